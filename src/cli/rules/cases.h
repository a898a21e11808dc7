/* SPDX-License-Identifier: MIT */
/* Streams of one side and the verdict on each: the table data/cases, which our
 * own tests of the checker read, and of which `wsreg rules --vectors' prints the
 * rows that are of use to others. */

#ifndef CLI_RULES_CASES_H
#define CLI_RULES_CASES_H

#include "frames/wsreg-check.h"

/* The most frames of a stream, and findings in it. */
#define RULES_FRAMES 8
#define RULES_FOUND 8

/* The frame of a finding that belongs to none. */
#define NO_FRAME UINT64_MAX

struct rules_found {
	const char *rule;
	uint64_t frame; /* which one of the stream's, from 0 on */
	uint64_t value; /* that of the finding */
	/* Which octet of the payload, if the rule's place is a bad octet. */
	uint64_t at;
};

/* The sides that a case is for. */
enum rules_sides { BOTH_SIDES, CLIENT_ONLY, SERVER_ONLY };

struct rules_case {
	/* Its file and line, by which a failed test names it. */
	char place[16];
	/* These are for rows that are printed as vectors, else NULL: the id
	 * without the side, and what is special, as a phrase. */
	const char *id, *note;
	/* What was negotiated, NULL for nothing: the value of the
	 * Sec-WebSocket-Extensions header in the answer, and the subprotocol. */
	const char *extensions, *subprotocol;
	/* Frames as a server sends them, in hexadecimal digits.  "61*126" is
	 * an octet that comes so many times. */
	const char *frames[RULES_FRAMES];
	/* Up to one without a rule.  A vector has one finding at most, and the
	 * whole stream is judged; else all after the first error or limit are
	 * found only by a checker that keeps going. */
	struct rules_found found[RULES_FOUND];
	/* The section that decides, for a row without a finding. */
	const char *section;
	/* Only for rows that are no vectors: the options of these names. */
	uint64_t max_frame, max_message, max_fragments;
	unsigned bits, compressed_bit;
	/* The only opcode that the subprotocol's messages have, 0 for any. */
	unsigned message;
	enum rules_sides sides;
	/* Whether the side masks as only the other may. */
	bool wrong_mask;
	/* Whether the end of the stream is judged; that of a vector is. */
	bool ends;
	/* The masking key of every frame, if they have the same. */
	bool keyed;
	uint8_t key[4];
};

/* Where frames are in a stream. */
struct rules_stream {
	size_t size; /* of the stream, in octets */
	size_t starts[RULES_FRAMES], headers[RULES_FRAMES], ends[RULES_FRAMES];
};

/* Returns whether a side has this case. */
bool
cli_case_is_for(const struct rules_case *row, enum wsreg_sender sender);

/* Writes what the side sends, at most `room` octets, and sets `*stream`, whose
 * size may exceed the room: then some were left out.  `octets` may be NULL if
 * the room is 0. */
void
cli_case_write(const struct rules_case *row, enum wsreg_sender sender,
    uint8_t *octets, size_t room, struct rules_stream *stream);

/* Returns the offset of what was found in the stream, which has these octets. */
uint64_t
cli_case_offset(const struct rules_stream *stream, const uint8_t *octets,
    const struct rules_found *found);

#endif
