/* SPDX-License-Identifier: MIT */
/* Fuzzing of the reader of octets as text: a text is read or refused, and reads
 * the same whether its lines come whole, in pieces or together. */

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "cli/read/octets-guess.h"
#include "fuzz.h"

/* More than any text of a corpus has, rows that repeat left out. */
#define OCTETS_MAX ((size_t)1 << 16)

/* The octets of a text, or why it has none. */
struct result {
	uint8_t *octets;
	size_t size;
	const char *reason;
};

/* Reads a line from memory of its own, so that a step beyond it is found. */
static bool
read_line(struct octets *octets, const struct octets_line *line,
    struct result *result)
{
	char *copy = malloc(line->size + 1);
	struct octets_line own = *line;
	enum octets_result read;
	size_t size;

	if (copy == NULL)
		abort();
	memcpy(copy, line->at, line->size);
	own.at = copy;
	do {
		read = octets_read(octets, &own, &size);
		octets->repeat = 0;
	} while (read == OCTETS_REPEAT);
	if (read == OCTETS_BAD &&
	    (octets->reason == NULL || octets->column > line->size))
		abort();
	if (read == OCTETS_BAD)
		result->reason = octets->reason;
	else if (size > line->size + 1 || result->size + size > OCTETS_MAX)
		abort();
	else
		memcpy(result->octets + result->size, copy, size);
	result->size += read == OCTETS_BAD ? 0 : size;
	free(copy);
	return read != OCTETS_BAD;
}

/* Returns the size of the line that begins here or, if they are to be read
 * together, of all of them. */
static size_t
measure(const char *text, size_t size, bool together)
{
	const char *end =
	    together ? memrchr(text, '\n', size) : memchr(text, '\n', size);

	return end != NULL ? (size_t)(end - text) : size;
}

/* Reads a text by lines or, where that may be, by as many as there are; those of
 * numbers in pieces of so many characters. */
static void
read_text(const char *text, size_t size, size_t step, bool together,
    struct result *result)
{
	struct octets octets;
	size_t at;
	bool good = octets_begin(&octets, text, size, &at);

	result->size = 0;
	result->reason = good ? NULL : "ambiguous";
	if (at > size)
		abort();
	together = together && octets_takes_lines(&octets);
	if (!octets_takes_lines(&octets))
		step = size;
	for (at = 0; good && at < size;) {
		size_t left = measure(text + at, size - at, together);
		size_t done = 0;

		do {
			size_t part = left - done < step ? left - done : step;
			struct octets_line line = {
				.at = (char *)(uintptr_t)text + at + done,
				.size = part,
				.begins = done == 0,
				.ends = done + part == left,
			};

			good = read_line(&octets, &line, result);
			done += part;
		} while (good && done < left);
		at += left + 1;
	}
}

/* Ends the program if two readings differ. */
static void
compare(const struct result *a, const struct result *b)
{
	if ((a->reason == NULL) != (b->reason == NULL) ||
	    (a->reason == NULL &&
		(a->size != b->size ||
		    memcmp(a->octets, b->octets, a->size) != 0)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t octets[2][OCTETS_MAX];
	struct result whole = { .octets = octets[0] };
	struct result other = { .octets = octets[1] };
	const char *text = (const char *)data;
	bool word = false;

	if (size == 0 || size >= OCTETS_MAX)
		return 0;
	read_text(text, size, size, false, &whole);
	read_text(text, size, size, true, &other);
	compare(&whole, &other);
	/* A word such as "<Buffer" is not cut, as it begins the text. */
	for (size_t i = 0; i < size; i++)
		word = word || octets_word(text + i, size - i) > 0;
	read_text(text, size, word ? size : 3, false, &other);
	compare(&whole, &other);
	return 0;
}
