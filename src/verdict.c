/* SPDX-License-Identifier: MIT */
/* Says whether a close code may be sent; RFC 6455, 7.4.  What decides are the
 * lines `wire' of data/overlay, which gen/model/wire.c compiles into pages of
 * codes, and wire_verdict() of snapshot.h, which reads these. */

#include "snapshot.h"

const struct wsreg_verdict *
wsreg_snapshot_verdict(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum wsreg_sender sender)
{
	if (snapshot->wire.pages == NULL)
		return NULL;
	return wire_verdict(snapshot->overlay, &snapshot->wire, code, sender);
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
