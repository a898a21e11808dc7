/* SPDX-License-Identifier: MIT */
/* Which Pong answers which Ping; RFC 6455, 5.5.2 and 5.5.3. */

#ifndef TRAFFIC_PINGS_H
#define TRAFFIC_PINGS_H

#include <nettle/sha2.h>

#include "frames/wsreg-check.h"

/* So many different payloads of Pings are kept of a side, and so many of its
 * Pongs.  Nothing is said of those beyond, nor of what they might excuse. */
#define PINGS_MAX ((size_t)1 << 16)

/* A Pong: its payload, as a number that only this payload has (but for a
 * chance of 2^-64), and where it was. */
struct pong {
	uint64_t payload, offset, frame;
};

/* What one side sent; all zeros: nothing. */
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

/* A Ping or Pong begins; its payload comes, without a mask; it is complete,
 * where false is that memory is out. */
void
pings_begin(struct pings *pings);
void
pings_feed(struct pings *pings, const uint8_t *data, size_t size);
bool
pings_end(struct pings *pings, const struct wsreg_frame *frame);

/* Whether the side's last Ping has no Pong of the other; earlier ones need
 * none (RFC 6455, 5.5.3). */
bool
pings_unanswered(const struct pings *side, const struct pings *other);

/* The side's next Pong from `*index` on that has the payload of no Ping of the
 * other, and `*index` behind it; NULL if there is none. */
const struct pong *
pings_mismatch(
    const struct pings *side, const struct pings *other, size_t *index);

#endif
