/* SPDX-License-Identifier: MIT */
/* Tests of C names, and of the C that is printed. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "model/names.h"

/* ---- Identifiers ---- */

/* 63 and 64 characters. */
#define LONGEST                                                                \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJK"
#define TOO_LONG LONGEST "L"

/* What a text makes; NULL: nothing. */
static const struct {
	SUPPORT_ROW;
	const char *text, *identifier;
} identifiers[] = {
	{ ROW, .text = "Normal Closure", .identifier = "NORMAL_CLOSURE" },
	{ ROW, .text = "going-away", .identifier = "GOING_AWAY" },
	{ ROW, .text = "GOING_AWAY", .identifier = "GOING_AWAY" },
	{ ROW, .text = "Mandatory Ext.", .identifier = "MANDATORY_EXT" },
	{ ROW, .text = "v10.stomp", .identifier = "V10_STOMP" },
	{ ROW, .text = "2018.org", .identifier = "_2018_ORG" },
	{ ROW, .text = "13", .identifier = "_13" },
	{ ROW, .text = " (a)  -- b! ", .identifier = "A_B" },
	{ ROW, .text = "...1", .identifier = "_1" },
	{ ROW, .text = "_x_", .identifier = "X" },
	{ ROW, .text = "x", .identifier = "X" },
	{ ROW, .text = "caf\xc3\xa9 au lait", .identifier = "CAFE_AU_LAIT" },
	{ ROW, .text = "\xc3\xa9t\xc3\xa9", .identifier = "ETE" },
	{ ROW,
	    .text = "\xc3\x9c"
		    "ber Gr\xc3\xb6\xc3\x9f"
		    "e",
	    .identifier = "UBER_GROSSE" },
	{ ROW,
	    .text = "e\xcc\x81"
		    "a \xe2\x80\x93 b\xe2\x80\x99s",
	    .identifier = "EA_B_S" },
	{ ROW, .text = "\xc5\xb8 \xf0\x9f\x98\x80 \xc4\xb3",
	    .identifier = "Y_IJ" },
	/* Letters that C cannot have are not dropped. */
	{ ROW, .text = "a \xce\xb1", .identifier = NULL },
	{ ROW, .text = "\xd0\xb0 b", .identifier = NULL },
	{ ROW,
	    .text = "a\xc2\xa0"
		    "b",
	    .identifier = "A_B" },
	{ ROW, .text = "a\tb\nc", .identifier = "A_B_C" },
	{ ROW, .text = "[]^`{|}@/:", .identifier = NULL },
	{ ROW, .text = "", .identifier = NULL },
	{ ROW, .text = " ", .identifier = NULL },
	{ ROW, .text = "\xe6\x97\xa5\xe6\x9c\xac", .identifier = NULL },
	{ ROW, .text = LONGEST, .identifier = LONGEST },
	{ ROW, .text = LONGEST "!", .identifier = LONGEST },
	{ ROW, .text = TOO_LONG, .identifier = NULL },
	{ ROW, .text = LONGEST " !", .identifier = LONGEST },
	{ ROW, .text = LONGEST " L", .identifier = NULL },
};

START_TEST(test_identifier)
{
	const char *wanted = identifiers[_i].identifier;
	char identifier[GEN_NAME_SIZE + 1];
	bool made;

	memset(identifier, '#', sizeof(identifier));
	made = gen_identifier(identifiers[_i].text, identifier);
	ck_assert_int_eq(identifier[GEN_NAME_SIZE], '#');
	ck_assert_msg(made == (wanted != NULL), "`%s': %s",
	    identifiers[_i].text, identifier);
	ck_assert_msg(strcmp(identifier, wanted != NULL ? wanted : "") == 0,
	    "`%s': %s", identifiers[_i].text, identifier);
}
END_TEST

/* ---- What is printed ---- */

static const struct {
	SUPPORT_ROW;
	const char *mode, *prefix, *golden;
} outputs[] = {
	{ ROW, .mode = "header", .prefix = "wsreg", .golden = "small-codes.h" },
	{ ROW, .mode = "header", .prefix = "my-ws",
	    .golden = "small-prefix.h" },
	{ ROW, .mode = "standalone", .prefix = "my",
	    .golden = "small-standalone.h" },
	{ ROW, .mode = "tables", .prefix = "wsreg",
	    .golden = "small-tables.c" },
	{ ROW, .mode = "verdicts", .prefix = "wsreg",
	    .golden = "small-verdicts.c" },
};

START_TEST(test_golden)
{
	char *text = support_output(NULL,
	    (const char *const[]){ SUPPORT_GEN, "--force", "--overlay",
		FIXTURES "good-small.overlay", "--prefix", outputs[_i].prefix,
		outputs[_i].mode, FIXTURES "good-small.xml", "-", NULL });

	support_check_golden(outputs[_i].golden, text);
	free(text);
}
END_TEST

/* A registry file may leave out much of what the tables need: these cannot be
 * made by force. */
START_TEST(test_incomplete)
{
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "tables", FIXTURES "good-alias.xml", "-", NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_str_eq(result.output, "");
	ck_assert_str_eq(result.errors,
	    FIXTURES "good-alias.xml: error: one of the six WebSocket "
		     "registries is missing\n");
	support_result_free(&result);
}
END_TEST

/* ---- Names that are wanting ---- */

/* Each with the line of the record, and the line that the overlay needs. */
static const struct {
	SUPPORT_ROW;
	const char *file;
	unsigned line;
	const char *advice;
} wanting[] = {
	{ ROW, "names-clash.xml", 6, "name close-code-number 1003 " },
	{ ROW, "names-clash-tail.xml", 5,
	    "name subprotocol-name subprotocol.x " },
	{ ROW, "names-clash-digit.xml", 5,
	    "name subprotocol-name subprotocol.1x " },
	{ ROW, "names-clash-list.xml", 4, "name subprotocol-name list " },
	{ ROW, "names-blank.xml", 5, "name subprotocol-name two words " },
	{ ROW, "names-missing.xml", 5, "name close-code-number 1002 " },
	{ ROW, "names-long.xml", 4, "name close-code-number 1001 " },
};

START_TEST(test_wanting)
{
	char *file = support_print("%s%s", FIXTURES, wanting[_i].file);
	char *start = support_print("%s:%u: error: ", file, wanting[_i].line);
	char *end = support_print("%sIDENTIFIER\n", wanting[_i].advice);
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "header", file, "-", NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(
	    result.status == 2, "%s: %d", wanting[_i].file, result.status);
	ck_assert_str_eq(result.output, "");
	ck_assert_uint_eq(support_count_lines(result.errors), 1);
	ck_assert_msg(strncmp(result.errors, start, strlen(start)) == 0, "%s",
	    result.errors);
	ck_assert_msg(strstr(result.errors, end) != NULL, "%s", result.errors);
	support_result_free(&result);
	free(file);
	free(start);
	free(end);
}
END_TEST

/* With the line as advised, the header is made and bears the name. */
START_TEST(test_advice)
{
	char *file = support_print("%s%s", FIXTURES, wanting[_i].file);
	char *folder = support_make_folder();
	char *overlay = support_print("%s/overlay", folder);
	char *line = support_print("%sGIVEN_NAME\n", wanting[_i].advice);
	char *text;

	support_write_file(overlay, line, strlen(line));
	text = support_output(NULL,
	    (const char *const[]){ SUPPORT_GEN, "--force", "--overlay", overlay,
		"header", file, "-", NULL });
	ck_assert_msg(strstr(text, "_GIVEN_NAME ") != NULL, "%s: %s",
	    wanting[_i].file, text);
	free(file);
	free(folder);
	free(overlay);
	free(line);
	free(text);
}
END_TEST

/* The highest numbers that the protocol has room for, and the next ones: RFC
 * 6455, 5.5.1 for close codes, 5.2 for opcodes, 4.1 for versions. */
#define CLOSE "close-code-number"
#define OPCODE "opcode"
#define VERSION "version-number"

static const struct {
	SUPPORT_ROW;
	const char *registry, *key;
	bool good;
} values[] = {
	{ ROW, CLOSE, "65535", true },
	{ ROW, CLOSE, "65536", false },
	{ ROW, CLOSE, "18446744073709551615", false },
	{ ROW, CLOSE, "text", false },
	{ ROW, CLOSE, "4000-65535", true },
	{ ROW, CLOSE, "65535-65536", false },
	{ ROW, OPCODE, "15", true },
	{ ROW, OPCODE, "16", false },
	{ ROW, VERSION, "255", true },
	{ ROW, VERSION, "256", false },
};

START_TEST(test_value)
{
	char *text =
	    support_print("<registry xmlns='" NAMESPACE "' id='websocket'>\n"
			  "<registry id='%s'>\n"
			  "<record><value>%s</value><description>A"
			  "</description></record></registry>"
			  "</registry>",
		values[_i].registry, values[_i].key);
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "header", "-", "-", NULL },
		.input = text,
		.input_size = strlen(text),
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == (values[_i].good ? 0 : 2), "%s: %d %s",
	    values[_i].key, result.status, result.errors);
	if (!values[_i].good)
		ck_assert_msg(
		    strstr(result.errors, "<stdin>:3: error: ") != NULL, "%s",
		    result.errors);
	support_result_free(&result);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("names");
	TCase *tcase = tcase_create("names");

	support_add_rows(tcase, test_identifier, identifiers);
	support_add_rows(tcase, test_golden, outputs);
	tcase_add_test(tcase, test_incomplete);
	support_add_rows(tcase, test_wanting, wanting);
	support_add_rows(tcase, test_advice, wanting);
	support_add_rows(tcase, test_value, values);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
