/* SPDX-License-Identifier: MIT */
/* Recognises a side of a connection whose handshake was not captured, by its
 * frames. */

#ifndef CLI_CHECK_LATE_H
#define CLI_CHECK_LATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What came of a side; all zeros at first. */
struct cli_late {
	uint8_t header[14]; /* of the frame at hand */
	uint8_t gathered;   /* octets of it */
	bool bad;           /* these are not frames, or only continuations */
	bool masked;        /* by the first frame */
	bool named;         /* a frame is more than a continuation */
	uint64_t left;      /* of its payload */
	uint64_t frames;    /* whole ones */
};

/* Goes on with the next octets of the side. */
void
cli_late_feed(struct cli_late *late, const uint8_t *data, size_t size);

/* Returns whether all octets so far are frames, of which one is whole. */
bool
cli_late_is_frames(const struct cli_late *late);

#endif
