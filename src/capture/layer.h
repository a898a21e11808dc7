/* SPDX-License-Identifier: MIT */
/* The layers of a packet, one in another, down to the TCP segment. */

#ifndef CAPTURE_LAYER_H
#define CAPTURE_LAYER_H

#include "fragments.h"
#include "segment.h"

/* The kinds of layers. */
enum layer_kind {
	LAYER_NONE, /* no TCP segment is here */
	LAYER_ETHERNET,
	LAYER_TAG, /* 802.1Q, before the type of what follows */
	LAYER_LLC, /* 802.2 */
	LAYER_SLL, /* Linux cooked, of both versions */
	LAYER_SLL2,
	LAYER_FAMILY, /* BSD loopback: an address family of four octets */
	LAYER_PPPOE,
	LAYER_PPP,
	LAYER_MPLS,
	LAYER_IP, /* of the version that it begins with */
	LAYER_IP4,
	LAYER_IP6,
	LAYER_EXTENSION, /* an extension header of IPv6 */
	LAYER_FRAGMENT,  /* that of a fragment */
	LAYER_GRE,
	LAYER_ERSPAN,
	LAYER_UDP,
	LAYER_TCP,
	LAYER_FOUND /* the segment was read */
};

/* The place in a packet up to which its layers were read. */
struct layer {
	const uint8_t *at;
	/* The octets of this layer that are there, and how many it had. */
	size_t size, length;
	/* The protocol of an extension header, by IANA's number. */
	unsigned protocol;
	/* When the packet came, in seconds. */
	int64_t time;
	struct segment *segment;
	struct fragments *fragments;
};

/* Goes behind a header that is there. */
static inline void
layer_skip(struct layer *layer, size_t size)
{
	layer->at += size;
	layer->size -= size;
	layer->length -= size;
}

/* Takes away what is behind the layer's own length, such as padding.  A length
 * above that of the packet stays: the rest was not captured. */
static inline void
layer_limit(struct layer *layer, size_t length)
{
	layer->length = length;
	if (layer->size > length)
		layer->size = length;
}

#endif
