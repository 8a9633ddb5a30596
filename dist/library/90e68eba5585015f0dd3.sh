# supervise ID: owns a run from start to end. Detached from the connection: in a session of its own, with no
# descriptor of the channel's. One supervisor gets the one file that makes it the owner; any other goes away.

supervisor_start() { detach supervise >/dev/null 2>>"$_run/supervisor.log"; }

# Twice setsid: the first makes a group leader, for which the second has to fork, so it returns at once. An "&" would
# do too, but a job started from it would have to ignore SIGINT for ever.
detach() { # VERB
  set -- sh "$_self" "$_store" "$1" "$_id"
  if command -v setsid >/dev/null; then setsid setsid "$@"; else "$@" & fi \
    </dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
}

supervise() {
  cd /
  record
  # Only its own user may start it.
  ours "$_run" || first "$_run"/leader.* || told rc || exit 0
  own || exit 0
  now
  _began=$_now _heard=$_now _sum=-1 _client=$_now
  if ! first "$_run"/leader.* && ! told rc; then
    if ! told kill && acquire; then
      _began=$_now
      start
    else
      told kill || mark kill "kill.$_reason"
      mark rc rc.-.0
    fi
  fi
  tend
  drain
  set_aside
  now
  write_down "$(((_now - _began) * 10))"
  [ -z "$_lock" ] || release
  leader && [ -n "$_cgroup" ] && rmdir "$_cgroup"
  ! alive "$_run"/standby.* || kill "$_recorded_pid"
  # What comes now is nobody's hurry.
  sleep 1
  note_size
  [ -d "$_aside" ] || { collect_own && exit; } || exit
  ! command -v nice >/dev/null || exec nice sh "$_self" "$_store" adopt "$_id"
  adopt "$_id"
}

# Makes this process the owner: of a run that has none, or in the place of one that was killed.
own() {
  mv "$_run/ready/owner" "$_run/owner.$_record" && return
  vital "$_run"/owner.*
  case $_vital in
    dead) _since=$_recorded_start ;;
    rebooted) ;;
    *) return 1 ;;
  esac
  mv "$_first" "$_run/owner.$_record" && { mv "$_run/standby.$_record" "$_run/ready/standby" || :; }
} 2>/dev/null

# standby ID: waits until the supervisor is killed.
standby() {
  cd /
  record
  mv "$_run/ready/standby" "$_run/standby.$_record" 2>/dev/null || {
    vital "$_run"/standby.*
    [ "$_vital" = dead ] && mv "$_first" "$_run/standby.$_record"
  } 2>/dev/null || exit 0
  while vital "$_run"/owner.* && [ "$_vital" = alive ]; do sleep 2; done
  [ -d "$_run" ] && ! told end && supervise
}

start() {
  for _stream in $_streams; do
    keep "$_stream" <"$_run/$_stream.pipe" >>"$_run/$_stream" &
  done
  if [ "$_streams" = log ]; then
    detach payload >"$_run/log.pipe" 2>&1
  else
    detach payload >"$_run/out.pipe" 2>"$_run/err.pipe"
  fi
}

# Stands beside the script until it has ended, and ends it: when its time is over, when it was silent for too long, or
# when somebody asked for it.
tend() {
  _quiet=0 _born=$_now
  until told rc; do
    if leader; then
      # On the clock of this very boot, unless /proc/uptime is a container's own.
      [ "$_leader_start" -gt "$_now" ] || _began=$_leader_start
      if ! alive "$_run"/leader.*; then
        told rc || sweep
        return
      fi
      if { told kill && _reason=$_told; } || due; then
        end_tree "$_reason"
        return
      fi
    elif [ $((_now - _born)) -gt 3000 ]; then
      # No process could be started; and none may be any more.
      mv "$_run/ready/leader" "$_run/ready/late" 2>/dev/null || [ -e "$_run/ready/leader" ] || continue
      return
    fi
    tick
  done
}

# Sets _reason; fails when nothing speaks against the run.
due() {
  _reason=cancel
  told cancel && return
  _reason=timeout
  [ "$_timeout" -gt 0 ] && [ $((_now - _began)) -ge "$_timeout" ] && return
  _reason=idle
  # A log that is not written any more says nothing.
  [ "$_idle" -gt 0 ] && ! told cap && ! told gap && silent "$_idle"
}

# Waits a little, and does what has to be done every now and then.
tick() {
  rest 0.25
  now
  [ -e "$_run/seen" ] && mv "$_run/seen" "$_run/ready/seen" && _client=$_now
  [ "$_orphan" = 0 ] || [ $((_now - _client)) -lt "$_orphan" ] || first "$_run"/cancel.* || mark cancel cancel.orphan-timeout
  # A job that is over soon needs none.
  [ "$_quiet" -lt 20 ] || [ $((_quiet % 8)) != 0 ] || alive "$_run"/standby.* || detach standby >/dev/null 2>&1
}

# Some file systems refuse even a rename while they are full: tries again for ten minutes. The end is told at once all
# the same, in the second place.
write_down() { # MS, if the leader could not say it
  _tries=600
  until { told rc || mark rc "rc.137.$1"; } && conclude && bring_home; do
    _tries=$((_tries - 1))
    [ "$_tries" -gt 0 ] && [ -d "$_run" ] || return 0
    nap 1 1
  done
}

# payload ID: the leader of the job's session. It outlives a killed supervisor and writes the exit code down itself.
payload() {
  cd /
  record
  # Of two that were started one is the leader.
  mv "$_run/ready/leader" "$_run/leader.$_record" || exit 125
  now
  _began=$_now
  # This shell keeps its own words ("Killed") out of the job's log.
  exec 8>&1 9>&2 >/dev/null 2>&1
  if told cancel; then
    mark kill kill.cancel
    rm -f "$_run/secrets" "$_run/login"
    _code=-
  else
    enclose
    (exec >&8 2>&9 8>&- 9>&- && launch "$_run")
    _code=$?
  fi
  now
  mark rc "rc.$_code.$(((_now - _began) * 10))"
}

# Becomes the script. Once the login's variables are back, the names of our own may be among them.
launch() { # RUN
  [ -z "$_cgroup" ] || echo 0 2>/dev/null >"$_cgroup/cgroup.procs"
  . "$1/login"
  rm -f "$1/login"
  read -r SSH_JOB_TOKEN <"$1/submission"
  export SSH_JOB_TOKEN
  cd "$1/work" && exec sh "$1/launch"
}
