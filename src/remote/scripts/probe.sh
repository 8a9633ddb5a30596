# probe: prints "S", what this machine is and has as lines KEY VALUE, and "."; what is not there has no value.
probe() {
  echo S
  # Lines here are "... -> /bin/dash"
  _exe=$(ls -l /proc/$$/exe)
  say sh "${_exe##*-> }"
  say tar "$(tar --version 2>&1 | one_line)"
  for _tool in tar ls dd cat mv mkdir mkfifo touch rm sleep tr grep find xargs setsid sha256sum stat df date unshare \
    gzip zstd; do
    say "tool.$_tool" "$(command -v "$_tool")"
  done
  say proc "$([ -r /proc/uptime ] && [ -r /proc/self/stat ] && cat /proc/sys/kernel/random/boot_id)"
  # Hidden where /proc is mounted with hidepid.
  say others "$([ ! -r /proc/1/stat ] || echo seen)"
  say fractions "$(sleep 0.01 && echo sleep)"
  say sizes "$(stat -c %s /)"
  say cgroup "$(own_cgroup)"
  say epoch "$(date +%s)"
  say kib "$(df -Pk "$_store" | field_four)"
  say inodes "$(df -Pi "$_store" | field_four)"
  # shellcheck disable=SC2046 # split on purpose: mode and owner
  set -- $(ls -ldn "$_store")
  say store "$1 $3 $(cat "$_store/ssh-job-store")"
  echo .
} 2>/dev/null

say() { # KEY VALUE
  echo "$1 $2"
}

one_line() {
  read -r _line && echo "$_line"
}

# Of the second line: what is free.
field_four() {
  read -r _line && read -r _fs _all _used _free _line && echo "$_free"
}

# The cgroup that we are in, if we may make others in it.
own_cgroup() {
  while IFS= read -r _line; do
    _made=/sys/fs/cgroup${_line#0::}/ssh-job-probe
    [ "$_line" = "${_line#0::}" ] || { mkdir "$_made" && rmdir "$_made" && echo "${_made%/*}"; }
  done </proc/self/cgroup
}
