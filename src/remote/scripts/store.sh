# The store is a directory of ours alone: whoever could write to it could forge results.
check_store() {
  _base=${_store%/v1}
  [ ! -h "$_base" ] && [ ! -h "$_store" ] || fail target "$_base is a symbolic link"
  mkdir -p "$_base" && [ -d "$_base" ] || fail target "$_base cannot be created"
  if [ ! -e "$_store/ssh-job-store" ]; then
    [ ! -e "$_store" ] || fail target "$_store exists and is not a store of ours"
    make_store
  fi
  # shellcheck disable=SC2046 # split on purpose: mode and owner are the first and third field
  set -- $(ls -ldn "$_base")
  [ "$3" = "$(id -u)" ] || fail target "$_base belongs to uid $3, not to the user who logged in"
  case $1 in
    ?????w* | ????????w*) fail target "$_base can be written to by others (mode $1): chmod go-w it" ;;
  esac
}

make_store() {
  _new=$_base/new.$$
  mkdir "$_new" "$_new/v1" "$_new/v1/scripts" "$_new/v1/jobs" "$_new/v1/tmp" && echo 1 >"$_new/v1/ssh-job-store" ||
    fail target "$_base cannot be written to"
  mv "$_new/v1" "$_base/" 2>/dev/null
  rm -rf "$_new"
  [ -e "$_store/ssh-job-store" ] || fail target "$_store cannot be created"
}

# Fails with disk-full when a small file cannot be written any more, else with target.
no_space() { # MESSAGE
  _reason=target
  dd if=/dev/zero of="$_store/tmp/probe.$$" bs=4096 count=16 2>/dev/null || _reason=disk-full
  rm -f "$_store/tmp/probe.$$"
  fail "$_reason" "$1"
}
