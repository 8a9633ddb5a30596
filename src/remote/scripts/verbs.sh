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
  first "$_run"/cancel.* || mv "$_run/ready/cancel" "$_run/cancel.$2"
  if [ "$_status" = orphaned ]; then
    (end_tree cancel)
    status
  fi
  now
  _until=$((_now + $3 * 100))
  while [ "$_now" -lt "$_until" ]; do
    status
    case $_status in finished | lost) break ;; esac
    nap 0.1 1
    now
  done
  show_status
}

# list ID: prints the names below work/, each ended by NUL: directories, an empty name, files, an empty name, links, an
# empty name; then the files' sizes, a line each in the same order, where stat can tell.
list() {
  cd "$_run/work" || fail target "the run's directory is gone"
  for _type in d f l; do
    find . -type "$_type" -print0
    printf '\0'
  done
  find . -type f -exec stat -c %s {} + 2>/dev/null
}

# fetch ID: reads names as list prints them from stdin, each ended by NUL, and prints a tar of them. The archive may be
# several, one after the other.
fetch() {
  cd "$_run/work" || fail target "the run's directory is gone"
  xargs -0 tar -cf -
}
