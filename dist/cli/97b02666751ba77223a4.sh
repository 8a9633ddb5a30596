# How a job comes, when it is wanted. The client says a line BASE CODING FROM PARTS CONTROL PACK; then CONTROL bytes, a
# tar of the run's own files (spec, about, launch, signature.json, perhaps secrets, inline, removed, staged, sums, names.N); then the
# pack, PACK bytes or all there are ("-"): a tar of work/..., perhaps patch and patches, changed, and last of all complete.
#   BASE    1: what comes is to be laid over the base
#   CODING  of both tars: none, gzip or zstd
#   FROM    so many bytes of the pack have come before, and are those of the partial pack that was told
#   PARTS   0, or so many parts of the pack come by the verb part, each coded by itself; a line "go SIZE..." says that all have

# Makes the place for a job. What an earlier try of this submission has got is out of the way before this one asks.
prepare_stage() {
  record
  _stage=$_store/tmp/stage.$_record
  _pack=$_stage/pack.$_submission/adopt
  _mark=$_stage/decoded _count=0 _keeps=0 _builder='' _made=- _input=-
  for _old in "$_store"/tmp/stage.*/"pack.$_submission/adopt"; do
    [ ! -d "$_old" ] || { save_partial "$_old" cat_to; rm -rf "$_old"; }
  done
  trap 'save_partial "$_pack" mv; rm -rf "$_stage"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  _errors=$(mkdir -p "$_stage/run" "$_pack" "$_stage/open.$_submission" 2>&1) || no_space "$_store/tmp" "cannot write to the store: $_errors"
}

# Everything that the run will have to write down later is prepared now, so that a full disk cannot stop it then.
receive() {
  # While the client makes up its mind: is what comes to be kept, too?
  # shellcheck disable=SC2086 # split on purpose
  [ "$_root" = - ] || ! can_adopt || ! has_room $((${_needs% *} * 2)) "${_needs#* }" || _keeps=1
  read -r _line || { give_back && exit; } || exit
  # shellcheck disable=SC2086 # split on purpose
  set -- $_line
  [ "$1" = 1 ] || { give_back && _made=-; }
  _coding=$2 _from=$3 _count=$4
  cd "$_stage/run" || exit
  _errors=$(exactly "$5" | unpack "$_coding" 2>&1) && [ -e spec ] || broken
  spec_value domain spec
  # The pack alone does not make the tree.
  [ ! -e staged ] || _keeps=0
  [ "$_count" != 0 ] || echo "$_value.$_made.$_coding" >"$_pack/how" || _keeps=0
  [ "$1" = 0 ] || { [ -n "$_builder" ] && wait "$_builder" && { [ ! -e removed ] || remove_names <removed; }; } ||
    { drop_tree && base_lost "the earlier tree is gone"; } || base_lost "there is no earlier tree"
  take_pack "$6"
  # What came before has perhaps suffered from a crash of the machine: tar ends quietly at zeros.
  [ -e complete ] || [ "$_from" = 0 ] || base_lost "what came before is damaged"
  [ -e complete ] || broken
  _errors=$(patch_files 2>&1) || broken
  [ ! -e staged ] || { copy_staged && rm -f staged sums names.*; } || base_lost "what other runs have made is gone, or has changed"
  # What was continued may have been begun by somebody else.
  [ "$_from" = 0 ] || verified signature.json || base_lost "what came before is of another tree"
  keep_pack
  _errors=$(prepare 2>&1) || broken
} 2>/dev/null

# Unpacks the pack, and keeps it if it is to be kept.
take_pack() { # BYTES
  if [ "$_count" != 0 ]; then
    # shellcheck disable=SC2086 # split on purpose
    read -r _line && arrived $_line || fail connection-lost "the job did not arrive whole"
  elif [ "$_from" = 0 ]; then
    [ ! -e "$_pack/0" ] || rm "$_pack/0"
  else
    dd if=/dev/null of="$_pack/0" bs=1 seek="$_from" count=0
  fi
  if [ "$_count.$_from.$_keeps.$1" = 0.0.0.- ]; then _errors=$(unpack "$_coding" 2>&1); else
    _errors=$(pack_bytes "$1" | unpack "$_coding" 2>&1)
  fi || broken
}

# Is every part as long as it was sent? One that was cut off may have been noticed late, and have taken a whole one's place.
arrived() { # go SIZE...
  [ "$1.$#" = "go.$((_count + 1))" ] || return
  _number=0
  while [ $# -gt 1 ]; do
    size "$_pack/$_number"
    [ "$_size" = "$2" ] || return
    _number=$((_number + 1))
    shift
  done
}

# Prints the pack.
pack_bytes() { # BYTES
  [ "$_count" = 0 ] || { cat_parts "$_pack" && return; } || return
  [ "$_from" = 0 ] || cat "$_pack/0" || return
  case $_keeps.$1 in
    0.-) cat ;;
    0.*) exactly "$1" ;;
    *.-) tee -a "$_pack/0" && true >"$_pack/whole" ;;
    *) exactly "$1" | tee -a "$_pack/0" && true >"$_pack/whole" ;;
  esac
}

# Leaves the pack in the run, for when it has ended.
keep_pack() {
  [ "$_keeps" = 1 ] && { [ "$_count" != 0 ] || [ -e "$_pack/whole" ]; } || return 0
  if [ "$_made" = - ]; then _input=-; else echo "$_layers" >"$_pack/base"; fi
  { [ ! -e removed ] && [ ! -e chunks ]; } || mv removed chunks "$_pack/"
  spec_value domain spec
  echo "$_coding $_root $_value $_input $_needs" >"$_pack/plan" && mv "$_pack" .
}

# Fails with what is to blame: the disk, or else the connection if what came is not whole.
broken() {
  [ -n "$_errors" ] || [ -e complete ] || fail connection-lost "the job did not arrive whole"
  no_space "$_store/tmp" "cannot unpack the job: $_errors"
}

# Copies so many bytes and takes no more.
exactly() { # BYTES
  _blocks=$(($1 / 65536)) _bytes=$(($1 % 65536))
  { [ "$_blocks" = 0 ] || full_blocks 65536 "$_blocks"; } && { [ "$_bytes" = 0 ] || full_blocks "$_bytes" 1; }
} 2>/dev/null

# Where dd knows no full blocks, one byte after the other. When it does and has failed, what it took does not come again.
full_blocks() { # SIZE COUNT
  dd bs="$1" count="$2" iflag=fullblock || { ! dd count=0 iflag=fullblock </dev/null && dd bs=1 count=$(($1 * $2)); }
}

# Unpacks the tar on stdin here. Of what stands in the middle of a pipe nobody hears how it ended: it leaves a name.
unpack() { # CODING
  case $1 in
    none) tar -xpof - ;;
    gzip | zstd)
      [ ! -e "$_mark" ] || rm "$_mark" || return
      decoded "$1" | tar -xpof - && [ -e "$_mark" ]
      ;;
    *) return 1 ;;
  esac
}

decoded() { # CODING
  "$1" -dc && true >"$_mark"
}

# Removes names below work/, each of which ends with NUL.
remove_names() { (cd work && xargs -0 rm -rf --); }

# Prints the parts of a pack in their order. Without room for two of it none outlives that.
cat_parts() { # DIRECTORY
  _number=0
  while [ -e "$1/$_number" ]; do
    cat "$1/$_number" && { [ "${_keeps:-1}" = 1 ] || rm "$1/$_number"; } || return
    _number=$((_number + 1))
  done
}

# Changes files of work/ as patches says: a line SKIP SEEK COUNT PATH moves blocks out of patch, "= SIZE 0 PATH" sets the
# size. Its times are to be those of any other file.
patch_files() {
  [ -e patches ] || return 0
  while read -r _skip _seek _blocks _path; do
    _path=work/$_path
    if [ "$_skip" = "=" ]; then
      dd if=/dev/null of="$_path" bs=1 seek="$_seek" count=0 && touch -r patch "$_path" || return
    else
      dd if=patch of="$_path" bs=65536 skip="$_skip" seek="$_seek" count="$_blocks" conv=notrunc || return
    fi
  done <patches
} 2>/dev/null

# Copies files that earlier runs have made. In staged, lines "ID - SOURCE" and DESTINATION take turns; for "ID N SOURCE", a
# directory, names.N says what of it. The files must be those that sums tells of.
copy_staged() {
  while IFS= read -r _line && IFS= read -r _path; do
    _made_by=${_line%% *} _line=${_line#* }
    _list=${_line%% *}
    _source=$_store/jobs/$_made_by/work/${_line#* } _to=$_stage/run/work/$_path
    case $_path in */*) mkdir -p "${_to%/*}" || return ;; esac
    if [ "$_list" = - ]; then rm -f "$_to" && cp "$_source" "$_to"; else
      # xargs may start it several times.
      mkdir -p "$_to" && (cd "$_source" && xargs -0 sh -c 'tar -chf - "$@" | tar -xpof - -C "$0"' "$_to") <"names.$_list" && part_twins "$_to"
    fi && chmod -R u+rw,u-s,go=u,go-w "$_to" && find "$_to" ! -type l -exec touch -r complete {} + || return
  done <staged
  cd work && sha256sum -c ../sums >/dev/null && cd ..
} 2>/dev/null

# One file of two names becomes two, where find can tell it.
part_twins() { # DIRECTORY
  find "$1" -type f -links +1 -exec sh -c 'for f; do cp "$f" "$0" && mv "$0" "$f"; done' "$_stage/twin" {} + || :
}

prepare() {
  rm -f complete patch patches removed chunks && { [ -e changed ] || echo 0 >changed; } && { [ ! -g . ] || chmod g+r spec about changed; } && mkdir -p work ready && echo "$_submission" >submission && keep_login &&
    mkfifo log.pipe out.pipe err.pipe && make_files log out err supervisor.log &&
    cd ready && make_files owner standby leader cancel kill rc end gap cap seen size
}

# Makes empty files, for which no process is started.
make_files() { for _name in "$@"; do true >"$_name" || return; done; }

# What the job's shell will read to have what the login gives to any command. A shell that cannot read its own words
# back, because a variable of its own was exported, leaves the variables as they come.
keep_login() {
  (umask 077 && printf 'umask %s\n%s\n' "$_umask" "$_exports" >login)
  (. ./login) >/dev/null 2>&1 || echo "umask $_umask" >login
}

# part SUBMISSION N: reads a part of the pack that this submission waits for; prints "S N" when all of it is written.
part() { # SUBMISSION N
  case $1$2 in *[!0-9a-f]*) fail invalid "there is no such part" ;; esac
  first "$_store"/tmp/stage.*/"pack.$1/adopt" || fail connection-lost "nobody waits for this part"
  _new=$_first/new.$2.$$
  _errors=$(cat 2>&1 >"$_new" && mv "$_new" "$_first/$2" 2>&1) || {
    rm -f "$_new"
    no_space "$_store/tmp" "cannot write a part of the job: $_errors"
  }
  echo "S $2"
}
