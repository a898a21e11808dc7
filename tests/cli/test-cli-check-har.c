/* SPDX-License-Identifier: MIT */
/* Tests of `wsreg check' with HAR files, as browsers and proxies write them. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- Entries, with ' for " ---- */

#define FIELD(name, value) "{'name':'" name "','value':'" value "'}"

/* RFC 6455, 1.3. */
#define ASKS                                                                   \
	FIELD("Host", "h")                                                     \
	"," FIELD("Upgrade", "websocket") "," FIELD(                           \
	    "Connection", "Upgrade") "," FIELD("Sec-WebSocket-Version",        \
	    "13") "," FIELD("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
#define AGREES                                                                 \
	FIELD("Upgrade", "websocket")                                          \
	"," FIELD("Connection", "Upgrade") "," FIELD(                          \
	    "Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")

#define ENTRY(version, asks, status, answers, messages)                        \
	"{'request':{'method':'GET','url':'wss://h/chat?token=secret',"        \
	"'httpVersion':'" version "','headers':[" asks "]},"                   \
	"'response':{'status':" status ",'httpVersion':'" version              \
	"','headers':[" answers "]},'_webSocketMessages':[" messages "]}"
#define HTTP1(messages) ENTRY("HTTP/1.1", ASKS, "101", AGREES, messages)
#define LOG(entries)                                                           \
	"{'log':{'version':'1.2','creator':{'name':'x \\'y\\' ]}',"            \
	"'version':'1'},'pages':[],'entries':[" entries "]}}"

#define MESSAGE(type, opcode, data)                                            \
	"{'type':'" type "','time':1693314200.25,'opcode':" opcode             \
	",'data':'" data "'}"

#define NAME "<stdin>:wss://h/chat?token=secret"
#define ONLY                                                                   \
	":client:0: warning: only messages are known: frames, masks "          \
	"and lengths are not [capture-messages-only] (the capture)\n"

/* The input is made of its text by make_json(). */
static const struct run_case cases[] = {
	/* Chrome, Firefox and mitmproxy: text as text, other data in base64. */
	{ ROW, .line = "check -",
	    .output = NAME ONLY NAME
	    ":client: 8 octets, 1 text message, 1 binary message\n" NAME
	    ":server: 3 octets, 1 text message\n"
	    "to learn more: wsreg rules capture-messages-only\n"
	    "0 errors, 1 warning\n",
	    .input = LOG(HTTP1(MESSAGE("send", "1", "Hello") "," MESSAGE(
		"receive", "1", "\\u20ac") "," MESSAGE("send", "2", "AAEC"))) },
	/* Other entries are no connections. */
	{ ROW, .line = "check - --redact",
	    .has = { "<stdin>:h[18 octets]:client:0: warning: ",
		"0 errors, 1 warning\n" },
	    .lacks = { "secret" },
	    .input = LOG("{'request':{},'response':{}}," HTTP1("")) },
	{ ROW, .line = "check - -f json",
	    .has = { "\"name\":\"wss://h/chat?token=secret\"",
		"\"version\":13,\"status\":101", "\"frames\":0,\"messages\":",
		"\"name\":\"wss://h/chat?token=secret\"",
		"\"errors\":0,\"warnings\":2" },
	    .input = LOG(HTTP1("") "," HTTP1("")) },
	/* The handshake. */
	{ ROW, .line = "check -", .status = 1,
	    .has = { NAME ":server:0: error: Sec-WebSocket-Accept: AAAA does "
			  "not match",
		"[handshake-accept-mismatch]" },
	    .input = LOG(ENTRY("HTTP/1.1", ASKS, "101",
		FIELD("Sec-WebSocket-Accept", "AAAA"), "")) },
	{ ROW, .line = "check -", .status = 1,
	    .has = { "mqtt was not offered [subprotocol-not-offered]" },
	    .input = LOG(ENTRY("HTTP/1.1",
		ASKS "," FIELD("Sec-WebSocket-Protocol", "wamp"), "101",
		AGREES "," FIELD("sec-websocket-protocol", "mqtt"), "")) },
	{ ROW, .line = "check -", .has = { "[subprotocol-none-selected]" },
	    .input = LOG(ENTRY("HTTP/1.1",
		ASKS "," FIELD("Sec-WebSocket-Protocol", "wamp"), "101", AGREES,
		"")) },
	{ ROW, .line = "check -", .has = { "status 403 [handshake-refused]" },
	    .input = LOG(ENTRY(
		"HTTP/1.1", ASKS, "403", FIELD("Content-Length", "12"), "")) },
	{ ROW, .line = "check -", .has = { "status 200 [handshake-refused]" },
	    .input = LOG(ENTRY("http/1.1", ASKS, "200", "",
		MESSAGE("error", "-1", "Unexpected response code: 200"))) },
	/* No verdict on what is not shown. */
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("HTTP/1.1", "", "101", "", "")) },
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("HTTP/1.1", FIELD("User-Agent", "x"), "101",
		AGREES "," FIELD("Sec-WebSocket-Protocol", "mqtt"), "")) },
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("HTTP/1.1",
		ASKS "," FIELD("Sec-WebSocket-Protocol", "wamp"), "101", "",
		"")) },
	{ ROW, .line = "check - --max-message 1",
	    .has = { "0 errors, 1 warning\n" },
	    .input = LOG(HTTP1(MESSAGE("send", "1", "Hello"))) },
	/* RFC 8441: over HTTP/2 there is no upgrade; Playwright may have no
	 * status. */
	{ ROW, .line = "check -",
	    .has = { ": negotiated subprotocol: mqtt\n",
		":client: 2 octets, 1 text", "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("h2",
		FIELD(":method", "CONNECT") "," FIELD("sec-websocket-version",
		    "13") "," FIELD("sec-websocket-protocol", "mqtt"),
		"200",
		FIELD("sec-websocket-protocol", "mqtt") "," FIELD(
		    "content-length", "7"),
		MESSAGE("send", "1", "hi"))) },
	{ ROW, .line = "check - -f json",
	    .has = { "\"version\":null,\"status\":200", "\"errors\":0" },
	    .input = LOG(ENTRY("HTTP/2", "", "200", "", "")) },
	{ ROW, .line = "check - -f json",
	    .has = { "\"version\":null,\"status\":null", "\"errors\":0" },
	    .input =
		LOG(ENTRY("", "", "0", "", MESSAGE("receive", "1", "a"))) },
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("HTTP/1.1", "", "-1", "", "")) },
	/* Close, in all the forms that there are. */
	{ ROW, .line = "check - -f json", .status = 1,
	    .has = { "\"rule\":\"close-code-local-only\"",
		"\"offset\":0,\"frame\":null,\"frame_offset\":null,"
		"\"value\":1006,",
		"\"packet\":null,\"time\":\"1693314200.250000\"",
		"\"close\":{\"code\":1000,\"reason\":\"bye\"}" },
	    .input = LOG(HTTP1(MESSAGE("send", "8", "A+4=") "," MESSAGE(
		"receive", "8", "A+hieWU="))) },
	{ ROW, .line = "check - -f json",
	    .has = { "{\"code\":1001,\"reason\":\"bye\"}",
		"{\"code\":1000,\"reason\":\"\"}" },
	    .input = LOG(HTTP1(MESSAGE("send", "8", "1001 bye") "," MESSAGE(
		"receive", "8", "\\u0003\\u00e8"))) },
	{ ROW, .line = "check - -f json",
	    .has = { "{\"code\":4000,\"reason\":\"why\"}",
		"{\"code\":null,\"reason\":\"\"}" },
	    .input =
		LOG(HTTP1("{'type':'send','opcode':8,'data':'','code':4000,"
			  "'reason':'why'}," MESSAGE("receive", "8", ""))) },
	/* A reason alone may look like base64. */
	{ ROW, .line = "check - -f json",
	    .has = { "\"code\":null", "\"code\":null", "\"errors\":0" },
	    .input = LOG(HTTP1(MESSAGE("send", "8", "done") "," MESSAGE(
		"receive", "8", "going away"))) },
	/* The file. */
	{ ROW, .line = "check -", .status = 2,
	    .error = "<stdin>: a HAR file without WebSocket connections",
	    .input = LOG(
		"{'request':{'url':'http://h/'},'response':{'status':200}}") },
	{ ROW, .line = "check - -f json", .status = 2,
	    .has = { "{\"connections\":[" },
	    .error = "<stdin>: a HAR file without WebSocket connections",
	    .input = LOG("") },
	{ ROW, .line = "check -", .status = 2,
	    .error = "<stdin>: this is not a HAR file: it has no entries",
	    .input = "{'log':{'version':'1.2'}}" },
	{ ROW, .line = "check -", .status = 2,
	    .error = "<stdin>: this is not a HAR file: it has no entries",
	    .input = "{'a':{'log':[1,{'log':{}}]},'b':-1.5e3,'c':true}" },
	{ ROW, .line = "check -", .status = 2,
	    .error = "<stdin>: this is not JSON as HAR has it",
	    .input = "{'log':{'entries' []}}" },
	{ ROW, .line = "check -", .status = 2,
	    .error = "<stdin>: an entry is not JSON; it is read up to there",
	    .has = { "0 errors, 1 warning\n" },
	    .input = LOG(HTTP1("") ",{'a':tru}," HTTP1("")) },
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = "\xef\xbb\xbf" LOG(HTTP1("")) },
	/* What is no message, or in no form that is known. */
	{ ROW, .line = "check -",
	    .has = { ":client: 2 octets, 1 text message, 1 binary message\n",
		":server: 0 octets\n" },
	    .input = LOG(
		HTTP1("1,null,[],{},{'type':3},{'type':'send'},"
		      "{'type':'send','opcode':'1','data':5}," MESSAGE(
			  "send", "3", "a") "," MESSAGE("send", "2", "??"))) },
	{ ROW, .line = "check -",
	    .has = { "<stdin>:client:0: ", "<stdin>#2:client:0: " },
	    .input =
		LOG("1,'x',{'_webSocketMessages':[]},{'_webSocketMessages':[1],"
		    "'request':[],'response':3},{'_webSocketMessages':{}}") },
	/* Halves of a pair of surrogates, and U+0000. */
	{ ROW, .line = "check - --messages",
	    .has = { " client text, 13 octets: \"a\xef\xbf\xbd"
		     "b\xf0\x9f\x98\x80\xef\xbf\xbd\\x00\"\n" },
	    .input = LOG(HTTP1(MESSAGE(
		"send", "1", "a\\ud800b\\ud83d\\ude00\\udc00\\u0000"))) },
	/* Nothing of a field becomes another one. */
	{ ROW, .line = "check -", .has = { "0 errors, 1 warning\n" },
	    .input = LOG(ENTRY("HTTP/1.1",
		ASKS "," FIELD("X\\r\\nUpgrade", "a") "," FIELD(
		    "Sec-WebSocket-Protocol", "\\u0001") ",3,{'name':1}",
		"101", AGREES, "")) },
};

/* Returns the text with " for each ', and ' for each \' that has been \". */
static char *
make_json(const char *har)
{
	char *text = support_print("%s", har);

	for (char *at = text; *at != '\0'; at++)
		if (*at == '\'')
			*at = '"';
	return text;
}

START_TEST(test_cases)
{
	struct run_case test = cases[_i];
	char *text = make_json(test.input);

	test.input = text;
	run_check(&test);
	free(text);
}
END_TEST

/* A file that is cut anywhere is judged up to there, and that is reported. */
START_TEST(test_cut)
{
	char *text = make_json(LOG(HTTP1(MESSAGE("send", "1", "Hello"))));
	size_t size = strlen(text);

	for (size_t i = 12; i < size; i += 41) {
		char *part = support_print("%.*s", (int)i, text);
		struct support_result result;

		run_wsreg(
		    &(struct run_case){ .line = "check -", .input = part },
		    &result);
		/* The brackets after the last entry are not missed. */
		if (i < size - 3)
			ck_assert_int_eq(result.status, 2);
		ck_assert(i >= size - 3 ||
		    strstr(result.errors, "ends inside of the HAR") != NULL);
		support_result_free(&result);
		free(part);
	}
	free(text);
}
END_TEST

/* Brackets without end, and more values than any entry has. */
START_TEST(test_hostile)
{
	static const char begin[] = "{\"log\":{\"entries\":[";
	const size_t most = (size_t)9 << 20;
	char *text = malloc(sizeof(begin) + most);
	struct support_result result;

	ck_assert_ptr_nonnull(text);
	memcpy(text, begin, sizeof(begin));
	memset(text + sizeof(begin) - 1, '[', most);
	text[sizeof(begin) - 1 + most] = '\0';
	run_wsreg(
	    &(struct run_case){ .line = "check -", .input = text }, &result);
	ck_assert_int_eq(result.status, 2);
	ck_assert_ptr_nonnull(
	    strstr(result.errors, "an entry has more than 8388608 values"));
	support_result_free(&result);
	free(text);
}
END_TEST

/* The file as gzip compresses it. */
START_TEST(test_gzip)
{
	char *folder = support_make_folder();
	char *text = make_json(LOG(HTTP1(MESSAGE("send", "1", "Hello"))));
	char *name = support_print("%s/a.har", folder);
	struct support_result result;

	support_write_file(name, text, strlen(text));
	run_program("gzip",
	    &(struct run_case){ .line = "a.har", .folder = folder }, &result);
	ck_assert_int_eq(result.status, 0);
	support_result_free(&result);
	run_check(&(struct run_case){ ROW, .line = "check a.har.gz",
	    .folder = folder,
	    .has = { "a.har.gz:wss://h/chat?token=secret:client: 5 octets, 1 "
		     "text message\n" } });
	free(name);
	free(text);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-har");
	TCase *tcase = tcase_create("har");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_cut);
	tcase_add_test(tcase, test_hostile);
	tcase_add_test(tcase, test_gzip);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
