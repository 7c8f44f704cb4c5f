#!/bin/sh
# The C sources of one folder and those below it, one a line, sorted. `./dev build` runs this for every folder and tells
# meson to look again when the answer has changed.
#
# usage: sources.sh FOLDER [NAME-PATTERN]
LC_ALL=C
export LC_ALL
[ -d "$1" ] || exit 0
find "$1" -type f -name "${2:-*.c}" | sort
