/* SPDX-License-Identifier: MIT */
/* May a close code be sent?  RFC 6455, 7.4. */

#include "snapshot.h"

/* Two loads whatever the code: its page, then its rule. */
static inline const struct wsreg_verdict *
verdict(const struct wsreg_overlay *overlay,
    const struct wsreg_wire_table *table, uint64_t code,
    enum wsreg_sender sender)
{
	uint64_t page = code >> WSREG_PAGE_BITS;
	size_t at;

	if (page > table->limit)
		page = table->limit;
	at = table->pages[page] * (size_t)WSREG_PAGE_SIZE +
	    (code & (WSREG_PAGE_SIZE - 1));
	return &overlay->rules[table->rules[at]].verdict[sender];
}

const struct wsreg_verdict *
wsreg_snapshot_verdict(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum wsreg_sender sender)
{
	if (snapshot->wire.pages == NULL)
		return NULL;
	return verdict(snapshot->overlay, &snapshot->wire, code, sender);
}

const struct wsreg_verdict *
wsreg_close_code_verdict(uint64_t code, enum wsreg_sender sender)
{
	return verdict(wsreg_tables.overlay, &wsreg_tables.wire, code, sender);
}

bool
wsreg_close_code_sendable(uint64_t code, enum wsreg_sender sender)
{
	switch (wsreg_close_code_verdict(code, sender)->wire) {
	case WSREG_WIRE_YES:
	case WSREG_WIRE_UNREGISTERED:
	case WSREG_WIRE_PRIVATE:
		return true;
	case WSREG_WIRE_NO:
	case WSREG_WIRE_NEVER:
	case WSREG_WIRE_RESERVED:
	case WSREG_WIRE_UNASSIGNED:
	case WSREG_WIRE_NOT_USED:
	case WSREG_WIRE_OUT_OF_RANGE:
		break;
	}
	return false;
}

const char *
wsreg_wire_name(enum wsreg_wire wire)
{
	switch (wire) {
	case WSREG_WIRE_YES:
		return "yes";
	case WSREG_WIRE_NO:
		return "no";
	case WSREG_WIRE_NEVER:
		return "never";
	case WSREG_WIRE_RESERVED:
		return "reserved";
	case WSREG_WIRE_UNASSIGNED:
		return "unassigned";
	case WSREG_WIRE_UNREGISTERED:
		return "unregistered";
	case WSREG_WIRE_PRIVATE:
		return "private";
	case WSREG_WIRE_NOT_USED:
		return "not-used";
	case WSREG_WIRE_OUT_OF_RANGE:
		return "out-of-range";
	}
	return NULL;
}
