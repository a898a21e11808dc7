/* SPDX-License-Identifier: MIT */
/* Collects the findings of a handshake, and reads its lists. */

#ifndef TRAFFIC_JUDGE_H
#define TRAFFIC_JUDGE_H

#include "handshake-result.h"
#include "http.h"
#include "snapshot.h"

struct judge {
	struct handshake *handshake;
	const struct wsreg_snapshot *snapshot;
	/* The heads by sender; NULL for one that is missing, bad, or a refusal. */
	const struct http_head *heads[2];
};

/* Adds a finding. */
void
judge_add(struct judge *judge, struct handshake_finding finding);

/* Adds a finding without a value.  `reason` may be NULL. */
void
judge_note(struct judge *judge, enum wsreg_rule_number rule,
    enum wsreg_sender sender, uint64_t offset, struct slice detail,
    const char *reason);

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
