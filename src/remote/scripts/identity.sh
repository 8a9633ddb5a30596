# A process is known by its pid, its start time and the boot it lives in: a record is the line "PID START BOOT".

# Sets _state _parent _group _session _start of a process; fails when it is gone.
process() { # PID
  _stat=
  # A command's name may hold anything, newlines too: only what follows the last ") " is fields.
  while IFS= read -r _line || [ -n "$_line" ]; do _stat="$_stat $_line"; done 2>/dev/null <"/proc/$1/stat" || return 1
  [ -n "$_stat" ] || return 1
  # shellcheck disable=SC2086 # split on purpose
  set -- ${_stat##*") "}
  _state=$1 _parent=$2 _group=$3 _session=$4 _start=${20}
}

# Sets _boot: the kernel's boot id and the start time of pid 1, which tells a restarted container.
boot() {
  read -r _boot </proc/sys/kernel/random/boot_id
  process 1 && _boot=$_boot/$_start
}

# Prints the record of this shell.
record() {
  boot
  process $$
  echo "$$ $_start $_boot"
}

# Is the process of this record alive? Sets _recorded_boot. A zombie is dead.
alive() { # FILE
  { read -r _recorded_pid _recorded_start _recorded_boot <"$1"; } 2>/dev/null || return 1
  boot
  [ "$_recorded_boot" = "$_boot" ] && process "$_recorded_pid" && [ "$_start" = "$_recorded_start" ] && [ "$_state" != Z ]
}

# Sets _status to submitted, running, orphaned, finished or lost; with finished also _kind _code _duration (ms) and
# _by, with lost _why. The order matters: a run may end between two looks.
status() {
  ended && return
  if [ ! -d "$_run/sup" ]; then
    _status=submitted
  elif alive "$_run/sup/rec"; then
    _status=running
  elif alive "$_run/pay"; then
    _status=orphaned
  elif ended; then
    return
  elif first "$_run"/rc.*; then
    # The supervisor was killed before it could conclude; how the script ended is a fact all the same.
    conclude
    ended || _status=running
  else
    _status=lost
    _why=supervisor-died
    [ "$_recorded_boot" = "$_boot" ] || _why=reboot
  fi
}

# A run's end is the name of a file, so that a full disk cannot lose it: end.KIND.CODE.DURATION
ended() {
  first "$_run"/end.* || return 1
  _end=${_first##*/end.}
  _kind=${_end%%.*} _end=${_end#*.}
  _code=${_end%.*} _duration=${_end#*.}
  _by=
  first "$_run"/cancel.* && _by=${_first##*/cancel.}
  _status=finished
}

# Turns the exit code, rc.CODE.DURATION, into the end. KIND is cancel, timeout or idle when we ended it, else exit.
conclude() {
  _kind=exit
  first "$_run"/kill.* && _kind=${_first##*/kill.}
  first "$_run"/rc.* && mv "$_run/ready/end" "$_run/end.$_kind.${_first##*/rc.}"
} 2>/dev/null
