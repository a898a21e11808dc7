/* SPDX-License-Identifier: MIT */
/* From a packet to its TCP segment. */

#ifndef CAPTURE_LAYERS_H
#define CAPTURE_LAYERS_H

#include "block.h"
#include "fragments.h"
#include "segment.h"

/* The result of looking for a segment. */
enum layers_result {
	LAYERS_FOUND,      /* there is a segment */
	LAYERS_OTHER,      /* there is none, or a malformed one */
	LAYERS_UNSUPPORTED /* the link type is not supported */
};

/* Finds the segment of a packet.  Its octets are in the packet's, or in those of
 * the fragments until the next call. */
enum layers_result
layers_find(const struct block *packet, struct fragments *fragments,
    struct segment *segment);

#endif
