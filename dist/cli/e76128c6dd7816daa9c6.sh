# Sets _leader and _leader_start; fails when the job's session has not begun.
leader() {
  recorded "$_run"/leader.* || return 1
  _leader=$_recorded_pid _leader_start=$_recorded_start
  read -r _token <"$_run/submission"
  # Its number may have gone to somebody else, whose session is none of ours.
  if process "$_leader" && [ "$_start" != "$_leader_start" ]; then _leader=none; fi
}

# Kills what is left of the job until two looks in a row find nothing. What cannot be killed, because it is another
# user's or stuck in the kernel, is given up after five seconds.
sweep() {
  _clean=0
  now
  _limit=$((_now + 500))
  while [ "$_clean" -lt 2 ]; do
    if members; then
      [ "$_now" -lt "$_limit" ] || return 0
      _clean=0
      signal_members STOP
      signal_members KILL
    else
      _clean=$((_clean + 1))
    fi
    nap 0.05 1
    now
  done
}

# Fails when none of the members is left. A process that has got the number of one meanwhile has another start time.
signal_members() { # SIGNAL, or 0 to send none
  _left=1
  for _member in $_members; do
    process "${_member%/*}" && [ "$_start" = "${_member#*/}" ] && [ "$_state" != Z ] || continue
    kill "-$1" "${_member%/*}"
    _left=0
  done 2>/dev/null
  return "$_left"
}

# Sets _members, PID/START each: the processes in the job's session, those that carry its token, and all descendants of
# these, without the leader; fails when there is none.
members() {
  _members=" $_leader/$_leader_start " _others=
  for _directory in /proc/[0-9]*; do
    _pid=${_directory#/proc/}
    # Most of what runs here was there before the job.
    [ "$_pid" != "$_leader" ] && process "$_pid" && [ "$_start" -ge "$_leader_start" ] && [ "$_state" != Z ] || continue
    if belongs "$_pid"; then
      _members="$_members$_pid/$_start "
    else
      _others="$_others $_parent:$_pid/$_start"
    fi
  done
  _more=1
  while [ "$_more" = 1 ]; do
    _more=0
    for _other in $_others; do
      case $_members in *" ${_other#*:} "*) continue ;; esac
      case $_members in *" ${_other%:*}/"*) _members="$_members${_other#*:} " _more=1 ;; esac
    done
  done
  _members=${_members#* * }
  [ -n "$_members" ]
}

belongs() { # PID, after process PID
  [ "$_session" = "$_leader" ] || [ "$_group" = "$_leader" ] ||
    { [ -r "/proc/$1/environ" ] && tr '\0' '\n' <"/proc/$1/environ" | grep -qx "SSH_JOB_TOKEN=$_token"; } 2>/dev/null
}
