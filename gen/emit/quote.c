/* SPDX-License-Identifier: MIT */
/* Strings, comments and lists of numbers in generated code. */

#include "quote.h"

#include <string.h>

#define REPLACEMENT 0xfffd

const struct gen_markup gen_plain = { .escaped = NULL };

/* ---- Characters ---- */

/* Returns the first character of a text and its size.  An octet that is not of
 * UTF-8 stands for U+FFFD. */
static uint32_t
decode(const char *text, size_t *size)
{
	uint32_t value = REPLACEMENT;

	*size = character_decode(text, 4, &value);
	if (*size == 0)
		*size = 1;
	return value;
}

/* Returns whether a character makes a source look like another one, ends a
 * line, or is refused by a compiler: those that are hidden, and all blanks but
 * U+0020. */
static bool
is_unseen(uint32_t value)
{
	return character_is_hidden(value) || value == 0xa0 || value == 0x1680 ||
	    (value >= 0x2000 && value <= 0x200a) || value == 0x202f ||
	    value == 0x205f || value == 0x3000;
}

/* Appends a character as it is, or U+FFFD for an octet that is not UTF-8. */
static void
put_character(
    struct gen_output *output, const char *text, size_t size, uint32_t value)
{
	if (value == REPLACEMENT)
		gen_print(output, "\xef\xbf\xbd");
	else
		gen_put(output, text, size);
}

/* ---- Strings ---- */

/* Prints a character by its number, as the language takes it in a string. */
static void
put_number(struct gen_output *output, uint32_t value, enum gen_escape escape)
{
	unsigned long number = value;

	if (escape == GEN_ESCAPE_JAVA && value < 0x80)
		/* Java Language Specification, 3.10.7. */
		gen_print(output, "\\%03lo", number);
	else if (escape == GEN_ESCAPE_BRACES)
		gen_print(output, "\\u{%lx}", number);
	else if (value < 0x10000)
		gen_print(output, "\\u%04lx", number);
	else if (escape == GEN_ESCAPE_LONG)
		gen_print(output, "\\U%08lx", number);
	else /* RFC 8259, 7. */
		gen_print(output, "\\u%04lx\\u%04lx", 0xd7c0 + (number >> 10),
		    0xdc00 + (number & 0x3ff));
}

void
gen_print_string(
    struct gen_output *output, const char *text, enum gen_escape escape)
{
	size_t size;

	if (escape == GEN_ESCAPE_C) {
		gen_print_literal(output, text);
		return;
	}
	gen_print(output, "\"");
	for (; *text != '\0'; text += size) {
		uint32_t value = decode(text, &size);

		if (is_unseen(value) ||
		    (escape == GEN_ESCAPE_JAVA && value >= 0x80))
			put_number(output, value, escape);
		else if (value == '"' || value == '\\')
			gen_print(output, "\\%c", *text);
		else
			put_character(output, text, size, value);
	}
	gen_print(output, "\"");
}

/* ---- Comments ---- */

/* Returns the size of the address that the text begins with, or 0. */
static size_t
address_size(const char *text)
{
	size_t size = 0;

	if (strncmp(text, "http://", 7) != 0 &&
	    strncmp(text, "https://", 8) != 0)
		return 0;
	while (text[size] > ' ' && text[size] < 0x7f &&
	    strchr("<>[]\"\\", text[size]) == NULL)
		size++;
	return size;
}

/* Prints the first character of a comment's text and returns its size.  A blank
 * keeps what would begin or end a comment apart. */
static size_t
put_remark(struct gen_output *output, const char *text,
    const struct gen_markup *markup)
{
	size_t size;
	uint32_t value = decode(text, &size);
	bool escaped;

	if (is_unseen(value)) {
		gen_print(output, "U+%04lX", (unsigned long)value);
		return size;
	}
	escaped = size == 1 && markup->escaped != NULL &&
	    strchr(markup->escaped, *text) != NULL;
	if (markup->entities && (escaped || value >= 0x80)) {
		gen_print(output, "&#%lu;", (unsigned long)value);
		return size;
	}
	if (escaped)
		gen_print(output, "\\");
	put_character(output, text, size, value);
	if ((text[0] == '*' && text[1] == '/') ||
	    (text[0] == '/' && text[1] == '*'))
		gen_print(output, " ");
	return size;
}

void
gen_print_remark(struct gen_output *output, const char *text,
    const struct gen_markup *markup)
{
	while (*text != '\0') {
		size_t size = markup->links ? address_size(text) : 0;

		if (size > 0) {
			gen_print(output, "<%.*s>", (int)size, text);
			text += size;
		} else {
			text += put_remark(output, text, markup);
		}
	}
}

/* ---- Lists of numbers ---- */

/* Prints the element at that index, with the comma or new line before it. */
static void
print_number(struct gen_output *output, size_t index, const char *indent,
    size_t width, unsigned long number)
{
	bool first = index % width == 0;

	gen_print(output, "%s%s%lu",
	    index == 0  ? ""
		: first ? ",\n"
			: ", ",
	    first ? indent : "", number);
}

void
gen_list_numbers(struct gen_output *output, const char *indent, size_t width,
    const uint32_t *numbers, size_t count, uint32_t base)
{
	for (size_t i = 0; i < count; i++)
		print_number(output, i, indent, width, numbers[i] - base);
}

void
gen_list_octets(struct gen_output *output, const char *indent,
    const uint8_t *octets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		print_number(output, i, indent, 16, octets[i]);
}

void
gen_list_rules(struct gen_output *output, const char *indent,
    const struct wsreg_wire_table *wire)
{
	size_t pages = 0;

	for (size_t i = 0; i <= wire->limit; i++)
		if (wire->pages[i] >= pages)
			pages = wire->pages[i] + 1u;
	gen_list_octets(output, indent, wire->rules, pages * WSREG_PAGE_SIZE);
}
