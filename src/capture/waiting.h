/* SPDX-License-Identifier: MIT */
/* The octets of a side that wait for earlier ones. */

#ifndef CAPTURE_WAITING_H
#define CAPTURE_WAITING_H

#include "segment.h"

/* The most parts of a side that wait; adding one moves the places of others. */
#define WAITING_MOST 32768

/* Octets that came together. */
struct waiting_part {
	struct capture_packet packet;
	uint32_t sequence;
	uint32_t size;
	uint8_t data[];
};

/* The parts in the order of their sequence numbers; none overlap.  All 0 at
 * first. */
struct waiting {
	struct waiting_part **parts; /* `count' from `first' on */
	size_t first, count, room;
	size_t octets;
};

/* How much memory parts take, together with the limits. */
struct waiting_pool {
	size_t used;
	size_t total; /* the limit for all sides */
	size_t side;  /* the limit of a side's octets */
	/* The part whose octets were reported last, or NULL. */
	struct waiting_part *spent;
};

/* Returns the first part, or NULL if there is none. */
const struct waiting_part *
waiting_first(const struct waiting *waiting);

/* Returns whether `size` more octets may wait: whether the limits of the side and
 * of all sides leave room for them. */
bool
waiting_has_room(const struct waiting *waiting, const struct waiting_pool *pool,
    size_t size);

/*
 * Adds the segment's octets, but not those for places that others have already.
 * If both differ somewhere, `differs' is set, and `place' is the first sequence
 * number there.  False if memory is out.
 */
bool
waiting_add(struct waiting *waiting, struct waiting_pool *pool,
    const struct segment *segment, const struct capture_packet *packet,
    bool *differs, uint32_t *place);

/* Removes the first part and makes it the spent one. */
void
waiting_spend(struct waiting *waiting, struct waiting_pool *pool);

/* Frees the spent part. */
void
waiting_forget(struct waiting_pool *pool);

/* Frees all parts. */
void
waiting_free(struct waiting *waiting, struct waiting_pool *pool);

#endif
