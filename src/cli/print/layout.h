/* SPDX-License-Identifier: MIT */
/* Text for people: colour, columns, lines that wrap.  All widths are in
 * columns of a terminal. */

#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H

#include "cli/cli.h"

/* What belongs to a heading is moved to the right by so many columns. */
#define CLI_INDENT 4

/* The column of the texts that stand beside labels. */
#define CLI_TEXT_COLUMN 20

enum cli_style { CLI_PLAIN, CLI_BOLD, CLI_DIM, CLI_GOOD, CLI_BAD, CLI_WARN };

/* Returns what a terminal takes to set a style; "" if there is no colour. */
const char *
cli_style_code(const struct cli *cli, enum cli_style style);

/* Sets the style of what follows, if there is colour. */
void
cli_style(const struct cli *cli, enum cli_style style);

/* Prints text in a style. */
void
cli_put_styled(const struct cli *cli, enum cli_style style, const char *text);

/* Returns the columns that a text takes: one for each code point.  Wide and
 * combining characters, which IANA's files hardly use, are not told apart. */
size_t
cli_width(const char *text, size_t size);

/* Prints so many blanks. */
void
cli_blanks(const struct cli *cli, size_t count);

/* Prints words from column `at` on, wrapping to column `indent`, and ends the
 * line.  Between two blanks there is a word, if an empty one. */
void
cli_wrap(const struct cli *cli, const char *text, size_t at, size_t indent);

/* Prints a label, and blanks up to the column of texts. */
void
cli_put_label(const struct cli *cli, const char *label);

/* Prints a label and its text, one below the other in aligned columns. */
void
cli_put_row(const struct cli *cli, const char *label, const char *text,
    enum cli_style style);

/* Returns the greater of `width` and the width of the text, but no more than
 * `most`. */
size_t
cli_widest(size_t width, const char *text, size_t most);

/* Prints text in a column of this width; where lines are wrapped, what comes
 * after a wider text goes on the next line. */
void
cli_put_padded(const struct cli *cli, const char *text, size_t width);

#endif
