/* SPDX-License-Identifier: MIT */
/* Finds the parts of a page that is IANA's text rendition. */

#include "page.h"

#include <string.h>

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
line_is(const struct gen_page *page, size_t line, const char *text)
{
	struct gen_piece piece = gen_line_whole(gen_page_line(page, line));

	return gen_piece_is(&piece, text);
}

static bool
is_one_line(const struct gen_block *block)
{
	return block->end - block->first == 1;
}

/* ---- Title ---- */

/* The title is above the first of these; navigation may be above that. */
static bool
is_first_label(const struct gen_page *page, size_t line)
{
	return line_is(page, line, "Created") ||
	    line_is(page, line, "Last Updated") ||
	    line_is(page, line, "Registries included below");
}

static bool
find_title(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	struct gen_block before = { 0, 0 };
	struct gen_block block;

	for (size_t at = 0; gen_next_block(page, at, page->lines.count, &block);
	     at = block.end, before = block)
		if (is_first_label(page, block.first))
			break;
	if (before.end == 0 || block.first == block.end ||
	    !is_one_line(&before))
		return gen_error_set(tape->error, tape->file, 1,
		    "not a registry file: neither XML nor IANA's text "
		    "rendition");
	parts->root.first = before.first;
	parts->end = parts->root.end = page->lines.count;
	parts->root.title = gen_line_whole(gen_page_line(page, before.first));
	return true;
}

/* ---- List of the registries ---- */

/* Takes a bullet off: `*' or U+2022. */
static bool
take_bullet(struct gen_piece *item)
{
	size_t size = 0;

	if (item->size > 1 && item->text[0] == '*')
		size = 1;
	else if (item->size > 3 && memcmp(item->text, "\xe2\x80\xa2", 3) == 0)
		size = 3;
	if (size == 0 || item->text[size] != ' ')
		return false;
	while (size < item->size && item->text[size] == ' ')
		size++;
	item->text += size;
	item->size -= size;
	return true;
}

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
			return gen_error_set(tape->error, tape->file,
			    (unsigned long)i + 1,
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

/* Finds the list of registries; a page of one registry has none. */
static bool
find_list(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	struct gen_block block, list;

	for (size_t at = parts->root.first;
	     gen_next_block(page, at, page->lines.count, &block);
	     at = block.end) {
		if (!line_is(page, block.first, "Registries included below"))
			continue;
		list = (struct gen_block){ block.first + 1, block.end };
		if (is_one_line(&block) &&
		    !gen_next_block(page, block.end, page->lines.count, &list))
			return gen_error_set(tape->error, tape->file,
			    (unsigned long)block.end,
			    "the list of registries is missing");
		return read_list(parts, page, &list, tape);
	}
	return true;
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
			return gen_error_set(tape->error, tape->file,
			    (unsigned long)list[i].listed + 1,
			    "the registry that is listed here is missing");
		last->end = list[i].first;
		last = &list[i];
		last->end = end;
	}
	return true;
}

/* ---- People ---- */

static bool
is_heading(const struct gen_page *page, size_t line)
{
	return gen_line_indent(gen_page_line(page, line)) > 3 &&
	    (line_is(page, line, "People") ||
		line_is(page, line, "Contact Information"));
}

/* Finds the people: the heading is centred, and the last one counts.  All
 * after their table is navigation. */
static bool
find_people(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	struct gen_block block;

	for (size_t at = parts->root.first + 1;
	     gen_next_block(page, at, page->lines.count, &block);
	     at = block.end)
		if (is_one_line(&block) && is_heading(page, block.first))
			parts->end = parts->root.end = block.first;
	if (parts->end == page->lines.count)
		return true;
	return gen_next_block(
		   page, parts->end + 1, page->lines.count, &parts->people) ||
	    gen_error_set(tape->error, tape->file,
		(unsigned long)parts->end + 1, "the people are missing");
}

bool
gen_parts_find(
    struct gen_parts *parts, const struct gen_page *page, struct gen_tape *tape)
{
	*parts = (struct gen_parts){ 0 };
	return find_title(parts, page, tape) &&
	    find_people(parts, page, tape) && find_list(parts, page, tape) &&
	    find_sections(parts, page, tape);
}

void
gen_parts_free(struct gen_parts *parts)
{
	gen_array_free(&parts->sections);
}
