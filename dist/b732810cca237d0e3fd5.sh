# supervise ID: owns a run from start to end. Detached from the connection: in a session of its own, with no
# descriptor of the channel's. One supervisor gets the one file that makes it the owner; any other goes away.

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
  record
  mv "$_run/ready/owner" "$_run/owner.$_record" 2>/dev/null || exit
  read_spec
  for _stream in $_streams; do
    keep <"$_run/$_stream.pipe" >>"$_run/$_stream" &
  done
  watch &
  _watcher=$!
  now
  _began=$_now
  if [ "$_streams" = log ]; then
    payload_start >"$_run/log.pipe" 2>&1
  else
    payload_start >"$_run/out.pipe" 2>"$_run/err.pipe"
  fi
  _code=$?
  # A watcher that was killed was perhaps not done; a leader that was killed has left its script behind.
  if first "$_run"/kill.*; then wait "$_watcher"; else first "$_run"/rc.*; fi || { leader && sweep; }
  drain
  now
  write_down "$_code.$(((_now - _began) * 10))"
  kill "$_watcher" 2>/dev/null
}

# Some file systems refuse even a rename while they are full: tries again for ten minutes.
write_down() { # CODE.MS, if the leader could not say it
  _tries=600
  until { first "$_run"/rc.* || mv "$_run/ready/rc" "$_run/rc.$1"; } && conclude; do
    _tries=$((_tries - 1))
    [ "$_tries" -gt 0 ] && [ -d "$_run" ] || return
    nap 1 1
  done
}

payload_start() {
  set -- sh "$_self" "$_store" payload "$_id"
  if command -v setsid >/dev/null; then setsid "$@"; else "$@"; fi </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

# payload ID: the leader of the job's session. It outlives a killed supervisor and writes the exit code down itself.
payload() {
  record
  # A supervisor that was killed before this line has lost its run already.
  mv "$_run/ready/leader" "$_run/leader.$_record" && alive "$_run"/owner.* || exit 125
  now
  _began=$_now
  # This shell keeps its own words ("Killed") out of the job's log.
  exec 8>&1 9>&2 >/dev/null 2>&1
  if first "$_run"/cancel.*; then
    mv "$_run/ready/kill" "$_run/kill.cancel"
    rm -f "$_run/secrets" "$_run/login"
    _code=143
  else
    (exec >&8 2>&9 8>&- 9>&- && launch "$_run")
    _code=$?
  fi
  now
  mv "$_run/ready/rc" "$_run/rc.$_code.$(((_now - _began) * 10))"
  exit "$_code"
}

# Becomes the script. Once the login's variables are back, the names of our own may be among them.
launch() { # RUN
  . "$1/login"
  rm -f "$1/login"
  read -r SSH_JOB_TOKEN <"$1/submission"
  export SSH_JOB_TOKEN
  cd "$1/work" && exec sh "$1/launch"
}
