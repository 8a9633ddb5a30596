# The watcher stands beside the script and ends it: when its time is over, when it was silent for too long, or when
# somebody asked for it by renaming ready/cancel to cancel.WHO. It goes on when the supervisor is killed.
watch() {
  now
  _began=$_now _heard=$_now _seen=0
  while ! first "$_run"/rc.* && { alive "$_run"/owner.* || alive "$_run"/leader.*; }; do
    nap 0.5 1
    now
    _reason=
    [ "$_idle" -gt 0 ] && silent && _reason=idle
    [ "$_timeout" -gt 0 ] && [ $((_now - _began)) -ge "$_timeout" ] && _reason=timeout
    first "$_run"/cancel.* && _reason=cancel
    # Fails while the job has no leader yet: it is tried again.
    [ -n "$_reason" ] && end_tree "$_reason" && return
  done
}

# Ends every process of the run: TERM, and five seconds later KILL. The leader is left to end by itself, because it
# writes down how the script ended.
end_tree() { # KIND
  leader || return 1
  mv "$_run/ready/kill" "$_run/kill.$1" 2>/dev/null
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
}
