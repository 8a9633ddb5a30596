#!/bin/sh
# Writes report.txt: how many checks of which suite passed on which board.
set -eu
{
  printf '%-14s %s\n' Board-suite Passed
  for file in tests/*/*.tap; do
    place=${file#tests/}
    passed=$(grep -c '^ok ' "$file") || true
    count=$(sed -n 's/^1\.\.//p' "$file")
    printf '%-14s %s of %s\n' "${place%%/*}" "$passed" "$count"
  done
} >report.txt
cat report.txt
