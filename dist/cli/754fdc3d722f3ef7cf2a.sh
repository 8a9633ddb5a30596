# follow ID OFFSET OFFSET SUBMISSION: sends what the job wrote, from these bytes on, and how it ended. With one log the
# second offset is ignored. SUBMISSION says who follows, "-" nobody who counts. Lines:
#   Q POSITION ID SINCE WHO LABEL   it waits for its lock, which this run holds
#   R                        it waits no longer
#   D STREAM OFFSET LENGTH   followed by that many bytes and a newline
#   H                        nothing new for five seconds
#   U HOST                   it belongs to another host, which has not been heard of
#   G                        the log has lost lines on the target
#   C BYTES                  the log was cut there
#   K PID NAME               this process of the job could not be ended
#   X KIND CODE MS BY        it has ended (BY may be empty) and every byte was sent
#   L WHY                    nobody knows how it ended
# Then it goes on, as go_on tells.
follow() { # ID OFFSET OFFSET SUBMISSION
  exec 5<&0 </dev/null
  use_run "$1"
  attend "$4"
  # shellcheck disable=SC2086 # split on purpose
  set -- "$2" "$3" $_streams
  _offset1=$1 _offset2=$2 _stream1=$3 _stream2=${4:-}
  exec 3<"$_run/$_stream1"
  skip "$_offset1" <&3
  if [ -n "$_stream2" ]; then
    exec 4<"$_run/$_stream2"
    skip "$_offset2" <&4
  fi
  now
  _quiet=0 _queued='' _code='' _beat=$_now _asked=0 _answered=$_now _since=$_now _haste=0
  while :; do
    # State first, bytes after: what a run wrote before it ended is there when its end is seen.
    status
    # What was never started has no exit code.
    [ -z "$_queued" ] || [ "$_status" = queued ] || { [ "$_code" = - ] || echo R && _queued=; }
    _sent=0
    if news; then
      relay "$_stream1" "$_offset1" <&3
      _offset1=$_offset
      if [ -n "$_stream2" ]; then
        relay "$_stream2" "$_offset2" <&4
        _offset2=$_offset
      fi
    fi
    now
    case $_status in
      finished | lost)
        epilogue
        { if [ "$_status" = lost ]; then echo "L $_why"; else echo "X $_kind $_code $_duration $_by"; fi; } || exit
        go_on
        ;;
      queued) [ $((_quiet % 4)) != 0 ] || queue_news ;;
      unknown) [ $((_now - _answered)) -lt 9000 ] || { echo "L other-host" && exit; } ;;
      submitted)
        [ -d "$_run" ] || fail target "the run $_id was removed"
        # Whoever published it died before it was started: that is ours to do now.
        [ "$_quiet" != 30 ] || supervisor_start
        ;;
    esac
    [ "$_orphan" = 0 ] && [ "$_status" != unknown ] || ask
    # A job that runs for long is not over in a moment: each look is a process.
    [ $((_now - _since)) -lt 100 ] || _haste=15
    [ "$_sent" = 0 ] || _quiet=$_haste _beat=$_now
    if [ $((_now - _beat)) -ge 500 ]; then
      if [ "$_status" = unknown ] && [ $((_now - _answered)) -ge 500 ]; then echo "U $_recorded_host"; else echo H; fi || exit
      _beat=$_now
    fi
    if [ "$_status" = running ]; then rest 0.1; else rest 0.25; fi
  done
}

# Reads lines VERB TOKEN WORD... and does what else there is to be done for a run that is over: fetch, store, remove. Each
# answers as ever; behind that stands "TOKEN CODE WORDS", the verb's exit code and what it has complained of, and a newline.
go_on() {
  [ -z "${_follower:-}" ] || { rm -f "$_follower" && trap - EXIT; }
  exec <&5 3<&- 4<&- 5<&- 6>&1
  while read -r _verb _frame _words; do
    case $_verb in fetch | store | remove) ;; *) exit 1 ;; esac
    # shellcheck disable=SC2086 # split on purpose
    _errors=$(serve $_words 2>&1 >&6)
    _code=$?
    set -f
    # shellcheck disable=SC2086 # split on purpose, into one line
    set -- $_errors
    set +f
    printf '%s %s %.9999s\n' "$_frame" "$_code" "$*"
  done
  exit 0
}

# May there be more than was sent? It is asked often, so no process is started for it: what was written since we looked
# is no older than our own name. Clocks may be set, so every now and then it is taken for granted.
news() {
  # shellcheck disable=SC3013 # not in POSIX, but in every shell we know
  if [ "$_status" = running ] && [ $((_quiet % 16)) != 0 ] && [ "${_follower:-}" -nt "$_run/$_stream1" ] &&
    { [ -z "$_stream2" ] || [ "$_follower" -nt "$_run/$_stream2" ]; }; then return 1; fi
  [ -z "${_follower:-}" ] || true >"$_follower" || :
} 2>/dev/null

# Leaves a name for as long as this process follows the run, and removes those of processes that are gone.
attend() { # SUBMISSION
  record
  for _name in "$_run"/follower.*; do
    [ ! -e "$_name" ] || follows "$_name" || rm -f "$_name"
  done
  [ "$1" != - ] || return 0
  _follower=$_run/follower.$1.$_record
  trap 'rm -f "$_follower"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  true >"$_follower"
} 2>/dev/null

follows() { # FILE follower.SUBMISSION.RECORD
  _first=$1 _rest=${1##*/follower.}
  parse_record "${_rest#*.}"
  judge
  # What is hidden may be alive; but of another host nobody would ever know that it is not.
  [ "$_vital" = alive ] || [ "$_vital.$_recorded_host" = "hidden.$_host" ]
}

# Tells the supervisor that somebody is here; taking it back, it tells that it is there.
ask() {
  [ -e "$_run/seen" ] || _answered=$_now
  [ $((_now - _asked)) -lt 200 ] || { mv "$_run/ready/seen" "$_run/seen" && _asked=$_now; }
} 2>/dev/null

# Says where in the queue the run stands, when that has changed.
queue_news() {
  ahead 9999
  _position=$((_ahead - _slots + 1))
  [ "$_position" -gt 0 ] || return 0
  holder "$_locks"/h/*/* || _holder='- - - -'
  [ "$_queued" = "$_position $_holder" ] || echo "Q $_position $_holder" || exit
  _queued="$_position $_holder"
}

# What is to be said of a run that is over.
epilogue() {
  ! told gap || echo G
  ! told cap || echo "C $_told"
  [ ! -e "$_run/strays" ] || while read -r _pid _name; do echo "K $_pid $_name"; done <"$_run/strays"
}

# Moves the descriptor on stdin past the bytes that the client has.
skip() { # OFFSET
  [ "$1" != 0 ] || return 0
  dd bs=65536 skip=$(($1 / 65536)) count=0 2>/dev/null
  [ $(($1 % 65536)) = 0 ] || dd bs=$(($1 % 65536)) count=1 >/dev/null 2>&1
}

# Sends what a stream has beyond the offset; stdin is the stream's file, standing there. Sets _offset.
relay() { # STREAM OFFSET
  _offset=$2
  [ "${_status:-}" != queued ] || return 0
  size "$_run/$1"
  while [ "$_offset" -lt "$_size" ]; do
    _length=$((_size - _offset))
    [ "$_length" -le 262144 ] || _length=262144
    echo "D $1 $_offset $_length" || exit
    dd bs="$_length" count=1 2>/dev/null
    echo
    _offset=$((_offset + _length))
    _sent=1
  done
}
