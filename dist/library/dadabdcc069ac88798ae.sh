# A job writes into a pipe as it would anywhere else: a log file as its stderr would be emptied by "echo >/dev/stderr".
# A keeper copies from the pipe to the log. When the disk is full, lines are lost but the job lives on, and is told. So is
# that the log became too long, from where on nothing is kept.
keep() { # STREAM
  [ "$_cap" = 0 ] || ulimit -f $((_cap / 512))
  until cat; do
    size "$_run/$1"
    [ "$_cap" = 0 ] || [ "$_size" -lt $((_cap / 512 * 512)) ] || { mark cap "cap.$_size"; exec cat >/dev/null; }
    mark gap gap.full
    nap 0.1 1
  done
} 2>/dev/null

# Waits until all that the script wrote is in the log. A process that it left behind may hold the pipe open: the keepers
# then stop when nothing has come for a second, or five seconds have passed.
drain() {
  now
  _heard=$_now _sum=-1 _patience=$((_now + 500))
  while keepers && ! silent 100 && [ "$_now" -lt "$_patience" ]; do
    nap 0.02 1
    now
  done
  # Twice, because a keeper may have forked in between.
  # shellcheck disable=SC2086 # split on purpose
  keepers && kill -KILL $_keepers
  keepers && kill -KILL $_keepers
} 2>/dev/null

# Sets _keepers: the processes whose stdin is a pipe of the run; fails when there is none.
keepers() {
  _keepers=
  for _directory in /proc/[0-9]*; do
    for _stream in $_streams; do
      # shellcheck disable=SC3013 # not in POSIX, but in every shell we know
      [ "$_directory/fd/0" -ef "$_run/$_stream.pipe" ] && _keepers="$_keepers ${_directory#/proc/}"
    done
  done
  [ -n "$_keepers" ]
}

# Has no stream of the job grown for so many hundredths of a second? Sets _heard and _sum.
silent() { # HUNDREDTHS
  _before=$_sum _sum=0
  for _stream in $_streams; do
    size "$_run/$_stream"
    _sum=$((_sum + _size))
  done
  [ "$_sum" = "$_before" ] || _heard=$_now
  [ $((_now - _heard)) -ge "$1" ]
}
