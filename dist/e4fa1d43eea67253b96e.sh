# status ID: prints "S ID STATE KIND CODE MS BY STARTED ENDED"; what is not known is "-", times are seconds of the clock.
show_status() {
  status
  _fields='- - - - - -'
  case $_status in
    finished)
      _started=-
      [ "$_code" = - ] || _started=$((_end - _duration / 1000))
      _fields="$_kind $_code $_duration ${_by:--} $_started $_end"
      ;;
    lost) _fields="$_why - - - - -" ;;
    unknown)
      # Whoever owns the run takes this back.
      mv "$_run/ready/seen" "$_run/seen" 2>/dev/null
      nap 1.5 2
      [ -e "$_run/seen" ] || _status=running
      ;;
    running)
      if leader && now && [ "$_leader_start" -le "$_now" ]; then
        _fields="- - - - $(($(date +%s) - (_now - _leader_start) / 100)) -"
      fi
      ;;
  esac
  echo "${1-S }$_id $_status $_fields"
}

# runs: prints "S", then of each run what status prints, its size in KiB, WHO and LABEL; and a ".".
runs() {
  echo S
  for _run in "$_store"/jobs/*; do
    [ -e "$_run/submission" ] || continue
    use_run "${_run##*/}"
    _line=$(show_status "")
    _kib=-
    ! first "$_run"/size.* || _kib=${_first##*.}
    spec_value who "$_run/spec"
    _who=$_value
    spec_value label "$_run/spec"
    echo "$_line $_kib $_who $_value"
  done
  echo .
}

# about ID FILE: prints "S ID" and what the client left beside the run: "about", for those who attach to it, or
# "signature.json". Nothing follows when there is none.
about() { # ID FILE
  echo "S $1"
  [ ! -e "$_run/$2" ] || cat "$_run/$2"
}

# cancel ID WHO SECONDS: asks the supervisor to end the run, waits up to SECONDS for it, and answers as status does.
# ID@SUBMISSION has not more to say than others who follow the run: when there are any, it goes on and the state is
# "shared". A client that never heard the id says SIGNATURE@SUBMISSION; the state is "absent" without such a run.
cancel() {
  _submission=
  case $1 in
    *-*@*)
      _submission=${1#*@}
      use_run "${1%@*}"
      ;;
    *@*)
      _submission=${1#*@}
      # It may not even have begun to come.
      mkdir "$_store/tmp/withdrawn.$_submission" 2>/dev/null
      find_submission "${1%@*}" || { withdraw && find_submission "${1%@*}"; } || { echo "S - absent - - - - - -" && exit; }
      use_run "$_id"
      rmdir "$_store/tmp/withdrawn.$_submission" 2>/dev/null
      ;;
    *) use_run "$1" ;;
  esac
  [ -z "$_submission" ] || ! others || { echo "S $_id shared - - - - - -" && exit; }
  status
  case $_status in
    finished | lost) show_status && exit ;;
  esac
  # Fails for the second of two who ask at once; the first is named.
  told cancel || mark cancel "cancel.$2"
  # Nobody may ever start it: the supervisor that finds it cancelled ends it without running anything.
  [ "$_status" != submitted ] || supervisor_start
  now
  _deadline=$((_now + $3 * 100))
  while [ "$_now" -lt "$_deadline" ]; do
    status
    case $_status in finished | lost) break ;; esac
    nap 0.1 1
    now
  done
  show_status
}

# Sees to it that a job that is just coming is not published, or has been.
withdraw() {
  for _path in "$_store"/tmp/stage.*/"open.$_submission"; do
    mv "$_path" "${_path%/*}/gone" && rmdir "$_store/tmp/withdrawn.$_submission"
  done
  while first "$_store"/tmp/stage.*/"claimed.$_submission"; do
    vital "${_first%/*}"
    [ "$_vital" = alive ] || break
    nap 0.1 1
  done
  return 0
} 2>/dev/null

# Sets _id to the run that this submission has made or joined.
find_submission() { # SIGNATURE
  for _run in "$_store/jobs/$1"-*; do
    _id=${_run##*/}
    if is_submission "$_run" || [ -e "$_run/joined.$_submission" ]; then return; fi
  done
  return 1
}

# Does a client of another submission follow the run?
others() {
  for _name in "$_run"/follower.*; do
    case $_name in *"/follower.$_submission."* | *'*') continue ;; esac
    follows "$_name" && return
  done
  return 1
}

# locks: prints "S", then "H NAME SLOT ID SINCE live|stale WHO LABEL" for each holder and "W NAME POSITION ID - live|stale
# WHO LABEL" for each who waits; and a ".".
locks() {
  echo S
  for _locks in "$_store"/locks/*; do
    _held=" "
    for _name in "$_locks"/h/*/*; do
      holder "$_name" || continue
      _slot=${_name%/*}
      _held="$_held${_holder%% *} "
      show_claim H "${_slot##*/}"
    done
    _position=0
    for _name in "$_locks"/t/*/*; do
      case $_name in */done | *'*') continue ;; esac
      holder "$_name"
      case $_held in *" ${_holder%% *} "*) continue ;; esac
      _position=$((_position + 1))
      show_claim W "$_position"
    done
  done
  echo .
}

show_claim() { # H|W SLOT|POSITION, after holder of _name
  _life=stale
  ! holds "${_name##*/}" || _life=live
  # shellcheck disable=SC2086 # split on purpose
  set -- "$1" "$2" $_holder
  _since=$4
  [ "$1" = H ] || _since=-
  echo "$1 ${_locks##*/} $2 $3 $_since $_life $5 $6"
}

# break NAME: takes the lock away from whoever holds it; prints "S COUNT", the holders as locks does, and a ".".
break_lock() {
  _locks=$_store/locks/$1 _freed='' _count=0
  [ -d "$_locks" ] || fail target "there is no lock $1 in this store"
  for _name in "$_locks"/h/*/*; do
    holder "$_name" || continue
    _slot=${_name%/*}
    _freed="$_freed$(show_claim H "${_slot##*/}")
"
    _name=${_name##*/}
    take_away "${_name%.*}"
    _count=$((_count + 1))
  done
  printf 'S %s\n%s.\n' "$_count" "$_freed"
}

# fetch ID [-]: prints "S ID TOOLS", a "-" and, each after a comma, which of zstd, gzip and sha256sum there are; and, but
# for the "-", what lies below work/, each name ended by NUL: directories, an empty name, files, an empty name, links, an
# empty name, what is none of these, an empty name; then the size and mode of each file, a line each in the same order,
# where stat can tell; and a ".". A job that removed its own directory has left nothing. Then it is told, names as they
# were printed:
#   sha256sum BYTES OPTION    so many bytes of names follow: prints what sha256sum says of them, and a "."
#   stat BYTES OPTION         the same with stat
#   sample BYTES              ... prints how long gzip makes the first 256 KiB of them, and a "."
#   tail BYTES FROM LENGTH    ... prints so many bytes of these files, of each from the FROMth on, and a "."
#   none|gzip|zstd BYTES      ... prints a tar of them, coded so, which may be several one after the other, and is done
# Anything else ends it, too.
fetch() {
  _tools=-
  for _tool in zstd gzip sha256sum; do ! command -v "$_tool" >/dev/null || _tools=$_tools,$_tool; done
  echo "S $_id $_tools"
  cd "$_run/work" 2>/dev/null || { [ -d "$_run" ] && printf '\0\0\0\0.\n'; exit; }
  [ $# = 2 ] || {
    for _type in "-type d" "-type f" "-type l" "! -type d ! -type f ! -type l"; do
      # 1: the job made a directory that nobody may read. It is listed like any other, and whoever fetches it is told.
      # shellcheck disable=SC2086 # split on purpose
      find . $_type -print0 2>/dev/null || [ $? = 1 ] || exit
      printf '\0'
    done
    find . -type f -exec stat -c '%s %a' {} + 2>/dev/null
  }
  # A run that was removed meanwhile was not listed whole.
  [ -d "$_run" ] || exit
  while echo . && read -r _how _bytes _from _length; do
    case $_how in
      sha256sum | stat) exactly "$_bytes" | xargs -0 "$_how" "$_from" ;;
      sample) exactly "$_bytes" | xargs -0 cat | exactly 262144 | gzip -1c | wc -c ;;
      tail) exactly "$_bytes" | xargs -0 tail -qc "+$_from" | exactly "$_length" ;;
      *) break ;;
    esac 2>/dev/null
  done
  case $_how in
    none) exactly "$_bytes" | xargs -0 tar -cf - ;;
    gzip | zstd) { exit "$({ { exactly "$_bytes" | xargs -0 tar -cf -; echo $? >&3; } | "$_how" -1c >&4; } 3>&1)"; } 4>&1 ;;
  esac
}

# Does a verb for a run.
serve() { # ID WORD...
  [ "$_verb" = remove ] || use_run "$1"
  "$_verb" "$@"
}
