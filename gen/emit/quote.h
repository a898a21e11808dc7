/* SPDX-License-Identifier: MIT */
/* Strings, comments and lists of numbers in generated code, in UTF-8.  A
 * character that cannot be seen is written by its number. */

#ifndef GEN_QUOTE_H
#define GEN_QUOTE_H

#include "model/model.h"

/* The ways to write a character of a string by its number. */
enum gen_escape {
	GEN_ESCAPE_C,      /* see gen_print_literal() */
	GEN_ESCAPE_LONG,   /* \u202e and \U000e0001: C#, Go, Python */
	GEN_ESCAPE_BRACES, /* \u{202e}: Rust, TypeScript */
	GEN_ESCAPE_PAIRS,  /* \u202e and \udb40\udc01: JSON */
	/* The same in Java, which needs more: \u000a would end the line there
	 * and is \012, and a compiler may not read UTF-8. */
	GEN_ESCAPE_JAVA
};

/* Appends a string in double quotes.  Octets that are not UTF-8, as names of
 * files may have, become U+FFFD; in C all octets beyond ASCII stay. */
void
gen_print_string(
    struct gen_output *output, const char *text, enum gen_escape escape);

/* The characters that have a meaning in a comment, and how they lose it; all
 * zeros where none has. */
struct gen_markup {
	const char *escaped; /* these get a backslash; NULL: none */
	bool entities; /* or are written as in XML, as all beyond ASCII is */
	bool links;    /* addresses stand between < and > */
};

/* No character has a meaning. */
extern const struct gen_markup gen_plain;

/* Appends text for the inside of a comment.  It ends neither a comment of
 * whatever kind nor the line. */
void
gen_print_remark(struct gen_output *output, const char *text,
    const struct gen_markup *markup);

/* Prints numbers less `base` as the elements of an array, `width` in a line
 * that begins with `indent`; no comma follows the last one. */
void
gen_list_numbers(struct gen_output *output, const char *indent, size_t width,
    const uint32_t *numbers, size_t count, uint32_t base);

/* Prints octets in the same way, sixteen in a line. */
void
gen_list_octets(struct gen_output *output, const char *indent,
    const uint8_t *octets, size_t count);

/* Prints the rules of a table of verdicts on close codes, page by page. */
void
gen_list_rules(struct gen_output *output, const char *indent,
    const struct wsreg_wire_table *wire);

#endif
