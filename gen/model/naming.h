/* SPDX-License-Identifier: MIT */
/* The lines of an overlay that give names: those of records, and those by which
 * generated code keeps the names that a project has. */

#ifndef GEN_NAMING_H
#define GEN_NAMING_H

#include "overlay-line.h"

/* What a line names.  data/overlay explains the lines. */
enum gen_naming_of {
	GEN_NAMING_CONSTANT, /* all constants of a registry, by a template */
	GEN_NAMING_ENUM,     /* the type of a registry's constants */
	GEN_NAMING_FUNCTION, /* a function, whose word is the key */
	GEN_NAMING_ALIAS,    /* one more constant of a record */
	GEN_NAMING_OMIT,     /* the record has no constant; no text */
	GEN_NAMING_TITLE     /* a short text in place of IANA's */
};

struct gen_naming {
	enum gen_naming_of of;
	const char *registry;
	const char *key; /* "" if the line is about the registry */
	const char *text;
};

/* Each of these reads the words after the first of a line, which is `word', and
 * adds what they say to the overlay.  Returns false, the error set, if a word
 * is missing or wrong. */
bool
gen_naming_read_name(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_former(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_constant(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_enum(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_function(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_alias(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_omit(struct gen_overlay_line *line, const char *word);

bool
gen_naming_read_title(struct gen_overlay_line *line, const char *word);

/* Returns the text of the first line for this registry and key, or NULL; the
 * overlay may be NULL. */
const char *
gen_naming_find(const struct gen_overlay *overlay, enum gen_naming_of of,
    const char *registry, const char *key);

#endif
