# The last of the scripts: does what was asked.
case $_verb in
  supervise) use_run "$1" && supervise; exit ;;
  payload) use_run "$1" && payload ;;
esac
greet
case $_verb in
  submit) submit "$@" ;;
  follow) follow "$@" ;;
  status) use_run "$1" && show_status ;;
  cancel) cancel "$@" ;;
  list) use_run "$1" && list ;;
  fetch) use_run "$1" && fetch ;;
  *) fail protocol "unknown verb $_verb" ;;
esac
