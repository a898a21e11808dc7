/* SPDX-License-Identifier: MIT */
/* Reading registry files in XML. */

#ifndef GEN_READ_H
#define GEN_READ_H

#include <stdio.h>

#include "tape.h"

/* Limits; the largest of IANA's files has 4 MB and 8 levels. */
#define GEN_FILE_MAX (UINT64_C(512) << 20)
#define GEN_DEPTH_MAX 256

/* Hexadecimal digits of a SHA-256, and a NUL. */
#define GEN_SHA256_SIZE 65

/*
 * Reads one document from `stream` onto the end of the tape; `file` is its
 * name in messages.  Writes the SHA-256 of all octets read.  Fetches nothing
 * and expands nothing: a DOCTYPE is refused.  Returns the node of the root
 * element, which is IANA's `registry`; on failure 0, the tape's error set.
 */
uint32_t
gen_read_xml(struct gen_tape *tape, FILE *stream, const char *file,
    char sha256[GEN_SHA256_SIZE]);

#endif
