# The watcher stands beside the script and ends it: when its time is over, when it was silent for too long, or when
# somebody asked for it by renaming ready/cancel to cancel.WHO.
watch() {
  now
  _began=$_now _heard=$_now _seen=0
  until first "$_run"/rc.*; do
    nap 0.5 1
    now
    first "$_run"/cancel.* && end_tree cancel
    [ "$_timeout" -gt 0 ] && [ $((_now - _began)) -ge "$_timeout" ] && end_tree timeout
    [ "$_idle" -gt 0 ] && silent && end_tree idle
  done
}

# Has no stream of the job grown for the idle limit?
silent() {
  _sum=0
  for _stream in $_streams; do
    size "$_run/$_stream"
    _sum=$((_sum + _size))
  done
  [ "$_sum" = "$_seen" ] || _heard=$_now
  _seen=$_sum
  [ $((_now - _heard)) -ge "$_idle" ]
}

# Ends every process of the run: TERM, five seconds, then KILL until two looks in a row find none. The leader is left
# to end by itself, because it writes down how the script ended.
end_tree() { # KIND
  mv "$_run/ready/kill" "$_run/kill.$1" 2>/dev/null
  read -r _leader _rest <"$_run/pay" || return
  read -r _token <"$_run/submission"
  members
  signal_members TERM
  signal_members CONT
  now
  _until=$((_now + 500))
  while members && [ "$_now" -lt "$_until" ]; do
    nap 0.1 1
    now
  done
  _clean=0
  while [ "$_clean" -lt 2 ]; do
    if members; then
      _clean=0
      signal_members STOP
      signal_members KILL
    else
      _clean=$((_clean + 1))
    fi
    nap 0.05 1
  done
  exit 0
}

signal_members() { # SIGNAL
  for _pid in $_members; do kill "-$1" "$_pid"; done 2>/dev/null
}

# Sets _members: the processes in the job's session, those that carry its token, and all descendants of these, without
# the leader; fails when there is none.
members() {
  _members=" $_leader "
  _more=1
  while [ "$_more" = 1 ]; do
    _more=0
    for _directory in /proc/[0-9]*; do
      _pid=${_directory#/proc/}
      case $_members in *" $_pid "*) continue ;; esac
      if process "$_pid" && [ "$_state" != Z ] && belongs "$_pid"; then
        _members="$_members$_pid "
        _more=1
      fi
    done
  done
  _members=${_members#" $_leader "}
  [ -n "$_members" ]
}

belongs() { # PID, after process PID
  case $_members in *" $_parent "*) return 0 ;; esac
  [ "$_session" = "$_leader" ] || [ "$_group" = "$_leader" ] ||
    { [ "$_parent" != 2 ] && tr '\0' '\n' <"/proc/$1/environ" | grep -qx "SSH_JOB_TOKEN=$_token"; } 2>/dev/null
}
