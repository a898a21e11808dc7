#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds the amalgamation to the archive of a release, and makes the archive
# reproducible; `meson dist' runs this.
set -eu
# NINJA is what Meson itself would run.
"${NINJA:-ninja}" -C "$MESON_BUILD_ROOT" amalgamation
mkdir "$MESON_PROJECT_DIST_ROOT/amalgamation"
for file in wsreg.c wsreg.h wsreg-check.h wsreg-codes.h; do
	cp "$MESON_BUILD_ROOT/data/amalgamation/$file" \
	    "$MESON_PROJECT_DIST_ROOT/amalgamation"
done
# The archive is the same wherever and whenever root makes it: the umask and the
# time of the files are not those of the machine.
time=${SOURCE_DATE_EPOCH:-$(git -C "$MESON_PROJECT_SOURCE_ROOT" \
    log -1 --format=%ct)}
cd "$MESON_PROJECT_DIST_ROOT"
chmod -R u=rwX,go=rX .
find . -exec touch -h -d "@$time" {} +
