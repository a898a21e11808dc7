/* SPDX-License-Identifier: MIT */
/* Streams that other receivers are to judge as we do, and our judgment. */

#ifndef TESTS_PEERS_STREAMS_H
#define TESTS_PEERS_STREAMS_H

#include "frames-random.h"

/* More octets than any of the streams has. */
#define STREAMS_MAX 4096

/* Makes the stream of this number, of one side or the other: damaged or not, and
 * some with a Close of any code; frames_free() is due. */
void
streams_make(struct frames *frames, uint32_t number);

/* What a checker finds in a stream that may go on. */
struct streams_verdict {
	/* The first error or limit, or NULL; the number of its frame, where
	 * that begins, and whether it is complete. */
	const struct wsreg_rule *rule;
	uint64_t frame, frame_offset;
	bool whole;
	/* The code of the first Close, if it came; its frame, of which the
	 * length is 0 if there is none. */
	unsigned code;
	struct wsreg_frame close;
	/* Of the messages, Pings and Pongs before the error, a sum. */
	uint64_t sum;
};

/* Adds what was received whole to a sum: a message, a Ping or a Pong. */
void
streams_add(uint64_t *sum, uint8_t opcode, const uint8_t *octets, size_t size);

/* Checks a stream with this limit for messages, or 0. */
void
streams_judge(const struct frames *frames, uint64_t max_message,
    struct streams_verdict *verdict);

#endif
