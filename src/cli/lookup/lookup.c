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

/* A lookup of many keys: each answer is printed as soon as it is known. */
struct lookup {
	const struct cli *cli;
	const struct lookup_printer *printer;
	size_t count; /* of the answers printed */
	bool missing; /* a key was not found */
};

static struct options {
	bool brief;
} options;

static const struct option_row option_rows[] = {
	{ "brief", 0, NULL,
	    "lookup: print one line for each record: key, name\n"
	    "and registry, with tabs between them",
	    OPTION_FLAG, .offset = offsetof(struct options, brief) },
	{ .name = NULL },
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

/* Returns whether the four digits are a part of another number, as of +1006 or
 * 1006.5. */
static bool
is_part(const char *text, const char *digits)
{
	return (digits > text && strchr("+-.", digits[-1]) != NULL) ||
	    (digits[4] == '.' && ascii_is_digit(digits[5]));
}

/* Returns the only number of four digits in a line from a log, such as a close
 * code has, or NULL: 1006 of "close 1006 (abnormal closure)". */
static char *
take_number(const char *text)
{
	const char *found = NULL;

	for (const char *at = text; *at != '\0'; at++) {
		size_t size = 0;

		while (ascii_is_word(at[size]))
			size++;
		if (strspn(at, "0123456789") == 4 && size == 4) {
			if (found != NULL || is_part(text, at))
				return NULL;
			found = at;
		}
		at += size > 0 ? size - 1 : 0;
	}
	return found != NULL && strlen(text) > 4 ? cli_print("%.4s", found)
						 : NULL;
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

/* Prints an answer and frees it. */
static void
finish(struct lookup *lookup, struct cli_answer *answer)
{
	const struct lookup_printer *printer = lookup->printer;

	if (lookup->count == 0 && printer->begin != NULL)
		printer->begin(lookup->cli);
	printer->answer(lookup->cli, answer, lookup->count++);
	lookup->missing = lookup->missing || answer->count == 0;
	cli_answer_free(answer);
}

/* Looks up a part of the key, which may be NULL and is freed, unless the key was
 * found. */
static void
match_part(const struct cli *cli, struct cli_answer *answer, char *part)
{
	char *query = answer->query;

	if (answer->count == 0 && part != NULL) {
		answer->query = part;
		cli_match(cli, answer);
		answer->query = query;
		answer->numeric = answer->numeric && answer->count > 0;
	}
	free(part);
}

/* Looks a key up; says what there is to say if it is not found.  The key as it
 * is given goes first, since a registry may have any characters in its keys.  A
 * present name goes before a former one, and both before suggestions. */
static void
match(const struct cli *cli, struct cli_answer *answer, const char *key)
{
	char *query = cli_fold(key);

	answer->query = query;
	cli_match(cli, answer);
	match_part(cli, answer, take_fragment(query));
	match_part(cli, answer, take_number(query));
	if (answer->count == 0)
		cli_match_former(cli, answer);
	if (!options.brief) {
		if (answer->count == 0)
			cli_suggest(cli, answer);
		cli_explain(cli, answer);
	}
	/* What was asked for is shown as it was asked. */
	answer->query = cli_print("%s", key);
	free(query);
}

/* Looks up each name in the value of a header, without its parameters. */
static void
match_header(struct lookup *lookup, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, ",");
		size_t name = strcspn(text, ",;");
		char *key = cli_print("%.*s", (int)name, text);
		char *folded = cli_fold(key);
		struct cli_answer answer = { 0 };

		match(lookup->cli, &answer, folded);
		if (name < size) {
			char *note = answer.note;

			answer.note = cli_print("%s%sparameters are ignored",
			    note != NULL ? note : "", note != NULL ? "; " : "");
			free(note);
		}
		finish(lookup, &answer);
		free(folded);
		free(key);
		text += size;
		text += *text == ',';
	}
}

/* Returns the size of a header field's name and its colon at the start of the
 * key, as in "Sec-WebSocket-Protocol: mqtt"; 0 if there is none. */
static size_t
skip_field(const char *key)
{
	static const char start[] = "Sec-WebSocket-";
	size_t size = strcspn(key, ":");

	return strncasecmp(key, start, strlen(start)) == 0 && key[size] == ':'
	    ? size + 1
	    : 0;
}

/* Looks up a key, or each name in the value of a header.  The whole is tried
 * first, as keys of other protocols contain commas and semicolons. */
static void
look_up(struct lookup *lookup, const char *key)
{
	struct cli_answer answer = { 0 };

	key += skip_field(key);
	match(lookup->cli, &answer, key);
	if (answer.count > 0 || !is_header(key)) {
		finish(lookup, &answer);
		return;
	}
	cli_answer_free(&answer);
	match_header(lookup, key);
}

/* ---- The command ---- */

/* Looks up the keys on standard input, one a line. */
static void
look_up_lines(struct lookup *lookup)
{
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t size;

	while ((size = getline(&line, &room, stdin)) >= 0) {
		number++;
		if (memchr(line, '\0', (size_t)size) != NULL)
			cli_die_at("<stdin>:%zu: error: a NUL octet", number);
		while (size > 0 && ascii_is_blank(line[size - 1]))
			line[--size] = '\0';
		if (size > 0)
			look_up(lookup, line);
	}
	if (ferror(stdin))
		cli_die("cannot read standard input");
	free(line);
}

/* Looks up all keys.  If there was none on standard input, formats with a
 * beginning and an end still have these. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	struct lookup lookup = { .cli = cli, .printer = cli->printer };

	if (count == 0)
		cli_die_usage("lookup", "lookup needs a code or a name");
	if (options.brief && lookup.printer != &lookup_text)
		cli_die_usage("lookup", "--brief is a format of its own");
	if (options.brief)
		lookup.printer = &lookup_brief;
	for (size_t i = 0; i < count; i++)
		if (strcmp(operands[i], "-") == 0)
			look_up_lines(&lookup);
		else
			look_up(&lookup, operands[i]);
	if (lookup.count == 0 && lookup.printer->begin != NULL)
		lookup.printer->begin(cli);
	if (lookup.printer->end != NULL)
		lookup.printer->end(cli);
	return lookup.missing ? CLI_NOT_FOUND : CLI_FOUND;
}

const struct cli_command cli_lookup = { "lookup", "KEY...",
	"Look up codes and names",
	{ { "text", &lookup_text }, { "json", &lookup_json },
	    { "jsonl", &lookup_json } },
	.run = run, .options = option_rows, .target = &options };
