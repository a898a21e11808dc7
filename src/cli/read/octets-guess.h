/* SPDX-License-Identifier: MIT */
/* Tells by the start of a text in which form it has octets. */

#ifndef CLI_READ_OCTETS_GUESS_H
#define CLI_READ_OCTETS_GUESS_H

#include "octets.h"

/* Begins to read a text of which this is the start, or all.  Returns false if
 * it can be read in two ways, with the reason; `*at` is the index of the first
 * number then. */
bool
octets_begin(struct octets *octets, const char *text, size_t size, size_t *at);

/* Returns the number of characters of a word that programs print before octets,
 * such as "<Buffer", or 0. */
size_t
octets_word(const char *text, size_t size);

#endif
