/* SPDX-License-Identifier: MIT */
/* Reads the octets of lines of numbers. */

#ifndef CLI_READ_OCTETS_NUMBERS_H
#define CLI_READ_OCTETS_NUMBERS_H

#include "octets.h"

/* Reads lines or a piece of one in a form of numbers, as octets_read() does.
 * Returns false if they cannot be read. */
bool
octets_read_numbers(
    struct octets *octets, const struct octets_line *line, size_t *size);

#endif
