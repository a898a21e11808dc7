/* SPDX-License-Identifier: MIT */
/* Says whether a close code may be sent; RFC 6455, 7.4. */

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
wsreg_close_code_sendable(uint64_t code, enum wsreg_sender sender)
{
	return wire_is_sendable(wsreg_close_code_verdict(code, sender)->wire);
}
