#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints why tests were skipped, one line for each reason with the tests after
# it.  Each skipped test has left a file of its name in the folder.
#
# usage: skipped.sh FOLDER

set -eu
cd "$1" 2>/dev/null || exit 0
for file in *; do
	[ -f "$file" ] || continue
	printf '%s\t%s\n' "$(cat "$file")" "${file#test-}"
done | sort | awk -F '\t' '
	$1 != reason { if (NR > 1) print line; line = $1 ": " $2 }
	$1 == reason { line = line ", " $2 }
	{ reason = $1 }
	END { if (NR > 0) print line }'
