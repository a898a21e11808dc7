/* SPDX-License-Identifier: MIT */
/* Finds the parts of IANA's page of the WebSocket registries.  What the page
 * must have is demanded; menus and other things around it are skipped. */

#include "parts.h"

#include <string.h>

/* Since 2022 a page has the first of these lines above its title, and then the
 * second below all else, by which one that was cut can be told. */
#define HEAD "Internet Assigned Numbers Authority"
#define FOOT "Licensing Terms"

/* Sets the error with the place, and returns false.  `line` counts from 0,
 * messages count from 1. */
static bool
fail(struct gen_tape *tape, size_t line, const char *reason)
{
	return gen_error_set(
	    tape->error, tape->file, (unsigned long)line + 1, "%s", reason);
}

bool
gen_next_block(const struct gen_page *page, size_t from, size_t end,
    struct gen_block *block)
{
	while (from < end && gen_page_line(page, from)->size == 0)
		from++;
	block->first = block->end = from;
	while (block->end < end && gen_page_line(page, block->end)->size > 0)
		block->end++;
	return block->first < block->end;
}

static bool
line_is(const struct gen_page *page, size_t line, const char *label)
{
	struct gen_piece piece = gen_line_whole(gen_page_line(page, line));

	return gen_piece_is(&piece, label);
}

/* Returns the first such line at `from` or later, or `end`. */
static size_t
find_line(
    const struct gen_page *page, size_t from, size_t end, const char *label)
{
	while (from < end && !line_is(page, from, label))
		from++;
	return from;
}

/* Returns whether a block is a single line between empty ones, as all headings
 * of a page are. */
static bool
is_one_line(const struct gen_block *block)
{
	return block->end - block->first == 1;
}

/* ---- Title ---- */

/* Returns whether this is the title: "WebSocket Protocol Registries". */
static bool
is_title(const struct gen_line *line)
{
	static const char last[] = " Registries";
	struct gen_piece whole = gen_line_whole(line);
	struct gen_piece end = whole;

	if (!gen_piece_begins(&whole, "WebSocket ") ||
	    whole.size < sizeof(last))
		return false;
	end.size = sizeof(last) - 1;
	end.text += whole.size - end.size;
	return gen_piece_is(&end, last);
}

/* Returns whether IANA made the page, for whatever registries. */
static bool
is_iana(const struct gen_page *page)
{
	static const char *const labels[] = { HEAD, "Last Updated",
		"Available Formats", "Registries Included Below",
		"Registry Included Below" };
	size_t count = page->lines.count;

	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (find_line(page, 0, count, labels[i]) < count)
			return true;
	return false;
}

static bool
find_title(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	size_t count = page->lines.count;
	size_t line = 0;

	while (line < count && !is_title(gen_page_line(page, line)))
		line++;
	if (line == count)
		return fail(tape, 0,
		    is_iana(page)
			? "the text page of other registries, which cannot be "
			  "read reliably; use their XML file (only the page "
			  "of the WebSocket registries is read as text)"
			: "not a registry file: neither XML nor IANA's text "
			  "rendition");
	parts->root.first = line;
	parts->root.title = gen_line_whole(gen_page_line(page, line));
	return true;
}

/* ---- The end ---- */

/* Finds where the page ends; what follows its last line is skipped. */
static bool
find_foot(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	size_t title = parts->root.first;
	size_t count = page->lines.count;
	size_t foot = find_line(page, title, count, FOOT);

	parts->end = foot;
	if (foot < count)
		return true;
	if (find_line(page, 0, title, HEAD) < title)
		return fail(tape, count - 1,
		    "the page is incomplete: its last line, `" FOOT
		    "', is missing");
	/* An older page has no such line. */
	return !page->cut ||
	    fail(tape, count - 1,
		"the page is incomplete: it ends inside a line");
}

/* Finds the people, below the last heading of theirs. */
static bool
find_people(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	size_t foot = parts->end;
	struct gen_block block;

	for (size_t at = parts->root.first + 1;
	     gen_next_block(page, at, foot, &block); at = block.end)
		if (is_one_line(&block) &&
		    (line_is(page, block.first, "People") ||
			line_is(page, block.first, "Contact Information")))
			parts->end = block.first;
	return (parts->end < foot &&
		   gen_next_block(
		       page, parts->end + 1, foot, &parts->people)) ||
	    fail(tape, foot - 1,
		"the page is incomplete: it ends before the people");
}

/* ---- List of the registries ---- */

/* Takes a bullet off: any character that stands alone. */
static bool
take_bullet(struct gen_piece *item)
{
	const char *blank = memchr(item->text, ' ', item->size);
	size_t size = blank != NULL ? (size_t)(blank - item->text) : 0;

	if (gen_text_width(item->text, size) != 1)
		return false;
	while (item->text[size] == ' ')
		size++;
	item->text += size;
	item->size -= size;
	return true;
}

/* Adds a section for each item of the list.  Where the sections begin is found
 * later, by their titles. */
static bool
read_list(struct gen_parts *parts, const struct gen_page *page,
    const struct gen_block *block, struct gen_tape *tape)
{
	for (size_t i = block->first; i < block->end; i++) {
		struct gen_section section = {
			.title = gen_line_whole(gen_page_line(page, i)),
			.listed = i,
		};
		struct gen_section *end;

		if (!take_bullet(&section.title))
			return fail(tape, i,
			    "an item of the list of registries without "
			    "a bullet");
		end = gen_array_grow(&parts->sections, 1, sizeof(*end));
		if (end == NULL)
			return gen_error_set(
			    tape->error, tape->file, 0, "out of memory");
		*end = section;
		parts->sections.count++;
	}
	return true;
}

/* Finds the list of the registries.  Its label stands at the margin at which
 * all other labels stand. */
static bool
find_list(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	size_t from = parts->root.first;
	size_t label =
	    find_line(page, from, parts->end, "Registries Included Below");
	struct gen_block list;

	if (label == parts->end)
		label = find_line(
		    page, from, parts->end, "Registry Included Below");
	if (!gen_next_block(page, label + 1, parts->end, &list))
		return fail(tape, from, "the list of registries is missing");
	parts->margin = gen_line_indent(gen_page_line(page, label));
	return read_list(parts, page, &list, tape);
}

/* ---- Registries ---- */

/* Returns the line of a registry's title, alone at the margin, or `end`. */
static size_t
find_section(const struct gen_page *page, const struct gen_piece *title,
    size_t from, size_t end)
{
	struct gen_block block;

	for (; gen_next_block(page, from, end, &block); from = block.end) {
		const struct gen_line *line = gen_page_line(page, block.first);

		if (is_one_line(&block) && line->size == title->size &&
		    memcmp(line->text, title->text, title->size) == 0)
			return block.first;
	}
	return end;
}

/* Finds the registries by their titles, in the order of the list; each goes on
 * until the next one begins, the last until the people. */
static bool
find_sections(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	struct gen_section *last = &parts->root;
	struct gen_section *list = parts->sections.items;
	size_t end = parts->end;

	for (size_t i = 0; i < parts->sections.count; i++) {
		list[i].first =
		    find_section(page, &list[i].title, last->first + 1, end);
		if (list[i].first == end)
			return fail(tape, list[i].listed,
			    "the registry that is listed here is missing");
		last->end = list[i].first;
		last = &list[i];
		last->end = end;
	}
	return true;
}

bool
gen_parts_find(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	*parts = (struct gen_parts){ 0 };
	return find_title(parts, page, tape) && find_foot(parts, page, tape) &&
	    find_people(parts, page, tape) && find_list(parts, page, tape) &&
	    find_sections(parts, page, tape);
}

void
gen_parts_free(struct gen_parts *parts)
{
	gen_array_free(&parts->sections);
}
