/* SPDX-License-Identifier: MIT */
/* Printing a header that needs nothing else. */

#include "language.h"
#include "snapshot.h"
#include "standalone-part.h"

#include <stddef.h>
#include <string.h>

/* The lines of standalone-find.h. */
static const char *const find[] = {
#include "standalone-text.h"
	NULL,
};

/* The lines up to the first empty one are for maintainers. */
static void
print_find(struct gen_standalone *standalone)
{
	const char *const *line = find;

	while (strcmp(*line, "\n") != 0)
		line++;
	for (line++; *line != NULL; line++)
		gen_standalone_print(standalone, *line);
	gen_print(standalone->output, "\n");
}

static const char *
status_name(int status)
{
	return wsreg_status_name((enum wsreg_status)status);
}

static const char *
wire_name(int wire)
{
	return wsreg_wire_name((enum wsreg_wire)wire);
}

/* Prints the constants of an enumeration of wsreg.h, by their words. */
static void
print_words(struct gen_standalone *standalone, const char *after,
    const char *(*word)(int value), int last)
{
	for (int i = 0; i <= last; i++) {
		gen_print(standalone->output, "\t");
		gen_standalone_word(standalone, after, word(i));
		gen_print(standalone->output, i < last ? ",\n" : "\n");
	}
}

static void
print_enumerations(struct gen_standalone *standalone)
{
	gen_standalone_print(standalone,
	    "/* What the registry says of a number. */\n"
	    "enum wsreg_status {\n");
	print_words(standalone, "STATUS", status_name, WSREG_STATUS_STANDARD);
	gen_standalone_print(standalone,
	    "};\n\n"
	    "/* May a close code stand in a Close frame?  RFC 6455, 7.4.  Yes: "
	    "registered.\n * No: not from this side.  Never: for local use "
	    "only.  Unregistered and\n * private: accepted. */\n"
	    "enum wsreg_wire {\n");
	print_words(standalone, "WIRE", wire_name, WSREG_WIRE_OUT_OF_RANGE);
	gen_standalone_print(standalone,
	    "};\n\n"
	    "/* Who sends a frame; RFC 6455, 5.1. */\n"
	    "enum wsreg_sender { WSREG_CLIENT, WSREG_SERVER };\n\n");
}

static void
print_start(struct gen_standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_snapshot *snapshot = standalone->source->snapshot;

	gen_banner_print(output, standalone->source, "/* ", " */", &gen_plain);
	gen_standalone_print(standalone,
	    "/* Lookups in the registries: nothing else is needed, and what is "
	    "not used\n * costs nothing. */\n\n"
	    "#ifndef WSREG_STANDALONE_H\n#define WSREG_STANDALONE_H\n\n"
	    "#include <stddef.h>\n\n"
	    "/* The snapshot's day and SHA-256. */\n"
	    "#define WSREG_SNAPSHOT_UPDATED ");
	gen_print_literal(output, wsreg_snapshot_updated(snapshot));
	gen_standalone_print(
	    standalone, "\n#define WSREG_SNAPSHOT_SHA256 \\\n\t");
	gen_print_literal(output, snapshot->sha256);
	gen_print(output, "\n\n");
}

static void
lower(char to[GEN_NAME_SIZE], const char *capitals)
{
	size_t i;

	for (i = 0; capitals[i] != '\0'; i++)
		to[i] = ascii_lower(capitals[i]);
	to[i] = '\0';
}

static void
print_group(struct gen_standalone *standalone, const struct gen_group *group)
{
	standalone->group = group;
	lower(standalone->group_name, group->name);
	gen_standalone_names.print(standalone);
	gen_standalone_numbers.print(standalone);
	gen_standalone_wire.print(standalone);
}

static void
print(struct gen_output *output, const struct gen_source *source)
{
	struct gen_standalone standalone = {
		.output = output,
		.source = source,
	};
	struct gen_groups groups = { 0 };

	gen_capitals(
	    standalone.capitals, sizeof(standalone.capitals), source->prefix);
	lower(standalone.prefix, standalone.capitals);
	if (gen_groups_make(&groups, source, output->error)) {
		print_start(&standalone);
		gen_language_registries(
		    output, source, &gen_language_c, &groups);
		print_enumerations(&standalone);
		print_find(&standalone);
		for (size_t i = 0; i < groups.count; i++)
			print_group(&standalone, &groups.items[i]);
		gen_print(output, "#endif\n");
	}
	gen_groups_free(&groups);
}

const struct gen_emitter gen_emitter_standalone = {
	.name = "standalone",
	.summary = "a C header with lookups that needs nothing else",
	.print = print,
};
