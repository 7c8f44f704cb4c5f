#!/bin/sh
# The layers that a test includes, itself or through a header beside it, one a line: it is linked with these and what lies
# below them, so that it can be built while a layer above cannot.
#
# usage: layers-of.sh TEST.c
includes() {
	sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$@"
}

beside=$(includes "$1" | grep -v / | sort -u)
set -- "$1"
for header in $beside; do
	[ ! -f "$(dirname "$1")/$header" ] || set -- "$@" "$(dirname "$1")/$header"
done
includes "$@" | sed -n 's,^\([a-z]*\)/.*,\1,p' | sort -u
