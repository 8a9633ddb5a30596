# Usage: sh SCRIPT STORE VERB [ARGUMENT...]
# Every verb first prints the line "ssh-job/1"; what a login shell printed before it is noise. A verb that cannot do
# its work prints "E CODE MESSAGE" and exits with 1; CODE is one of the client's error codes.
# Written for dash, busybox ash and bash --posix. Whatever a run has to write down is the name of a file that was made
# beforehand: a rename needs no space, happens once, and is never seen half done.

# What the login gives to a command, taken before anything of ours (all named "_...") changes it. The job gets it back.
_exports=$(export -p)
_umask=$(umask)
# These would change what ls and tar say and do.
unset BLOCK_SIZE LS_BLOCK_SIZE TAR_OPTIONS
set -u
umask 077
_self=$0
_store=$1
_verb=$2
shift 2

# An empty line first: what came before it need not have ended with one.
greet() {
  echo
  echo ssh-job/1
}

fail() { # CODE MESSAGE, of which the first line is told
  _newline='
'
  printf 'E %s %s\n' "$1" "${2%%"$_newline"*}"
  exit 1
}

# Sleeps for a fraction of a second where sleep can, else for the whole seconds given.
nap() { # FRACTION SECONDS
  sleep "$1" 2>/dev/null || sleep "$2"
}

# Sets _now: hundredths of a second since boot, on a clock that nobody sets.
now() {
  IFS=' .' read -r _seconds _hundredths _rest </proc/uptime
  _now=$((_seconds * 100 + 1$_hundredths - 100))
}

# Sets _first to the first existing path of the arguments, an expanded pattern; fails when there is none.
first() {
  _first=$1
  [ -e "$_first" ]
}

# Sets _size: bytes of a file.
size() { # FILE
  # shellcheck disable=SC2046 # split on purpose: the fifth field is the size
  set -- $(ls -ln "$1" 2>/dev/null)
  _size=${5:-0}
}

use_run() { # ID: sets _id and _run
  _id=$1
  _run=$_store/jobs/$1
  [ -d "$_run" ] || fail target "there is no run $1 in this store"
}

# Sets what a run's spec says: _timeout and _idle in hundredths of a second (0: none), _streams "log" or "out err".
read_spec() {
  _timeout=0 _idle=0 _streams=log
  while IFS='=' read -r _key _value; do
    case $_key in
      timeout) _timeout=$_value ;;
      idle) _idle=$_value ;;
      streams) _streams=$_value ;;
    esac
  done <"$_run/spec"
}
