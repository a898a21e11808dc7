/* SPDX-License-Identifier: MIT */
/* Printing the overlay as part of the tables. */

#include "tables-overlay.h"

/* Prints a row of strings. They are literals, as the overlay's texts are none
 * of the snapshot's strings. */
static void
emit_texts(struct gen_output *output, const char *const texts[], size_t count)
{
	gen_print(output, "\t{ ");
	for (size_t i = 0; i < count; i++) {
		gen_print(output, "%s", i > 0 ? ", " : "");
		gen_print_literal(output, texts[i]);
	}
	gen_print(output, " },\n");
}

/* Prints a list of given names.  A row of zeros ends each list, as C has no
 * empty arrays. */
static void
emit_names(struct gen_output *output, const char *list,
    const struct wsreg_given_name *names, size_t count)
{
	gen_print(
	    output, "static const struct wsreg_given_name %s[] = {\n", list);
	for (size_t i = 0; i < count; i++)
		emit_texts(output,
		    (const char *const[]){
			names[i].registry, names[i].key, names[i].identifier },
		    3);
	gen_print(output, "\t{ 0 },\n};\n\n");
}

/* Prints the columns that IANA's CSV files have. */
static void
emit_columns(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(output, "static const struct wsreg_column columns[] = {\n");
	for (uint32_t i = 0; i < overlay->column_count; i++) {
		const struct wsreg_column *column = &overlay->columns[i];

		emit_texts(output,
		    (const char *const[]){ column->registry, column->element,
			column->title, column->since },
		    4);
	}
	gen_print(output, "\t{ 0 },\n};\n\n");
}

/* Prints the hints, which tell users what to look for when they meet a record. */
static void
emit_hints(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(output, "static const struct wsreg_hint hints[] = {\n");
	for (uint32_t i = 0; i < overlay->hint_count; i++) {
		const struct wsreg_hint *hint = &overlay->hints[i];

		emit_texts(output,
		    (const char *const[]){
			hint->registry, hint->key, hint->text },
		    3);
	}
	gen_print(output, "\t{ 0 },\n};\n\n");
}

/* Prints the types of messages that subprotocols demand. */
static void
emit_demands(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(output, "static const struct wsreg_demand demands[] = {\n");
	for (uint32_t i = 0; i < overlay->demand_count; i++) {
		const struct wsreg_demand *demand = &overlay->demands[i];

		gen_print(output, "\t{ ");
		gen_print_literal(output, demand->subprotocol);
		gen_print(output, ", %s, ", demand->text ? "true" : "false");
		gen_print_literal(output, demand->section);
		gen_print(output, " },\n");
	}
	gen_print(output, "\t{ 0 },\n};\n\n");
}

/* Prints the names in wide use that are not registered. */
static void
emit_unregistered(
    struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(output,
	    "static const struct wsreg_unregistered unregistered[] = {\n");
	for (uint32_t i = 0; i < overlay->unregistered_count; i++)
		emit_texts(output,
		    (const char *const[]){ overlay->unregistered[i].name,
			overlay->unregistered[i].note },
		    2);
	gen_print(output, "\t{ 0 },\n};\n\n");
}

/* Prints the structure that has all lists and their lengths.  The rules of close
 * codes are in another file; see verdicts.c. */
static void
emit_overlay(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	gen_print(output,
	    "static const struct wsreg_overlay overlay = {\n"
	    "\t.names = names,\n\t.formers = formers,\n"
	    "\t.rules = wsreg_wire_rules,\n\t.columns = columns,\n"
	    "\t.hints = hints,\n"
	    "\t.demands = demands,\n\t.unregistered = unregistered,\n"
	    "\t.name_count = %lu,\n\t.former_count = %lu,\n"
	    "\t.rule_count = %lu,\n\t.column_count = %lu,\n"
	    "\t.hint_count = %lu,\n\t.demand_count = %lu,\n"
	    "\t.unregistered_count = %lu,\n"
	    "};\n\n",
	    (unsigned long)overlay->name_count,
	    (unsigned long)overlay->former_count,
	    (unsigned long)overlay->rule_count,
	    (unsigned long)overlay->column_count,
	    (unsigned long)overlay->hint_count,
	    (unsigned long)overlay->demand_count,
	    (unsigned long)overlay->unregistered_count);
}

void
gen_overlay_emit(struct gen_output *output, const struct wsreg_overlay *overlay)
{
	emit_names(output, "names", overlay->names, overlay->name_count);
	emit_names(output, "formers", overlay->formers, overlay->former_count);
	emit_columns(output, overlay);
	emit_hints(output, overlay);
	emit_demands(output, overlay);
	emit_unregistered(output, overlay);
	emit_overlay(output, overlay);
}
