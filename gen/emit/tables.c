/* SPDX-License-Identifier: MIT */
/* Printing a snapshot as the tables that the library is built from. */

#include "constants.h"
#include "model/model.h"
#include "tables-overlay.h"
#include "tables-strings.h"

struct tables {
	struct gen_output *output;
	const struct wsreg_snapshot *snapshot;
	struct gen_string_table strings;
};

/* Prints the name that the string has among the strings, without "s_". */
static void
print_name(struct tables *tables, const char *text)
{
	gen_strings_name(&tables->strings, text);
}

/* ---- Nodes ---- */

/* Prints a node as a macro of its kind, so that the list reads like the
 * document. */
static void
print_node(struct tables *tables, uint32_t node)
{
	static const char *const words[] = {
		[WSREG_NODE_ELEMENT] = "ELEMENT",
		[WSREG_NODE_ATTRIBUTE] = "ATTRIBUTE",
		[WSREG_NODE_TEXT] = "TEXT",
		[WSREG_NODE_INSTRUCTION] = "INSTRUCTION",
	};
	const struct wsreg_snapshot *snapshot = tables->snapshot;
	enum wsreg_node_kind kind =
	    (enum wsreg_node_kind)snapshot->nodes[node].kind;

	gen_print(tables->output, "%s(", words[kind]);
	if (kind != WSREG_NODE_TEXT)
		print_name(tables, node_name(snapshot, node));
	if (kind == WSREG_NODE_ELEMENT) {
		gen_print(tables->output, ", %lu",
		    (unsigned long)node_size(snapshot, node));
	} else {
		if (kind != WSREG_NODE_TEXT)
			gen_print(tables->output, ", ");
		print_name(tables, node_text(snapshot, node));
	}
	gen_print(tables->output, ")\n");
}

/* Prints the nodes, indented as in the document. */
static void
print_node_list(struct tables *tables)
{
	const struct wsreg_snapshot *snapshot = tables->snapshot;
	uint32_t ends[GEN_DEPTH_MAX + 2];
	size_t depth = 0;

	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++) {
		while (depth > 0 && ends[depth - 1] == i)
			depth--;
		for (size_t j = 0; j <= depth; j++)
			gen_print(tables->output, j == 0 ? "\t" : "  ");
		print_node(tables, i);
		if (node_is(snapshot, i, WSREG_NODE_ELEMENT))
			ends[depth++] = node_next(snapshot, i);
	}
}

/* Prints the macros, then the nodes. */
static void
print_nodes(struct tables *tables)
{
	gen_print(tables->output,
	    "/* The document in its own order; each element says how many\n"
	    " * of the nodes after it are inside it. */\n"
	    "#define NODE(a, b, c) "
	    "{ .name = AT(a), .rest = b, .kind = WSREG_NODE_##c },\n"
	    "#define ELEMENT(name, inside) NODE(s_##name, inside, ELEMENT)\n"
	    "#define ATTRIBUTE(name, value) "
	    "NODE(s_##name, AT(s_##value), ATTRIBUTE)\n"
	    "#define TEXT(text) NODE(s_, AT(s_##text), TEXT)\n"
	    "#define INSTRUCTION(target, text) "
	    "NODE(s_##target, AT(s_##text), INSTRUCTION)\n\n"
	    "static const struct wsreg_node nodes[] = {\n");
	print_node_list(tables);
	gen_print(tables->output, "};\n\n");
}

/* Prints numbers that follow from the rest: what changes here tells nothing
 * new. */
static void
print_numbers(struct gen_output *output, const char *name,
    const uint32_t *numbers, size_t count, uint32_t base)
{
	gen_print(output, "static const uint32_t %s[] = {\n", name);
	gen_list_numbers(output, "\t", 10, numbers, count, base);
	gen_print(output, "%s,\n};\n\n", count == 0 ? "\t0" : "");
}

/* Prints the people, by whose ids references find them. */
static void
print_people(struct tables *tables)
{
	const struct wsreg_snapshot *snapshot = tables->snapshot;

	gen_print(tables->output,
	    "/* The nodes of the people, and their order by id. */\n");
	print_numbers(tables->output, "people", snapshot->people,
	    snapshot->person_count, snapshot->document);
	print_numbers(tables->output, "people_by_id", snapshot->people_by_id,
	    snapshot->person_count, 0);
}

/* ---- Records and registries ---- */

/* Prints a member that is a string, if there is one. */
static void
print_string(struct tables *tables, const char *member, const char *text)
{
	if (text == NULL)
		return;
	gen_print(tables->output, "%s = S(", member);
	print_name(tables, text);
	gen_print(tables->output, "),\n");
}

/* Prints a record.  It points to its registry, whose array is declared
 * before. */
static void
print_record(struct tables *tables, const struct wsreg_record *record)
{
	struct gen_output *output = tables->output;
	char status[GEN_NAME_SIZE];

	gen_capitals(status, sizeof(status), wsreg_status_name(record->status));
	gen_print(output, "\t{ .registry = &registries[%lu], ",
	    (unsigned long)(record->registry - tables->snapshot->registries));
	print_string(tables, ".key", record->key);
	print_string(tables, "\t  .name", record->name);
	print_string(tables, "\t  .identifier", record->identifier);
	if (record->numeric)
		gen_print(output,
		    "\t  .first = %lluu, .last = %lluu, .numeric = true,\n",
		    (unsigned long long)record->first,
		    (unsigned long long)record->last);
	gen_print(output,
	    "\t  .status = WSREG_STATUS_%s, .node = %lu, .key_node = %lu },\n",
	    status, (unsigned long)record->node,
	    (unsigned long)record->key_node);
}

/* Prints a member that is an index or a count. */
static void
print_index(struct gen_output *output, const char *name, uint32_t index)
{
	if (index == WSREG_NONE)
		gen_print(output, "\t.%s = WSREG_NONE,\n", name);
	else
		gen_print(output, "\t.%s = %lu,\n", name, (unsigned long)index);
}

/* Returns the node counted from the document's first: of several files read,
 * only the last document is printed. */
static uint32_t
relative(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return node == WSREG_NONE ? node : node - snapshot->document;
}

/* Prints a registry with its hash; see hash.h. */
static void
print_registry(struct tables *tables, const struct wsreg_registry *registry)
{
	struct gen_output *output = tables->output;
	const struct wsreg_snapshot *snapshot = tables->snapshot;

	gen_print(output, "\t{\n\t.snapshot = &wsreg_tables,\n");
	print_string(tables, "\t.id", registry->id);
	print_string(tables, "\t.title", registry->title);
	if (registry->alias != NULL)
		gen_print(output, "\t.alias = \"%s\",\n", registry->alias);
	gen_print(output,
	    "\t.kind = %u,\n\t.ordered = %s,\n\t.whole = %s,\n\t.shift = %u,\n",
	    (unsigned)registry->kind, registry->ordered ? "true" : "false",
	    registry->whole ? "true" : "false", registry->shift);
	gen_print(
	    output, "\t.single = %s,\n", registry->single ? "true" : "false");
	print_index(output, "node", relative(snapshot, registry->node));
	print_index(output, "rules", relative(snapshot, registry->rules));
	print_index(output, "parent", relative(snapshot, registry->parent));
	print_index(output, "first_record", registry->first_record);
	print_index(output, "record_count", registry->record_count);
	print_index(output, "first_slot", registry->first_slot);
	gen_print(output, "\t.multiplier = UINT64_C(0x%016llx),\n\t},\n",
	    (unsigned long long)registry->multiplier);
}

/* Prints the records, then the registries.  These point to each other, so the
 * array of registries is declared first. */
static void
print_registries(struct tables *tables)
{
	const struct wsreg_snapshot *snapshot = tables->snapshot;

	gen_print(tables->output,
	    "static const struct wsreg_registry registries[%lu];\n\n"
	    "static const struct wsreg_record records[] = {\n",
	    (unsigned long)snapshot->registry_count);
	for (uint32_t i = 0; i < snapshot->record_count; i++)
		print_record(tables, &snapshot->records[i]);
	gen_print(tables->output,
	    "};\n\nstatic const struct wsreg_registry registries[%lu] = {\n",
	    (unsigned long)snapshot->registry_count);
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		print_registry(tables, &snapshot->registries[i]);
	gen_print(tables->output, "};\n\n");
}

/* ---- Slots and the snapshot ---- */

/* Prints the hash tables of all registries as one array, eight places in a
 * line. */
static void
print_slots(struct tables *tables)
{
	const struct wsreg_snapshot *snapshot = tables->snapshot;
	struct gen_output *output = tables->output;

	gen_print(output,
	    "/* Places of the hash tables: record, length of its name. */\n"
	    "#define FREE { WSREG_NONE, -1 }\n\n"
	    "static const struct wsreg_slot slots[] = {");
	for (uint32_t i = 0; i < snapshot->slot_count; i++) {
		const struct wsreg_slot *slot = &snapshot->slots[i];

		gen_print(output, "%s", i % 8 == 0 ? "\n\t" : " ");
		if (slot->record == WSREG_NONE)
			gen_print(output, "FREE,");
		else
			gen_print(output, "{ %lu, %ld },",
			    (unsigned long)slot->record, (long)slot->size);
	}
	gen_print(
	    output, "%s\n};\n\n", snapshot->slot_count == 0 ? "\n\tFREE," : "");
}

/* Prints the structure that holds everything; the names of files and lines are
 * left out. */
static void
print_snapshot(struct tables *tables)
{
	const struct wsreg_snapshot *snapshot = tables->snapshot;
	struct gen_output *output = tables->output;

	gen_print(output,
	    "const struct wsreg_snapshot wsreg_tables = {\n"
	    "\t.pieces = pieces,\n\t.nodes = nodes,\n"
	    "\t.registries = registries,\n\t.records = records,\n"
	    "\t.people = people,\n\t.people_by_id = people_by_id,\n"
	    "\t.slots = slots,\n\t.overlay = &overlay,\n"
	    "\t.piece_count = sizeof(pieces) / sizeof(pieces[0]),\n"
	    "\t.node_count = sizeof(nodes) / sizeof(nodes[0]),\n");
	if (snapshot->wire.pages != NULL)
		gen_print(output,
		    "\t.wire = { .pages = wsreg_wire_pages,\n"
		    "\t\t.rules = wsreg_wire_places, .limit = %lu },\n",
		    (unsigned long)snapshot->wire.limit);
	print_index(output, "registry_count", snapshot->registry_count);
	print_index(output, "record_count", snapshot->record_count);
	print_index(output, "person_count", snapshot->person_count);
	print_index(output, "slot_count", snapshot->slot_count);
	print_index(output, "document", 0);
	print_index(output, "root", relative(snapshot, snapshot->root));
	gen_print(output, "\t.kinds = {");
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		gen_print(output,
		    snapshot->kinds[i] == WSREG_NONE ? " WSREG_NONE," : " %lu,",
		    (unsigned long)snapshot->kinds[i]);
	gen_print(output,
	    " },\n\t.source = \"built-in\",\n\t.sha256 =\n"
	    "\t    \"%s\",\n};\n",
	    snapshot->sha256);
}

/* Prints the file that src/builtin.c includes. */
static void
print(struct gen_output *output, const struct gen_source *source)
{
	struct tables tables = {
		.output = output,
		.snapshot = source->snapshot,
	};

	if (gen_strings_collect(&tables.strings, output, source->snapshot)) {
		gen_banner_print(output, source, "/* ", " */", &gen_plain);
		gen_print(output,
		    "/* The compiled-in snapshot; snapshot.h has the layout. "
		    "*/\n\n#include \"snapshot.h\"\n\n");
		gen_strings_emit(&tables.strings);
		print_nodes(&tables);
		print_people(&tables);
		print_registries(&tables);
		print_slots(&tables);
		gen_overlay_emit(output, source->snapshot->overlay);
		print_snapshot(&tables);
	}
	gen_strings_free(&tables.strings);
}

const struct gen_emitter gen_emitter_tables = {
	.name = "tables",
	.summary = "the tables that libwsreg is built from",
	.print = print,
	.whole = true,
};
