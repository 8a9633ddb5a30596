#!/bin/sh
# Runs a suite against fw.bin, which the job "firmware" has made. Arguments: the suite. Writes results/<suite>.tap.
set -eu
suite=$1
mkdir results
count=0
failed=0

# check NAME EXPECTED COMMAND...
check() {
  name=$1 expected=$2
  shift 2
  count=$((count + 1))
  actual=$(sh fw.bin "$@" 2>&1) || true
  if [ "$actual" = "$expected" ]; then
    echo "ok $count - $name"
  else
    echo "not ok $count - $name: $actual instead of $expected"
    failed=$((failed + 1))
  fi
}

. "suites/$suite.sh" >"results/$suite.tap"
echo "1..$count" >>"results/$suite.tap"
cat "results/$suite.tap"
[ "$failed" -eq 0 ]
