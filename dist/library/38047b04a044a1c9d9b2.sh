# log ID: prints "S ID", what the job has written so far as D lines of follow, and ".".
show_log() {
  echo "S $_id"
  for _stream in $_streams; do relay "$_stream" 0 <"$_run/$_stream"; done
  echo .
}
