# install HASH: run once for each version of the scripts, by a text on the stdin of "sh -s" that prints them as the
# function scripts. Puts them into the store. Prints "S HASH".
install() {
  check_store
  _new=$_store/tmp/script.$$
  trap 'rm -f "$_new"' EXIT
  { scripts >"$_new" && mv "$_new" "$_store/scripts/$1"; } 2>/dev/null || no_space "$_store/tmp" "cannot write to the store"
  echo "S $1"
}
