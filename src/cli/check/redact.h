/* SPDX-License-Identifier: MIT */
/* Secrets in captured traffic, which are printed by their length alone if
 * session->redact is set: payload, request targets, and what is used to send tokens
 * as names of subprotocols or as extensions and their parameters.  No other field
 * of HTTP that has secrets is printed. */

#ifndef CLI_CHECK_REDACT_H
#define CLI_CHECK_REDACT_H

#include "session.h"

/* Returns what stands for this number of octets: "[5 octets]", a new string. */
char *
cli_redacted(uint64_t size);

/* Returns whether the name of a subprotocol is to be hidden: it is longer than
 * names are, and none that the registry has. */
bool
cli_redacts_subprotocol(const struct cli_session *session, struct slice name);

/* Returns an extension as a new string, with the length in place of each part
 * that is to be hidden. */
char *
cli_redact_extension(const struct cli_session *session, struct slice extension);

/* Returns the detail of a finding as a new string, or its length if it is to be
 * hidden. */
char *
cli_redact_detail(
    const struct cli_session *session, const struct handshake_finding *finding);

#endif
