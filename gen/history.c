/* SPDX-License-Identifier: MIT */
/* Reads data/history, which data/README.md describes, line by line. */

#include "history.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "history-event.h"

/* The first word of a line that begins an event of each kind. */
static const char *const kinds[] = {
	[WSREG_CHANGE_ADDED] = "added",
	[WSREG_CHANGE_REMOVED] = "removed",
	[WSREG_CHANGE_RENAMED] = "renamed",
	[WSREG_CHANGE_CHANGED] = "changed",
};

/* Cuts the first word off a line, and returns the rest of it. */
static char *
cut(char *line)
{
	char *blank = strchr(line, ' ');

	if (blank == NULL)
		return line + strlen(line);
	*blank = '\0';
	return blank + 1;
}

/* Returns whether the text is a date: 2026-06-10, or without its day. */
static bool
is_day(const char *text)
{
	static const char shape[] = "0000-00-00";
	size_t size = strlen(text);

	if (size != 7 && size != 10)
		return false;
	for (size_t i = 0; i < size; i++)
		if (shape[i] == '0' ? text[i] < '0' || text[i] > '9'
				    : text[i] != shape[i])
			return false;
	return true;
}

/* Reads "2026-06-10 after 2026-01-12".  Versions without an event are left out,
 * so the one before may be newer than that of the event before. */
static bool
read_version(struct gen_history *history, char *published)
{
	char *word = cut(published);
	char *after = cut(word);

	if (!gen_history_end_event(history))
		return false;
	if (!is_day(published))
		return gen_history_fail(
		    history, history->line, "no date", published);
	if (history->published[0] == '\0' && *word == '\0') {
		history->published = published;
		return true;
	}
	if (strcmp(word, "after") != 0 || !is_day(after))
		return gen_history_fail(history, history->line,
		    "the date of the version before is missing", published);
	if (strcmp(after, history->published) < 0 ||
	    strcmp(published, after) < 0)
		return gen_history_fail(history, history->line,
		    "older than the version before", published);
	history->published = published;
	history->after = after;
	return true;
}

/* Ends the event at hand and begins another.  Its texts are parts of the line,
 * which is kept until all has been printed. */
static bool
read_event(
    struct gen_history *history, enum wsreg_change_kind kind, char *registry)
{
	char *key = cut(registry);

	if (!gen_history_end_event(history))
		return false;
	if (history->published[0] == '\0' || *key == '\0')
		return gen_history_fail(history, history->line,
		    "a version, a registry or a key is missing", registry);
	history->event.kind = kind;
	history->event.line = history->line;
	history->event.registry = registry;
	history->event.key = key;
	return true;
}

/* Adds a `-' or `+' line to the event at hand.  An empty text is refused, as a
 * field that has none is not written at all. */
static bool
read_field(struct gen_history *history, struct gen_array *fields, char *name)
{
	struct gen_field field = { name, cut(name) };

	if (history->event.line == 0 || field.text[0] == '\0')
		return gen_history_fail(history, history->line,
		    "an event, or the text of a field is missing", name);
	if (gen_history_field(fields, name) != NULL)
		return gen_history_fail(
		    history, history->line, "a second text of the field", name);
	return gen_history_add(history, fields, &field, sizeof(field));
}

static bool
read_line(struct gen_history *history, char *line)
{
	char *rest;

	if (line[0] == '#' || line[0] == '\0')
		return true;
	rest = cut(line);
	if (strcmp(line, "-") == 0)
		return read_field(history, &history->event.gone, rest);
	if (strcmp(line, "+") == 0)
		return read_field(history, &history->event.come, rest);
	if (strcmp(line, "version") == 0)
		return read_version(history, rest);
	for (enum wsreg_change_kind kind = 0;
	     kind < (sizeof(kinds) / sizeof(*kinds)); kind++)
		if (strcmp(line, kinds[kind]) == 0)
			return read_event(history, kind, rest);
	return gen_history_fail(history, history->line, "unknown word", line);
}

/* Reads all lines, which are kept, as the records point into them. */
static bool
read_lines(struct gen_history *history, FILE *stream)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;

	while ((size = getline(&line, &room, stream)) > 0) {
		char *kept = line;

		history->line++;
		if (line[size - 1] != '\n') {
			free(line);
			return gen_history_fail(history, history->line,
			    "the file ends inside a line", "");
		}
		line[size - 1] = '\0';
		line = NULL;
		room = 0;
		if (!gen_history_add(
			history, &history->lines, &kept, sizeof(kept)) ||
		    !read_line(history, kept))
			return false;
	}
	free(line);
	return gen_history_end_event(history);
}

/* Frees lines, records and fields; all texts are parts of the lines. */
static void
free_history(struct gen_history *history)
{
	char **lines = history->lines.items;
	struct gen_state *states = history->states.items;

	for (size_t i = 0; i < history->lines.count; i++)
		free(lines[i]);
	for (size_t i = 0; i < history->states.count; i++)
		gen_array_free(&states[i].fields);
	gen_array_free(&history->lines);
	gen_array_free(&history->states);
	gen_array_free(&history->event.gone);
	gen_array_free(&history->event.come);
}

bool
gen_history_print(struct gen_output *output, const char *file)
{
	struct gen_history history = {
		.output = output,
		.file = file,
		.published = "",
	};
	FILE *stream = fopen(file, "r");

	if (stream == NULL)
		return gen_error_set(
		    output->error, file, 0, "%s", strerror(errno));
	gen_print(output,
	    "/* This text marks an absent one. */\n"
	    "#define EVENT_NONE \"" GEN_HISTORY_NONE "\"\n\n"
	    "/* Number, kind and texts of each event; src/cli/events.c has their\n"
	    " * order. */\n#define EVENTS(E)");
	if (read_lines(&history, stream))
		gen_print(output, "\n");
	fclose(stream);
	free_history(&history);
	return !output->error->set;
}
