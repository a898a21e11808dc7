/* SPDX-License-Identifier: MIT */
/* Parts of the lines that wsreg check prints as text. */

#ifndef CLI_CHECK_LINE_H
#define CLI_CHECK_LINE_H

#include "session.h"

/* Prints the file, the side where it has both, and the offset in octets, in
 * the form that editors take for a place. */
void
cli_line_place(
    struct cli_session *session, enum wsreg_sender sender, uint64_t offset);

/* Prints "1 frame" or "2 frames" after something. */
void
cli_line_count(
    const struct cli *cli, const char *before, uint64_t count, const char *one);

/* Prints " (Normal Closure)" after a close code, if the registry has a name for
 * it. */
void
cli_line_code_name(const struct cli *cli, unsigned code);

/* Returns octets as a new string of hexadecimal digits. */
char *
cli_line_digits(const uint8_t *data, size_t size);

#endif
