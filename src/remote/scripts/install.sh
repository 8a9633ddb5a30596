# install HASH: run once for each version of the scripts, as "sh -s" with this text on stdin, the scripts after it as a
# here-document. Puts them into the store if their SHA-256 is HASH (where the target can tell) and prints "S HASH".
install() {
  check_store
  _new=$_store/tmp/script.$$
  cat >"$_new" || no_space "cannot write to the store"
  if command -v sha256sum >/dev/null; then
    [ "$(sha256sum <"$_new")" = "$1  -" ] || fail protocol "the scripts arrived damaged"
  fi
  mv "$_new" "$_store/scripts/$1" || no_space "cannot write to the store"
  echo "S $1"
}

