/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore, which several commands read. */

#include "baseline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* Stands for a text that is empty. */
#define NOTHING "-"

/* ---- Reading ---- */

/* Undoes what put_word() does, in place; false if that did not write it. */
static bool
decode(char *text)
{
	char *end = text;

	if (strcmp(text, NOTHING) == 0)
		*text = '\0';
	for (; *text != '\0'; text++) {
		int high, low;

		if (*text != '%') {
			*end++ = *text;
			continue;
		}
		high = ascii_hex_value(text[1]);
		low = high < 0 ? -1 : ascii_hex_value(text[2]);
		if (low < 0 || high + low == 0)
			return false;
		*end++ = (char)(high << 4 | low);
		text += 2;
	}
	*end = '\0';
	return true;
}

/* Ends the program with the place of a fault in the file. */
static _Noreturn void
refuse(
    const struct cli_baseline *baseline, unsigned long line, const char *reason)
{
	cli_die_at("%s:%lu: error: %s", baseline->file, line, reason);
}

/* Cuts the next word off the line; all of the rest if it is the last. */
static char *
take_word(char **line, bool last)
{
	char *word = *line + strspn(*line, " \t");
	char *end = last ? word + strlen(word) : word + strcspn(word, " \t");

	while (last && end > word && ascii_is_blank(end[-1]))
		end--;
	*line = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return word;
}

/* Takes a line apart, in place. */
static void
read_entry(struct cli_baseline *baseline, char *text, unsigned long line,
    const struct cli_baseline_form *form)
{
	char *id = take_word(&text, false);
	char *place = take_word(&text, false);
	char *key = take_word(&text, true);

	if (key[0] == '\0')
		refuse(baseline, line, form->needs);
	if (!form->knows(id))
		cli_die_at("%s:%lu: error: unknown %s `%s'", baseline->file,
		    line, form->rule, id);
	if (!decode(place) || !decode(key))
		refuse(baseline, line,
		    "`%' without two hexadecimal digits after it");
	baseline->entries[baseline->count++] = (struct cli_ignored){
		.rule = id, .place = place, .key = key, .line = line
	};
}

/* Returns how many lines a text has; one that ends with a line's end has an
 * empty last one. */
static size_t
count_lines(const char *text)
{
	size_t count = 1;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		count++;
	return count;
}

/* Reads the entries, of which there are no more than lines.  Lines that are
 * empty or begin with `#' have none. */
static void
read_lines(struct cli_baseline *baseline, const struct cli_baseline_form *form)
{
	unsigned long number = 1;
	char *next;

	baseline->entries = cli_allocate(
	    count_lines(baseline->text), sizeof(*baseline->entries));
	for (char *line = baseline->text; line != NULL; line = next, number++) {
		char *end = strchr(line, '\n');
		size_t start = strspn(line, " \t\r");

		next = end != NULL ? end + 1 : NULL;
		if (end != NULL)
			*end = '\0';
		if (line[start] != '#' && line[start] != '\0')
			read_entry(baseline, line, number, form);
	}
}

/* Reads the whole text of the file. */
static void
read_text(struct cli_baseline *baseline)
{
	FILE *stream = fopen(baseline->file, "rb");
	struct gen_array text = { 0 };

	if (stream == NULL)
		cli_die("%s: %s", baseline->file, strerror(errno));
	if (!gen_input_all(stream, &text, GEN_FILE_MAX))
		cli_die("out of memory");
	if (ferror(stream) != 0 || text.count > GEN_FILE_MAX)
		cli_die("%s: %s", baseline->file,
		    ferror(stream) != 0 ? strerror(errno) : "too large");
	fclose(stream);
	baseline->text = text.items;
	if (strlen(baseline->text) != text.count)
		refuse(baseline, count_lines(baseline->text),
		    "a NUL octet: not a list of findings");
}

/* ---- Matching ---- */

/* Compares what identifies a finding when its line has moved. */
static int
compare(const struct cli_ignored *a, const struct cli_ignored *b)
{
	int order = strcmp(a->rule, b->rule);

	if (order == 0)
		order = strcmp(a->place, b->place);
	return order != 0 ? order : strcmp(a->key, b->key);
}

/* Compares pointers to entries of one array; equal ones stay in its order. */
static int
compare_entries(const void *a, const void *b)
{
	const struct cli_ignored *const *x = a, *const *y = b;
	int order = compare(*x, *y);

	return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

void
cli_baseline_read(struct cli_baseline *baseline, const char *file,
    const struct cli_baseline_form *form)
{
	*baseline = (struct cli_baseline){ .file = file };
	read_text(baseline);
	read_lines(baseline, form);
	baseline->sorted =
	    cli_allocate(baseline->count, sizeof(*baseline->sorted));
	for (size_t i = 0; i < baseline->count; i++)
		baseline->sorted[i] = &baseline->entries[i];
	qsort(baseline->sorted, baseline->count, sizeof(*baseline->sorted),
	    compare_entries);
}

void
cli_baseline_free(struct cli_baseline *baseline)
{
	free(baseline->sorted);
	free(baseline->entries);
	free(baseline->text);
}

bool
cli_baseline_take(struct cli_baseline *baseline, const char *rule,
    const char *place, const char *key)
{
	const struct cli_ignored finding = {
		.rule = rule, .place = place, .key = key
	};
	size_t low = 0, high = baseline->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&finding, baseline->sorted[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == baseline->count ||
	    compare(&finding, baseline->sorted[low]) != 0)
		return false;
	baseline->entries[baseline->sorted[low] - baseline->entries].used =
	    true;
	return true;
}

/* ---- Writing ---- */

void
cli_baseline_put(const struct cli *cli, const char *text, bool last)
{
	if (text[0] == '\0')
		fputs(NOTHING, cli->out);
	for (size_t i = 0; text[i] != '\0'; i++) {
		unsigned char c = (unsigned char)text[i];
		bool inside = last && i > 0 && text[i + 1] != '\0';

		if (c < ' ' || c == 0x7f || c == '%' || (c == ' ' && !inside) ||
		    strcmp(text, NOTHING) == 0)
			fprintf(cli->out, "%%%02X", c);
		else
			fputc(c, cli->out);
	}
}
