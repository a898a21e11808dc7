/* SPDX-License-Identifier: MIT */
/* What generated code says of a constant: its name in a language's style, and
 * what is known of it, for a comment. */

#include "describe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Names ---- */

/* Room for "R_", a group's name, "_", a constant's name and a NUL. */
#define NAME_SIZE (2 * GEN_NAME_SIZE + 3)

/* Makes CLOSE_GOING_AWAY, whatever the case of the overlay's names. */
static void
make_name(char name[NAME_SIZE], const struct gen_group *group,
    const struct gen_constant *constant, bool member)
{
	char first = '\0';

	if (constant != NULL)
		first = ascii_upper(constant->name[0]);

	if (member && ascii_is_upper(first))
		snprintf(name, NAME_SIZE, "%s", constant->name);
	else
		snprintf(name, NAME_SIZE, "%s%s%s%s",
		    ascii_is_upper(group->name[0]) ? "" : "R_", group->name,
		    constant != NULL ? "_" : "",
		    constant != NULL ? constant->name : "");
	for (; *name != '\0'; name++)
		*name = ascii_upper(*name);
}

/* Prints a name in lower case, as functions of Rust are called. */
static void
print_lower(struct gen_output *output, const char *name)
{
	for (; *name != '\0'; name++)
		/* Rust's linter wants "_" once, and not at the end. */
		if (*name != '_' || (name[1] != '_' && name[1] != '\0'))
			gen_print(output, "%c", ascii_lower(*name));
}

/* Returns whether Go's linters want the word in capitals. */
static bool
is_initialism(const char *word, size_t size)
{
	static const char *const words[] = { "ACL", "AMQP", "API", "ASCII",
		"CPU", "CSS", "DB", "DNS", "EOF", "GID", "GUID", "HTML", "HTTP",
		"HTTPS", "ID", "IP", "JSON", "QPS", "RAM", "RPC", "RTP", "SIP",
		"SLA", "SMTP", "SQL", "SSH", "TCP", "TLS", "TS", "TTL", "UDP",
		"UI", "UID", "URI", "URL", "UTF8", "UUID", "VM", "XML", "XMPP",
		"XSRF", "XSS" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == size &&
		    strncmp(words[i], word, size) == 0)
			return true;
	return false;
}

/* Prints a name in capitals as CamelCase, word by word. */
static void
print_camel(struct gen_output *output, const char *name, bool initialisms)
{
	char last = '\0';
	size_t size;

	for (const char *word = name; *word != '\0'; word += size) {
		bool capital;

		word += strspn(word, "_");
		size = strcspn(word, "_");
		capital = initialisms && is_initialism(word, size);
		/* Without "_" between digits 2.0 would be 20. */
		if (ascii_is_digit(last) && ascii_is_digit(word[0]))
			gen_print(output, "_");
		for (size_t i = 0; i < size; i++) {
			last = word[i];
			if (i > 0 && !capital)
				last = ascii_lower(last);
			gen_print(output, "%c", last);
		}
	}
}

void
gen_style_print(struct gen_output *output, enum gen_style style,
    const struct gen_group *group, const struct gen_constant *constant)
{
	char name[NAME_SIZE];

	make_name(name, group, constant,
	    style == GEN_STYLE_MEMBER || style == GEN_STYLE_CAMEL_MEMBER);
	switch (style) {
	case GEN_STYLE_C:
		gen_print(output, "%s",
		    constant != NULL ? constant->name : group->name);
		break;
	case GEN_STYLE_CAPITALS:
	case GEN_STYLE_MEMBER:
		gen_print(output, "%s", name);
		break;
	case GEN_STYLE_LOWER:
		print_lower(output, name);
		break;
	case GEN_STYLE_LOWER_CAMEL:
		name[0] = ascii_lower(name[0]);
		print_camel(output, name, false);
		break;
	case GEN_STYLE_CAMEL:
	case GEN_STYLE_CAMEL_MEMBER:
		print_camel(output, name, style == GEN_STYLE_CAMEL);
		break;
	}
}

void
gen_template_print(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant, bool initialisms)
{
	const char *place = strchr(group->constant, '{');
	char name[NAME_SIZE];

	/* Only at the start has the name to begin with a letter. */
	make_name(name, group, constant, true);
	if (place > group->constant)
		gen_capitals(name, sizeof(name), constant->name);
	gen_print(
	    output, "%.*s", (int)(place - group->constant), group->constant);
	if (strncmp(place, "{NAME}", 6) == 0)
		gen_print(output, "%s", name);
	else if (strncmp(place, "{Name}", 6) == 0)
		print_camel(output, name, initialisms);
	else
		print_lower(output, name);
	gen_print(output, "%s", strchr(place, '}') + 1);
}

/* ---- Comments ---- */

/* Adds the status unless it is the usual one; in the registry of versions a
 * standard is.  A close code's follows from who may send it. */
static void
describe_status(struct gen_output *phrase, const struct wsreg_record *record)
{
	static const char *const phrases[WSREG_STATUS_COUNT] = {
		[WSREG_STATUS_RESERVED] = "; reserved",
		[WSREG_STATUS_PRIVATE_USE] = "; private use",
		[WSREG_STATUS_INTERIM] = "; draft version",
	};
	const char *text = phrases[record->status];

	if (text != NULL && gen_record_verdict(record) == NULL)
		gen_print(phrase, "%s", text);
}

/* Says who may send a close code if that is the same for both sides; "" for
 * most codes, which both may. */
static const char *
wire_phrase(enum wsreg_wire wire)
{
	switch (wire) {
	case WSREG_WIRE_YES:
		return "";
	case WSREG_WIRE_UNREGISTERED:
		return "; not registered";
	case WSREG_WIRE_PRIVATE:
		return "; private use";
	case WSREG_WIRE_NO:
	case WSREG_WIRE_NEVER:
	case WSREG_WIRE_RESERVED:
	case WSREG_WIRE_UNASSIGNED:
	case WSREG_WIRE_NOT_USED:
	case WSREG_WIRE_OUT_OF_RANGE:
		break;
	}
	return "; must not be sent";
}

/* Adds who may send a close code. */
static void
describe_wire(struct gen_output *phrase, const struct wsreg_record *record)
{
	const struct wsreg_verdict *verdict = gen_record_verdict(record);
	enum wsreg_wire client, server;

	if (verdict == NULL)
		return;
	client = verdict[WSREG_CLIENT].wire;
	server = verdict[WSREG_SERVER].wire;
	if (wire_is_sendable(client) && !wire_is_sendable(server))
		gen_print(phrase, "; sent by clients only");
	else if (!wire_is_sendable(client) && wire_is_sendable(server))
		gen_print(phrase, "; sent by servers only");
	else
		gen_print(phrase, "%s", wire_phrase(client));
}

/* Adds what IANA's page shows in the cell of an element. */
static void
describe_cell(struct gen_output *phrase, const struct wsreg_snapshot *snapshot,
    uint32_t node)
{
	size_t size = wsreg_node_cell(snapshot, node, NULL, 0);
	char *cell = malloc(size + 1);

	if (cell == NULL) {
		gen_error_memory(phrase->error, NULL);
		return;
	}
	wsreg_node_cell(snapshot, node, cell, size + 1);
	gen_print(phrase, "%s", cell);
	free(cell);
}

/* Adds the references in brackets, next to each other as on IANA's page. */
static void
describe_references(
    struct gen_output *phrase, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const char *before = "; ";

	node_foreach (child, snapshot, record_node(record)) {
		if (!node_is_element(snapshot, child, "xref"))
			continue;
		gen_print(phrase, "%s", before);
		describe_cell(phrase, snapshot, child);
		before = "";
	}
}

const char *
gen_describe(struct gen_output *phrase, const struct gen_constant *constant)
{
	const struct wsreg_record *record = constant->record;
	const char *date = wsreg_node_attribute(
	    record->registry->snapshot, record_node(record), "date");

	phrase->text.count = 0;
	gen_print(phrase, "%s", gen_record_meaning(record));
	describe_status(phrase, record);
	describe_wire(phrase, record);
	describe_references(phrase, record);
	if (date != NULL)
		gen_print(phrase, "; registered %s", date);
	return phrase->error->set ? "" : phrase->text.items;
}
