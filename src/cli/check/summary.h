/* SPDX-License-Identifier: MIT */
/* The lines about a connection that follow its findings in text. */

#ifndef CLI_CHECK_SUMMARY_H
#define CLI_CHECK_SUMMARY_H

#include "session.h"

/* Prints what made the connection fail, what was agreed on, and what each side
 * sent. */
void
cli_summary_put(struct cli_session *session);

/* Prints after the totals which connections captures had, and then how to decrypt
 * those that are encrypted. */
void
cli_summary_tcp(const struct cli_check *check);

/* Returns what captures had as a new string: "3 connections, ...". */
char *
cli_summary_found(const struct cli_check *check);

#endif
