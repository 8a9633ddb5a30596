# The store is a directory of ours alone, because whoever can write to it can forge results; or one that a group shares,
# which says so by being setgid and writable for it.
check_store() {
  _base=${_store%/v1}
  [ ! -h "$_base" ] && [ ! -h "$_store" ] || fail target "$_base is a symbolic link"
  [ -d "$_base" ] || _errors=$(mkdir -p "$_base" 2>&1) || fail target "$_base cannot be created: $_errors"
  _mode=$(ls -ldn "$_base")
  case $_mode in
    d????ws?-*)
      check_parents
      umask 007
      [ -e "$_store" ] || make_store
      ;;
    *)
      check_owner "$_base"
      [ -e "$_store" ] || make_store
      _mode=$(ls -ldn "$_store")
      check_owner "$_store"
      ;;
  esac
  [ -e "$_store/ssh-job-store" ] || fail target "$_store exists and is not a store of ours"
}

# Whoever could write to a directory above a shared store could put one of their own in its place.
check_parents() {
  # shellcheck disable=SC3013 # not in POSIX, but in every shell we know
  _open=$(cd -P "$_base/.." && while case $(ls -ldn .) in ?????w* | ????????w*) pwd && false ;; esac && [ ! . -ef / ]; do
    cd ..
  done)
  [ -z "$_open" ] || fail target "$_base is shared, but $_open above it can be written to by others"
}

check_owner() { # DIRECTORY, after ls has set _mode
  # shellcheck disable=SC3067 # not in POSIX, but in every shell we know
  [ -O "$1" ] || fail target "$1 does not belong to the user who logged in"
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

# Fails with disk-full when a small file cannot be written there any more, else with target. A file system that turned
# read-only because of an error may still pass for one that can be written to.
no_space() { # DIRECTORY MESSAGE
  _reason=target
  [ ! -w "$1" ] || ! touch "$1" 2>/dev/null || dd if=/dev/zero of="$1/probe.$$" bs=4096 count=16 2>/dev/null ||
    _reason=disk-full
  rm -rf "$1/probe.$$" "$1/new.$$"
  fail "$_reason" "$2"
}
