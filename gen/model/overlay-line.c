/* SPDX-License-Identifier: MIT */
/* Reads a line of the overlay: a function for each kind of line. */

#include "overlay-line.h"

#include <stdlib.h>
#include <string.h>

#include "names.h"

/* Sets an error at the line, about a word of it. */
static bool
fail(struct gen_overlay_reader *reader, const char *reason, const char *word)
{
	return gen_error_set(reader->error, reader->file, reader->line,
	    "%s: `%s'", reason, word);
}

/* Returns the next word of the line, "" at its end. */
static char *
read_word(struct gen_overlay_reader *reader)
{
	char *word = reader->rest + strspn(reader->rest, " \t");
	char *end = word + strcspn(word, " \t");

	reader->rest = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return word;
}

/* Returns all that is left of the line. */
static char *
read_phrase(struct gen_overlay_reader *reader)
{
	return reader->rest + strspn(reader->rest, " \t");
}

/* Appends a copy of the item. */
static bool
add(struct gen_overlay_reader *reader, struct gen_array *array,
    const void *item, size_t size)
{
	return gen_array_add(array, item, size) ||
	    gen_error_memory(reader->error, reader->file);
}

/* Returns all but the last word of the line, as a key may have blanks; the
 * last word is left. */
static char *
read_key(struct gen_overlay_reader *reader)
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
read_name(struct gen_overlay_reader *reader, const char *word,
    struct gen_array *names)
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
read_column(struct gen_overlay_reader *reader)
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
read_least(struct gen_overlay_reader *reader)
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
read_codes(struct gen_overlay_reader *reader, uint32_t *from, uint32_t *to)
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
	*from = (uint32_t)first;
	*to = (uint32_t)last;
	return true;
}

/* Returns the index of the word in a list; the length of the list, with the
 * error set, if it is not there. */
static size_t
find_word(struct gen_overlay_reader *reader, const char *word,
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
read_status(struct gen_overlay_reader *reader, struct wsreg_wire_rule *rule)
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
read_wire_word(struct gen_overlay_reader *reader, enum wsreg_wire *wire)
{
	size_t found = find_word(reader, read_word(reader), wsreg_wire_words,
	    WSREG_WIRE_COUNT, "unknown verdict");

	*wire = (enum wsreg_wire)found;
	return found < WSREG_WIRE_COUNT;
}

/* Returns three words as one text: "RFC 6455 7.4.1". */
static char *
read_section(struct gen_overlay_reader *reader)
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
read_wire(struct gen_overlay_reader *reader)
{
	struct wsreg_wire_rule rule;
	struct wsreg_verdict *by = rule.verdict;

	if (!read_codes(reader, &rule.first, &rule.last) ||
	    !read_status(reader, &rule) ||
	    !read_wire_word(reader, &by[WSREG_CLIENT].wire) ||
	    !read_wire_word(reader, &by[WSREG_SERVER].wire))
		return false;
	by[WSREG_CLIENT].section = read_section(reader);
	by[WSREG_CLIENT].reason = read_phrase(reader);
	by[WSREG_SERVER].section = by[WSREG_CLIENT].section;
	by[WSREG_SERVER].reason = by[WSREG_CLIENT].reason;
	by[WSREG_BROWSER] = by[WSREG_CLIENT];
	if (by[0].section == NULL || by[0].reason[0] == '\0')
		return fail(reader, "section or reason missing in", "wire");
	if (reader->overlay->rules.count >= UINT8_MAX)
		return fail(reader, "more than 255 lines of", "wire");
	return add(reader, &reader->overlay->rules, &rule, sizeof(rule));
}

/* Reads "browser CODES SOURCE": what WebSocket.close() takes. */
static bool
read_browser(struct gen_overlay_reader *reader)
{
	struct gen_browser browser;

	if (!read_codes(reader, &browser.first, &browser.last))
		return false;
	browser.section = read_phrase(reader);
	if (browser.section[0] == '\0')
		return fail(reader, "source missing in", "browser");
	return add(
	    reader, &reader->overlay->browser, &browser, sizeof(browser));
}

/* Reads "hint REGISTRY KEY TEXT"; the key is one word. */
static bool
read_hint(struct gen_overlay_reader *reader)
{
	struct wsreg_hint hint;

	hint.registry = read_word(reader);
	hint.key = read_word(reader);
	hint.text = read_phrase(reader);
	if (hint.text[0] == '\0')
		return fail(reader, "a text is missing after", hint.key);
	return add(reader, &reader->overlay->hints, &hint, sizeof(hint));
}

/* The kinds of lines, by their first words; those with names are read by
 * read_name(). */
static const struct {
	const char *word;
	bool (*read)(struct gen_overlay_reader *reader);
} lines[] = {
	{ "column", read_column },
	{ "least", read_least },
	{ "wire", read_wire },
	{ "browser", read_browser },
	{ "hint", read_hint },
};

bool
gen_overlay_read_line(struct gen_overlay_reader *reader)
{
	const char *word = read_word(reader);

	if (word[0] == '\0' || word[0] == '#')
		return true;
	if (strcmp(word, "name") == 0)
		return read_name(reader, word, &reader->overlay->names);
	if (strcmp(word, "former") == 0)
		return read_name(reader, word, &reader->overlay->formers);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (strcmp(word, lines[i].word) == 0)
			return lines[i].read(reader);
	return fail(reader, "unknown word", word);
}
