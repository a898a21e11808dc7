#!/bin/sh
# SPDX-License-Identifier: MIT
# Compiles the amalgamated libwsreg for other machines, another C library, each
# level of optimisation and with a look at threads, and tries it there with all
# vectors: by the checker in one thread, then by several threads.  What another
# machine is needed for runs under qemu.
#
# usage: platforms.sh BUILD

set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

ninja -C "$build" wsreg amalgamation >/dev/null
"$build/wsreg" rules --vectors -f c -o "$folder/vectors.h"

# Compiles both programs and runs them: the name, the command that runs them, the
# compiler with its options.
try() {
	name=$1
	emulator=$2
	shift 2
	set -- "$@" -std=gnu11 -Wall -Wextra -Werror -pthread \
	    -I "$build/data/amalgamation" -I "$folder"
	"$@" -c -o "$folder/wsreg.o" "$build/data/amalgamation/wsreg.c"
	for program in check threads; do
		echo "$name: $program"
		"$@" -o "$folder/$program" \
		    "$source/tests/consumers/vectors-c/$program.c" \
		    "$folder/wsreg.o"
		# Word by word: the emulator may have arguments.
		# shellcheck disable=SC2086
		$emulator "$folder/$program"
	done
}

try aarch64 'qemu-aarch64' aarch64-linux-gnu-gcc -O2 -static
try s390x 'qemu-s390x' s390x-linux-gnu-gcc -O2 -static
try i686 'qemu-i386' i686-linux-gnu-gcc -O2 -static
try musl '' musl-gcc -O2 -static
for level in -O0 -O1 -O3 -Os -Og '-O2 -flto'; do
	# shellcheck disable=SC2086
	try "gcc $level" '' gcc $level
	# shellcheck disable=SC2086
	try "clang $level" '' clang $level
done
try 'threads' '' clang -O1 -g -fsanitize=thread
