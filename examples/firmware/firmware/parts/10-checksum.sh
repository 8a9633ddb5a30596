# Sums up bytes, as a boot loader checks them.
checksum() {
  sum=0
  for byte in "$@"; do sum=$(((sum + byte) % 256)); done
  echo $((255 - sum))
}
