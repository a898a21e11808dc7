/* SPDX-License-Identifier: MIT */
/* Datagrams of IP that came in fragments. */

#ifndef CAPTURE_FRAGMENTS_H
#define CAPTURE_FRAGMENTS_H

#include "capture.h"

/* The datagrams that are put together at a time; another one takes the place of
 * the oldest. */
#define FRAGMENTS_MOST 64

/* A fragment.  Those with equal addresses, number and protocol belong together;
 * the ports of the addresses are 0. */
struct fragment {
	struct capture_address from, to;
	uint32_t number;
	unsigned protocol;
	/* Where its octets are in the datagram; a multiple of 8. */
	size_t offset;
	const uint8_t *data;
	size_t size;
	bool more; /* whether others are behind it */
};

struct fragments_datagram;

/* All 0 at first. */
struct fragments {
	struct fragments_datagram *datagrams[FRAGMENTS_MOST];
	/* The place that the next new datagram takes. */
	size_t next;
	/* The datagram that was returned last. */
	struct fragments_datagram *whole;
};

void
fragments_free(struct fragments *fragments);

/*
 * Adds a fragment that came at this time, in seconds.  Where fragments overlap,
 * the first octets are kept.  Returns the octets of the datagram if it is whole,
 * valid until the next call, and sets their number and the protocol that the
 * first fragment has; otherwise, and if memory is out, NULL.
 */
const uint8_t *
fragments_add(struct fragments *fragments, const struct fragment *fragment,
    int64_t time, size_t *size, unsigned *protocol);

#endif
