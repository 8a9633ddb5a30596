# Switches at 21 degrees, and back at 19.
thermostat() {
  heating=$1
  if [ "$2" -le 19 ]; then heating=on; fi
  if [ "$2" -ge 21 ]; then heating=off; fi
  echo "$heating"
}
