#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs test programs, each with the argument after it unless that is empty, so
# that they write their golden files.

export SUPPORT_GOLDEN=write
while [ $# -gt 0 ]; do
	"$1" ${2:+"$2"} || exit
	shift 2
done
