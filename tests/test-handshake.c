/* SPDX-License-Identifier: MIT */
/* Tests of the judge of handshakes: HTTP, keys, versions, registries. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "traffic.h"

static const struct findings_case malformed[] = {
	/* HTTP. */
	{ ROW, "\x16\x03", NULL,
	    { CLIENT_FINDS("handshake-malformed", "\x16", 0, "") } },
	{ ROW, FIRST "A\r\n\r\n", NULL,
	    { CLIENT_FINDS("handshake-malformed", "A\r", 0, "") } },
	{ ROW, NULL, "\x81",
	    { SERVER_FINDS("handshake-malformed", "\x81", 0, "") } },
	{ ROW, ANSWER(""), NULL,
	    { CLIENT_FINDS("handshake-malformed", "HTTP", 0, "") } },
	{ ROW, REQUEST(""), REQUEST(""),
	    { SERVER_FINDS("handshake-malformed", "GET", 0, "") } },
	{ ROW,
	    "\r\nPOST / HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION
	    "\r\n",
	    NULL, { CLIENT_FINDS("handshake-malformed", "POST", 0, "POST") } },
	{ ROW, "get / HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION "\r\n",
	    NULL, { CLIENT_FINDS("handshake-malformed", "get", 0, "get") } },
	{ ROW, "GET / HTTP/1.0\r\n" HOST UPGRADE CONNECTION KEY VERSION "\r\n",
	    NULL, { CLIENT_FINDS("handshake-malformed", "GET", 0, "") } },
	{ ROW, "GET * HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION "\r\n",
	    NULL, { CLIENT_FINDS("handshake-malformed", "GET", 0, "*") } },
	{ ROW,
	    "GET http:/ HTTP/1.1\r\n" HOST UPGRADE CONNECTION KEY VERSION
	    "\r\n",
	    NULL, { CLIENT_FINDS("handshake-malformed", "GET", 0, "http:/") } },
	{ ROW, NULL, "HTTP/1.0 101 S\r\n" UPGRADE CONNECTION ACCEPT "\r\n",
	    { SERVER_FINDS("handshake-malformed", "HTTP", 0, "") } },
	/* Upgrade, Connection, Host. */
	{ ROW,
	    FIRST HOST "Upgrade: h2c, websockets\r\n" CONNECTION KEY VERSION
		       "\r\n",
	    NULL,
	    { CLIENT_FINDS(
		"handshake-malformed", "Upgrade", 0, "h2c, websockets") } },
	{ ROW,
	    FIRST HOST UPGRADE
	    "Connection: keep-alive\r\nConnection:\r\n" KEY VERSION "\r\n",
	    NULL,
	    { CLIENT_FINDS(
		"handshake-malformed", "Connection: k", 0, "keep-alive") } },
	{ ROW, NULL,
	    STATUS "Upgrade: websocket, h2c\r\n" CONNECTION ACCEPT "\r\n",
	    { SERVER_FINDS(
		"handshake-malformed", "Upgrade", 0, "websocket, h2c") } },
	{ ROW, NULL, STATUS UPGRADE "Connection: close\r\n" ACCEPT "\r\n",
	    { SERVER_FINDS("handshake-malformed", "Connection", 0, "close") } },
	{ ROW, REQUEST("HOST: i\r\n"), NULL,
	    { CLIENT_FINDS("handshake-malformed", "HOST", 0, "Host") } },
	/* What is missing. */
	{ ROW, FIRST UPGRADE CONNECTION KEY VERSION "\r\n", NULL,
	    { CLIENT_FINDS("handshake-header-missing", NULL, 0, "Host") } },
	{ ROW, FIRST HOST CONNECTION KEY VERSION "\r\n", NULL,
	    { CLIENT_FINDS("handshake-header-missing", NULL, 0, "Upgrade") } },
	{ ROW, FIRST HOST UPGRADE KEY VERSION "\r\n", NULL,
	    { CLIENT_FINDS(
		"handshake-header-missing", NULL, 0, "Connection") } },
	{ ROW, FIRST HOST UPGRADE CONNECTION VERSION "\r\n", ANSWER(""),
	    { CLIENT_FINDS(
		"handshake-header-missing", NULL, 0, "Sec-WebSocket-Key") } },
	{ ROW, FIRST HOST UPGRADE CONNECTION KEY "\r\n", NULL,
	    { CLIENT_FINDS("handshake-header-missing", NULL, 0,
		"Sec-WebSocket-Version") } },
	{ ROW, NULL, STATUS CONNECTION ACCEPT "\r\n",
	    { SERVER_FINDS("handshake-header-missing", NULL, 0, "Upgrade") } },
	{ ROW, NULL, STATUS UPGRADE ACCEPT "\r\n",
	    { SERVER_FINDS(
		"handshake-header-missing", NULL, 0, "Connection") } },
	{ ROW, REQUEST(""), STATUS UPGRADE CONNECTION "\r\n",
	    { SERVER_FINDS("handshake-header-missing", NULL, 0,
		"Sec-WebSocket-Accept") } },
	/* What is repeated. */
	{ ROW, REQUEST("sec-websocket-key: " KEY_OF_RFC "\r\n"), ANSWER(""),
	    { CLIENT_FINDS("handshake-header-repeated", "sec-websocket-key", 0,
		"Sec-WebSocket-Key") } },
	{ ROW, REQUEST("Sec-Websocket-Version: 13\r\n"), NULL,
	    { CLIENT_FINDS("handshake-header-repeated", "Sec-Websocket", 0,
		"Sec-WebSocket-Version") } },
	{ ROW, NULL, ANSWER("sec-websocket-accept: " ACCEPT_OF_RFC "\r\n"),
	    { SERVER_FINDS("handshake-header-repeated", "sec-", 0,
		"Sec-WebSocket-Accept") } },
	{ ROW, NULL,
	    REPLY(DEFLATE "\r\nsec-websocket-extensions: bbf-usp-protocol"),
	    { SERVER_FINDS("handshake-header-repeated", "sec-", 0,
		"Sec-WebSocket-Extensions") } },
	{ ROW, NULL,
	    ANSWER(PROTOCOL "soap\r\nSec-websocket-protocol: soap\r\n"),
	    { SERVER_FINDS("handshake-header-repeated", "Sec-websocket", 0,
		  "Sec-WebSocket-Protocol"),
		SERVER_FINDS("subprotocol-several-selected", "Sec-websocket", 0,
		    "soap") } },
	/* By offset, then by rule; the client before the server. */
	{ ROW, FIRST KEY UPGRADE KEY "\r\n",
	    STATUS ACCEPT ACCEPT UPGRADE "\r\n",
	    { CLIENT_FINDS("handshake-header-missing", NULL, 0, "Host"),
		CLIENT_FINDS("handshake-header-missing", NULL, 0, "Connection"),
		CLIENT_FINDS("handshake-header-missing", NULL, 0,
		    "Sec-WebSocket-Version"),
		CLIENT_FINDS("handshake-header-repeated", KEY "\r\n", 0,
		    "Sec-WebSocket-Key"),
		SERVER_FINDS("handshake-header-missing", NULL, 0, "Connection"),
		SERVER_FINDS("handshake-header-repeated", ACCEPT UPGRADE, 0,
		    "Sec-WebSocket-Accept") } },
};

#define BAD_KEY(key)                                                           \
	{                                                                      \
		ROW, KEYED(key), NULL,                                         \
		{                                                              \
			CLIENT_FINDS("handshake-key-invalid",                  \
			    "Sec-WebSocket-Key", 0, key)                       \
		}                                                              \
	}
#define BAD_VERSION(rule, version, value)                                      \
	{                                                                      \
		ROW, VERSIONED(version), NULL,                                 \
		{                                                              \
			CLIENT_FINDS(                                          \
			    rule, "Sec-WebSocket-Version", value, version)     \
		}                                                              \
	}

static const struct findings_case values[] = {
	BAD_KEY(""),
	BAD_KEY("dGhlIHNhbXBsZSBub25jZQ="),
	BAD_KEY("dGhlIHNhbXBsZSBub25jZQ==="),
	BAD_KEY("dGhlIHNhbXBsZSBub25jZQA="),
	BAD_KEY("dGhlIHNhbXBsZSBub25jZ==="),
	BAD_KEY("dGhlIHNhbXBsZSBub25-ZQ=="),
	BAD_KEY("dGhlIHNhbXBsZSBub25jZQAA"),
	/* Judged as it is written, valid or not. */
	{ ROW, KEYED("dGhlIHNhbXBsZSBub25jZR=="), ANSWER(""),
	    { SERVER_FINDS("handshake-accept-mismatch", "Sec-WebSocket-Accept",
		0, ACCEPT_OF_RFC) } },
	{ ROW, REQUEST(""),
	    STATUS UPGRADE CONNECTION "Sec-WebSocket-Accept: "
				      "s3pplmbitxaq9kygzzhzrbk+xoo=\r\n\r\n",
	    { SERVER_FINDS("handshake-accept-mismatch", "Sec-WebSocket-Accept",
		0, "s3pplmbitxaq9kygzzhzrbk+xoo=") } },
	/* To any of several keys. */
	{ ROW,
	    KEYED("AQIDBAUGBwgJCgsMDQ4PEC==\r\nSec-Websocket-Key: " KEY_OF_RFC),
	    ANSWER(""),
	    { CLIENT_FINDS("handshake-header-repeated", "Sec-Websocket", 0,
		"Sec-WebSocket-Key") } },
	BAD_VERSION("version-not-standard", "0", 0),
	BAD_VERSION("version-not-standard", "8", 8),
	BAD_VERSION("version-not-standard", "12", 12),
	BAD_VERSION("version-unregistered", "14", 14),
	BAD_VERSION("version-unregistered", "255", 255),
	BAD_VERSION("version-unregistered", "256", 256),
	BAD_VERSION("version-unregistered", "18446744073709551629", 0),
	BAD_VERSION("version-unregistered", "013", 0),
	BAD_VERSION("version-unregistered", "13, 8", 0),
	BAD_VERSION("version-unregistered", "", 0),
	/* What is cut off is not judged, and what comes with it is. */
	{ ROW, FIRST "Host: a", ANSWER(PROTOCOL "soap\r\n"), NOTHING },
	{ ROW, REQUEST(""), STATUS, NOTHING },
};

/* Answers that refuse; none has frames after it. */
#define REFUSAL(status, more)                                                  \
	{                                                                      \
		ROW, REQUEST(""), "HTTP/1.1 " #status " R\r\n" more "\r\n",    \
		{                                                              \
			SERVER_FINDS("handshake-refused", "HTTP/1.1 " #status, \
			    status, "")                                        \
		}                                                              \
	}

static const struct findings_case refusals[] = {
	REFUSAL(200, "Upgrade: x\r\nSec-WebSocket-Extensions: ;\r\n"),
	REFUSAL(302, "Location: /\r\n"),
	REFUSAL(401, "Connection: close\r\n"),
	REFUSAL(426, "Sec-WebSocket-Version: 13, 8\r\n"),
	REFUSAL(503, ""),
	REFUSAL(999, ""),
	/* No more of it is judged. */
	{ ROW, REQUEST(""), "HTTP/1.1 400 B\r\nA B: c\r\n\r\n",
	    { SERVER_FINDS("handshake-refused", "HTTP", 400, "") } },
	{ ROW, REQUEST(""), "HTTP/1.1 502 B\r\nServer: p", NOTHING },
	{ ROW, REQUEST(""), "HTTP/1.0 400 Bad\r\n\r\n",
	    { SERVER_FINDS("handshake-refused", "HTTP", 400, "") } },
	{ ROW, REQUEST(""), "HTTP/1.1 100 C\r\n\r\nHTTP/1.1 404 N\r\n\r\n",
	    { SERVER_FINDS("handshake-refused", "HTTP/1.1 404", 404, "") } },
};

/* What must be accepted besides. */
static const struct findings_case accepted[] = {
	{ ROW, REQUEST(""), ANSWER(""), NOTHING },
	{ ROW,
	    "GET /chat HTTP/1.1\r\nHost: server.example.com\r\n" UPGRADE
		CONNECTION KEY "Origin: http://example.com\r\n" VERSION "\r\n",
	    ANSWER(""), NOTHING },
	{ ROW,
	    "GET http://h/ HTTP/1.1\r\nhost:\r\nUPGRADE: h2c, WebSocket\r\n"
	    "connection: keep-alive, UPGRADE\r\n" KEY VERSION "\r\n",
	    "HTTP/1.1 101\r\nupgrade: WebSocket\r\n"
	    "CONNECTION: x\r\nConnection: upgrade\r\n" ACCEPT "\r\n",
	    NOTHING },
	{ ROW,
	    "GET HTTPS://h/ HTTP/1.2\r\n" HOST UPGRADE CONNECTION KEY VERSION
	    "\r\n",
	    NULL, NOTHING },
	{ ROW, KEYED("AQIDBAUGBwgJCgsMDQ4PEC=="), NULL, NOTHING },
	{ ROW, REQUEST(""), "HTTP/1.1 102 P\r\n\r\n" ANSWER(""), NOTHING },
	{ ROW, NULL, ANSWER("Sec-WebSocket-Version: 13\r\n"), NOTHING },
	{ ROW, NULL, NULL, NOTHING },
};

TEST_TABLE(malformed)
TEST_TABLE(values)
TEST_TABLE(refusals)
TEST_TABLE(accepted)

/* ---- Other registries ---- */

/* What another snapshot has is judged by it, what it lacks by what is compiled
 * in. */
static const struct {
	SUPPORT_ROW;
	const char *file;
	const char *request;
	/* NULL: there is no finding. */
	const char *rule;
} snapshots[] = {
	{ ROW, "good-small.xml", REQUEST(PROTOCOL "2018.org.example\r\n"),
	    NULL },
	{ ROW, "good-small.xml", REQUEST(PROTOCOL "soap\r\n"),
	    "subprotocol-unregistered" },
	{ ROW, "good-small.xml", VERSIONED("8"), "version-not-standard" },
	{ ROW, "good-small.xml", VERSIONED("0"), "version-unregistered" },
	{ ROW, "good-small.xml", OFFER(DEFLATE), "extension-unregistered" },
	{ ROW, "good-codes.xml", REQUEST(PROTOCOL "soap\r\n"), NULL },
	{ ROW, "good-codes.xml", VERSIONED("0"), "version-not-standard" },
	{ ROW, "good-codes.xml", OFFER(DEFLATE), NULL },
};

START_TEST(test_snapshots)
{
	struct run *run = run_make();
	struct fixture fixture;
	const struct handshake *handshake =
	    run_judge(run, snapshots[_i].request, NULL, SIZE_MAX,
		fixture_snapshot(&fixture, snapshots[_i].file));

	ck_assert_uint_eq(handshake->finding_count, snapshots[_i].rule != NULL);
	if (snapshots[_i].rule != NULL)
		ck_assert_str_eq(wsreg_rule_at(handshake->findings[0].rule)->id,
		    snapshots[_i].rule);
	fixture_free(&fixture);
	run_free(run);
}
END_TEST

/* ---- Limits ---- */

/* Errors are told even where lints would have filled all. */
START_TEST(test_many_findings)
{
	struct run *run = run_make();
	char *lines = support_repeat(FIRST HOST UPGRADE CONNECTION KEY VERSION,
	    "Sec-Websocket-Key: x\r\n", 50, PROTOCOL "\"\r\n\r\n");
	char names[HANDSHAKE_NAMES_MAX * 4] = "";
	char *request;
	const struct handshake *handshake;

	for (int i = 0; i < HANDSHAKE_NAMES_MAX; i++)
		snprintf(names + strlen(names), sizeof(names) - strlen(names),
		    "%d,", i);
	request = support_print(
	    FIRST HOST UPGRADE CONNECTION KEY VERSION PROTOCOL "%s\r\n%s",
	    names, strstr(lines, "Sec-Websocket-Key"));
	handshake = run_judge(run, request, NULL, SIZE_MAX, NULL);
	ck_assert_uint_eq(handshake->finding_count, HANDSHAKE_FINDINGS_MAX);
	ck_assert_uint_gt(handshake->omitted, 0);
	for (size_t i = 0; i < handshake->finding_count; i++)
		ck_assert_int_eq(
		    wsreg_rule_at(handshake->findings[i].rule)->severity,
		    WSREG_ERROR);
	free(request);
	free(lines);
	run_free(run);
}
END_TEST

/* By the number of elements over the limit. */
START_TEST(test_many_names)
{
	static const char *const headers[] = { PROTOCOL, EXTENSION };
	struct run *run = run_make();

	for (size_t i = 0; i < COUNT(headers); i++) {
		char *list = support_repeat(
		    "", "soap,", HANDSHAKE_NAMES_MAX + (size_t)_i, "\r\n\r\n");
		char *request = support_print(
		    FIRST HOST UPGRADE CONNECTION KEY VERSION "%s%s",
		    headers[i], list);
		const struct handshake *handshake =
		    run_judge(run, request, NULL, SIZE_MAX, NULL);

		ck_assert((handshake->trouble != NULL) == (_i == 1));
		free(request);
		free(list);
	}
	run_free(run);
}
END_TEST

/* A detail is cut. */
START_TEST(test_long_detail)
{
	struct run *run = run_make();
	char *request =
	    support_repeat(FIRST HOST UPGRADE CONNECTION KEY VERSION PROTOCOL,
		"x", HANDSHAKE_DETAIL_MAX + 1, "\r\n\r\n");
	const struct handshake *handshake =
	    run_judge(run, request, NULL, SIZE_MAX, NULL);

	ck_assert_uint_eq(handshake->finding_count, 1);
	ck_assert_uint_eq(
	    handshake->findings[0].detail.size, HANDSHAKE_DETAIL_MAX);
	free(request);
	run_free(run);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("handshake");
	TCase *tcase = tcase_create("handshake");

	support_add_rows(tcase, test_malformed, malformed);
	support_add_rows(tcase, test_values, values);
	support_add_rows(tcase, test_refusals, refusals);
	support_add_rows(tcase, test_accepted, accepted);
	support_add_rows(tcase, test_snapshots, snapshots);
	tcase_add_test(tcase, test_many_findings);
	tcase_add_loop_test(tcase, test_many_names, 0, 2);
	tcase_add_test(tcase, test_long_detail);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
