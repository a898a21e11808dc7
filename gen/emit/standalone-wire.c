/* SPDX-License-Identifier: MIT */
/* Standalone headers: may a close code be sent? */

#include "standalone-part.h"

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

void
gen_standalone_wire(
    struct standalone *standalone, const struct function *function)
{
	if (standalone->source->snapshot->wire.pages == NULL)
		return;
	emit_wire_place(standalone, function);
	emit_wire_words(standalone, function);
	emit_wire_reasons(standalone, function);
	emit_sendable(standalone, function);
}
