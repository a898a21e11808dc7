/* SPDX-License-Identifier: MIT */
/* Reads a source as lines of text, whichever way its characters are stored. */

#ifndef CLI_READ_LINES_H
#define CLI_READ_LINES_H

#include "source.h"

/* Returns the next line, or a piece of one that is longer than the buffer; false
 * at the end.  It is good until the next call, and may be overwritten. */
bool
cli_lines_read(struct cli_source *source, struct octets_line *line);

/* Does the same with all lines that the buffer has to their ends, if it has one.
 * The caller adds those that it finds, but the last, to `lines`. */
bool
cli_lines_read_all(struct cli_source *source, struct octets_line *lines);

/* Reads as much of the text as the buffer holds, or to its end if that is sooner.
 * The text is that from `at` to `size` in the buffer. */
void
cli_lines_look_ahead(struct cli_source *source);

#endif
