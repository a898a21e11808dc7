/* SPDX-License-Identifier: MIT */
/* The opening handshake against RFC 6455, 4 and IANA's registries. */

#ifndef TRAFFIC_HANDSHAKE_H
#define TRAFFIC_HANDSHAKE_H

#include "agreement.h"
#include "http.h"

/* The most findings; those beyond are left out, lints before others. */
#define HANDSHAKE_FINDINGS_MAX 64

/* The most subprotocols and the most extensions that one side may name; more
 * are handshake-malformed and not looked at. */
#define HANDSHAKE_NAMES_MAX 256

/* The most octets of a detail. */
#define HANDSHAKE_DETAIL_MAX 80

/* A broken rule.  The slices are good as long as the heads. */
struct handshake_finding {
	enum wsreg_rule_number rule;
	enum wsreg_sender sender;
	/* Of the header's line, from the first octet that the sender sent; 0 if
	 * it is missing. */
	uint64_t offset;
	/* The version, the status, the RSV bits; else 0. */
	uint64_t value;
	/* What it is about: the name of the header, of the subprotocol, the
	 * extension as written ...; perhaps cut, empty if there is none.
	 * Mostly octets of the stream: any but control octets. */
	struct slice detail;
	/* What is wrong with it, as a phrase; NULL if the rule says all. */
	const char *reason;
};

struct handshake {
	/* By sender, the client first, then by offset, then by rule; no two are
	 * the same. */
	struct handshake_finding findings[HANDSHAKE_FINDINGS_MAX];
	size_t finding_count;
	/* How many were left out. */
	size_t omitted;
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
	struct slice extensions[HANDSHAKE_NAMES_MAX];
	size_t extension_count;
	/* What the frames are to be judged by. */
	struct agreement agreement;
};

/*
 * Judges a request and its answer.  Either may be NULL, if only the other side
 * is known, or not complete (HTTP_MORE), which is the same: that a stream ends
 * inside its head is for the caller to tell.  One that is bad, or the other
 * kind of head, gives handshake-malformed, and what depends on it is not
 * judged.  `snapshot` has the registries to judge by; those that it lacks, and
 * all if it is NULL, are the compiled-in ones.
 *
 * With an answer of 101 what it names is agreed on so far as it can be read,
 * whatever is wrong with it; with another one nothing, and no frames follow.
 * Without any, what the client offers is, without its parameters.
 */
void
handshake_judge(struct handshake *handshake, const struct http_head *request,
    const struct http_head *answer, const struct wsreg_snapshot *snapshot);

/* Whether frames may follow: there was no answer, or it was 101. */
bool
handshake_opens(const struct handshake *handshake);

#endif
