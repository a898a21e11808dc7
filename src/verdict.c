/* SPDX-License-Identifier: MIT */
/* Says whether a close code may be sent; RFC 6455, 7.4.  What decides are the
 * lines `wire' of data/overlay, which gen/model/wire.c compiles into pages of
 * codes, and wire_verdict() of verdict.h, which reads these. */

#include "snapshot.h"

/* As in builtin.c, the compiler is to see the tables.  This file uses none of
 * those that are there, so that a linker leaves them out of a program that
 * asks for nothing but verdicts. */
#include "verdicts.h"

const struct wsreg_verdict *
wsreg_snapshot_verdict(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum wsreg_sender sender)
{
	if (snapshot->wire.pages == NULL)
		return NULL;
	return wire_verdict(
	    snapshot->overlay->rules, &snapshot->wire, code, sender);
}

/* Each Close frame asks for this: beside the tables it needs no call. */
const struct wsreg_verdict *
wsreg_close_code_verdict(uint64_t code, enum wsreg_sender sender)
{
	return wire_verdict(wsreg_wire_rules, &close_codes, code, sender);
}

bool
wsreg_close_code_acceptable(uint64_t code)
{
	/* The verdicts of a rule lie side by side, that on a client first. */
	return verdicts_acceptable(
	    wsreg_close_code_verdict(code, WSREG_CLIENT));
}

bool
wsreg_close_code_sendable(uint64_t code, enum wsreg_sender sender)
{
	return wire_is_sendable(wsreg_close_code_verdict(code, sender)->wire);
}
