# submit PLATFORM PROBES: a conversation about one job. With PLATFORM 1 it first says "P TEXT": what this machine is. Then
# it reads so many lines, runs each as a command and says "P CODE LENGTH" and what that printed. Then it reads one line:
#   SIGNATURE SUBMISSION REQUEST FOLLOW JOIN REUSE KIB FILES JOB DOMAIN...
#   SUBMISSION  a name that the client made up: submitting it again finds the run instead of starting a second one
#   REQUEST     a digest of all that is asked for; a submission has one
#   FOLLOW      1: goes on as "follow ID 0 0 SUBMISSION"
#   JOIN        TIMEOUT.IDLE: a run with these limits may be joined; 0: none
#   REUSE       a stored result will do if it took no more milliseconds than that; 0: none will
#   KIB FILES   what the job takes
#   JOB         what this job and earlier ones of its kind are known by
#   DOMAIN      whose runs may be joined and reused
# It answers "S ID started" when this submission has made a run already, "S ID joined" when the same job goes on, and
# "S ID stored" when its result is known. Else "W NUMBER ID LENGTH": the highest number of a run with this signature, the
# last run of this JOB ("-": none), and its signature.json; then it reads a tar of the run from stdin, starts it and says
# "S ID started". The tar holds spec, launch, about, signature.json, perhaps secrets and inline, work/..., changed (1: a file
# changed on the way), and last of all complete.
submit() { # PLATFORM PROBES
  check_target
  check_store
  [ "$1" = 0 ] || platform
  answer_probes "$2"
  read -r _line || exit
  # shellcheck disable=SC2086 # split on purpose
  set -- $_line
  _submission=$2 _request=$3 _join=$5 _reuse=$6 _job=$9 _signature=$1 _follow=$4
  _needs="$7 $8"
  shift 9
  _domains=" $* "
  if ! find_run; then
    # shellcheck disable=SC2086 # split on purpose
    check_room $_needs
    record
    _stage=$_store/tmp/stage.$_record
    trap 'rm -rf "$_stage"' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    want
    receive
    publish
    rm -rf "$_stage"
    trap - EXIT HUP INT TERM PIPE
  fi
  [ "$_how" != stored ] || { stored; exit; }
  exec </dev/null
  # Also when it was found: whoever published it may have died before this line.
  first "$_run"/owner.* || { read_spec && supervisor_start; }
  echo "S $_id $_how"
  [ "$_follow" = 0 ] || follow "$_id" 0 0 "$_submission"
}

# Asks for the job, and tells of the one before it.
want() {
  _before=-
  read -r _before _rest <"$_store/last/$_job"
  _spoken=$_store/jobs/$_before/signature.json
  # Opened once: what is counted is what is sent, whatever becomes of the run.
  { [ -r "$_spoken" ] && tell_before <"$_spoken"; } || echo "W $_last $_before 0"
} 2>/dev/null

# Its stdin is the file.
tell_before() {
  size "$_spoken"
  [ "$_size" -gt 0 ] && [ "$_size" -le 1048576 ] || return
  echo "W $_last $_before $_size"
  cat
}

# Says what is stored: "M LENGTH" and the manifest, then what follow says of a run that is over. Then reads names as
# fetch does and sends a tar of them.
stored() {
  use_run "$_id"
  attend "$_submission"
  echo "S $_id stored"
  size "$_run/manifest"
  echo "M $_size"
  cat "$_run/manifest"
  _status=finished
  for _stream in $_streams; do relay "$_stream" 0 <"$_run/$_stream"; done
  ended && echo "X $_kind $_code $_duration $_by"
  cd "$_run/work" && xargs -0 tar -cf -
}

# store ID LENGTH DOMAIN: reads the manifest that makes the run's result one to be reused, which nobody but the run's own
# DOMAIN may say; prints "S ID".
store() { # ID LENGTH DOMAIN
  spec_value domain "$_run/spec"
  [ "$_value" = "$3" ] || { cat >/dev/null && echo "S $1" && return; }
  _new=$_run/manifest.$$
  trap 'rm -f "$_new"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  cat >"$_new" || { rm -f "$_new" && no_space "$_run" "the manifest cannot be written"; }
  size "$_new"
  [ "$_size" = "$2" ] && mv "$_new" "$_run/manifest" && echo "S $1" && return
  rm -f "$_new"
  fail connection-lost "the manifest did not arrive whole"
} 2>/dev/null

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

# Sets _id and _run to the run that this submission has made or joined, or to one that it may join or reuse, and _how to
# started, joined or stored; else fails. Sets _last to the highest number in use.
find_run() {
  _last=0 _found='' _stored=0
  _how=started
  _stem=${_signature%"${_signature#????????????????????}"}
  for _run in "$_store/jobs/$_stem"-*; do
    [ -d "$_run" ] || continue
    _id=${_run##*/}
    [ "${_id#*-}" -gt "$_last" ] && _last=${_id#*-}
    spec_value signature "$_run/spec"
    if is_submission "$_run"; then
      [ "$_value" = "$_signature" ] && spec_value request "$_run/spec" && [ "$_value" = "$_request" ] ||
        fail invalid "the submission $_submission stands for another job"
      return
    fi
    [ "$_value" = "$_signature" ] || continue
    [ ! -e "$_run/joined.$_submission" ] || { _how=joined && return; }
    spec_value domain "$_run/spec"
    case $_domains in *" $_value "*) ;; *) continue ;; esac
    if [ "$_reuse" != 0 ] && [ -s "$_run/manifest" ] && read_spec && ended; then
      [ "$_duration" -gt "$_reuse" ] || [ "${_id#*-}" -lt "$_stored" ] || _stored=${_id#*-}
    fi
    [ "$_join" = 0 ] || ! joinable || _found=$_id
  done
  [ "$_stored" = 0 ] || { _how=stored _id=$_stem-$_stored && return; }
  [ -n "$_found" ] || return
  _how=joined _id=$_found _run=$_store/jobs/$_found
  true >"$_run/joined.$_submission" 2>/dev/null || :
}

joinable() {
  read_spec
  # Its files changed while they were sent: what it runs is not what it was signed as.
  ! { read -r _value <"$_run/changed" && [ "$_value" = 1 ]; } 2>/dev/null || return
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
  rm complete && { [ -e changed ] || echo 0 >changed; } && { [ ! -g . ] || chmod g+r spec about changed; } && mkdir -p work ready && echo "$_submission" >submission && keep_login &&
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
publish() {
  # What is stored meanwhile is too late: the job has come.
  _reuse=0
  until find_run; do
    _id=$_stem-$((_last + 1))
    _run=$_store/jobs/$_id
    mv "$_stage/run" "$_stage/$_id" && mv "$_stage/$_id" "$_store/jobs/" 2>/dev/null && break
    [ -d "$_run" ] || no_space "$_store/tmp" "cannot write to the store"
    mv "$_stage/$_id" "$_stage/run"
  done
  # For explanations only: half a line is no run.
  { [ -d "$_store/last" ] || mkdir "$_store/last"; } 2>/dev/null && { echo "$_id" >"$_store/last/$_job"; } 2>/dev/null || :
}
