/* SPDX-License-Identifier: MIT */
/* Streams with what a checker is to tell of each. */

#ifndef TESTS_FRAMES_CASES_H
#define TESTS_FRAMES_CASES_H

#include "frames.h"

/* Of a finding that belongs to no frame. */
#define NO_FRAME UINT64_MAX

struct frames_found {
	const char *rule;
	uint64_t frame;
	uint64_t value;
	/* Which octet of the payload, if the rule's place is a bad octet. */
	uint64_t at;
};

/* Which sides the case is tried with. */
enum frames_sides { BOTH_SIDES, CLIENT_ONLY, SERVER_ONLY };

struct frames_case {
	SUPPORT_ROW;
	/* Frames as a server sends them, in hexadecimal digits. */
	const char *frames[8];
	/* Up to one without a rule; all after the first error or limit are
	 * told only to who keeps going. */
	struct frames_found found[8];
	enum frames_sides sides;
	/* Whether the side masks as only the other may. */
	bool wrong_mask;
	/* The masking key of every frame; NULL: another for each. */
	const char *key;
	/* Whether the end of the stream is judged. */
	bool ends;
	unsigned bits, compressed_bit;
	uint64_t max_frame, max_message, max_fragments;
};

/* What permessage-deflate agrees on; RFC 7692, 6. */
#define DEFLATE .bits = 4, .compressed_bit = 4

#define FIND(rule_, frame_, value_)                                            \
	{                                                                      \
		.rule = (rule_), .frame = (frame_), .value = (value_)          \
	}
/* That of an octet of the payload. */
#define BAD(rule_, frame_, value_, at_)                                        \
	{                                                                      \
		.rule = (rule_), .frame = (frame_), .value = (value_),         \
		.at = (at_)                                                    \
	}

/* The case of this number, or NULL if there is none. */
const struct frames_case *
frames_case_at(size_t number);

/* Those that frames_case_at() begins with. */
extern const struct frames_case frames_header_cases[];
extern const size_t frames_header_case_count;

#endif
