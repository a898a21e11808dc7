/* SPDX-License-Identifier: MIT */
/* The snapshot as XML, in the dialect it was read in.  Reading the result
 * gives the same snapshot, comments and white space between elements aside. */

#include <stdlib.h>
#include <string.h>

#include "export.h"

/* Prints text so that a reader of XML gets it back. */
static void
put_escaped(const struct cli *cli, const char *text, bool attribute)
{
	char *escaped =
	    attribute ? cli_xml_attribute(text, '"') : cli_xml_text(text);

	fputs(escaped, cli->out);
	free(escaped);
}

/* {URI}name: where the name starts; in IANA's namespace that is all of it. */
static const char *
local_name(const char *name)
{
	const char *end = name[0] == '{' ? strrchr(name, '}') : NULL;

	return end != NULL ? end + 1 : name;
}

/* Returns whether two names, each {URI}name or a name of IANA's, are in the
 * same namespace. */
static bool
is_same_namespace(const char *a, const char *b)
{
	size_t size = (size_t)(local_name(a) - a);

	return size == (size_t)(local_name(b) - b) && strncmp(a, b, size) == 0;
}

/* The default namespace is declared where it changes. */
static void
put_namespace(const struct cli *cli, const char *name, const char *around)
{
	const char *local = local_name(name);

	if (around != NULL && is_same_namespace(name, around))
		return;
	fputs(" xmlns=\"", cli->out);
	if (local == name)
		fputs("http://www.iana.org/assignments", cli->out);
	else
		for (const char *c = name + 1; c < local - 1; c++) {
			char one[2] = { *c, '\0' };

			put_escaped(cli, one, true);
		}
	fputc('"', cli->out);
}

/* Returns whether only elements count inside this one, so that it may be
 * printed on several lines. */
static bool
is_container(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	static const char *const containers[] = { "registry", "record", "range",
		"people", "person" };
	const char *name = node_name(snapshot, node);

	for (size_t i = 0; i < sizeof(containers) / sizeof(*containers); i++)
		if (strcmp(name, containers[i]) == 0)
			return true;
	return false;
}

/* Prints a processing instruction; it has text only if that is not empty. */
static void
put_instruction(const struct cli *cli, uint32_t node)
{
	const char *text = node_text(cli->snapshot, node);

	fprintf(cli->out, "<?%s%s%s?>", node_name(cli->snapshot, node),
	    text[0] != '\0' ? " " : "", text);
}

/* Begins a line at this depth, if the elements around it are containers. */
static void
put_line_start(const struct cli *cli, unsigned depth, bool lines)
{
	if (lines)
		fprintf(cli->out, "\n%*s", (int)(2 * depth), "");
}

/* Opens the element; the first node of its content. */
static uint32_t
put_start(const struct cli *cli, uint32_t node, const char *around)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const char *name = node_name(snapshot, node);
	uint32_t end = node_next(snapshot, node);
	uint32_t child = node + 1;

	fprintf(cli->out, "<%s", local_name(name));
	put_namespace(cli, name, around);
	for (; child < end && node_is(snapshot, child, WSREG_NODE_ATTRIBUTE);
	     child++) {
		fprintf(cli->out, " %s=\"", node_name(snapshot, child));
		put_escaped(cli, node_text(snapshot, child), true);
		fputc('"', cli->out);
	}
	fputs(child == end ? "/>" : ">", cli->out);
	return child;
}

/* Depth is bounded by the reader's limit.  `lines`: each child begins a line,
 * as white space between the children of a container means nothing. */
static void
put_element(const struct cli *cli, uint32_t node, const char *around,
    unsigned depth, bool lines)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const char *name = node_name(snapshot, node);
	uint32_t end = node_next(snapshot, node);
	uint32_t child = put_start(cli, node, around);

	if (child == end)
		return;
	lines = lines && is_container(snapshot, node);
	for (; child < end; child = node_next(snapshot, child)) {
		put_line_start(cli, depth + 1, lines);
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT))
			put_element(cli, child, name, depth + 1, lines);
		else if (node_is(snapshot, child, WSREG_NODE_TEXT))
			put_escaped(cli, node_text(snapshot, child), false);
		else
			put_instruction(cli, child);
	}
	put_line_start(cli, depth, lines);
	fprintf(cli->out, "</%s>", local_name(name));
}

/* Prints the document with all that the reader kept; registries cannot be
 * chosen, as the file would not be IANA's any more. */
static void
print(const struct cli *cli, const struct export_choice *choice)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;

	(void)choice;
	fputs("<?xml version='1.0' encoding='UTF-8'?>\n", cli->out);
	for (uint32_t i = snapshot->document; i < snapshot->node_count;
	     i = node_next(snapshot, i)) {
		if (node_is(snapshot, i, WSREG_NODE_INSTRUCTION))
			put_instruction(cli, i);
		else
			put_element(cli, i, NULL, 0, true);
		fputc('\n', cli->out);
	}
}

const struct export_printer export_xml = { .end = print };
