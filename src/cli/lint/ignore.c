/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore: a line has the lint's id, the registry and the
 * key, none of which moves when other lines of the registry file do. */

#include "ignore.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

/* Stands for a text that is empty. */
#define NOTHING "-"

struct entry {
	enum cli_lint_id rule;
	const char *registry, *key;
	unsigned long line;
	bool used;
};

struct baseline {
	const char *file;
	char *text; /* the entries' texts are in it */
	struct entry *entries;
	size_t count;
};

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
		high = cli_hex_value(text[1]);
		low = high < 0 ? -1 : cli_hex_value(text[2]);
		if (low < 0 || high + low == 0)
			return false;
		*end++ = (char)(high << 4 | low);
		text += 2;
	}
	*end = '\0';
	return true;
}

static _Noreturn void
refuse(const struct baseline *baseline, unsigned long line, const char *reason)
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

static void
read_entry(struct baseline *baseline, char *text, unsigned long line)
{
	char *id = take_word(&text, false);
	char *registry = take_word(&text, false);
	char *key = take_word(&text, true);
	unsigned rule = 0;

	if (key[0] == '\0')
		refuse(baseline, line, "not an id, a registry and a key");
	while (rule < LINT_COUNT && strcmp(cli_lint_rules[rule].id, id) != 0)
		rule++;
	if (rule == LINT_COUNT)
		cli_die_at("%s:%lu: error: no lint has the id `%s'",
		    baseline->file, line, id);
	if (!decode(registry) || !decode(key))
		refuse(baseline, line,
		    "`%' without two hexadecimal digits after it");
	baseline->entries[baseline->count++] = (struct entry){
		.rule = (enum cli_lint_id)rule,
		.registry = registry,
		.key = key,
		.line = line,
	};
}

static size_t
count_lines(const char *text)
{
	size_t count = 1;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		count++;
	return count;
}

static void
read_lines(struct baseline *baseline)
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
			read_entry(baseline, line, number);
	}
}

/* The file; never NULL. */
static FILE *
open_baseline(const char *file)
{
	FILE *stream = fopen(file, "rb");

	if (stream == NULL)
		cli_die("%s: %s", file, strerror(errno));
	return stream;
}

static void
read_baseline(struct baseline *baseline)
{
	FILE *stream = open_baseline(baseline->file);
	struct gen_octets octets = { 0 };

	if (!cli_read_stream(&octets, stream))
		cli_die("%s: %s", baseline->file,
		    ferror(stream) != 0 ? strerror(errno) : "too large");
	fclose(stream);
	baseline->text = cli_grow(octets.text, octets.size + 1, 1);
	baseline->text[octets.size] = '\0';
	if (strlen(baseline->text) != octets.size)
		refuse(
		    baseline, count_lines(baseline->text), "an octet of zero");
	read_lines(baseline);
}

/* ---- Matching ---- */

static int
compare(enum cli_lint_id rule, const char *registry, const char *key,
    const struct entry *entry)
{
	int order = (int)rule - (int)entry->rule;

	if (order == 0)
		order = strcmp(registry, entry->registry);
	return order != 0 ? order : strcmp(key, entry->key);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare(x->rule, x->registry, x->key, y);

	return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

static int
compare_lines(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->line < y->line ? -1 : x->line > y->line;
}

/* The first of the entries that fit, which is used; false if there is none. */
static bool
is_unknown(const struct cli_finding *finding, void *context)
{
	struct baseline *baseline = context;
	size_t low = 0, high = baseline->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(finding->rule, finding->registry, finding->key,
			&baseline->entries[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == baseline->count ||
	    compare(finding->rule, finding->registry, finding->key,
		&baseline->entries[low]) != 0)
		return true;
	baseline->entries[low].used = true;
	return false;
}

static void
report_unused(struct cli_lint *lint, const struct baseline *baseline)
{
	for (size_t i = 0; i < baseline->count; i++) {
		const struct entry *entry = &baseline->entries[i];

		if (entry->used)
			continue;
		cli_lint_add(lint,
		    &(struct cli_finding){
			.rule = LINT_UNUSED_IGNORE,
			.file = baseline->file,
			.line = entry->line,
			.registry = entry->registry,
			.key = entry->key,
			.message = cli_print("there is no %s to ignore",
			    cli_lint_rules[entry->rule].id),
		    });
	}
}

void
cli_lint_ignore(struct cli_lint *lint, const char *file)
{
	struct baseline baseline = { .file = file };

	read_baseline(&baseline);
	qsort(baseline.entries, baseline.count, sizeof(*baseline.entries),
	    compare_entries);
	cli_lint_filter(lint, is_unknown, &baseline);
	qsort(baseline.entries, baseline.count, sizeof(*baseline.entries),
	    compare_lines);
	report_unused(lint, &baseline);
	/* Findings point into it. */
	lint->ignored = baseline.text;
	free(baseline.entries);
}

/* ---- Writing ---- */

static int
compare_findings(const void *a, const void *b)
{
	const struct cli_finding *const *x = a, *const *y = b;
	const struct entry entry = {
		.rule = (*y)->rule,
		.registry = (*y)->registry,
		.key = (*y)->key,
	};

	return compare((*x)->rule, (*x)->registry, (*x)->key, &entry);
}

/* Blanks stay in the last word only, and not at its ends. */
static void
put_word(const struct cli *cli, const char *text, bool last)
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

static void
print(const struct cli *cli, const struct cli_lint *lint)
{
	const struct cli_finding **sorted =
	    cli_allocate(lint->count, sizeof(*sorted));
	size_t count = 0;

	for (size_t i = 0; i < lint->count; i++)
		if (lint->findings[i].rule != LINT_UNUSED_IGNORE)
			sorted[count++] = &lint->findings[i];
	qsort(sorted, count, sizeof(*sorted), compare_findings);
	fputs("# What wsreg lint is to ignore: LINT REGISTRY KEY\n", cli->out);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && compare_findings(&sorted[i - 1], &sorted[i]) == 0)
			continue;
		fprintf(cli->out, "%s ", cli_lint_rules[sorted[i]->rule].id);
		put_word(cli, sorted[i]->registry, false);
		fputc(' ', cli->out);
		put_word(cli, sorted[i]->key, true);
		fputc('\n', cli->out);
	}
	free(sorted);
}

const struct lint_printer lint_ignore = { .print = print };
