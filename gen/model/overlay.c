/* SPDX-License-Identifier: MIT */
/* Reads the overlay, which says what the registries cannot. */

#include "overlay.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "wire.h"

#define OVERLAY_MAX ((size_t)1 << 20)

struct overlay_reader {
	struct gen_overlay *overlay;
	struct gen_error *error;
	const char *file;
	unsigned long line;
	char *rest; /* of the line */
};

/* Sets an error at the line, about a word of it. */
static bool
fail(struct overlay_reader *reader, const char *reason, const char *word)
{
	return gen_error_set(reader->error, reader->file, reader->line,
	    "%s: `%s'", reason, word);
}

/* Returns the next word of the line, "" at its end. */
static char *
read_word(struct overlay_reader *reader)
{
	char *word = reader->rest + strspn(reader->rest, " \t");
	char *end = word + strcspn(word, " \t");

	reader->rest = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return word;
}

/* Returns all that is left of the line. */
static char *
read_phrase(struct overlay_reader *reader)
{
	return reader->rest + strspn(reader->rest, " \t");
}

/* Appends a copy of the item. */
static bool
add(struct overlay_reader *reader, struct gen_array *array, const void *item,
    size_t size)
{
	return gen_array_add(array, item, size) ||
	    gen_error_memory(reader->error, reader->file);
}

/* Returns all but the last word of the line, as a key may have blanks; the
 * last word is left. */
static char *
read_key(struct overlay_reader *reader)
{
	char *key = read_phrase(reader);
	char *end = key + strlen(key);

	while (end > key && strchr(" \t", end[-1]) != NULL)
		*--end = '\0';
	while (end > key && strchr(" \t", end[-1]) == NULL)
		end--;
	reader->rest = end;
	while (end > key && strchr(" \t", end[-1]) != NULL)
		*--end = '\0';
	return key;
}

/* Returns whether the word may be a name in C, in any case. */
static bool
is_identifier(const char *word)
{
	size_t size = strspn(word,
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789_");

	return size > 0 && word[size] == '\0' && size < GEN_NAME_SIZE &&
	    !(word[0] >= '0' && word[0] <= '9');
}

/* Reads a name of today or of earlier days: both lines have one form. */
static bool
read_name(
    struct overlay_reader *reader, const char *word, struct gen_array *names)
{
	struct wsreg_given_name name;

	name.registry = read_word(reader);
	name.key = read_key(reader);
	name.identifier = read_word(reader);
	if (name.key[0] == '\0' || name.key == name.identifier)
		return fail(reader,
		    "registry, key and identifier are missing after", word);
	if (!is_identifier(name.identifier))
		return fail(reader, "not a C identifier", name.identifier);
	return add(reader, names, &name, sizeof(name));
}

/* Reads "column REGISTRY ELEMENT SINCE TITLE": a column of a CSV file. */
static bool
read_column(struct overlay_reader *reader)
{
	struct wsreg_column column;

	column.registry = read_word(reader);
	column.element = read_word(reader);
	column.since = read_word(reader);
	column.title = read_phrase(reader);
	if (column.title[0] == '\0')
		return fail(reader, "a title is missing after", column.since);
	return add(reader, &reader->overlay->columns, &column, sizeof(column));
}

/* Reads "least REGISTRY COUNT": how many records a registry has had. */
static bool
read_least(struct overlay_reader *reader)
{
	const char *registry = read_word(reader);
	const char *word = read_word(reader);
	char *end;
	unsigned long count = strtoul(word, &end, 10);
	struct gen_least least;

	if (word[0] < '0' || word[0] > '9' || *end != '\0' ||
	    read_phrase(reader)[0] != '\0')
		return fail(reader, "not a number of records", word);
	least = (struct gen_least){ registry, count };
	return add(reader, &reader->overlay->leasts, &least, sizeof(least));
}

/* Reads "1000" or "1000-2999". */
static bool
read_codes(struct overlay_reader *reader, struct wsreg_wire_rule *rule)
{
	char *word = read_word(reader);
	char *end;
	unsigned long first = strtoul(word, &end, 10);
	unsigned long last = first;

	if (*end == '-')
		last = strtoul(end + 1, &end, 10);
	if (word[0] < '0' || word[0] > '9' || *end != '\0' || first > last ||
	    last > UINT16_MAX)
		return fail(reader, "not a range of close codes", word);
	rule->first = (uint32_t)first;
	rule->last = (uint32_t)last;
	return true;
}

/* Returns the index of the word in a list; the length of the list, with the
 * error set, if it is not there. */
static size_t
find_word(struct overlay_reader *reader, const char *word,
    const char *const words[], size_t count, const char *reason)
{
	size_t i = 0;

	while (i < count && strcmp(words[i], word) != 0)
		i++;
	if (i == count)
		fail(reader, reason, word);
	return i;
}

/* Reads a status, or "*" for any.  A close code has none of those that are for
 * versions alone. */
static bool
read_status(struct overlay_reader *reader, struct wsreg_wire_rule *rule)
{
	const size_t count = WSREG_STATUS_UNASSIGNED + 1;
	const char *word = read_word(reader);
	size_t status = WSREG_STATUS_ASSIGNED;

	rule->any = strcmp(word, "*") == 0;
	if (!rule->any)
		status = find_word(
		    reader, word, wsreg_status_words, count, "unknown status");
	rule->status = (enum wsreg_status)status;
	return status < count;
}

/* Reads what a rule says of one sender. */
static bool
read_wire_word(struct overlay_reader *reader, enum wsreg_wire *wire)
{
	size_t found = find_word(reader, read_word(reader), wsreg_wire_words,
	    WSREG_WIRE_COUNT, "unknown verdict");

	*wire = (enum wsreg_wire)found;
	return found < WSREG_WIRE_COUNT;
}

/* Returns three words as one text: "RFC 6455 7.4.1". */
static char *
read_section(struct overlay_reader *reader)
{
	char *section = read_word(reader);

	for (int i = 0; i < 2; i++) {
		char *end = section + strlen(section);
		char *word = read_word(reader);

		if (*word == '\0')
			return NULL;
		*end++ = ' ';
		memmove(end, word, strlen(word) + 1);
	}
	return section;
}

/* Reads "wire CODES STATUS CLIENT SERVER SECTION REASON".  The table of
 * verdicts has an octet for the number of a rule, so there are 255 at most. */
static bool
read_wire(struct overlay_reader *reader)
{
	struct wsreg_wire_rule rule;
	struct wsreg_verdict *by = rule.verdict;

	if (!read_codes(reader, &rule) || !read_status(reader, &rule) ||
	    !read_wire_word(reader, &by[WSREG_CLIENT].wire) ||
	    !read_wire_word(reader, &by[WSREG_SERVER].wire))
		return false;
	by[0].section = by[1].section = read_section(reader);
	by[0].reason = by[1].reason = read_phrase(reader);
	if (by[0].section == NULL || by[0].reason[0] == '\0')
		return fail(reader, "section or reason missing in", "wire");
	if (reader->overlay->rules.count >= UINT8_MAX)
		return fail(reader, "more than 255 lines of", "wire");
	return add(reader, &reader->overlay->rules, &rule, sizeof(rule));
}

/* Reads a line by its first word; one that is empty or begins with # says
 * nothing. */
static bool
read_line(struct overlay_reader *reader)
{
	const char *word = read_word(reader);

	if (word[0] == '\0' || word[0] == '#')
		return true;
	if (strcmp(word, "name") == 0)
		return read_name(reader, word, &reader->overlay->names);
	if (strcmp(word, "former") == 0)
		return read_name(reader, word, &reader->overlay->formers);
	if (strcmp(word, "column") == 0)
		return read_column(reader);
	if (strcmp(word, "least") == 0)
		return read_least(reader);
	if (strcmp(word, "wire") == 0)
		return read_wire(reader);
	return fail(reader, "unknown word", word);
}

/* ---- Texts ---- */

/* Reads the whole text.  Strings of the overlay end with a NUL, so a NUL in it
 * would cut one. */
static bool
read_all(struct gen_array *text, FILE *stream, const char *file,
    struct gen_error *error)
{
	if (!gen_input_all(stream, text, OVERLAY_MAX))
		return gen_error_memory(error, file);
	if (memchr(text->items, '\0', text->count) != NULL)
		return gen_error_set(
		    error, file, 0, "a NUL octet: not an overlay");
	if (text->count > OVERLAY_MAX)
		return gen_error_set(error, file, 0, "larger than 1 MiB");
	if (ferror(stream))
		return gen_error_set(error, file, 0, "%s", strerror(errno));
	return true;
}

/* Reads the lines of a text, which is cut into words and kept, as the overlay
 * points into it. */
static bool
read_lines(struct gen_overlay *overlay, char *text, const char *file,
    struct gen_error *error)
{
	struct overlay_reader reader = {
		.overlay = overlay,
		.error = error,
		.file = file,
	};

	if (!gen_array_add(&overlay->texts, &text, sizeof(text))) {
		free(text);
		return gen_error_memory(error, file);
	}
	for (char *line = text; line != NULL;) {
		char *newline = strchr(line, '\n');

		if (newline != NULL)
			*newline = '\0';
		reader.rest = line;
		reader.line++;
		if (!read_line(&reader))
			return false;
		line = newline != NULL ? newline + 1 : NULL;
	}
	return true;
}

bool
gen_overlay_add(struct gen_overlay *overlay, FILE *stream, const char *file,
    struct gen_error *error)
{
	struct gen_array text = { 0 };

	if (!read_all(&text, stream, file, error)) {
		gen_array_free(&text);
		return false;
	}
	return read_lines(overlay, text.items, file, error);
}

/* The lines of data/overlay. */
static const char *const builtin_lines[] = {
#include "overlay-text.h"
	NULL,
};

bool
gen_overlay_add_builtin(struct gen_overlay *overlay, struct gen_error *error)
{
	struct gen_output text = { .error = error };

	for (const char *const *line = builtin_lines; *line != NULL; line++)
		gen_print(&text, "%s", *line);
	if (error->set) {
		gen_output_free(&text);
		return false;
	}
	return read_lines(overlay, text.text.items, "built-in overlay", error);
}

bool
gen_overlay_finish(
    struct gen_overlay *overlay, const char *file, struct gen_error *error)
{
	uint32_t gap;

	overlay->data = (struct wsreg_overlay){
		.names = overlay->names.items,
		.formers = overlay->formers.items,
		.rules = overlay->rules.items,
		.columns = overlay->columns.items,
		.name_count = (uint32_t)overlay->names.count,
		.former_count = (uint32_t)overlay->formers.count,
		.rule_count = (uint32_t)overlay->rules.count,
		.column_count = (uint32_t)overlay->columns.count,
	};
	gap = gen_wire_gap(overlay->rules.items, overlay->rules.count);
	if (overlay->rules.count > 0 && gap <= UINT16_MAX)
		return gen_error_set(error, file, 0,
		    "no `wire' line for close code %lu and any status",
		    (unsigned long)gap);
	return true;
}

void
gen_overlay_free(struct gen_overlay *overlay)
{
	char **texts = overlay->texts.items;

	for (size_t i = 0; i < overlay->texts.count; i++)
		free(texts[i]);
	gen_array_free(&overlay->texts);
	gen_array_free(&overlay->leasts);
	gen_array_free(&overlay->names);
	gen_array_free(&overlay->formers);
	gen_array_free(&overlay->rules);
	gen_array_free(&overlay->columns);
}
