# The store is a directory of ours alone: whoever could write to it could forge results.
check_store() {
  _base=${_store%/v1}
  [ ! -h "$_base" ] && [ ! -h "$_store" ] || fail target "$_base is a symbolic link"
  _errors=$(mkdir -p "$_base" 2>&1) || fail target "$_base cannot be created: $_errors"
  check_owner "$_base"
  [ -e "$_store" ] || make_store
  check_owner "$_store"
  [ -e "$_store/ssh-job-store" ] || fail target "$_store exists and is not a store of ours"
}

check_owner() { # DIRECTORY
  # shellcheck disable=SC3067 # not in POSIX, but in every shell we know
  [ -O "$1" ] || fail target "$1 does not belong to the user who logged in"
  _mode=$(ls -ldn "$1")
  case $_mode in
    ?????w* | ????????w*) fail target "$1 can be written to by others (mode ${_mode%% *}): chmod go-w it" ;;
  esac
}

make_store() {
  _new=$_base/new.$$
  mkdir "$_new" "$_new/v1" "$_new/v1/scripts" "$_new/v1/jobs" "$_new/v1/tmp" && echo 1 >"$_new/v1/ssh-job-store" ||
    no_space "$_base" "$_base cannot be written to"
  mv "$_new/v1" "$_base/"
  rm -rf "$_new"
} 2>/dev/null

# Fails with disk-full when a small file cannot be written there any more, else with target.
no_space() { # DIRECTORY MESSAGE
  _reason=target
  [ ! -w "$1" ] || dd if=/dev/zero of="$1/probe.$$" bs=4096 count=16 2>/dev/null || _reason=disk-full
  rm -rf "$1/probe.$$" "$1/new.$$"
  fail "$_reason" "$2"
}
