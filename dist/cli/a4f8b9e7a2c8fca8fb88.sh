# A process is known by its pid, its start time and the boot it lives in: PID.START.BOOT, the end of a file's name.

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
  process 1 && _boot=$_boot-$_start
}

# Sets _record: of this shell.
record() {
  boot
  process $$
  _record=$$.$_start.$_boot
}

# Sets _recorded_pid _recorded_start _recorded_boot; fails when there is no such file.
recorded() { # an expanded pattern
  first "$@" || return 1
  _record=${_first##*/}
  _record=${_record#*.}
  _recorded_pid=${_record%%.*} _record=${_record#*.}
  _recorded_start=${_record%%.*} _recorded_boot=${_record#*.}
}

# Is the recorded process alive? A zombie is dead.
alive() { # an expanded pattern
  recorded "$@" || return 1
  boot
  [ "$_recorded_boot" = "$_boot" ] && process "$_recorded_pid" && [ "$_start" = "$_recorded_start" ] && [ "$_state" != Z ]
}
