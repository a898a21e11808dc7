/* SPDX-License-Identifier: MIT */
/* Standalone headers: what numbers mean. */

#include <stdlib.h>

#include "ranges.h"
#include "standalone.h"

static const char opcode_kinds[] =
    "/* Opcodes have four bits; the highest is that of control frames, "
    "assigned or\n * not.  RFC 6455, 5.2 and 5.5. */\n"
    "WSREG_STATIC int\n"
    "wsreg_$_is_control(unsigned long opcode)\n{\n"
    "\treturn opcode >= 0x8 && opcode <= 0xf;\n}\n\n"
    "WSREG_STATIC int\n"
    "wsreg_$_is_data(unsigned long opcode)\n{\n"
    "\treturn opcode < 0x8;\n}\n\n";

/* Prints a function that returns what a number means.  Of several records with
 * one number the first counts, as in the library. */
static void
print_name(struct gen_standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const struct gen_group *group = standalone->group;

	gen_standalone_print(standalone,
	    "/* Returns the meaning of the number, or NULL if it is not "
	    "registered. */\n"
	    "WSREG_STATIC const char *\nwsreg_$_name(unsigned long number)\n"
	    "{\n\tswitch (number) {\n");
	for (size_t i = 0; i < group->count; i++) {
		const struct wsreg_record *record = group->constants[i].record;

		if (group->constants[i].repeated)
			continue;
		gen_print(output, "\tcase %llu:\n\t\treturn ",
		    (unsigned long long)record->first);
		gen_print_literal(output, group->constants[i].meaning);
		gen_print(output, ";\n");
	}
	gen_standalone_print(
	    standalone, "\tdefault:\n\t\treturn WSREG_NULL;\n\t}\n}\n\n");
}

/* Prints the end of a case or a condition: the status by its constant. */
static void
print_return(struct gen_standalone *standalone, enum wsreg_status status)
{
	gen_print(standalone->output, "\t\treturn ");
	gen_standalone_word(standalone, "STATUS", wsreg_status_name(status));
	gen_print(standalone->output, ";\n");
}

/* Prints cases for the numbers that have this status. */
static void
print_status_cases(struct gen_standalone *standalone,
    const struct gen_group *group, enum wsreg_status status)
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
		print_return(standalone, status);
}

/* Prints a condition that a number is in a record's range. A bound of 0 is left
 * out, as compilers warn of it, and so is one that takes more than the 32 bits
 * of the smallest unsigned long. */
static void
print_status_range(
    struct gen_standalone *standalone, const struct wsreg_record *record)
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
	print_return(standalone, record->status);
}

/* Returns whether the range needs a condition: without one its numbers are
 * unassigned, unless a wider range says otherwise. */
static bool
needs_condition(
    const struct wsreg_record *const *ranges, size_t count, size_t i)
{
	bool needed = ranges[i]->status != WSREG_STATUS_UNASSIGNED;

	for (size_t j = i + 1; !needed && j < count; j++)
		needed = ranges[j]->status != WSREG_STATUS_UNASSIGNED &&
		    ranges[j]->first <= ranges[i]->last &&
		    ranges[i]->first <= ranges[j]->last;
	return needed;
}

/* Prints the conditions for ranges, which come after the cases of single
 * numbers; the first that holds decides. */
static void
print_status_ranges(
    struct gen_standalone *standalone, const struct gen_group *group)
{
	size_t count;
	const struct wsreg_record **ranges = gen_group_ranges(group, &count);

	if (ranges == NULL)
		gen_error_memory(standalone->output->error, NULL);
	for (size_t i = 0; ranges != NULL && i < count; i++)
		if (needs_condition(ranges, count, i))
			print_status_range(standalone, ranges[i]);
	free(ranges);
}

/* Prints a function that returns the status of any number, listed or not. */
static void
print_status(struct gen_standalone *standalone)
{
	const struct gen_group *group = standalone->group;

	gen_standalone_print(standalone,
	    "/* Returns the status of the number, registered or not. */\n"
	    "WSREG_STATIC enum wsreg_status\n"
	    "wsreg_$_status(unsigned long number)\n{\n\tswitch (number) {\n");
	for (int i = 0; i <= WSREG_STATUS_STANDARD; i++)
		print_status_cases(standalone, group, (enum wsreg_status)i);
	gen_print(standalone->output, "\tdefault:\n\t\tbreak;\n\t}\n");
	print_status_ranges(standalone, group);
	gen_standalone_print(
	    standalone, "\treturn WSREG_STATUS_UNASSIGNED;\n}\n\n");
}

/* Prints the functions of a registry of numbers; one of names has none. */
static void
print(struct gen_standalone *standalone)
{
	if (!standalone->group->numeric)
		return;
	print_name(standalone);
	print_status(standalone);
	if (standalone->group->registry->kind == WSREG_KIND_OPCODE)
		gen_standalone_print(standalone, opcode_kinds);
}

const struct gen_standalone_part gen_standalone_numbers = { .print = print };
