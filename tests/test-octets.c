/* SPDX-License-Identifier: MIT */
/* Tests of the reader of octets as text: lines that are read together, or cut
 * anywhere, are read as they are when each character comes alone. */

#include <stdlib.h>
#include <string.h>

#include "cli/read/octets.h"
#include "support.h"

/* More than any text here has. */
#define TEXT_MAX 2048

/* What comes of a text: its octets up to the end or to the first fault, and that
 * with its place, from 0. */
struct result {
	uint8_t octets[TEXT_MAX];
	size_t size;
	const char *reason;
	size_t line, column;
};

/* A reader, and the place of the piece that it reads next. */
struct reader {
	struct octets octets;
	struct result *result;
	size_t line, column;
};

/* Reads a piece, with ends of lines in it or not, from memory of its own, so that a
 * step beyond it is found.  Returns false at a fault. */
static bool
read_piece(struct reader *reader, const char *text, size_t size, bool ends)
{
	struct octets *octets = &reader->octets;
	struct result *result = reader->result;
	char *copy = malloc(size + 1);
	struct octets_line piece = { .at = copy, .size = size, .ends = ends };
	size_t count;
	bool good;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, size);
	good = octets_read(octets, &piece, &count) == OCTETS_READ;
	memcpy(result->octets + result->size, copy, count);
	result->size += count;
	free(copy);
	if (!good) {
		result->reason = octets->reason;
		result->line = reader->line + octets->lines;
		result->column =
		    octets->column + (octets->lines > 0 ? 0 : reader->column);
	}
	reader->line += octets->lines + ends;
	if (octets->lines > 0 || ends)
		reader->column = 0;
	for (size_t i = size; !ends && i > 0 && text[i - 1] != '\n'; i--)
		reader->column++;
	return good;
}

/* Reads each character alone. */
static void
read_slowly(
    enum octets_form form, const char *text, size_t size, struct result *result)
{
	struct reader reader = { .octets.form = form, .result = result };
	bool good = true;

	memset(result, 0, sizeof(*result));
	for (size_t i = 0; good && i < size; i++)
		good = text[i] == '\n'
		    ? read_piece(&reader, text + i, 0, true)
		    : read_piece(&reader, text + i, 1, false);
	if (good)
		read_piece(&reader, text + size, 0, true);
}

/* Reads all in two pieces, of which the second may be empty. */
static void
read_cut(enum octets_form form, const char *text, size_t size, size_t cut,
    struct result *result)
{
	struct reader reader = { .octets.form = form, .result = result };

	memset(result, 0, sizeof(*result));
	if (read_piece(&reader, text, cut, false))
		read_piece(&reader, text + cut, size - cut, true);
}

/* ---- Mixtures ---- */

/* What texts are made of, digits and blanks left out. */
static const char *const parts[] = { "0x8", "0x81", "0X", "# 81 #", "\n", "\n",
	"\r\n", " ", "\t", ", ", ":", "-", "[", "}", "g", "x", ".", "4 ",
	"\x80", "129", "0", "255,", "-3" };

/* Adds digits, together or with blanks between octets, on lines of some length
 * or on one. */
static size_t
add_digits(char *text, uint32_t *state)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	size_t count = support_random(state) % 70, size = 0;
	size_t columns = 1 + support_random(state) % 40;
	bool apart = support_random(state) % 2 == 0;

	for (size_t i = 0; i < count; i++) {
		text[size++] = digits[support_random(state) % 22];
		text[size++] = digits[support_random(state) % 22];
		if (i % columns == columns - 1)
			text[size++] = '\n';
		else if (apart)
			text[size++] = ' ';
	}
	return size;
}

/* Makes a text; returns its size.  Most have no fault, or one near the end. */
static size_t
make_text(char *text, uint32_t *state)
{
	size_t rounds = 1 + support_random(state) % 6, size = 0;

	for (size_t i = 0; i < rounds; i++) {
		const char *part = parts[support_random(state) % COUNT(parts)];

		size += add_digits(text + size, state);
		if (support_random(state) % 4 != 0)
			continue;
		size = (size_t)(stpcpy(text + size, part) - text);
	}
	return size;
}

static void
compare(const char *text, size_t size, size_t cut, const struct result *whole,
    const struct result *slow)
{
	if (whole->reason != slow->reason || whole->size != slow->size ||
	    memcmp(whole->octets, slow->octets, slow->size) != 0 ||
	    whole->line != slow->line || whole->column != slow->column)
		ck_abort_msg("cut at %zu of `%.*s': %zu octets, %s at %zu:%zu; "
			     "by characters %zu, %s at %zu:%zu",
		    cut, (int)size, text, whole->size,
		    whole->reason != NULL ? whole->reason : "no fault",
		    whole->line, whole->column, slow->size,
		    slow->reason != NULL ? slow->reason : "no fault",
		    slow->line, slow->column);
}

/* Lines of numbers may be read together and cut anywhere. */
START_TEST(test_mixtures)
{
	static const enum octets_form forms[] = { OCTETS_NONE, OCTETS_HEX,
		OCTETS_HEX, OCTETS_DECIMAL };
	static struct result slow, whole;
	char text[TEXT_MAX];
	uint32_t state = 1;

	for (size_t i = 0; i < 400; i++) {
		enum octets_form form = forms[i % 4];
		size_t size = make_text(text, &state);

		read_slowly(form, text, size, &slow);
		for (size_t cut = 0; cut <= size; cut++) {
			read_cut(form, text, size, cut, &whole);
			compare(text, size, cut, &whole, &slow);
		}
	}
}
END_TEST

/* Each octet that is not a digit ends a run of them, wherever it is. */
START_TEST(test_others)
{
	static struct result slow, whole;
	char text[80];

	for (size_t i = 0; i < sizeof(text) * (UINT8_MAX + 1); i++) {
		memset(text, '5', sizeof(text));
		text[i % sizeof(text)] = (char)(i / sizeof(text));
		read_slowly(OCTETS_HEX, text, sizeof(text), &slow);
		read_cut(OCTETS_HEX, text, sizeof(text), sizeof(text), &whole);
		compare(text, sizeof(text), sizeof(text), &whole, &slow);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("octets");
	TCase *tcase = tcase_create("octets");

	tcase_add_test(tcase, test_mixtures);
	tcase_add_test(tcase, test_others);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
