# A run is a directory. What became of it is told by the names in there, each made by one rename out of ready/:
#   owner.RECORD           the supervisor, who owns it
#   standby.RECORD         who takes over when the supervisor is killed
#   leader.RECORD          the leader of the job's session
#   cancel.WHO             somebody asks for its end; the first who asked is named
#   kill.KIND              we began to end it: cancel, timeout, idle or queue
#   rc.CODE.MS             the script ended, with this exit code and after so long; CODE "-": it was never started
#   end.KIND.CODE.MS.TIME  all is over, since TIME (seconds of the clock)
#   gap.full, cap.BYTES    the log has lost lines, because the disk was full; it was cut there, because it is too long
#   seen                   a client is there; the supervisor takes it back
# KIND says who ended the run: exit is the script itself, any other says that we had begun to when it was over. CODE is
# the script's own in every case: one that answers SIGTERM with exit code 0, or ends in that very moment, has 0.

# Tells a state. Where the run's directory cannot be written to any more, its name is made in a second place.
mark() { # PREPARED NAME
  mv "$_run/ready/$1" "$_run/$2" && return
  # Somebody else has told it.
  [ -e "$_run/ready/$1" ] || return
  for _place in $_places; do
    mkdir -m 700 "$_place"
    ours "$_place" && true >"$_place/$2" && return
  done
  return 1
} 2>/dev/null

# Sets _told to what follows "NAME." in the name of a state; fails when it was not told.
told() { # NAME
  first "$_run/$1".* && _told=${_first##*/"$1".} && return
  for _place in $_places; do
    ours "$_place" && first "$_place/$1".* && _told=${_first##*/"$1".} && return
  done
  return 1
}

ours() { # DIRECTORY
  # shellcheck disable=SC3067 # not in POSIX, but in every shell we know
  [ -O "$1" ] && [ ! -h "$1" ]
}

# Sets _status to submitted, queued, running, finished, lost or unknown; with finished also _kind _code _duration (ms)
# _end (seconds) and _by, with lost _why. The order matters: a run may end between two looks.
status() {
  ended && return
  _status=running
  [ -z "$_lock" ] || first "$_run"/leader.* || told rc || _status=queued
  vital "$_run"/owner.*
  case $_vital in
    alive) return ;;
    none) _status=submitted && return ;;
    hidden) _status=unknown && return ;;
  esac
  _why=supervisor-died
  [ "$_vital" = dead ] || _why=reboot
  alive "$_run"/standby.* && return
  # It may have become the owner between two looks.
  alive "$_run"/owner.* && return
  if alive "$_run"/leader.* || told rc || { [ "$_why" != reboot ] && [ "$_vital" = none ]; }; then
    # Supervisor and standby were killed: whoever looks sees to it that there is a supervisor again.
    supervisor_start
    return
  fi
  ended && return
  _status=lost
  [ "$_why" != reboot ] || return 0
  # The script itself may still be there. It must not go on: nobody could ever tell how it ended.
  leader && sweep
  drain
}

ended() {
  told end || return 1
  _kind=${_told%%.*} _told=${_told#*.}
  _code=${_told%%.*} _told=${_told#*.}
  _duration=${_told%.*} _end=${_told#*.}
  _by=
  told cancel && _by=$_told
  _status=finished
}

# Turns the exit code into the end; fails when that cannot be written down.
conclude() {
  told end && return
  _kind="exit"
  told kill && _kind=$_told
  told rc && mark end "end.$_kind.$_told.$(date +%s)"
}

# Makes at home what was told in the second place; fails while that is not possible.
bring_home() {
  for _place in $_places; do
    ours "$_place" || continue
    for _name in "$_place"/*; do
      _name=${_name##*/}
      mv "$_run/ready/${_name%%.*}" "$_run/$_name" || [ ! -e "$_run/ready/${_name%%.*}" ] || return 1
    done
    rm -rf "$_place"
  done
} 2>/dev/null
