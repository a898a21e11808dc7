/* SPDX-License-Identifier: MIT */
/* Standalone headers: lookups by name, in a hash table. */

#include <string.h>

#include "standalone-find.h"
#include "standalone.h"

/* A name as a key, what it means, and its number. */
struct entry {
	const char *name, *meaning;
	size_t size;
	unsigned long number;
};

/* A struct wsreg_names of standalone-find.h. */
struct name_table {
	struct gen_array entries; /* struct entry */
	struct gen_array slots;   /* uint32_t: place from 1 on, 0 if free */
	uint32_t mask, multiplier;
	int shift;
	bool whole;
};

/* ---- The table ---- */

/* The number of names hashed in the search for a multiplier, which takes less
 * than 10 ms. */
#define SEARCH_BUDGET 500000

/* Returns whether the slot has an equal name, so that there is nothing to
 * place. */
static bool
is_equal(
    const struct name_table *table, const struct entry *entry, uint32_t slot)
{
	const struct entry *entries = table->entries.items;
	const struct entry *found = &entries[slot - 1];

	return found->size == entry->size &&
	    wsreg_same(found->name, entry->name, entry->size, 0);
}

/* Places all names, and returns how many slots were looked at. */
static size_t
place_all(struct name_table *table)
{
	const struct entry *entries = table->entries.items;
	uint32_t *slots = table->slots.items;
	size_t probes = 0;

	memset(slots, 0, table->slots.count * sizeof(*slots));
	for (uint32_t i = 0; i < table->entries.count; i++) {
		const struct entry *entry = &entries[i];
		uint32_t at = (uint32_t)(wsreg_hash(entry->name, entry->size,
					     table->multiplier, table->whole) >>
		    table->shift);

		for (probes++;
		     slots[at] != 0 && !is_equal(table, entry, slots[at]);
		     at = (at + 1) & table->mask)
			probes++;
		if (slots[at] == 0)
			slots[at] = i + 1;
	}
	return probes;
}

/* Makes four slots for a name, so that most are alone. */
static bool
make_slots(struct name_table *table)
{
	size_t count = 4;

	table->shift = 30;
	for (; count < 4 * table->entries.count; count *= 2)
		table->shift--;
	if (gen_array_grow(&table->slots, count, sizeof(uint32_t)) == NULL)
		return false;
	table->slots.count = count;
	table->mask = (uint32_t)count - 1;
	return true;
}

/* Returns the next odd multiplier: the same ones each time, without a
 * pattern. */
static uint32_t
next_multiplier(uint32_t multiplier)
{
	multiplier = multiplier * 1664525u + 1013904223u;
	return multiplier | 1;
}

/* Chooses slots for the entries; of equal names only the first has one.
 * Returns false when memory is out. */
static bool
fill_table(struct name_table *table)
{
	size_t count = table->entries.count;
	uint32_t best = 0x9e3779b1, next = best;
	size_t least = SIZE_MAX;

	if (!make_slots(table))
		return false;
	table->multiplier = best;
	/* By chance alone fewer than two places are looked at for a name. */
	table->whole = place_all(table) / 2 >= count;
	for (size_t hashed = 0; least > count && hashed <= SEARCH_BUDGET;
	     hashed += count + 1) {
		size_t probes;

		table->multiplier = next;
		probes = place_all(table);
		if (probes < least) {
			least = probes;
			best = next;
		}
		next = next_multiplier(next);
	}
	table->multiplier = best;
	place_all(table);
	return true;
}

/* Frees the table; the names belong to the snapshot. */
static void
free_table(struct name_table *table)
{
	gen_array_free(&table->entries);
	gen_array_free(&table->slots);
}

/* ---- Printing ---- */

/* Lists the names that are looked for: of a registry of numbers what its
 * records are called, else their keys.  Former names are not registered any
 * more.  False when memory is out. */
static bool
list_entries(struct name_table *table, const struct gen_group *group)
{
	const struct gen_constant *constants = group->constants;

	for (size_t i = 0; i < group->count; i++) {
		const struct wsreg_record *record = constants[i].record;
		const char *name =
		    group->numeric ? gen_record_meaning(record) : record->key;
		const struct entry entry = { name, constants[i].meaning,
			strlen(name), (unsigned long)record->first };

		/* A record's further and former names come after its first. */
		if ((i == 0 || constants[i - 1].record != record) &&
		    !gen_array_add(&table->entries, &entry, sizeof(entry)))
			return false;
	}
	return true;
}

/* Prints the array of names; the slots count its elements from 1 on. */
static void
print_entries(struct gen_standalone *standalone, const struct name_table *table)
{
	struct gen_output *output = standalone->output;
	const struct entry *entries = table->entries.items;
	size_t count = table->entries.count;

	for (size_t i = 0; i < count; i++) {
		gen_print(output, "\t\t{ ");
		gen_print_literal(output, entries[i].name);
		gen_print(output, ", %lu, ", (unsigned long)entries[i].size);
		gen_print_literal(output, entries[i].meaning);
		gen_print(output, ", %lu },\n", entries[i].number);
	}
	/* C has no empty arrays. */
	gen_standalone_print(
	    standalone, "\t\t{ WSREG_NULL, 0, WSREG_NULL, 0 }\n\t};\n");
}

/* Prints the function that returns the table.  In a function it costs nothing
 * where it is not used. */
static void
print_table(struct gen_standalone *standalone, const struct name_table *table)
{
	struct gen_output *output = standalone->output;

	gen_standalone_print(standalone,
	    "WSREG_STATIC const struct wsreg_names *\nwsreg_$_names(void)\n{\n"
	    "\tstatic const struct wsreg_name names[] = {\n");
	print_entries(standalone, table);
	gen_print(output, "\tstatic const unsigned slots[] = {\n");
	gen_list_numbers(
	    output, "\t\t", 16, table->slots.items, table->slots.count, 0);
	gen_standalone_print(standalone,
	    "\n\t};\n\tstatic const struct wsreg_names table = {\n");
	gen_print(output,
	    "\t\tnames, slots, %luUL, %luUL, %d, %d\n\t};\n\n"
	    "\treturn &table;\n}\n\n",
	    (unsigned long)table->mask, (unsigned long)table->multiplier,
	    table->shift, table->whole);
}

/* Prints a function that finds a name, exactly or regardless of case: its number
 * in a registry of numbers, else the name as it is registered. */
static void
print_finder(struct gen_standalone *standalone, bool nocase)
{
	bool numeric = standalone->group->numeric;
	const char *const parts[] = {
		numeric ? "/* Stores the number with this name in *number and "
			  "returns 1, or returns 0"
			: "/* Returns the name as it is registered, or NULL",
		nocase ? ".\n * Case is ignored. */\n" : ". */\n",
		numeric ? "WSREG_STATIC int\n" : "WSREG_STATIC const char *\n",
		nocase ? "wsreg_$_find_nocase" : "wsreg_$_find",
		"(const char *name, size_t size",
		numeric ? ", unsigned long *number" : "",
		/* One part, in two lines. */
		(")\n{\n\tconst struct wsreg_name *found =\n"
		 "\t    wsreg_find(wsreg_$_names(), name, size, "),
		nocase ? "1);\n\n" : "0);\n\n",
		numeric
		    ? "\tif (found != WSREG_NULL)\n\t\t*number = found->number;\n"
		      "\treturn found != WSREG_NULL;\n}\n\n"
		    : "\treturn found != WSREG_NULL ? found->text : WSREG_NULL;\n}\n\n",
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		gen_standalone_print(standalone, parts[i]);
}

static const char title_finder[] =
    "/* Its descriptive title, or NULL. */\n"
    "WSREG_STATIC const char *\n"
    "wsreg_$_title(const char *name, size_t size)\n{\n"
    "\tconst struct wsreg_name *found =\n"
    "\t    wsreg_find(wsreg_$_names(), name, size, 0);\n\n"
    "\treturn found != WSREG_NULL ? found->other : WSREG_NULL;\n}\n\n";

/* Prints the table of the group's names and the functions that search it. */
static void
print(struct gen_standalone *standalone)
{
	struct name_table table = { .whole = false };

	if (list_entries(&table, standalone->group) && fill_table(&table)) {
		print_table(standalone, &table);
		print_finder(standalone, false);
		print_finder(standalone, true);
		if (!standalone->group->numeric)
			gen_standalone_print(standalone, title_finder);
	} else {
		gen_error_memory(standalone->output->error, NULL);
	}
	free_table(&table);
}

const struct gen_standalone_part gen_standalone_names = { .print = print };
