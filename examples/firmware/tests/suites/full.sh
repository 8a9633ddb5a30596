. suites/smoke.sh
check "sums up nothing" 255 checksum
check "sums up bytes" 249 checksum 1 2 3
check "wraps round" 255 checksum 128 128
check "begins to heat" on thermostat off 18
check "goes on heating" on thermostat on 20
check "stays off" off thermostat off 20
check "ends heating" off thermostat on 21
