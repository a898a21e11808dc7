/* SPDX-License-Identifier: MIT */
/* Reading registry files in XML. */

#ifndef GEN_READ_H
#define GEN_READ_H

#include "file/input.h"
#include "model/tape.h"

/* Limits; the largest of IANA's files has 4 MB and 8 levels. */
#define GEN_FILE_MAX (UINT64_C(512) << 20)
#define GEN_DEPTH_MAX 256

/*
 * Reads one document onto the end of the tape, whose `file` is its name in
 * messages.  Fetches nothing and expands nothing: a DOCTYPE is refused.
 * Returns the node of the root element, which is IANA's `registry`; on
 * failure 0, the tape's error set.
 */
uint32_t
gen_read_xml(struct gen_tape *tape, struct gen_input *input);

#endif
