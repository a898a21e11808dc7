/* SPDX-License-Identifier: MIT */
/* Names the enumerations' values; the generator's overlay uses these words,
 * too. */

#include "snapshot.h"

const char *const wsreg_status_words[WSREG_STATUS_COUNT] = {
	[WSREG_STATUS_ASSIGNED] = "assigned",
	[WSREG_STATUS_RESERVED] = "reserved",
	[WSREG_STATUS_PRIVATE_USE] = "private-use",
	[WSREG_STATUS_UNASSIGNED] = "unassigned",
	[WSREG_STATUS_INTERIM] = "interim",
	[WSREG_STATUS_STANDARD] = "standard",
};

const char *const wsreg_wire_words[WSREG_WIRE_COUNT] = {
	[WSREG_WIRE_YES] = "yes",
	[WSREG_WIRE_NO] = "no",
	[WSREG_WIRE_NEVER] = "never",
	[WSREG_WIRE_RESERVED] = "reserved",
	[WSREG_WIRE_UNASSIGNED] = "unassigned",
	[WSREG_WIRE_UNREGISTERED] = "unregistered",
	[WSREG_WIRE_PRIVATE] = "private",
	[WSREG_WIRE_NOT_USED] = "not-used",
	[WSREG_WIRE_OUT_OF_RANGE] = "out-of-range",
};

const char *
wsreg_status_name(enum wsreg_status status)
{
	return (size_t)status < WSREG_STATUS_COUNT ? wsreg_status_words[status]
						   : NULL;
}

const char *
wsreg_wire_name(enum wsreg_wire wire)
{
	return (size_t)wire < WSREG_WIRE_COUNT ? wsreg_wire_words[wire] : NULL;
}
