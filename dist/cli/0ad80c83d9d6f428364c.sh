# status ID: prints "S ID STATE KIND CODE MS BY"; what is not known is "-".
show_status() {
  status
  case $_status in
    finished) echo "S $_id finished $_kind $_code $_duration ${_by:--}" ;;
    lost) echo "S $_id lost $_why - - -" ;;
    *) echo "S $_id $_status - - - -" ;;
  esac
}

# cancel ID WHO SECONDS: asks the supervisor to end the run, waits up to SECONDS for it, and answers as status does.
# ID may be SIGNATURE@SUBMISSION, for a client that never heard the id; when that run does not exist: "S - absent - - - -"
cancel() {
  case $1 in
    *@*)
      _submission=${1#*@}
      find_submission "${1%@*}" || { echo "S - absent - - - -" && exit; }
      ;;
    *) _id=$1 ;;
  esac
  use_run "$_id"
  status
  case $_status in
    finished | lost) show_status && exit ;;
  esac
  # Fails for the second of two who ask at once; the first is named.
  first "$_run"/cancel.* || mv "$_run/ready/cancel" "$_run/cancel.$2" 2>/dev/null
  case $_status in
    # Nobody may ever start it: the supervisor that finds it cancelled ends it without running anything.
    submitted) supervisor_start ;;
    # Perhaps the watcher is gone, too.
    orphaned) end_tree cancel ;;
  esac
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

# list ID: prints "S ID", then the names below work/, each ended by NUL: directories, an empty name, files, an empty
# name, links, an empty name, what is none of these, an empty name; then the files' sizes, a line each in the same
# order, where stat can tell. A job that removed its own directory has left nothing.
list() {
  echo "S $_id"
  cd "$_run/work" 2>/dev/null || { printf '\0\0\0\0' && exit; }
  for _type in "-type d" "-type f" "-type l" "! -type d ! -type f ! -type l"; do
    # 1: the job made a directory that nobody may read. It is listed like any other, and whoever fetches it is told.
    # shellcheck disable=SC2086 # split on purpose
    find . $_type -print0 2>/dev/null || [ $? = 1 ] || exit
    printf '\0'
  done
  find . -type f -exec stat -c %s {} + 2>/dev/null
  exit 0
}

# fetch ID: reads names as list prints them from stdin, each ended by NUL; prints "S ID" and a tar of them, which may be
# several archives one after the other.
fetch() {
  cd "$_run/work" 2>/dev/null || fail target "the directory of the run $_id is gone"
  echo "S $_id"
  xargs -0 tar -cf -
}
