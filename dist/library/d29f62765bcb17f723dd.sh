# probe: prints "S", what this machine is and has as lines KEY VALUE, and "."; what is not there has no value.
probe() {
  # The line ends with "-> /bin/dash" or so.
  _exe=$(ls -l /proc/$$/exe)
  echo "S
sh ${_exe##*-> }
tar $(tar --version | one_line)
proc $(cat /proc/sys/kernel/random/boot_id </proc/uptime)
others $([ ! -r /proc/1/stat ] || echo seen)
fractions $(sleep 0.01 && echo sleep)
sizes $(stat -c %s /)
cgroup $(show_cgroup)
epoch $(date +%s)
kib $(df -Pk "$_store" | field_four)
inodes $(df -Pi "$_store" | field_four)
taken $(du -sk "$_store" | field_one)
leftovers $(count_leftovers)
store $(ls -ldn "$_store" | one_line) $(cat "$_store/ssh-job-store")"
  for _tool in tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date setsid sha256sum stat df \
    unshare gzip zstd; do
    echo "tool.$_tool $(command -v "$_tool")"
  done
  echo .
} 2>/dev/null

one_line() {
  read -r _line && echo "$_line"
}

# Of the second line: what is free.
field_four() {
  read -r _line && read -r _fs _all _used _free _line && echo "$_free"
}

field_one() {
  read -r _used _line && echo "$_used"
}

# How much has stayed in tmp/ for more than a day. All its names are ours.
count_leftovers() {
  set -f
  # shellcheck disable=SC2046 # split on purpose
  cd "$_store/tmp" && _found=$(find . ! -name . -prune -mtime +0) && set -- $_found && echo $#
}

# The cgroup that we are in, if we may make others in it.
show_cgroup() {
  own_cgroup && mkdir "$_place/ssh-job-probe" && rmdir "$_place/ssh-job-probe" && echo "$_place"
}

# Says "P" and what tells one class of machines from another; nothing behind the "P" when that cannot be told.
platform() {
  _os='' _arch='' _release=
  read -r _release </proc/sys/kernel/osrelease
  while IFS='=' read -r _key _value || [ -n "$_key" ]; do
    case $_key in ID | VERSION_ID) _os="$_os $_value" ;; esac
  done </etc/os-release
  { _libc=$(getconf GNU_LIBC_VERSION) && _libc="$_libc $(getconf LONG_BIT)"; } || _libc=$(echo /lib*/ld-*)
  _model=$(tr '\0\n' '  ' </proc/device-tree/model || cat /sys/class/dmi/id/product_name)
  _minor=${_release#*.}
  _text=
  _arch=$(uname -sm) && _text="$_arch ${_release%%.*}.${_minor%%[!0-9]*};$_os; $_libc; $_model"
  printf 'P %s\n' "$_text"
} 2>/dev/null

# Reads commands, one a line, and says "P CODE LENGTH" and what each has printed.
answer_probes() { # COUNT
  _left=$1 _answer=$_store/tmp/probe.$$ _limit=
  # Nobody waits for it any longer. Old ones want another option.
  [ "$1" = 0 ] || ! timeout 60 true 2>/dev/null || _limit="timeout 60"
  trap 'rm -f "$_answer"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  while [ "$_left" -gt 0 ] && read -r _line; do
    (ulimit -f 32768 && $_limit sh -c "$_line") </dev/null >"$_answer" 2>/dev/null
    _code=$?
    size "$_answer"
    echo "P $_code $_size"
    # What the probe left running may still write.
    [ "$_size" = 0 ] || dd bs="$_size" count=1 <"$_answer" 2>/dev/null
    rm -f "$_answer"
    _left=$((_left - 1))
  done
  trap - EXIT HUP INT TERM PIPE
}
