/* SPDX-License-Identifier: MIT */
/* Names as other languages write them, from those in capitals. */

#ifndef GEN_STYLE_H
#define GEN_STYLE_H

#include "constants.h"

/* CLOSE_GOING_AWAY; without a constant CLOSE alone.  Where the registry's name
 * begins with no letter, "R_" stands before it. */
void
gen_style_capitals(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant);

/* CloseGoingAway, and ClosePolicyURL: Go's way. */
void
gen_style_camel(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant);

/* close: the registry in lower case. */
void
gen_style_lower(struct gen_output *output, const struct gen_group *group);

/* GOING_AWAY; VERSION_13 where the name would not begin with a letter. */
void
gen_style_member(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant);

#endif
