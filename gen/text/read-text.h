/* SPDX-License-Identifier: MIT */
/* Reading registry files in IANA's text rendition. */

#ifndef GEN_READ_TEXT_H
#define GEN_READ_TEXT_H

#include "file/input.h"
#include "model/tape.h"

/*
 * Reads one page onto the end of the tape, in the elements that the file in
 * XML would have; the overlay tells which element a column shows.  What the
 * page does not show is not there: the dates of records, empty fields, what a
 * label links to.  A record's line is that of its key, a field's that of its
 * first line.  Returns the node of the root element; on failure 0, the tape's
 * error set.
 */
uint32_t
gen_read_text(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay);

#endif
