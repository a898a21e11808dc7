/* SPDX-License-Identifier: MIT */
/* Cuts a page of text into lines; columns are counted in code points. */

#include "lines.h"

#include <string.h>

/* ---- Reading ---- */

/* Octets are moved to their place, which is never behind them. */
struct scan {
	struct gen_page *page;
	struct gen_input *input;
	const char *from, *end;
	char *to, *line; /* where the line begins */
	bool plain;
};

static bool
fail(struct scan *scan, const char *reason)
{
	return gen_error_set(scan->input->error, scan->input->file,
	    (unsigned long)scan->page->lines.count + 1, "%s", reason);
}

/* Reads the whole file.  One octet more than the limit is asked for, as only
 * that shows that the file is larger. */
static bool
read_octets(struct gen_page *page, struct gen_input *input)
{
	char *octets = gen_array_grow(&page->octets, GEN_TEXT_MAX + 1, 1);

	if (octets == NULL)
		return gen_error_set(
		    input->error, input->file, 0, "out of memory");
	page->octets.count = gen_input_read(input, octets, GEN_TEXT_MAX + 1);
	if (page->octets.count > GEN_TEXT_MAX)
		return gen_error_set(input->error, input->file, 0,
		    "larger than 512 KiB, the most for a text rendition");
	return !input->error->set;
}

/* Returns the number of octets of a character beyond ASCII, 0 if it is not one
 * or not allowed in XML. */
static size_t
character_size(const char *text, size_t left)
{
	uint32_t code;
	size_t size = character_decode(text, left, &code);

	return size > 0 && code != 0xfffe && code != 0xffff ? size : 0;
}

/* Takes a character beyond ASCII.  A no-break space becomes a blank, so that it
 * separates words and columns as a blank does. */
static bool
take_character(struct scan *scan)
{
	size_t size =
	    character_size(scan->from, (size_t)(scan->end - scan->from));

	if (size == 0)
		return fail(scan, "invalid UTF-8");
	if (size == 2 && memcmp(scan->from, "\xc2\xa0", 2) == 0) {
		*scan->to++ = ' ';
	} else {
		memmove(scan->to, scan->from, size);
		scan->to += size;
		scan->plain = false;
	}
	scan->from += size;
	return true;
}

/* Adds the line that ends here, without blanks at its end. */
static bool
end_line(struct scan *scan)
{
	struct gen_line *line =
	    gen_array_grow(&scan->page->lines, 1, sizeof(*line));

	if (line == NULL)
		return fail(scan, "out of memory");
	while (scan->to > scan->line && scan->to[-1] == ' ')
		scan->to--;
	line->text = scan->line;
	line->size = (uint32_t)(scan->to - scan->line);
	line->plain = scan->plain;
	scan->page->lines.count++;
	scan->line = scan->to;
	scan->plain = true;
	return true;
}

/* Takes an octet, or the whole of a character beyond ASCII.  A line may end
 * with CR and LF.  Other control characters are refused; a tab is one of them,
 * as columns cannot be counted behind it. */
static bool
take_octet(struct scan *scan)
{
	char octet = *scan->from;

	if (octet == '\n') {
		scan->from++;
		return end_line(scan);
	}
	if (octet == '\r' && scan->from + 1 < scan->end &&
	    scan->from[1] == '\n') {
		scan->from++;
		return true;
	}
	if ((unsigned char)octet >= 0x80)
		return take_character(scan);
	if (octet < ' ')
		return fail(scan, "a control character");
	*scan->to++ = octet;
	scan->from++;
	return true;
}

static const struct gen_line *
last_line(const struct gen_page *page)
{
	const struct gen_line *lines = page->lines.items;

	return &lines[page->lines.count - 1];
}

bool
gen_page_read(struct gen_page *page, struct gen_input *input)
{
	struct scan scan = { .page = page, .input = input, .plain = true };
	char *octets;

	*page = (struct gen_page){ 0 };
	if (!read_octets(page, input))
		return false;
	octets = page->octets.items;
	if (octets == NULL || page->octets.count == 0)
		return true;
	scan.from = scan.to = scan.line = octets;
	scan.end = octets + page->octets.count;
	if (page->octets.count >= 3 && memcmp(octets, "\xef\xbb\xbf", 3) == 0)
		scan.from += 3;
	while (scan.from < scan.end)
		if (!take_octet(&scan))
			return false;
	page->cut = scan.end[-1] != '\n';
	if (page->cut && !end_line(&scan))
		return false;
	/* Blanks that begin a line which was cut are no line. */
	if (page->cut && last_line(page)->size == 0)
		page->lines.count--;
	return true;
}

void
gen_page_free(struct gen_page *page)
{
	gen_array_free(&page->octets);
	gen_array_free(&page->lines);
}

/* ---- Looking at lines ---- */

uint32_t
gen_text_width(const char *text, size_t size)
{
	return (uint32_t)character_count(text, size);
}

uint32_t
gen_line_indent(const struct gen_line *line)
{
	uint32_t indent = 0;

	while (indent < line->size && line->text[indent] == ' ')
		indent++;
	return indent;
}

/* Returns the octet at which the column begins that is `columns` after this
 * one, at most the end of the line.  In a line of ASCII alone, as nearly all
 * are, octets are columns and need no counting. */
static size_t
skip_columns(const struct gen_line *line, size_t at, uint32_t columns)
{
	if (line->plain || columns == 0)
		return line->size - at < columns ? line->size : at + columns;
	while (at < line->size && columns-- > 0)
		do
			at++;
		while (at < line->size && !character_begins(line->text[at]));
	return at;
}

struct gen_piece
gen_line_piece(const struct gen_line *line, uint32_t start, uint32_t end)
{
	size_t from = skip_columns(line, 0, start);
	size_t to = skip_columns(line, from, end - start);

	while (from < to && line->text[from] == ' ')
		from++;
	while (to > from && line->text[to - 1] == ' ')
		to--;
	return (struct gen_piece){ line->text + from, to - from };
}

struct gen_piece
gen_line_whole(const struct gen_line *line)
{
	uint32_t indent = gen_line_indent(line);

	return (struct gen_piece){ line->text + indent, line->size - indent };
}

bool
gen_text_is_same(const char *a, const char *b, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	return true;
}

bool
gen_piece_begins(const struct gen_piece *piece, const char *text)
{
	size_t size = strlen(text);

	return piece->size >= size && gen_text_is_same(piece->text, text, size);
}

bool
gen_piece_is(const struct gen_piece *piece, const char *text)
{
	return piece->size == strlen(text) && gen_piece_begins(piece, text);
}
