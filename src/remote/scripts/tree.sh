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

# A process that has got the number of a member meanwhile has another start time.
signal_members() { # SIGNAL
  for _member in $_members; do
    process "${_member%/*}" && [ "$_start" = "${_member#*/}" ] && kill "-$1" "${_member%/*}"
  done 2>/dev/null
}

# Sets _members, PID/START each: the processes in the job's session, those that carry its token, and all descendants of
# these, without the leader; fails when there is none.
members() {
  _members=" $_leader/$_leader_start "
  _more=1
  while [ "$_more" = 1 ]; do
    _more=0
    for _directory in /proc/[0-9]*; do
      _pid=${_directory#/proc/}
      case $_members in *" $_pid/"*) continue ;; esac
      # Most of what runs here was there before the job.
      if process "$_pid" && [ "$_start" -ge "$_leader_start" ] && [ "$_state" != Z ] && belongs; then
        _members="$_members$_pid/$_start "
        _more=1
      fi
    done
  done
  _members=${_members#* * }
  [ -n "$_members" ]
}

belongs() { # after process _pid
  case $_members in *" $_parent/"*) return 0 ;; esac
  [ "$_session" = "$_leader" ] || [ "$_group" = "$_leader" ] ||
    { tr '\0' '\n' <"/proc/$_pid/environ" | grep -qx "SSH_JOB_TOKEN=$_token"; } 2>/dev/null
}
