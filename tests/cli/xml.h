/* SPDX-License-Identifier: MIT */
/* Registry files as libxml2 sees them: what the command is measured by. */

#ifndef TESTS_CLI_XML_H
#define TESTS_CLI_XML_H

#include <libxml/tree.h>

#define XML_NAMESPACE "http://www.iana.org/assignments"

/*
 * The document as lines of text, to be freed: an element, attribute, text or
 * processing instruction a line.  Documents that differ only in what wsreg
 * may change (prefixes, and white space as CLI.md says) give the same text.
 * `name` is for messages.
 */
char *
xml_canon(const char *name, const char *text, size_t size);

/* A parsed file; xmlFreeDoc() is due after it. */
xmlDoc *
xml_read(const char *name, const char *text, size_t size);

/* Whether it is an element of this name in IANA's namespace. */
int
xml_is(const xmlNode *node, const char *name);

/* The text in an element, white space folded, to be freed. */
char *
xml_text(const xmlNode *node);

/* An attribute, or NULL; to be freed with free(). */
char *
xml_attribute(const xmlNode *node, const char *name);

/* The next element after `node` in document order, inside `root`; with NULL
 * the first. */
xmlNode *
xml_next(xmlNode *root, xmlNode *node);

/* The first child of this name, or NULL. */
xmlNode *
xml_child(const xmlNode *node, const char *name);

#endif
