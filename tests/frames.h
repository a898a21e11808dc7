/* SPDX-License-Identifier: MIT */
/* Streams of frames for the tests, and what a checker tells of them. */

#ifndef TESTS_FRAMES_H
#define TESTS_FRAMES_H

#include "frames/wsreg-check.h"
#include "support.h"

/* Octets as one side sends them: a client masks them.  Begins as zeros but for
 * the sender; frames_free() is due. */
struct frames {
	enum wsreg_sender sender;
	uint8_t *octets;
	size_t size, capacity;
	/* Where the last frame begins, and the size of its header. */
	size_t start, header;
	/* The masking key of every frame; NULL: another for each. */
	const char *key;
	uint32_t random; /* what these are drawn from */
};

/* Adds octets as they are. */
void
frames_add_raw(struct frames *frames, const void *octets, size_t size);

/* Adds the header of a frame, its length in the shortest form. */
void
frames_add_header(struct frames *frames, uint8_t first, uint64_t length);

/* Adds payload of the last frame, `position` octets into it. */
void
frames_add_payload(
    struct frames *frames, const void *payload, size_t size, size_t position);

/* Both. */
void
frames_add(
    struct frames *frames, uint8_t first, const void *payload, size_t size);

/* Adds a frame, whole or not, as hexadecimal digits of what a server would
 * send; a client's is masked once its header is whole.  If `masks` is false,
 * this side does what only the other may. */
void
frames_add_hex(struct frames *frames, const char *digits, bool masks);

void
frames_free(struct frames *frames);

/* What a checker told: findings and frames as lines of text, the findings
 * alone, and the payload of all frames.  frames_log_free() is due. */
struct frames_log {
	char *text, *findings;
	uint8_t *payload;
	size_t payload_size;
};

/* A finding as a line of such a text, to be freed. */
char *
frames_print(const struct wsreg_finding *finding);

/*
 * Feeds a checker with octets, each piece in memory of its own: `first` of
 * them, then `step` at a time.  Fails the test if the checker tells of
 * payload that is not where it says, or uses more than it was given, if one
 * that takes masks off tells of anything else, or if one that is asked for
 * findings only tells of others.
 */
void
frames_check(const struct wsreg_check_options *options, const uint8_t *octets,
    size_t size, size_t first, size_t step, struct frames_log *log);

void
frames_log_free(struct frames_log *log);

/* The first finding that the octets and their end give, or that with `rule`
 * NULL if there is none. */
struct wsreg_finding
frames_first(const struct wsreg_check_options *options, const uint8_t *octets,
    size_t size);

#endif
