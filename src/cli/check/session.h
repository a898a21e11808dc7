/* SPDX-License-Identifier: MIT */
/* A connection that is checked, from its first octets to what a format says of
 * it.  In a capture many of them are open at a time; none knows of another. */

#ifndef CLI_CHECK_SESSION_H
#define CLI_CHECK_SESSION_H

#include "check.h"
#include "cli/keep/keep.h"
#include "hint.h"

struct cli_messages;
struct cli_page;

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
	/* Where it begins, in a capture; the number is 0 if that is not
	 * known. */
	struct capture_packet packet;
};

/* The octets of a side that cannot be judged yet; see order.h. */
struct cli_held {
	uint8_t *data; /* NULL: there were none */
	size_t size, room;
	/* Whether octets are missing after these, and how many came after
	 * that, which are only counted. */
	bool gap;
	uint64_t rest;
};

/* One side of a connection. */
struct cli_check_side {
	const char *file; /* NULL: it has none */
	char *place;      /* see cli_check_place(); NULL: not asked for yet */
	struct cli_frame frame;
	/* The first error or limit of the side. */
	bool failed;
	struct wsreg_finding failure;
	/* Whether a Close was whole before that, and whether octets are missing
	 * that would have been judged. */
	bool closed, gap;
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

struct cli_session {
	struct cli_check *check; /* the run that it is a part of */
	/* What is the same for the whole run. */
	const struct cli *cli;
	const struct cli_check_request *request;
	const struct cli_check_printer *printer;
	bool redact; /* whether lengths are printed in place of secrets */
	struct connection connection;
	const char *file; /* the first of the connection's */
	/* The octets that were fed and are not used yet, of the side that is
	 * fed. */
	const uint8_t *rest;
	size_t rest_size;
	struct cli_held held[2];
	struct cli_spool handshake;
	struct cli_check_side sides[2];
	/* The messages at hand; NULL unless they are to be printed.  What waits
	 * to be printed of them; and when what is fed was sent, as seconds since
	 * 1970, or NULL. */
	struct cli_messages *messages;
	struct cli_spool message_list;
	const char *time;
	/* Whether only messages are known, as in a HAR file, and the name of such a
	 * connection, which is to be freed; else NULL. */
	bool messages_only;
	char *name;
	bool reported; /* whether it was said why the connection is trouble */
	/* Whether both sides come from one file. */
	bool shared;
	/* These are for a connection in a capture: where its octets are, else
	 * NULL; what waits to be printed until it ends; and whether it had begun
	 * before the capture. */
	struct cli_trace *trace;
	struct cli_spool text;
	bool late;
	/* Whether its heads, which are not kept, ask for WebSocket or agree. */
	bool asked;
	/* The rule for which a browser fails its handshake, or NULL. */
	const struct wsreg_rule *refused;
	/* What a page keeps of it, or NULL. */
	struct cli_page *page;
	/* What it adds to the totals of the run. */
	struct cli_check_totals totals;
};

/* Begins a connection in a capture.  Its trace, whose members it takes over, has
 * the client first. */
struct cli_session *
cli_session_trace(
    struct cli_check *check, const char *file, const struct cli_trace *trace);

/* Begins a connection whose sides have these files, NULL for one that is
 * missing; `shared` says whether both have one, and their octets come in the
 * order in which they were sent.  Never NULL; cli_session_end() is due. */
struct cli_session *
cli_session_begin(
    struct cli_check *check, const char *const files[2], bool shared);

/* Prepares to print of the connection before it ends, after `between' if it is not
 * the first time in a capture.  Returns where to, which session->cli is. */
const struct cli *
cli_session_print(struct cli_session *session, const char *between);

/* Feeds octets of a side and returns how many of them were used: all, or as
 * many as can be before the other side's head is there or, if it is to stop
 * there, until the handshake is judged. */
size_t
cli_session_feed(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size, bool stop);

/* Takes notice that octets of a side are missing here.  Returns false if the
 * other side has to be fed first; then call it again. */
bool
cli_session_gap(struct cli_session *session, enum wsreg_sender sender);

/* Takes notice that the capture has nothing of a side.  Call it before that side
 * ends. */
void
cli_session_miss(struct cli_session *session, enum wsreg_sender sender);

/* Takes notice that the connection ends here since its octets cannot be read,
 * which was reported. */
void
cli_session_break(struct cli_session *session);

/* Ends a side, as far as can be before the other one has. */
void
cli_session_finish(struct cli_session *session, enum wsreg_sender sender);

/* Ends the connection, both sides of which have ended, prints it if it is a
 * WebSocket connection, and frees it. */
void
cli_session_end(struct cli_session *session);

#endif
