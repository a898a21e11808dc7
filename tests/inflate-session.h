/* SPDX-License-Identifier: MIT */
/* One side's compressed messages in frames, and what is to be told of them. */

#ifndef TESTS_INFLATE_SESSION_H
#define TESTS_INFLATE_SESSION_H

#include "frames.h"
#include "inflate-oracle.h"

/* The first octet of a frame that is the last of its message. */
#define FIN 0x80u

/* RFC 7692, 6: the bit of a message's first frame. */
#define RSV1 4u

#define MOST_FINDINGS 8

struct session {
	struct wsreg_check_options options;
	struct agreement agreement;
	struct frames frames;
	struct oracle oracle;
	uint64_t count; /* of frames */
	struct wsreg_finding expected[MOST_FINDINGS];
	size_t findings;
	bool failed;
	/* Whether there is a Ping before each frame that continues. */
	bool pings;
};

/* Begins; `limit` is the most octets in a message, 0 for no limit. */
void
session_begin(struct session *session, enum wsreg_sender sender,
    struct deflate_side side, uint64_t limit);

/* Adds a frame of any kind that is right. */
void
session_add_frame(
    struct session *session, unsigned first, const void *data, size_t size);

/* Adds a compressed message in frames of these sizes and a last one for the
 * rest.  Returns what the oracle says of it, WSREG_RULE_COUNT if it is right
 * or empty. */
enum wsreg_rule_number
session_send(struct session *session, unsigned opcode, const void *data,
    size_t size, const size_t sizes[], size_t count);

/* Fails the test unless just what is expected is told, however the stream is
 * cut. */
void
session_end(struct session *session);

#endif
