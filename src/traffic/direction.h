/* SPDX-License-Identifier: MIT */
/* What one side sends after the handshake: frames, and what they inflate to. */

#ifndef TRAFFIC_DIRECTION_H
#define TRAFFIC_DIRECTION_H

#include "deflate.h"

/* The first Close; RFC 6455, 5.5.1. */
struct direction_close {
	bool present, has_code;
	uint16_t code;
	uint8_t reason[123];
	size_t reason_size;
};

struct direction {
	struct wsreg_check check;
	uint8_t unmasked[4096]; /* the payload that an event is of */
	struct direction_close close;
	/* Whether it has an inflater, and whether there was a fault in it. */
	bool inflates, failed;
	struct deflate deflate;
	bool told;    /* of a fault of the message at hand */
	bool stopped; /* nothing more is judged */
	/* What was seen before the frame at hand, and before the fault. */
	struct wsreg_counts before, counts;
	bool frames, payload, keep_going; /* what the caller wants */
	/* What is to be told before the next octet: a finding, then that the
	 * frame ends. */
	bool has_finding, has_end;
	struct wsreg_finding finding;
};

/* Begins; it must not be moved.  The agreement adds to the options; payload is
 * told of without its mask.  False if memory is out, and then, too, it is to be
 * freed. */
bool
direction_init(struct direction *direction,
    const struct wsreg_check_options *options,
    const struct agreement *agreement);
void
direction_free(struct direction *direction);

enum direction_result {
	DIRECTION_FED,   /* all was used */
	DIRECTION_EVENT, /* there is an event */
	DIRECTION_MEMORY /* memory is out */
};

/* As wsreg_check_feed(), with the findings of what is inflated among the
 * others; control frames and their payload are always told of. */
enum direction_result
direction_feed(struct direction *direction, const void *data, size_t size,
    size_t *used, struct wsreg_event *event);

/* As wsreg_check_finish(). */
bool
direction_finish(struct direction *direction, struct wsreg_event *event);

/* What was seen up to the first error. */
const struct wsreg_counts *
direction_counts(const struct direction *direction);

/* Whether there was an error or a limit. */
bool
direction_failed(const struct direction *direction);

#endif
