/* SPDX-License-Identifier: MIT */
/*
 * wsreg check: captured traffic comes in; what is wrong with it goes out, in
 * one of the formats below.  This room includes print/ and what is below it,
 * and src/traffic.
 */

#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/print/print.h"
#include "hint.h"
#include "kind.h"
#include "options.h"
#include "source.h"
#include "spool.h"
#include "traffic/traffic.h"

/* How much of a payload is shown. */
#define CLI_PREVIEW_SIZE DEFLATE_START

/* A frame, as far as it is to be shown. */
struct cli_frame {
	struct wsreg_frame header;
	/* The first octets of its payload, without the mask, or of what that
	 * inflates to; and how many there are in all. */
	uint8_t payload[CLI_PREVIEW_SIZE];
	size_t size;
	uint64_t total;
	bool begun, whole, inflated;
};

/* One side of the connection at hand. */
struct cli_check_side {
	const char *file; /* NULL: it has none */
	struct cli_frame frame;
	/* The first error or limit of the side. */
	bool failed;
	struct wsreg_finding failure;
	/* The start of the stream, and that of the frame that a finding waits
	 * to be reported of until more octets show what they are. */
	struct cli_seen start, frame_start;
	bool waits;
	struct wsreg_finding waiting;
	/* Where a format gathers what it has to say of the side. */
	struct cli_spool findings, frames;
	uint64_t errors; /* of the findings there */
	/* How many findings of each rule are worth a line; text shows the first
	 * few of them. */
	uint64_t told[WSREG_RULE_COUNT];
};

struct cli_check {
	struct cli *cli;
	const struct cli_check_request *request;
	const struct cli_check_printer *printer;
	struct connection connection;
	const char *file; /* the first of the connection's */
	/* The octets that were fed and are not used yet, of the side that is
	 * fed. */
	const uint8_t *rest;
	size_t rest_size;
	struct cli_spool handshake;
	struct cli_check_side sides[2];
	size_t connections; /* before this one */
	size_t results;     /* before, in all connections */
	/* That of the first error, else of the first warning, or NULL. */
	const struct wsreg_rule *first;
	uint64_t errors, warnings;
	size_t before; /* before, in all files but the one at hand */
	size_t plain;  /* connections without WebSocket, which are not judged */
	/* The kind and the file of the last one of these. */
	struct cli_kind other;
	const char *other_file;
	bool redact;   /* whether lengths are printed in place of secrets */
	bool reported; /* whether it was said why the connection is trouble */
	bool trouble;  /* whether something could not be judged */
	/* Whether both sides come from one file. */
	bool shared;
};

/* A finding with what is said of it.  It lasts as long as the call that it is
 * passed to. */
struct cli_check_finding {
	struct wsreg_finding finding;
	enum wsreg_sender sender;
	/* That of the handshake, or NULL. */
	const struct handshake_finding *handshake;
	char *message; /* the fault, with the value or detail */
	/* The RFC and section that decide. */
	unsigned rfc;
	const char *section;
};

/* A format; what it has nothing to say of is NULL.  The functions are called
 * in this order, those in the middle for each connection. */
struct cli_check_printer {
	bool redacts; /* unless --no-redact is given */
	void (*begin)(struct cli_check *check);
	void (*begin_connection)(struct cli_check *check);
	/* Findings and frames of both sides come as they are found. */
	void (*finding)(
	    struct cli_check *check, const struct cli_check_finding *finding);
	/* The frame is that of the side; only with --frames-list. */
	void (*frame)(struct cli_check *check, enum wsreg_sender sender);
	void (*end_connection)(struct cli_check *check);
	/* Nothing can be said after this, so totals go here. */
	void (*end)(struct cli_check *check);
};

/* Begins a connection, whose files the sides have; the first is named. */
void
cli_check_begin(struct cli_check *check, const char *file);

/* Feeds octets of a side and returns how many of them were used: all, or as
 * many as can be before the other side's head is there or, if it is to stop
 * there, until the handshake is judged. */
size_t
cli_check_feed(struct cli_check *check, enum wsreg_sender sender,
    const uint8_t *data, size_t size, bool stop);

/* Ends a side, as far as can be before the other one has. */
void
cli_check_finish(struct cli_check *check, enum wsreg_sender sender);

/* Ends the connection, both sides of which have ended, and prints it. */
void
cli_check_end(struct cli_check *check);

/* Takes notice that octets of a side are missing here.  Returns false if the
 * other side has to be fed first; then call it again. */
bool
cli_check_gap(struct cli_check *check, enum wsreg_sender sender);

/* Takes notice that the connection ends here since its octets cannot be read,
 * which was reported. */
void
cli_check_break(struct cli_check *check);

/* Counts something in a file that is not a WebSocket connection. */
void
cli_check_other(
    struct cli_check *check, const char *file, const struct cli_kind *kind);

/* Reports a file that is none of those that are read. */
void
cli_check_refuse(
    struct cli_check *check, const char *file, const struct cli_kind *kind);

extern const struct cli_check_printer cli_check_text;
extern const struct cli_check_printer cli_check_json;
extern const struct cli_check_printer cli_check_sarif;
extern const struct cli_check_printer cli_check_junit;

#endif
