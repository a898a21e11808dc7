/* SPDX-License-Identifier: MIT */
/* Findings in words. */

#ifndef CLI_CHECK_PHRASE_H
#define CLI_CHECK_PHRASE_H

#include "session.h"

/* Puts a finding about frames into words: sets the message, a new string, and
 * the section that decides.  A guess at what its octets are comes last. */
void
cli_phrase_frame(
    const struct cli_session *session, struct cli_check_finding *said);

/* Puts a finding of the handshake into words, like cli_phrase_frame(). */
void
cli_phrase_handshake(const struct cli_session *session,
    const struct handshake_finding *finding, struct cli_check_finding *said);

#endif
