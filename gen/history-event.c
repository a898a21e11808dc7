/* SPDX-License-Identifier: MIT */
/* Applies events of data/history to records, and prints them in C: each with
 * the record before it and after it. */

#include "history-event.h"

#include <stdlib.h>
#include <string.h>

bool
gen_history_fail(const struct gen_history *history, unsigned long line,
    const char *reason, const char *word)
{
	return gen_error_set(history->output->error, history->file, line,
	    "%s: `%s'", reason, word);
}

bool
gen_history_add(const struct gen_history *history, struct gen_array *array,
    const void *item, size_t size)
{
	void *place = gen_array_grow(array, 1, size);

	if (place == NULL)
		return gen_history_fail(
		    history, history->line, "out of memory", "");
	memcpy(place, item, size);
	array->count++;
	return true;
}

/* ---- Records ---- */

struct gen_field *
gen_history_field(const struct gen_array *fields, const char *name)
{
	struct gen_field *items = fields->items;

	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(items[i].name, name) == 0)
			return &items[i];
	return NULL;
}

/* Returns the text of a field, or NULL. */
static const char *
text_of(const struct gen_array *fields, const char *name)
{
	const struct gen_field *field = gen_history_field(fields, name);

	return field != NULL ? field->text : NULL;
}

/* Returns the record of the event's registry that has this key, or NULL.  One
 * that was removed is returned, too, without fields. */
static struct gen_state *
find_state(const struct gen_history *history, const char *key)
{
	struct gen_state *states = history->states.items;

	for (size_t i = 0; i < history->states.count; i++)
		if (strcmp(states[i].registry, history->event.registry) == 0 &&
		    strcmp(states[i].key, key) == 0)
			return &states[i];
	return NULL;
}

/* Returns the record that the event is about, under its former name if it was
 * renamed: that is what one of the lines takes away. */
static struct gen_state *
find_subject(const struct gen_history *history)
{
	const struct gen_event *event = &history->event;
	const struct gen_field *gone = event->gone.items;
	struct gen_state *state = NULL;

	if (event->kind != WSREG_CHANGE_RENAMED)
		return find_state(history, event->key);
	for (size_t i = 0; i < event->gone.count && state == NULL; i++)
		state = find_state(history, gone[i].text);
	return state;
}

/* ---- Printing ---- */

/* Prints a member of the event and the NUL behind it; an absent text has one of
 * its own. */
static void
print_member(struct gen_output *output, const char *text)
{
	gen_print(output, " \\\n\t  ");
	gen_print_literal(output, text != NULL ? text : GEN_HISTORY_NONE);
	gen_print(output, " \"\\0\"");
}

static bool
is_date(const struct gen_field *field)
{
	return strcmp(field->name, "registered") == 0 ||
	    strcmp(field->name, "updated") == 0;
}

/* Prints the lines of a record, first the dates, which are attributes. */
static void
print_record(struct gen_output *output, const struct gen_array *fields)
{
	const struct gen_field *items = fields->items;

	for (int dates = 1; dates >= 0; dates--)
		for (size_t i = 0; i < fields->count; i++) {
			if (is_date(&items[i]) != dates)
				continue;
			gen_print(output, " \\\n\t      ");
			gen_print_literal(output, items[i].name);
			gen_print(output, " \" \" ");
			gen_print_literal(output, items[i].text);
			gen_print(output, " \"\\n\"");
		}
	gen_print(output, " \"\\0\"");
}

/* Prints the event but for the record after it. */
static void
print_event(struct gen_history *history, const char *former,
    const struct gen_array *before)
{
	static const char *const words[] = {
		[WSREG_CHANGE_ADDED] = "ADDED",
		[WSREG_CHANGE_REMOVED] = "REMOVED",
		[WSREG_CHANGE_RENAMED] = "RENAMED",
		[WSREG_CHANGE_CHANGED] = "CHANGED",
	};
	const struct gen_event *event = &history->event;
	struct gen_output *output = history->output;

	gen_print(
	    output, " \\\n\tE(%lu, %s,", history->count++, words[event->kind]);
	print_member(output, history->published);
	print_member(output, history->after);
	print_member(output,
	    text_of(&event->come,
		event->kind == WSREG_CHANGE_ADDED ? "registered" : "updated"));
	print_member(output, event->registry);
	print_member(output, event->key);
	print_member(output, former);
	print_record(output, before);
}

/* ---- Events ---- */

/* Returns whether the record has all that goes. */
static bool
check_gone(const struct gen_history *history, const struct gen_state *state)
{
	const struct gen_event *event = &history->event;
	const struct gen_field *gone = event->gone.items;

	for (size_t i = 0; i < event->gone.count; i++) {
		const char *text = text_of(&state->fields, gone[i].name);

		if (text == NULL || strcmp(text, gone[i].text) != 0)
			return gen_history_fail(history, event->line,
			    "the events before it do not leave", gone[i].text);
	}
	return true;
}

/* Sets the fields that come: a new text stays in the place of the old one. */
static bool
take_come(const struct gen_history *history, struct gen_state *state)
{
	const struct gen_event *event = &history->event;
	const struct gen_field *come = event->come.items;

	for (size_t i = 0; i < event->come.count; i++) {
		struct gen_field *old =
		    gen_history_field(&state->fields, come[i].name);

		if (old != NULL &&
		    gen_history_field(&event->gone, come[i].name) == NULL)
			return gen_history_fail(history, event->line,
			    "a second text of the field", come[i].name);
		if (old != NULL)
			*old = come[i];
		else if (!gen_history_add(history, &state->fields, &come[i],
			     sizeof(come[i])))
			return false;
	}
	return true;
}

/* Takes out the fields that go and do not come. */
static void
drop_gone(const struct gen_event *event, struct gen_state *state)
{
	struct gen_field *fields = state->fields.items;
	size_t count = 0;

	for (size_t i = 0; i < state->fields.count; i++)
		if (gen_history_field(&event->gone, fields[i].name) == NULL ||
		    gen_history_field(&event->come, fields[i].name) != NULL)
			fields[count++] = fields[i];
	state->fields.count = count;
}

/* Changes the record, and refuses what does not fit it. */
static bool
apply(const struct gen_history *history, struct gen_state *state)
{
	if (!check_gone(history, state) || !take_come(history, state))
		return false;
	drop_gone(&history->event, state);
	return true;
}

/* Adds a record, whose lines with `-' are the range that it was in before, if
 * that was called Unassigned. */
static bool
add_record(struct gen_history *history)
{
	struct gen_event *event = &history->event;
	struct gen_state *state = find_state(history, event->key);
	struct gen_state new = { event->registry, event->key, { 0 } };

	if (state != NULL && state->fields.count > 0)
		return gen_history_fail(history, event->line,
		    "the events before it have added", event->key);
	if (state == NULL) {
		if (!gen_history_add(
			history, &history->states, &new, sizeof(new)))
			return false;
		state = (struct gen_state *)history->states.items +
		    history->states.count - 1;
	}
	print_event(history, NULL, &event->gone);
	event->gone.count = 0;
	return apply(history, state);
}

/* Prints the record as it was before the event, and only then changes it.  A
 * record loses all its fields if it is removed, and only then. */
static bool
change_record(struct gen_history *history, struct gen_state *state)
{
	const struct gen_event *event = &history->event;

	if (state == NULL || state->fields.count == 0)
		return gen_history_fail(history, event->line,
		    "the events before it have not added", event->key);
	print_event(history,
	    event->kind == WSREG_CHANGE_RENAMED ? state->key : NULL,
	    &state->fields);
	state->key = event->key;
	if (!apply(history, state))
		return false;
	if ((event->kind == WSREG_CHANGE_REMOVED) != (state->fields.count == 0))
		return gen_history_fail(history, event->line,
		    "all fields have gone, or not all of those that were",
		    event->key);
	return true;
}

/* Returns whether the record has the key that the event names. */
static bool
check_key(const struct gen_history *history, const struct gen_state *state)
{
	const struct gen_field *fields = state->fields.items;

	if (strcmp(state->key, "#") == 0)
		return true;
	for (size_t i = 0; i < state->fields.count; i++)
		if (strcmp(fields[i].text, state->key) == 0)
			return true;
	return state->fields.count == 0 ||
	    gen_history_fail(history, history->event.line,
		"no field is the key", state->key);
}

bool
gen_history_end_event(struct gen_history *history)
{
	struct gen_event *event = &history->event;
	const struct gen_state *state;

	if (event->line == 0)
		return true;
	if (event->gone.count + event->come.count == 0)
		return gen_history_fail(
		    history, event->line, "nothing changes", event->key);
	if (event->kind == WSREG_CHANGE_ADDED
		? !add_record(history)
		: !change_record(history, find_subject(history)))
		return false;
	state = find_state(history, event->key);
	print_record(history->output, &state->fields);
	gen_print(history->output, ")");
	if (!check_key(history, state))
		return false;
	event->line = 0;
	event->gone.count = event->come.count = 0;
	return true;
}
