# submit SIGNATURE SUBMISSION REQUEST FOLLOW JOIN KIB FILES: reads a tar of the run from stdin and starts it; prints
# "S ID started". Or finds a run that this submission has made, or one of the same job that goes on: then stdin is not
# read, and of the latter it prints "S ID joined".
#   SUBMISSION  a name that the client made up: submitting it again finds the run instead of starting a second one
#   REQUEST     a digest of all that is asked for; a submission has one
#   FOLLOW      1: goes on as "follow ID 0 0 SUBMISSION"
#   JOIN        TIMEOUT.IDLE: a run with these limits may be joined; 0: none
#   KIB FILES   what the job takes
# The tar holds spec, launch, about, perhaps secrets and inline, work/..., and last of all complete.
submit() {
  check_target
  check_store
  _submission=$2 _request=$3 _join=$5
  if ! find_run "$1"; then
    check_room "$6" "$7"
    record
    _stage=$_store/tmp/stage.$_record
    trap 'rm -rf "$_stage"' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    receive
    publish "$1"
    rm -rf "$_stage"
    trap - EXIT HUP INT TERM PIPE
  fi
  exec </dev/null
  # Also when it was found: whoever published it may have died before this line.
  first "$_run"/owner.* || { read_spec && supervisor_start; }
  echo "S $_id $_how"
  [ "$4" = 0 ] || follow "$_id" 0 0 "$2"
}

# What a run will need is better missed before a job is sent than when it ends.
check_target() {
  [ -r /proc/uptime ] && [ -r /proc/self/stat ] && [ -r /proc/sys/kernel/random/boot_id ] ||
    fail target "there is no /proc that tells uptime, boot id and processes"
  _missing=
  for _tool in tar ls dd cat mv mkdir mkfifo touch rm rmdir sleep tr grep find xargs date; do
    command -v "$_tool" >/dev/null || _missing="$_missing $_tool"
  done
  [ -z "$_missing" ] || fail target "these commands are missing:$_missing"
}

# Sets _id and _run to the run that this submission has made or joined, or to one that it may join, and _how to started
# or joined; else fails. Sets _last to the highest number in use.
find_run() { # SIGNATURE
  _last=0 _found=
  _how=started
  for _run in "$_store/jobs/${1%"${1#????????????????????}"}"-*; do
    [ -d "$_run" ] || continue
    _id=${_run##*/}
    [ "${_id#*-}" -gt "$_last" ] && _last=${_id#*-}
    spec_value signature "$_run/spec"
    if is_submission "$_run"; then
      [ "$_value" = "$1" ] && spec_value request "$_run/spec" && [ "$_value" = "$_request" ] ||
        fail invalid "the submission $_submission stands for another job"
      return
    fi
    [ "$_value" = "$1" ] || continue
    [ ! -e "$_run/joined.$_submission" ] || { _how=joined && return; }
    [ "$_join" = 0 ] || ! joinable || _found=$_id
  done
  [ -n "$_found" ] || return
  _how=joined _id=$_found _run=$_store/jobs/$_found
  true >"$_run/joined.$_submission" 2>/dev/null || :
}

joinable() {
  read_spec
  [ "$_timeout.$_idle" = "$_join" ] && ! told cancel && ! told kill && status || return
  case $_status in submitted | queued | running) ;; *) return 1 ;; esac
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
  rm complete && { [ ! -g . ] || chmod g+r spec about; } && mkdir -p work ready && echo "$_submission" >submission && keep_login &&
    touch log out err supervisor.log && mkfifo log.pipe out.pipe err.pipe &&
    cd ready && touch owner standby leader cancel kill rc end gap cap seen size
}

# What the job's shell will read to have what the login gives to any command. A shell that cannot read its own words
# back, because a variable of its own was exported, leaves the variables as they come.
keep_login() {
  (umask 077 && printf 'umask %s\n%s\n' "$_umask" "$_exports" >login)
  (. ./login) >/dev/null 2>&1 || echo "umask $_umask" >login
}

# The rename of a complete directory either makes the run or fails because the name is taken: then whoever took it is
# perhaps to be joined.
publish() { # SIGNATURE
  until find_run "$1"; do
    _id=${1%"${1#????????????????????}"}-$((_last + 1))
    _run=$_store/jobs/$_id
    mv "$_stage/run" "$_stage/$_id" && mv "$_stage/$_id" "$_store/jobs/" 2>/dev/null && return
    [ -d "$_run" ] || no_space "$_store/tmp" "cannot write to the store"
    mv "$_stage/$_id" "$_stage/run"
  done
}
