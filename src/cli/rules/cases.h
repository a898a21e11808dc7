/* SPDX-License-Identifier: MIT */
/* Streams of one side and the verdict on each: a table that our own tests of
 * the checker read, and of which `wsreg rules --vectors' prints the rows that
 * are of use to others. */

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
	const char
	    *row; /* its file and line, by which a failed test names it */
	/* These are for rows that are printed as vectors, else NULL: the id
	 * without the side, and what is special, as a phrase. */
	const char *id, *note;
	/* What was negotiated, NULL for nothing: the value of the
	 * Sec-WebSocket-Extensions header in the answer, and the subprotocol
	 * with the only opcode that its messages have, 0 for any. */
	const char *extensions, *subprotocol;
	unsigned message;
	/* Frames as a server sends them, in hexadecimal digits.  "61*126" is
	 * an octet that comes so many times. */
	const char *frames[RULES_FRAMES];
	/* Up to one without a rule.  A vector has one finding at most, and the
	 * whole stream is judged; else all after the first error or limit are
	 * found only by a checker that keeps going. */
	struct rules_found found[RULES_FOUND];
	/* The section that decides, for a row without a finding. */
	const char *section;
	enum rules_sides sides;
	/* Whether the side masks as only the other may. */
	bool wrong_mask;
	/* The masking key of every frame; NULL: another for each. */
	const char *key;
	/* Whether the end of the stream is judged; that of a vector is. */
	bool ends;
	/* Only for rows that are no vectors: the options of these names. */
	unsigned bits, compressed_bit;
	uint64_t max_frame, max_message, max_fragments;
};

/* Where frames are in a stream. */
struct rules_stream {
	size_t size; /* of the stream, in octets */
	size_t starts[RULES_FRAMES], headers[RULES_FRAMES], ends[RULES_FRAMES];
};

/* Returns the case of this number, or NULL if there is none. */
const struct rules_case *
cli_case_at(size_t number);

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

/* The rows, by what they are about. */
struct rules_table {
	const struct rules_case *rows;
	size_t count;
};

extern const struct rules_table rules_cases_first;
extern const struct rules_table rules_cases_header;
extern const struct rules_table rules_cases_faults;
extern const struct rules_table rules_cases_frames;
extern const struct rules_table rules_cases_text;
extern const struct rules_table rules_cases_close;
extern const struct rules_table rules_cases_deflate;
extern const struct rules_table rules_cases_good;
extern const struct rules_table rules_cases_agreed;

/* What the tables are written with. */
#define CASE(file) .row = file ":" CASE_LINE(__LINE__)
#define CASE_LINE(line) CASE_TEXT(line)
#define CASE_TEXT(line) #line

#define CASE_TABLE(cases)                                                      \
	{                                                                      \
		(cases), sizeof(cases) / sizeof((cases)[0])                    \
	}

/* What permessage-deflate agrees on; RFC 7692, 6. */
#define DEFLATE .bits = 4, .compressed_bit = 4

#define FIND(rule_, frame_, value_)                                            \
	{                                                                      \
		.rule = (rule_), .frame = (frame_), .value = (value_)          \
	}
/* What is found at an octet of the payload. */
#define BAD(rule_, frame_, value_, at_)                                        \
	{                                                                      \
		.rule = (rule_), .frame = (frame_), .value = (value_),         \
		.at = (at_)                                                    \
	}

#endif
