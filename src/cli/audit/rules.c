/* SPDX-License-Identifier: MIT */
/* The catalogue of wsreg audit.  Ids are permanent: they are in files of
 * findings to ignore and in the settings of others. */

#include "audit.h"

const struct audit_rule audit_rules[AUDIT_RULE_COUNT] = {
	[AUDIT_MISSING] = { "audit-missing", CLI_WARNING,
	    "An assigned code is missing from a table.", "IANA's registry" },
	[AUDIT_MEANING] = { "audit-meaning", CLI_ERROR,
	    "A name in a table belongs to another code.", "IANA's registry" },
	[AUDIT_UNASSIGNED] = { "audit-unassigned", CLI_WARNING,
	    "A table has a code that is unassigned.", "RFC 6455 7.4.2" },
	[AUDIT_SENDABLE] = { "audit-sendable", CLI_ERROR,
	    "A code for local use is among those that are sent.",
	    "RFC 6455 7.4.1" },
	[AUDIT_UNREGISTERED] = { "audit-unregistered", CLI_NOTE,
	    "A table has a code of 3000-3999 that is not registered.",
	    "RFC 6455 7.4.2" },
	[AUDIT_ACCEPTED] = { "audit-accepted", CLI_ERROR,
	    "A check accepts codes that must not be sent.", "RFC 6455 7.4" },
	[AUDIT_REFUSED] = { "audit-refused", CLI_ERROR,
	    "A check refuses codes that must be accepted.", "RFC 6455 7.4" },
	[AUDIT_UNUSED_IGNORE] = { "unused-ignore", CLI_NOTE,
	    "A line in the --ignore file matches no finding.",
	    "wsreg-audit(1)" },
};
