/* SPDX-License-Identifier: MIT */
/* Printing a header that needs nothing else. */

#include "standalone.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "keywords.h"
#include "language.h"

/* ---- Code ---- */

/* Prints the name that the overlay gives a function, if the code goes on with
 * one that it names: `code' moves behind it. */
static bool
print_function(struct gen_standalone *standalone, const char **code)
{
	static const char start[] = "wsreg_$_";
	const char *word = *code + strlen(start);
	char key[GEN_NAME_SIZE];
	const char *name;
	size_t size = 0;

	if (strncmp(*code, start, strlen(start)) != 0)
		return false;
	while (ascii_is_word(word[size]) || word[size] == '_')
		size++;
	snprintf(key, sizeof(key), "%.*s", (int)size, word);
	name = gen_naming_find(standalone->source->overlay, GEN_NAMING_FUNCTION,
	    standalone->group->registry->id, key);
	if (name == NULL)
		return false;
	if (gen_keyword_find(gen_keywords_c, name))
		gen_error_set(standalone->output->error, NULL, 0,
		    "the function `%s' would be `%s', a keyword of C or C++",
		    key, name);
	gen_print(standalone->output, "%s", name);
	*code = word + size;
	return true;
}

void
gen_standalone_print(struct gen_standalone *standalone, const char *code)
{
	const struct {
		const char *from, *to, *after;
	} names[] = {
		{ "wsreg_", standalone->prefix, "_" },
		{ "WSREG_", standalone->capitals, "_" },
		{ "$", standalone->group_name, "" },
	};

	while (*code != '\0') {
		size_t i = 0, count = sizeof(names) / sizeof(names[0]);

		if (print_function(standalone, &code))
			continue;
		while (i < count &&
		    strncmp(code, names[i].from, strlen(names[i].from)) != 0)
			i++;
		if (i < count) {
			gen_print(standalone->output, "%s%s", names[i].to,
			    names[i].after);
			code += strlen(names[i].from);
		} else {
			gen_put(standalone->output, code++, 1);
		}
	}
}

void
gen_standalone_word(
    struct gen_standalone *standalone, const char *after, const char *word)
{
	char capitals[GEN_NAME_SIZE];

	gen_capitals(capitals, sizeof(capitals), word);
	gen_print(standalone->output, "%s_%s_%s", standalone->capitals, after,
	    capitals);
}

/* ---- The parts for all registries ---- */

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

/* Prints the constants of an enumeration of wsreg.h, by their words. */
static void
print_words(struct gen_standalone *standalone, const char *after,
    const char *const words[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		gen_print(standalone->output, i > 0 ? ",\n\t" : "\t");
		gen_standalone_word(standalone, after, words[i]);
	}
	gen_print(standalone->output, "\n");
}

/* Prints the enumerations of wsreg.h with the header's own prefix, so that two
 * headers can be used together. */
static void
print_enumerations(struct gen_standalone *standalone)
{
	gen_standalone_print(standalone,
	    "/* The status of a number in its registry. */\n"
	    "enum wsreg_status {\n");
	print_words(
	    standalone, "STATUS", wsreg_status_words, WSREG_STATUS_COUNT);
	gen_standalone_print(standalone,
	    "};\n\n"
	    "/* May a close code be sent in a Close frame?  RFC 6455, 7.4.  "
	    "It may if this is\n * YES, UNREGISTERED or PRIVATE.  NO: only "
	    "the other side may.  NEVER: it is for\n * local use. */\n"
	    "enum wsreg_wire {\n");
	print_words(standalone, "WIRE", wsreg_wire_words, WSREG_WIRE_COUNT);
	gen_standalone_print(standalone,
	    "};\n\n"
	    "/* The sender of a frame; RFC 6455, 5.1.  A browser is a page that "
	    "calls\n * WebSocket.close(). */\n"
	    "enum wsreg_sender { WSREG_CLIENT, WSREG_SERVER, WSREG_BROWSER };\n\n");
}

/* Prints the head of the file.  It says which snapshot it was made from, as no
 * other file goes with it. */
static void
print_start(struct gen_standalone *standalone)
{
	struct gen_output *output = standalone->output;
	const struct wsreg_snapshot *snapshot = standalone->source->snapshot;

	gen_banner_print(output, standalone->source, "/* ", " */", &gen_plain);
	gen_standalone_print(standalone,
	    "/* Looks up codes and names.  The header needs no other file, and "
	    "functions\n * that are not used cost nothing. */\n\n"
	    "#ifndef WSREG_STANDALONE_H\n#define WSREG_STANDALONE_H\n\n"
	    "#include <stddef.h>\n\n"
	    "/* The date and SHA-256 of the snapshot. */\n"
	    "#define WSREG_SNAPSHOT_UPDATED ");
	gen_print_literal(output, wsreg_snapshot_updated(snapshot));
	gen_standalone_print(
	    standalone, "\n#define WSREG_SNAPSHOT_SHA256 \\\n\t");
	gen_print_literal(output, snapshot->sha256);
	gen_print(output, "\n\n");
}

/* Writes a name in lower case, as functions are called. */
static void
lower(char to[GEN_NAME_SIZE], const char *capitals)
{
	size_t i;

	for (i = 0; capitals[i] != '\0'; i++)
		to[i] = ascii_lower(capitals[i]);
	to[i] = '\0';
}

/* Prints the functions of one registry; a part that has none for it prints
 * nothing. */
static void
print_group(struct gen_standalone *standalone, const struct gen_group *group)
{
	standalone->group = group;
	lower(standalone->group_name, group->name);
	gen_standalone_names.print(standalone);
	gen_standalone_numbers.print(standalone);
	gen_standalone_wire.print(standalone);
}

/* Prints the header: constants, enumerations, the search, then the functions of
 * each registry. */
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
	if (gen_groups_make(&groups, source, output->error) &&
	    gen_language_check(
		source, &gen_language_c, &groups, output->error)) {
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
	.summary = "a C header with lookup functions that needs no other file",
	.print = print,
};
