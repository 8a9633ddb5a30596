# The last of the scripts: does what was asked.
# What a group shares is for the group.
[ ! -g "$_store" ] || umask 007
case $_verb in
  supervise | standby | payload) use_run "$1" && "$_verb"; exit ;;
  adopt) adopt "$1"; exit ;;
esac
greet
case $_verb in
  install) install "$@" ;;
  submit) submit "$@" ;;
  follow) follow "$@" ;;
  status) use_run "$1" && show_status ;;
  about) use_run "$1" && about "$@" ;;
  runs) runs ;;
  cancel) cancel "$@" ;;
  log) use_run "$1" && show_log ;;
  fetch | store | remove) serve "$@" ;;
  locks) locks ;;
  break) break_lock "$1" ;;
  probe) probe ;;
  part) part "$@" ;;
  gc) gc "$@" ;;
  *) fail protocol "unknown verb $_verb" ;;
esac
