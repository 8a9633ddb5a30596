# How a job comes, when it is wanted. The client says a line BASE CODING FROM PARTS CONTROL PACK; then CONTROL bytes, a
# tar of the run's own files (spec, about, launch, signature.json, perhaps secrets, inline, removed, chunks); then the
# pack, PACK bytes or all there are ("-"): a tar of work/..., perhaps patch and patches, changed, and last of all complete.
#   BASE    1: what comes is to be laid over the base
#   CODING  of both tars: none, gzip or zstd
#   FROM    so many bytes of the pack have come before, and are those of the partial pack that was told
#   PARTS   0, or so many parts of the pack come by the verb part, each coded by itself; a line "go" says that all have

# Everything that the run will have to write down later is prepared now, so that a full disk cannot stop it then.
receive() {
  read -r _line || exit
  # shellcheck disable=SC2086 # split on purpose
  set -- $_line
  _coding=$2 _from=$3 _count=$4
  cd "$_stage/run" || exit
  _errors=$(exactly "$5" | unpack "$_coding" 2>&1) && [ -e spec ] || broken
  take_pack "$6"
  [ -e complete ] || broken
  _errors=$(patch_files 2>&1 && prepare 2>&1) || broken
}

# Unpacks the pack, and keeps it if it is to be kept.
take_pack() { # BYTES
  if [ "$_count" != 0 ]; then
    read -r _line && [ "$_line" = go ] || fail connection-lost "the job did not arrive whole"
    _errors=$(cat_parts "$_pack" | unpack "$_coding" 2>&1) || broken
  elif [ "$1" = - ]; then
    _errors=$(unpack "$_coding" 2>&1) || broken
  else
    _errors=$(exactly "$1" | unpack "$_coding" 2>&1) || broken
  fi
}

# Fails with what is to blame: the disk, or else the connection if what came is not whole.
broken() {
  [ -n "$_errors" ] || [ -e complete ] || fail connection-lost "the job did not arrive whole"
  no_space "$_store/tmp" "cannot unpack the job: $_errors"
}

# Copies so many bytes and takes no more. Where dd knows no full blocks, one by one.
exactly() { # BYTES
  _blocks=$(($1 / 65536)) _bytes=$(($1 % 65536))
  [ "$_blocks" = 0 ] || dd bs=65536 count="$_blocks" iflag=fullblock || dd bs=1 count=$((_blocks * 65536))
  [ "$_bytes" = 0 ] || dd bs="$_bytes" count=1 iflag=fullblock || dd bs=1 count="$_bytes"
} 2>/dev/null

# Unpacks the tar on stdin here. Of what stands in the middle of a pipe nobody hears how it ended: it leaves a name.
unpack() { # CODING
  case $1 in
    none) tar -xpof - ;;
    gzip | zstd) rm -f "$_stage/decoded" && decoded "$1" | tar -xpof - && [ -e "$_stage/decoded" ] ;;
    *) return 1 ;;
  esac
}

decoded() { # CODING
  "$1" -dc && true >"$_stage/decoded"
}

# Prints the parts of a pack in their order.
cat_parts() { # DIRECTORY
  _number=0
  while [ -e "$1/$_number" ]; do
    cat "$1/$_number" || return
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

prepare() {
  rm -f complete patch patches && { [ -e changed ] || echo 0 >changed; } && { [ ! -g . ] || chmod g+r spec about changed; } && mkdir -p work ready && echo "$_submission" >submission && keep_login &&
    touch log out err supervisor.log && mkfifo log.pipe out.pipe err.pipe &&
    cd ready && touch owner standby leader cancel kill rc end gap cap seen size
}

# What the job's shell will read to have what the login gives to any command. A shell that cannot read its own words
# back, because a variable of its own was exported, leaves the variables as they come.
keep_login() {
  (umask 077 && printf 'umask %s\n%s\n' "$_umask" "$_exports" >login)
  (. ./login) >/dev/null 2>&1 || echo "umask $_umask" >login
}

# part SUBMISSION N: reads a part of the pack that this submission waits for; prints "S N" when all of it is written.
part() { # SUBMISSION N
  case $1$2 in *[!0-9a-f]*) fail invalid "there is no such part" ;; esac
  first "$_store"/tmp/stage.*/"pack.$1" || fail connection-lost "nobody waits for this part"
  _new=$_first/new.$2.$$
  _errors=$(cat 2>&1 >"$_new" && mv "$_new" "$_first/$2" 2>&1) || {
    rm -f "$_new"
    no_space "$_store/tmp" "cannot write a part of the job: $_errors"
  }
  echo "S $2"
}
