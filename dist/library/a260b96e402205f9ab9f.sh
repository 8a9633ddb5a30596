# A process is known by its pid, its start time, the boot it lives in and its host: PID.START.BOOT.HOST, the end of a
# file's name.

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

# Sets _boot, the kernel's boot id and the start time of pid 1, which tells a restarted container; and _host.
_boot=
boot() {
  [ -z "$_boot" ] || return 0
  read -r _boot </proc/sys/kernel/random/boot_id
  # Where others' processes are hidden, pid 1 is as well.
  if process 1; then _boot=$_boot-$_start; else _boot=$_boot-; fi
  read -r _host </proc/sys/kernel/hostname
  case $_host in '' | *[!A-Za-z0-9._-]*) _host=host ;; esac
}

# Sets _record: of this shell.
record() {
  boot
  process $$
  _record=$$.$_start.$_boot.$_host
}

# Sets _recorded_pid _recorded_start _recorded_boot _recorded_host; fails when there is no such file.
recorded() { # an expanded pattern
  first "$@" || return 1
  _rest=${_first##*/}
  parse_record "${_rest#*.}"
}

parse_record() { # RECORD
  _recorded_pid=${1%%.*} _rest=${1#*.}
  _recorded_start=${_rest%%.*} _rest=${_rest#*.}
  _recorded_boot=${_rest%%.*} _recorded_host=${_rest#*.}
}

# Sets _vital to what is known of the recorded process: alive, dead, rebooted, hidden, or none without a record. Hidden
# is one of another host that shares the store, and another user's where /proc does not show it.
vital() { # an expanded pattern
  _vital=none
  ! recorded "$@" || judge
}

# As vital, of the record that was parsed, which is in the name of _first.
judge() {
  boot
  _vital=hidden
  [ "$_recorded_host" = "$_host" ] || return 0
  _vital=rebooted
  case $_recorded_boot in "$_boot" | "${_boot%-*}-") ;; *)
    case $_boot in *-) [ "${_recorded_boot%-*}-" = "$_boot" ] ;; *) false ;; esac || return 0
  esac
  _vital=alive
  if process "$_recorded_pid"; then
    [ "$_start" = "$_recorded_start" ] && [ "$_state" != Z ] && return 0
  else
    # shellcheck disable=SC3067 # not in POSIX, but in every shell we know
    [ -d /proc/1 ] || [ -O "$_first" ] || { _vital=hidden && return 0; }
  fi
  _vital=dead
}

# Is the recorded process alive? A zombie is dead.
alive() { # an expanded pattern
  vital "$@"
  [ "$_vital" = alive ]
}
