/* SPDX-License-Identifier: MIT */
/* Collects the findings of a handshake, and reads its lists. */

#ifndef TRAFFIC_JUDGE_H
#define TRAFFIC_JUDGE_H

#include "handshake-result.h"
#include "http.h"
#include "names.h"
#include "snapshot.h"

struct judge {
	struct handshake *handshake;
	const struct wsreg_snapshot *snapshot;
	/* The heads by sender; NULL for one that is missing, bad, or a refusal. */
	const struct http_head *heads[2];
};

/* A part of the handshake that has rules of its own.  It judges what is there of
 * both heads, and notes in the handshake what they agreed on. */
struct judge_part {
	void (*check)(struct judge *judge);
	/* Notes what a head with a fault names: all that an answer accepts, or
	 * that a request without an answer offers.  NULL if there is nothing to
	 * agree on. */
	void (*agree)(struct judge *judge, enum wsreg_sender sender,
	    const struct http_head *head);
};

/* Header fields that must be there, or not twice; RFC 6455, 4.1, 4.2.2. */
extern const struct judge_part judge_fields;

/* Sec-WebSocket-Key and Sec-WebSocket-Accept; RFC 6455, 4.1, 4.2.2. */
extern const struct judge_part judge_keys;

/* Sec-WebSocket-Protocol; RFC 6455, 1.9, 4.1. */
extern const struct judge_part judge_subprotocols;

/* Sec-WebSocket-Extensions; RFC 6455, 9.1. */
extern const struct judge_part judge_extensions;

/* Adds a finding. */
void
judge_add(struct judge *judge, struct handshake_finding finding);

/* Notes that this extension, as written, is agreed on. */
void
judge_agree(struct judge *judge, struct slice extension);

/* Adds a finding without a value. */
void
judge_note(struct judge *judge, enum wsreg_rule_number rule,
    enum wsreg_sender sender, uint64_t offset, struct slice detail,
    struct fault fault);

/* An element of a list, and where the line begins that it is in. */
struct judge_name {
	struct slice text;
	uint64_t offset;
};

struct judge_names {
	struct judge_name items[HANDSHAKE_NAMES_MAX];
	size_t count;
};

/* Gathers the lists of the header, by sender; one without any element breaks
 * the rule. */
void
judge_gather(struct judge *judge, const char *header,
    enum wsreg_rule_number rule, struct judge_names names[2]);

#endif
