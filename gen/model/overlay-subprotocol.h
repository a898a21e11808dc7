/* SPDX-License-Identifier: MIT */
/* The lines of an overlay about subprotocols. */

#ifndef GEN_OVERLAY_SUBPROTOCOL_H
#define GEN_OVERLAY_SUBPROTOCOL_H

#include "overlay-line.h"

/* Reads "message SUBPROTOCOL text|binary SOURCE SECTION": the only type of
 * message that the subprotocol has.  False, the error set, if the line is not
 * right; `word` is its first word. */
bool
gen_overlay_read_message(struct gen_overlay_line *line, const char *word);

/* Reads "unregistered NAME NOTE": a name in wide use that no registry has.
 * The result is that of gen_overlay_read_message(). */
bool
gen_overlay_read_unregistered(struct gen_overlay_line *line, const char *word);

#endif
