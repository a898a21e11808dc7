/* SPDX-License-Identifier: MIT */
/* Tests of what wsreg-gen refuses unless asked for, and of private files. */

#include <stdlib.h>
#include <string.h>

#include "generator.h"

#define ANYWAY "; use --force to accept it\n"

/* A registry that is none of the six. */
#define MINE(records) XML(REGISTRY("mine", records))
#define MINE_OF(date, records) XML(UPDATED(date) REGISTRY("mine", records))

#define ONE CODE("1", "One")
#define TWO CODE("2", "Two")

/* ---- Input ---- */

static const struct {
	SUPPORT_ROW;
	const char *input, *overlay;
	const char *arguments[4];
	const char *errors; /* "" if it is taken */
} inputs[] = {
	{ ROW, .input = XML(""),
	    .errors = "in.xml: error: no registry `extension'; name those to "
		      "use with --registry\n" },
	{ ROW,
	    .input = XML(REGISTRY("extension-name", "")
		    REGISTRY("version-number", "") REGISTRY("opcode", "")),
	    .errors = "in.xml: error: no registry `subprotocol'; name those to "
		      "use with --registry\n" },
	{ ROW, .input = XML(REGISTRY("close-code-number", CODE("1000", "A"))),
	    .arguments = { "-r", "close" },
	    .errors = "in.xml:2: error: registry `close-code-number' has 1 "
		      "records, but once had 16" ANYWAY },
	{ ROW, .input = XML("\n" REGISTRY("opcode", "")),
	    .arguments = { "--registry", "opcode" },
	    .errors = "in.xml:3: error: registry `opcode' has 0 records, but "
		      "once had 8" ANYWAY },
	/* An overlay's own line goes first. */
	{ ROW, .input = XML(REGISTRY("opcode", "")),
	    .overlay = "least opcode 0\n", .arguments = { "-r", "opcode" },
	    .errors = "" },
	{ ROW, .input = MINE(ONE), .overlay = "least mine 1\n",
	    .arguments = { "-r", "mine" }, .errors = "" },
	{ ROW, .input = MINE(ONE), .overlay = "least mine 2\n",
	    .arguments = { "-r", "mine" },
	    .errors = "in.xml:2: error: registry `mine' has 1 records, but "
		      "once had 2" ANYWAY },
};

START_TEST(test_input)
{
	char *folder = support_make_folder();
	const char *overlay = inputs[_i].overlay;
	const char *errors = inputs[_i].errors;
	const char *a = inputs[_i].arguments[0], *b = inputs[_i].arguments[1];

	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", inputs[_i].input },
		{ "overlay", overlay != NULL ? overlay : "" }, { 0 } });
	if (a == NULL) {
		a = "--overlay";
		b = "overlay";
	}
	generator_run(folder,
	    (const char *const[]){ a, b, "--overlay", "overlay", "header",
		"in.xml", "out.h", NULL },
	    errors[0] == '\0' ? 0 : 2, errors);
	generator_run(folder,
	    (const char *const[]){ a, b, "--overlay", "overlay", "--force",
		"standalone", "in.xml", "out.h", NULL },
	    0, "");
	free(folder);
}
END_TEST

/* ---- What is there ---- */

static const struct {
	SUPPORT_ROW;
	const char *before; /* the file, or the input it is made from */
	const char *input, *overlay;
	const char *errors; /* "" if it is replaced */
} outputs[] = {
	{ ROW, .before = "anything\n\t1 = 2\n", .input = MINE(ONE),
	    .errors = "" },
	{ ROW, .before = "", .input = MINE(ONE), .errors = "" },
	{ ROW, .before = MINE(ONE), .input = MINE(ONE TWO), .errors = "" },
	{ ROW, .before = MINE(ONE TWO), .input = MINE(TWO),
	    .errors = "out.h: error: WSREG_MINE_ONE would be lost; to keep it, "
		      "add a line `former REGISTRY KEY NAME' to the "
		      "overlay" ANYWAY },
	{ ROW, .before = MINE(NAMED("a") NAMED("b")),
	    .input = MINE(NAMED("a") NAMED("a2")),
	    .errors = "out.h: error: WSREG_MINE_B would be lost; to keep it, "
		      "add a line `former REGISTRY KEY NAME' to the "
		      "overlay" ANYWAY },
	{ ROW, .before = MINE(ONE TWO), .input = MINE(CODE("3", "One") TWO),
	    .errors = "out.h: error: the value of WSREG_MINE_ONE would "
		      "become 3; it was 1" ANYWAY },
	/* Another text for a code, and the advice taken. */
	{ ROW, .before = MINE(ONE TWO), .input = MINE(CODE("1", "Uno") TWO),
	    .errors = "out.h: error: WSREG_MINE_ONE would be lost; to keep it, "
		      "add a line `former REGISTRY KEY NAME' to the "
		      "overlay" ANYWAY },
	{ ROW, .before = MINE(ONE TWO), .input = MINE(CODE("1", "Uno") TWO),
	    .overlay = "former mine 1 ONE\n", .errors = "" },
	{ ROW, .before = MINE(NAMED("b")), .input = MINE(NAMED("bee")),
	    .overlay = "former mine bee B\n", .errors = "" },
	{ ROW, .before = MINE_OF("2001-02-03", ONE),
	    .input = MINE_OF("2001-02-03", ONE), .errors = "" },
	{ ROW, .before = MINE_OF("2001-02-03", ONE),
	    .input = MINE_OF("2001-02-04", ONE), .errors = "" },
	{ ROW, .before = MINE_OF("2001-02-03", ONE),
	    .input = MINE_OF("2001-02-02", ONE TWO),
	    .errors = "out.h: error: made from the snapshot of 2001-02-03, "
		      "which is newer than that of 2001-02-02" ANYWAY },
	/* One that does not say is not older. */
	{ ROW, .before = MINE_OF("2001-02-03", ONE), .input = MINE(ONE),
	    .errors = "" },
};

static void
check_output(const char *mode, size_t i)
{
	char *folder = support_make_folder();
	const char *overlay = outputs[i].overlay, *before = outputs[i].before;
	const char *errors = outputs[i].errors;
	const char *const arguments[] = { "-r", "mine", "--overlay", "overlay",
		mode, "in.xml", "out.h", "--force", NULL };
	const char *unforced[COUNT(arguments)] = { NULL };
	char *old, *kept;

	memcpy(unforced, arguments, 7 * sizeof(arguments[0]));
	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", before }, { "overlay", "" },
		{ "out.h", before }, { 0 } });
	if (before[0] == '<')
		generator_run(folder, arguments, 0, "");
	old = generator_read(folder, "out.h");
	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", outputs[i].input },
		{ "overlay", overlay != NULL ? overlay : "" }, { 0 } });
	generator_run(folder, unforced, errors[0] == '\0' ? 0 : 2, errors);
	kept = generator_read(folder, "out.h");
	ck_assert(errors[0] == '\0' || strcmp(kept, old) == 0);
	generator_run(folder, arguments, 0, "");
	generator_run(folder, unforced, 0, "");
	free(old);
	free(kept);
	free(folder);
}

START_TEST(test_output)
{
	check_output("header", (size_t)_i);
	check_output("standalone", (size_t)_i);
}
END_TEST

/* What each mode calls the number One of registry `mine', and the name `b' of
 * `names'. */
static const struct {
	SUPPORT_ROW;
	const char *mode, *number, *name;
} modes[] = {
	{ ROW, "header", "WSREG_MINE_ONE", "WSREG_NAMES_B" },
	{ ROW, "standalone", "WSREG_MINE_ONE", "WSREG_NAMES_B" },
	{ ROW, "json", "WSREG_MINE_ONE", "WSREG_NAMES_B" },
	{ ROW, "go", "MineOne", "NamesB" },
	{ ROW, "python", "Mine.ONE", "NAMES_B" },
	{ ROW, "rust", "MINE_ONE", "NAMES_B" },
	{ ROW, "typescript", "MINE_ONE", "NAMES_B" },
	{ ROW, "javascript", "MINE_ONE", "NAMES_B" },
	{ ROW, "commonjs", "MINE_ONE", "NAMES_B" },
	{ ROW, "declarations", "MINE_ONE", "NAMES_B" },
	{ ROW, "java", "Mine.ONE", "Names.B" },
	{ ROW, "csharp", "Mine.One", "Names.B" },
};

/* Generates again from other records and checks the refusal. */
static void
check_lost(const char *folder, const char *mode, const char *numbers,
    const char *names, char *errors)
{
	char *input = support_print("<registry xmlns='http://www.iana.org/"
				    "assignments' id='t'>\n%s%s</registry>",
	    numbers, names);

	generator_write(
	    folder, (struct generator_file[]){ { "in.xml", input }, { 0 } });
	generator_run(folder,
	    (const char *const[]){
		"-r", "mine", "-r", "names", mode, "in.xml", "out", NULL },
	    errors[0] == '\0' ? 0 : 2, errors);
	free(errors);
	free(input);
}

/* Names and values are looked for in each language. */
START_TEST(test_language)
{
	static const char lost[] =
	    "out: error: %s would be lost; to keep it, add a line `former "
	    "REGISTRY KEY NAME' to the overlay" ANYWAY;
	static const char numbers[] = REGISTRY("mine", ONE TWO);
	static const char names[] = REGISTRY("names", NAMED("a") NAMED("b"));
	const char *mode = modes[_i].mode;
	char *folder = support_make_folder();

	for (int i = 0; i < 2; i++)
		check_lost(
		    folder, mode, numbers, names, support_print("%s", ""));
	check_lost(folder, mode, REGISTRY("mine", TWO), names,
	    support_print(lost, modes[_i].number));
	check_lost(folder, mode, numbers, REGISTRY("names", NAMED("a")),
	    support_print(lost, modes[_i].name));
	check_lost(folder, mode, REGISTRY("mine", CODE("3", "One") TWO), names,
	    support_print("out: error: the value of %s would become 3; it was "
			  "1" ANYWAY,
		modes[_i].number));
	free(folder);
}
END_TEST

/* What no overlay can keep is not asked of one. */
START_TEST(test_mode)
{
	char *folder = support_make_folder();

	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", MINE(ONE) }, { 0 } });
	generator_run(folder,
	    (const char *const[]){
		"-r", "mine", "standalone", "in.xml", "out.h", NULL },
	    0, "");
	generator_run(folder,
	    (const char *const[]){
		"-r", "mine", "header", "in.xml", "out.h", NULL },
	    2,
	    "out.h: error: made by mode standalone or with another "
	    "prefix" ANYWAY);
	free(folder);
}
END_TEST

/* Whoever forgets OUTPUT keeps the last input. */
START_TEST(test_forgotten)
{
	static const char *const marks[] = { "", "\n ", "\xef\xbb\xbf" };
	char *folder = support_make_folder();

	for (size_t i = 0; i < COUNT(marks); i++) {
		char *ours = support_print("%s%s", marks[i], MINE(TWO));
		char *kept;

		generator_write(folder,
		    (struct generator_file[]){
			{ "in.xml", MINE(ONE) }, { "ours.xml", ours }, { 0 } });
		generator_run(folder,
		    (const char *const[]){
			"-r", "mine", "header", "in.xml", "ours.xml", NULL },
		    2,
		    "ours.xml: error: refusing to overwrite an XML file (was "
		    "OUTPUT left out?); use --force to do so\n");
		kept = generator_read(folder, "ours.xml");
		ck_assert_str_eq(kept, ours);
		free(kept);
		free(ours);
	}
	free(folder);
}
END_TEST

/* ---- Private files ---- */

#define BASE                                                                   \
	MINE(CODE("10", "Ten") CODE("20-29", "Twenties") CODE(                 \
	    "30-39", "Unassigned") CODE("40-49", "Reserved for Private Use"))
#define REDEFINES(place, key, other)                                           \
	place ": error: `" key "' is already defined in " other                \
	      ", registry `mine'\n"

static const struct {
	SUPPORT_ROW;
	const char *first, *ours, *more;
	const char *errors; /* "" if it is taken */
} layers[] = {
	{ ROW, BASE, MINE(CODE("41", "Mine")), MINE(CODE("42", "More")), "" },
	{ ROW, BASE, MINE(CODE("40-45", "Mine")), MINE(CODE("46", "More")),
	    "" },
	{ ROW, BASE, MINE(CODE("30", "Mine")), MINE(CODE("31-39", "More")),
	    "" },
	{ ROW, BASE, MINE(CODE("11", "Mine")), MINE(CODE("0x32", "More")), "" },
	{ ROW, BASE, MINE(CODE("10", "Mine")), MINE(""),
	    REDEFINES("ours.xml:3", "10", "in.xml:3") },
	{ ROW, BASE, MINE("\n" CODE("41", "Mine") CODE("0xa", "Mine")),
	    MINE(""), REDEFINES("ours.xml:5", "0xa", "in.xml:3") },
	{ ROW, BASE, MINE(CODE("9-11", "Mine")), MINE(""),
	    REDEFINES("ours.xml:3", "9-11", "in.xml:3") },
	{ ROW, BASE, MINE(CODE("29", "Mine")), MINE(""),
	    REDEFINES("ours.xml:3", "29", "in.xml:4") },
	{ ROW, BASE, MINE(CODE("0x1D", "Mine")), MINE(""),
	    REDEFINES("ours.xml:3", "0x1D", "in.xml:4") },
	{ ROW, BASE, MINE(CODE("10", "Unassigned")), MINE(""),
	    REDEFINES("ours.xml:3", "10", "in.xml:3") },
	{ ROW, BASE, MINE(CODE("40", "A")), MINE(CODE("40", "B")),
	    REDEFINES("more.xml:3", "40", "ours.xml:3") },
	{ ROW, BASE, MINE(CODE("44", "A")), MINE(CODE("40-49", "B")),
	    REDEFINES("more.xml:3", "40-49", "in.xml:6") },
	{ ROW, BASE, MINE(CODE("44", "A")), MINE(CODE("40-48", "B")),
	    REDEFINES("more.xml:3", "40-48", "ours.xml:3") },
	{ ROW, BASE, MINE(CODE("44", "A") CODE("44", "B")), MINE(""),
	    REDEFINES("ours.xml:4", "44", "ours.xml:3") },
	{ ROW, MINE(NAMED("a")), MINE(NAMED("b")), MINE(NAMED("c")), "" },
	{ ROW, MINE(NAMED("a")), MINE(NAMED("a")), MINE(""),
	    REDEFINES("ours.xml:3", "a", "in.xml:3") },
	{ ROW, MINE(NAMED("a")), MINE(NAMED("A")), MINE(""),
	    "ours.xml:3: error: another record has the same C name as `A'; add to "
	    "the overlay: name mine A IDENTIFIER\n" },
	/* A slip of the pen would add nothing. */
	{ ROW, MINE(CODE("1", "A")),
	    "<registry xmlns='http://www.iana.org/assignments' id='t'>\n"
	    "<registry id='mien'><record><value>2</value></record>"
	    "</registry></registry>",
	    MINE(""),
	    "ours.xml:2: error: registry `mien' does not exist in in.xml\n" },
	/* What overlaps in the first file is IANA's affair. */
	{ ROW, MINE(CODE("1-9", "A") CODE("5", "B") CODE("5", "C")), MINE(TWO),
	    MINE(""), REDEFINES("ours.xml:3", "2", "in.xml:3") },
	{ ROW, MINE(CODE("1-9", "A") CODE("5", "B") CODE("5", "C")), MINE(""),
	    MINE(CODE("10", "Ten")), "" },
};

/* Force is no help here: there is no telling which is meant. */
START_TEST(test_layers)
{
	char *folder = support_make_folder();
	const char *errors = layers[_i].errors;

	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", layers[_i].first },
		{ "ours.xml", layers[_i].ours },
		{ "more.xml", layers[_i].more }, { 0 } });
	generator_run(folder,
	    (const char *const[]){ "-r", "mine", "--force", "header", "in.xml",
		"ours.xml", "more.xml", "out.h", NULL },
	    errors[0] == '\0' ? 0 : 2, errors);
	free(folder);
}
END_TEST

/* The records of all files, in the order of the files. */
START_TEST(test_private)
{
	char *folder = support_make_folder();
	char *text;

	generator_write(folder,
	    (struct generator_file[]){
		{ "ours.xml",
		    XML(REGISTRY("close-code-number", CODE("4001", "Expired"))
			    REGISTRY(
				"subprotocol-name", NAMED("ours.example"))) },
		{ 0 } });
	text = generator_print(folder,
	    (const char *const[]){ "header",
		SUPPORT_SOURCE "/data/websocket.xml", "ours.xml", "-", NULL },
	    0, "");
	ck_assert_ptr_nonnull(strstr(text,
	    "\t/* Expired; private use */\n"
	    "\tWSREG_CLOSE_EXPIRED = 4001\n"));
	ck_assert_ptr_nonnull(strstr(
	    text, "#define WSREG_SUBPROTOCOL_OURS_EXAMPLE \"ours.example\"\n"));
	ck_assert_ptr_nonnull(
	    strstr(text, "\tX(4001, EXPIRED, \"Expired\")\n\n"));
	free(text);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("guard");
	TCase *tcase = tcase_create("guard");

	support_add_rows(tcase, test_input, inputs);
	support_add_rows(tcase, test_output, outputs);
	support_add_rows(tcase, test_language, modes);
	tcase_add_test(tcase, test_mode);
	tcase_add_test(tcase, test_forgotten);
	support_add_rows(tcase, test_layers, layers);
	tcase_add_test(tcase, test_private);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
