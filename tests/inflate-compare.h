/* SPDX-License-Identifier: MIT */
/* Compares what our inflater and zlib make of the same messages. */

#ifndef TESTS_INFLATE_COMPARE_H
#define TESTS_INFLATE_COMPARE_H

#include "inflate-zlib.h"
#include "traffic/inflate.h"

/* One side of a connection, by both. */
struct compare {
	struct zlib_side zlib;
	struct deflate deflate; /* fed in one piece */
	struct deflate cut;     /* fed in pieces */
	struct inflate *inflate;
	struct deflate_side side;
};

/* Begins; compare_free() is due. */
void
compare_init(
    struct compare *compare, const struct deflate_side *side, uint64_t limit);
void
compare_free(struct compare *compare);

/* Has all inflate the next message, of at least one octet, `step` octets at a
 * time where it is cut.  After a fault there is no next one.  Returns NULL, or
 * what differs. */
const char *
compare_message(struct compare *compare, const uint8_t *data, size_t size,
    bool text, size_t step);

#endif
