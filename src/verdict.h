/* SPDX-License-Identifier: MIT */
/* Verdicts on close codes: the rules, which the generator prints, and their
 * lookup, inline as each Close frame asks for it. */

#ifndef WSREG_VERDICT_H
#define WSREG_VERDICT_H

#include "wsreg.h"

/* The number of senders that have verdicts of their own. */
#define WSREG_SENDER_COUNT (WSREG_BROWSER + 1)

/* A rule of the overlay.  It holds for the codes first to last whose record has
 * the status (any, if `any` is set); the first that fits decides. */
struct wsreg_wire_rule {
	uint32_t first, last;
	bool any;
	enum wsreg_status status;
	struct wsreg_verdict verdict[WSREG_SENDER_COUNT];
};

/* The rules of codes, in pages of 2^WSREG_PAGE_BITS codes; pages that are
 * alike are stored once.  The page list ends with that of all higher codes. */
#define WSREG_PAGE_BITS 6
#define WSREG_PAGE_SIZE (1u << WSREG_PAGE_BITS)

struct wsreg_wire_table {
	const uint8_t *pages; /* index of the page; NULL: no close codes */
	const uint8_t *rules; /* the pages: index of the rule */
	uint32_t limit;       /* index of the last entry of `pages` */
};

/* The compiled-in verdicts, which are in another object: they ask for none of
 * the other tables, and a program may want nothing else. */
extern const struct wsreg_wire_rule wsreg_wire_rules[];
extern const uint8_t wsreg_wire_pages[], wsreg_wire_places[];

/* Returns the verdict on a code by two loads, whatever the code: its page,
 * then its rule. */
static inline const struct wsreg_verdict *
wire_verdict(const struct wsreg_wire_rule *rules,
    const struct wsreg_wire_table *table, uint64_t code,
    enum wsreg_sender sender)
{
	uint64_t page = code >> WSREG_PAGE_BITS;
	size_t at;

	if (page > table->limit)
		page = table->limit;
	at = table->pages[page] * (size_t)WSREG_PAGE_SIZE +
	    (code & (WSREG_PAGE_SIZE - 1));
	return &rules[table->rules[at]].verdict[sender];
}

/* Returns whether a code of this verdict may be sent: registered or not, and by
 * the side that is asked about. */
static inline bool
wire_is_sendable(enum wsreg_wire wire)
{
	return wire == WSREG_WIRE_YES || wire == WSREG_WIRE_UNREGISTERED ||
	    wire == WSREG_WIRE_PRIVATE;
}

/* Returns whether a receiver must accept a code of this verdict on a sender: also
 * one that only the other side sends. */
static inline bool
wire_is_acceptable(enum wsreg_wire wire)
{
	return wire == WSREG_WIRE_NO || wire_is_sendable(wire);
}

/* Returns whether a receiver must accept a code of these verdicts by sender. */
static inline bool
verdicts_acceptable(const struct wsreg_verdict *verdict)
{
	return wire_is_acceptable(verdict[WSREG_CLIENT].wire) ||
	    wire_is_acceptable(verdict[WSREG_SERVER].wire);
}

#endif
