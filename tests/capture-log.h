/* SPDX-License-Identifier: MIT */
/* Reads a capture to its end and keeps what it reports. */

#ifndef TESTS_CAPTURE_LOG_H
#define TESTS_CAPTURE_LOG_H

#include "capture/capture.h"
#include "support.h"

/* The connections that are kept. */
#define LOG_MOST 128

struct log_side {
	uint8_t *octets; /* 0 where some are missing */
	size_t size, room;
	uint64_t missing; /* how many are */
	uint64_t overlaps, ends;
	struct capture_side last; /* as it was when the connection closed */
};

struct log_connection {
	struct log_side sides[2];
	struct capture_connection last;
	bool opened, closed;
};

struct log {
	/* Every event as a line, which holds the octets, too; where these are
	 * one after the other for a packet, they are in one line. */
	char *text;
	size_t size, room;
	struct log_connection connections[LOG_MOST];
	size_t count;
	struct capture_counts counts;
	/* How the file ended: CAPTURE_FED, or CAPTURE_BROKEN with the reason, or
	 * without one if it was cut. */
	enum capture_result result;
	const char *trouble;
	uint64_t offset;
	bool cut;
};

/* Reads a file in pieces of up to `most' octets, all at a time if it is 0.  Each
 * piece is in memory of just that size.  The events are looked at: they are in
 * an order that makes sense.  log_free() is due after it. */
void
log_read(struct log *log, const struct capture_options *options,
    const uint8_t *octets, size_t size, size_t most);
void
log_free(struct log *log);

#endif
