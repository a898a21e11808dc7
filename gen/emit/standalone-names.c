/* SPDX-License-Identifier: MIT */
/* Standalone headers: lookups by name. */

#include <string.h>

#include "name-table.h"
#include "standalone-part.h"

static bool
list_entries(struct gen_name_table *table, const struct gen_group *group)
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
emit_entries(struct gen_output *output, const struct gen_name_table *table)
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
    const struct gen_name_table *table)
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

void
gen_standalone_names(
    struct standalone *standalone, const struct function *function)
{
	struct gen_name_table table = { .whole = false };

	if (list_entries(&table, function->group) &&
	    gen_name_table_fill(&table)) {
		emit_table(standalone, function, &table);
		emit_finders(standalone, function);
	} else {
		gen_error_set(
		    standalone->output->error, NULL, 0, "out of memory");
	}
	gen_name_table_free(&table);
}
