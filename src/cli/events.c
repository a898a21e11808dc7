/* SPDX-License-Identifier: MIT */
/* Events of the registries' history, and the records that they are about. */

#include "events.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"

/* The events of data/history; gen/history.c makes it. */
#include "history-events.h"

/* The texts of each event, with a NUL behind each.  As members of one structure
 * they have offsets that the compiler works out: a table of their addresses
 * would have to be written at each start of the command. */
static const struct texts {
#define E(number, kind, text) char of_##number[sizeof(text)];
	EVENTS(E)
#undef E
} texts = {
#define E(number, kind, text) .of_##number = text,
	EVENTS(E)
#undef E
};

static const struct {
	enum wsreg_change_kind kind;
	uint32_t offset; /* of its texts */
} packed[] = {
#define E(number, kind, text)                                                  \
	{ WSREG_CHANGE_##kind, offsetof(struct texts, of_##number) },
	EVENTS(E)
#undef E
};

#define COUNT (sizeof(packed) / sizeof(*packed))

/* Moves from one text to the next.  Returns the one, NULL if it is absent. */
static const char *
take(const char **at)
{
	const char *text = *at;

	*at += strlen(text) + 1;
	return strcmp(text, EVENT_NONE) != 0 ? text : NULL;
}

/* Returns the events, in the order of their days: walking backwards goes back in
 * time. */
static const struct cli_event *
all_events(void)
{
	static struct cli_event events[COUNT];

	for (size_t i = 0; i < COUNT && events[COUNT - 1].now == NULL; i++) {
		const char *at = (const char *)&texts + packed[i].offset;
		struct cli_event *event = &events[i];

		event->kind = packed[i].kind;
		event->published = take(&at);
		event->after = take(&at);
		event->date = take(&at);
		event->registry = take(&at);
		event->key = take(&at);
		event->former = take(&at);
		event->before = take(&at);
		event->now = take(&at);
	}
	return events;
}

const struct cli_event *
cli_event_at(size_t index)
{
	return index < COUNT ? &all_events()[index] : NULL;
}

const struct cli_event *
cli_event_first(const char *registry, const char *key)
{
	for (size_t i = COUNT; i-- > 0;) {
		const struct cli_event *event = &all_events()[i];

		if (strcmp(event->registry, registry) != 0 ||
		    strcmp(event->key, key) != 0)
			continue;
		if (event->kind == WSREG_CHANGE_ADDED)
			return event;
		/* Earlier events have the former name. */
		if (event->kind == WSREG_CHANGE_RENAMED)
			key = event->former;
	}
	return NULL;
}

const struct cli_event *
cli_event_last(const char *registry, const char *key)
{
	for (size_t i = COUNT; i-- > 0;) {
		const struct cli_event *event = &all_events()[i];

		if (registry != NULL && strcmp(event->registry, registry) != 0)
			continue;
		if (strcasecmp(event->key, key) == 0 ||
		    (event->former != NULL &&
			strcasecmp(event->former, key) == 0))
			return event;
	}
	return NULL;
}

const char *
cli_event_key_now(const struct cli_event *event)
{
	/* A record may have been renamed several times since. */
	const char *key = event->key;

	for (const struct cli_event *later = event + 1;
	     later < all_events() + COUNT; later++)
		if (later->former != NULL && strcmp(later->former, key) == 0 &&
		    strcmp(later->registry, event->registry) == 0)
			key = later->key;
	return key;
}

/* ---- Reading ---- */

/* The text that open_text() opens: the reader asks for a file by name. */
static const char *opened;

static FILE *
open_text(const char *file)
{
	(void)file;
	/* It is only read. */
	return fmemopen((void *)opened, strlen(opened), "rb");
}

/* Reads a text, which is freed. */
static void
read_text(char *text, struct gen_model *model)
{
	static const char *const name = "data/history";
	const struct gen_options options = {
		.overlay = wsreg_tables.overlay,
		.open = open_text,
		.reader = &gen_reader_history,
	};
	struct gen_error error = { 0 };

	opened = text;
	if (!gen_model_read(model, &name, 1, &options, &error))
		cli_die_of(error.text);
	free(text);
}

void
cli_event_read(const struct cli_event *event, bool now, struct gen_model *model)
{
	const struct wsreg_registry *registry = wsreg_registry_find(
	    wsreg_builtin(), event->registry, strlen(event->registry));
	const char *fields = now ? event->now : event->before;

	/* This key stands for the description of the registry itself. */
	if (strcmp(event->key, "#") == 0)
		read_text(cli_print("%s%s\n%s",
			      fields[0] != '\0' ? "registry " : "title ",
			      event->registry, fields),
		    model);
	else
		read_text(
		    cli_print("registry %s\ntitle %s\n%s%s", event->registry,
			registry != NULL ? registry->title : "",
			fields[0] != '\0' ? "record\n" : "", fields),
		    model);
}

/* Adds what the events of a registry have left of it: first of the registry
 * itself, as elements come before records.  With `all`, each state that a
 * record ever had is added as a record, also those of records that are gone. */
static void
add_registry(FILE *stream, const char *registry, bool all)
{
	fprintf(stream, "registry %s\n", registry);
	for (int records = 0; records < 2; records++)
		for (size_t i = 0; i < COUNT; i++) {
			const struct cli_event *event = &all_events()[i];
			bool record = strcmp(event->key, "#") != 0;

			if (record == records && event->now[0] != '\0' &&
			    (cli_event_last(registry, event->key) == event ||
				(all && record &&
				    strcmp(event->registry, registry) == 0)))
				fprintf(stream, "%s%s",
				    record ? "record\n" : "", event->now);
		}
}

void
cli_events_read(struct gen_model *model, bool all)
{
	const struct cli_event *events = all_events();
	struct cli_text text;
	FILE *stream = cli_text_open(&text);

	fprintf(stream, "updated %s\n", events[COUNT - 1].published);
	/* Each registry begins with its own description. */
	for (size_t i = 0; i < COUNT; i++)
		if (events[i].kind == WSREG_CHANGE_ADDED &&
		    strcmp(events[i].key, "#") == 0)
			add_registry(stream, events[i].registry, all);
	read_text(cli_text_close(&text), model);
}

/* ---- Days ---- */

char *
cli_event_day(const char *published, const char *after, const char *date)
{
	const char *day = published[0] != '\0' ? published : "an unknown date";

	/* IANA has published several versions with one date. */
	if (after == NULL || strcmp(after, published) == 0 ||
	    (date != NULL && strcmp(date, published) == 0))
		return cli_print("%s", day);
	return cli_print("between %s and %s%s%s", after, day,
	    date != NULL ? ", registered " : "", date != NULL ? date : "");
}
