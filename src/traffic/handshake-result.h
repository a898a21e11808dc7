/* SPDX-License-Identifier: MIT */
/* The result of judging an opening handshake. */

#ifndef TRAFFIC_HANDSHAKE_RESULT_H
#define TRAFFIC_HANDSHAKE_RESULT_H

#include "agreement.h"

/* The most findings; those beyond are left out, lints before others. */
#define HANDSHAKE_FINDINGS_MAX 64

/* The most subprotocols and the most extensions of one side that are judged; more
 * are trouble and not looked at. */
#define HANDSHAKE_NAMES_MAX 256

/* The most octets of a finding's detail. */
#define HANDSHAKE_DETAIL_MAX 80

/* A broken rule.  The slices are good as long as the heads, and so is what the
 * slices of `struct handshake` name, until handshake_keep() is called. */
struct handshake_finding {
	enum wsreg_rule_number rule;
	enum wsreg_sender sender;
	/* Where the header's line begins, from the first octet that the sender
	 * sent; 0 if it is missing. */
	uint64_t offset;
	/* The version, the status, the RSV bits; else 0. */
	uint64_t value;
	/* The subject: the name of the header, of the subprotocol, the
	 * extension as written ...; perhaps cut, empty if there is none.
	 * Mostly octets of the stream: any but control octets. */
	struct slice detail;
	/* The fault, if the rule does not say all. */
	struct fault fault;
};

struct handshake {
	/* The findings, sorted by sender, the client first, then by offset,
	 * then by rule; no two are the same.  The array is allocated. */
	struct handshake_finding *findings;
	size_t finding_count, finding_room;
	/* Whether an error was found, even one that was left out. */
	bool failed;
	/* Whether memory ran out, so that something may be missing here. */
	bool memory;
	/* How many findings were left out. */
	size_t omitted;
	/* Why the handshake cannot be judged, as a phrase, or NULL. */
	const char *trouble;
	/* The request's Sec-WebSocket-Version, -1 if it has none that could be
	 * read. */
	int version;
	/* Whether a final answer was read, and its status. */
	bool answered;
	unsigned status;
	/* The subprotocol that the answer selects; empty if none. */
	struct slice subprotocol;
	/* The extensions that are agreed on, as written; see
	 * extension_format(). */
	struct slice *extensions;
	size_t extension_count, extension_room;
	/* What the slices name once the heads may go; NULL before. */
	char *text;
	/* The agreement that the frames are to be judged by. */
	struct agreement agreement;
};

#endif
