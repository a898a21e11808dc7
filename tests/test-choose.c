/* SPDX-License-Identifier: MIT */
/* Tests of what wsreg-gen is asked for: prefixes, registries, former names. */

#include <stdlib.h>
#include <string.h>

#include "generator.h"

#define WEBSOCKET SUPPORT_SOURCE "/data/websocket.xml"
#define OVERLAY SUPPORT_SOURCE "/data/overlay"
#define FIXTURES SUPPORT_SOURCE "/tests/fixtures/"

/* The lines that begin so and have the part, to be freed. */
static char *
grep(const char *text, const char *start, const char *part)
{
	char *found = support_print("%s", "");

	while (*text != '\0') {
		int size = (int)strcspn(text, "\n") + 1;
		char *line = support_print("%.*s", size, text);

		if (strncmp(line, start, strlen(start)) == 0 &&
		    strstr(line, part) != NULL) {
			char *more = support_print("%s%s", found, line);

			free(found);
			found = more;
		}
		free(line);
		text += size;
	}
	return found;
}

/* ---- Prefixes ---- */

static const struct {
	SUPPORT_ROW;
	const char *prefix, *constant, *function;
} prefixes[] = {
	{ ROW, "wsreg", "\tWSREG_OPCODE_PING_FRAME = 9,\n",
	    "wsreg_opcode_name(unsigned long number)\n" },
	{ ROW, "x", "\tX_OPCODE_PING_FRAME = 9,\n",
	    "x_opcode_name(unsigned long number)\n" },
	{ ROW, "My-WS.2", "\tMY_WS_2_OPCODE_PING_FRAME = 9,\n",
	    "my_ws_2_opcode_name(unsigned long number)\n" },
	/* The longest. */
	{ ROW, "abcdefghijklmnopqrstuvwxyzabcde",
	    "\tABCDEFGHIJKLMNOPQRSTUVWXYZABCDE_OPCODE_PING_FRAME = 9,\n",
	    "abcdefghijklmnopqrstuvwxyzabcde_opcode_name(unsigned long "
	    "number)\n" },
};

START_TEST(test_prefix)
{
	char *text = generator_print(NULL,
	    (const char *const[]){ "--prefix", prefixes[_i].prefix, "-r",
		"opcode", "standalone", WEBSOCKET, "-", NULL },
	    0, "");

	ck_assert_ptr_nonnull(strstr(text, prefixes[_i].constant));
	ck_assert_ptr_nonnull(strstr(text, prefixes[_i].function));
	ck_assert(_i == 0 || strstr(text, "wsreg_") == NULL);
	ck_assert(_i == 0 || strstr(text, "WSREG_") == NULL);
	free(text);
}
END_TEST

/* ---- Registries ---- */

static const struct {
	SUPPORT_ROW;
	const char *input;
	const char *arguments[7];
	/* The lists, or what is wrong. */
	const char *lists, *errors;
} choices[] = {
	{ ROW, WEBSOCKET, { NULL },
	    "#define WSREG_EXTENSION_LIST(X) \\\n"
	    "#define WSREG_SUBPROTOCOL_LIST(X) \\\n"
	    "#define WSREG_VERSION_LIST(X) \\\n"
	    "#define WSREG_CLOSE_LIST(X) \\\n"
	    "#define WSREG_OPCODE_LIST(X) \\\n"
	    "#define WSREG_BIT_LIST(X) \\\n",
	    "" },
	{ ROW, WEBSOCKET, { "-r", "close" }, "#define WSREG_CLOSE_LIST(X) \\\n",
	    "" },
	{ ROW, WEBSOCKET, { "--registry", "close-code-number" },
	    "#define WSREG_CLOSE_LIST(X) \\\n", "" },
	{ ROW, WEBSOCKET, { "-r", "opcode", "--registry=bit", "-rversion" },
	    "#define WSREG_OPCODE_LIST(X) \\\n"
	    "#define WSREG_BIT_LIST(X) \\\n"
	    "#define WSREG_VERSION_LIST(X) \\\n",
	    "" },
	{ ROW, WEBSOCKET, { "-rclose", "-ropcode", "-rclose-code-number" },
	    "#define WSREG_CLOSE_LIST(X) \\\n"
	    "#define WSREG_OPCODE_LIST(X) \\\n",
	    "" },
	{ ROW, WEBSOCKET, { "-ropcode", "-rnone" }, "",
	    WEBSOCKET ": error: no registry `none'\n" },
	{ ROW, WEBSOCKET, { "-r", "" }, "",
	    WEBSOCKET ": error: no registry `'\n" },
	{ ROW, WEBSOCKET, { "-r", "Close" }, "",
	    WEBSOCKET ": error: no registry `Close'\n" },
	{ ROW, FIXTURES "good-nested.xml", { "-r", "one", "-r", "five" },
	    "#define WSREG_ONE_LIST(X) \\\n#define WSREG_FIVE_LIST(X) \\\n",
	    "" },
	{ ROW, FIXTURES "good-numbers.xml",
	    { "-r", "touching", "-r", "reversed" },
	    "#define WSREG_TOUCHING_LIST(X) \\\n"
	    "#define WSREG_REVERSED_LIST(X) \\\n",
	    "" },
	{ ROW, FIXTURES "good-numbers.xml", { "-r", "texts" }, "",
	    FIXTURES "good-numbers.xml:34: error: another record has the same "
		     "C name as `5-'; add to the overlay: name texts 5- "
		     "IDENTIFIER\n" },
};

START_TEST(test_registry)
{
	const char *arguments[GENERATOR_ARGUMENTS] = { "header",
		choices[_i].input, "-" };
	const char *errors = choices[_i].errors;
	char *text, *lists;

	for (size_t i = 0; choices[_i].arguments[i] != NULL; i++)
		arguments[3 + i] = choices[_i].arguments[i];
	text =
	    generator_print(NULL, arguments, errors[0] == '\0' ? 0 : 2, errors);
	lists = grep(text, "#define WSREG_", "_LIST(X)");
	ck_assert_str_eq(lists, choices[_i].lists);
	free(lists);
	free(text);
}
END_TEST

/* Of ranges inside ranges, the narrowest decides. */
START_TEST(test_ranges)
{
	static const char wanted[] =
	    "	default:\n		break;\n	}\n"
	    "	if (number >= 7 && number <= 7)\n"
	    "		return WSREG_STATUS_UNASSIGNED;\n"
	    "	if (number >= 4294967295)\n"
	    "		return WSREG_STATUS_PRIVATE_USE;\n"
	    "	if (number >= 5 && number <= 8)\n"
	    "		return WSREG_STATUS_PRIVATE_USE;\n"
	    "	if (number >= 20 && number <= 29)\n"
	    "		return WSREG_STATUS_UNASSIGNED;\n"
	    "	if (number <= 99)\n"
	    "		return WSREG_STATUS_RESERVED;\n"
	    "	return WSREG_STATUS_UNASSIGNED;\n";
	char *folder = support_make_folder();
	char *text;

	generator_write(folder,
	    (struct generator_file[]){
		{ "in.xml",
		    XML(REGISTRY("mine",
			CODE("0-99", "Reserved") CODE("4-4", "Four") CODE(
			    "7", "Unassigned") CODE("20-29", "Unassigned")
			    CODE("5-8", "Private Use") CODE("9-3", "Odd")
				CODE("100-199", "Unassigned") CODE(
				    "4294967295-4294967296", "Private Use"))) },
		{ 0 } });
	text = generator_print(folder,
	    (const char *const[]){
		"-r", "mine", "standalone", "in.xml", "-", NULL },
	    0, "");
	ck_assert_msg(strstr(text, wanted) != NULL, "%s", text);
	free(text);
	free(folder);
}
END_TEST

/* ---- Names of earlier days ---- */

#define MINE(records) XML(REGISTRY("mine", records))
#define ONE CODE("1", "One")
#define TWO CODE("2", "Two")

static const struct {
	SUPPORT_ROW;
	const char *input, *overlay;
	/* The constants, or what is wrong. */
	const char *constants, *errors;
} formers[] = {
	{ ROW, MINE(ONE TWO), "former mine 1 UNO\n",
	    "\tWSREG_MINE_ONE = 1,\n\tWSREG_MINE_UNO = 1,\n"
	    "\tWSREG_MINE_TWO = 2\n",
	    "" },
	{ ROW, MINE(ONE), "former mine 1 UNO\nformer mine 1 MINE_EINS\n",
	    "\tWSREG_MINE_ONE = 1,\n\tWSREG_MINE_UNO = 1,\n"
	    "\tWSREG_MINE_EINS = 1\n",
	    "" },
	/* As often as one likes. */
	{ ROW, MINE(ONE), "former mine 1 UNO\nformer mine 1 UNO\n",
	    "\tWSREG_MINE_ONE = 1,\n\tWSREG_MINE_UNO = 1\n", "" },
	/* An older snapshot has it as the present one. */
	{ ROW, MINE(ONE), "former mine 1 ONE\n", "\tWSREG_MINE_ONE = 1\n", "" },
	{ ROW, MINE(ONE), "former mine 2 UNO\n", "",
	    "overlay:1: error: registry `mine' has no record `2'\n" },
	{ ROW, MINE(CODE("0x10", "Hex")), "former mine 0x10 SIXTEEN\n",
	    "\tWSREG_MINE_HEX = 16,\n\tWSREG_MINE_SIXTEEN = 16\n", "" },
	{ ROW, MINE(ONE TWO), "former mine 2 ONE\n", "",
	    "in.xml:3: error: a former name of another record is also the C "
	    "name of `1'; add to the overlay: name mine 1 IDENTIFIER\n" },
	{ ROW, MINE(ONE TWO), "former mine 1 TWO\n", "",
	    "in.xml:4: error: a former name of another record is also the C "
	    "name of `2'; add to the overlay: name mine 2 IDENTIFIER\n" },
	{ ROW, MINE(ONE TWO), "former mine 1 TWO\nname mine 2 DUE\n",
	    "\tWSREG_MINE_ONE = 1,\n\tWSREG_MINE_TWO = 1,\n"
	    "\tWSREG_MINE_DUE = 2\n",
	    "" },
	{ ROW, MINE(ONE TWO), "former mine 1 UNO\nformer mine 2 UNO\n", "",
	    "in.xml:4: error: another record has the same former name as `2'\n" },
	{ ROW, MINE(ONE), "former mine 1 LIST\n", "",
	    "in.xml:3: error: C reserves the name of `1'; add to the overlay: "
	    "name mine 1 IDENTIFIER\n" },
};

START_TEST(test_former)
{
	char *folder = support_make_folder();
	const char *errors = formers[_i].errors;
	char *text, *constants;

	generator_write(folder,
	    (struct generator_file[]){ { "in.xml", formers[_i].input },
		{ "overlay", formers[_i].overlay }, { 0 } });
	text = generator_print(folder,
	    (const char *const[]){ "-r", "mine", "--overlay", "overlay",
		"header", "in.xml", "-", NULL },
	    errors[0] == '\0' ? 0 : 2, errors);
	constants = grep(text, "\tWSREG_", " = ");
	ck_assert_str_eq(constants, formers[_i].constants);
	free(constants);
	free(text);
	free(folder);
}
END_TEST

/* Those of the built-in overlay, which may also be given as a file. */
START_TEST(test_former_builtin)
{
	static const char *const lines[] = {
		"\t/* former name of WSREG_CLOSE_INTERNAL_ERROR */\n"
		"\tWSREG_CLOSE_INTERNAL_SERVER_ERROR = 1011,\n",
		"/* former name of WSREG_SUBPROTOCOL_AMQP */\n"
		"#define WSREG_SUBPROTOCOL_AMQPWSB10 \"amqp\"\n",
		"/* former name of WSREG_SUBPROTOCOL_REDFISH */\n"
		"#define WSREG_SUBPROTOCOL_REDFISH_WEBSOCKET \"Redfish\"\n",
	};
	char *text = generator_print(NULL,
	    (const char *const[]){ "standalone", WEBSOCKET, "-", NULL }, 0, "");
	char *again = generator_print(NULL,
	    (const char *const[]){
		"--overlay", OVERLAY, "header", WEBSOCKET, "-", NULL },
	    0, "");

	for (size_t i = 0; i < COUNT(lines); i++)
		ck_assert_msg(strstr(text, lines[i]) != NULL &&
			strstr(again, lines[i]) != NULL,
		    "no %s", lines[i]);
	/* They are no meanings. */
	ck_assert_ptr_null(strstr(again, ", INTERNAL_SERVER_ERROR, "));
	ck_assert_ptr_null(strstr(text, ", INTERNAL_SERVER_ERROR, "));
	free(text);
	text = generator_print(NULL,
	    (const char *const[]){ "header", WEBSOCKET, "-", NULL }, 0, "");
	/* The first line names what was read. */
	ck_assert_str_eq(strchr(text, '\n'), strchr(again, '\n'));
	ck_assert_ptr_nonnull(strstr(again, "from websocket.xml, overlay of "));
	free(text);
	free(again);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("choose");
	TCase *tcase = tcase_create("choose");

	support_add_rows(tcase, test_prefix, prefixes);
	support_add_rows(tcase, test_registry, choices);
	tcase_add_test(tcase, test_ranges);
	support_add_rows(tcase, test_former, formers);
	tcase_add_test(tcase, test_former_builtin);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
