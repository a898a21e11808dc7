/* SPDX-License-Identifier: MIT */
/* The encodings that are read. */

#ifndef GEN_ENCODING_H
#define GEN_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* The room for the name of an encoding that is refused. */
#define GEN_ENCODING_SIZE 64

/*
 * Looks at the first octets of an XML file, which may be its whole text, before
 * the parser does.  Returns whether they are in UTF-8, UTF-16, Latin-1 or ASCII;
 * if not, `refused` is the encoding's name, cut if it is long.
 */
bool
gen_encoding_check(
    const char *octets, size_t size, char refused[GEN_ENCODING_SIZE]);

#endif
