#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs test programs so that they write their golden files.

export SUPPORT_GOLDEN=write
for program; do
	"$program" || exit
done
