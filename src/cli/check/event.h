/* SPDX-License-Identifier: MIT */
/* What wsreg check has to say of frames and findings, in whatever format. */

#ifndef CLI_CHECK_EVENT_H
#define CLI_CHECK_EVENT_H

#include "check.h"

/* ---- What is said ---- */

/* "client", "server" */
const char *
cli_sender_name(enum wsreg_sender sender);

/* Returns whether breaking the rule is an error rather than a warning, and
 * the word for it: "error", "warning". */
bool
cli_is_error(const struct wsreg_rule *rule);
const char *
cli_level_name(const struct wsreg_rule *rule);

/* The name of a file as it is shown: that of standard input is "<stdin>". */
const char *
cli_file_name(const char *file);

/* The name of the connection at hand: its file's, with a number where that has
 * had others before. */
char *
cli_check_name(const struct cli_check *check);

/* The file of a side with, where it has both, the connection and the side. */
char *
cli_check_place(const struct cli_check *check, enum wsreg_sender sender);

/* Returns what the registry of this kind calls a number, or NULL. */
const char *
cli_number_name(const struct cli *cli, enum wsreg_kind kind, uint64_t number);

/* The start of a payload as text, escaped, with quotes around it; as
 * hexadecimal digits if it is none.  "..." where there is more. */
char *
cli_frame_preview(const struct cli_frame *frame);

/* ---- Findings ---- */

/* Tells of an event, and of the findings that have no frame. */
void
cli_check_event(struct cli_check *check, enum wsreg_sender sender,
    const struct wsreg_event *event);
void
cli_check_handshake(struct cli_check *check);
void
cli_check_tell(struct cli_check *check, enum wsreg_sender sender,
    const struct wsreg_finding *finding);

/* A frame that the end of the stream cuts is shown, too. */
void
cli_check_last_frame(struct cli_check *check, enum wsreg_sender sender);

#endif
