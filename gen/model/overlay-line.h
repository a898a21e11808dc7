/* SPDX-License-Identifier: MIT */
/* A line of an overlay and its words. */

#ifndef GEN_OVERLAY_LINE_H
#define GEN_OVERLAY_LINE_H

#include "overlay.h"

/* The line that is read, which is cut into words. */
struct gen_overlay_line {
	struct gen_overlay *overlay; /* which the line is added to */
	struct gen_error *error;
	const char *file;     /* its name in messages */
	unsigned long number; /* of the line, from 1 on */
	char *rest;           /* the words that have not been read */
	/* The lines of data/overlay hold for snapshots of any day, so that they
	 * may name a record that this one does not have. */
	bool builtin;
};

/* Sets an error at the line, about a word of it.  Returns false. */
bool
gen_overlay_fail(
    struct gen_overlay_line *line, const char *reason, const char *word);

/* Returns the next word of the line, "" at its end. */
char *
gen_overlay_word(struct gen_overlay_line *line);

/* Returns the rest of the line, "" at its end. */
char *
gen_overlay_phrase(struct gen_overlay_line *line);

/* Returns all but the last word of the line, which is left: a key may have
 * blanks. */
char *
gen_overlay_key(struct gen_overlay_line *line);

/* Appends a copy of the item to an array of the overlay.  False, the error set,
 * if memory is out. */
bool
gen_overlay_append(struct gen_overlay_line *line, struct gen_array *array,
    const void *item, size_t size);

/* Notes that the line is about a registry and, unless the key is NULL, about a
 * record of it, which have to exist.  False, the error set, if memory is
 * out. */
bool
gen_overlay_aim(
    struct gen_overlay_line *line, const char *registry, const char *key);

#endif
