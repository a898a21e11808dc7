/* SPDX-License-Identifier: MIT */
/* Constants in JavaScript, as a CommonJS module: the module of javascript.c,
 * which exports all at its end. */

#include <stdio.h>
#include <string.h>

#include "keywords.h"
#include "language.h"

/* Returns where the next line begins. */
static const char *
next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end != NULL ? end + 1 : line + strlen(line);
}

/* Returns the declaration that a line exports, or NULL.  Only code begins with
 * the word: comments and strings do not begin a line. */
static const char *
find_export(const char *line)
{
	static const char word[] = "export ";

	return strncmp(line, word, strlen(word)) == 0 ? line + strlen(word)
						      : NULL;
}

/* Notes the name of an export.  The arguments of the function around a module
 * cannot be defined in it. */
static void
note_export(struct gen_output *exports, const char *name)
{
	static const char *const arguments[] = { "exports", "module", "require",
		NULL };
	char word[2 * GEN_NAME_SIZE];

	snprintf(word, sizeof(word), "%.*s", (int)strcspn(name, " ("), name);
	if (gen_keyword_find(arguments, word))
		gen_error_set(exports->error, NULL, 0,
		    "a CommonJS module cannot define `%s'", word);
	gen_print(exports, "  %s,\n", word);
}

/* Prints the code, and notes the name of each export. */
static void
print_code(
    struct gen_output *output, const char *text, struct gen_output *exports)
{
	for (const char *line = text; *line != '\0'; line = next_line(line)) {
		const char *code = find_export(line);
		const char *name = code != NULL ? strchr(code, ' ') + 1 : NULL;

		if (name != NULL)
			note_export(exports, name);
		else
			code = line;
		gen_put(output, code, (size_t)(next_line(line) - code));
	}
}

static void
print(struct gen_output *output, const struct gen_source *source)
{
	struct gen_output module = { .error = output->error };
	struct gen_output exports = { .error = output->error };
	const char *text, *rest;

	gen_language_print(&module, source, &gen_language_javascript);
	gen_put(&module, "", 1);
	if (!output->error->set) {
		text = module.text.items;
		rest = next_line(text);
		gen_put(output, text, (size_t)(rest - text));
		gen_print(output, "\n\"use strict\";\n");
		print_code(output, rest, &exports);
		gen_print(output, "\nmodule.exports = {\n");
		gen_put(output, exports.text.items, exports.text.count);
		gen_print(output, "};\n");
	}
	gen_output_free(&exports);
	gen_output_free(&module);
}

const struct gen_emitter gen_emitter_commonjs = {
	.name = "commonjs",
	.summary = "the same as a CommonJS module",
	.print = print,
};
