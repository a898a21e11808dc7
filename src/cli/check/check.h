/* SPDX-License-Identifier: MIT */
/*
 * wsreg check: captured traffic comes in; what is wrong with it goes out, in
 * one of the formats below.  This room includes print/, read/ and what is below
 * these.
 */

#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/print/print.h"
#include "cli/read/read.h"
#include "options.h"
#include "traffic/traffic.h"

struct cli_message;
struct cli_session;

/* Counts of findings. */
struct cli_check_totals {
	size_t results; /* that were printed */
	uint64_t errors, warnings;
	/* The rule of the first error, else of the first warning, or NULL. */
	const struct wsreg_rule *first;
};

/* What captures of packets have. */
struct cli_check_tcp {
	bool any; /* there was a capture */
	uint64_t connections;
	uint64_t judged, failed; /* those with WebSocket, and with errors */
	uint64_t late;           /* whose handshake is not there */
	uint64_t tls;
	const char *file; /* the last one */
	uint64_t lost;    /* octets that are missing */
};

/* A run of the command over all its files. */
struct cli_check {
	const struct cli *cli;
	const struct cli_check_request *request;
	const struct cli_check_printer *printer;
	/* The same as cli, with output to the spool of a connection. */
	struct cli gathered;
	size_t connections;             /* that have ended */
	struct cli_check_totals totals; /* of all of these */
	struct cli_check_tcp tcp;
	size_t before; /* before, in all files but the one at hand */
	size_t plain;  /* connections without WebSocket, which are not judged */
	/* The kind and the file of the last one of these. */
	struct cli_kind other;
	const char *other_file;
	bool redact;  /* whether lengths are printed in place of secrets */
	bool trouble; /* whether something could not be judged */
	/* The memory of a session that has ended, for the next one; or NULL. */
	struct cli_session *spare;
};

/* A finding with what is said of it.  It lasts as long as the call that it is
 * passed to. */
struct cli_check_finding {
	struct wsreg_finding finding;
	enum wsreg_sender sender;
	/* That of the handshake, or NULL. */
	const struct handshake_finding *handshake;
	/* The packet to look at, or NULL if it is not known. */
	const struct capture_packet *packet;
	char *message; /* the fault, with the value or detail */
	/* The RFC and section that decide. */
	unsigned rfc;
	const char *section;
};

/* A format; what it has nothing to say of is NULL.  The functions are called
 * in this order, those in the middle for each connection.  Connections end one
 * after the other; what comes before their ends may come in turns. */
struct cli_check_printer {
	bool redacts; /* unless --no-redact is given */
	/* It shows frames, or messages where only those are known, whether they
	 * are asked for or not, and the octets around a finding. */
	bool paged;
	void (*begin)(struct cli_check *check);
	/* Findings and frames of both sides come as they are found. */
	void (*finding)(struct cli_session *session,
	    const struct cli_check_finding *finding);
	/* The frame is that of the side; only with --frames-list. */
	void (*frame)(struct cli_session *session, enum wsreg_sender sender);
	/* The message is whole; only with --messages. */
	void (*message)(struct cli_session *session, enum wsreg_sender sender,
	    const struct cli_message *message);
	void (*end_connection)(struct cli_session *session);
	/* Nothing can be said after this, so totals go here. */
	void (*end)(struct cli_check *check);
};

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
extern const struct cli_check_printer cli_check_html;

#endif
