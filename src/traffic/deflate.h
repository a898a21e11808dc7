/* SPDX-License-Identifier: MIT */
/* Inflates the compressed messages of one side and judges them; RFC 7692, 7. */

#ifndef TRAFFIC_DEFLATE_H
#define TRAFFIC_DEFLATE_H

#include "agreement.h"
#include "message.h"
#include "names.h"

struct inflate;

/* The first fault of a message. */
struct deflate_fault {
	bool found;
	enum wsreg_rule_number rule;
	uint64_t position; /* among the message's inflated octets */
	uint64_t value;
};

/* The most octets that are kept of what a frame inflates to. */
#define DEFLATE_START 48

struct deflate {
	struct inflate *inflate;
	bool anew;      /* each message begins without the ones before */
	uint64_t limit; /* on a message's inflated octets; 0: none */
	/* The message at hand. */
	bool begun, text;
	struct wsreg_utf8 utf8;
	uint64_t size, inflated; /* octets that came, and that they make */
	/* The first two and the last four of the octets that came; only `size`
	 * of them are set if fewer came. */
	uint8_t first[2], last[4];
	struct deflate_fault fault;
	/* The start of what the frame at hand inflates to, and its size. */
	uint8_t start[DEFLATE_START];
	uint64_t made;
	/* Whether an earlier message has left nothing to go on from. */
	bool lost;
	/* Gathers what a message inflates to; NULL: nobody wants that. */
	struct message *message;
};

/* Begins to inflate what a side sends.  False if memory is out; it is to be
 * freed even then.  `limit` is the most octets in an inflated message, 0 for no
 * limit. */
bool
deflate_init(
    struct deflate *deflate, const struct deflate_side *side, uint64_t limit);
void
deflate_free(struct deflate *deflate);

/* Begins a compressed message. */
void
deflate_begin(struct deflate *deflate, bool text);

/* Begins a frame of the message. */
void
deflate_begin_frame(struct deflate *deflate);

/* Inflates octets of the message.  After a fault nothing more is inflated. */
void
deflate_feed(struct deflate *deflate, const uint8_t *data, size_t size);

/* Ends the message.  The caller judges one without an octet. */
void
deflate_end(struct deflate *deflate);

#endif
