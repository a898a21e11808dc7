/* SPDX-License-Identifier: MIT */
/* The link layer. */

#ifndef CAPTURE_LINK_H
#define CAPTURE_LINK_H

#include "layer.h"

/* The type of Ethernet frames that are mirrored in GRE. */
#define LINK_ERSPAN 0x88be

/* Returns the kind of what has this type in Ethernet, or a length there. */
enum layer_kind
link_find_type(unsigned type);

/* Returns the kind of the outermost layer of packets with a link type of the
 * tcpdump.org list, LAYER_NONE if it is not supported. */
enum layer_kind
link_find(uint32_t link_type);

/* Reads a layer below IP and goes to the next one.  Returns the kind of that
 * one. */
enum layer_kind
link_read(struct layer *layer, enum layer_kind kind);

#endif
