/* SPDX-License-Identifier: MIT */
/* What the parts of wsreg check share. */

#ifndef CLI_CHECK_REPORT_H
#define CLI_CHECK_REPORT_H

#include "source.h"
#include "spool.h"
#include "traffic/traffic.h"

/* What the command was asked for. */
struct cli_check_request {
	const char *client, *server; /* files, or NULL */
	const char *frames;          /* --frames: the side, or NULL */
	const char *follow;
	const char *extension, *subprotocol;
	char **files;
	size_t file_count;
	uint64_t max_frame, max_message, max_fragments; /* 0: no limit */
	bool hex, keep_going, open, list;
};

/* Fills it from the arguments, of which the first is "check"; also what all
 * commands have.  False: help is asked for. */
bool
cli_check_options(
    struct cli *cli, struct cli_check_request *request, int argc, char **argv);
void
cli_check_help(const struct cli *cli);

/* What is agreed on without a handshake.  Ends the program if it cannot be
 * read. */
void
cli_check_agree(const struct cli_check_request *request, const struct cli *cli,
    struct agreement *agreement);

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
	/* Where a format gathers what it has to say of the side. */
	struct cli_spool findings, frames;
	uint64_t errors; /* of the findings there */
};

struct cli_check {
	struct cli *cli;
	const struct cli_check_request *request;
	const struct cli_check_printer *printer;
	struct connection connection;
	const char *file; /* the first of the connection's */
	struct cli_spool handshake;
	struct cli_check_side sides[2];
	size_t connections; /* before this one */
	size_t results;     /* before, in all connections */
	uint64_t errors, warnings;
	/* Whether both sides come from one file. */
	bool shared;
};

/* A finding with what was said of it. */
struct cli_check_finding {
	struct wsreg_finding finding;
	enum wsreg_sender sender;
	bool handshake;
	char *message; /* the fault, and the value or detail */
};

/* A format; what it has nothing to say of is NULL. */
struct cli_check_printer {
	void (*begin)(struct cli_check *check);
	void (*begin_connection)(struct cli_check *check);
	void (*finding)(
	    struct cli_check *check, const struct cli_check_finding *finding);
	void (*frame)(struct cli_check *check, enum wsreg_sender sender);
	void (*end_connection)(struct cli_check *check);
	void (*end)(struct cli_check *check);
};

extern const struct cli_check_printer cli_check_text;
extern const struct cli_check_printer cli_check_json;
extern const struct cli_check_printer cli_check_sarif;
extern const struct cli_check_printer cli_check_junit;

/* ---- What is said ---- */

/* "client", "server" */
const char *
cli_sender_name(enum wsreg_sender sender);

/* Whether it is an error, rather than a warning. */
bool
cli_is_error(const struct wsreg_rule *rule);

/* The name of a file as it is shown: that of standard input is "<stdin>". */
const char *
cli_file_name(const char *file);

/* The name of the connection at hand: its file's, with a number where that has
 * had others before. */
char *
cli_check_name(const struct cli_check *check);

/* The file of a side with, where it has both, the connection and the side. */
char *
cli_check_place(const struct cli_check *check, enum wsreg_sender sender);

/* The record of an opcode or of a close code, or NULL. */
const struct wsreg_record *
cli_opcode_record(const struct cli *cli, uint64_t opcode);
const struct wsreg_record *
cli_code_record(const struct cli *cli, uint64_t code);

/* The start of a payload as text, escaped, with quotes around it; as
 * hexadecimal digits if it is none.  "..." where there is more. */
char *
cli_frame_preview(const struct cli_frame *frame);

/* ---- Findings ---- */

/* Tells of an event, and of the findings that have no frame. */
void
cli_check_event(struct cli_check *check, enum wsreg_sender sender,
    const struct wsreg_event *event);
void
cli_check_handshake(struct cli_check *check);
void
cli_check_tell(struct cli_check *check, enum wsreg_sender sender,
    const struct wsreg_finding *finding);

/* A frame that the end of the stream cuts is shown, too. */
void
cli_check_last_frame(struct cli_check *check, enum wsreg_sender sender);

#endif
