#!/bin/sh
# Tasks B and C: a random number, and what A has made. Arguments: the name of the task.
set -eu
number=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
echo "$1 on $(uname -n): $number" >f2.txt
cat output/f1.txt >>f2.txt
