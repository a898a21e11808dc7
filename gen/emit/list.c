/* SPDX-License-Identifier: MIT */
/* Lists of numbers in C. */

#include "list.h"

static void
print_number(struct gen_output *output, size_t index, const char *indent,
    size_t width, unsigned long number)
{
	bool first = index % width == 0;

	gen_print(output, "%s%s%lu",
	    index == 0  ? ""
		: first ? ",\n"
			: ", ",
	    first ? indent : "", number);
}

void
gen_list_numbers(struct gen_output *output, const char *indent, size_t width,
    const uint32_t *numbers, size_t count, uint32_t base)
{
	for (size_t i = 0; i < count; i++)
		print_number(output, i, indent, width, numbers[i] - base);
}

void
gen_list_octets(struct gen_output *output, const char *indent,
    const uint8_t *octets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		print_number(output, i, indent, 16, octets[i]);
}

void
gen_list_rules(struct gen_output *output, const char *indent,
    const struct wsreg_wire_table *wire)
{
	size_t pages = 0;

	for (size_t i = 0; i <= wire->limit; i++)
		if (wire->pages[i] >= pages)
			pages = wire->pages[i] + 1u;
	gen_list_octets(output, indent, wire->rules, pages * WSREG_PAGE_SIZE);
}
