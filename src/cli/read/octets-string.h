/* SPDX-License-Identifier: MIT */
/* Reads the octets of a line of strings. */

#ifndef CLI_READ_OCTETS_STRING_H
#define CLI_READ_OCTETS_STRING_H

#include "octets.h"

/* Reads a line of the form OCTETS_ESCAPES, as octets_read() does.  Returns false
 * if it cannot be read. */
bool
octets_read_string(
    struct octets *octets, const struct octets_line *line, size_t *size);

#endif
