#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the archive of a release twice, in other folders, with another umask,
# time zone and language: both are the same octets, and have all files of the
# commit and no others but the amalgamation.  Needs a checkout of git.

set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Makes the archive in a new folder, with these variables in the environment.
make() {
	git clone -q "$source" "$1"
	cd "$1"
	shift
	env "$@" meson setup build -Dtests=disabled -Dcli=disabled \
	    -Dtraffic=disabled -Ddocs=disabled
	env "$@" meson dist -C build --no-tests --formats xztar
}

make "$folder/one" TZ=UTC0 LC_ALL=C
umask 077
make "$folder/two/deeper" TZ=XXX-9 LC_ALL=C.UTF-8
cd "$folder"
cmp one/build/meson-dist/*.tar.xz two/deeper/build/meson-dist/*.tar.xz
mkdir unpacked
tar -xJf one/build/meson-dist/*.tar.xz -C unpacked
diff -r --exclude=.git --exclude=build --exclude=amalgamation \
    one unpacked/*
