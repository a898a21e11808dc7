/* SPDX-License-Identifier: MIT */
/* What a TCP connection in a capture is, by the first octets of its sides. */

#ifndef CLI_CHECK_GUESS_H
#define CLI_CHECK_GUESS_H

#include "cli/read/read.h"
#include "late.h"

enum cli_guess_result {
	CLI_GUESS_MORE, /* it is not known yet */
	CLI_GUESS_HTTP, /* it is HTTP: `client' is known */
	CLI_GUESS_TLS,
	CLI_GUESS_OTHER /* it can be neither HTTP nor WebSocket */
};

/* A side, as the capture numbers them. */
struct cli_guess_side {
	/* What its first octets are, once there are enough of them. */
	enum cli_guess_result kind;
	bool asks; /* if that is HTTP: it is a request and not an answer */
	/* The first octets, as far as they are looked at. */
	uint8_t *start;
	size_t size;
	uint64_t all; /* how many octets came */
	bool missing; /* octets before these are not in the capture */
	struct cli_late late;
};

/* A connection; all zeros at first. */
struct cli_guess {
	struct cli_guess_side sides[2];
	unsigned client; /* if it is HTTP */
};

/* Goes on with octets of a side, at least one; `whole' says whether nothing can
 * have come before its first.  Of these, `*kept' are in its `start' now, and
 * those of a side that is not HTTP are of no use. */
enum cli_guess_result
cli_guess_take(struct cli_guess *guess, unsigned side, bool whole,
    const uint8_t *data, size_t size, size_t *kept);

/* Takes notice that octets of a side are missing here: it begins anew. */
void
cli_guess_miss(struct cli_guess *guess, unsigned side);

/* Returns whether both sides, or the one that is there, sent frames from the first
 * octet that was captured on; then `client' is set. */
bool
cli_guess_late(struct cli_guess *guess);

/* Frees what was kept of the sides. */
void
cli_guess_free(struct cli_guess *guess);

#endif
