/* SPDX-License-Identifier: MIT */
/* Tests of wsreg lookup, list and search: what is found, and how it looks. */

#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "xml.h"

/* ---- What is found ---- */

static const struct run_case lookups[] = {
	/* Numbers. */
	{ .line = "1006",
	    .has = { "1006  Abnormal Closure\n",
		"WebSocket Close Code Number Registry", "never", "RFC 6455",
		"[IESG_HYBI]", "[RFC6455]" } },
	{ .line = "lookup 1006", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "0x3ee", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "0X3EE", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "0x00003ee", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "0001006", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "' 1006 '", .has = { "1006  Abnormal Closure\n" } },
	{ .line = "18446744073709551615", .status = 1 },
	{ .line = "18446744073709551616", .status = 1 },
	{ .line = "18446744073709552622", .status = 1 }, /* 2^64 + 1006 */
	{ .line = "4294968302", .status = 1 },           /* 2^32 + 1006 */
	{ .line = "66542", .status = 1 },                /* 2^16 + 1006 */
	{ .line = "0x100000000000003ee", .status = 1 },
	{ .line = "99999999999999999999999999999999999999", .status = 1 },
	{ .line = "0x", .status = 1 }, { .line = "1006x", .status = 1 },
	{ .line = "1006.0", .status = 1 }, { .line = "1e3", .status = 1 },
	{ .line = "+1006", .status = 1 }, { .line = "-- -1006", .status = 1 },
	{ .line = "-- -5", .status = 1 }, { .line = "10162999", .status = 1 },
	{ .line = "1,000", .status = 1 },
	{ .line = "''", .status = 1, .has = { "not registered" } },
	{ .line = "' '", .status = 1, .has = { "not registered" } },
	{ .line = "-- -", .status = 1 },
	{ .line = "-- ---", .status = 1, .has = { "---  not registered" } },
	{ .line = "-- --help", .status = 1, .lacks = { "usage" } },
	/* Ranges. */
	{ .line = "1016",
	    .has = { "1016 (in 1016-2999)  Unassigned", "unassigned:" } },
	{ .line = "2999", .has = { "2999 (in 1016-2999)  Unassigned" } },
	{ .line = "1016-2999", .has = { "1016-2999  Unassigned" } },
	{ .line = "3000-3999", .status = 1 },
	{ .line = "4999",
	    .has = { "4999 (in 4000-4999)  Reserved for Private Use" } },
	/* Names as written, in another case, and in any spelling. */
	{ .line = "soap",
	    .has = { "soap\n" },
	    .lacks = { "regardless", "by name" } },
	{ .line = "SOAP", .has = { "soap\n", "found regardless of case" } },
	{ .line = "mbws.HUAWEI.com",
	    .has = { "MBWS.huawei.com  MBWS\n", "found regardless of case" } },
	{ .line = "RSV1", .has = { "RSV1" }, .lacks = { "regardless" } },
	{ .line = "rsv1", .has = { "RSV1", "found regardless of case" } },
	{ .line = "'Going Away'", .has = { "1001  Going Away\n", "by name" } },
	{ .line = "going-away", .has = { "1001  Going Away\n", "by name" } },
	{ .line = "GOING_AWAY", .has = { "1001  Going Away\n", "by name" } },
	{ .line = "goingaway", .has = { "1001  Going Away\n", "by name" } },
	{ .line = "'  going   away '", .has = { "1001  Going Away\n" } },
	{ .line = "goingawa", .status = 1 },
	{ .line = "goingawayy", .status = 1 },
	{ .line = "BAD_GATEWAY", .has = { "1014  The server was acting" } },
	{ .line = "bad-gateway", .has = { "1014  The server was acting" } },
	{ .line = "MANDATORY_EXTENSION", .has = { "1010  Mandatory Ext." } },
	{ .line = "mandatory.ext", .has = { "1010  Mandatory Ext." } },
	{ .line = "'TLS handshake'", .has = { "1015  TLS handshake" } },
	/* One registry. */
	{ .line = "-r close 1",
	    .status = 1,
	    .has = { "1  not registered" },
	    .lacks = { "Text Frame" } },
	{ .line = "-r close-code-number 1006", .has = { "1006  Abnormal" } },
	{ .line = "--registry=close 1006", .has = { "1006  Abnormal" } },
	{ .line = "-r opcode 1",
	    .has = { "1  Text Frame" },
	    .lacks = { "Version", "registries" } },
	{ .line = "-r opcode 0xA", .has = { "10  Pong Frame" } },
	{ .line = "-r version 13",
	    .has = { "13\n", "Version Number", "[RFC6455]", "Standard" } },
	{ .line = "-r version 14", .status = 1 },
	{ .line = "-r bit RSV1", .has = { "RSV1" } },
	{ .line = "-r bit RSV2", .status = 1 },
	{ .line = "-r extension permessage-deflate",
	    .has = { "permessage-deflate", "[RFC7692]" } },
	{ .line = "-r subprotocol permessage-deflate", .status = 1 },
	{ .line = "-r subprotocol mqtt", .has = { "mqtt" } },
	{ .line = "lookup -r opcode ping-frame", .has = { "9  Ping Frame" } },
	{ .line = "1006 -r close", .has = { "1006  Abnormal Closure" } },
	{ .line = "-r nowhere 1", .status = 2, .error = "`nowhere'" },
	{ .line = "-r '' 1", .status = 2, .error = "registry" },
	{ .line = "-r CLOSE 1", .status = 2, .error = "`CLOSE'" },
	/* In several registries. */
	{ .line = "1",
	    .has = { "Version Number", "1  Text Frame\n", "Opcode Registry",
		"2 registries: version-number, opcode" } },
	{ .line = "13",
	    .has = { "Version Number", "Opcode Registry" },
	    .lacks = { "Close Code" } },
	/* Several keys: 1 if any was not found. */
	{ .line = "1000 1001",
	    .has = { "1000  Normal Closure", "1001  Going Away" } },
	{ .line = "1001 1000",
	    .has = { "1001  Going Away", "1000  Normal Closure" } },
	{ .line = "1000 nothing-of-that-name 1001",
	    .status = 1,
	    .has = { "1000  Normal", "nothing-of-that-name  not registered",
		"1001  Going Away" } },
	{ .line = "nothing-at-all 1000",
	    .status = 1,
	    .has = { "not registered", "1000  Normal Closure" } },
	{ .line = "1000 1000", .has = { "1000  Normal", "1000  Normal" } },
	/* A key that is also a command's name. */
	{ .line = "lookup list", .status = 1, .has = { "list  not" } },
	{ .line = "lookup lookup", .status = 1, .has = { "lookup  not" } },
	{ .line = "lookup", .status = 2, .error = "needs a code or a name" },
	{ .line = "", .status = 2, .error = "--help" },
	/* Suggestions. */
	{ .line = "soup", .status = 1, .has = { "Near:", "soap" } },
	{ .line = "permessage-defalte",
	    .status = 1,
	    .has = { "Near: permessage-deflate" } },
	{ .line = "MQT", .status = 1, .has = { "mqtt" } },
	{ .line = "'Abnormal Closur'", .status = 1, .has = { "Near: 1006" } },
	{ .line = "-r close RSV2", .status = 1, .lacks = { "RSV1" } },
	{ .line = "zzzzzzzzzzzzzzzzzzzzzzzzzz",
	    .status = 1,
	    .lacks = { "Near" } },
	/* Registered and sendable are two questions. */
	{ .line = "1000", .has = { "yes:" } },
	{ .line = "1004", .has = { "1004  Reserved", "reserved:" } },
	{ .line = "1005", .has = { "1005  No Status Rcvd", "never:" } },
	{ .line = "1006", .has = { "never:" } },
	{ .line = "1010", .has = { "client yes, server no:" } },
	{ .line = "1015", .has = { "1015  TLS handshake", "never:" } },
	{ .line = "3000", .has = { "3000  Unauthorized", "yes:" } },
	{ .line = "3999", .has = { "(in 3009-3999)", "unregistered:" } },
	{ .line = "4000", .has = { "(in 4000-4999)", "private:" } },
	/* Numbers that are no close codes. */
	{ .line = "-r close 0",
	    .status = 1,
	    .has = { "not registered", "outside 1000-4999" } },
	{ .line = "999",
	    .status = 1,
	    .has = { "999  not registered", "outside 1000-4999" },
	    .lacks = { "ASCII" } },
	{ .line = "5000",
	    .status = 1,
	    .has = { "5000  not registered", "outside 1000-4999" },
	    .lacks = { "ASCII" } },
	{ .line = "65535",
	    .status = 1,
	    .has = { "outside 1000-4999" },
	    .lacks = { "ASCII" } },
	{ .line = "65536",
	    .status = 1,
	    .has = { "outside 1000-4999" },
	    .lacks = { "ASCII" } },
	{ .line = "87909", /* 2^16 + 22373 */
	    .status = 1,
	    .lacks = { "ASCII" } },
	/* Two octets of a reason that was sent without a code. */
	{ .line = "22373",
	    .status = 1,
	    .has = { "outside 1000-4999", "0x5765", "ASCII \"We\"" } },
	{ .line = "0x5765", .status = 1, .has = { "ASCII \"We\"" } },
	{ .line = "18517", .status = 1, .has = { "0x4855", "ASCII \"HU\"" } },
	{ .line = "8224", .status = 1, .has = { "ASCII \"  \"" } },
	{ .line = "32382", .status = 1, .has = { "ASCII \"~~\"" } },
	{ .line = "32383", .status = 1, .lacks = { "ASCII" } }, /* DEL */
	{ .line = "22303", .status = 1, .lacks = { "ASCII" } }, /* US */
};

START_TEST(test_lookup)
{
	run_check(&lookups[_i]);
}
END_TEST

/* ---- Every key of the file ---- */

/* What a record is to be found by. */
static char *
key_of(const xmlNode *record)
{
	xmlNode *child = xml_child(record, "value");

	if (child == NULL)
		child = xml_child(record, "id");
	ck_assert_ptr_nonnull(child);
	return xml_text(child);
}

static void
check_key(const char *options, const char *registry, const char *key)
{
	char *output =
	    run_print("lookup %s -r %s -- '%s'", options, registry, key);
	size_t size = strlen(key);

	ck_assert_msg(strncmp(output, key, size) == 0 &&
		(output[size] == '\n' || output[size] == ' '),
	    "%s in %s: %s", key, registry, output);
	ck_assert_msg(strstr(output, "found") == NULL, "%s in %s: %s", key,
	    registry, output);
	free(output);
}

static const char *const key_options[] = { "", "-i data/websocket.xml" };

START_TEST(test_every_key)
{
	size_t size, count = 0;
	char *text =
	    support_read_file(SUPPORT_SOURCE "/data/websocket.xml", &size);
	xmlDoc *document = xml_read("websocket.xml", text, size);
	xmlNode *root = xmlDocGetRootElement(document);

	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;) {
		char *key, *registry;

		if (!xml_is(at, "record"))
			continue;
		key = key_of(at);
		registry = xml_attribute(at->parent, "id");
		check_key(key_options[_i], registry, key);
		free(key);
		free(registry);
		count++;
	}
	ck_assert_uint_ge(count, 117);
	xmlFreeDoc(document);
	free(text);
}
END_TEST

/* ---- Harmless output ---- */

/* U+0080 to U+009F are control characters, too. */
#define C1(c) "\xc2" c

static void
check_harmless(const char *what, const char *text)
{
	for (const unsigned char *c = (const unsigned char *)text; *c != '\0';
	     c++)
		ck_assert_msg((*c >= ' ' && *c != 0x7f &&
				  !(c[0] == 0xc2 && c[1] < 0xa0)) ||
			*c == '\n',
		    "%s: octet 0x%02x in %s", what, *c, text);
}

/* Control characters in keys, which a terminal would obey. */
static const char *const controls[] = { "\033[31mred", "bell\a", "\x7f",
	"a\tb\v", "a\r\fb", C1("\x9b") "31m", C1("\x85"), "\b\b\b" };

START_TEST(test_controls)
{
	static const char *const formats[] = { "lookup -- '%s'",
		"lookup --color=never -r close -- '%s'" };

	for (size_t i = 0; i < COUNT(formats); i++) {
		char *line = run_replace(formats[i], "%s", controls[_i]);
		const struct run_case in = { .line = line };
		struct support_result result;

		run_wsreg(&in, &result);
		ck_assert_int_eq(result.status, 1);
		check_harmless(formats[i], result.output);
		ck_assert_str_eq(result.errors, "");
		support_result_free(&result);
		free(line);
	}
}
END_TEST

/* In messages, too. */
START_TEST(test_controls_of_message)
{
	static const char *const formats[] = { "lookup -r '%s' 1", "list '%s'",
		"export '%s'", "list -f '%s'", "list --color '%s'",
		"list -i '%s'", "list '--%s'", "list -i 'data/%s.xml'",
		"list -o '/nowhere/%s'", "list '-\033'" };
	char *line = strstr(formats[_i], "%s") != NULL
	    ? run_replace(formats[_i], "%s", "\033[31m" C1("\x9b") "1m")
	    : support_print("%s", formats[_i]);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 2);
	check_harmless(formats[_i], result.errors);
	support_result_free(&result);
	free(line);
}
END_TEST

/* Nor do they come from a file: U+009B is allowed in XML. */
static const char controls_file[] = RUN_XML("<registry id=\"r\"><title>t" C1(
    "\x9b") "1m</title>"
	    "<record><value>1</value><name>n" C1(
		"\x9b") "2m</name>"
			"<value>2" C1(
			    "\x9b") "3m</value></record></registry>"
				    "<registry id=\"" C1(
					"\x9b") "4m\"/>"
						"<registry id=\"s\"><record><id>" C1(
						    "\x9b") "5m</id></record>"
							    "</registry>");

START_TEST(test_controls_of_file)
{
	static const char *const lines[] = { "list -i %s", "list -i %s r",
		"list -i %s s", "lookup -i %s 1", "search -i %s 1",
		"list -f names -i %s", "list -f names -i %s s",
		"export -f text -i %s", "lookup -i %s m5" };
	char *file = run_file("control.xml", controls_file);
	char *line = run_replace(lines[_i], "%s", file);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_str_eq(result.errors, "");
	check_harmless(lines[_i], result.output);
	support_result_free(&result);
	free(line);
	free(file);
}
END_TEST

/* ---- Lists and searches ---- */

static const struct run_case lists[] = {
	{ .line = "list",
	    .has = { "extension-name ", "WebSocket Extension Name Registry\n",
		"subprotocol-name ", "version-number ", "close-code-number ",
		"opcode ", "framing-header-bits " } },
	{ .line = "list opcode",
	    .output = "0      Continuation Frame\n"
		      "1      Text Frame\n"
		      "2      Binary Frame\n"
		      "3-7    Unassigned\n"
		      "8      Connection Close Frame\n"
		      "9      Ping Frame\n"
		      "10     Pong Frame\n"
		      "11-15  Unassigned\n" },
	{ .line = "list -r opcode", .has = { "0      Continuation" } },
	{ .line = "list extension",
	    .has = { "permessage-deflate  WebSocket Per-Message Deflate\n" } },
	{ .line = "list -f names",
	    .output = "extension-name\nsubprotocol-name\nversion-number\n"
		      "close-code-number\nopcode\nframing-header-bits\n"
		      "extension\nsubprotocol\nversion\nclose\nopcode\nbit\n" },
	{ .line = "list -f names opcode",
	    .output = "0\n1\n2\n3-7\n8\n9\n10\n11-15\n" },
	{ .line = "list nowhere", .status = 2, .error = "`nowhere'" },
	{ .line = "list opcode close", .status = 2, .error = "one registry" },
	{ .line = "search going away", .has = { "1001", "Going Away" } },
	{ .line = "search AWAY gOING", .has = { "1001", "Going Away" } },
	{ .line = "search rfc7692",
	    .has = { "permessage-deflate", "RSV1" },
	    .lacks = { "soap" } },
	{ .line = "search 2015-09-02", .has = { "permessage-deflate" } },
	{ .line = "search -r bit rfc7692",
	    .has = { "RSV1" },
	    .lacks = { "permessage-deflate" } },
	{ .line = "search away nothing-like-this", .status = 1, .output = "" },
	{ .line = "search -f names gateway", .output = "1014\n" },
	{ .line = "search", .status = 2, .error = "search needs a word" },
	{ .line = "search -r nowhere x", .status = 2, .error = "`nowhere'" },
};

START_TEST(test_list)
{
	run_check(&lists[_i]);
}
END_TEST

/* In text each row of a record has its label in one column, its text in
 * another. */
START_TEST(test_aligned)
{
	char *output = run_output("1006 3000 mqtt");
	size_t rows = 0;

	for (char *line = strtok(output, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		/* A label too long for its column has a line of its own. */
		if (line[0] != ' ' || strlen(line) < 20 ||
		    strcmp(line, "    Subprotocol Definition") == 0)
			continue;
		ck_assert_msg(strncmp(line, "    ", 4) == 0, "%s", line);
		ck_assert_msg(line[19] == ' ' && line[20] != ' ', "%s", line);
		rows++;
	}
	ck_assert_uint_ge(rows, 12);
	free(output);
}
END_TEST

/* ---- Colour, without a terminal ---- */

static const struct run_case colors[] = {
	{ .line = "1006", .lacks = { "\033" } },
	{ .line = "--color auto 1006", .lacks = { "\033" } },
	{ .line = "--color=never 1006", .lacks = { "\033" } },
	{ .line = "--color=always 1006",
	    .has = { "\033[", "1006", "\033[0m", "\033[31m", "never" } },
	{ .line = "--color=always 1000", .has = { "\033[32m", "yes" } },
	{ .line = "--color=always list", .has = { "\033[", "opcode" } },
	{ .line = "--color=always nothing-at-all",
	    .status = 1,
	    .has = { "\033[" } },
	/* What is asked for on the command line goes over the environment. */
	{ .line = "--color=always 1006",
	    .environment = { "NO_COLOR=1", "TERM=dumb" },
	    .has = { "\033[" } },
	/* Formats for tools have none. */
	{ .line = "--color=always -f json 1006", .lacks = { "\033" } },
	{ .line = "--color=always export", .lacks = { "\033" } },
	{ .line = "--color=always export -f text", .lacks = { "\033" } },
	{ .line = "--color=always export -f markdown", .lacks = { "\033" } },
	{ .line = "--color=always list -f names", .lacks = { "\033" } },
	{ .line = "--color=sometimes 1006",
	    .status = 2,
	    .error = "`sometimes'" },
	{ .line = "--color= 1006", .status = 2, .error = "auto, always" },
};

START_TEST(test_color)
{
	run_check(&colors[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-lookup");
	TCase *cases = tcase_create("lookup");

	tcase_add_loop_test(cases, test_lookup, 0, COUNT(lookups));
	tcase_add_loop_test(cases, test_every_key, 0, COUNT(key_options));
	tcase_add_loop_test(cases, test_controls, 0, COUNT(controls));
	tcase_add_loop_test(cases, test_controls_of_message, 0, 10);
	tcase_add_loop_test(cases, test_controls_of_file, 0, 9);
	tcase_add_loop_test(cases, test_list, 0, COUNT(lists));
	tcase_add_test(cases, test_aligned);
	tcase_add_loop_test(cases, test_color, 0, COUNT(colors));
	suite_add_tcase(suite, cases);
	return suite;
}

int
main(void)
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
