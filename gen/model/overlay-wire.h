/* SPDX-License-Identifier: MIT */
/* The lines of an overlay that say which close codes may be sent. */

#ifndef GEN_OVERLAY_WIRE_H
#define GEN_OVERLAY_WIRE_H

#include "overlay-line.h"

/* Reads "wire CODES STATUS CLIENT SERVER SECTION REASON".  The table of
 * verdicts has an octet for the number of a rule, so there are 255 at most. */
bool
gen_overlay_read_wire(struct gen_overlay_line *line, const char *word);

/* Reads "browser CODES SOURCE": what WebSocket.close() takes. */
bool
gen_overlay_read_browser(struct gen_overlay_line *line, const char *word);

#endif
