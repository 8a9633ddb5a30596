#!/bin/sh
# Task A: the name of the host where it runs.
set -eu
mkdir output
uname -n >output/f1.txt
