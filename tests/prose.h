/* SPDX-License-Identifier: MIT */
/* Functions that leave only the prose of a text.  They replace everything else
 * by other characters of no meaning and keep the line ends, so that each line
 * keeps its number. */

#ifndef TESTS_PROSE_H
#define TESTS_PROSE_H

/* Keeps all of a plain text. */
void
prose_keep_plain(char *text);

/* Keeps Markdown without headings, indented and fenced blocks, and code in
 * backquotes. */
void
prose_keep_markdown(char *text);

/* Keeps the text of a manual page without examples, references, macros and the
 * parts that come from the program. */
void
prose_keep_mdoc(char *text);

/* Keeps the strings of C. */
void
prose_keep_strings(char *text);

/* Keeps the comments of C. */
void
prose_keep_comments(char *text);

#endif
