#!/bin/sh
# Task D: what B and C have made.
set -eu
cat B/f2.txt C/f2.txt >f3.txt
cat f3.txt
