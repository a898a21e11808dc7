/* SPDX-License-Identifier: MIT */
/* Tests of constants in languages other than C, each language being a part:
 * its own tools compile what is generated, and a program that uses it. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "generator.h"
#include "wsreg.h"

#define LANGUAGES SUPPORT_SOURCE "/tests/languages/"
#define FIXTURES SUPPORT_SOURCE "/tests/fixtures/"
#define WORDS 16

/* ---- What is generated ---- */

/* The modules that the programs of tests/languages use. */
static const struct module {
	const char *name, *input;
	const char *options[WORDS];
} modules[] = {
	{ "codes", SUPPORT_SOURCE "/data/websocket.xml", { NULL } },
	{ "small", FIXTURES "good-small.xml",
	    { "--force", "--overlay", FIXTURES "good-small.overlay" } },
	{ "odd", FIXTURES "good-odd.xml",
	    { "--force", "--overlay", FIXTURES "good-odd.overlay", "-r",
		"subprotocol-name", "-r", "version-number", "-r",
		"close-code-number", "-r", "opcode", "-r", "802.11" } },
};

/* To be freed. */
static char *
generate(const struct module *module, const char *mode)
{
	const char *arguments[WORDS + 8] = { SUPPORT_GEN, "--prefix",
		module->name };
	size_t count = 3;

	for (size_t i = 0; i < WORDS && module->options[i] != NULL; i++)
		arguments[count++] = module->options[i];
	arguments[count++] = mode;
	arguments[count++] = module->input;
	arguments[count] = "-";
	return support_output(NULL, arguments);
}

/* ---- The languages ---- */

static const struct language {
	const char *mode;
	const char *suffix; /* of files: codes.py, small.py */
	const char *needs[3];
	/* For the shell: run for each module, $0 being its name and $1 its
	 * file, and then once with the program that uses them. */
	const char *each, *commands[4];
	/* What is tried if there is such a tool, and prints nothing then. */
	struct {
		const char *tool, *command;
	} extras[2];
} languages[] = {
	{ .mode = "python",
	    .suffix = ".py",
	    .needs = { "python3" },
	    .each = "python3 -W error -m py_compile $1",
	    .commands = { "python3 -W error check.py" },
	    .extras = { { "black",
		"black -q --check --diff codes.py small.py odd.py" } } },
	{ .mode = "go",
	    .suffix = ".go",
	    .needs = { "go" },
	    .each = "mkdir $0 && mv $1 $0",
	    .commands = { "printf 'module example\n\ngo 1.16\n' >go.mod",
		"go vet ./...", "go run ." },
	    .extras = { { "gofmt", "gofmt -d ." } } },
	{ .mode = "rust",
	    .suffix = ".rs",
	    .needs = { "rustc" },
	    .each = "rustc --crate-type lib -D warnings $1",
	    .commands = { "rustc -D warnings check.rs", "./check" },
	    .extras = { { "rustfmt", "rustfmt --check check.rs small.rs" },
		{ "rustdoc", "rustdoc -D warnings check.rs" } } },
	{ .mode = "typescript",
	    .suffix = ".ts",
	    .needs = { "tsc", "node" },
	    .each = "tsc --noEmit --strict --target es2015 $1",
	    .commands = { "tsc --strict --target es2015 --module commonjs "
			  "check.ts",
		"node check.js" } },
	{ .mode = "javascript",
	    .suffix = ".mjs",
	    .needs = { "node" },
	    .each = "node --check $1",
	    .commands = { "node check.mjs" },
	    .extras = { { "tsc",
		"for i in codes small odd; do cp $i.mjs $i.js; done && "
		"tsc --noEmit --allowJs --checkJs --strict --target es2020 "
		"codes.js small.js odd.js" } } },
	{ .mode = "commonjs",
	    .suffix = ".cjs",
	    .needs = { "node" },
	    .each = "node --check $1",
	    .commands = { "node check.cjs" } },
	{ .mode = "declarations",
	    .suffix = ".d.ts",
	    .needs = { "tsc" },
	    .each = "tsc --noEmit --strict --target es2020 $1",
	    .commands = { "tsc --noEmit --strict --target es2020 "
			  "--module commonjs check.d.ts" } },
	/* A class is in a file of its name. */
	{ .mode = "java",
	    .suffix = ".java",
	    .needs = { "javac", "java" },
	    .each = "file=$(echo $0 | sed 's/^./\\U&/').java && mv $1 $file && "
		    "LC_ALL=C javac -Xlint:all -Xdoclint:all,-missing -Werror "
		    "$file",
	    .commands = { "javac -Xlint:all -Werror check.java",
		"java -ea Check" } },
	{ .mode = "csharp",
	    .suffix = ".cs",
	    .needs = { "mcs", "mono" },
	    .each = "mcs -warn:4 -warnaserror -doc:$0.xml -target:library $1",
	    .commands = { "mcs -warn:4 -warnaserror -out:check.exe check.cs "
			  "codes.cs small.cs odd.cs",
		"mono check.exe" } },
	{ .mode = "json",
	    .suffix = ".json",
	    .needs = { "python3" },
	    .each = "python3 -m json.tool $1 >/dev/null",
	    .commands = { "python3 " LANGUAGES "schema.py " SUPPORT_SOURCE
			  "/data/schema codes.json small.json odd.json" } },
};

/* The language under test; set before the tests are made. */
static const struct language *language;

/* Runs a command of the shell; what it printed, to be freed. */
static char *
run(const char *folder, const char *command, const char *name, const char *file)
{
	char *cache = support_print("GOCACHE=%s/.cache", folder);
	char *path = support_print("GOPATH=%s/.go", folder);
	struct support_command shell = {
		.arguments = (const char *const[]){ "sh", "-c", command, name,
		    file, NULL },
		.folder = folder,
		.environment = (const char *const[]){ cache, path,
		    "GOPROXY=off", "GOTOOLCHAIN=local", "GO111MODULE=on",
		    "GOFLAGS", "RUSTFLAGS", "PYTHONPATH",
		    "PYTHONDONTWRITEBYTECODE=1", NULL },
	};
	struct support_result result;

	support_run(&shell, &result);
	ck_assert_msg(result.status == 0, "%s (%s): %d\n%s%s", command, name,
	    result.status, result.output, result.errors);
	free(result.errors);
	free(path);
	free(cache);
	return result.output;
}

static void
add_module(const char *folder, const struct module *module)
{
	char *text = generate(module, language->mode);
	char *base = support_print("%s%s", module->name, language->suffix);
	char *file = support_print("%s/%s", folder, base);

	support_write_file(file, text, strlen(text));
	free(run(folder, language->each, module->name, base));
	free(file);
	free(base);
	free(text);
}

/* JSON has no programs. */
static void
add_program(const char *folder)
{
	char *from = support_print(LANGUAGES "check%s", language->suffix);
	char *to = support_print("%s/check%s", folder, language->suffix);
	size_t size;

	if (access(from, R_OK) == 0) {
		char *text = support_read_file(from, &size);

		support_write_file(to, text, size);
		free(text);
	}
	free(to);
	free(from);
}

/* Writes what the library says of each code: by whom it may be sent, and whether
 * it must be accepted. */
static void
add_verdicts(const char *folder)
{
	char *file = support_print("%s/verdicts", folder);
	FILE *stream = fopen(file, "w");

	ck_assert_ptr_nonnull(stream);
	for (uint64_t code = 0; code <= 70000; code++) {
		for (int by = WSREG_CLIENT; by <= WSREG_BROWSER; by++)
			fprintf(stream, "%s ",
			    wsreg_close_code_sendable(
				code, (enum wsreg_sender)by)
				? "true"
				: "false");
		fprintf(stream, "%s\n",
		    wsreg_close_code_acceptable(code) ? "true" : "false");
	}
	ck_assert_int_eq(fclose(stream), 0);
	free(file);
}

/* A folder with all modules, each compiled alone, and the program. */
static char *
make_folder(void)
{
	char *folder = support_make_folder();

	for (size_t i = 0; i < COUNT(modules); i++)
		add_module(folder, &modules[i]);
	add_program(folder);
	add_verdicts(folder);
	return folder;
}

/* They compile without a warning, and have the values that the program
 * knows. */
START_TEST(test_use)
{
	char *folder = make_folder();

	for (size_t i = 0; language->commands[i] != NULL; i++)
		free(run(folder, language->commands[i], "sh", ""));
	free(folder);
}
END_TEST

/* They are formatted as usual; their documentation has no broken links. */
START_TEST(test_extra)
{
	char *folder, *shown;

	if (language->extras[_i].tool == NULL ||
	    !support_has_program(language->extras[_i].tool))
		return;
	folder = make_folder();
	shown = run(folder, language->extras[_i].command, "sh", "");
	ck_assert_str_eq(shown, "");
	free(shown);
	free(folder);
}
END_TEST

/* PEP 263: a first line may tell the encoding of a file; not by the name of
 * the input. */
START_TEST(test_encoding)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/coding:utf-7.xml", folder);
	char *text = support_read_file(modules[1].input, NULL);
	char *shown;

	support_write_file(file, text, strlen(text));
	shown = run(folder,
	    "\"$0\" --force python coding:utf-7.xml m.py && python3 -c "
	    "'import m; print(ascii(m.SUBPROTOCOL_CAFE))'",
	    SUPPORT_GEN, "");
	ck_assert_str_eq(shown, "'caf\\xe9'\n");
	free(shown);
	free(text);
	free(file);
	free(folder);
}
END_TEST

/* ---- All languages ---- */

#define GOLDENS (COUNT(modules) - 1)

/* But for websocket.xml, each module in each language. */
START_TEST(test_golden)
{
	const struct module *module = &modules[1 + (size_t)_i % GOLDENS];
	const struct language *of = &languages[(size_t)_i / GOLDENS];
	char *text = generate(module, of->mode);
	char *name = support_print("%s%s", module->name, of->suffix);

	support_check_golden(name, text);
	free(name);
	free(text);
}
END_TEST

/* Former names are marked as such where a language can say so. */
START_TEST(test_former)
{
	static const char *const marks[][2] = {
		{ "rust",
		    "/// former name of CLOSE_INTERNAL_ERROR\n#[deprecated]\n"
		    "pub const CLOSE_INTERNAL_SERVER_ERROR: " },
		{ "typescript",
		    "/** @deprecated former name of CLOSE_INTERNAL_ERROR */\n"
		    "export const CLOSE_INTERNAL_SERVER_ERROR = " },
		{ "java",
		    "        @Deprecated\n        public static final int "
		    "INTERNAL_SERVER_ERROR = " },
		{ "csharp",
		    "        [System.Obsolete(\"Use Close.InternalError.\")]\n"
		    "        public const int InternalServerError = " },
		{ "go",
		    "\t// Deprecated: Use CloseInternalError.\n"
		    "\tCloseInternalServerError = " },
		{ "python",
		    "    #: former name of Close.INTERNAL_ERROR\n"
		    "    INTERNAL_SERVER_ERROR = " },
	};
	char *text = generate(&modules[0], marks[_i][0]);

	support_assert(strstr(text, marks[_i][1]) != NULL, "%s: no %s",
	    marks[_i][0], marks[_i][1]);
	free(text);
}
END_TEST

/* Names that only meet in one language. */
static const struct {
	SUPPORT_ROW;
	const char *mode, *content, *overlay, *prefix, *errors;
} meetings[] = {
	{ ROW, .mode = "go",
	    .content =
		REGISTRY("subprotocol-name", NAMED("http.s") NAMED("https")),
	    .errors = "x.xml:4: error: `https' would be SubprotocolHTTPS, "
		      "which is already taken in Go; add to the overlay: name "
		      "subprotocol-name https IDENTIFIER\n" },
	{ ROW, .mode = "go",
	    .content = REGISTRY("subprotocol-name", NAMED("text")),
	    .errors = "x.xml:3: error: `text' would be SubprotocolText, "
		      "which is already taken in Go; add to the overlay: name "
		      "subprotocol-name text IDENTIFIER\n" },
	{ ROW, .mode = "rust",
	    .content = REGISTRY("subprotocol-name", NAMED("one") NAMED("two")),
	    .overlay = "name subprotocol-name one Same\n"
		       "name subprotocol-name two SAME\n",
	    .errors =
		"x.xml:4: error: `two' would be SUBPROTOCOL_SAME, "
		"which is already taken in Rust; add to the overlay: name "
		"subprotocol-name two IDENTIFIER\n" },
	{ ROW, .mode = "typescript",
	    .content = REGISTRY("subprotocol-name", NAMED("one") NAMED("two")),
	    .overlay = "former subprotocol-name one Two\n",
	    .errors =
		"x.xml:4: error: `two' would be SUBPROTOCOL.TWO, "
		"which is already taken in TypeScript; add to the overlay: "
		"name subprotocol-name two IDENTIFIER\n" },
	{ ROW, .mode = "python", .content = REGISTRY("none", CODE("1", "One")),
	    .errors = "x.xml:2: error: registry `none' would define None, "
		      "which is already taken in Python\n" },
	{ ROW, .mode = "java", .content = REGISTRY("none", CODE("1", "One")),
	    .prefix = "none",
	    .errors = "x.xml:2: error: registry `none' would define None, "
		      "which is already taken in Java\n" },
	{ ROW, .mode = "java",
	    .content = REGISTRY("subprotocol-name", NAMED("one")),
	    .prefix = "string",
	    .errors = "wsreg-gen: a class must not be called `String'\n" },
	{ ROW, .mode = "csharp",
	    .content =
		REGISTRY("subprotocol-name", NAMED("subprotocol") NAMED("two")),
	    .errors =
		"x.xml:3: error: `subprotocol' would be "
		"Subprotocol.Subprotocol, which is already taken in C#; add "
		"to the overlay: name subprotocol-name subprotocol "
		"IDENTIFIER\n" },
	{ ROW, .mode = "csharp",
	    .content = REGISTRY("subprotocol-name", NAMED("get-type")),
	    .errors = "x.xml:3: error: `get-type' would be "
		      "Subprotocol.GetType, which is already taken in C#; add "
		      "to the overlay: name subprotocol-name get-type "
		      "IDENTIFIER\n" },
	{ ROW, .mode = "go",
	    .content = REGISTRY("subprotocol-name", NAMED("one")),
	    .prefix = "Ty-pe",
	    .errors = "wsreg-gen: a package must not be called `type'\n" },
};

START_TEST(test_meeting)
{
	char *folder = support_make_folder();
	char *xml = support_print(XML("%s"), meetings[_i].content);
	const char *overlay = meetings[_i].overlay;
	const char *prefix = meetings[_i].prefix;

	generator_write(folder,
	    (const struct generator_file[]){ { "x.xml", xml },
		{ "overlay", overlay != NULL ? overlay : "" },
		{ NULL, NULL } });
	generator_run(folder,
	    (const char *const[]){ "--overlay", "overlay", "--prefix",
		prefix != NULL ? prefix : "wsreg", "--force", "-r",
		strstr(xml, "'none'") != NULL ? "none" : "subprotocol-name",
		meetings[_i].mode, "x.xml", "-", NULL },
	    2, meetings[_i].errors);
	free(xml);
	free(folder);
}
END_TEST

/* ---- The program ---- */

static Suite *
make_language_suite(void)
{
	Suite *suite = suite_create(language->mode);
	TCase *tcase = tcase_create(language->mode);

	tcase_add_test(tcase, test_use);
	tcase_add_loop_test(tcase, test_extra, 0, COUNT(language->extras));
	if (strcmp(language->mode, "python") == 0)
		tcase_add_test(tcase, test_encoding);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_common_suite(void)
{
	Suite *suite = suite_create("common");
	TCase *tcase = tcase_create("common");

	tcase_add_loop_test(tcase, test_golden, 0, GOLDENS * COUNT(languages));
	support_add_rows(tcase, test_meeting, meetings);
	tcase_add_loop_test(tcase, test_former, 0, 6);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* Why the language cannot be tried here, or NULL. */
static const char *
find_obstacle(void)
{
	for (size_t i = 0; language->needs[i] != NULL; i++)
		if (support_miss(language->needs[i]) != NULL)
			return support_miss(language->needs[i]);
	if (strcmp(language->mode, "json") == 0 &&
	    system("python3 -c 'import jsonschema' 2>/dev/null") != 0)
		return "there is no python3 with jsonschema";
	return NULL;
}

/* Without an argument, what needs no tools of the languages. */
int
main(int count, char **arguments)
{
	Suite *(*const common[])(void) = { make_common_suite };
	Suite *(*const one[])(void) = { make_language_suite };
	const char *missing;

	if (count == 1)
		return support_main(common, 1);
	for (size_t i = 0; i < COUNT(languages); i++)
		if (strcmp(languages[i].mode, arguments[1]) == 0)
			language = &languages[i];
	if (language == NULL)
		return EXIT_FAILURE;
	missing = find_obstacle();
	if (missing != NULL)
		return support_skip(missing);
	return support_main(one, 1);
}
