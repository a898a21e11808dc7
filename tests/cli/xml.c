/* SPDX-License-Identifier: MIT */
/* Registry files as libxml2 sees them: what the command is measured by. */

#include "xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "support.h"

xmlDoc *
xml_read(const char *name, const char *text, size_t size)
{
	xmlDoc *document = xmlReadMemory(text, (int)size, name, NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOCDATA |
		XML_PARSE_COMPACT);

	ck_assert_msg(document != NULL, "%s: libxml2 cannot read it", name);
	return document;
}

static const char *
space_of(const xmlNs *space)
{
	return space != NULL ? (const char *)space->href : "";
}

int
xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0 &&
	    strcmp(space_of(node->ns), XML_NAMESPACE) == 0;
}

xmlNode *
xml_next(xmlNode *root, xmlNode *node)
{
	xmlNode *next;

	if (node == NULL)
		node = root;
	next = xmlFirstElementChild(node);
	while (next == NULL && node != root) {
		next = xmlNextElementSibling(node);
		node = node->parent;
	}
	return next;
}

xmlNode *
xml_child(const xmlNode *node, const char *name)
{
	xmlNode *child;

	for (child = node->children; child != NULL; child = child->next)
		if (xml_is(child, name))
			return child;
	return NULL;
}

char *
xml_attribute(const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	char *copy = NULL;

	if (value != NULL)
		copy = support_print("%s", (const char *)value);
	xmlFree(value);
	return copy;
}

/* ---- White space: XML's four characters ---- */

static int
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A run becomes one blank; none is kept where `start` or `end` says so. */
static void
fold(char *text, bool start, bool end)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; from++) {
		if (!is_blank(*from))
			*to++ = *from;
		else if ((to > text && to[-1] != ' ') || (to == text && !start))
			*to++ = ' ';
	}
	while (end && to > text && to[-1] == ' ')
		to--;
	*to = '\0';
}

char *
xml_text(const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);
	char *text = support_print("%s", (const char *)content);

	xmlFree(content);
	fold(text, true, true);
	return text;
}

/* ---- The canonical form ---- */

enum place { CONTAINER, FIELD, INSIDE };

/* Containers are these, in each other only; their other children are fields,
 * and what those hold is inside. */
static enum place
place_of(const xmlNode *node, enum place around)
{
	static const char *const containers[] = { "registry", "record", "range",
		"people", "person" };

	if (around != CONTAINER)
		return INSIDE;
	for (size_t i = 0; i < COUNT(containers); i++)
		if (xml_is(node, containers[i]))
			return CONTAINER;
	return FIELD;
}

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* In a fixed order, as theirs means nothing. */
static void
put_attributes(FILE *out, xmlNode *node)
{
	char *lines[64];
	size_t count = 0;

	for (xmlAttr *at = node->properties; at != NULL; at = at->next) {
		xmlChar *value = xmlNodeGetContent((xmlNode *)at);

		ck_assert_msg(count < COUNT(lines), "too many attributes");
		lines[count++] =
		    support_print("  @{%s}%s=%s\n", space_of(at->ns),
			(const char *)at->name, (const char *)value);
		xmlFree(value);
	}
	qsort(lines, count, sizeof(*lines), compare_lines);
	for (size_t i = 0; i < count; i++) {
		fputs(lines[i], out);
		free(lines[i]);
	}
}

static void
put_text(FILE *out, const char *text, bool start, bool end)
{
	char *copy = support_print("%s", text);

	fold(copy, start, end);
	if (copy[0] != '\0')
		fprintf(out, "  \"%s\"\n", copy);
	free(copy);
}

/* Text that a comment cuts is one. */
static char *
join(char *held, const char *more)
{
	char *joined = support_print("%s%s", held != NULL ? held : "", more);

	free(held);
	return joined;
}

/* Recursion is as deep as the reader's limit allows. */
static void
put_node(FILE *out, xmlNode *node, enum place around)
{
	enum place place = place_of(node, around);
	char *held = NULL;
	bool filled = false;

	fprintf(out, "<{%s}%s\n", space_of(node->ns), (const char *)node->name);
	put_attributes(out, node);
	for (xmlNode *at = node->children;; at = at->next) {
		bool start = place == CONTAINER || (place == FIELD && !filled);
		bool end = place == CONTAINER || (place == FIELD && at == NULL);

		if (at != NULL && at->type == XML_TEXT_NODE)
			held = join(held, (const char *)at->content);
		if (at != NULL && at->type != XML_ELEMENT_NODE &&
		    at->type != XML_PI_NODE)
			continue;
		if (held != NULL)
			put_text(out, held, start, end);
		free(held);
		held = NULL;
		filled = true;
		if (at == NULL)
			break;
		if (at->type == XML_ELEMENT_NODE)
			put_node(out, at, place);
		else
			fprintf(out, "?%s %s\n", (const char *)at->name,
			    at->content != NULL ? (const char *)at->content
						: "");
	}
	fputs(">\n", out);
}

char *
xml_canon(const char *name, const char *text, size_t size)
{
	xmlDoc *document = xml_read(name, text, size);
	char *canon = NULL;
	size_t length;
	FILE *out = open_memstream(&canon, &length);

	ck_assert_ptr_nonnull(out);
	for (xmlNode *at = document->children; at != NULL; at = at->next)
		if (at->type == XML_ELEMENT_NODE)
			put_node(out, at, CONTAINER);
		else if (at->type == XML_PI_NODE)
			fprintf(out, "?%s %s\n", (const char *)at->name,
			    at->content != NULL ? (const char *)at->content
						: "");
	fclose(out);
	xmlFreeDoc(document);
	return canon;
}
