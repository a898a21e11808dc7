/* SPDX-License-Identifier: MIT */
/* What one side sends after the handshake. */

#ifndef TRAFFIC_DIRECTION_H
#define TRAFFIC_DIRECTION_H

#include "agreement.h"

/* What was seen of whole frames, up to the first error. */
struct direction_counts {
	uint64_t frames, texts, binaries, closes, pings, pongs;
};

struct direction_close {
	bool present, has_code;
	uint16_t code;
	uint8_t reason[123];
	size_t reason_size;
};

struct direction {
	struct wsreg_check check;
	struct direction_counts counts;
	/* The first Close. */
	struct direction_close close;
};

bool
direction_init(struct direction *direction,
    const struct wsreg_check_options *options,
    const struct agreement *agreement);
bool
direction_feed(struct direction *direction, const void *data, size_t size,
    size_t *used, struct wsreg_event *event);
bool
direction_finish(struct direction *direction, struct wsreg_event *event);
bool
direction_failed(const struct direction *direction);
void
direction_free(struct direction *direction);

#endif
