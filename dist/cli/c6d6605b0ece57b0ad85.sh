# install HASH BYTES: run once for each version of the scripts, as "sh -s" with this text on stdin, the scripts after it
# as a here-document. Puts them into the store if they have these bytes and, where the target can tell, this SHA-256.
# Prints "S HASH".
install() {
  check_store
  _new=$_store/tmp/script.$$
  trap 'rm -f "$_new"' EXIT
  cat >"$_new" || no_space "$_store/tmp" "cannot write to the store"
  size "$_new"
  [ "$_size" = "$2" ] || fail connection-lost "the scripts did not arrive whole"
  if command -v sha256sum >/dev/null; then
    [ "$(sha256sum <"$_new")" = "$1  -" ] || fail protocol "the scripts arrived damaged"
  fi
  mv "$_new" "$_store/scripts/$1" || no_space "$_store/scripts" "cannot write to the store"
  echo "S $1"
}
