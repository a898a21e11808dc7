/* SPDX-License-Identifier: MIT */
/* Whether a generated file is up to date. */

#ifndef GEN_STALE_H
#define GEN_STALE_H

#include "model/model.h"

/*
 * Sets `stale` when `file` is not there or not what would be written, and then
 * prints the difference on standard output, by way of diff(1).  False, the
 * output's error set, if that is not possible.
 */
bool
gen_stale_show(const struct gen_output *output, const char *file, bool *stale);

#endif
