/* SPDX-License-Identifier: MIT */
/* What is known of every version of the WebSocket registries: data/history. */

#ifndef CLI_EVENTS_H
#define CLI_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/model.h"

/* A change of a record, or of what a registry says of itself. */
struct cli_event {
	enum wsreg_change_kind kind;
	const char *published; /* date of the version that brought it */
	const char *after; /* date of the version known before it, or NULL */
	const char *date;  /* the record's own date for it, or NULL */
	const char *registry, *key; /* "#" is the key of the registry itself */
	const char *former; /* the key before, if it was renamed, or NULL */
	/* The fields before and after, for gen_reader_history; of a number that
	 * was added, those of the unassigned range before.  "" for none. */
	const char *before, *now;
};

/* Returns the event at `index`, the oldest first; NULL if there is none. */
const struct cli_event *
cli_event_at(size_t index);

/* Returns the event that added this key or the name that became it, or NULL. */
const struct cli_event *
cli_event_first(const char *registry, const char *key);

/* Returns the last event about this key, in any case, or that gave it another
 * name; NULL if there is none.  A registry of NULL stands for any of them. */
const struct cli_event *
cli_event_last(const char *registry, const char *key);

/* Returns the key that the event's record has after all events. */
const char *
cli_event_key_now(const struct cli_event *event);

/* Fills the model with a snapshot that has only what the event is about, as it
 * was before, or after if `now` is true.  gen_model_free() is due. */
void
cli_event_read(
    const struct cli_event *event, bool now, struct gen_model *model);

/* Fills the model with all that is in force after the last event, but for
 * people; if `all` is true, with each record as every event has left it. */
void
cli_events_read(struct gen_model *model, bool all);

/* Says as a new string when something happened: the day, if it is known, or
 * between which versions. */
char *
cli_event_day(const char *published, const char *after, const char *date);

#endif
