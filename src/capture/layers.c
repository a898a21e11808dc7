/* SPDX-License-Identifier: MIT */
/* Follows the layers of a packet. */

#include "layers.h"

#include "layer.h"
#include "link.h"
#include "network.h"

/* More layers, tags and extension headers than any packet in use has. */
#define DEPTH 32

/* Some files have an original length that is less than what is there; one that no
 * packet has is a lie. */
static size_t
find_length(const struct block *packet)
{
	bool valid = packet->original >= packet->captured &&
	    packet->original <= BLOCK_PACKET_MAX;

	return valid ? packet->original : packet->captured;
}

enum layers_result
layers_find(const struct block *packet, struct fragments *fragments,
    struct segment *segment)
{
	enum layer_kind kind = link_find(packet->link_type);
	struct layer layer = {
		.at = packet->data,
		.size = packet->captured,
		.length = find_length(packet),
		.time = packet->time.seconds,
		.segment = segment,
		.fragments = fragments,
	};

	if (kind == LAYER_NONE)
		return LAYERS_UNSUPPORTED;
	for (unsigned i = 0; i < DEPTH && kind != LAYER_NONE; i++) {
		kind = kind < LAYER_IP ? link_read(&layer, kind)
				       : network_read(&layer, kind);
		if (kind == LAYER_FOUND)
			return LAYERS_FOUND;
	}
	return LAYERS_OTHER;
}
