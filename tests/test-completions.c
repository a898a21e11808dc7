/* SPDX-License-Identifier: MIT */
/* Tests of the completions, as each shell shows them to who types. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define COMPLETIONS SUPPORT_SOURCE "/data/completions"
#define DRIVERS SUPPORT_SOURCE "/tests/completions/complete."

/* A registry file with keys that mean something to shells. */
static const char ours[] =
    "<registry xmlns='http://www.iana.org/assignments' id='ours'>"
    "<registry id='names'>"
    "<record><value>Going Away</value></record>"
    "<record><value>urn:ietf:a</value></record>"
    "<record><value>urn:ietf:a</value></record>"
    "<record><value>a+b@c</value></record>"
    "<record><value>it's</value></record>"
    "<record><value>$HOME 50%</value></record>"
    "<record><value>x=1</value></record>"
    "<record><value>\"quoted\"</value></record>"
    "<record><value>[b]*</value></record>"
    "<record><value>back\\slash</value></record>"
    "<record><value>~tilde</value></record>"
    "<record><value>\u00dcber</value></record>"
    "</registry>"
    "<registry id='others'><record><value>\u00fcber</value></record></registry>"
    "</registry>";

#define KEYS                                                                   \
	"\"quoted\"|$HOME 50%|Going Away|[b]*|a+b@c|back\\slash|it's|"         \
	"urn:ietf:a|x=1|~tilde|\u00dcber"

/* With what else is in the file, and the commands. */
#define ALL                                                                       \
	"\"quoted\"|$HOME 50%|Going Away|[b]*|a+b@c|back\\slash|diff|export|"     \
	"it's|lint|list|log|lookup|rules|search|urn:ietf:a|x=1|~tilde|\u00dcber|" \
	"\u00fcber"

enum shell { BASH, ZSH, FISH };

static enum shell shell;
static const char *const shells[] = { "bash", "zsh", "fish" };

static const struct line {
	SUPPORT_ROW;
	const char *typed;  /* what stands before the cursor's word */
	const char *word;   /* of that, what stands before the cursor */
	const char *rest;   /* what stands after the cursor, or NULL */
	const char *offers; /* in the order of their octets, | between them */
} lines[] = {
	/* Commands and keys. */
	{ ROW, "wsreg ", "li", NULL, "lint|list" },
	{ ROW, "wsreg -i ours.xml ", "", NULL, ALL },
	{ ROW, "wsreg lookup ", "100", NULL,
	    "1000|1001|1002|1003|1004|1005|1006|1007|1008|1009" },
	{ ROW, "wsreg 1006 ", "300", NULL,
	    "3000|3001-3002|3003|3004-3007|3008|"
	    "3009-3999" },
	{ ROW, "wsreg search ", "", NULL, "" },
	{ ROW, "wsreg -- ", "wam", NULL, "wamp" },
	{ ROW, "wsreg -- ", "--stri", NULL, "" },
	/* Rules. */
	{ ROW, "wsreg rules ", "mask", NULL,
	    "mask-key-weak|mask-missing|mask-unexpected" },
	{ ROW, "wsreg rules mask-missing ", "version", NULL,
	    "version-not-standard|version-unregistered" },
	/* Keys of one registry. */
	{ ROW, "wsreg lookup -r opcode ", "", NULL, "0|1|10|11-15|2|3-7|8|9" },
	{ ROW, "wsreg lookup -ropcode ", "", NULL, "0|1|10|11-15|2|3-7|8|9" },
	{ ROW, "wsreg lookup --registry=opcode ", "3", NULL, "3-7" },
	{ ROW, "wsreg lookup --registry opcode ", "3", NULL, "3-7" },
	{ ROW, "wsreg lookup -r subprotocol ", "opcua+uac", NULL,
	    "opcua+uacp" },
	{ ROW, "wsreg lookup -r nothing ", "", NULL, "" },
	/* Registries. */
	{ ROW, "wsreg list ", "ex", NULL, "extension|extension-name" },
	{ ROW, "wsreg list opcode ", "", NULL, "" },
	{ ROW, "wsreg export ", "bi", NULL, "bit" },
	{ ROW, "wsreg export opcode ", "clo", NULL, "close|close-code-number" },
	{ ROW, "wsreg -r ", "vers", NULL, "version|version-number" },
	{ ROW, "wsreg ", "-rvers", NULL, "-rversion|-rversion-number" },
	{ ROW, "wsreg ", "--registry=framing", NULL,
	    "--registry=framing-header-bits" },
	/* Another file. */
	{ ROW, "wsreg -i ours.xml list ", "", NULL, "names|others" },
	{ ROW, "wsreg list -i ours.xml -i 'a b:c.xml' ", "", NULL,
	    "names|others" },
	{ ROW, "wsreg list --input=a\\ b:c.xml ", "", NULL, "names|others" },
	{ ROW, "wsreg list -ia\\ b:c.xml ", "", NULL, "names|others" },
	{ ROW, "wsreg -i ours.xml -r ", "n", NULL, "names" },
	{ ROW, "wsreg -i ~/ours.xml -r ", "n", NULL, "names" },
	{ ROW, "wsreg lookup -i ours.xml -r names ", "", NULL, KEYS },
	{ ROW, "wsreg lookup -i none.xml ", "", NULL, "" },
	{ ROW, "wsreg lookup -i pipe ", "", NULL, "" },
	/* Quoting. */
	{ ROW, "wsreg -i ours.xml ", "Go", NULL, "Going Away" },
	{ ROW, "wsreg -i ours.xml ", "'Go", NULL, "Going Away" },
	{ ROW, "wsreg -i ours.xml ", "\"Going A", NULL, "Going Away" },
	{ ROW, "wsreg -i ours.xml ", "Going\\ ", NULL, "Going Away" },
	{ ROW, "wsreg -i ours.xml ", "ur", NULL, "urn:ietf:a" },
	{ ROW, "wsreg -i ours.xml ", "urn:", NULL, "urn:ietf:a" },
	{ ROW, "wsreg -i ours.xml ", "urn:ie", NULL, "urn:ietf:a" },
	{ ROW, "wsreg -i ours.xml ", "a+b@", NULL, "a+b@c" },
	{ ROW, "wsreg -i ours.xml ", "a+", NULL, "a+b@c" },
	{ ROW, "wsreg -i ours.xml ", "x=", NULL, "x=1" },
	{ ROW, "wsreg -i ours.xml ", "it", NULL, "it's" },
	{ ROW, "wsreg -i ours.xml ", "\\$H", NULL, "$HOME 50%" },
	{ ROW, "wsreg -i ours.xml ", "\\[b", NULL, "[b]*" },
	{ ROW, "wsreg -i ours.xml ", "\\~", NULL, "~tilde" },
	{ ROW, "wsreg -i ours.xml ", "\u00dc", NULL, "\u00dcber" },
	/* Files to compare. */
	{ ROW, "wsreg diff ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg diff ours.xml ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg log ", "wam", NULL, "wamp" },
	{ ROW, "wsreg log wamp ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg log -f ", "", NULL, "atom|json|jsonl|markdown|text" },
	/* Other arguments of options. */
	{ ROW, "wsreg --format ", "j", NULL, "json|jsonl" },
	{ ROW, "wsreg ", "--format=t", NULL, "--format=text" },
	{ ROW, "wsreg ", "-fj", NULL, "-fjson|-fjsonl" },
	{ ROW, "wsreg export -f ", "", NULL, "csv|html|json|markdown|text|xml" },
	{ ROW, "wsreg --color ", "", NULL, "always|auto|never" },
	{ ROW, "wsreg diff --fail-on ", "", NULL, "additive|any|breaking" },
	{ ROW, "wsreg diff ", "--fail-on=b", NULL, "--fail-on=breaking" },
	{ ROW, "wsreg ", "--color=n", NULL, "--color=never" },
	{ ROW, "wsreg -i ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg -i ours.xml --input ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg ", "--input=our", NULL, "--input=ours.xml" },
	{ ROW, "wsreg export --output ", "our", NULL, "ours.xml" },
	/* Snapshots that are built in. */
	{ ROW, "wsreg -i ", "@201", NULL, "@2011-12|@2012-04-12|@2018-11-29" },
	{ ROW, "wsreg ", "--input=@2012", NULL, "--input=@2012-04-12" },
	{ ROW, "wsreg ", "-i@2018", NULL, "-i@2018-11-29" },
	{ ROW, "wsreg check -i ", "@2018", NULL, "@2018-11-29" },
	{ ROW, "wsreg generate -i ", "@2018", NULL, "" },
	{ ROW, "wsreg lookup -i @2011-12 -r opcode ", "", NULL,
	    "0|1|10|2|8|9" },
	{ ROW, "wsreg -o ", "@2018", NULL, "" },
	{ ROW, "wsreg diff @2012-04-12 ", "@2018", NULL, "@2018-11-29" },
	{ ROW, "wsreg lint ", "@2018", NULL, "@2018-11-29" },
	{ ROW, "wsreg log wamp ", "@2018", NULL, "@2018-11-29" },
	/* The generator; "wsreg generate" comes first or not at all. */
	{ ROW, "wsreg ", "gen", NULL, "generate" },
	{ ROW, "wsreg generate --check ", "t", NULL, "tables|typescript" },
	{ ROW, "wsreg generate go ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg generate -i ours.xml go ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg generate -i ours.xml -r ", "n", NULL, "names" },
	{ ROW, "wsreg generate -r bit ", "-rvers", NULL,
	    "-rversion|-rversion-number" },
	{ ROW, "wsreg generate --depfile ", "our", NULL, "ours.xml" },
	/* So does "wsreg check". */
	{ ROW, "wsreg ", "che", NULL, "check" },
	{ ROW, "wsreg -i ours.xml ", "che", NULL, "" },
	{ ROW, "wsreg check ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg check --open ours.xml ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg check --client ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg check --server ours.xml ", "--client=our", NULL,
	    "--client=ours.xml" },
	{ ROW, "wsreg check --frames ", "", NULL, "client|server" },
	{ ROW, "wsreg check --frames server ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg check --extension ", "per", NULL, "permessage-deflate" },
	{ ROW, "wsreg check --subprotocol ", "wam", NULL, "wamp" },
	{ ROW, "wsreg check --max-frame ", "", NULL, "" },
	{ ROW, "wsreg check -x ", "mask-k", NULL, "mask-key-weak" },
	{ ROW, "wsreg check -x ", "mask-missing,mask-k", NULL,
	    "mask-missing,mask-key-weak" },
	{ ROW, "wsreg check ", "--exclude=mask-k", NULL,
	    "--exclude=mask-key-weak" },
	{ ROW, "wsreg check ", "--exclude=mask-missing,mask-k", NULL,
	    "--exclude=mask-missing,mask-key-weak" },
	{ ROW, "wsreg check ", "--no-r", NULL, "--no-redact" },
	{ ROW, "wsreg check -f ", "j", NULL, "json|jsonl|junit" },
	{ ROW, "wsreg lint ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg lint --ignore ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg lint --fail-on ", "", NULL, "error|note|warning" },
	{ ROW, "wsreg lint -f ", "g", NULL, "github" },
	{ ROW, "wsreg generate ", "--overlay=our", NULL, "--overlay=ours.xml" },
	{ ROW, "wsreg generate --prefix ", "", NULL, "" },
	{ ROW, "wsreg-gen ", "h", NULL, "header" },
	{ ROW, "wsreg-gen --prefix x ", "t", NULL, "tables|typescript" },
	{ ROW, "wsreg-gen --prefix ", "", NULL, "" },
	{ ROW, "wsreg-gen -r bit -r ", "e", NULL, "extension" },
	{ ROW, "wsreg-gen ", "-ro", NULL, "-ropcode" },
	{ ROW, "wsreg-gen ", "--registry=o", NULL, "--registry=opcode" },
	{ ROW, "wsreg-gen --depfile ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg-gen header ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg-gen header ours.xml ", "a", NULL, "a b:c.xml" },
	{ ROW, "wsreg-gen --overlay ", "our", NULL, "ours.xml" },
	{ ROW, "wsreg-gen ", "--overlay=our", NULL, "--overlay=ours.xml" },
	/* What stands after the cursor; fish does not look there when it is
	 * asked by a script. */
	{ ROW, "wsreg lookup ", "11", " -r opcode", "-r|11-15|opcode" },
	{ ROW, "wsreg -r ", "n", " -i ours.xml", "-i|names|ours.xml" },
};

/* ---- Asking a shell ---- */

/* A folder with the files that the lines speak of. */
static char *
make_files(void)
{
	char *folder = support_make_folder();
	static const char *const names[] = { "ours.xml", "a b:c.xml" };

	for (size_t i = 0; i < COUNT(names); i++) {
		char *file = support_print("%s/%s", folder, names[i]);

		support_write_file(file, ours, strlen(ours));
		free(file);
	}
	free(support_output(
	    folder, (const char *const[]){ "mkfifo", "pipe", NULL }));
	return folder;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of a text in order, | between them. */
static char *
sort_lines(char *text)
{
	char *list[1024], *sorted = support_print("%s", "");
	size_t count = 0;

	for (char *line = strtok(text, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		ck_assert_uint_lt(count, COUNT(list));
		list[count++] = line;
	}
	qsort(list, count, sizeof(*list), compare_texts);
	for (size_t i = 0; i < count; i++) {
		char *more =
		    support_print("%s%s%s", sorted, i > 0 ? "|" : "", list[i]);

		free(sorted);
		sorted = more;
	}
	return sorted;
}

/* What the shell offers for the cursor's word, as in `lines`, to be freed. */
static char *
complete(const char *typed, const char *word, const char *rest)
{
	static const char *const options[] = { "--norc", "-f", "--no-config" };
	char *driver = support_print(DRIVERS "%s", shells[shell]);
	char *folder = make_files();
	char *home = support_print("HOME=%s", folder);
	char *path = support_print("PATH=%.*s:%.*s:%s",
	    (int)(strrchr(SUPPORT_WSREG, '/') - SUPPORT_WSREG), SUPPORT_WSREG,
	    (int)(strrchr(SUPPORT_GEN, '/') - SUPPORT_GEN), SUPPORT_GEN,
	    getenv("PATH") != NULL ? getenv("PATH") : "");
	struct support_command command = {
		.arguments = (const char *const[]){ shells[shell],
		    options[shell], driver, COMPLETIONS, typed, word,
		    rest != NULL ? rest : "", NULL },
		.folder = folder,
		.environment = (const char *const[]){ home, path, "TERM=dumb",
		    "LC_ALL=C.UTF-8", "INPUTRC=/dev/null", "WSREG_INPUT",
		    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "BASH_ENV", NULL },
	};
	struct support_result result;
	char *offers;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0 && result.errors_size == 0,
	    "%s ended with %d: %s", driver, result.status, result.errors);
	offers = sort_lines(result.output);
	support_result_free(&result);
	free(path);
	free(home);
	free(folder);
	free(driver);
	return offers;
}

START_TEST(test_line)
{
	const struct line *line = &lines[_i];
	char *offers;

	if (line->rest != NULL && shell == FISH)
		return;
	offers = complete(line->typed, line->word, line->rest);
	/* A word that nothing is offered for stays as it is. */
	if (strcmp(offers, line->word) == 0)
		offers[0] = '\0';
	ck_assert_msg(strcmp(offers, line->offers) == 0,
	    "`%s%s' and %s: `%s' instead of `%s'", line->typed, line->word,
	    shells[shell], offers, line->offers);
	free(offers);
}
END_TEST

/* ---- What --help names ---- */

#define LETTERS "abcdefghijklmnopqrstuvwxyz"

static char *
read_help(const char *program, const char *command)
{
	return support_output(
	    NULL, (const char *const[]){ program, "--help", command, NULL });
}

/* The words of these letters that stand right after a mark, each once, as
 * sort_lines() gives them. */
static char *
find_words(const char *text, const char *mark, const char *letters)
{
	char *words = words_make(), *sorted;
	const char *at = text;

	while (words_find(&at, mark) != NULL)
		words_add(&words, "", at, strspn(at, letters));
	sorted = sort_lines(words);
	free(words);
	return sorted;
}

/* Takes what is wanted. */
static void
check_offers(const char *typed, const char *word, char *wanted)
{
	char *offers = complete(typed, word, NULL);

	ck_assert_str_ne(wanted, "");
	ck_assert_msg(strcmp(offers, wanted) == 0,
	    "`%s%s' and %s: `%s', but --help has `%s'", typed, word,
	    shells[shell], offers, wanted);
	free(offers);
	free(wanted);
}

static const struct help {
	SUPPORT_ROW;
	const char *program, *command, *typed;
} helps[] = {
	{ ROW, SUPPORT_WSREG, NULL, "wsreg " },
	{ ROW, SUPPORT_WSREG, "generate", "wsreg generate " },
	{ ROW, SUPPORT_GEN, NULL, "wsreg-gen " },
	/* It has neither commands nor modes. */
	{ ROW, SUPPORT_WSREG, "check", "wsreg check " },
};

START_TEST(test_options)
{
	char *help = read_help(helps[_i].program, helps[_i].command);
	char *options = find_words(help, " --", LETTERS "-");
	char *offers = complete(helps[_i].typed, "--", NULL);
	char *bare = find_words(offers, "--", LETTERS "-");

	ck_assert_str_ne(options, "");
	ck_assert_str_eq(bare, options);
	free(bare);
	free(offers);
	free(options);
	free(help);
}
END_TEST

/* Keys may be offered, too. */
START_TEST(test_commands)
{
	char *help = read_help(helps[_i].program, helps[_i].command);
	char *wanted = find_words(help, "\n  ", LETTERS);
	char *words = complete(helps[_i].typed, "", NULL);
	char *offers = support_print("|%s|", words);

	ck_assert_str_ne(wanted, "");
	for (char *rest, *word = strtok_r(wanted, "|", &rest); word != NULL;
	     word = strtok_r(NULL, "|", &rest)) {
		char *item = support_print("|%s|", word);

		ck_assert_msg(strstr(offers, item) != NULL,
		    "%s: no `%s' in `%s'", shells[shell], word, offers);
		free(item);
	}
	free(offers);
	free(words);
	free(wanted);
	free(help);
}
END_TEST

START_TEST(test_formats)
{
	char *help = read_help(SUPPORT_WSREG, NULL);
	char *commands = find_words(help, "\n  ", LETTERS);

	for (char *rest, *command = strtok_r(commands, "|", &rest);
	     command != NULL; command = strtok_r(NULL, "|", &rest)) {
		static const char label[] = "--format FORMAT";
		char *text = read_help(SUPPORT_WSREG, command);
		char *formats = strstr(text, label);
		char *typed = support_print("wsreg %s -f ", command);

		ck_assert(
		    (formats != NULL) == (strcmp(command, "generate") != 0));
		if (formats == NULL) {
			free(typed);
			free(text);
			continue;
		}
		formats[strcspn(formats, "\n")] = '\0';
		formats += strlen(label);
		check_offers(typed, "", find_words(formats, " ", LETTERS));
		free(typed);
		free(text);
	}
	free(commands);
	free(help);
}
END_TEST

/* ---- The shells, each a test of its own for the build ---- */

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("completions");
	TCase *tcase = tcase_create("completions");

	support_add_rows(tcase, test_line, lines);
	support_add_rows(tcase, test_options, helps);
	tcase_add_loop_test(tcase, test_commands, 0, COUNT(helps) - 1);
	tcase_add_test(tcase, test_formats);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_shell(void)
{
	const char *reason = support_miss(shells[shell]);

	/* The driver of zsh types at a terminal. */
	return reason == NULL && shell == ZSH ? support_miss_terminal()
					      : reason;
}

static const struct support_part parts[] = {
	{ "bash", make_suite, miss_shell },
	{ "zsh", make_suite, miss_shell },
	{ "fish", make_suite, miss_shell },
};

int
main(int count, char **arguments)
{
	for (shell = BASH; count == 2 && shell < FISH; shell++)
		if (strcmp(arguments[1], shells[shell]) == 0)
			break;
	return support_main_part(parts, COUNT(parts), count, arguments);
}
