/* SPDX-License-Identifier: MIT */
/* The strings of the generated tables, each once and with a name. */

#include "tables-strings.h"

#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* The number of a string's characters that its name is made of. */
#define STEM_MAX 28

/* Makes the start of a string's name of its letters and digits: for "Normal
 * Closure" that is Normal_Closure. */
static void
make_stem(const char *text, char stem[STEM_MAX + 1])
{
	size_t length = 0;
	bool gap = false;

	for (; *text != '\0' && length + 1 < STEM_MAX; text++) {
		if (!ascii_is_word(*text)) {
			gap = length > 0;
			continue;
		}
		if (gap)
			stem[length++] = '_';
		gap = false;
		stem[length++] = *text;
	}
	stem[length] = '\0';
}

/* Returns the offset of one of the snapshot's strings by its address: what the
 * pieces have there. */
static uint32_t
offset_of(const struct gen_string_table *table, const char *text)
{
	const struct wsreg_snapshot *snapshot = table->snapshot;
	uint32_t piece = 0;

	while ((uintptr_t)text - (uintptr_t)snapshot->pieces[piece] >=
	    WSREG_PIECE_SIZE)
		piece++;
	return (piece << WSREG_PIECE_BITS) +
	    (uint32_t)(text - snapshot->pieces[piece]);
}

/* Notes a string when it is seen for the first time; the empty one, at offset
 * 0, needs no name. */
static void
see_string(struct gen_string_table *table, const char *text)
{
	uint32_t offset = offset_of(table, text);

	if (offset == 0 || table->ordinals[offset] != 0)
		return;
	if (!gen_array_add(&table->offsets, &offset, sizeof(offset)))
		gen_error_memory(table->output->error, NULL);
	table->ordinals[offset] = 1;
}

/* Notes the strings that registries and records point to.  Most are texts of
 * nodes; identifiers are not. */
static void
see_records(struct gen_string_table *table)
{
	const struct wsreg_snapshot *snapshot = table->snapshot;

	for (uint32_t i = 0; i < snapshot->registry_count; i++) {
		see_string(table, snapshot->registries[i].id);
		see_string(table, snapshot->registries[i].title);
	}
	for (uint32_t i = 0; i < snapshot->record_count; i++) {
		const struct wsreg_record *record = &snapshot->records[i];

		see_string(table, record->key);
		if (record->name != NULL)
			see_string(table, record->name);
		if (record->identifier != NULL)
			see_string(table, record->identifier);
	}
}

struct stem {
	char text[STEM_MAX + 1];
	uint32_t index, offset;
};

/* Compares by stem, then by the order in which the strings were seen. */
static int
compare_stems(const void *a, const void *b)
{
	const struct stem *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order != 0 ? order : x->index < y->index ? -1 : 1;
}

/* Numbers the strings that have one stem, in the order they are seen. */
static void
number_strings(struct gen_string_table *table)
{
	size_t count = table->offsets.count;
	const uint32_t *offsets = table->offsets.items;
	struct stem *stems = calloc(count + 1, sizeof(*stems));

	if (stems == NULL) {
		gen_error_memory(table->output->error, NULL);
		return;
	}
	for (uint32_t i = 0; i < count; i++) {
		make_stem(
		    string_at(table->snapshot, offsets[i]), stems[i].text);
		stems[i].index = i;
		stems[i].offset = offsets[i];
	}
	qsort(stems, count, sizeof(*stems), compare_stems);
	for (size_t i = 1; i < count; i++)
		if (strcmp(stems[i].text, stems[i - 1].text) == 0)
			table->ordinals[stems[i].offset] =
			    table->ordinals[stems[i - 1].offset] + 1;
	free(stems);
}

/* The name is printed without its "s_"; that of the empty string is s_. */
void
gen_strings_name(struct gen_string_table *table, const char *text)
{
	uint32_t offset = offset_of(table, text);
	char stem[STEM_MAX + 1];

	make_stem(text, stem);
	gen_print(table->output, "%s", stem);
	if (offset != 0 && table->ordinals[offset] > 1)
		gen_print(table->output, "__%lu",
		    (unsigned long)table->ordinals[offset]);
	else if (offset != 0 && stem[0] == '\0')
		gen_print(table->output, "_1");
}

/* Prints the pieces of snapshot.h, as addresses inside the structure. */
static void
emit_pieces(struct gen_output *output, size_t size)
{
	gen_print(output, "static const char *const pieces[] = {\n");
	for (size_t i = 0; i <= size >> WSREG_PIECE_BITS; i++)
		gen_print(output,
		    "\t(const char *)&strings + %zu * (size_t)WSREG_PIECE_SIZE,\n",
		    i);
	gen_print(output, "};\n\n");
}

void
gen_strings_emit(struct gen_string_table *table)
{
	struct gen_output *output = table->output;
	const uint32_t *offsets = table->offsets.items;
	size_t size = 1;

	gen_print(output,
	    "/* Every string once.  As members of one structure they have\n"
	    " * offsets that the compiler works out. */\n"
	    "#define STRINGS(S) \\\n\tS(, \"\")");
	for (size_t i = 0; i < table->offsets.count; i++) {
		const char *text = string_at(table->snapshot, offsets[i]);

		gen_print(output, " \\\n\tS(");
		gen_strings_name(table, text);
		gen_print(output, ", ");
		gen_print_literal(output, text);
		gen_print(output, ")");
		size += strlen(text) + 1;
	}
	gen_print(output,
	    "\n\nstatic const struct strings {\n"
	    "#define S(name, text) char s_##name[sizeof(text)];\n"
	    "\tSTRINGS(S)\n#undef S\n"
	    "} strings = {\n"
	    "#define S(name, text) .s_##name = text,\n"
	    "\tSTRINGS(S)\n#undef S\n};\n\n"
	    "/* The offset of a member, and the address of a string. */\n"
	    "#define AT(member) offsetof(struct strings, member)\n"
	    "#define S(name)    strings.s_##name\n\n");
	emit_pieces(output, size);
}

bool
gen_strings_collect(struct gen_string_table *table, struct gen_output *output,
    const struct wsreg_snapshot *snapshot)
{
	*table = (struct gen_string_table){
		.output = output,
		.snapshot = snapshot,
	};
	table->ordinals =
	    calloc((size_t)snapshot->piece_count << WSREG_PIECE_BITS,
		sizeof(*table->ordinals));
	if (table->ordinals == NULL)
		return gen_error_memory(output->error, NULL);
	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++) {
		see_string(table, node_name(snapshot, i));
		see_string(table, node_text(snapshot, i));
	}
	see_records(table);
	number_strings(table);
	return !output->error->set;
}

void
gen_strings_free(struct gen_string_table *table)
{
	free(table->ordinals);
	gen_array_free(&table->offsets);
}
