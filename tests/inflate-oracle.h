/* SPDX-License-Identifier: MIT */
/* What is wrong with compressed messages, found out slowly from RFC 1951, to
 * hold others against. */

#ifndef TESTS_INFLATE_ORACLE_H
#define TESTS_INFLATE_ORACLE_H

#include "traffic/traffic.h"

/* One side of a connection.  Begins as zeros but for the agreement and the
 * limit; oracle_free() is due. */
struct oracle {
	struct deflate_side side;
	/* The most octets in an inflated message; 0: no limit. */
	uint64_t limit;
	/* All that was ever inflated, and where the message begins. */
	uint8_t *output;
	size_t size, capacity, start;
};

struct oracle_verdict {
	/* The first fault, WSREG_RULE_COUNT if there is none, and the value. */
	enum wsreg_rule_number rule;
	uint64_t value;
	/* The octets of the message that show it: more than there are, if only
	 * its end does. */
	size_t shown;
};

/* Inflates the next message.  After a fault there is no next one. */
struct oracle_verdict
oracle_inflate(
    struct oracle *oracle, const uint8_t *data, size_t size, bool text);

void
oracle_free(struct oracle *oracle);

#endif
