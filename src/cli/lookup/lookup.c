/* SPDX-License-Identifier: MIT */
/* wsreg lookup: what IANA says about codes and names. */

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "explain.h"
#include "former.h"
#include "lookup.h"
#include "suggest.h"

/* ---- Keys as people have them ---- */

/* The answers in the order of the keys. print_answers() frees them. */
struct answers {
	struct cli_answer *items;
	size_t count;
};

/* Returns the part of a word from a log that is the key, or NULL: 1006 of
 * "code=1006," or "1006)". */
static char *
take_fragment(const char *text)
{
	static const char before[] = "([{<\"'`", after[] = ")]}>\"'`.,;:!?";
	const char *end = text + strlen(text);
	const char *start = text;

	while (start < end && ascii_is_word(*start))
		start++;
	if (start == text || *start != '=')
		start = text;
	else
		start++;
	while (start < end && strchr(before, *start) != NULL)
		start++;
	while (end > start && strchr(after, end[-1]) != NULL)
		end--;
	if (start == end || (size_t)(end - start) == strlen(text))
		return NULL;
	return cli_print("%.*s", (int)(end - start), start);
}

/* Returns whether this is the value of a header with names: each part begins
 * with a token that has a letter. */
static bool
is_header(const char *text)
{
	bool several = strpbrk(text, ",;") != NULL;

	while (several && *text != '\0') {
		size_t size = strcspn(text, ",;");
		bool letter = false;

		for (size_t i = 0; i < size; i++)
			letter = letter || ascii_is_upper(ascii_upper(text[i]));
		if (!letter)
			return false;
		text += strcspn(text, ",");
		text += *text == ',';
	}
	return several;
}

/* Returns a new answer, all 0.  It is valid until the next one is added, which
 * may move the list. */
static struct cli_answer *
add_answer(struct answers *answers)
{
	answers->items = cli_grow(
	    answers->items, answers->count + 1, sizeof(*answers->items));
	answers->items[answers->count] = (struct cli_answer){ 0 };
	return &answers->items[answers->count++];
}

/* Looks a key up; says what there is to say if it is not found.  The key as it
 * is given goes first, since a registry may have any characters in its keys.  A
 * present name goes before a former one, and both before suggestions. */
static void
match(const struct cli *cli, struct cli_answer *answer, const char *key)
{
	char *query = cli_fold(key);
	char *fragment;

	answer->query = query;
	cli_match(cli, answer);
	fragment = answer->count == 0 ? take_fragment(query) : NULL;
	if (fragment != NULL) {
		answer->query = fragment;
		cli_match(cli, answer);
		if (answer->count == 0) {
			answer->query = query;
			answer->numeric = false;
		}
	}
	if (answer->count == 0)
		cli_match_former(cli, answer);
	if (answer->count == 0)
		cli_suggest(cli, answer);
	cli_explain(cli, answer);
	/* What was asked for is shown as it was asked. */
	answer->query = cli_print("%s", key);
	free(fragment);
	free(query);
}

/* Looks up each name in the value of a header, without its parameters. */
static void
match_header(const struct cli *cli, struct answers *answers, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, ",");
		size_t name = strcspn(text, ",;");
		char *key = cli_print("%.*s", (int)name, text);
		char *folded = cli_fold(key);
		struct cli_answer *answer = add_answer(answers);

		match(cli, answer, folded);
		if (name < size) {
			char *note = answer->note;

			answer->note = cli_print("%s%sparameters are ignored",
			    note != NULL ? note : "", note != NULL ? "; " : "");
			free(note);
		}
		free(folded);
		free(key);
		text += size;
		text += *text == ',';
	}
}

/* Looks up a key, or each name in the value of a header.  The whole is tried
 * first, as keys of other protocols contain commas and semicolons. */
static void
look_up(const struct cli *cli, struct answers *answers, const char *key)
{
	struct cli_answer whole = { 0 };
	bool split = false;

	if (is_header(key)) {
		match(cli, &whole, key);
		split = whole.count == 0;
		cli_answer_free(&whole);
	}
	if (split)
		match_header(cli, answers, key);
	else
		match(cli, add_answer(answers), key);
}

/* ---- The command ---- */

/* Prints the answers; returns whether all keys were found. */
static bool
print_answers(const struct cli *cli, struct answers *answers)
{
	const struct lookup_printer *printer = cli->printer;
	bool found = true;

	printer->answers(cli, answers->items, answers->count);
	for (size_t i = 0; i < answers->count; i++) {
		found = found && answers->items[i].count > 0;
		cli_answer_free(&answers->items[i]);
	}
	free(answers->items);
	*answers = (struct answers){ NULL, 0 };
	return found;
}

/* Looks up the keys on standard input, one a line. */
static void
look_up_lines(const struct cli *cli, struct answers *answers)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t size;

	while ((size = getline(&line, &room, stdin)) >= 0) {
		while (size > 0 && ascii_is_blank(line[size - 1]))
			line[--size] = '\0';
		if (size > 0)
			look_up(cli, answers, line);
	}
	if (ferror(stdin))
		cli_die("cannot read standard input");
	free(line);
}

/* Looks up all keys before it prints any, so that nothing has been printed if
 * standard input cannot be read. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	struct answers answers = { NULL, 0 };

	if (count == 0)
		cli_die_usage("lookup", "lookup needs a code or a name");
	for (size_t i = 0; i < count; i++)
		if (strcmp(operands[i], "-") == 0)
			look_up_lines(cli, &answers);
		else
			look_up(cli, &answers, operands[i]);
	return print_answers(cli, &answers) ? CLI_FOUND : CLI_NOT_FOUND;
}

const struct cli_command cli_lookup = { "lookup", "KEY...",
	"Look up codes and names",
	{ { "text", &lookup_text }, { "json", &lookup_json } }, .run = run };
