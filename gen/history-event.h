/* SPDX-License-Identifier: MIT */
/* An event of data/history, and what it makes of a record. */

#ifndef GEN_HISTORY_EVENT_H
#define GEN_HISTORY_EVENT_H

#include "file/file.h"
#include "wsreg.h"

/* One line of a record. */
struct gen_field {
	const char *name, *text;
};

/* A record as the events up to now have left it; of one that was removed there
 * are no fields.  What a registry says of itself is one, too, with the key
 * "#". */
struct gen_state {
	const char *registry, *key;
	struct gen_array fields; /* struct gen_field */
};

/* The text that is printed for an absent one. */
#define GEN_HISTORY_NONE "-"

struct gen_event {
	enum wsreg_change_kind kind;
	unsigned long line; /* 0: there is none */
	const char *registry, *key;
	struct gen_array gone, come; /* struct gen_field: `-' and `+' lines */
};

struct gen_history {
	struct gen_output *output;
	const char *file;
	unsigned long line;
	struct gen_array lines;  /* char *: all that was read */
	struct gen_array states; /* struct gen_state */
	const char *published;   /* the version at hand, "" at first */
	const char *after;       /* the version known before it, or NULL */
	struct gen_event event;
	unsigned long count; /* of the events printed */
};

/* Sets the error of the output to a reason and a word, with the place; returns
 * false. */
bool
gen_history_fail(const struct gen_history *history, unsigned long line,
    const char *reason, const char *word);

/* Appends a copy of the item.  False, the error set, when memory is out. */
bool
gen_history_add(const struct gen_history *history, struct gen_array *array,
    const void *item, size_t size);

/* Returns the field of that name, or NULL. */
struct gen_field *
gen_history_field(const struct gen_array *fields, const char *name);

/* Ends the event at hand, if there is one: changes its record and prints it.
 * False, the error set, if it does not fit what the events before it have
 * left. */
bool
gen_history_end_event(struct gen_history *history);

#endif
