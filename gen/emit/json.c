/* SPDX-License-Identifier: MIT */
/* Printing a snapshot as JSON: the constants, and all of the document.
 * data/schema/generate.json describes it. */

#include "describe.h"
#include "emit.h"
#include "model/model.h"

#include <string.h>

struct json {
	struct gen_output *output;
	const struct gen_source *source;
	char prefix[GEN_NAME_SIZE]; /* in capitals: "WSREG" */
};

/* Prints a string, or null where there is none. */
static void
put_string(struct json *json, const char *text)
{
	if (text != NULL)
		gen_print_string(json->output, text, GEN_ESCAPE_PAIRS);
	else
		gen_print(json->output, "null");
}

/* Prints `before`, which ends with a name and a colon, and the text. */
static void
put_member(struct json *json, const char *before, const char *text)
{
	gen_print(json->output, "%s ", before);
	put_string(json, text);
}

/* Returns NULL for an empty text, which JSON shows as null: the file does not
 * say. */
static const char *
nonempty(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

/* ---- Snapshot and constants ---- */

/* Prints what the file says of itself, and the digest that tells files
 * apart. */
static void
emit_snapshot(struct json *json)
{
	const struct wsreg_snapshot *snapshot = json->source->snapshot;

	put_member(
	    json, "  \"snapshot\": {\"id\":", wsreg_snapshot_id(snapshot));
	put_member(
	    json, ", \"title\":", nonempty(wsreg_snapshot_title(snapshot)));
	put_member(
	    json, ", \"updated\":", nonempty(wsreg_snapshot_updated(snapshot)));
	put_member(json, ", \"sha256\":", snapshot->sha256);
	gen_print(json->output, "},\n");
}

/* Returns the word of JSON for a truth of a verdict. */
static const char *
say(bool truth)
{
	return truth ? "yes" : "no";
}

/* Prints who may send a close code, who must accept it, and why; null for what is
 * not a close code.  Client and server have one reason. */
static void
emit_wire(struct json *json, const struct wsreg_record *record)
{
	const struct wsreg_verdict *verdict = gen_record_verdict(record);

	if (verdict == NULL) {
		gen_print(json->output, "null");
		return;
	}
	put_member(
	    json, "{\"client\":", wsreg_wire_name(verdict[WSREG_CLIENT].wire));
	put_member(
	    json, ", \"server\":", wsreg_wire_name(verdict[WSREG_SERVER].wire));
	put_member(json, ", \"accept\":", say(verdicts_acceptable(verdict)));
	put_member(json, ", \"browser\":",
	    say(wire_is_sendable(verdict[WSREG_BROWSER].wire)));
	put_member(json, ", \"reason\":", verdict[WSREG_CLIENT].reason);
	put_member(json, ", \"section\":", verdict[WSREG_CLIENT].section);
	gen_print(json->output, "}");
}

/* Prints a constant.  Its value is null if it is a name: that is its key,
 * too. */
static void
emit_constant(struct json *json, const struct gen_group *group,
    const struct gen_constant *constant)
{
	const struct wsreg_record *record = constant->record;

	put_member(json, "{\"name\":", constant->name);
	gen_print(json->output, ", \"identifier\": \"");
	if (group->constant != NULL)
		gen_template_print(json->output, group, constant, false);
	else
		gen_print(json->output, "%s_%s_%s", json->prefix, group->name,
		    constant->name);
	gen_print(json->output, "\"");
	put_member(json, ", \"key\":", record->key);
	gen_print(json->output, ", \"value\": ");
	if (group->numeric)
		gen_print(
		    json->output, "%llu", (unsigned long long)record->first);
	else
		gen_print(json->output, "null");
	put_member(json, ", \"text\":", record->name);
	put_member(json, ", \"status\":", wsreg_status_name(record->status));
	gen_print(json->output, ", \"former\": %s, \"wire\": ",
	    constant->former ? "true" : "false");
	emit_wire(json, record);
	gen_print(json->output, "}");
}

/* Prints a registry with its constants, each on a line of its own. */
static void
emit_group(struct json *json, const struct gen_group *group)
{
	put_member(json, "{\"id\":", group->registry->id);
	put_member(json, ", \"name\":", group->name);
	put_member(json, ", \"title\":", nonempty(group->registry->title));
	gen_print(json->output, ", \"constants\": [");
	for (size_t i = 0; i < group->count; i++) {
		gen_print(json->output, i > 0 ? ",\n      " : "\n      ");
		emit_constant(json, group, &group->constants[i]);
	}
	gen_print(json->output, group->count > 0 ? "\n    ]}" : "]}");
}

/* Prints all registries that were chosen. */
static void
emit_groups(struct json *json, const struct gen_groups *groups)
{
	gen_print(json->output, "  \"registries\": [");
	for (size_t i = 0; i < groups->count; i++) {
		gen_print(json->output, i > 0 ? ",\n    " : "\n    ");
		emit_group(json, &groups->items[i]);
	}
	gen_print(json->output, "\n  ],\n");
}

/* ---- The document ---- */

/* Begins a line that is indented for `depth` elements around it. */
static void
emit_line(struct json *json, size_t depth)
{
	gen_print(json->output, "\n");
	for (size_t i = 0; i < depth + 2; i++)
		gen_print(json->output, "  ");
}

/* Prints the attributes, and returns the first node after them. */
static uint32_t
emit_attributes(struct json *json, uint32_t node)
{
	const struct wsreg_snapshot *snapshot = json->source->snapshot;
	uint32_t child = node + 1, end = node_next(snapshot, node);

	for (; child < end && node_is(snapshot, child, WSREG_NODE_ATTRIBUTE);
	     child++) {
		gen_print(json->output,
		    child > node + 1 ? ", " : ", \"attributes\": {");
		put_string(json, node_name(snapshot, child));
		put_member(json, ":", node_text(snapshot, child));
	}
	gen_print(json->output, child > node + 1 ? "}" : "");
	return child;
}

/* Prints a node without anything inside: text as a string, a processing
 * instruction as an object. */
static void
emit_leaf(struct json *json, uint32_t node)
{
	const struct wsreg_snapshot *snapshot = json->source->snapshot;

	if (node_is(snapshot, node, WSREG_NODE_TEXT)) {
		put_string(json, node_text(snapshot, node));
		return;
	}
	put_member(json, "{\"instruction\":", node_name(snapshot, node));
	put_member(json, ", \"text\":", node_text(snapshot, node));
	gen_print(json->output, "}");
}

/* Returns whether there is nothing but text from the node up to the end. */
static bool
has_text_only(
    const struct wsreg_snapshot *snapshot, uint32_t node, uint32_t end)
{
	for (; node < end; node++)
		if (!node_is(snapshot, node, WSREG_NODE_TEXT))
			return false;
	return true;
}

static void
emit_element(struct json *json, uint32_t node, size_t depth);

/* Prints the nodes up to the end, which are inside `depth` elements; with
 * `lines`, each on its own line.  The reader bounds the depth. */
static void
emit_nodes(
    struct json *json, uint32_t node, uint32_t end, size_t depth, bool lines)
{
	const struct wsreg_snapshot *snapshot = json->source->snapshot;

	for (uint32_t at = node; at < end; at = node_next(snapshot, at)) {
		gen_print(json->output, at > node ? "," : "");
		if (lines)
			emit_line(json, depth);
		else if (at > node)
			gen_print(json->output, " ");
		if (node_is(snapshot, at, WSREG_NODE_ELEMENT))
			emit_element(json, at, depth);
		else
			emit_leaf(json, at);
	}
}

/* Prints an element that is inside `depth` others.  Text alone stays on its
 * line. */
static void
emit_element(struct json *json, uint32_t node, size_t depth)
{
	const struct wsreg_snapshot *snapshot = json->source->snapshot;
	uint32_t end = node_next(snapshot, node);
	bool lines;

	put_member(json, "{\"element\":", node_name(snapshot, node));
	node = emit_attributes(json, node);
	lines = !has_text_only(snapshot, node, end);
	gen_print(json->output, ", \"content\": [");
	emit_nodes(json, node, end, depth + 1, lines);
	if (lines)
		emit_line(json, depth);
	gen_print(json->output, "]}");
}

/* Prints everything as one object.  The banner is its first member, as JSON has
 * no comments. */
static void
print(struct gen_output *output, const struct gen_source *source)
{
	static const struct gen_markup markup = { .escaped = "\"\\" };
	const struct wsreg_snapshot *snapshot = source->snapshot;
	struct json json = { .output = output, .source = source };
	struct gen_groups groups = { 0 };

	if (gen_groups_make(&groups, source, output->error)) {
		gen_capitals(json.prefix, sizeof(json.prefix), source->prefix);
		gen_banner_print(
		    output, source, "{ \"generator\": \"", "\",", &markup);
		emit_snapshot(&json);
		emit_groups(&json, &groups);
		gen_print(output, "  \"document\": [");
		emit_nodes(
		    &json, snapshot->document, snapshot->node_count, 0, true);
		gen_print(output, "\n  ]\n}\n");
	}
	gen_groups_free(&groups);
}

const struct gen_emitter gen_emitter_json = {
	.name = "json",
	.summary = "all constants, and the whole document, as JSON",
	.print = print,
};
