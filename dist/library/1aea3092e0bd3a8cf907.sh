# When a run has ended, the tree that it was sent becomes the base of the next one. Its pack is moved out of the run before
# the end is told, because then the run may be removed.

set_aside() {
  _aside=$_store/tmp/adopt.$_record
  [ ! -d "$_run/adopt" ] || {
    ln "$_run/signature.json" "$_run/adopt/" || cat "$_run/signature.json" >"$_run/adopt/signature.json"
    mv "$_run/adopt" "$_aside"
  }
} 2>/dev/null

# adopt ID: what the supervisor becomes when its run has ended.
adopt() {
  cd /
  record
  _id=$1 _aside=$_store/tmp/adopt.$_record
  (adopt_tree) >/dev/null 2>&1
  erase "$_aside"
  collect_own
}

adopt_tree() {
  _mark=$_aside/decoded
  mkdir "$_aside/tree" && cd "$_aside/tree" && read -r _coding _root _domain _before _needs <../plan || return
  case $_domain$_root in *[!A-Za-z0-9]*) return 1 ;; esac
  # shellcheck disable=SC2086 # split on purpose
  has_room $_needs && rebuild && verified ../signature.json && write_layers && write_tree && cd "$_aside" && mv tree "$_root" || return
  mkdir -p "$_store/trees/$_domain"
  # Another run's may come first: the last one stays.
  for _old in 1 2 3; do
    mv "$_store/trees/$_domain/$_root" "$_aside/old.$_old"
    mv "$_root" "$_store/trees/$_domain/" && return
  done
}

rebuild() {
  { [ ! -e ../base ] || replay <../base; } && { [ ! -e ../removed ] || remove_names <../removed; } &&
    cat_parts .. | unpack "$_coding" && [ -e complete ] && patch_files &&
    { [ ! -e changed ] || { read -r _changed <changed && [ "$_changed" = 0 ]; }; } && rm -f changed chunks patch patches
}

write_layers() {
  # shellcheck disable=SC2046 # split on purpose: an odd command may say this, too
  set -- $(tr ',{}' '\n\n\n' <../signature.json | grep -x '"input":"[0-9a-f]*"')
  _input=${1:--}
  : >layers
  [ ! -e ../base ] || cat ../base >layers || return
  [ "$_input" = - ] || [ "$_input" != "$_before" ] || { rm complete && return; }
  _layers=$(grep -c + layers)
  if [ "$_layers" -lt 8 ]; then
    [ ! -s ../removed ] || { add_blob ../removed && echo "- $_sha" >>layers; } || return
  else
    # So many steps become one.
    rm -f ../[0-9]*
    { tar -cf - work complete && true >whole; } | encode >../0 && rm whole && : >layers || return
  fi
  _line="+ $_coding" _number=0
  while [ -e "../$_number" ]; do
    add_blob "../$_number" || return
    _line="$_line $_sha" _number=$((_number + 1))
  done
  echo "$_line" >>layers && rm complete
}

encode() {
  if [ "$_coding" = none ]; then cat; else "$_coding" -1 -c; fi
}

# Moves a file to the blobs; sets _sha. It is as old as the tree.
add_blob() { # FILE
  _sha=$(sha256sum <"$1") || return
  _sha=${_sha%% *}
  _blob=$_store/blobs/${_sha%"${_sha#??}"}/$_sha
  [ -f "$_blob" ] && [ "$(sha256sum <"$_blob")" = "$(sha256sum <"$1")" ] && return
  mkdir -p "${_blob%/*}" && touch "$1" && mv -f "$1" "$_blob" && sync_file "$_blob"
}

write_tree() {
  _coded=none
  ! command -v gzip || _coded=gzip
  tell_coded <../signature.json >told || return
  size told
  _length=$_size
  [ ! -e ../chunks ] || tell_coded <../chunks >>told || return
  size told
  echo "$_id $_coded $_length $((_size - _length)) $_input $_boot.$_host" >facts
  touch layers
  _layers=$(cat layers) && show_blobs >blobs && [ -s blobs ] || return
  sync_file told layers facts blobs
}

# A crash of the machine must not leave names without what they stand for.
sync_file() { ! command -v sync >/dev/null || sync "$@"; }

tell_coded() { if [ "$_coded" = none ]; then cat; else gzip -c; fi; }
