/* SPDX-License-Identifier: MIT */
/* What wsreg check has to say of frames and findings, in whatever format.
 * Formats use what is first; check.c calls what is below. */

#ifndef CLI_CHECK_EVENT_H
#define CLI_CHECK_EVENT_H

#include "name.h"
#include "session.h"

/* ---- What is said ---- */

/* Returns the word for a side: "client", "server". */
const char *
cli_sender_name(enum wsreg_sender sender);

/* Returns whether breaking the rule is an error rather than a warning, and
 * the word for it: "error", "warning". */
bool
cli_is_error(const struct wsreg_rule *rule);
const char *
cli_level_name(const struct wsreg_rule *rule);

/* Returns "RFC 6455, 5.1" as a new string, or "the capture" for a finding about
 * that. */
char *
cli_finding_section(const struct cli_check_finding *said);

/* Returns the subprotocol that was agreed on, or named on the command line; it
 * is empty if there is none. */
struct slice
cli_check_subprotocol(const struct cli_session *session);

/* Returns an extension of the handshake as a new string, in one spelling
 * whatever the header's was, and without secrets. */
char *
cli_check_extension(const struct cli_session *session, struct slice extension);

/* Returns what the registry of this kind calls a number, or NULL. */
const char *
cli_number_name(const struct cli *cli, enum wsreg_kind kind, uint64_t number);

/* Returns whether what ends in a frame of the side that is not whole is the
 * stream, and not the judging of it. */
bool
cli_frame_is_cut(const struct cli_session *session, enum wsreg_sender sender);

/* ---- Findings ---- */

/* Takes an event of the checker: a finding is printed, and a frame is kept
 * until it is complete. */
void
cli_check_event(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_event *event);

/* Tells of all findings in the handshake, once it is judged. */
void
cli_check_handshake(struct cli_session *session);

/* Tells of a finding that no event brought, such as a Pong that is missing at
 * the end. */
void
cli_check_tell(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_finding *finding);

/* A frame that the end of the stream cuts is shown, too. */
void
cli_check_last_frame(struct cli_session *session, enum wsreg_sender sender);

#endif
