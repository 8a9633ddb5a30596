# follow ID OFFSET OFFSET: sends what the job wrote, from these bytes on, and how it ended. With one log the second
# offset is ignored. Lines:
#   D STREAM OFFSET LENGTH   followed by that many bytes and a newline
#   H                        nothing new for five seconds
#   G                        the log has lost lines on the target
#   X KIND CODE MS BY        it has ended (BY may be empty) and every byte was sent
#   L WHY                    nobody knows how it ended
follow() { # ID OFFSET OFFSET
  use_run "$1"
  read_spec
  # shellcheck disable=SC2086 # split on purpose
  set -- "$2" "$3" $_streams
  _offset1=$1 _offset2=$2 _stream1=$3 _stream2=${4:-}
  exec 3<"$_run/$_stream1"
  skip "$_offset1" <&3
  if [ -n "$_stream2" ]; then
    exec 4<"$_run/$_stream2"
    skip "$_offset2" <&4
  fi
  _quiet=0
  while :; do
    # State first, bytes after: what a run wrote before it ended is there when its end is seen.
    status
    _sent=0
    relay "$_stream1" "$_offset1" <&3
    _offset1=$_offset
    if [ -n "$_stream2" ]; then
      relay "$_stream2" "$_offset2" <&4
      _offset2=$_offset
    fi
    case $_status in finished | lost) [ ! -e "$_run/gap" ] || echo G ;; esac
    case $_status in
      finished) echo "X $_kind $_code $_duration $_by" && exit ;;
      lost) echo "L $_why" && exit ;;
      submitted)
        [ -d "$_run" ] || fail target "the run $_id was removed"
        # Whoever published it died before it was started: that is ours to do now.
        [ "$_quiet" != 20 ] || supervisor_start
        ;;
    esac
    [ "$_sent" = 0 ] || _quiet=0
    rest
  done
}

# A pause that grows from 20 ms to 250 ms while nothing happens.
rest() {
  case $_quiet in
    [0-4]) nap 0.02 1 ;;
    [5-9]) nap 0.1 1 ;;
    *) nap 0.25 1 ;;
  esac
  _quiet=$((_quiet + 1))
  [ $((_quiet % 20)) -gt 0 ] || echo H || exit
}

# Moves the descriptor on stdin past the bytes that the client has.
skip() { # OFFSET
  dd bs=65536 skip=$(($1 / 65536)) count=0 2>/dev/null
  [ $(($1 % 65536)) = 0 ] || dd bs=$(($1 % 65536)) count=1 >/dev/null 2>&1
}

# Sends what a stream has beyond the offset; stdin is the stream's file, standing there. Sets _offset.
relay() { # STREAM OFFSET
  _offset=$2
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
