/* SPDX-License-Identifier: MIT */
/* What the parts of the judge of handshakes share. */

#ifndef TRAFFIC_HANDSHAKE_PARTS_H
#define TRAFFIC_HANDSHAKE_PARTS_H

#include "handshake.h"

struct judge {
	struct handshake *handshake;
	const struct wsreg_snapshot *snapshot;
	/* By sender; NULL for one that is not known, bad, or a refusal. */
	const struct http_head *heads[2];
};

/* Takes down that a rule is broken. */
void
judge_note(struct judge *judge, struct handshake_finding finding);

/* An element of a list, and where the line begins in which it stands. */
struct judge_name {
	struct slice text;
	uint64_t offset;
};

struct judge_names {
	struct judge_name items[HANDSHAKE_NAMES_MAX];
	size_t count;
};

/* Gathers the list of the header, which may have several lines; one without
 * any element breaks the rule. */
void
judge_gather(struct judge *judge, enum wsreg_sender sender, const char *header,
    enum wsreg_rule_number rule, struct judge_names *names);

/* The registry of this id, the compiled-in one if the snapshot lacks it. */
const struct wsreg_registry *
judge_registry(const struct judge *judge, const char *id);

/* Looks at Sec-WebSocket-Key and Sec-WebSocket-Accept. */
void
judge_keys(struct judge *judge);

/* Looks at Sec-WebSocket-Protocol and tells what was selected. */
void
judge_subprotocols(struct judge *judge);

/* Looks at Sec-WebSocket-Extensions and tells what was agreed on. */
void
judge_extensions(struct judge *judge);

#endif
