# supervise ID: owns a run from start to end. Detached from the connection: in a session of its own, with no
# descriptor of the channel's. One supervisor claims a run by renaming its record into it; any other goes away.

# Twice setsid: the first makes a group leader, for which the second has to fork, so it returns at once. An "&" would
# do too, but a job started from it would have to ignore SIGINT for ever.
supervisor_start() {
  set -- sh "$_self" "$_store" supervise "$_id"
  if command -v setsid >/dev/null; then
    setsid setsid "$@"
  else
    "$@" &
  fi </dev/null >/dev/null 2>>"$_run/supervisor.log" 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

supervise() {
  cd /
  mkdir "$_run/claim.$$" "$_run/claim.$$/sup" && record >"$_run/claim.$$/sup/rec" && mv "$_run/claim.$$/sup" "$_run/"
  _claimed=$?
  rm -rf "$_run/claim.$$"
  [ "$_claimed" = 0 ] || exit
  read_spec
  _keepers=
  for _stream in $_streams; do
    keep <"$_run/$_stream.pipe" >>"$_run/$_stream" &
    _keepers="$_keepers $!"
  done
  watch &
  _watcher=$!
  if [ "$_streams" = log ]; then
    payload_start >"$_run/log.pipe" 2>&1
  else
    payload_start >"$_run/out.pipe" 2>"$_run/err.pipe"
  fi
  _code=$?
  first "$_run"/rc.* || mv "$_run/ready/rc" "$_run/rc.$_code.0"
  if first "$_run"/kill.*; then wait "$_watcher"; fi
  for _keeper in $_keepers; do drain "$_keeper"; done
  conclude
  kill "$_watcher" 2>/dev/null
}

# A job writes into a pipe as it would anywhere else: a log file as its stderr would be emptied by "echo >/dev/stderr".
# When the disk is full, lines are lost but the job lives on.
keep() {
  until cat; do nap 0.1 1; done 2>/dev/null
}

# Waits until all that the script wrote is in the log. A process that it left behind may hold the pipe open: that one
# is given a second to be quiet.
drain() { # KEEPER
  _patience=20
  while process "$1" && [ "$_state" != Z ] && [ "$_patience" -gt 0 ]; do
    nap 0.05 1
    _patience=$((_patience - 1))
  done
  [ "$_patience" -gt 0 ] && return
  for _directory in /proc/[0-9]*; do
    process "${_directory#/proc/}" && [ "$_parent" = "$1" ] && kill "${_directory#/proc/}"
  done
  kill "$1"
} 2>/dev/null

payload_start() {
  set -- sh "$_self" "$_store" payload "$_id"
  if command -v setsid >/dev/null; then setsid "$@"; else "$@"; fi </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

# payload ID: the leader of the job's session. It outlives a killed supervisor and writes the exit code itself.
payload() {
  record >"$_run/pay.new" && mv "$_run/pay.new" "$_run/pay" || exit 125
  read -r _login_umask <"$_run/login-umask"
  read -r SSH_JOB_TOKEN <"$_run/submission"
  now
  _began=$_now
  # This shell keeps its own words ("Killed") out of the job's log.
  exec 8>&1 9>&2 >/dev/null 2>&1
  (
    exec >&8 2>&9 8>&- 9>&-
    export SSH_JOB_TOKEN
    umask "$_login_umask"
    cd "$_run/work" && exec sh "$_run/launch" "$_run"
  )
  _code=$?
  now
  mv "$_run/ready/rc" "$_run/rc.$_code.$(((_now - _began) * 10))"
  exit "$_code"
}
