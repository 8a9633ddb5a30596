# A run is a directory. What became of it is told by the names in there, each made by one rename out of ready/:
#   owner.RECORD           the supervisor, who owns it
#   leader.RECORD          the leader of the job's session
#   cancel.WHO             somebody asks for its end; the first who asked is named
#   kill.KIND              we began to end it: cancel, timeout or idle
#   rc.CODE.MS             the script ended, with this exit code and after so long
#   end.KIND.CODE.MS       all is over
#   gap                    the log has lost lines, because the disk was full
# KIND says who ended the run: exit is the script itself, any other says that we had begun to when it was over. CODE is
# the script's own in every case: one that answers SIGTERM with exit code 0, or ends in that very moment, has 0.

# Sets _status to submitted, running, orphaned, finished or lost; with finished also _kind _code _duration (ms) and
# _by, with lost _why. The order matters: a run may end between two looks.
status() {
  ended && return
  if ! recorded "$_run"/owner.*; then
    _status=submitted
  elif alive "$_run"/owner.*; then
    _status=running
  elif alive "$_run"/leader.*; then
    _status=orphaned
  elif ended; then
    return
  elif first "$_run"/rc.*; then
    # The supervisor was killed before it could conclude; how the script ended is a fact all the same.
    read_spec
    drain
    conclude
    ended || _status=running
  else
    _status=lost
    _why=reboot
    [ "$_recorded_boot" = "$_boot" ] || return
    _why=supervisor-died
    # The script itself may still be there. It must not go on: nobody could ever tell how it ended.
    leader && sweep
    read_spec
    drain
  fi
}

ended() {
  first "$_run"/end.* || return 1
  _end=${_first##*/end.}
  _kind=${_end%%.*} _end=${_end#*.}
  _code=${_end%.*} _duration=${_end#*.}
  _by=
  first "$_run"/cancel.* && _by=${_first##*/cancel.}
  _status=finished
}

# Turns the exit code into the end; fails when that cannot be written down.
conclude() {
  first "$_run"/end.* && return
  _kind="exit"
  first "$_run"/kill.* && _kind=${_first##*/kill.}
  first "$_run"/rc.* && mv "$_run/ready/end" "$_run/end.$_kind.${_first##*/rc.}"
} 2>/dev/null
