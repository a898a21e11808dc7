/* SPDX-License-Identifier: MIT */
/* Printing the overlay as part of the tables. */

#ifndef GEN_TABLES_OVERLAY_H
#define GEN_TABLES_OVERLAY_H

#include "model/model.h"

/* Prints the overlay as a C object `overlay`, and the lists that it points
 * to. */
void
gen_overlay_emit(
    struct gen_output *output, const struct wsreg_overlay *overlay);

#endif
