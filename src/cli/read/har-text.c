/* SPDX-License-Identifier: MIT */
/*
 * Finds the entries of a HAR file in its text.
 *
 * HAR 1.2: the entries are the items of "entries" in the object "log".  What is
 * around them is skipped by its brackets and quotes alone; jansson reads each
 * entry.
 */

#include "har-text.h"

#include <stdlib.h>
#include <string.h>

/* The member names that are looked for are shorter. */
#define NAME_SIZE 16

#define FIRST_ROOM ((size_t)1 << 16)

/* ---- Octets ---- */

/* Returns the next octet without using it, or -1 at the end. */
static int
peek(struct cli_har_text *text)
{
	if (text->chunk.size == 0 &&
	    (text->trouble != NULL ||
		!cli_source_read(text->source, &text->chunk)))
		return -1;
	return text->chunk.data[0];
}

/* Uses the next octets. */
static void
advance(struct cli_har_text *text, size_t size)
{
	text->chunk.data += size;
	text->chunk.size -= size;
}

/* Returns the next octet that is no blank without using it, or -1. */
static int
peek_token(struct cli_har_text *text)
{
	int c;

	while ((c = peek(text)) >= 0 && ascii_is_blank((char)c))
		advance(text, 1);
	return c;
}

/* Sets why the file cannot be read further; returns false. */
static bool
fail(struct cli_har_text *text, const char *trouble)
{
	if (text->trouble == NULL)
		text->trouble = trouble;
	return false;
}

/* Uses this octet if it comes next after blanks. */
static bool
take(struct cli_har_text *text, char c)
{
	int next = peek_token(text);

	if (next == (unsigned char)c) {
		advance(text, 1);
		return true;
	}
	return fail(text,
	    next < 0 ? "the file ends inside of the HAR; it is read up to there"
		     : "this is not JSON as HAR has it");
}

/* ---- Values ---- */

/* Where a value is. */
struct place {
	bool quoted, escaped, scalar;
	uint64_t depth;
	size_t values;
};

/* Keeps the next octets of the value; false if that has too many. */
static bool
keep(struct cli_har_text *text, size_t size)
{
	if (size > CLI_HAR_ENTRY_MAX - text->size)
		return fail(text, "an entry has more than 128 MiB");
	while (text->room - text->size < size) {
		text->room = text->room == 0 ? FIRST_ROOM : 2 * text->room;
		text->value = cli_grow(text->value, text->room, 1);
	}
	memcpy(text->value + text->size, text->chunk.data, size);
	text->size += size;
	return true;
}

/* Returns how many of the next octets are in quotes and mean nothing more. */
static size_t
measure_quoted(const struct cli_har_text *text, const struct place *place)
{
	const uint8_t *data = text->chunk.data;
	size_t size = 0;

	while (place->quoted && !place->escaped && size < text->chunk.size &&
	    data[size] != '"' && data[size] != '\\')
		size++;
	return size;
}

/* Looks at an octet of the value that is not in quotes. */
static void
look_outside(struct place *place, int c)
{
	if (c == '"') {
		place->quoted = true;
	} else if (c == '{' || c == '[') {
		place->depth++;
		place->values++;
	} else if (c == '}' || c == ']') {
		place->depth--;
	} else if (c == ',' || c == ':') {
		place->values++;
	}
}

static void
look(struct place *place, int c)
{
	if (!place->quoted)
		look_outside(place, c);
	else if (place->escaped)
		place->escaped = false;
	else if (c == '\\')
		place->escaped = true;
	else
		place->quoted = c != '"';
}

/* Returns whether the octet ends a value that has no brackets and quotes, and is
 * not a part of it. */
static bool
is_after(const struct place *place, int c)
{
	return place->scalar &&
	    (c == ',' || c == ']' || c == '}' || ascii_is_blank((char)c));
}

/* Reads a value to its end, and keeps its text or does not. */
static bool
read_value(struct cli_har_text *text, bool kept)
{
	int c = peek_token(text);
	struct place place = { .depth = 0 };
	size_t size;

	place.scalar = c != '"' && c != '{' && c != '[';
	text->size = 0;
	do {
		c = peek(text);
		if (c < 0)
			return fail(text,
			    "the file ends inside of the HAR; it is read up to "
			    "there");
		size = measure_quoted(text, &place);
		if (size == 0) {
			if (is_after(&place, c))
				break;
			look(&place, c);
			size = 1;
		}
		if (kept && !keep(text, size))
			return false;
		if (kept && place.values > CLI_HAR_VALUES_MAX)
			return fail(
			    text, "an entry has more than 8388608 values");
		advance(text, size);
	} while (place.scalar || place.quoted || place.depth > 0);
	return true;
}

/* ---- Members ---- */

/* Reads the name of a member with its quotes, as far as it matters. */
static bool
read_name(struct cli_har_text *text, char name[NAME_SIZE])
{
	struct place place = { .quoted = false };
	size_t size = 0;

	if (peek_token(text) != '"')
		return take(text, '"');
	do {
		int c = peek(text);

		if (c < 0)
			return take(text, '"');
		look(&place, c);
		if (size < NAME_SIZE - 1)
			name[size++] = (char)c;
		advance(text, 1);
	} while (place.quoted);
	name[size] = '\0';
	return take(text, ':');
}

/* Goes to the value of a member of the object that comes next. */
static bool
enter(struct cli_har_text *text, const char *member)
{
	char name[NAME_SIZE];

	if (!take(text, '{'))
		return false;
	for (;;) {
		if (peek_token(text) == '}')
			return fail(
			    text, "this is not a HAR file: it has no entries");
		if (!read_name(text, name))
			return false;
		if (strcmp(name, member) == 0)
			return true;
		if (!read_value(text, false))
			return false;
		if (peek_token(text) != '}' && !take(text, ','))
			return false;
	}
}

bool
cli_har_text_begin(struct cli_har_text *text, struct cli_source *source,
    const struct cli_chunk *start)
{
	static const char mark[] = "\xef\xbb\xbf";

	*text = (struct cli_har_text){ .source = source, .chunk = *start };
	for (const char *at = mark;
	     *at != '\0' && peek(text) == (unsigned char)*at; at++)
		advance(text, 1);
	return enter(text, "\"log\"") && enter(text, "\"entries\"") &&
	    take(text, '[');
}

void
cli_har_text_free(struct cli_har_text *text)
{
	free(text->value);
}

/* ---- Entries ---- */

/* Reads four hexadecimal digits; -1 if they are none. */
static long
read_unit(const char *at)
{
	long unit = 0;

	for (size_t i = 0; i < 4; i++) {
		int digit = ascii_hex_value(at[i]);

		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* Returns whether an escape "\uXXXX" with a unit in this range begins here. */
static bool
is_unit(const char *at, const char *end, long first, long last)
{
	return end - at >= 6 && at[0] == '\\' && at[1] == 'u' &&
	    read_unit(at + 2) >= first && read_unit(at + 2) <= last;
}

/* Puts U+FFFD in place of half a pair of surrogates.  JavaScript has strings with
 * one, and writes it as an escape; jansson refuses it. */
static void
mend_surrogates(struct cli_har_text *text)
{
	char *end = text->value + text->size;

	for (char *at = text->value; at < end; at++) {
		if (*at != '\\')
			continue;
		if (is_unit(at, end, 0xd800, 0xdbff) &&
		    is_unit(at + 6, end, 0xdc00, 0xdfff))
			at += 11;
		else if (is_unit(at, end, 0xd800, 0xdfff))
			for (size_t i = 0; i < 4; i++)
				at[2 + i] = "fffd"[i];
		else
			at++;
	}
}

json_t *
cli_har_text_next(struct cli_har_text *text)
{
	json_error_t error;
	json_t *entry;

	if (peek_token(text) == ']')
		return NULL;
	if (text->entries > 0 && !take(text, ','))
		return NULL;
	text->entries++;
	if (!read_value(text, true))
		return NULL;
	mend_surrogates(text);
	entry = json_loadb(
	    text->value, text->size, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
	if (entry == NULL)
		fail(text, "an entry is not JSON; it is read up to there");
	return entry;
}
