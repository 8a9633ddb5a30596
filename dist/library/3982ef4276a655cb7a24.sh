# A lock is a directory: t/NUMBER/RUN are tickets, h/SLOT/RUN.SINCE are holders, where RUN is ID.SUBMISSION. What makes
# a ticket or a slot somebody's is one rename of a directory that holds this one name, and taking it away is removing this
# very name: whoever is slow to break a stale one cannot hit the one that has come in its place.

# Waits for the lock; sets _reason and fails when the run is to end before.
acquire() {
  [ -n "$_lock" ] || return 0
  # Whoever takes over counts from when the one before began.
  [ "${_since:-0}" -gt 0 ] && [ "$_since" -le "$_now" ] || _since=$_now
  _quiet=0
  until enqueue && claim; do
    _reason=cancel
    told cancel && return 1
    _reason=queue
    [ "$_queue" = 0 ] || [ $((_now - _since)) -lt "$_queue" ] || return 1
    tick
  done 2>/dev/null
}

# Draws a ticket, whose number is higher than any before: the last one stays when its run is over. On a full disk it
# fails, and is tried again.
enqueue() {
  first "$_locks"/t/*/"$_mine" && return
  rm -rf "$_run/ticket"
  mkdir -p "$_locks/t" "$_locks/h" "$_run/ticket" || return
  until first "$_locks"/t/*/"$_mine"; do
    _number=100000000
    for _ticket in "$_locks"/t/*; do [ -d "$_ticket" ] && _number=${_ticket##*/}; done
    _number=$_run/ticket/$((_number + 1))
    mkdir "$_number" && true >"$_number/$_mine" || return
    mv "$_number" "$_locks/t/" && return
    rm -rf "$_number"
    # Taken by somebody else, or refused?
    [ -e "$_locks/t/${_number##*/}" ] || return
  done
}

# Takes a free slot, if fewer tickets than there are slots stand before ours.
claim() {
  first "$_locks"/h/*/"$_mine".* && return
  ahead "$_slots"
  [ "$_ahead" -lt "$_slots" ] || return
  for _holder in "$_locks"/h/*/*; do
    [ -e "$_holder" ] && ! holds "${_holder##*/}" || continue
    # What is left of its job is not to meet ours.
    (use_run "${_other##*/}" && status) >/dev/null
    holds "${_holder##*/}" || rm -f "$_holder"
  done
  _slot=1
  while [ "$_slot" -le "$_slots" ]; do
    if ! first "$_locks/h/$_slot"/*; then
      rm -rf "$_run/ticket/$_slot"
      mkdir "$_run/ticket/$_slot" && true >"$_run/ticket/$_slot/$_mine.$(date +%s)" || return
      mv "$_run/ticket/$_slot" "$_locks/h/" && return
      rm -rf "$_run/ticket/$_slot"
    fi
    _slot=$((_slot + 1))
  done
  return 1
}

# Sets _ahead: how many live tickets stand before ours, as far as that matters.
ahead() { # MOST
  _ahead=0
  for _ticket in "$_locks"/t/*/*; do
    [ "$_ahead" -lt "$1" ] || return 0
    case $_ticket in
      *"/$_mine") return ;;
      */done | *'*') continue ;;
    esac
    if holds "${_ticket##*/}"; then _ahead=$((_ahead + 1)); else mv "$_ticket" "${_ticket%/*}/done"; fi
  done
} 2>/dev/null

# May this run still hold something? An orphaned script does, and so does what cannot be seen from here.
holds() { # ID.SUBMISSION...
  # The standby first: it may become the owner between two looks.
  _other=$_store/jobs/${1%%.*}
  _rest=${1#*.}
  read -r _owner 2>/dev/null <"$_other/submission" && [ "$_owner" = "${_rest%%.*}" ] || return
  ! first "$_other"/end.* || return
  for _role in standby owner leader; do
    vital "$_other/$_role".*
    case $_vital in alive | hidden) return 0 ;; esac
  done
  return 1
}

# Gives back slot and ticket.
release() {
  take_away "$_mine"
  _before=
  for _ticket in "$_locks"/t/*; do
    [ -z "$_before" ] || [ ! -e "$_before/done" ] || { rm -f "$_before/done" && rmdir "$_before"; }
    _before=$_ticket
  done
  rm -rf "$_run/ticket"
} 2>/dev/null

take_away() { # ID.SUBMISSION
  rm -f "$_locks"/h/*/"$1".*
  for _ticket in "$_locks"/t/*/"$1"; do mv "$_ticket" "${_ticket%/*}/done"; done
} 2>/dev/null

# Sets _holder to "ID SINCE WHO LABEL" of who holds a slot.
holder() { # an expanded pattern
  first "$@" || return
  _rest=${_first##*/}
  _other=$_store/jobs/${_rest%%.*}
  spec_value who "$_other/spec"
  _holder="${_rest%%.*} ${_rest##*.} $_value"
  spec_value label "$_other/spec"
  _holder="$_holder $_value"
}
