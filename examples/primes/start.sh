#!/bin/sh
# Writes the largest prime factor of the number in "input" to "output".
set -eu
read -r number <input
echo "Factoring $number"
factor=2
while [ $((factor * factor)) -le "$number" ]; do
  if [ $((number % factor)) -eq 0 ]; then
    echo "  divisible by $factor"
    number=$((number / factor))
  else
    factor=$((factor + 1))
  fi
done
echo "$number" >output
echo "The largest prime factor is $number"
