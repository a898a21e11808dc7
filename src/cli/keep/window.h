/* SPDX-License-Identifier: MIT */
/* The octets of a side around the one that is judged: those that came last, and
 * those that came with it. */

#ifndef CLI_KEEP_WINDOW_H
#define CLI_KEEP_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many octets before those that are fed are kept.  A finding may wait for
 * CLI_HINT_SIZE octets more, and is to be shown with others before it. */
#define CLI_WINDOW_SIZE 64

/* All zeros at first. */
struct cli_window {
	uint8_t kept[CLI_WINDOW_SIZE]; /* the last ones that were fed before */
	size_t size;                   /* how many of them there are */
	uint64_t offset;               /* that of the octet after them */
	const uint8_t *data; /* what is fed now, from the offset on, or NULL */
	size_t data_size;
};

/* Takes notice that these octets are to be fed now, which stay where they are
 * until cli_window_keep().  The offset is that of the first. */
void
cli_window_feed(struct cli_window *window, uint64_t offset, const uint8_t *data,
    size_t size);

/* Keeps the last of those that were used. */
void
cli_window_keep(struct cli_window *window, size_t used);

/* Returns whether the octet at the offset is there, and sets it. */
bool
cli_window_octet(
    const struct cli_window *window, uint64_t offset, uint8_t *octet);

#endif
