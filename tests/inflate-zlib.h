/* SPDX-License-Identifier: MIT */
/* Judges compressed messages by zlib, to hold others against. */

#ifndef TESTS_INFLATE_ZLIB_H
#define TESTS_INFLATE_ZLIB_H

#include <zlib.h>

#include "traffic/traffic.h"

/*
 * zlib says of a distance that it is too far back, not how far.  So the same
 * data is inflated by up to three of these, which differ in what they remember:
 * all that can be referred to; the agreed window; the message.  Only the first
 * one's output counts.
 */
struct zlib_inflater {
	z_stream stream;
	bool present;
	/* The most octets that one call puts out: zlib looks back through all
	 * of these, too, however small its window is. */
	unsigned step;
	enum wsreg_rule_number rule; /* the one broken if it fails */
	bool ended; /* at a block that says it is the last one */
	bool failed;
};

enum { ZLIB_HISTORY, ZLIB_WINDOW, ZLIB_MESSAGE, ZLIB_COUNT };

struct zlib_side {
	struct zlib_inflater inflaters[ZLIB_COUNT];
	uint64_t limit; /* on a message's inflated octets; 0: none */
	/* The message at hand. */
	bool text;
	struct wsreg_utf8 utf8;
	struct deflate_fault fault;
	/* Its inflated octets, up to the fault at least. */
	uint8_t *output;
	size_t size, room;
	/* Whether memory was out. */
	bool failed;
};

/* Begins; zlib_free() is due. */
void
zlib_init(
    struct zlib_side *zlib, const struct deflate_side *side, uint64_t limit);
void
zlib_free(struct zlib_side *zlib);

/* Inflates the next message, of at least one octet, and judges it.  After a
 * fault there is no next one. */
void
zlib_judge(struct zlib_side *zlib, const uint8_t *data, size_t size, bool text);

#endif
