/* SPDX-License-Identifier: MIT */
/*
 * Pages in HTML, each one file that asks for nothing else.  The templates are
 * the files of data/pages, which are compiled in.  A template has blocks, each
 * after a line `<!-- block NAME -->'; in a block, {{NAME}} stands for a value.
 */

#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli/cli.h"

/* A value for a block.  A text of NULL stands for the number. */
struct page_value {
	const char *name, *text;
	uint64_t number;
};

/* Prints text where HTML has text, or the value of an attribute in double
 * quotes: nothing of it is markup.  U+FFFD takes the place of characters that
 * are not seen, line ends aside, and of octets that are not UTF-8. */
void
cli_put_html(const struct cli *cli, const char *text);

/* Begins a page with a title of its own; `name` is that of its template.  If
 * there are files NAME.css and NAME.js, the page has them, and its policy
 * (Content Security Policy Level 3) forbids all other styles and scripts. */
void
cli_page_begin(const struct cli *cli, const char *name, const char *title);

/* Prints the script, and ends the page. */
void
cli_page_end(const struct cli *cli, const char *name);

/* Prints a block of the template `name`.html; a row without a name ends the
 * values, of which NULL has none.  Each value is printed as cli_put_html() does. */
void
cli_page_block(const struct cli *cli, const char *name, const char *block,
    const struct page_value *values);

/* The same, with the values as further arguments. */
#define cli_page_put(cli, page, block, ...)                                    \
	cli_page_block(cli, page, block,                                       \
	    (const struct page_value[]){ __VA_ARGS__, { .name = NULL } })

/* Prints the text as a link, if the address is one of the web or of e-mail:
 * a registry may have any, and a page runs what `javascript:' is followed by.
 * Else it prints the text alone. */
void
cli_page_link(const struct cli *cli, const char *url, const char *text);

/* Returns the text as a new string that can be the id of an element: "_" for
 * each character that is neither a letter nor a digit nor one of "._-". */
char *
cli_page_id(const char *text);

#endif
