/* SPDX-License-Identifier: MIT */
/* IP, and what may be in it. */

#ifndef CAPTURE_NETWORK_H
#define CAPTURE_NETWORK_H

#include "layer.h"

/* Reads a layer of IP or of what IP carries, from LAYER_IP on, and goes to the
 * next one.  Returns the kind of that one. */
enum layer_kind
network_read(struct layer *layer, enum layer_kind kind);

#endif
