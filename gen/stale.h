/* SPDX-License-Identifier: MIT */
/* Showing that a generated file is out of date. */

#ifndef GEN_STALE_H
#define GEN_STALE_H

#include "model/model.h"

/*
 * Sets `stale` if `file` is missing or differs from the output, and then prints
 * the difference to standard output by way of diff(1).  Returns false and sets
 * the output's error if that is not possible.
 */
bool
gen_stale_show(const struct gen_output *output, const char *file, bool *stale);

#endif
