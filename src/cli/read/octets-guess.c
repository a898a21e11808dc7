/* SPDX-License-Identifier: MIT */
/* Tells by the start of a text in which form it has octets: a dump by its
 * first two rows, a list of decimal numbers by numbers that no octet has in
 * hexadecimal digits. */

#include "octets-guess.h"

#include <string.h>

#include "cli/cli.h"

/* Returns the size of the line that begins here. */
static size_t
measure_line(const char *text, size_t size)
{
	const char *end = memchr(text, '\n', size);

	return end != NULL ? (size_t)(end - text) : size;
}

/* The most characters of a word with its mark: without a limit a text of such
 * words without marks would be searched to its end for each of them.  xxd makes
 * a name of the path of a file. */
#define WORD_MAX 512

/* Returns the number of characters up to the first of these marks on the line,
 * the mark included, or 0. */
static size_t
measure_to(const char *text, size_t size, const char *marks)
{
	size_t found = 0;

	size = measure_line(text, size > WORD_MAX ? WORD_MAX : size);
	for (; *marks != '\0'; marks++) {
		const char *end = memchr(text, *marks, size);

		if (end != NULL) {
			size = (size_t)(end - text);
			found = size + 1;
		}
	}
	return found;
}

size_t
octets_word(const char *text, size_t size)
{
	/* Words of Node.js, JSON.stringify() of its Buffer, Go, Python, and
	 * xxd -i; some of them go on up to a mark. */
	static const struct {
		const char *start, *marks;
	} words[] = { { "<Buffer", NULL },
		{ "{\"type\":\"Buffer\",\"data\":", NULL },
		{ "Uint8Array(", "[)" }, { "new Uint8Array(", NULL },
		{ "Buffer.from(", NULL }, { "[]byte{", NULL },
		{ "bytes(", NULL }, { "bytearray(", NULL },
		{ "unsigned char ", "{" }, { "unsigned int ", ";" } };

	if (size == 0 || ascii_is_blank(*text) || ascii_is_digit(*text))
		return 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t length = strlen(words[i].start);

		if (length <= size && memcmp(text, words[i].start, length) == 0)
			return words[i].marks == NULL
			    ? length
			    : measure_to(text, size, words[i].marks);
	}
	return 0;
}

/* ---- Comments ---- */

/* Returns the index of the first character of the text that is not blank and
 * not in a comment. */
static size_t
skip_comments(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size && (ascii_is_blank(text[at]) || text[at] == '#'))
		at += text[at] == '#' ? measure_line(text + at, size - at) : 1;
	return at;
}

/* ---- Dumps ---- */

/* Returns whether the offset is 0. */
static bool
is_zero(const struct dump_row *row)
{
	for (size_t i = 0; i < row->digits; i++)
		if (row->offset[i] != '0')
			return false;
	return true;
}

/* Returns whether the offset of the second row is what the first one asks for
 * in some base. */
static bool
follows(const struct dump_row *row, const struct dump_row *second)
{
	for (unsigned i = 0; i < DUMP_BASES; i++) {
		enum dump_base base = (enum dump_base)i;
		uint64_t a, b;

		if (row->digits == second->digits &&
		    dump_offset(row, base, &a) &&
		    dump_offset(second, base, &b) && b > a &&
		    b - a == row->count)
			return true;
	}
	return false;
}

/* Returns whether a row that nothing shows to be one may be one: each group of
 * digits but the first has one octet.  RFC 6455, 5.2: most frames begin with
 * FIN; few dumps have so high an offset, and then it is a multiple of 8. */
static bool
may_be_row(const struct dump_row *row)
{
	uint64_t offset;

	return row->widest == 2 && dump_offset(row, DUMP_HEX, &offset) &&
	    (row->offset[0] < '8' || offset % 8 == 0);
}

/* Returns whether the text, which begins with a line that is no comment, is a
 * dump.  Groups of hexadecimal digits may look like a row; characters, a colon
 * or the next offset show that they are one.  If nothing does, and they may
 * still be one, `*open` is set. */
static bool
is_dump(const char *text, size_t size, bool *open)
{
	struct dump_row row, second;
	size_t line = measure_line(text, size), next;

	if (!dump_read(&row, text, line))
		return false;
	if (row.colon || row.shown || (is_zero(&row) && row.count > 0))
		return true;
	if (row.count == 0 || row.reason != NULL)
		return false;
	next = line + skip_comments(text + line, size - line);
	if (dump_read(
		&second, text + next, measure_line(text + next, size - next)) &&
	    follows(&row, &second))
		return true;
	*open = may_be_row(&row);
	return false;
}

/* ---- Strings ---- */

/* Returns whether the text begins with an escape or a string: "...", '...', b'...'
 * of Python or $'...' of a shell. */
static bool
is_string(const char *text, size_t size)
{
	size_t at = size > 1 && (*text == 'b' || *text == '$');

	return size > 0 &&
	    (text[at] == '"' || text[at] == '\'' || text[at] == '\\');
}

/* ---- Lists ---- */

/* Returns whether the octet belongs to a word, as those beyond ASCII do. */
static bool
is_word(char c)
{
	return ascii_is_word(c) || (c & 0x80) != 0;
}

/* The numbers of a list, and what speaks for each reading. */
struct evidence {
	bool list; /* there are commas or brackets */
	bool hex, decimal;
	bool numbers;
	size_t first; /* the index of the first number */
};

/* Looks at a word of letters and digits. */
static void
weigh(struct evidence *evidence, const char *word, size_t size)
{
	size_t letters = 0, others = 0;

	for (size_t i = 0; i < size; i++) {
		letters += !ascii_is_digit(word[i]);
		others += ascii_hex_value(word[i]) < 0;
	}
	/* The x of 0x is one of the others. */
	if (others > 0 || (letters > 0 && size % 2 == 0) || size > 3)
		evidence->hex = true;
	else if (letters == 0 && size == 3 && word[0] != '0')
		evidence->decimal = true;
}

/* Looks at all numbers of the text. */
static void
gather(struct evidence *evidence, const char *text, size_t size)
{
	size_t at = 0;

	while ((at += skip_comments(text + at, size - at)) < size) {
		size_t word = octets_word(text + at, size - at);
		size_t end = at + word;

		/* Node.js prints its Buffer in hexadecimal digits; what is
		 * made of one, and other arrays, have decimal numbers. */
		if (word > 0 && text[at] == '<')
			evidence->hex = true;
		if (word > 0 && (text[at] == '{' || text[at] == 'U'))
			evidence->decimal = true;
		while (word == 0 && end < size && is_word(text[end]))
			end++;
		if (word == 0 && end > at) {
			if (!evidence->numbers)
				evidence->first = at;
			evidence->numbers = true;
			weigh(evidence, text + at, end - at);
		} else if (word == 0) {
			evidence->list = evidence->list || text[at] == ',' ||
			    text[at] == '[';
			/* Java's octets have a sign. */
			evidence->decimal = evidence->decimal ||
			    (text[at] == '-' && at > 0 &&
				!is_word(text[at - 1]));
			end++;
		}
		at = end;
	}
}

/* Returns whether the form of a list is certain, and sets it. */
static bool
decide(struct octets *octets, const struct evidence *evidence)
{
	octets->form = !evidence->numbers ? OCTETS_NONE
	    : evidence->list && evidence->decimal && !evidence->hex
	    ? OCTETS_DECIMAL
	    : OCTETS_HEX;
	octets->reason = "these numbers may be decimal or hexadecimal; write "
			 "0x before hexadecimal ones";
	if (evidence->numbers && evidence->list &&
	    evidence->hex == evidence->decimal)
		return false;
	octets->reason = NULL;
	return true;
}

bool
octets_begin(struct octets *octets, const char *text, size_t size, size_t *at)
{
	size_t start = skip_comments(text, size);
	struct evidence evidence = { 0 };
	bool open = false;

	memset(octets, 0, sizeof(*octets));
	*at = start;
	if (start < size &&
	    (is_dump(text + start, size - start, &open) || open)) {
		octets->form = OCTETS_DUMP;
		if (open)
			octets->reason = "this may be the offset of a row or "
					 "octets; write a colon after it, or "
					 "blanks between octets";
		return !open;
	}
	if (is_string(text + start, size - start)) {
		octets->form = OCTETS_ESCAPES;
		return true;
	}
	gather(&evidence, text + start, size - start);
	*at = start + evidence.first;
	return decide(octets, &evidence);
}
