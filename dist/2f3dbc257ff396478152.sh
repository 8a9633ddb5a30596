# submit PLATFORM PROBES: a conversation about one job. With PLATFORM 1 it first says "P TEXT": what this machine is. Then
# it reads so many lines, runs each as a command and says "P CODE LENGTH" and what that printed. Then it reads one line:
#   SIGNATURE SUBMISSION REQUEST FOLLOW JOIN REUSE KIB FILES JOB BASE EAGER DOMAIN...
#   SUBMISSION  a name that the client made up: submitting it again finds the run instead of starting a second one
#   REQUEST     a digest of all that is asked for; a submission has one
#   FOLLOW      1: goes on as "follow ID 0 0 SUBMISSION"
#   JOIN        TIMEOUT.IDLE: a run with these limits may be joined; 0: none
#   REUSE       a stored result will do if it took no more milliseconds than that; 0: none will
#   KIB FILES   what the job takes
#   JOB         what this job and earlier ones of its kind are known by
#   BASE        what trees of its directory are known by; "-": none is built on, and none is kept
#   EAGER       so many bytes follow at once: they are the reply to a W that has not been said yet
#   DOMAIN      whose runs may be joined and reused, and whose trees may be built on
# It answers "S ID started" when this submission has made a run already, "S ID joined" when the same job goes on, and
# "S ID stored" when its result is known. Else it wants the job:
#   W NUMBER ID LENGTH CHUNKS CODING BASE TOOLS PARTIAL
#   NUMBER      the highest of a run with this signature
#   ID          the run that has made the base, or else the last run of this JOB; "-": none
#   LENGTH      so many bytes of its signature.json follow, and then CHUNKS bytes of what its client has said of the pieces
#               of large files, both coded as CODING
#   BASE        1: that tree can be built on
#   TOOLS       what can be decoded here
#   PARTIAL     BASEID,CODING,BYTES of a pack that came only in part; "-": none
# Then it reads the job, as receive.sh tells, starts it and says "S ID started".
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
  _root=$1 _eager=$2
  shift 2
  _domains=" $* "
  if find_run; then
    # It is not wanted.
    exactly "$_eager" >/dev/null
  else
    # shellcheck disable=SC2086 # split on purpose
    check_room $_needs
    prepare_stage
    want
    receive
    publish
  fi
  [ "$_how" != stored ] || { stored; exit; }
  # Also when it was found: whoever published it may have died before this line.
  first "$_run"/owner.* || { read_spec && supervisor_start; }
  echo "S $_id $_how"
  [ -z "${_stage:-}" ] || { cd / && rm -rf "$_stage" && trap - EXIT HUP INT TERM PIPE; }
  [ "$_follow" = 0 ] || follow "$_id" 0 0 "$_submission"
}

# What the target says of itself and of what it has when it wants the job.
want() {
  _tools='' _partial=-
  for _tool in zstd gzip; do ! command -v "$_tool" >/dev/null || _tools=$_tools,$_tool; done
  _tools=${_tools#,}
  _tools=${_tools:--}
  if find_base; then
    build_base </dev/null >/dev/null &
    _builder=$!
    find_partial
    tell_base <told || exit
  else
    find_partial
    read -r _before _rest <"$_store/last/$_job" || _before=-
    _spoken=$_store/jobs/$_before/signature.json
    # Opened once: what is counted is what is sent, whatever becomes of the run.
    { [ -r "$_spoken" ] && tell_before <"$_spoken"; } || say_wanted "$_before" 0 0 none 0
  fi
} 2>/dev/null

say_wanted() { # ID LENGTH CHUNKS CODING BASE
  echo "W $_last $* $_tools $_partial"
}

# Its stdin is the file.
tell_before() {
  size "$_spoken"
  [ "$_size" -gt 0 ] && [ "$_size" -le 1048576 ] || return
  say_wanted "$_before" "$_size" 0 none 0
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
  [ "$_value" = "$3" ] || { exactly "$2" >/dev/null && echo "S $1" && return; }
  _new=$_run/manifest.$$
  trap 'rm -f "$_new"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  exactly "$2" >"$_new" || { rm -f "$_new" && no_space "$_run" "the manifest cannot be written"; }
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

# The rename of a complete directory either makes the run or fails because the name is taken: then whoever took it is
# perhaps to be joined. Of publish and cancel one gets the submission's name in the stage; what is cancelled before it has one
# is withdrawn.
publish() {
  mv "$_stage/open.$_submission" "$_stage/claimed.$_submission" 2>/dev/null && [ ! -e "$_store/tmp/withdrawn.$_submission" ] ||
    fail connection-lost "the job was cancelled while it came"
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
