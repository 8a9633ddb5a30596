# What the store takes on its disk. A run that is over goes by one rename into tmp/, so that it is never half there
# under its id; only then is it taken apart.

# remove ID SUBMISSION: prints "S ID removed"; "S ID kept" when others than this submission follow the run or have joined
# it; or "S ID absent". Whoever is no submission, "-", need not care who has joined it.
remove() { # ID SUBMISSION
  _submission=$2
  if ! is_run "$1" || ! read_spec || ! over; then
    ! is_run "$1" || fail target "the run $1 is going on"
    echo "S $1 absent"
  elif others || { [ "$2" != - ] && { ! is_submission "$_run" || first "$_run"/joined.*; }; }; then
    echo "S $1 kept"
  else
    discard || [ ! -d "$_run" ] || fail target "the run $1 cannot be removed"
    echo "S $1 removed"
  fi
}

# gc SECONDS KIB: removes the runs and trees that are older, and then the oldest until the others take no more; "-" sets no
# such limit, twice "-" the store's own. Prints "S RUNS KIB RUNS KIB": removed, and left.
gc() { # SECONDS KIB
  cd "$_store/jobs" || exit
  tidy
  _age=- _budget=$2
  [ "$1" = - ] || _age=$((($1 + 59) / 60))
  [ "$1$2" != -- ] || budget
  collect 0
  # Once more: what went on when it was counted first has perhaps ended.
  count
  echo "S $_removed $_freed $_runs $_stored"
}

# Keeps the store within its budget. Somebody may still be fetching what ended within the last hour.
collect_own() {
  (cd "$_store/jobs" && tidy && budget && collect 60)
} >/dev/null 2>&1

# Sees to it that a job finds this room, by removing the oldest runs if need be. 0 0: nobody knows what it needs.
check_room() { # KIB FILES
  [ "$1$2" = 00 ] || has_room "$@" || (tidy && drop_partials && take_trees 0 has_room "$@") || (cd "$_store/jobs" && take_until 60 has_room "$@") || has_room "$@" ||
    fail disk-full "the job needs $((($1 + 1023) / 1024)) MB and $2 files, and the store's file system has only ${_left}left"
}

# Removes what has come in part of other jobs.
drop_partials() {
  for _path in "$_store"/tmp/partial.*; do
    case $_path in *"/partial.${_signature:--}."*) ;; *) rm -f "$_path" ;; esac
  done
}

# Sets _left to what there is, in words. Some is kept back for the run's own files and for the logs of others.
has_room() { # KIB FILES
  _left='' _short=0
  ! room k || { _left="$((_free / 1024)) MB " && [ "$_free" -gt $(($1 + 256)) ]; } || _short=1
  ! room i || { _left="$_left$_free files " && [ "$_free" -gt $(($2 + 64)) ]; } || _short=1
  return "$_short"
}

# Sets _total and _free of the store's file system, for whoever is not root; fails where df cannot tell.
room() { # k for KiB, i for files
  _total='' _used='' _free=''
  # The name of the file system may hold blanks.
  for _word in $(df "-P$1" "$_store"); do
    case $_word in [0-9]*%) [ "$_total" -gt 0 ] && return ;; esac
    _total=$_used _used=$_free _free=$_word
  done
  return 1
} 2>/dev/null

# 14 days; a quarter of the file system, but no more than 4 GiB.
budget() {
  _age=20160 _budget=1048576
  ! room k || _budget=$((_total / 4))
  [ "$_budget" -le 4194304 ] || _budget=4194304
}

# Removes runs and trees by _age (minutes) and _budget (KiB). Sets _removed and _freed.
collect() { # SPARED MINUTES
  _removed=0 _freed=0
  weigh_shared
  _were=$_shared
  [ "$_age" = - ] || take_until "$_age" false || take_trees "$_age" false
  # What has come in part is the first to go.
  [ "$_budget" = - ] || ! first "$_store"/tmp/partial.* || { count && within_budget; } || drop_partials
  [ "$_budget" = - ] || take_until "$1" within_budget || take_trees "$1" within_budget
  sweep_blobs 60
  weigh_shared
  # Some may have come meanwhile.
  [ "$_were" -lt "$_shared" ] || _freed=$((_freed + _were - _shared))
}

# Removes trees that have not been built on for so many minutes, the oldest first, until the condition holds; fails when
# it never does. With 0 minutes all that is spare goes first.
take_trees() { # MINUTES CONDITION...
  _minutes=$1
  shift
  count
  for _tree in $(cd "$_store/trees" && { [ "$_minutes" != 0 ] || ls -trd ./*/*/work; } && ls -trd ./*/*); do
    "$@" && return
    _tree=$_store/trees/$_tree
    # shellcheck disable=SC2046 # split on purpose
    [ -n "$(find "$_tree" -prune $(aged "$_minutes"))" ] || continue
    record
    _gone=$_store/tmp/gone.$_record
    mv "$_tree" "$_gone" && erase "$_gone"
    sweep_blobs "$_minutes"
    count
  done
  "$@"
} 2>/dev/null

# Removes blobs that nobody names, and that are not quite new: their tree may be about to be written.
sweep_blobs() { # MINUTES
  cd "$_store/blobs" || return 0
  _named=$(cat ../tmp/adopt.*/base ../tmp/adopt.*/*/layers; ! first ../trees/*/* || cat ../trees/*/*/layers) || return
  # shellcheck disable=SC2046 # split on purpose
  _found=$(find . -type f $(aged "$1"))
  set --
  for _path in $_found; do
    case $_named in *"${_path##*/}"*) ;; *) set -- "$@" "$_path" ;; esac
  done
  [ $# = 0 ] || rm -f "$@"
  rmdir ./* "$_store/blobs" "$_store"/trees/* "$_store/trees"
  cd "$_store/jobs" || return
} 2>/dev/null

# Sets _shared to the KiB of trees and blobs, and of what has come in part.
weigh_shared() {
  _shared=0
  for _word in $(du -sk "$_store/blobs" "$_store/trees" "$_store"/tmp/partial.* | grep -o '^[0-9]*'); do _shared=$((_shared + _word)); done
} 2>/dev/null

within_budget() { [ "$_stored" -le "$_budget" ]; }

# Sets _runs and _stored (KiB) to what there is.
count() {
  weigh_shared
  _runs=0 _stored=$_shared
  for _run in "$_store"/jobs/*; do
    is_run "${_run##*/}" || continue
    measure
    _runs=$((_runs + 1)) _stored=$((_stored + _kib))
  done
}

# Removes runs that have not changed for so many minutes, the oldest first, until the condition holds; fails when it
# never does.
take_until() { # MINUTES CONDITION...
  _minutes=$1
  shift
  # Whoever sends a job now may be about to ask for a run that has just ended.
  [ "$_minutes" -ge 60 ] || ! first "$_store"/tmp/stage.* || _minutes=60
  _old=$(old)
  # Somebody else may be collecting, too: what is not on this list must not be in the sum, and what vanishes from it is
  # perhaps enough.
  count
  for _candidate in $_old; do
    "$@" && return
    take "${_candidate#./}" || [ -d "$_candidate" ] || count
  done
  "$@"
}

# Prints the runs that have not changed for _minutes.
old() {
  set -f
  # shellcheck disable=SC2046 # split on purpose
  if [ "$_minutes" = 0 ]; then set --; else set -- -d . $(find . ! -name . -prune $(aged "$_minutes")); fi
  # shellcheck disable=SC2010 # no glob tells the order
  ls -tr "$@" | grep -x '[./]*[0-9a-f-]*'
} 2>/dev/null

# Prints by what find knows what is older. Without -mmin it knows days.
aged() { # MINUTES
  [ "$1" = 0 ] || if find / -prune -mmin +0 >/dev/null 2>&1; then echo "-mmin +$1"; else echo "-mtime +$(($1 / 1440))"; fi
}

# Removes a run, if nothing speaks against it.
take() { # ID
  _submission=-
  is_run "$1" && read_spec && [ "$_keep" != all ] && over && ! others && measure && discard || return
  _removed=$((${_removed:-0} + 1)) _freed=$((${_freed:-0} + _kib)) _stored=$((_stored - _kib))
}

is_run() { # NAME: sets _id _run
  _id=$1 _run=$_store/jobs/$1
  case $1 in
    *[!0-9a-f-]* | *-*[!0-9]*) return 1 ;;
    ????????????????????-?*) [ ! -h "$_run" ] && [ -f "$_run/submission" ] ;;
    *) return 1 ;;
  esac
}

over() {
  status
  case $_status in finished | lost) ;; *) return 1 ;; esac
}

# Sets _kib to what a run takes, 0 while it is going on. A name that is missing is not made up for: it would make the run
# look as if it had just ended.
measure() {
  _kib=0
  if first "$_run"/size.*; then _kib=${_first##*.}; elif read_spec && over; then weigh; fi
  case $_kib in '' | 0?* | *[!0-9]*) _kib=0 ;; esac
}

# Writes down what a run takes, once it is over.
note_size() {
  # The run may be gone, and another have its name.
  _submission=$_token
  is_submission "$_run" || return
  weigh
  mv "$_run/ready/size" "$_run/size.$_kib"
} 2>/dev/null

weigh() {
  _kib=$(du -sk "$_run")
  _kib=${_kib%%[!0-9]*}
}

# Fails for a run of another user, and when somebody else was faster.
discard() {
  record
  _gone=$_store/tmp/gone.$_record
  ours "$_run" && chmod u+rwx "$_run" && mv "$_run" "$_gone" || return
  erase "$_gone"
} 2>/dev/null

# The job may have left directories that not even their owner can write to.
erase() { # PATH
  rm -rf "$1" || { chmod -R u+rwX "$1" && rm -rf "$1"; } || :
}

# Removes what processes that are gone have left in tmp/.
tidy() {
  for _path in "$_store"/tmp/*; do
    _vital=
    case ${_path##*/} in
      stage.* | gone.* | adopt.*) vital "$_path" ;;
      script.* | probe.* | partial.* | withdrawn.*) [ -z "$(find "$_path" -prune -mtime +0)" ] || _vital=dead ;;
    esac
    case $_vital in dead | rebooted) [ -h "$_path" ] || erase "$_path" ;; esac
  done
} 2>/dev/null
