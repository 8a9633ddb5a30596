# submit SIGNATURE SUBMISSION FOLLOW: reads a tar of the run from stdin and starts it; prints "S ID".
#   SIGNATURE   first 20 hex digits of the job's signature
#   SUBMISSION  a name that the client made up: submitting it again finds the run instead of starting a second one
#   FOLLOW      1: goes on as "follow ID 0 0"
# The tar holds spec, launch, perhaps secrets and inline, work/..., and last of all complete.
submit() {
  check_target
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
  fi
  # Also when it was found: whoever published it may have died before this line.
  first "$_run"/owner.* || supervisor_start
  echo "S $_id"
  [ "$3" = 0 ] || follow "$_id" 0 0
}

# What a run will need is better missed before a job is sent than when it ends.
check_target() {
  [ -r /proc/uptime ] && [ -r /proc/self/stat ] && [ -r /proc/sys/kernel/random/boot_id ] ||
    fail target "there is no /proc that tells uptime, boot id and processes"
  _missing=
  for _tool in tar ls dd cat mv mkdir mkfifo touch rm sleep tr grep find xargs; do
    command -v "$_tool" >/dev/null || _missing="$_missing $_tool"
  done
  [ -z "$_missing" ] || fail target "these commands are missing:$_missing"
}

# Sets _id and _run to the run that this submission has already made, and _last to the highest number in use.
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

# Everything that the run will have to write down later is prepared now, so that a full disk cannot stop it then.
receive() {
  _errors=$(mkdir "$_stage" "$_stage/run" 2>&1 && cd "$_stage/run" && tar -xpof - 2>&1) ||
    no_space "$_store/tmp" "cannot unpack the job: $_errors"
  [ -e "$_stage/run/complete" ] || fail connection-lost "the job did not arrive whole"
  _errors=$(cd "$_stage/run" && prepare 2>&1) || no_space "$_store/tmp" "cannot prepare the run: $_errors"
}

prepare() {
  rm complete && mkdir -p work ready && echo "$_submission" >submission && keep_login &&
    touch log out err supervisor.log && mkfifo log.pipe out.pipe err.pipe &&
    cd ready && touch owner leader cancel kill rc end gap
}

# What the job's shell will read to have what the login gives to any command. A shell that cannot read its own words
# back, because a variable of its own was exported, leaves the variables as they come.
keep_login() {
  printf 'umask %s\n%s\n' "$_umask" "$_exports" >login
  (. ./login) >/dev/null 2>&1 || echo "umask $_umask" >login
}

# The rename of a complete directory either makes the run or fails because the name is taken.
publish() { # SIGNATURE
  while :; do
    _last=$((_last + 1))
    _id=$1-$_last
    _run=$_store/jobs/$_id
    mv "$_stage/run" "$_stage/$_id" && mv "$_stage/$_id" "$_store/jobs/" 2>/dev/null && return
    [ -d "$_run" ] || no_space "$_store/tmp" "cannot write to the store"
    is_submission "$_run" && return
    mv "$_stage/$_id" "$_stage/run"
  done
}
