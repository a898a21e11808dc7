/* SPDX-License-Identifier: MIT */
/* What the words in the catalogue of rules mean, and what helps who breaks a
 * rule; the manual page has them, too. */

#ifndef CLI_NOTES_H
#define CLI_NOTES_H

#include "frames/wsreg-check.h"

/* What a severity means, and which octet a place is, as phrases; for the
 * manual page, too. */
const char *
cli_rule_severity_meaning(enum wsreg_severity severity);
const char *
cli_rule_place_meaning(enum wsreg_place place);

/* What else there is to know of a rule, in sentences, or NULL. */
const char *
cli_rule_note(const struct wsreg_rule *rule);

#endif
