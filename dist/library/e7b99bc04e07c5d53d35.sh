# A tree that jobs are built on is kept as trees/DOMAIN/KEY:
#   layers   how to build it; each line is a step: "- BLOB" are names to remove, "+ CODING BLOB..." is a pack
#   blobs    what ls said of these blobs
#   told     signature.json and chunks of the run that it is from, coded
#   facts    ID CODING LENGTH CHUNKS INPUT BOOT: that run, how long what is told is, and when it was built
#   work/    the tree itself, for the first who takes it
# A blob is blobs/AB/SHA256. Nothing in there changes but that work/ is taken: a new tree takes the place of the old one.

# Goes to the first tree of this directory that can be built on, and sets what its facts say and _layers.
find_base() {
  [ "$_root" != - ] || return
  for _domain in $_domains; do
    cd "$_store/trees/$_domain/$_root" || continue
    _layers=$(cat layers) && [ -n "$_layers" ] && [ "$(show_blobs)" = "$(cat blobs)" ] &&
      read -r _made _coded _length _chunks _input _built <facts && return
    _made=-
    ! stands || drop_tree
  done
  return 1
}

# Prints what tells whether blobs are those that they were, in a directory three below the store.
show_blobs() {
  set --
  for _word in $_layers; do
    case $_word in ????????*) ;; *) continue ;; esac
    _word=../../../blobs/${_word%"${_word#??}"}/$_word
    # shellcheck disable=SC3013 # not in POSIX, but in every shell we know
    [ ! "$_word" -nt layers ] || return
    set -- "$@" "$_word"
  done
  [ $# != 0 ] && LC_ALL=C TZ=UTC0 ls -ln "$@"
}

# Is the tree that we stand in still the one that is found? It is moved away before anything of it is removed.
stands() {
  # shellcheck disable=SC3013 # not in POSIX, but in every shell we know
  [ . -ef "$_store/trees/$_domain/$_root" ]
}

drop_tree() { mv "$_store/trees/$_domain/$_root" "$_stage/lost.$_domain"; }

# Its stdin is told.
tell_base() {
  say_wanted "$_made" "$_length" "$_chunks" "$_coded" 1
  cat
}

# Builds the tree that we stand in as the run's work/. One that was built before a crash of the machine may be damaged,
# and to that of another member of a group the job could not write.
build_base() {
  if [ "$_built" = "$_boot.$_host" ] && ours work && mv work "$_stage/run/"; then
    ! stands || return 0
    # Another tree has come, and whoever removes this one may have begun with work/.
    rm -rf "$_stage/run/work"
  fi
  touch .
  _mark=$_mark.base
  cd "$_stage/run" && echo "$_layers" >"$_stage/layers" && replay <"$_stage/layers"
}

# Leaves the tree for the next one, if it is not built on now.
give_back() {
  [ -n "$_builder" ] || return 0
  wait "$_builder" && [ "$_built" = "$_boot.$_host" ] && mv "$_stage/run/work" ./ && return
  rm -rf "$_stage/run/work"
}

base_lost() { # WHY
  rm -f "$_pack/0"
  fail base-lost "$1"
}

# Builds work/ here from the layers on stdin.
replay() {
  while read -r _step _line; do
    set --
    for _word in ${_line#[a-z]* }; do set -- "$@" "$_store/blobs/${_word%"${_word#??}"}/$_word"; done
    case $_step in
      -) remove_names <"$1" ;;
      +) cat "$@" | unpack "${_line%% *}" && [ -e complete ] && patch_files && rm -f complete changed chunks patch patches ;;
    esac || return
  done
}

# A pack that came only in part is tmp/partial.SIGNATURE.DOMAIN.BASE.CODING.

# Keeps what has come of a pack, unless this try has added nothing: it may be damaged.
save_partial() { # DIRECTORY COMMAND
  size "$1/0"
  [ "$_size" -ge 1048576 ] && [ "${_reason:-}" != disk-full ] && [ "$_count" = 0 ] && [ "$_size" -gt "${_from:-0}" ] && read -r _how <"$1/how" &&
    "$2" "$1/0" "$_store/tmp/partial.$_signature.$_how"
} 2>/dev/null

cat_to() { # FROM TO
  cat "$1" >"$_store/tmp/partial.$$" && mv "$_store/tmp/partial.$$" "$2"
}

# Takes it, if it is of the tree that was found. Sets _partial.
find_partial() {
  [ "$_root" != - ] && can_adopt || return
  for _path in "$_store/tmp/partial.$_signature".*; do
    _how=${_path##*/partial.}
    _how=${_how#*.}
    case $_how in *".$_made."*) ;; *".-."*) ;; *) continue ;; esac
    case $_domains in *" ${_how%%.*} "*) ;; *) continue ;; esac
    mv "$_path" "$_pack/0" || continue
    echo "$_how" >"$_pack/how"
    _how=${_how#*.}
    size "$_pack/0"
    _partial=${_how%.*},${_how#*.},$_size
    return
  done
}

can_adopt() { command -v sha256sum && command -v sort && command -v tee; } >/dev/null

# Are the files of work/ those that a signature.json tells of?
verified() { # SIGNATURE.JSON
  _signed=$(tr '"' '\n' <"$1" | grep -x '[FX] [0-9]* [0-9a-f]\{64\}' | grep -o '[0-9a-f]*$' | sort)
  _found=$(find work -type f -exec sha256sum {} + | grep -o '^\\*[0-9a-f]\{64\} ' | tr -d '\\ ' | sort)
  [ -n "$_signed" ] && [ "$_signed" = "$_found" ]
}
