/* SPDX-License-Identifier: MIT */
/* Printing a header that needs nothing else. */

#include <stdio.h>
#include <string.h>

#include "ascii.h"
#include "builtin.h"
#include "header.h"
#include "standalone-part.h"

/* ---- What is the same in all of them ---- */

/* A line of C with another prefix: wsreg_ and WSREG_ are exchanged. */
static void
emit_line(struct standalone *standalone, const char *line)
{
	for (size_t i = 0; line[i] != '\0';) {
		if (strncmp(line + i, "wsreg_", 6) == 0) {
			gen_print(
			    standalone->output, "%s_", standalone->prefix);
			i += 6;
		} else if (strncmp(line + i, "WSREG_", 6) == 0) {
			gen_print(
			    standalone->output, "%s_", standalone->capitals);
			i += 6;
		} else {
			gen_put(standalone->output, &line[i++], 1);
		}
	}
}

/* The lines after the first empty one: what is before is for maintainers. */
static void
emit_common(struct standalone *standalone)
{
	const char *const *line = gen_builtin_standalone;

	while (strcmp(*line, "\n") != 0)
		line++;
	for (line++; *line != NULL; line++)
		emit_line(standalone, *line);
	gen_print(standalone->output, "\n");
}

/* An enumeration of the words that wsreg.h has, by the words themselves. */
static void
emit_words(struct standalone *standalone, const char *name,
    const char *const words[], size_t count)
{
	char word[GEN_NAME_SIZE], capitals[GEN_NAME_SIZE];

	gen_capitals(capitals, sizeof(capitals), name);
	gen_print(
	    standalone->output, "enum %s_%s {\n", standalone->prefix, name);
	for (size_t i = 0; i < count; i++) {
		gen_capitals(word, sizeof(word), words[i]);
		gen_print(standalone->output, "\t%s_%s_%s%s\n",
		    standalone->capitals, capitals, word,
		    i + 1 < count ? "," : "");
	}
	gen_print(standalone->output, "};\n\n");
}

static void
emit_enumerations(struct standalone *standalone)
{
	const char *words[WSREG_WIRE_OUT_OF_RANGE + 1];
	size_t count;

	for (count = 0; count <= WSREG_STATUS_STANDARD; count++)
		words[count] = wsreg_status_name((enum wsreg_status)count);
	gen_print(
	    standalone->output, "/* What the registry says of a number. */\n");
	emit_words(standalone, "status", words, count);
	for (count = 0; count <= WSREG_WIRE_OUT_OF_RANGE; count++)
		words[count] = wsreg_wire_name((enum wsreg_wire)count);
	gen_print(standalone->output,
	    "/* May a close code stand in a Close frame?  RFC 6455, 7.4.  Yes: "
	    "registered.\n * No: not from this side.  Never: for local use "
	    "only.  Unregistered and\n * private: accepted. */\n");
	emit_words(standalone, "wire", words, count);
	gen_print(standalone->output,
	    "/* Who sends a frame; RFC 6455, 5.1. */\n"
	    "enum %s_sender { %s_CLIENT, %s_SERVER };\n\n",
	    standalone->prefix, standalone->capitals, standalone->capitals);
}

static void
emit_opcode_kinds(
    struct standalone *standalone, const struct function *function)
{
	gen_print(standalone->output,
	    "/* Opcodes have four bits; the highest is that of control frames, "
	    "assigned or\n * not.  RFC 6455, 5.2 and 5.5. */\n"
	    "%s_STATIC int\n"
	    "%s_is_control(unsigned long opcode)\n{\n"
	    "\treturn opcode >= 0x8 && opcode <= 0xf;\n}\n\n"
	    "%s_STATIC int\n"
	    "%s_is_data(unsigned long opcode)\n{\n"
	    "\treturn opcode < 0x8;\n}\n\n",
	    standalone->capitals, function->stem, standalone->capitals,
	    function->stem);
}

/* ---- All of it ---- */

static void
lower(char to[GEN_NAME_SIZE], const char *capitals)
{
	size_t i;

	for (i = 0; capitals[i] != '\0'; i++)
		to[i] = ascii_lower(capitals[i]);
	to[i] = '\0';
}

static void
emit_group(struct standalone *standalone, const struct gen_group *group)
{
	struct function function = { .group = group };
	char name[GEN_NAME_SIZE];

	lower(name, group->name);
	snprintf(function.stem, sizeof(function.stem), "%s_%s",
	    standalone->prefix, name);
	gen_standalone_names(standalone, &function);
	if (!group->numeric)
		return;
	gen_standalone_numbers(standalone, &function);
	if (group->registry->kind == WSREG_KIND_CLOSE_CODE)
		gen_standalone_wire(standalone, &function);
	if (group->registry->kind == WSREG_KIND_OPCODE)
		emit_opcode_kinds(standalone, &function);
}

static void
emit_start(struct standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const char *capitals = standalone->capitals;

	gen_emit_banner(output, standalone->source, "/* ", " */");
	gen_print(output,
	    "/* Lookups in the registries: nothing else is needed, and what is "
	    "not used\n * costs nothing. */\n\n"
	    "#ifndef %s_STANDALONE_H\n#define %s_STANDALONE_H\n\n"
	    "#include <stddef.h>\n#include <string.h>\n\n"
	    "/* The snapshot's day and SHA-256. */\n"
	    "#define %s_SNAPSHOT_UPDATED ",
	    capitals, capitals, capitals);
	gen_print_literal(output, gen_updated(standalone->source->snapshot));
	gen_print(output, "\n#define %s_SNAPSHOT_SHA256 \\\n\t", capitals);
	gen_print_literal(output, standalone->source->snapshot->sha256);
	gen_print(output, "\n\n");
}

static void
print(struct gen_output *output, const struct gen_source *source)
{
	struct standalone standalone = {
		.output = output,
		.source = source,
	};
	struct gen_groups groups = { 0 };

	gen_capitals(
	    standalone.capitals, sizeof(standalone.capitals), source->prefix);
	lower(standalone.prefix, standalone.capitals);
	if (gen_groups_make(&groups, source, output->error)) {
		emit_start(&standalone);
		gen_header_constants(output, source, &groups);
		emit_enumerations(&standalone);
		emit_common(&standalone);
		for (size_t i = 0; i < groups.count; i++)
			emit_group(&standalone, &groups.items[i]);
		gen_print(output, "#endif\n");
	}
	gen_groups_free(&groups);
}

const struct gen_emitter gen_emitter_standalone = {
	.name = "standalone",
	.summary = "a C header with lookups that needs nothing else",
	.print = print,
};
