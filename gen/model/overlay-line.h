/* SPDX-License-Identifier: MIT */
/* Lines of the overlay, each of which makes one statement. */

#ifndef GEN_OVERLAY_LINE_H
#define GEN_OVERLAY_LINE_H

#include "overlay.h"

/* Where the reader is.  The line is cut into words, so it must be writable, and
 * it must last as long as the overlay, which points into it. */
struct gen_overlay_reader {
	struct gen_overlay *overlay;
	struct gen_error *error;
	const char *file;
	unsigned long line;
	char *rest; /* of the line */
};

/* Reads the line by its first word; one that is empty or begins with # says
 * nothing.  False, the error set at the line, if it is not right. */
bool
gen_overlay_read_line(struct gen_overlay_reader *reader);

#endif
