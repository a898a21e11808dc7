/* SPDX-License-Identifier: MIT */
/* Standalone headers: whether a close code may be sent. */

#include "standalone.h"

/* Prints a function that finds the rule for a code. */
static void
print_rule(struct gen_standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_wire_table *wire =
	    &standalone->source->snapshot->wire;

	gen_standalone_print(standalone,
	    "WSREG_STATIC unsigned\nwsreg_$_rule(unsigned long code)\n{\n"
	    "\tstatic const unsigned char pages[] = {\n");
	gen_list_octets(output, "\t\t", wire->pages, wire->limit + 1u);
	gen_print(output, "\n\t};\n\tstatic const unsigned char rules[] = {\n");
	gen_list_rules(output, "\t\t", wire);
	gen_print(output,
	    "\n\t};\n\tunsigned long page = code >> %u;\n\n"
	    "\tif (page > %lu)\n\t\tpage = %lu;\n"
	    "\treturn rules[pages[page] * %uU + (code & %u)];\n}\n\n",
	    WSREG_PAGE_BITS, (unsigned long)wire->limit,
	    (unsigned long)wire->limit, WSREG_PAGE_SIZE, WSREG_PAGE_SIZE - 1);
}

/* Prints a row of an array, without what follows it, for the rule's verdicts by
 * sender. */
typedef void
row_printer(
    struct gen_standalone *standalone, const struct wsreg_verdict *verdict);

/* Prints a function that finds the rule for a code and returns its row. */
static void
print_table(struct gen_standalone *standalone, const char *head,
    row_printer *print_row, const char *foot)
{
	const struct wsreg_overlay *overlay =
	    standalone->source->snapshot->overlay;

	gen_standalone_print(standalone, head);
	for (uint32_t i = 0; i < overlay->rule_count; i++) {
		gen_print(standalone->output, i > 0 ? ",\n\t\t" : "\t\t");
		print_row(standalone, overlay->rules[i].verdict);
	}
	gen_standalone_print(standalone, foot);
}

/* Prints who may send the codes of a rule: the client first, as the enumeration
 * has it. */
static void
print_words(
    struct gen_standalone *standalone, const struct wsreg_verdict *verdict)
{
	for (int sender = 0; sender < WSREG_SENDER_COUNT; sender++) {
		gen_print(standalone->output, sender == 0 ? "{ " : ",\n\t\t  ");
		gen_standalone_word(
		    standalone, "WIRE", wsreg_wire_name(verdict[sender].wire));
	}
	gen_print(standalone->output, " }");
}

/* Client and server have one reason.  That of a browser is not printed, as the
 * function does not know the sender. */
static void
print_reason(
    struct gen_standalone *standalone, const struct wsreg_verdict *verdict)
{
	gen_print_literal(standalone->output, verdict->reason);
	gen_print(standalone->output, "\n\t\t\" (\" ");
	gen_print_literal(standalone->output, verdict->section);
	gen_print(standalone->output, " \")\"");
}

/* Prints the functions of close codes: which rule a code has, what the rule
 * says of a sender, and why. */
static void
print(struct gen_standalone *standalone)
{
	if (standalone->group->registry->kind != WSREG_KIND_CLOSE_CODE ||
	    standalone->source->snapshot->wire.pages == NULL)
		return;
	print_rule(standalone);
	print_table(standalone,
	    "/* May this sender put the code into a Close frame?  RFC 6455, "
	    "7.4. */\n"
	    "WSREG_STATIC enum wsreg_wire\n"
	    "wsreg_$_wire(unsigned long code, enum wsreg_sender sender)\n{\n"
	    "\tstatic const enum wsreg_wire wires[][3] = {\n",
	    print_words,
	    "\n\t};\n\n\treturn wires[wsreg_$_rule(code)][sender];\n}\n\n");
	print_table(standalone,
	    "/* Says why, and cites the RFC. */\n"
	    "WSREG_STATIC const char *\n"
	    "wsreg_$_reason(unsigned long code)\n{\n"
	    "\tstatic const char *const reasons[] = {\n",
	    print_reason,
	    "\n\t};\n\n\treturn reasons[wsreg_$_rule(code)];\n}\n\n");
	gen_standalone_print(standalone,
	    "/* Returns 1 if this sender may send the code, else 0. */\n"
	    "WSREG_STATIC int\n"
	    "wsreg_$_sendable(unsigned long code, enum wsreg_sender sender)\n"
	    "{\n"
	    "\tenum wsreg_wire wire = wsreg_$_wire(code, sender);\n\n"
	    "\treturn wire == WSREG_WIRE_YES || wire == "
	    "WSREG_WIRE_UNREGISTERED ||\n"
	    "\t    wire == WSREG_WIRE_PRIVATE;\n}\n\n"
	    "/* Returns 1 if a receiver must accept the code, from whichever "
	    "side, else 0. */\n"
	    "WSREG_STATIC int\n"
	    "wsreg_$_acceptable(unsigned long code)\n"
	    "{\n"
	    "\treturn wsreg_$_wire(code, WSREG_CLIENT) == WSREG_WIRE_NO ||\n"
	    "\t    wsreg_$_wire(code, WSREG_SERVER) == WSREG_WIRE_NO ||\n"
	    "\t    wsreg_$_sendable(code, WSREG_CLIENT) ||\n"
	    "\t    wsreg_$_sendable(code, WSREG_SERVER);\n}\n\n");
}

const struct gen_standalone_part gen_standalone_wire = { .print = print };
