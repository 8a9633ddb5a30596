# Ends every process of the run: TERM, and five seconds later KILL. The leader is left to end by itself, because it
# writes down how the script ended; but not for long, because what it waits for may be a process that nobody can end.
end_tree() { # KIND
  leader || return
  told kill || mark kill "kill.$1"
  members
  signal_members TERM
  signal_members CONT
  now
  _grace=$((_now + 500))
  while signal_members 0 && [ "$_now" -lt "$_grace" ]; do
    nap 0.1 1
    now
  done
  sweep
  _grace=$((_now + 200))
  until told rc || [ "$_now" -ge "$_grace" ]; do
    nap 0.05 1
    now
  done
  told rc || kill -KILL "$_leader"
}

# Sets _leader and _leader_start; fails when the job's session has not begun.
leader() {
  recorded "$_run"/leader.* || return 1
  _leader=$_recorded_pid _leader_start=$_recorded_start
  # Its number may have gone to somebody else, whose session is none of ours.
  if process "$_leader" && [ "$_start" != "$_leader_start" ]; then _leader=none; fi
  ! read -r _cgroup <"$_run/cgroup" || [ -d "$_cgroup" ] || _cgroup=
} 2>/dev/null

# Kills what is left of the job until two looks in a row find nothing. What cannot be killed, because it is another
# user's or stuck in the kernel, is given up after five seconds, and named in the file strays.
sweep() {
  _clean=0
  now
  _limit=$((_now + 500))
  while [ "$_clean" -lt 2 ]; do
    [ -z "$_cgroup" ] || echo 1 >"$_cgroup/cgroup.kill"
    if members; then
      if [ "$_now" -ge "$_limit" ]; then
        stray >"$_run/strays"
        return 0
      fi
      _clean=0
      signal_members STOP
      signal_members KILL
    else
      _clean=$((_clean + 1))
    fi
    nap 0.05 1
    now
  done
} 2>/dev/null

# Prints "PID NAME" of each member.
stray() {
  for _member in $_members; do
    read -r _name <"/proc/${_member%/*}/comm" && echo "${_member%/*} $_name"
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

# Sets _members, PID/START each: the processes in the job's session or cgroup, those that carry its token, and all
# descendants of these, without the leader; fails when there is none.
members() {
  _members=" $_leader/$_leader_start " _others='' _enclosed=' '
  [ -z "$_cgroup" ] || while read -r _pid; do _enclosed="$_enclosed$_pid "; done <"$_cgroup/cgroup.procs"
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
} 2>/dev/null

belongs() { # PID, after process PID
  case $_enclosed in *" $1 "*) return ;; esac
  [ "$_session" = "$_leader" ] || [ "$_group" = "$_leader" ] ||
    { [ -r "/proc/$1/environ" ] && tr '\0' '\n' <"/proc/$1/environ" | grep -qx "SSH_JOB_TOKEN=$_token"; } 2>/dev/null
}

# Makes a cgroup for the job where we may: what is in there cannot hide. Sets _cgroup, and leaves it in a file.
enclose() {
  own_cgroup || return
  _place=$_place/ssh-job-$_token
  mkdir "$_place" && [ -w "$_place/cgroup.procs" ] && echo "$_place" >"$_run/cgroup" && _cgroup=$_place
} 2>/dev/null

# Sets _place to the directory of the cgroup that we are in; fails where there is none of version 2.
own_cgroup() {
  while read -r _rest _place _type _rest; do
    [ "$_type" = cgroup2 ] || continue
    while IFS= read -r _line; do
      case $_line in 0::*) _place=$_place${_line#0::} ;; esac
    done </proc/self/cgroup
    _place=${_place%/}
    return
  done </proc/mounts
  return 1
}
