/* SPDX-License-Identifier: MIT */
/* The options of a command line, read and shown by tables. */

#include "options.h"

#include <getopt.h>
#include <stdarg.h>
#include <string.h>

/* More options than any program here has. */
#define OPTION_MAX 64

/* The column, from 0, where --help begins to say what an option is for. */
#define HELP_COLUMN 25

/* The columns of a line of help: those of a terminal. */
#define HELP_WIDTH 79

/* What getopt_long() returns for the first of the long names: no letter. */
#define FIRST_LONG 256

/* The options of all tables, as getopt_long() takes them.  They are numbered
 * in the order of the tables. */
struct known {
	struct option longs[OPTION_MAX + 1];
	char letters[2 * OPTION_MAX + 2];
	const struct option_row *rows[OPTION_MAX];
	void *targets[OPTION_MAX];
	int count;
};

/* ---- Words ---- */

/* Adds to a text of OPTION_TEXT_SIZE. */
static void __attribute__((format(printf, 2, 3)))
say(char *text, const char *format, ...)
{
	size_t size = strlen(text);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text + size, OPTION_TEXT_SIZE - size, format, arguments);
	va_end(arguments);
}

void
options_join(char *text, const char *const *words, const char *last)
{
	for (size_t i = 0; words[i] != NULL; i++) {
		if (i > 0)
			say(text, "%s", words[i + 1] == NULL ? last : ", ");
		say(text, "%s", words[i]);
	}
}

/* ---- Reading ---- */

/* Adds a table's rows, but not those whose name an earlier table has. */
static void
add_table(struct known *known, const struct option_table *table)
{
	char *letter = known->letters + strlen(known->letters);

	for (const struct option_row *row = table->rows; row->name != NULL;
	     row++) {
		int at = 0;

		while (at < known->count &&
		    strcmp(known->rows[at]->name, row->name) != 0)
			at++;
		if (at < known->count || at == OPTION_MAX)
			continue;
		known->longs[at] = (struct option){ row->name,
			row->argument != NULL ? required_argument : no_argument,
			NULL, FIRST_LONG + at };
		known->rows[at] = row;
		known->targets[at] = table->target;
		known->count++;
		if (row->letter != 0)
			*letter++ = row->letter;
		if (row->letter != 0 && row->argument != NULL)
			*letter++ = ':';
	}
}

/* Returns the number of the option that getopt_long() has found. */
static int
find(const struct known *known, int found)
{
	int at = 0;

	if (found >= FIRST_LONG)
		return found - FIRST_LONG;
	while (at < known->count - 1 && known->rows[at]->letter != found)
		at++;
	return at;
}

/* Says what is wrong with a word that getopt_long() does not like. */
static void
refuse(int found, const char *word, char *text)
{
	if (found == ':')
		say(text, "the option `%s' needs an argument", word);
	else if (optopt >= FIRST_LONG)
		say(text, "the option in `%s' takes no argument", word);
	else if (optopt == 0)
		say(text, "unknown option `%s'", word);
	else
		/* It may stand anywhere among the letters of the word. */
		say(text, "unknown option `-%c'", optopt);
}

/* Says whose the option is: of each table that has it and is not filled. */
static void
refuse_foreign(const struct option_table *tables, const char *name, char *text)
{
	const char *owners[OPTION_MAX + 1] = { NULL };
	size_t count = 0;

	for (; tables->rows != NULL && count < OPTION_MAX; tables++)
		for (const struct option_row *row = tables->rows;
		     row->name != NULL && tables->target == NULL; row++)
			if (strcmp(row->name, name) == 0)
				owners[count++] = tables->owner;
	say(text, "--%s is only for ", name);
	options_join(text, owners, " and ");
}

/* Keeps the argument that getopt_long() has found, which is the value of this
 * index if the row has any, or says why not. */
static void
keep(const struct option_row *row, void *target, int index, char *text)
{
	void *field = (char *)target + row->offset;
	size_t *count = (void *)((char *)target + row->count_offset);
	const char **string = field;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)field = true;
		break;
	case OPTION_ONCE:
		if (*string != NULL)
			say(text, "--%s can be given only once", row->name);
		*string = optarg;
		break;
	case OPTION_TEXT:
		*string = optarg;
		break;
	case OPTION_CHOICE:
		*(int *)field = index;
		break;
	case OPTION_LIST:
		if (*count == row->most)
			say(text, "--%s can be given only %zu times", row->name,
			    row->most);
		else
			string[(*count)++] = optarg;
		break;
	case OPTION_TAKEN:
		row->take(row->name, field, optarg);
		break;
	}
}

static void
take(const struct option_row *row, void *target, char *text)
{
	int index = 0;

	while (row->values != NULL && row->values[index] != NULL &&
	    strcmp(row->values[index], optarg) != 0)
		index++;
	if (row->values == NULL || row->values[index] != NULL) {
		keep(row, target, index, text);
		return;
	}
	say(text, "--%s takes ", row->name);
	options_join(text, row->values, " or ");
	say(text, ", not `%s'", optarg);
}

bool
options_read(
    const struct option_table *tables, int argc, char **argv, char *text)
{
	struct known known = { .letters = ":" };
	int found;

	for (size_t i = 0; tables[i].rows != NULL; i++)
		add_table(&known, &tables[i]);
	text[0] = '\0';
	opterr = 0; /* the messages are those above */
	optind = 0; /* getopt_long() begins anew, also after another run */
	while (text[0] == '\0' &&
	    (found = getopt_long(
		 argc, argv, known.letters, known.longs, NULL)) != -1) {
		int at;

		if (found == '?' || found == ':') {
			refuse(found, argv[optind - 1], text);
			break;
		}
		at = find(&known, found);
		if (known.targets[at] != NULL)
			take(known.rows[at], known.targets[at], text);
		else if (tables[0].target != NULL)
			refuse_foreign(tables, known.longs[at].name, text);
	}
	return text[0] == '\0';
}

/* ---- Showing ---- */

/* Prints help in its column.  A line ends where the text says so, and before a
 * word that would not fit. */
static void
print_help(FILE *out, const char *help)
{
	size_t at = HELP_COLUMN;

	for (; *help != '\0'; help++) {
		bool full = *help == ' ' &&
		    at + 1 + strcspn(help + 1, " \n") > HELP_WIDTH;

		if (full || *help == '\n') {
			fprintf(out, "\n%*s", HELP_COLUMN, "");
			at = HELP_COLUMN;
		} else {
			fputc(*help, out);
			at++;
		}
	}
	fputc('\n', out);
}

void
options_help(FILE *out, const struct option_row *rows, const char *formats)
{
	for (; rows->name != NULL; rows++) {
		const char *help = rows->help;
		char letter[] = { '-', rows->letter, ',', '\0' };
		int size;

		if (help == NULL)
			continue;
		if (rows->group != NULL)
			fprintf(out, "%s:\n", rows->group);
		size = fprintf(out, "  %-3s --%s%s%s",
		    rows->letter != 0 ? letter : "", rows->name,
		    rows->argument != NULL ? " " : "",
		    rows->argument != NULL ? rows->argument : "");
		if (size >= HELP_COLUMN) {
			fputc('\n', out);
			size = 0;
		}
		fprintf(out, "%*s", HELP_COLUMN - size, "");
		print_help(out, *help == '\0' ? formats : help);
	}
}

void
options_list(FILE *out, const struct option_row *rows, const char *formats)
{
	for (; rows->name != NULL; rows++) {
		const char *const *value = rows->values;
		const char *help = rows->help;

		if (help == NULL)
			continue;
		if (rows->letter != 0)
			fprintf(out, "-%c ", rows->letter);
		fprintf(out, "--%s", rows->name);
		if (rows->argument != NULL)
			fprintf(out, " %s",
			    value != NULL ? *value++ : rows->argument);
		while (value != NULL && *value != NULL)
			fprintf(out, "|%s", *value++);
		fputc('\t', out);
		for (help = *help == '\0' ? formats : help; *help != '\0';
		     help++)
			fputc(*help == '\n' ? ' ' : *help, out);
		fputc('\n', out);
	}
}
