/* SPDX-License-Identifier: MIT */
/* Printing the verdicts on close codes, which the library has apart from its
 * other tables: a program that asks for nothing else is linked with nothing
 * else. */

#include "constants.h"
#include "ranges.h"

/* Prints what a rule says of one sender. */
static void
print_verdict(struct gen_output *output, const struct wsreg_verdict *verdict)
{
	gen_print(output, "\t\t{ %u, ", (unsigned)verdict->wire);
	gen_print_literal(output, verdict->reason);
	gen_print(output, ",\n\t\t  ");
	gen_print_literal(output, verdict->section);
	gen_print(output, " },\n");
}

/* Prints the rules.  A row of zeros ends the list, as C has no empty arrays. */
static void
print_rules(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(
	    output, "const struct wsreg_wire_rule wsreg_wire_rules[] = {\n");
	for (uint32_t i = 0; i < overlay->rule_count; i++) {
		const struct wsreg_wire_rule *rule = &overlay->rules[i];

		gen_print(output,
		    "\t{ .first = %lu, .last = %lu, .any = %s, .status = %u,\n"
		    "\t  .verdict = {\n",
		    (unsigned long)rule->first, (unsigned long)rule->last,
		    rule->any ? "true" : "false", (unsigned)rule->status);
		for (int sender = 0; sender < WSREG_SENDER_COUNT; sender++)
			print_verdict(output, &rule->verdict[sender]);
		gen_print(output, "\t  } },\n");
	}
	gen_print(output, "\t{ 0 },\n};\n");
}

/* Prints the table by which a verdict on a close code is found with two
 * loads. */
static void
print_wire(struct gen_output *output, const struct wsreg_wire_table *wire)
{
	gen_print(output,
	    "\n/* Rules by close code: pages of 2^%d codes. */\n"
	    "const uint8_t wsreg_wire_pages[] = {\n",
	    WSREG_PAGE_BITS);
	gen_list_octets(output, "\t", wire->pages, wire->limit + 1u);
	gen_print(output, ",\n};\n\nconst uint8_t wsreg_wire_places[] = {\n");
	gen_list_rules(output, "\t", wire);
	gen_print(output,
	    ",\n};\n\nstatic const struct wsreg_wire_table close_codes = {\n"
	    "\t.pages = wsreg_wire_pages,\n\t.rules = wsreg_wire_places,\n"
	    "\t.limit = %lu,\n};\n",
	    (unsigned long)wire->limit);
}

/* Prints the file that src/verdict.c includes. */
static void
print(struct gen_output *output, const struct gen_source *source)
{
	gen_banner_print(output, source, "/* ", " */", &gen_plain);
	gen_print(output,
	    "/* The verdicts on close codes; verdict.h has the layout. */\n\n"
	    "#include \"verdict.h\"\n\n");
	print_rules(output, source->snapshot->overlay);
	if (source->snapshot->wire.pages != NULL)
		print_wire(output, &source->snapshot->wire);
}

const struct gen_emitter gen_emitter_verdicts = {
	.name = "verdicts",
	.summary = "the verdicts on close codes that libwsreg is built from",
	.print = print,
	.whole = true,
};
