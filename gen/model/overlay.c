/* SPDX-License-Identifier: MIT */
/* Reads the overlay, which says what the registries cannot. */

#include "overlay.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "naming.h"
#include "overlay-line.h"
#include "overlay-subprotocol.h"
#include "overlay-wire.h"
#include "wire.h"

#define OVERLAY_MAX ((size_t)1 << 20)

/* Reads "column REGISTRY ELEMENT SINCE TITLE": a column of a CSV file. */
static bool
read_column(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_column column;

	(void)word;
	column.registry = gen_overlay_word(line);
	column.element = gen_overlay_word(line);
	column.since = gen_overlay_word(line);
	column.title = gen_overlay_phrase(line);
	if (column.title[0] == '\0')
		return gen_overlay_fail(
		    line, "a title is missing after", column.since);
	return gen_overlay_aim(line, column.registry, NULL) &&
	    gen_overlay_append(
		line, &line->overlay->columns, &column, sizeof(column));
}

/* Reads "least REGISTRY COUNT": how many records a registry has had. */
static bool
read_least(struct gen_overlay_line *line, const char *word)
{
	const char *registry = gen_overlay_word(line);
	const char *number = gen_overlay_word(line);
	char *end;
	unsigned long count = strtoul(number, &end, 10);
	struct gen_least least;

	(void)word;
	if (number[0] < '0' || number[0] > '9' || *end != '\0' ||
	    gen_overlay_phrase(line)[0] != '\0')
		return gen_overlay_fail(
		    line, "not a number of records", number);
	least = (struct gen_least){ registry, count };
	return gen_overlay_aim(line, registry, NULL) &&
	    gen_overlay_append(
		line, &line->overlay->leasts, &least, sizeof(least));
}

/* Reads "hint REGISTRY KEY TEXT"; the key is one word. */
static bool
read_hint(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_hint hint;

	(void)word;
	hint.registry = gen_overlay_word(line);
	hint.key = gen_overlay_word(line);
	hint.text = gen_overlay_phrase(line);
	if (hint.text[0] == '\0')
		return gen_overlay_fail(
		    line, "a text is missing after", hint.key);
	return gen_overlay_aim(line, hint.registry, hint.key) &&
	    gen_overlay_append(
		line, &line->overlay->hints, &hint, sizeof(hint));
}

/* The words that a line may begin with. */
static const struct directive {
	const char *word;
	bool (*read)(struct gen_overlay_line *line, const char *word);
} directives[] = {
	{ "alias", gen_naming_read_alias },
	{ "browser", gen_overlay_read_browser },
	{ "column", read_column },
	{ "constant", gen_naming_read_constant },
	{ "enum", gen_naming_read_enum },
	{ "former", gen_naming_read_former },
	{ "function", gen_naming_read_function },
	{ "hint", read_hint },
	{ "least", read_least },
	{ "message", gen_overlay_read_message },
	{ "name", gen_naming_read_name },
	{ "omit", gen_naming_read_omit },
	{ "title", gen_naming_read_title },
	{ "unregistered", gen_overlay_read_unregistered },
	{ "wire", gen_overlay_read_wire },
};

/* Reads a line by its first word; one that is empty or begins with # says
 * nothing. */
static bool
read_line(struct gen_overlay_line *line)
{
	const char *word = gen_overlay_word(line);

	if (word[0] == '\0' || word[0] == '#')
		return true;
	for (size_t i = 0; i < sizeof(directives) / sizeof(directives[0]); i++)
		if (strcmp(directives[i].word, word) == 0)
			return directives[i].read(line, word);
	return gen_overlay_fail(line, "unknown directive", word);
}

/* ---- Texts ---- */

/* Reads the whole text.  Strings of the overlay end with a NUL, so a NUL in it
 * would cut one. */
static bool
read_all(struct gen_array *text, FILE *stream, const char *file,
    struct gen_error *error)
{
	if (!gen_input_all(stream, text, OVERLAY_MAX))
		return gen_error_memory(error, file);
	if (memchr(text->items, '\0', text->count) != NULL)
		return gen_error_set(
		    error, file, 0, "a NUL octet: not an overlay");
	if (text->count > OVERLAY_MAX)
		return gen_error_set(error, file, 0, "larger than 1 MiB");
	if (ferror(stream))
		return gen_error_set(error, file, 0, "%s", strerror(errno));
	return true;
}

/* Reads the lines of a text, which is cut into words and kept, as the overlay
 * points into it.  Without a file they are those of data/overlay. */
static bool
read_lines(struct gen_overlay *overlay, char *text, const char *file,
    struct gen_error *error)
{
	struct gen_overlay_line line = {
		.overlay = overlay,
		.error = error,
		.file = file != NULL ? file : "built-in overlay",
		.builtin = file == NULL,
	};

	if (!gen_array_add(&overlay->texts, &text, sizeof(text))) {
		free(text);
		return gen_error_memory(error, line.file);
	}
	for (char *at = text; at != NULL;) {
		char *newline = strchr(at, '\n');

		if (newline != NULL)
			*newline = '\0';
		line.rest = at;
		line.number++;
		if (!read_line(&line))
			return false;
		at = newline != NULL ? newline + 1 : NULL;
	}
	return true;
}

bool
gen_overlay_add(struct gen_overlay *overlay, FILE *stream, const char *file,
    struct gen_error *error)
{
	struct gen_array text = { 0 };

	if (!read_all(&text, stream, file, error)) {
		gen_array_free(&text);
		return false;
	}
	return read_lines(overlay, text.items, file, error);
}

/* The lines of data/overlay. */
static const char *const builtin_lines[] = {
#include "overlay-text.h"
	NULL,
};

bool
gen_overlay_add_builtin(struct gen_overlay *overlay, struct gen_error *error)
{
	struct gen_output text = { .error = error };

	for (const char *const *at = builtin_lines; *at != NULL; at++)
		gen_print(&text, "%s", *at);
	if (error->set) {
		gen_output_free(&text);
		return false;
	}
	return read_lines(overlay, text.text.items, NULL, error);
}

bool
gen_overlay_finish(
    struct gen_overlay *overlay, const char *file, struct gen_error *error)
{
	uint32_t gap;

	if (!gen_browser_apply(&overlay->rules, &overlay->browser))
		return gen_error_memory(error, file);
	if (overlay->rules.count > UINT8_MAX)
		return gen_error_set(error, file, 0,
		    "more than %d ranges of close codes in `wire' and "
		    "`browser' lines",
		    UINT8_MAX);
	overlay->data = (struct wsreg_overlay){
		.names = overlay->names.items,
		.formers = overlay->formers.items,
		.rules = overlay->rules.items,
		.columns = overlay->columns.items,
		.hints = overlay->hints.items,
		.demands = overlay->demands.items,
		.unregistered = overlay->unregistered.items,
		.name_count = (uint32_t)overlay->names.count,
		.former_count = (uint32_t)overlay->formers.count,
		.rule_count = (uint32_t)overlay->rules.count,
		.column_count = (uint32_t)overlay->columns.count,
		.hint_count = (uint32_t)overlay->hints.count,
		.demand_count = (uint32_t)overlay->demands.count,
		.unregistered_count = (uint32_t)overlay->unregistered.count,
	};
	gap = gen_wire_gap(overlay->rules.items, overlay->rules.count);
	if (overlay->rules.count > 0 && gap <= UINT16_MAX)
		return gen_error_set(error, file, 0,
		    "no `wire' line for close code %lu and any status",
		    (unsigned long)gap);
	return true;
}

/* Returns whether the registry has a record of this key. */
static bool
has_record(const struct wsreg_registry *registry, const char *key)
{
	const struct wsreg_record *records =
	    &registry->snapshot->records[registry->first_record];

	for (uint32_t i = 0; i < registry->record_count; i++)
		if (strcmp(records[i].key, key) == 0)
			return true;
	return false;
}

/* Returns the registry of this id, or NULL; short names do not count, as lines
 * compare ids. */
static const struct wsreg_registry *
find_registry(const struct wsreg_snapshot *snapshot, const char *id)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, id, strlen(id));

	return registry != NULL && strcmp(registry->id, id) == 0 ? registry
								 : NULL;
}

bool
gen_overlay_check(const struct gen_overlay *overlay,
    const struct wsreg_snapshot *snapshot, struct gen_error *error)
{
	const struct gen_aim *aims = overlay->aims.items;

	for (size_t i = 0; i < overlay->aims.count; i++) {
		const struct gen_aim *aim = &aims[i];
		const struct wsreg_registry *registry =
		    find_registry(snapshot, aim->registry);

		if (registry == NULL)
			return gen_error_set(error, aim->file, aim->line,
			    "no registry has the id `%s'", aim->registry);
		if (aim->key != NULL && !has_record(registry, aim->key))
			return gen_error_set(error, aim->file, aim->line,
			    "registry `%s' has no record `%s'", aim->registry,
			    aim->key);
	}
	return true;
}

void
gen_overlay_free(struct gen_overlay *overlay)
{
	char **texts = overlay->texts.items;

	for (size_t i = 0; i < overlay->texts.count; i++)
		free(texts[i]);
	gen_array_free(&overlay->texts);
	gen_array_free(&overlay->leasts);
	gen_array_free(&overlay->names);
	gen_array_free(&overlay->formers);
	gen_array_free(&overlay->rules);
	gen_array_free(&overlay->columns);
	gen_array_free(&overlay->hints);
	gen_array_free(&overlay->demands);
	gen_array_free(&overlay->unregistered);
	gen_array_free(&overlay->browser);
	gen_array_free(&overlay->own_rules);
	gen_array_free(&overlay->namings);
	gen_array_free(&overlay->aims);
}
