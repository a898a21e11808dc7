/* SPDX-License-Identifier: MIT */
/* Constants in languages other than C.  A language is a description in its
 * own file: texts with places to fill in.  To add one, write such a file, name
 * it in emit.h and gen/meson.build, and add its mode to gen/command.c. */

#ifndef GEN_EMIT_LANGUAGE_H
#define GEN_EMIT_LANGUAGE_H

#include "emit.h"

/*
 * What may stand in a text:
 *
 *	$(updated)  the day of the last update, as a string
 *	$(package)  the prefix, in lower case
 *
 * of a registry:
 *
 *	$(GROUP)    CLOSE, $(Group) Close, $(group) close
 *	$(heading)  its id and title, for a comment
 *	$(title)    its title, as a string
 *	$(bits)     8, 16 or 32: what numbers of such a registry fit in
 *
 * of a constant:
 *
 *	$(NAME)     CLOSE_GOING_AWAY, $(Name) CloseGoingAway
 *	$(member)   GOING_AWAY, or VERSION_13 as 13 alone is no name
 *	$(value)    a number, or the key as a string
 *	$(text)     what the registry calls it, as a string
 *	$(status)   a word for its status, as a string
 *	$(doc)      what is known of it, for a comment
 *	$(break)    a blank, or a new line where the old one gets too long
 */

/* So many names are defined by a part. */
#define GEN_PART_NAMES 2

/* What is printed of a registry: a head, a line for each constant, a foot. */
struct gen_part {
	/* What head and item define; "Type.MEMBER" inside of a type. */
	const char *names[GEN_PART_NAMES];
	const char *name;
	const char *head, *item, *foot;
	bool once; /* each record once: no former names, no repeated numbers */
	bool filled; /* not without any constant */
};

#define GEN_PARTS 3

struct gen_language {
	const char *name; /* "Go" */
	const char *open; /* begins a comment up to the end of the line */
	enum gen_escape escape;
	struct gen_markup banner, markup; /* of comments */
	size_t width;                     /* of lines; 0: any */
	/* What names must not be, up to a NULL. */
	const char *const *taken;
	const char *head;
	/* Of registries of numbers and of names, up to one without a head. */
	struct gen_part numbers[GEN_PARTS + 1], words[GEN_PARTS + 1];
};

/* Prints all that the source has chosen. */
void
gen_emit_language(struct gen_output *output, const struct gen_source *source,
    const struct gen_language *language);

#endif
