/* SPDX-License-Identifier: MIT */
/* Finds the names that generated files define.  The emitters print each constant
 * on a line of its own, in one of few forms, so that a line tells. */

#include "definitions.h"

#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* Returns the number of letters, digits and underscores that a text begins
 * with. */
static size_t
count_word(const char *text)
{
	size_t size = 0;

	while (ascii_is_word(text[size]) || text[size] == '_')
		size++;
	return size;
}

/* Returns whether a text begins with this one. */
static bool
begins(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

/* Skips a word that stands before the name in a definition, and the blank after
 * it.  Returns false if the text begins with none.  Sets `constant` if the word
 * says that the name does not vary. */
static bool
skip_modifier(const char **text, bool *constant)
{
	static const struct {
		const char *word;
		bool constant;
	} words[] = {
		{ "#define ", true },
		{ "const ", true },
		{ "final ", true },
		{ "pub ", false },
		{ "export ", false },
		{ "declare ", false },
		{ "public ", false },
		{ "static ", false },
		{ "int ", false },
		{ "string ", false },
		{ "String ", false },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (begins(*text, words[i].word)) {
			*text += strlen(words[i].word);
			*constant = *constant || words[i].constant;
			return true;
		}
	return false;
}

/* Returns the value after a name: after " = ", which may follow a type, or the
 * string of a macro; NULL if the line defines nothing. */
static const char *
find_value(const char *after, bool macro, bool constant)
{
	if (macro)
		return begins(after, " \"") ? after + 1 : NULL;
	if (begins(after, ": ")) {
		after += 2;
		/* A declaration of TypeScript has the value as the type. */
		if (constant && (ascii_is_digit(*after) || *after == '"'))
			return after;
		after += *after == '&';
		after += count_word(after);
	}
	return begins(after, " = ") ? after + 3 : NULL;
}

/* Reads a line of JSON, which has the name in C and the value as members. */
static struct gen_definition
read_member(const char *line)
{
	static const char name[] = "\"identifier\": \"";
	static const char value[] = "\"value\": ";
	struct gen_definition definition = { .text = strstr(line, name) };

	if (definition.text == NULL)
		return (struct gen_definition){ .text = line };
	definition.text += strlen(name);
	definition.size = count_word(definition.text);
	definition.number = strstr(definition.text, value);
	if (definition.number != NULL) {
		definition.number += strlen(value);
		definition.digits = strspn(definition.number, "0123456789");
	}
	return definition;
}

/* Reads a line; the size of the name is 0 if it defines nothing.  A statement
 * of a function, such as "page = 1;", ends with a semicolon and has no word for
 * constants, so that it is not taken for one. */
static struct gen_definition
read_line(const char *line)
{
	struct gen_definition definition = { .text = line };
	bool macro, constant = false, modified = false;
	const char *value, *at = line + strspn(line, " \t");
	size_t size = strcspn(line, "\n");

	if (begins(at, "{\"name\": "))
		return read_member(at);
	macro = begins(at, "#define ");
	while (skip_modifier(&at, &constant))
		modified = true;
	if (constant != modified || ascii_is_digit(*at) ||
	    (!constant && size > 0 && line[size - 1] == ';'))
		return definition;
	value = find_value(at + count_word(at), macro, constant);
	/* Python has a word for constants, too, but after the name. */
	modified = modified || begins(at + count_word(at), ": Final = ");
	if (value == NULL || (!modified && at == line))
		return definition;
	definition.text = at;
	definition.size = count_word(at);
	definition.number = value;
	definition.digits = strspn(value, "0123456789");
	return definition;
}

/* Returns the name of the class that the line begins, or NULL. */
static const char *
find_class(const char *line)
{
	static const char word[] = "class ";
	const char *at = line + strspn(line, " ");
	bool constant = false;

	while (skip_modifier(&at, &constant))
		continue;
	return begins(at, word) ? at + strlen(word) : NULL;
}

bool
gen_definitions_list(const char *text, struct gen_array *list)
{
	const char *scope = "";

	for (const char *line = text; line != NULL;) {
		struct gen_definition definition = read_line(line);
		const char *class = find_class(line);

		if (class != NULL)
			scope = class;
		definition.scope = scope;
		if (line[0] == ' ')
			definition.scope_size = count_word(scope);
		if (definition.size > 0 &&
		    !gen_array_add(list, &definition, sizeof(definition)))
			return false;
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
	return true;
}

/* Compares two parts of texts. */
static int
compare_parts(const char *a, size_t a_size, const char *b, size_t b_size)
{
	int order = memcmp(a, b, a_size < b_size ? a_size : b_size);

	return order != 0 ? order : a_size < b_size ? -1 : a_size > b_size;
}

/* Compares definitions by their scopes and names. */
static int
compare(const void *a, const void *b)
{
	const struct gen_definition *x = a, *y = b;
	int order =
	    compare_parts(x->scope, x->scope_size, y->scope, y->scope_size);

	return order != 0 ? order
			  : compare_parts(x->text, x->size, y->text, y->size);
}

void
gen_definitions_sort(struct gen_array *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(struct gen_definition),
		    compare);
}

const struct gen_definition *
gen_definitions_find(
    const struct gen_array *list, const struct gen_definition *definition)
{
	return list->count == 0 ? NULL
				: bsearch(definition, list->items, list->count,
				      sizeof(*definition), compare);
}
