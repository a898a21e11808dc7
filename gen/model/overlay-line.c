/* SPDX-License-Identifier: MIT */
/* Cuts a line of an overlay into words. */

#include "overlay-line.h"

#include <string.h>

bool
gen_overlay_fail(
    struct gen_overlay_line *line, const char *reason, const char *word)
{
	return gen_error_set(
	    line->error, line->file, line->number, "%s: `%s'", reason, word);
}

char *
gen_overlay_word(struct gen_overlay_line *line)
{
	char *word = line->rest + strspn(line->rest, " \t");
	char *end = word + strcspn(word, " \t");

	line->rest = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return word;
}

/* Cuts the blanks at the end of a text, and returns where it ends now. */
static char *
cut_blanks(char *text, char *end)
{
	while (end > text && strchr(" \t", end[-1]) != NULL)
		*--end = '\0';
	return end;
}

char *
gen_overlay_phrase(struct gen_overlay_line *line)
{
	return line->rest + strspn(line->rest, " \t");
}

char *
gen_overlay_key(struct gen_overlay_line *line)
{
	char *key = gen_overlay_phrase(line);
	char *end = cut_blanks(key, key + strlen(key));

	while (end > key && strchr(" \t", end[-1]) == NULL)
		end--;
	line->rest = end;
	cut_blanks(key, end);
	return key;
}

bool
gen_overlay_append(struct gen_overlay_line *line, struct gen_array *array,
    const void *item, size_t size)
{
	return gen_array_add(array, item, size) ||
	    gen_error_memory(line->error, line->file);
}

bool
gen_overlay_aim(
    struct gen_overlay_line *line, const char *registry, const char *key)
{
	const struct gen_aim aim = {
		.registry = registry,
		.key = key,
		.file = line->file,
		.line = line->number,
	};

	return line->builtin ||
	    gen_overlay_append(line, &line->overlay->aims, &aim, sizeof(aim));
}
