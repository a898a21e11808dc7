/* SPDX-License-Identifier: MIT */
/* Which Pong answers which Ping; RFC 6455, 5.5.2 and 5.5.3. */

#ifndef TRAFFIC_PINGS_H
#define TRAFFIC_PINGS_H

#include <nettle/sha2.h>

#include "frames/wsreg-check.h"

/* The most payloads of Pings that are kept of a side, and the most Pongs.  Those
 * beyond give no finding, nor does anything that they might excuse. */
#define PINGS_MAX ((size_t)1 << 16)

/* A Pong.  Its payload is a number that, but for a chance of 2^-64, no other
 * payload has. */
struct pong {
	uint64_t payload, offset, frame;
};

/* The Pings and Pongs of one side; all zeros before the first. */
struct pings {
	uint64_t *payloads; /* of Pings: a hash table, 0 where it is free */
	size_t room, count;
	uint64_t latest; /* the payload of the last Ping; 0: there was none */
	struct pong *pongs;
	size_t pong_room, pong_count;
	bool more_pings, more_pongs; /* than are kept */
	struct sha256_ctx digest;    /* of the payload at hand */
};

void
pings_free(struct pings *pings);

/* Take the parts of a Ping or Pong: it begins, its payload comes without a mask,
 * it ends.  False if memory is out. */
void
pings_begin(struct pings *pings);
void
pings_feed(struct pings *pings, const uint8_t *data, size_t size);
bool
pings_end(struct pings *pings, const struct wsreg_frame *frame);

/* Returns whether the side's last Ping has no Pong of the other; earlier ones
 * need none (RFC 6455, 5.5.3). */
bool
pings_unanswered(const struct pings *side, const struct pings *other);

/* Returns the side's next Pong from `*index` on that has the payload of no Ping
 * of the other, and moves `*index` behind it; NULL if there is none. */
const struct pong *
pings_mismatch(
    const struct pings *side, const struct pings *other, size_t *index);

#endif
