/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore: a line has the lint's id, the registry and
 * the key, none of which moves when other lines of the registry file do.  A
 * project that takes a file as it is lists what it knows of, and is told of
 * what is new. */

#include "ignore.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

/* Stands for a text that is empty. */
#define NOTHING "-"

/* A file of findings to ignore. */
struct baseline {
	const char *file;
	char *text; /* of the file; the entries point into it */
	struct cli_finding *entries; /* in the order of their lines */
	bool *used;                  /* by entry: whether a finding fits */
	/* The entries in the order of compare_findings(). */
	const struct cli_finding **sorted;
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

/* Takes a line apart, in place.  An id that no lint has is refused: it may
 * be misspelt, and would ignore nothing. */
static void
read_entry(struct baseline *baseline, char *text, unsigned long line)
{
	char *id = take_word(&text, false);
	char *registry = take_word(&text, false);
	char *key = take_word(&text, true);
	unsigned rule = 0;

	if (key[0] == '\0')
		refuse(baseline, line,
		    "a line needs a lint id, a registry and a key");
	while (rule < LINT_COUNT && strcmp(cli_lint_rules[rule].id, id) != 0)
		rule++;
	if (rule == LINT_COUNT)
		cli_die_at("%s:%lu: error: unknown lint `%s'", baseline->file,
		    line, id);
	if (!decode(registry) || !decode(key))
		refuse(baseline, line,
		    "`%' without two hexadecimal digits after it");
	baseline->entries[baseline->count++] = (struct cli_finding){
		.rule = (enum cli_lint_id)rule,
		.file = baseline->file,
		.line = line,
		.registry = registry,
		.key = key,
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

/* Reads the whole file.  It ends the program if the file cannot be read, is
 * too large or is not text. */
static void
read_baseline(struct baseline *baseline)
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
	read_lines(baseline);
}

/* ---- Matching ---- */

/* Compares what identifies a finding when its line has moved. */
static int
compare(const struct cli_finding *a, const struct cli_finding *b)
{
	int order = (int)a->rule - (int)b->rule;

	if (order == 0)
		order = strcmp(a->registry, b->registry);
	return order != 0 ? order : strcmp(a->key, b->key);
}

/* Compares pointers to findings of one array; equal ones stay in its order. */
static int
compare_findings(const void *a, const void *b)
{
	const struct cli_finding *const *x = a, *const *y = b;
	int order = compare(*x, *y);

	return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

/* Returns pointers to the findings, sorted; the caller frees the array. */
static const struct cli_finding **
sort(const struct cli_finding *findings, size_t count)
{
	const struct cli_finding **sorted =
	    cli_allocate(count, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &findings[i];
	qsort(sorted, count, sizeof(*sorted), compare_findings);
	return sorted;
}

/* Returns whether no entry fits the finding; the first that fits is used. */
static bool
is_unknown(const struct cli_finding *finding, const void *context)
{
	const struct baseline *baseline = context;
	size_t low = 0, high = baseline->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(finding, baseline->sorted[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == baseline->count ||
	    compare(finding, baseline->sorted[low]) != 0)
		return true;
	baseline->used[baseline->sorted[low] - baseline->entries] = true;
	return false;
}

/* Reports the entries that no finding fits: what they were for is mended,
 * and they might hide what comes later. */
static void
report_unused(struct cli_lint *lint, const struct baseline *baseline)
{
	for (size_t i = 0; i < baseline->count; i++) {
		struct cli_finding finding = baseline->entries[i];

		if (baseline->used[i])
			continue;
		finding.message = cli_print(
		    "no finding %s to ignore", cli_lint_rules[finding.rule].id);
		finding.rule = LINT_UNUSED_IGNORE;
		cli_lint_add(lint, &finding);
	}
}

void
cli_lint_ignore(struct cli_lint *lint, const char *file)
{
	struct baseline baseline = { .file = file };

	read_baseline(&baseline);
	baseline.sorted = sort(baseline.entries, baseline.count);
	baseline.used = cli_allocate(baseline.count, sizeof(*baseline.used));
	cli_lint_filter(lint, is_unknown, &baseline);
	report_unused(lint, &baseline);
	/* The findings that were added point into the text. */
	lint->ignored = baseline.text;
	free(baseline.used);
	free(baseline.sorted);
	free(baseline.entries);
}

/* ---- Writing ---- */

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

/* Prints the findings as such a file, each once and sorted, so that files of
 * two days can be compared line by line. */
static void
print(const struct cli *cli, const struct cli_lint *lint)
{
	const struct cli_finding **sorted = sort(lint->findings, lint->count);
	const struct cli_finding *before = NULL;

	fputs("# Findings for `wsreg lint --ignore': LINT REGISTRY KEY\n",
	    cli->out);
	for (size_t i = 0; i < lint->count; before = sorted[i++]) {
		const struct cli_finding *finding = sorted[i];

		if (finding->rule == LINT_UNUSED_IGNORE ||
		    (before != NULL && compare(before, finding) == 0))
			continue;
		fprintf(cli->out, "%s ", cli_lint_rules[finding->rule].id);
		put_word(cli, finding->registry, false);
		fputc(' ', cli->out);
		put_word(cli, finding->key, true);
		fputc('\n', cli->out);
	}
	free(sorted);
}

const struct lint_printer lint_ignore = { .print = print };
