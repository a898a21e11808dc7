/* SPDX-License-Identifier: MIT */
/* Breaks lines of generated code that are too long. */

#ifndef GEN_BREAK_H
#define GEN_BREAK_H

#include "places.h"

/* Breaks the line at the gap if that makes two of a line that is too long, of
 * which the second is not. */
void
gen_break_line(struct gen_writer *writer);

#endif
