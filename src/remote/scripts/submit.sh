# submit SIGNATURE SUBMISSION FOLLOW: reads a tar of the run from stdin and starts it; prints "S ID".
#   SIGNATURE   first 20 hex digits of the job's signature
#   SUBMISSION  a name that the client made up: submitting it again finds the run instead of starting a second one
#   FOLLOW      1: goes on as "follow ID 0 0"
# The tar holds spec, launch, perhaps secrets and inline, work/..., and last of all complete.
submit() {
  check_store
  _submission=$2
  if ! find_submission "$1"; then
    _stage=$_store/tmp/$2.$$
    trap 'rm -rf "$_stage"' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    receive
    publish "$1"
    rm -rf "$_stage"
    trap - EXIT HUP INT TERM PIPE
    supervisor_start
  fi
  echo "S $_id"
  [ "$3" = 0 ] || follow "$_id" 0 0
}

# Sets _id to the run that this submission has already made, and _last to the highest number in use.
find_submission() { # SIGNATURE
  _last=0
  for _run in "$_store/jobs/$1"-*; do
    [ -d "$_run" ] || continue
    [ "${_run##*-}" -gt "$_last" ] && _last=${_run##*-}
    is_submission "$_run" && _id=${_run##*/} && return
  done
  return 1
}

is_submission() { # RUN
  read -r _made_by <"$1/submission" && [ "$_made_by" = "$_submission" ]
} 2>/dev/null

# Everything that the run will have to write later is prepared now, so that a full disk cannot stop it then.
receive() {
  mkdir "$_stage" "$_stage/run" || no_space "cannot write to the store"
  (cd "$_stage/run" && tar -xpof - 2>&1) >"$_stage/errors" || no_space "cannot unpack the job: $(tail -n 1 "$_stage/errors")"
  [ -e "$_stage/run/complete" ] || fail connection-lost "the job did not arrive whole"
  (
    cd "$_stage/run" && mkdir -p work ready && rm complete &&
      echo "$_submission" >submission && echo "$_login_umask" >login-umask &&
      touch log out err supervisor.log ready/rc ready/end ready/cancel ready/kill &&
      mkfifo log.pipe out.pipe err.pipe
  ) 2>"$_stage/errors" || no_space "cannot prepare the run: $(tail -n 1 "$_stage/errors")"
}

# The rename of a complete directory either makes the run or fails because the name is taken.
publish() { # SIGNATURE
  while :; do
    _last=$((_last + 1))
    _id=$1-$_last
    _run=$_store/jobs/$_id
    mv "$_stage/run" "$_stage/$_id" && mv "$_stage/$_id" "$_store/jobs/" 2>/dev/null && return
    [ -d "$_run" ] || no_space "cannot write to the store"
    is_submission "$_run" && return
    mv "$_stage/$_id" "$_stage/run"
  done
}
