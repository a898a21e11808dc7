/* SPDX-License-Identifier: MIT */
/* Names the enumerations' values; the generator's overlay uses these words,
 * too. */

#include "wsreg.h"

const char *
wsreg_status_name(enum wsreg_status status)
{
	switch (status) {
	case WSREG_STATUS_ASSIGNED:
		return "assigned";
	case WSREG_STATUS_RESERVED:
		return "reserved";
	case WSREG_STATUS_PRIVATE_USE:
		return "private-use";
	case WSREG_STATUS_UNASSIGNED:
		return "unassigned";
	case WSREG_STATUS_INTERIM:
		return "interim";
	case WSREG_STATUS_STANDARD:
		return "standard";
	}
	return NULL;
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
