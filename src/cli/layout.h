/* SPDX-License-Identifier: MIT */
/* Text for people: colour, columns, lines that wrap. */

#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H

#include "cli.h"

enum cli_style { CLI_PLAIN, CLI_BOLD, CLI_DIM, CLI_GOOD, CLI_BAD, CLI_WARN };

/* Sets the style of what follows, if there is colour. */
void
cli_style(const struct cli *cli, enum cli_style style);

/* Columns that a text takes: one for each code point.  Wide and combining
 * characters, which IANA's files hardly use, are not told apart. */
size_t
cli_width(const char *text, size_t size);

void
cli_blanks(const struct cli *cli, size_t count);

/* Prints words from column `at` on, wrapping to column `indent`, and ends the
 * line.  Between two blanks there is a word, if an empty one. */
void
cli_wrap(const struct cli *cli, const char *text, size_t at, size_t indent);

#endif
