/* SPDX-License-Identifier: MIT */
/* Which Pong answers which Ping; RFC 6455, 5.5.2 and 5.5.3. */

#ifndef TRAFFIC_PINGS_H
#define TRAFFIC_PINGS_H

#include <nettle/sha2.h>

#include "frames/wsreg-check.h"
#include "names.h"

/* The most payloads of Pings that are kept of a side, and the most Pongs.  Those
 * beyond give no finding, nor does anything that they might excuse. */
#define PINGS_MAX ((size_t)1 << 16)

/* A Ping.  Its payload is a number that, but for a chance of 2^-64, no other
 * payload has; 0: there is none. */
struct ping {
	uint64_t payload;
	/* Which Ping of the side has it, from 1: the last one. */
	uint64_t number;
};

/* A Pong. */
struct pong {
	uint64_t payload, offset, frame;
	/* Where the order of the sides is known: how many Pings of the other
	 * side came before, and the number of the one that it answers, 0 if
	 * none. */
	bool ordered;
	uint64_t before, answers;
};

/* The Pings and Pongs of one side; all zeros before the first. */
struct pings {
	struct ping *table; /* of Pings, by payload */
	size_t room, count;
	uint64_t total;  /* Pings, those with the same payload included */
	uint64_t latest; /* the payload of the last Ping; 0: there was none */
	struct pong *pongs;
	size_t pong_room, pong_count;
	bool more_pings, more_pongs; /* than are kept */
	struct sha256_ctx digest;    /* of the payload at hand */
};

/* How far a side's Pongs were compared with Pings: the next one, and the number
 * of the last Ping that was answered. */
struct pings_cursor {
	size_t next;
	uint64_t answered;
};

void
pings_free(struct pings *pings);

/* Take the parts of a Ping or Pong: it begins, its payload comes without a mask,
 * it ends.  False if memory is out.  `other` has what the other side has sent
 * so far; it is NULL if that is not known. */
void
pings_begin(struct pings *pings);
void
pings_feed(struct pings *pings, const uint8_t *data, size_t size);
bool
pings_end(struct pings *pings, const struct wsreg_frame *frame,
    const struct pings *other);

/* Returns whether the side's last Ping has no Pong of the other; earlier ones
 * need none (RFC 6455, 5.5.3). */
bool
pings_unanswered(const struct pings *side, const struct pings *other);

/* Returns the side's next Pong that has the payload of no Ping of the other
 * before it, although one of these is not answered yet; NULL if there is none.
 * Where the order is not known, all Pings count as sent before. */
const struct pong *
pings_mismatch(const struct pings *side, const struct pings *other,
    struct pings_cursor *cursor);

#endif
