#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds the amalgamation to the archive of a release; `meson dist' runs this.
set -eu
# NINJA is what Meson itself would run.
"${NINJA:-ninja}" -C "$MESON_BUILD_ROOT" amalgamation
mkdir "$MESON_PROJECT_DIST_ROOT/amalgamation"
for file in wsreg.c wsreg.h wsreg-check.h wsreg-codes.h; do
	cp "$MESON_BUILD_ROOT/data/amalgamation/$file" \
	    "$MESON_PROJECT_DIST_ROOT/amalgamation"
done
