/* SPDX-License-Identifier: MIT */
/* Names the enumerations' values; the generator's overlay uses these words,
 * too. */

#include "wsreg.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *
wsreg_status_name(enum wsreg_status status)
{
	static const char *const names[] = {
		[WSREG_STATUS_ASSIGNED] = "assigned",
		[WSREG_STATUS_RESERVED] = "reserved",
		[WSREG_STATUS_PRIVATE_USE] = "private-use",
		[WSREG_STATUS_UNASSIGNED] = "unassigned",
		[WSREG_STATUS_INTERIM] = "interim",
		[WSREG_STATUS_STANDARD] = "standard",
	};

	return (size_t)status < COUNT(names) ? names[status] : NULL;
}

const char *
wsreg_wire_name(enum wsreg_wire wire)
{
	static const char *const names[] = {
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

	return (size_t)wire < COUNT(names) ? names[wire] : NULL;
}
