/* SPDX-License-Identifier: MIT */
/* Standalone headers: what numbers mean. */

#include <stdlib.h>

#include "standalone-part.h"

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

void
gen_standalone_numbers(
    struct standalone *standalone, const struct function *function)
{
	emit_name_of(standalone, function);
	emit_status(standalone, function);
}
