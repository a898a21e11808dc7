/* SPDX-License-Identifier: MIT */
/* The constants of a C header, which standalone headers have, too. */

#ifndef GEN_HEADER_H
#define GEN_HEADER_H

#include "constants.h"

/* Prints the constants of the groups, and a list of each group. */
void
gen_header_constants(struct gen_output *output, const struct gen_source *source,
    const struct gen_groups *groups);

#endif
