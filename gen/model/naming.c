/* SPDX-License-Identifier: MIT */
/* Reads the lines of an overlay that give names. */

#include "naming.h"

#include <string.h>

#include "names.h"

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"
#define DIGITS "0123456789"

/* ---- Words ---- */

/* Returns whether the word may be a name in C, in any case. */
static bool
is_identifier(const char *word)
{
	size_t size = strspn(word, LETTERS DIGITS);

	return size > 0 && word[size] == '\0' && size < GEN_NAME_SIZE &&
	    strchr(DIGITS, word[0]) == NULL;
}

/* Returns whether the text is a name with one place for that of a record:
 * {NAME}, {Name} or {name}. */
static bool
is_template(const char *text)
{
	static const char *const places[] = { "{NAME}", "{Name}", "{name}" };
	size_t before = strspn(text, LETTERS DIGITS);
	const char *place = text + before;

	if (strlen(text) >= GEN_NAME_SIZE ||
	    (before > 0 && strchr(DIGITS, text[0]) != NULL))
		return false;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		size_t size = strlen(places[i]);

		if (strncmp(place, places[i], size) == 0)
			return place[size +
				   strspn(place + size, LETTERS DIGITS)] ==
			    '\0';
	}
	return false;
}

/* Reads the last word of a line, which gives a name. */
static const char *
read_identifier(struct gen_overlay_line *line)
{
	const char *word = gen_overlay_word(line);

	if (!is_identifier(word)) {
		gen_overlay_fail(line, "not a C identifier", word);
		return NULL;
	}
	if (gen_overlay_phrase(line)[0] != '\0') {
		gen_overlay_fail(
		    line, "text after the end", gen_overlay_phrase(line));
		return NULL;
	}
	return word;
}

/* ---- Names of records ---- */

/* Reads "REGISTRY KEY IDENTIFIER". */
static bool
read_given(struct gen_overlay_line *line, const char *word,
    struct wsreg_given_name *name)
{
	name->registry = gen_overlay_word(line);
	name->key = gen_overlay_key(line);
	name->identifier = line->rest;
	if (name->key[0] == '\0' || name->key == name->identifier)
		return gen_overlay_fail(line,
		    "registry, key and identifier are missing after", word);
	name->identifier = read_identifier(line);
	return name->identifier != NULL &&
	    gen_overlay_aim(line, name->registry, name->key);
}

bool
gen_naming_read_name(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_given_name name;

	return read_given(line, word, &name) &&
	    gen_overlay_append(
		line, &line->overlay->names, &name, sizeof(name));
}

bool
gen_naming_read_former(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_given_name name;

	if (strcmp(gen_overlay_phrase(line), "none") == 0) {
		line->overlay->no_formers = true;
		return true;
	}
	return read_given(line, word, &name) &&
	    ((line->builtin && line->overlay->no_formers) ||
		gen_overlay_append(
		    line, &line->overlay->formers, &name, sizeof(name)));
}

/* ---- Names of a project ---- */

static bool
add(struct gen_overlay_line *line, const struct gen_naming *naming)
{
	const char *key =
	    naming->of == GEN_NAMING_FUNCTION || naming->key[0] == '\0'
	    ? NULL
	    : naming->key;

	return gen_overlay_aim(line, naming->registry, key) &&
	    gen_overlay_append(
		line, &line->overlay->namings, naming, sizeof(*naming));
}

bool
gen_naming_read_constant(struct gen_overlay_line *line, const char *word)
{
	struct gen_naming naming = { .of = GEN_NAMING_CONSTANT, .key = "" };

	(void)word;
	naming.registry = gen_overlay_word(line);
	naming.text = gen_overlay_phrase(line);
	if (!is_template(naming.text))
		return gen_overlay_fail(line,
		    "not a name with {NAME}, {Name} or {name} in it",
		    naming.text);
	return add(line, &naming);
}

bool
gen_naming_read_enum(struct gen_overlay_line *line, const char *word)
{
	struct gen_naming naming = { .of = GEN_NAMING_ENUM, .key = "" };

	(void)word;
	naming.registry = gen_overlay_word(line);
	naming.text = read_identifier(line);
	return naming.text != NULL && add(line, &naming);
}

/* Returns whether no function has the name yet. */
static bool
is_new(const struct gen_overlay_line *line, const char *name)
{
	const struct gen_naming *items = line->overlay->namings.items;

	for (size_t i = 0; i < line->overlay->namings.count; i++)
		if (items[i].of == GEN_NAMING_FUNCTION &&
		    strcmp(items[i].text, name) == 0)
			return false;
	return true;
}

bool
gen_naming_read_function(struct gen_overlay_line *line, const char *word)
{
	static const char *const words[] = { "acceptable", "find",
		"find_nocase", "is_control", "is_data", "name", "reason",
		"sendable", "status", "text", "wire" };
	struct gen_naming naming = { .of = GEN_NAMING_FUNCTION };
	size_t i = 0;

	(void)word;
	naming.registry = gen_overlay_word(line);
	naming.key = gen_overlay_word(line);
	while (i < sizeof(words) / sizeof(words[0]) &&
	    strcmp(words[i], naming.key) != 0)
		i++;
	if (i == sizeof(words) / sizeof(words[0]))
		return gen_overlay_fail(line, "unknown function", naming.key);
	naming.text = read_identifier(line);
	return naming.text != NULL &&
	    (is_new(line, naming.text) ||
		gen_overlay_fail(line, "another function has the name already",
		    naming.text)) &&
	    add(line, &naming);
}

bool
gen_naming_read_alias(struct gen_overlay_line *line, const char *word)
{
	struct gen_naming naming = { .of = GEN_NAMING_ALIAS };
	struct wsreg_given_name name;

	if (!read_given(line, word, &name))
		return false;
	naming.registry = name.registry;
	naming.key = name.key;
	naming.text = name.identifier;
	return gen_overlay_append(
	    line, &line->overlay->namings, &naming, sizeof(naming));
}

bool
gen_naming_read_omit(struct gen_overlay_line *line, const char *word)
{
	struct gen_naming naming = { .of = GEN_NAMING_OMIT, .text = "" };

	naming.registry = gen_overlay_word(line);
	naming.key = gen_overlay_phrase(line);
	if (naming.key[0] == '\0')
		return gen_overlay_fail(
		    line, "registry and key are missing after", word);
	return add(line, &naming);
}

/* Reads "REGISTRY KEY "TEXT"".  The text has no quotation mark. */
bool
gen_naming_read_title(struct gen_overlay_line *line, const char *word)
{
	struct gen_naming naming = { .of = GEN_NAMING_TITLE };
	char *open, *close;

	naming.registry = gen_overlay_word(line);
	naming.key = gen_overlay_phrase(line);
	open = strchr(naming.key, '"');
	close = open != NULL ? strchr(open + 1, '"') : NULL;
	if (open == NULL || open == naming.key || close == NULL ||
	    close == open + 1 || close[1 + strspn(close + 1, " \t")] != '\0')
		return gen_overlay_fail(line,
		    "registry, key and a text in quotation marks are missing "
		    "after",
		    word);
	*close = '\0';
	naming.text = open + 1;
	while (open > naming.key && strchr(" \t", open[-1]) != NULL)
		open--;
	*open = '\0';
	return add(line, &naming);
}

const char *
gen_naming_find(const struct gen_overlay *overlay, enum gen_naming_of of,
    const char *registry, const char *key)
{
	const struct gen_naming *items;

	if (overlay == NULL)
		return NULL;
	items = overlay->namings.items;
	for (size_t i = 0; i < overlay->namings.count; i++)
		if (items[i].of == of &&
		    strcmp(items[i].registry, registry) == 0 &&
		    strcmp(items[i].key, key) == 0)
			return items[i].text;
	return NULL;
}
