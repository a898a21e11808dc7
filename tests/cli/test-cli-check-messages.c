/* SPDX-License-Identifier: MIT */
/* Tests of `wsreg check --messages'. */

#include <stdlib.h>
#include <string.h>

#include "check-files.h"

#define CHECK(options) "check --messages --hex --open " options " -"
#define SERVER "--frames server"
#define DEFLATE SERVER " --extension permessage-deflate"

/* RFC 6455, 5.7, and RFC 7692, 7.2.3. */
#define HELLO "81 05 48656c6c6f "
#define HELLO_MASKED "81 85 37fa213d 7f9f4d5158 "
#define BYE "88 05 03e8 627965 "

#define JSON(offset, kind, size, rest)                                         \
	"{\"sender\":\"server\",\"offset\":" offset                            \
	",\"time\":null,\"kind\":\"" kind "\",\"size\":" size "," rest "}"

static const struct run_case cases[] = {
	/* Fragments are joined; a control frame between them comes first. */
	{ ROW, .line = CHECK(SERVER),
	    .input = "01 03 48656c 89 05 48656c6c6f 80 02 6c6f "
		     "82 03 000102 8a 01 00 " BYE,
	    .has = { "<stdin>:5: server ping, 5 octets: \"Hello\"\n"
		     "<stdin>:0: server text, 5 octets: \"Hello\"\n"
		     "<stdin>:16: server binary, 3 octets: 000102\n"
		     "<stdin>:21: server pong, 1 octet: \"\\x00\"\n"
		     "<stdin>:24: server close, 5 octets, code 1000 (Normal "
		     "Closure): \"bye\"\n"
		     "<stdin>: server: " } },
	{ ROW, .line = CHECK("--frames client"),
	    .input = HELLO_MASKED "88 80 00000001",
	    .has = { "<stdin>:0: client text, 5 octets: \"Hello\"\n"
		     "<stdin>:11: client close, 0 octets\n" } },
	{ ROW, .line = CHECK(SERVER), .input = "81 00 82 00 01 03 48656c",
	    .has = { ":0: server text, 0 octets\n<stdin>:2: server binary, 0 "
		     "octets\n<stdin>: server: " } },
	{ ROW, .line = "check --hex --open --frames server -", .input = HELLO,
	    .lacks = { "server text" } },
	/* Compressed, in fragments, with a block that says it is the last. */
	{ ROW, .line = CHECK(DEFLATE),
	    .input = "c1 07 f248cdc9c90700 41 03 f248cd 89 00 "
		     "80 04 c9c90700 c1 05 f200110000 " HELLO
		     "c1 08 f348cdc9c9070000",
	    .has = { ":0: server text, 5 octets: \"Hello\"\n",
		":14: server ping, 0 octets\n",
		":9: server text, 5 octets: \"Hello\"\n",
		":22: server text, 5 octets: \"Hello\"\n",
		":29: server text, 5 octets: \"Hello\"\n",
		":36: server text, 5 octets: \"Hello\"\n" } },
	/* What cannot be undone. */
	{ ROW, .line = CHECK(SERVER " --extension foo"), .input = "a1 02 6162",
	    .has = { ":0: server text, 2 octets: cannot be inflated or "
		     "decoded\n" } },
	{ ROW, .line = CHECK(DEFLATE " --keep-going"), .status = 1,
	    .input = "c1 02 ffff c1 07 f248cdc9c90700 " HELLO,
	    .has = { ":0: server text, 2 octets: cannot be", ":4: server text",
		"cannot be", ":13: server text, 5 octets: \"Hello\"" } },
	/* No more is printed than is asked for, and whole characters. */
	{ ROW, .line = CHECK(SERVER " --max-print 2"),
	    .input = HELLO "81 06 61e282ac6262 82 03 000102 " BYE,
	    .has = { ":0: server text, 5 octets: \"He\"...\n"
		     "<stdin>:7: server text, 6 octets: \"a\"...\n"
		     "<stdin>:15: server binary, 3 octets: 0001...\n"
		     "<stdin>:20: server close, 5 octets, code 1000 (Normal "
		     "Closure): \"by\"...\n" } },
	{ ROW, .line = CHECK(DEFLATE " --max-print 5"),
	    .input = "c1 07 f248cdc9c90700", .has = { "\"Hello\"\n" } },
	{ ROW, .line = CHECK(SERVER " --max-print 18446744073709551615"),
	    .input = HELLO BYE, .has = { "\"Hello\"\n", "\"bye\"\n" } },
	/* Nothing commands a terminal. */
	{ ROW, .line = CHECK(SERVER),
	    .input = "81 15 1b5b306d c29b e280ae 0a09 22 5c 7f 00 efbbbf "
		     "e2818f",
	    .has = { ": \"\\x1b[0m\\u009b\\u202e\\n\\t\\\"\\\\\\x7f\\x00"
		     "\\ufeff\xe2\x81\x8f\"\n" } },
	{ ROW, .line = CHECK(SERVER " --keep-going"), .status = 1,
	    .input = "81 02 c328 " HELLO,
	    .has = { "<stdin>:0: server text, 2 octets: c328\n",
		"\"Hello\"" } },
	/* What comes after the Close, and after an error. */
	{ ROW, .line = CHECK(SERVER " --keep-going"), .status = 1,
	    .input = BYE HELLO,
	    .has = { ":7: server text, 5 octets: \"Hello\" (after the Close)" } },
	{ ROW, .line = CHECK(SERVER), .status = 1, .input = "83 00 " HELLO,
	    .lacks = { "Hello" } },
	{ ROW, .line = CHECK(SERVER " --keep-going"), .status = 1,
	    .input = "80 01 61 83 01 61 " HELLO,
	    .has = { ":3: server other, 1 octet: \"a\"", "\"Hello\"" } },
	/* Secrets. */
	{ ROW, .line = CHECK(SERVER " --redact"), .input = HELLO BYE,
	    .has = { "text, 5 octets: [5 octets]\n",
		"code 1000 (Normal Closure): [3 octets]\n" },
	    .lacks = { "Hello", "bye" } },
	{ ROW, .line = CHECK(SERVER " --redact -f json"),
	    .input = HELLO "82 01 00 " BYE,
	    .has = { "\"size\":5,\"text\":null", "\"size\":1,\"base64\":null",
		"\"code\":1000,\"reason\":\"[3 octets]\"" },
	    .lacks = { "Hello", "bye" } },
	/* JSON. */
	{ ROW, .line = CHECK(SERVER " -f json"), .input = "81 02 7f61 " BYE,
	    .has = { "\"\\u007fa\"" }, .lacks = { "\x7f" } },
	{ ROW, .line = CHECK(SERVER " -f json --max-print 3"),
	    .input = "81 03 e282ac 82 04 00010203 89 01 61 " BYE,
	    .has = { "\"messages_list\":[" JSON("0", "text", "3",
			 "\"text\":\"\xe2\x82\xac\",\"cut\":false,"
			 "\"discarded\":false") ",\n",
		JSON("5", "binary", "4",
		    "\"base64\":\"AAEC\",\"cut\":true,\"discarded\":false"),
		JSON("11", "ping", "1",
		    "\"base64\":\"YQ==\",\"cut\":false,\"discarded\":false"),
		JSON("14", "close", "5",
		    "\"code\":1000,\"reason\":\"bye\",\"cut\":false,"
		    "\"discarded\":false") "],\n" } },
	{ ROW, .line = CHECK(SERVER " -f jsonl"), .input = HELLO "88 00",
	    .has = { "{\"connection\":\"<stdin>\",\"sender\":\"server\",",
		"\"text\":\"Hello\"", "}\n{\"connection\":\"<stdin>\",",
		"\"kind\":\"close\",\"size\":0,\"code\":null,\"reason\":\"\"",
		"}\n{\"name\":\"<stdin>\",", "}\n" },
	    .lacks = { "messages_list" } },
	{ ROW, .line = CHECK(SERVER " -f sarif"), .input = HELLO,
	    .lacks = { "Hello" } },
	/* Usage. */
	{ ROW, .line = "check --max-print 5 x", .status = 2,
	    .error = "--max-print needs --messages" },
	{ ROW, .line = "check --messages --max-print 0 x", .status = 2,
	    .error = "--max-print: `0' is not a number from 1 to" },
};

START_TEST(test_cases)
{
	run_check(&cases[_i]);
}
END_TEST

/* Both sides in their order, from what tshark prints and from two files. */
START_TEST(test_both)
{
	char *folder = check_files_make();

	run_check(&(struct run_case){ ROW,
	    .line = "check --messages --client client --server server",
	    .folder = folder,
	    .has = { "client:161: client text, 5 octets: \"Hello\"\n",
		"client:172: client pong, 5 octets: \"Hello\"\n",
		"server:134: server ping, 5 octets: \"Hello\"\n"
		"server:129: server text, 5 octets: \"Hello\"\n" } });
	run_check(&(struct run_case){ ROW, .status = 1,
	    .line = "check --messages --follow "
		    "tests/fixtures/follow-rfc6455.txt",
	    .has = { ":client:161: client text, 5 octets: \"Hello\"\n",
		":server:134: server ping, 5 octets: \"Hello\"\n",
		":server:129: server text, 5 octets: \"Hello\"\n",
		":client:172: client pong, 5 octets: \"Hello\"\n" } });
	free(folder);
}
END_TEST

/* The size of a large message, of which 4096 octets are printed. */
#define LARGE 100000

START_TEST(test_default)
{
	static const char header[] = "82 7f 00000000000186a0 ";
	char *text = malloc(sizeof(header) + 2 * LARGE);
	struct support_result result;
	const char *at;

	ck_assert_ptr_nonnull(text);
	memcpy(text, header, sizeof(header));
	memset(text + sizeof(header) - 1, '5', 2 * LARGE);
	text[sizeof(header) - 1 + 2 * LARGE] = '\0';
	run_wsreg(&(struct run_case){ .line = CHECK(SERVER), .input = text },
	    &result);
	ck_assert_int_eq(result.status, 0);
	at = strstr(result.output, "binary, 100000 octets: ");
	ck_assert_ptr_nonnull(at);
	at += strlen("binary, 100000 octets: ");
	ck_assert_uint_eq(strspn(at, "5"), 2 * 4096);
	ck_assert_int_eq(strncmp(at + 2 * 4096, "...\n", 4), 0);
	support_result_free(&result);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-messages");
	TCase *tcase = tcase_create("messages");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_both);
	tcase_add_test(tcase, test_default);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
