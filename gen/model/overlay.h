/* SPDX-License-Identifier: MIT */
/* The overlay, which says what the registries cannot. */

#ifndef GEN_OVERLAY_H
#define GEN_OVERLAY_H

#include <stdio.h>

#include "tape.h"

/* The number of records that a registry has at least. */
struct gen_least {
	const char *registry;
	unsigned long count;
};

/* Close codes that a page may send, and where that is written. */
struct gen_browser {
	uint32_t first, last;
	const char *section;
};

/* A registry that a line of a file is about or, if the key is not NULL, a
 * record of it. */
struct gen_aim {
	const char *registry, *key;
	const char *file;
	unsigned long line;
};

struct gen_overlay {
	struct wsreg_overlay data;
	struct gen_array texts;   /* char *: the files; strings point there */
	struct gen_array leasts;  /* struct gen_least */
	struct gen_array names;   /* struct wsreg_given_name */
	struct gen_array formers; /* struct wsreg_given_name */
	struct gen_array rules;   /* struct wsreg_wire_rule */
	struct gen_array columns; /* struct wsreg_column */
	struct gen_array hints;   /* struct wsreg_hint */
	struct gen_array demands; /* struct wsreg_demand */
	struct gen_array unregistered; /* struct wsreg_unregistered */
	struct gen_array browser;      /* struct gen_browser */
	struct gen_array namings;      /* struct gen_naming */
	struct gen_array aims;         /* struct gen_aim */
	/* The rules that come from files, not from data/overlay. */
	struct gen_array own_rules;
	/* The former names of data/overlay are left out. */
	bool no_formers;
};

/* Adds the lines of a file to the overlay, which is empty at first; those
 * added before go before them.  data/overlay explains the lines.  `file` is
 * its name in messages.  False, the error set, if it cannot be read or a line
 * is not right; gen_overlay_free() is due either way. */
bool
gen_overlay_add(struct gen_overlay *overlay, FILE *stream, const char *file,
    struct gen_error *error);

/* Adds the lines of data/overlay, which are compiled in. */
bool
gen_overlay_add_builtin(struct gen_overlay *overlay, struct gen_error *error);

/* Fills overlay->data when all files are added.  False, the error set, if some
 * close code has no verdict; `file` is named in the message. */
bool
gen_overlay_finish(
    struct gen_overlay *overlay, const char *file, struct gen_error *error);

/* Checks that the registries and records exist that the lines of files are
 * about.  False, the error set at the first line, if one does not. */
bool
gen_overlay_check(const struct gen_overlay *overlay,
    const struct wsreg_snapshot *snapshot, struct gen_error *error);

void
gen_overlay_free(struct gen_overlay *overlay);

#endif
