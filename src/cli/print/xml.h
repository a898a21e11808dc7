/* SPDX-License-Identifier: MIT */
/* Text and attributes of XML documents.  Export writes registries with these
 * functions, and feeds are written with them. */

#ifndef CLI_PRINT_XML_H
#define CLI_PRINT_XML_H

struct cli;

/* Returns text as a new string that an element may contain.  White space other
 * than blanks is written as references, so the result is one line.  Characters
 * that XML forbids remain. */
char *
cli_xml_text(const char *text);

/* Returns text as a new string that may be the value of an attribute between
 * two of these quotes, `"' or `\''.  The rest is as in cli_xml_text(). */
char *
cli_xml_attribute(const char *text, char quote);

/* Print text and an attribute's value so that nothing hidden is in them: a `?'
 * takes the place of control characters and of those that hide or turn text. */
void
cli_put_xml(const struct cli *cli, const char *text);
void
cli_put_xml_attribute(const struct cli *cli, const char *text, char quote);

#endif
