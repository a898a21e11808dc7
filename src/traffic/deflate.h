/* SPDX-License-Identifier: MIT */
/* What one side compressed, judged as it is inflated; RFC 7692, 7. */

#ifndef TRAFFIC_DEFLATE_H
#define TRAFFIC_DEFLATE_H

#include <zlib.h>

#include "agreement.h"

/*
 * zlib says of a distance that it is too far back, not how far.  So the same
 * data is inflated by up to three of these, which differ in what they remember:
 * all that can be referred to; the agreed window; the message.  Only the first
 * one's output counts.
 */
struct inflater {
	z_stream stream;
	bool present;
	/* The most octets that one call puts out: zlib looks back through all
	 * of these, too, however small its window. */
	unsigned step;
	enum wsreg_rule_number rule; /* what is broken if it fails */
	bool ended; /* at a block that says it is the last one */
	bool failed;
};

enum { DEFLATE_HISTORY, DEFLATE_WINDOW, DEFLATE_MESSAGE, DEFLATE_COUNT };

/* What was found so far. */
struct deflate_fault {
	bool found;
	enum wsreg_rule_number rule;
	uint64_t position; /* of the message's inflated octets */
	uint64_t value;
};

/* So much is kept of what a frame inflates to. */
#define DEFLATE_START 48

struct deflate {
	struct inflater inflaters[DEFLATE_COUNT];
	bool anew;      /* each message begins without the ones before */
	uint64_t limit; /* on a message's inflated octets; 0: none */
	/* The message at hand. */
	bool begun, text;
	struct wsreg_utf8 utf8;
	uint64_t size, inflated; /* octets that came, and what they are */
	struct deflate_fault fault;
	/* What the frame at hand inflates to: its start, and how much. */
	uint8_t start[DEFLATE_START];
	uint64_t made;
	/* Whether an earlier message has left nothing to go on from. */
	bool lost;
};

/* Begins; false if memory is out, and then, too, it is to be freed.  `limit`
 * is the most octets in an inflated message, 0 for no limit. */
bool
deflate_init(
    struct deflate *deflate, const struct deflate_side *side, uint64_t limit);
void
deflate_free(struct deflate *deflate);

/* A compressed message begins. */
void
deflate_begin(struct deflate *deflate, bool text);

/* A frame of it begins. */
void
deflate_begin_frame(struct deflate *deflate);

/* Inflates octets of it; false if memory is out.  After a fault nothing more is
 * inflated. */
bool
deflate_feed(struct deflate *deflate, const uint8_t *data, size_t size);

/* The message is complete; false if memory is out.  One without an octet is for
 * the caller to judge. */
bool
deflate_end(struct deflate *deflate);

#endif
