/* SPDX-License-Identifier: MIT */
/* Constants in languages other than C.  A language is a description in its
 * own file: texts with places that are filled in; see places.h. */

#ifndef GEN_LANGUAGE_H
#define GEN_LANGUAGE_H

#include "constants.h"

/* The most names that a part defines beside those of constants. */
#define GEN_PART_NAMES 10

/* Which registries a part is printed for. */
enum gen_part_of {
	GEN_PART_OF_ALL,
	GEN_PART_OF_NUMBERS,
	GEN_PART_OF_NAMES,
	/* All registries, but the items are not constants: they are ranges of
	 * numbers that have one record, the narrowest first. */
	GEN_PART_OF_RANGES,
	GEN_PART_OF_NUMBER_RANGES, /* the same, of registries of numbers */
	/* Close codes, if it is known which may be sent.  Without items; for
	 * each sender, with the ranges of codes that it may send; with those
	 * that a receiver must accept. */
	GEN_PART_OF_CLOSE_CODES,
	GEN_PART_OF_SENDERS,
	GEN_PART_OF_RECEIVERS
};

/* A part of what is printed of a registry: a head, a line for each item, a text
 * between items and a foot.  All but the head may be NULL. */
struct gen_part {
	enum gen_part_of of;
	/* The names that the head defines, and that which a constant's line
	 * defines: "Type.MEMBER" for a name inside of a type. */
	const char *names[GEN_PART_NAMES];
	const char *name;
	const char *head, *item, *between, *foot;
	bool present; /* without former names */
	bool once;    /* without former names and repeated numbers */
	bool filled;  /* left out if the registry has no constants */
};

/* The functions that the overlay can give another name. */
enum gen_function {
	GEN_FUNCTION_ACCEPTABLE,
	GEN_FUNCTION_SENDABLE,
	GEN_FUNCTION_STATUS,
	GEN_FUNCTION_TEXT,
	GEN_FUNCTION_COUNT
};

struct gen_language {
	const char *name; /* "Go" */
	/* Around the comment that is the first line; `close` may be NULL, as
	 * the file's foot may. */
	const char *open, *close;
	enum gen_escape escape;
	struct gen_markup banner, markup; /* of the first line, of comments */
	size_t width;                     /* of lines; 0: no limit */
	/* Limits of the compiler; 0: none. */
	size_t string_size, constant_count;
	const char *number_type, *string_type;
	/* What the prefix makes the name of, how that is written, and what it
	 * must not be, up to a NULL; or NULL if the prefix is not used. */
	const char *space, *space_name;
	const char *const *reserved;
	/* Names that constants and registries must not have, and words that no
	 * name of the language may be, up to a NULL; NULL: none. */
	const char *const *taken, *const *keywords;
	const char *head, *foot; /* of the file */
	/* Their names, which may have places. */
	const char *functions[GEN_FUNCTION_COUNT];
	/* How comments call a constant whose part has no name for it, and what
	 * $(deprecated) stands for, or NULL; both may have places. */
	const char *constant, *deprecated;
	/* Of each registry, up to one without a head. */
	const struct gen_part *parts;
};

extern const struct gen_language gen_language_csharp;
extern const struct gen_language gen_language_go;
extern const struct gen_language gen_language_java;
extern const struct gen_language gen_language_javascript;
/* The types of what a module in JavaScript exports. */
extern const struct gen_language gen_language_declarations;
extern const struct gen_language gen_language_python;
extern const struct gen_language gen_language_rust;
extern const struct gen_language gen_language_typescript;

/* C, which standalone headers have constants in, too. */
extern const struct gen_language gen_language_c;

/* Checks that no two names of the file are the same, and none is a keyword.
 * Returns false and sets the error if not. */
bool
gen_language_check(const struct gen_source *source,
    const struct gen_language *language, const struct gen_groups *groups,
    struct gen_error *error);

/* Prints groups of constants, without the head and foot of a file, and without
 * looking at names. */
void
gen_language_registries(struct gen_output *output,
    const struct gen_source *source, const struct gen_language *language,
    const struct gen_groups *groups);

/* Prints a file with the registries that the source has chosen. */
void
gen_language_print(struct gen_output *output, const struct gen_source *source,
    const struct gen_language *language);

#endif
