/* SPDX-License-Identifier: MIT */
/* Streams as libwslay receives them. */

#ifndef TESTS_PEERS_WSLAY_H
#define TESTS_PEERS_WSLAY_H

#include "streams.h"

/* The most octets of a message; wslay takes memory for all of them at once. */
#define WSLAY_MESSAGE_MAX 100000

/* What the two say of a stream, which came in pieces of `step` octets. */
struct answers {
	struct frames frames;
	size_t step;
	struct streams_verdict ours;
	/* What wslay did: whether it rejected the stream, the code that it
	 * sent then or 1005 if it sent none, and the sum of what it received. */
	bool rejects;
	unsigned code;
	uint64_t sum;
	/* How many octets wslay may read, and has read. */
	size_t end, at;
};

/* Has wslay receive the stream, and stores what it did. */
void
wslay_ask(struct answers *answers);

#endif
