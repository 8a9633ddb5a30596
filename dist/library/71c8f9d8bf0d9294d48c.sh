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

use_run() { # ID: sets _id, _run and all that is read_spec's
  _id=$1
  _run=$_store/jobs/$1
  [ -d "$_run" ] || fail target "there is no run $1 in this store"
  read_spec
}

# Sets what a run's spec says: _timeout, _idle, _queue and _orphan in hundredths of a second (0: none), _streams "log" or
# "out err", _lock and _slots, _cap in bytes (0: none), _keep; and what follows from its name.
read_spec() {
  _timeout=0 _idle=0 _queue=0 _orphan=0 _streams=log _lock='' _slots=1 _cap=0 _keep=auto _token='' _cgroup=''
  while IFS='=' read -r _key _value; do
    case $_key in
      timeout) _timeout=$_value ;;
      idle) _idle=$_value ;;
      queue) _queue=$_value ;;
      orphan) _orphan=$_value ;;
      streams) _streams=$_value ;;
      lock) _lock=$_value ;;
      slots) _slots=$_value ;;
      cap) _cap=$_value ;;
      keep) _keep=$_value ;;
    esac
  done <"$_run/spec"
  read -r _token <"$_run/submission"
  _mine=$_id.$_token
  _locks=$_store/locks/$_lock
  _places="/tmp/ssh-job-$_token /var/tmp/ssh-job-$_token /dev/shm/ssh-job-$_token"
} 2>/dev/null

# Sets _value to what a spec says; "-" when it does not say it.
spec_value() { # KEY FILE
  while IFS='=' read -r _key _value; do [ "$_key" != "$1" ] || return 0; done <"$2"
  _value=-
} 2>/dev/null

# A pause that grows from 10 ms to SECONDS while _quiet does.
rest() { # SECONDS
  case $_quiet in
    [0-9] | 1[0-4]) nap 0.01 1 ;;
    1[5-9] | 2[0-4]) nap 0.05 1 ;;
    *) nap "$1" 1 ;;
  esac
  _quiet=$((_quiet + 1))
}
