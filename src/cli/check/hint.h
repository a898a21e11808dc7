/* SPDX-License-Identifier: MIT */
/* Guesses what octets are that break a rule, so that a finding can say what was
 * probably meant.  None of these functions reads more than it is given. */

#ifndef CLI_CHECK_HINT_H
#define CLI_CHECK_HINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct deflate;
struct wsreg_snapshot;

/* The most octets that a guess needs. */
#define CLI_HINT_SIZE 20

/* The octets of a stream from an offset on, as far as they have come. */
struct cli_seen {
	uint8_t octets[CLI_HINT_SIZE];
	uint64_t offset;
	size_t size;
};

/* Adds the octets that are at this position of the stream, as far as they follow
 * those that were seen. */
void
cli_seen_add(
    struct cli_seen *seen, uint64_t position, const uint8_t *data, size_t size);

/* Returns a phrase for the octets with which a frame should begin, or NULL if
 * they could be anything.  `*more` is set if more octets could be
 * recognized. */
const char *
cli_hint_frame(const struct cli_seen *seen, bool *more);

/* Returns a phrase for the octets with which an HTTP head should begin, or
 * NULL. */
const char *
cli_hint_head(const struct cli_seen *seen);

/* Returns what a close code that must not be sent may have been meant to be, as
 * a new string, or NULL.  If it is to be redacted, its octets are not named. */
char *
cli_hint_code(
    const struct wsreg_snapshot *snapshot, uint64_t code, bool redact);

/* Returns a phrase for what makes compressed data invalid, or NULL. */
const char *
cli_hint_deflate(const struct deflate *deflate);

#endif
