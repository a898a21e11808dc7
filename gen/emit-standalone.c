/* SPDX-License-Identifier: MIT */
/* Printing a header that needs nothing else. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "banner.h"
#include "builtin.h"
#include "constants.h"
#include "emit.h"
#include "table.h"

struct standalone {
	struct gen_output *output;
	const struct gen_source *source;
	char prefix[GEN_NAME_SIZE];   /* "wsreg" */
	char capitals[GEN_NAME_SIZE]; /* "WSREG" */
};

/* ---- What is the same in all of them ---- */

/* A line of C with another prefix: wsreg_ and WSREG_ are exchanged. */
static void
emit_line(struct standalone *standalone, const char *line)
{
	for (size_t i = 0; line[i] != '\0';) {
		if (strncmp(line + i, "wsreg_", 6) == 0) {
			gen_print(
			    standalone->output, "%s_", standalone->prefix);
			i += 6;
		} else if (strncmp(line + i, "WSREG_", 6) == 0) {
			gen_print(
			    standalone->output, "%s_", standalone->capitals);
			i += 6;
		} else {
			gen_put(standalone->output, &line[i++], 1);
		}
	}
}

/* The lines after the first empty one: what is before is for maintainers. */
static void
emit_common(struct standalone *standalone)
{
	const char *const *line = gen_builtin_standalone;

	while (strcmp(*line, "\n") != 0)
		line++;
	for (line++; *line != NULL; line++)
		emit_line(standalone, *line);
	gen_print(standalone->output, "\n");
}

/* An enumeration of the words that wsreg.h has, by the words themselves. */
static void
emit_words(struct standalone *standalone, const char *name,
    const char *const words[], size_t count)
{
	char word[GEN_NAME_SIZE], capitals[GEN_NAME_SIZE];

	gen_capitals(capitals, sizeof(capitals), name);
	gen_print(
	    standalone->output, "enum %s_%s {\n", standalone->prefix, name);
	for (size_t i = 0; i < count; i++) {
		gen_capitals(word, sizeof(word), words[i]);
		gen_print(standalone->output, "\t%s_%s_%s%s\n",
		    standalone->capitals, capitals, word,
		    i + 1 < count ? "," : "");
	}
	gen_print(standalone->output, "};\n\n");
}

static void
emit_enumerations(struct standalone *standalone)
{
	const char *words[WSREG_WIRE_OUT_OF_RANGE + 1];
	size_t count;

	for (count = 0; count <= WSREG_STATUS_STANDARD; count++)
		words[count] = wsreg_status_name((enum wsreg_status)count);
	gen_print(
	    standalone->output, "/* What the registry says of a number. */\n");
	emit_words(standalone, "status", words, count);
	for (count = 0; count <= WSREG_WIRE_OUT_OF_RANGE; count++)
		words[count] = wsreg_wire_name((enum wsreg_wire)count);
	gen_print(standalone->output,
	    "/* May a close code stand in a Close frame?  RFC 6455, 7.4.  Yes: "
	    "registered.\n * No: not from this side.  Never: for local use "
	    "only.  Unregistered and\n * private: accepted. */\n");
	emit_words(standalone, "wire", words, count);
	gen_print(standalone->output,
	    "/* Who sends a frame; RFC 6455, 5.1. */\n"
	    "enum %s_sender { %s_CLIENT, %s_SERVER };\n\n",
	    standalone->prefix, standalone->capitals, standalone->capitals);
}

/* ---- Names ---- */

/* What a group's functions begin with: "wsreg_close". */
struct function {
	const struct gen_group *group;
	char stem[2 * GEN_NAME_SIZE];
};

static const char *
name_of(const struct wsreg_record *record)
{
	return record->name != NULL ? record->name : record->key;
}

static bool
list_entries(struct gen_table *table, const struct gen_group *group)
{
	for (size_t i = 0; i < group->count; i++) {
		const struct wsreg_record *record = group->constants[i].record;
		const char *text =
		    group->numeric ? name_of(record) : record->key;
		struct gen_entry *end;

		if (group->constants[i].former)
			continue;
		end = gen_array_grow(&table->entries, 1, sizeof(*end));
		if (end == NULL)
			return false;
		*end = (struct gen_entry){ text, name_of(record), strlen(text),
			(unsigned long)record->first };
		table->entries.count++;
	}
	return true;
}

static void
emit_entries(struct gen_output *output, const struct gen_table *table)
{
	const struct gen_entry *entries = table->entries.items;
	size_t count = table->entries.count;

	for (size_t i = 0; i < count; i++) {
		gen_print(output, "\t\t{ ");
		gen_print_literal(output, entries[i].text);
		gen_print(output, ", %lu, ", (unsigned long)entries[i].size);
		gen_print_literal(output, entries[i].other);
		gen_print(output, ", %lu },\n", entries[i].number);
	}
	/* C has no empty arrays. */
	gen_print(output, "\t\t{ NULL, 0, NULL, 0 }\n\t};\n");
}

static void
emit_numbers(struct gen_output *output, const uint32_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		gen_print(output, "%s%lu%s", i % 16 == 0 ? "\t\t" : " ",
		    (unsigned long)numbers[i],
		    i + 1 == count     ? "\n"
			: i % 16 == 15 ? ",\n"
				       : ",");
}

static void
emit_table(struct standalone *standalone, const struct function *function,
    const struct gen_table *table)
{
	struct gen_output *output = standalone->output;

	gen_print(output,
	    "%s_STATIC const struct %s_names *\n%s_names(void)\n{\n"
	    "\tstatic const struct %s_name names[] = {\n",
	    standalone->capitals, standalone->prefix, function->stem,
	    standalone->prefix);
	emit_entries(output, table);
	gen_print(output, "\tstatic const unsigned slots[] = {\n");
	emit_numbers(output, table->slots.items, table->slots.count);
	gen_print(output,
	    "\t};\n\tstatic const struct %s_names table = {\n"
	    "\t\tnames, slots, %luUL, %luUL, %d, %d\n\t};\n\n"
	    "\treturn &table;\n}\n\n",
	    standalone->prefix, (unsigned long)table->mask,
	    (unsigned long)table->multiplier, table->shift, table->whole);
}

/* Lookups by name, exact and regardless of case. */
static void
emit_finders(struct standalone *standalone, const struct function *function)
{
	struct gen_output *output = standalone->output;
	bool numeric = function->group->numeric;

	for (int nocase = 0; nocase < 2; nocase++) {
		gen_print(output,
		    numeric ? "/* The number of what has this name%s, in "
			      "*number; 0 if there is none. */\n"
			    : "/* This name as it is registered%s, or NULL. "
			      "*/\n",
		    nocase ? ", regardless of case" : "");
		gen_print(output,
		    "%s_STATIC %s\n%s_find%s(const char *name, size_t "
		    "size%s)\n{\n"
		    "\tconst struct %s_name *found =\n"
		    "\t    %s_find(%s_names(), name, size, %d);\n\n",
		    standalone->capitals, numeric ? "int" : "const char *",
		    function->stem, nocase ? "_nocase" : "",
		    numeric ? ", unsigned long *number" : "",
		    standalone->prefix, standalone->prefix, function->stem,
		    nocase);
		gen_print(output,
		    numeric ? "\tif (found != NULL)\n"
			      "\t\t*number = found->number;\n"
			      "\treturn found != NULL;\n}\n\n"
			    : "\treturn found != NULL ? found->text : "
			      "NULL;\n}\n\n");
	}
	if (!numeric)
		gen_print(output,
		    "/* What it is called besides, or NULL. */\n"
		    "%s_STATIC const char *\n"
		    "%s_title(const char *name, size_t size)\n{\n"
		    "\tconst struct %s_name *found =\n"
		    "\t    %s_find(%s_names(), name, size, 0);\n\n"
		    "\treturn found != NULL ? found->other : NULL;\n}\n\n",
		    standalone->capitals, function->stem, standalone->prefix,
		    standalone->prefix, function->stem);
}

static void
emit_names(struct standalone *standalone, const struct function *function)
{
	struct gen_table table = { .whole = false };

	if (list_entries(&table, function->group) && gen_table_fill(&table)) {
		emit_table(standalone, function, &table);
		emit_finders(standalone, function);
	} else {
		gen_error_set(
		    standalone->output->error, NULL, 0, "out of memory");
	}
	gen_table_free(&table);
}

/* ---- Numbers ---- */

static void
emit_name_of(struct standalone *standalone, const struct function *function)
{
	struct gen_output *output = standalone->output;
	const struct gen_group *group = function->group;

	gen_print(output,
	    "/* What the number means, or NULL if it is not registered. */\n"
	    "%s_STATIC const char *\n%s_name(unsigned long number)\n{\n"
	    "\tswitch (number) {\n",
	    standalone->capitals, function->stem);
	for (size_t i = 0; i < group->count; i++) {
		const struct wsreg_record *record = group->constants[i].record;

		if (group->constants[i].repeated)
			continue;
		gen_print(output, "\tcase %llu:\n\t\treturn ",
		    (unsigned long long)record->first);
		gen_print_literal(output, name_of(record));
		gen_print(output, ";\n");
	}
	gen_print(output, "\tdefault:\n\t\treturn NULL;\n\t}\n}\n\n");
}

static void
emit_return_status(struct standalone *standalone, enum wsreg_status status)
{
	char word[GEN_NAME_SIZE];

	gen_capitals(word, sizeof(word), wsreg_status_name(status));
	gen_print(standalone->output, "\t\treturn %s_STATUS_%s;\n",
	    standalone->capitals, word);
}

/* The cases of the numbers that have this status. */
static void
emit_status_cases(struct standalone *standalone, const struct gen_group *group,
    enum wsreg_status status)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++) {
		const struct gen_constant *constant = &group->constants[i];

		if (constant->repeated || constant->record->status != status)
			continue;
		gen_print(standalone->output, "\tcase %llu:\n",
		    (unsigned long long)constant->record->first);
		count++;
	}
	if (count > 0)
		emit_return_status(standalone, status);
}

static void
emit_status_range(
    struct standalone *standalone, const struct wsreg_record *record)
{
	struct gen_output *output = standalone->output;

	gen_print(output, "\tif (");
	if (record->first > 0)
		gen_print(
		    output, "number >= %lu", (unsigned long)record->first);
	if (record->first > 0 && record->last <= UINT32_MAX)
		gen_print(output, " && ");
	if (record->last <= UINT32_MAX)
		gen_print(output, "number <= %lu", (unsigned long)record->last);
	else if (record->first == 0)
		gen_print(output, "1");
	gen_print(output, ")\n");
	emit_return_status(standalone, record->status);
}

typedef const struct wsreg_record *const record_at;

/* The narrowest first; of equal ones that which the file has first. */
static int
compare_widths(const void *a, const void *b)
{
	const struct wsreg_record *x = *(record_at *)a, *y = *(record_at *)b;
	uint64_t x_width = x->last - x->first, y_width = y->last - y->first;

	if (x_width != y_width)
		return x_width < y_width ? -1 : 1;
	return x < y ? -1 : 1;
}

/* Lists what has no case of its own, by width. */
static size_t
list_ranges(
    const struct wsreg_registry *registry, const struct wsreg_record **ranges)
{
	const struct wsreg_record *records = registry->snapshot->records;
	uint32_t first = registry->first_record;
	size_t count = 0;

	for (uint32_t i = first; i < first + registry->record_count; i++)
		/* An unsigned long has 32 bits at least. */
		if (records[i].numeric && records[i].first <= records[i].last &&
		    records[i].first <= UINT32_MAX &&
		    (records[i].first < records[i].last ||
			records[i].status == WSREG_STATUS_UNASSIGNED))
			ranges[count++] = &records[i];
	if (count > 0)
		qsort(ranges, count, sizeof(*ranges), compare_widths);
	return count;
}

/* Whether the range at `i` needs to be told of: what is unassigned anyway does
 * not, unless a wider range says otherwise. */
static bool
is_told(const struct wsreg_record *const *ranges, size_t count, size_t i)
{
	bool told = ranges[i]->status != WSREG_STATUS_UNASSIGNED;

	for (size_t j = i + 1; !told && j < count; j++)
		told = ranges[j]->status != WSREG_STATUS_UNASSIGNED &&
		    ranges[j]->first <= ranges[i]->last &&
		    ranges[i]->first <= ranges[j]->last;
	return told;
}

static void
emit_status_ranges(
    struct standalone *standalone, const struct wsreg_registry *registry)
{
	const struct wsreg_record **ranges =
	    calloc(registry->record_count + 1u, sizeof(*ranges));
	size_t count = ranges != NULL ? list_ranges(registry, ranges) : 0;

	if (ranges == NULL)
		gen_error_set(
		    standalone->output->error, NULL, 0, "out of memory");
	for (size_t i = 0; i < count; i++)
		if (is_told(ranges, count, i))
			emit_status_range(standalone, ranges[i]);
	free(ranges);
}

static void
emit_status(struct standalone *standalone, const struct function *function)
{
	gen_print(standalone->output,
	    "/* What the registry says of any number. */\n"
	    "%s_STATIC enum %s_status\n"
	    "%s_status(unsigned long number)\n{\n\tswitch (number) {\n",
	    standalone->capitals, standalone->prefix, function->stem);
	for (int i = 0; i <= WSREG_STATUS_STANDARD; i++)
		emit_status_cases(
		    standalone, function->group, (enum wsreg_status)i);
	gen_print(standalone->output, "\tdefault:\n\t\tbreak;\n\t}\n");
	emit_status_ranges(standalone, function->group->registry);
	gen_print(standalone->output, "\treturn %s_STATUS_UNASSIGNED;\n}\n\n",
	    standalone->capitals);
}

/* ---- What only some registries have ---- */

static void
emit_octets(struct gen_output *output, const char *name, const uint8_t *octets,
    size_t count)
{
	gen_print(output, "\tstatic const unsigned char %s[] = {\n", name);
	for (size_t i = 0; i < count; i++)
		gen_print(output, "%s%u%s", i % 16 == 0 ? "\t\t" : " ",
		    octets[i],
		    i + 1 == count     ? "\n\t};\n"
			: i % 16 == 15 ? ",\n"
				       : ",");
}

/* The pages of the table; see snapshot.h. */
static size_t
count_places(const struct wsreg_wire_table *wire)
{
	size_t pages = 0;

	for (size_t i = 0; i <= wire->limit; i++)
		if (wire->pages[i] >= pages)
			pages = wire->pages[i] + 1u;
	return pages * WSREG_PAGE_SIZE;
}

/* The place of a code's verdict among those below. */
static void
emit_wire_place(struct standalone *standalone, const struct function *function)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_wire_table *wire =
	    &standalone->source->snapshot->wire;

	gen_print(output,
	    "%s_STATIC unsigned\n%s_rule(unsigned long code)\n{\n",
	    standalone->capitals, function->stem);
	emit_octets(output, "pages", wire->pages, wire->limit + 1u);
	emit_octets(output, "rules", wire->rules, count_places(wire));
	gen_print(output,
	    "\tunsigned long page = code >> %u;\n\n"
	    "\tif (page > %lu)\n\t\tpage = %lu;\n"
	    "\treturn rules[pages[page] * %uU + (code & %u)];\n}\n\n",
	    WSREG_PAGE_BITS, (unsigned long)wire->limit,
	    (unsigned long)wire->limit, WSREG_PAGE_SIZE, WSREG_PAGE_SIZE - 1);
}

static void
emit_wire_words(struct standalone *standalone, const struct function *function)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_overlay *overlay =
	    standalone->source->snapshot->overlay;

	gen_print(output,
	    "/* May this sender put any code into a Close frame?  RFC 6455, "
	    "7.4. */\n"
	    "%s_STATIC enum %s_wire\n"
	    "%s_wire(unsigned long code, enum %s_sender sender)\n{\n"
	    "\tstatic const enum %s_wire wires[][2] = {\n",
	    standalone->capitals, standalone->prefix, function->stem,
	    standalone->prefix, standalone->prefix);
	for (uint32_t i = 0; i < overlay->rule_count; i++) {
		char words[2][GEN_NAME_SIZE];

		for (int by = WSREG_CLIENT; by <= WSREG_SERVER; by++)
			gen_capitals(words[by], sizeof(words[by]),
			    wsreg_wire_name(
				overlay->rules[i].verdict[by].wire));
		gen_print(output, "\t\t{ %s_WIRE_%s, %s_WIRE_%s }%s\n",
		    standalone->capitals, words[WSREG_CLIENT],
		    standalone->capitals, words[WSREG_SERVER],
		    i + 1 < overlay->rule_count ? "," : "");
	}
	gen_print(output,
	    "\t};\n\n\treturn wires[%s_rule(code)][sender];\n}\n\n",
	    function->stem);
}

static void
emit_wire_reasons(
    struct standalone *standalone, const struct function *function)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_overlay *overlay =
	    standalone->source->snapshot->overlay;

	gen_print(output,
	    "/* Why, as a phrase, and where it is written. */\n"
	    "%s_STATIC const char *\n"
	    "%s_reason(unsigned long code)\n{\n"
	    "\tstatic const char *const reasons[] = {\n",
	    standalone->capitals, function->stem);
	for (uint32_t i = 0; i < overlay->rule_count; i++) {
		const struct wsreg_verdict *verdict =
		    &overlay->rules[i].verdict[WSREG_CLIENT];

		gen_print(output, "\t\t");
		gen_print_literal(output, verdict->reason);
		gen_print(output, "\n\t\t\" (\" ");
		gen_print_literal(output, verdict->section);
		gen_print(output, " \")\"%s\n",
		    i + 1 < overlay->rule_count ? "," : "");
	}
	gen_print(output, "\t};\n\n\treturn reasons[%s_rule(code)];\n}\n\n",
	    function->stem);
}

static void
emit_sendable(struct standalone *standalone, const struct function *function)
{
	const char *capitals = standalone->capitals;

	gen_print(standalone->output,
	    "/* The same as yes or no; what may be sent must be accepted. */\n"
	    "%s_STATIC int\n"
	    "%s_sendable(unsigned long code, enum %s_sender sender)\n{\n"
	    "\tenum %s_wire wire = %s_wire(code, sender);\n\n"
	    "\treturn wire == %s_WIRE_YES || wire == %s_WIRE_UNREGISTERED ||\n"
	    "\t    wire == %s_WIRE_PRIVATE;\n}\n\n",
	    capitals, function->stem, standalone->prefix, standalone->prefix,
	    function->stem, capitals, capitals, capitals);
}

static void
emit_wire(struct standalone *standalone, const struct function *function)
{
	if (standalone->source->snapshot->wire.pages == NULL)
		return;
	emit_wire_place(standalone, function);
	emit_wire_words(standalone, function);
	emit_wire_reasons(standalone, function);
	emit_sendable(standalone, function);
}

static void
emit_opcode_kinds(
    struct standalone *standalone, const struct function *function)
{
	gen_print(standalone->output,
	    "/* Opcodes have four bits; the highest is that of control frames, "
	    "assigned or\n * not.  RFC 6455, 5.2 and 5.5. */\n"
	    "%s_STATIC int\n"
	    "%s_is_control(unsigned long opcode)\n{\n"
	    "\treturn opcode >= 0x8 && opcode <= 0xf;\n}\n\n"
	    "%s_STATIC int\n"
	    "%s_is_data(unsigned long opcode)\n{\n"
	    "\treturn opcode < 0x8;\n}\n\n",
	    standalone->capitals, function->stem, standalone->capitals,
	    function->stem);
}

/* ---- All of it ---- */

static void
lower(char to[GEN_NAME_SIZE], const char *capitals)
{
	size_t i;

	for (i = 0; capitals[i] != '\0'; i++)
		to[i] = ascii_lower(capitals[i]);
	to[i] = '\0';
}

static void
emit_group(struct standalone *standalone, const struct gen_group *group)
{
	struct function function = { .group = group };
	char name[GEN_NAME_SIZE];

	lower(name, group->name);
	snprintf(function.stem, sizeof(function.stem), "%s_%s",
	    standalone->prefix, name);
	emit_names(standalone, &function);
	if (!group->numeric)
		return;
	emit_name_of(standalone, &function);
	emit_status(standalone, &function);
	if (group->registry->kind == WSREG_KIND_CLOSE_CODE)
		emit_wire(standalone, &function);
	if (group->registry->kind == WSREG_KIND_OPCODE)
		emit_opcode_kinds(standalone, &function);
}

static void
emit_start(struct standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const char *capitals = standalone->capitals;

	gen_emit_banner(output, standalone->source, "/* ", " */");
	gen_print(output,
	    "/* Lookups in the registries: nothing else is needed, and what is "
	    "not used\n * costs nothing. */\n\n"
	    "#ifndef %s_STANDALONE_H\n#define %s_STANDALONE_H\n\n"
	    "#include <stddef.h>\n#include <string.h>\n\n"
	    "/* The snapshot's day and SHA-256. */\n"
	    "#define %s_SNAPSHOT_UPDATED ",
	    capitals, capitals, capitals);
	gen_print_literal(output, gen_updated(standalone->source->snapshot));
	gen_print(output, "\n#define %s_SNAPSHOT_SHA256 \\\n\t", capitals);
	gen_print_literal(output, standalone->source->snapshot->sha256);
	gen_print(output, "\n\n");
}

void
gen_emit_standalone(struct gen_output *output, const struct gen_source *source)
{
	struct standalone standalone = {
		.output = output,
		.source = source,
	};
	struct gen_groups groups;

	gen_capitals(
	    standalone.capitals, sizeof(standalone.capitals), source->prefix);
	lower(standalone.prefix, standalone.capitals);
	if (gen_groups_make(&groups, source, output->error)) {
		emit_start(&standalone);
		gen_emit_constants(output, source, &groups);
		emit_enumerations(&standalone);
		emit_common(&standalone);
		for (size_t i = 0; i < groups.count; i++)
			emit_group(&standalone, &groups.items[i]);
		gen_print(output, "#endif\n");
	}
	gen_groups_free(&groups);
}
