command=$1
shift
case $command in
  version) echo "$version" ;;
  checksum) checksum "$@" ;;
  thermostat) thermostat "$@" ;;
  *)
    echo "unknown command: $command" >&2
    exit 2
    ;;
esac
