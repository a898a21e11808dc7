/* SPDX-License-Identifier: MIT */
/* Reads the overlay, which says what the registries cannot. */

#include "overlay.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "overlay-line.h"
#include "wire.h"

#define OVERLAY_MAX ((size_t)1 << 20)

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
 * points into it. */
static bool
read_lines(struct gen_overlay *overlay, char *text, const char *file,
    struct gen_error *error)
{
	struct gen_overlay_reader reader = {
		.overlay = overlay,
		.error = error,
		.file = file,
	};

	if (!gen_array_add(&overlay->texts, &text, sizeof(text))) {
		free(text);
		return gen_error_memory(error, file);
	}
	for (char *line = text; line != NULL;) {
		char *newline = strchr(line, '\n');

		if (newline != NULL)
			*newline = '\0';
		reader.rest = line;
		reader.line++;
		if (!gen_overlay_read_line(&reader))
			return false;
		line = newline != NULL ? newline + 1 : NULL;
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

	for (const char *const *line = builtin_lines; *line != NULL; line++)
		gen_print(&text, "%s", *line);
	if (error->set) {
		gen_output_free(&text);
		return false;
	}
	return read_lines(overlay, text.text.items, "built-in overlay", error);
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
		    "more than %d ranges of close codes in `wire' lines",
		    UINT8_MAX);
	overlay->data = (struct wsreg_overlay){
		.names = overlay->names.items,
		.formers = overlay->formers.items,
		.rules = overlay->rules.items,
		.columns = overlay->columns.items,
		.hints = overlay->hints.items,
		.name_count = (uint32_t)overlay->names.count,
		.former_count = (uint32_t)overlay->formers.count,
		.rule_count = (uint32_t)overlay->rules.count,
		.column_count = (uint32_t)overlay->columns.count,
		.hint_count = (uint32_t)overlay->hints.count,
	};
	gap = gen_wire_gap(overlay->rules.items, overlay->rules.count);
	if (overlay->rules.count > 0 && gap <= UINT16_MAX)
		return gen_error_set(error, file, 0,
		    "no `wire' line for close code %lu and any status",
		    (unsigned long)gap);
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
	gen_array_free(&overlay->browser);
}
