/* SPDX-License-Identifier: MIT */
/* Tests of what handshakes negotiate: subprotocols and extensions. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "traffic.h"
#include "traffic/traffic.h"

static const struct findings_case subprotocols[] = {
	{ ROW, REQUEST(PROTOCOL "soap, , wamp\r\n" PROTOCOL "xmpp\r\n"),
	    ANSWER(PROTOCOL "wamp\r\n"), NOTHING },
	{ ROW, REQUEST(PROTOCOL "so ap\r\n"), NULL,
	    { CLIENT_FINDS("subprotocol-not-token", PROTOCOL, 0, "so ap") } },
	{ ROW, REQUEST(PROTOCOL "\"soap\"\r\n"), NULL,
	    { CLIENT_FINDS(
		"subprotocol-not-token", PROTOCOL, 0, "\"soap\"") } },
	{ ROW, REQUEST(PROTOCOL "\r\n"), NULL,
	    { CLIENT_FINDS("subprotocol-not-token", PROTOCOL, 0,
		"Sec-WebSocket-Protocol") } },
	{ ROW, NULL, ANSWER(PROTOCOL "a/b\r\n"),
	    { SERVER_FINDS("subprotocol-not-token", PROTOCOL, 0, "a/b") } },
	{ ROW, REQUEST(PROTOCOL "soap\r\n" PROTOCOL "xmpp,soap\r\n"), NULL,
	    { CLIENT_FINDS(
		"subprotocol-repeated", PROTOCOL "xmpp", 0, "soap") } },
	{ ROW, REQUEST(PROTOCOL "soap\r\n"), ANSWER(PROTOCOL "wamp\r\n"),
	    { SERVER_FINDS("subprotocol-not-offered", PROTOCOL, 0, "wamp") } },
	{ ROW, REQUEST(""), ANSWER(PROTOCOL "soap\r\n"),
	    { SERVER_FINDS("subprotocol-not-offered", PROTOCOL, 0, "soap") } },
	{ ROW, NULL, ANSWER(PROTOCOL "soap, wamp\r\n"),
	    { SERVER_FINDS(
		"subprotocol-several-selected", PROTOCOL, 0, "wamp") } },
	{ ROW, REQUEST(PROTOCOL "chat\r\n"), NULL,
	    { CLIENT_FINDS("subprotocol-unregistered", PROTOCOL, 0, "chat") } },
	{ ROW, NULL, ANSWER(PROTOCOL "chat\r\n"),
	    { SERVER_FINDS("subprotocol-unregistered", PROTOCOL, 0, "chat") } },
	{ ROW, REQUEST(PROTOCOL "soap\r\n"), ANSWER(PROTOCOL "SOAP\r\n"),
	    { SERVER_FINDS("subprotocol-not-offered", PROTOCOL, 0, "SOAP"),
		SERVER_FINDS(
		    "subprotocol-case-mismatch", PROTOCOL, 0, "SOAP") } },
	{ ROW, REQUEST(PROTOCOL "Soap\r\n"), NULL,
	    { CLIENT_FINDS(
		"subprotocol-case-mismatch", PROTOCOL, 0, "Soap") } },
};

#define BAD_OFFER(element)                                                     \
	{                                                                      \
		ROW, OFFER(element), NULL,                                     \
		{                                                              \
			CLIENT_FINDS("extension-parameter-invalid", EXTENSION, \
			    0, element)                                        \
		}                                                              \
	}
#define BAD_REPLY(offer, element)                                              \
	{                                                                      \
		ROW, offer, REPLY(element),                                    \
		{                                                              \
			SERVER_FINDS("extension-parameter-invalid", EXTENSION, \
			    0, element)                                        \
		}                                                              \
	}
#define GOOD_PAIR(offer, answer)                                               \
	{                                                                      \
		ROW, OFFER(offer), REPLY(answer),                              \
		{                                                              \
			{                                                      \
				0                                              \
			}                                                      \
		}                                                              \
	}
/* What is offered and answered does not fit. */
#define BAD_PAIR(offer, answer) BAD_REPLY(OFFER(offer), answer)

static const struct findings_case extensions[] = {
	/* RFC 6455, 9.1. */
	{ ROW, OFFER("x"), NULL,
	    { CLIENT_FINDS("extension-unregistered", EXTENSION, 0, "x") } },
	{ ROW, OFFER("x; a=\"b\" ;c , x;d"), NULL,
	    { CLIENT_FINDS("extension-unregistered", EXTENSION, 0, "x") } },
	{ ROW, NULL, REPLY("x"),
	    { SERVER_FINDS("extension-unregistered", EXTENSION, 0, "x") } },
	{ ROW, REQUEST(""), REPLY(DEFLATE),
	    { SERVER_FINDS("extension-not-offered", EXTENSION, 0, DEFLATE) } },
	{ ROW, OFFER("bbf-usp-protocol"), REPLY(DEFLATE),
	    { SERVER_FINDS("extension-not-offered", EXTENSION, 0, DEFLATE) } },
	BAD_OFFER(";a"),
	BAD_OFFER("bbf-usp-protocol;"),
	BAD_OFFER("bbf-usp-protocol; =a"),
	BAD_OFFER("bbf-usp-protocol; a="),
	BAD_OFFER("bbf-usp-protocol; a b"),
	BAD_OFFER("bbf-usp-protocol a"),
	BAD_OFFER("bbf-usp-protocol; a=\"b"),
	BAD_OFFER("bbf-usp-protocol; a=\"\""),
	BAD_OFFER("bbf-usp-protocol; a=\"b c\""),
	BAD_OFFER("bbf-usp-protocol; a=\"b,c\""),
	BAD_OFFER("bbf-usp-protocol; a=\"b\\"),
	{ ROW, OFFER(" , "), NULL,
	    { CLIENT_FINDS("extension-parameter-invalid", EXTENSION, 0,
		"Sec-WebSocket-Extensions") } },
	{ ROW, OFFER(";, bbf-usp-protocol\r\n" EXTENSION DEFLATE),
	    REPLY(DEFLATE),
	    { CLIENT_FINDS(
		"extension-parameter-invalid", EXTENSION ";", 0, ";") } },
	{ ROW, NULL, REPLY(DEFLATE "," DEFLATE),
	    { SERVER_FINDS("extension-rsv-conflict", EXTENSION, 4, DEFLATE) } },
	/* RFC 7692, 7.1: offers. */
	BAD_OFFER(DEFLATE "; a"),
	BAD_OFFER(DEFLATE "; Server_no_context_takeover"),
	BAD_OFFER(DEFLATE "; server_no_context_takeover=1"),
	BAD_OFFER(DEFLATE "; client_no_context_takeover=\"a\""),
	BAD_OFFER(DEFLATE "; server_max_window_bits"),
	BAD_OFFER(DEFLATE "; server_max_window_bits=7"),
	BAD_OFFER(DEFLATE "; server_max_window_bits=16"),
	BAD_OFFER(DEFLATE "; server_max_window_bits=010"),
	BAD_OFFER(DEFLATE "; server_max_window_bits=08"),
	BAD_OFFER(DEFLATE "; server_max_window_bits=+9"),
	BAD_OFFER(DEFLATE "; client_max_window_bits=0"),
	BAD_OFFER(DEFLATE "; client_max_window_bits=108"),
	BAD_OFFER(
	    DEFLATE "; client_max_window_bits; client_max_window_bits=10"),
	/* RFC 7692, 7.1: answers. */
	BAD_REPLY(NULL, DEFLATE "; a"),
	BAD_REPLY(NULL, DEFLATE "; server_no_context_takeover=true"),
	BAD_REPLY(NULL, DEFLATE "; server_max_window_bits"),
	BAD_REPLY(NULL, DEFLATE "; client_max_window_bits"),
	BAD_REPLY(NULL, DEFLATE "; client_max_window_bits=16"),
	BAD_REPLY(NULL,
	    DEFLATE "; client_no_context_takeover; client_no_context_takeover"),
	/* Answers to offers. */
	BAD_PAIR(DEFLATE "; server_no_context_takeover", DEFLATE),
	BAD_PAIR(DEFLATE "; server_max_window_bits=10", DEFLATE),
	BAD_PAIR(DEFLATE "; server_max_window_bits=10",
	    DEFLATE "; server_max_window_bits=11"),
	BAD_PAIR(DEFLATE, DEFLATE "; client_max_window_bits=15"),
	BAD_PAIR(DEFLATE "; client_max_window_bits=10",
	    DEFLATE "; client_max_window_bits=11"),
	BAD_PAIR(DEFLATE "; server_no_context_takeover, " DEFLATE
			 "; server_max_window_bits=8",
	    DEFLATE),
	GOOD_PAIR(DEFLATE "; server_no_context_takeover, " DEFLATE
			  "; server_max_window_bits=8",
	    DEFLATE "; server_max_window_bits=8"),
	GOOD_PAIR(DEFLATE, DEFLATE),
	GOOD_PAIR(DEFLATE, DEFLATE "; server_no_context_takeover"),
	GOOD_PAIR(DEFLATE, DEFLATE "; client_no_context_takeover"),
	GOOD_PAIR(DEFLATE, DEFLATE "; server_max_window_bits=8"),
	GOOD_PAIR(DEFLATE "; client_no_context_takeover", DEFLATE),
	GOOD_PAIR(DEFLATE "; server_max_window_bits=15", DEFLATE),
	GOOD_PAIR(DEFLATE "; client_max_window_bits=10", DEFLATE),
	GOOD_PAIR(DEFLATE "; client_max_window_bits",
	    DEFLATE "; client_max_window_bits=15"),
	GOOD_PAIR(DEFLATE ";server_max_window_bits = \"1\\0\"",
	    DEFLATE "; server_max_window_bits=\"9\""),
	/* RFC 7692, 7.1.3. */
	GOOD_PAIR(DEFLATE
	    "; client_max_window_bits; server_max_window_bits=10, " DEFLATE
	    "; client_max_window_bits",
	    DEFLATE),
	GOOD_PAIR(DEFLATE "; client_max_window_bits; server_max_window_bits=10",
	    DEFLATE "; server_max_window_bits=10"),
	/* Nothing is compared with what cannot be read. */
	{ ROW, OFFER(DEFLATE "; server_max_window_bits=1"), REPLY(DEFLATE),
	    { CLIENT_FINDS("extension-parameter-invalid", EXTENSION, 0,
		DEFLATE "; server_max_window_bits=1") } },
};

TEST_TABLE(subprotocols)
TEST_TABLE(extensions)

/* ---- What is agreed on ---- */

static const struct {
	SUPPORT_ROW;
	const char *request, *answer;
	int version;
	bool opens;
	const char *subprotocol;
	/* As extension_format() has them, with a newline after each. */
	const char *extensions;
	struct agreement agreement;
} agreed[] = {
	{ ROW, REQUEST(""), ANSWER(""), 13, true, "", "", { 0 } },
	{ ROW, VERSIONED("8"), NULL, 8, true, "", "", { 0 } },
	{ ROW, VERSIONED("x"), NULL, -1, true, "", "", { 0 } },
	{ ROW, VERSIONED("256"), NULL, -1, true, "", "", { 0 } },
	{ ROW, NULL, ANSWER(PROTOCOL "chat\r\n"), -1, true, "chat", "", { 0 } },
	{ ROW, NULL, ANSWER(PROTOCOL "a b\r\n"), -1, true, "", "", { 0 } },
	/* A refusal agrees on nothing. */
	{ ROW, OFFER(DEFLATE),
	    "HTTP/1.1 400 B\r\n" EXTENSION DEFLATE "\r\n\r\n", 13, false, "",
	    "", { 0 } },
	/* An answer, with or without a request. */
	{ ROW, NULL,
	    REPLY(
		"x;a,  " DEFLATE
		";server_no_context_takeover ;client_max_window_bits=\"\\9\""),
	    -1, true, "",
	    "x; a\n" DEFLATE
	    "; server_no_context_takeover; client_max_window_bits=9\n",
	    { 4, 4, true, { { false, 9 }, { true, 15 } }, 7 } },
	{ ROW, OFFER("x"),
	    REPLY(DEFLATE "; client_no_context_takeover; "
			  "server_max_window_bits=10"),
	    13, true, "",
	    DEFLATE "; client_no_context_takeover; server_max_window_bits=10\n",
	    { 4, 4, true, { { true, 15 }, { false, 10 } }, 0 } },
	/* So far as it can be read. */
	{ ROW, NULL,
	    REPLY(";, " DEFLATE "; server_no_context_takeover; "
		  "server_max_window_bits=99; client_max_window_bits=8; ="),
	    -1, true, "",
	    DEFLATE "; server_no_context_takeover; "
		    "server_max_window_bits=99; client_max_window_bits=8\n",
	    { 4, 4, true, { { false, 8 }, { true, 15 } }, 0 } },
	/* A client alone, without the parameters. */
	{ ROW, OFFER("x; a, " DEFLATE "; server_no_context_takeover, " DEFLATE),
	    NULL, 13, true, "", "x\n" DEFLATE "\n",
	    { 4, 4, true, { { false, 15 }, { false, 15 } }, 7 } },
	{ ROW, OFFER("bbf-usp-protocol"), "x\r\n", 13, true, "",
	    "bbf-usp-protocol\n", { 0 } },
};

static void
check_agreement(const struct agreement *got, const struct agreement *wanted)
{
	ck_assert_uint_eq(got->bits, wanted->bits);
	ck_assert_uint_eq(got->compressed_bit, wanted->compressed_bit);
	ck_assert(got->deflate == wanted->deflate);
	ck_assert_uint_eq(got->opaque_bits, wanted->opaque_bits);
	for (size_t i = 0; i < 2; i++) {
		ck_assert(got->sides[i].no_context_takeover ==
		    wanted->sides[i].no_context_takeover);
		ck_assert_uint_eq(
		    got->sides[i].window_bits, wanted->sides[i].window_bits);
	}
}

START_TEST(test_agreed)
{
	struct run *run = run_make();
	const struct handshake *handshake = run_judge(
	    run, agreed[_i].request, agreed[_i].answer, SIZE_MAX, NULL);
	char text[512] = "";

	ck_assert_int_eq(handshake->version, agreed[_i].version);
	ck_assert((!handshake->answered || handshake->status == 101) ==
	    agreed[_i].opens);
	ck_assert(slice_same(
	    handshake->subprotocol, slice_of(agreed[_i].subprotocol)));
	for (size_t i = 0; i < handshake->extension_count; i++) {
		size_t size = strlen(text);

		size += extension_format(
		    handshake->extensions[i], text + size, sizeof(text) - size);
		text[size] = '\n';
		text[size + 1] = '\0';
	}
	ck_assert_str_eq(text, agreed[_i].extensions);
	check_agreement(&handshake->agreement, &agreed[_i].agreement);
	run_free(run);
}
END_TEST

/* What a user says that was agreed on. */
static const struct {
	SUPPORT_ROW;
	const char *value;
	/* Part of what is wrong, or NULL. */
	const char *reason;
	struct agreement agreement;
} said[] = {
	{ ROW, DEFLATE, NULL,
	    { 4, 4, true, { { false, 15 }, { false, 15 } }, 0 } },
	{ ROW, DEFLATE "; client_max_window_bits=9; server_no_context_takeover",
	    NULL, { 4, 4, true, { { false, 9 }, { true, 15 } }, 0 } },
	{ ROW, "x; a=b", NULL, { .opaque_bits = 7 } },
	{ ROW, "", "no extension", { 0 } },
	{ ROW, "; a", "without a name", { 0 } },
	{ ROW, "x; a b", "malformed parameters", { .opaque_bits = 7 } },
	{ ROW, DEFLATE "; client_max_window_bits", "not a number from 8 to 15",
	    { 4, 4, true, { { false, 15 }, { false, 15 } }, 0 } },
	{ ROW, DEFLATE ", " DEFLATE "; server_no_context_takeover",
	    "same RSV bit",
	    { 4, 4, true, { { false, 15 }, { false, 15 } }, 0 } },
};

START_TEST(test_said)
{
	struct agreement agreement;
	const char *reason =
	    agreement_read(&agreement, slice_of(said[_i].value), NULL);

	if (said[_i].reason == NULL)
		ck_assert_msg(reason == NULL, "%s", reason);
	else
		ck_assert_msg(
		    reason != NULL && strstr(reason, said[_i].reason) != NULL,
		    "%s", reason);
	check_agreement(&agreement, &said[_i].agreement);
}
END_TEST

/* Bits by a registry file: what an extension owns there is its own, and an
 * extension that no registry has may use any. */
START_TEST(test_bits)
{
	static const struct {
		const char *value;
		unsigned bits, opaque_bits;
	} rows[] = {
		{ "x-bit", 2, 2 },
		{ "x-none", 0, 0 },
		{ "x-unknown", 0, 7 },
		{ DEFLATE, 4, 0 },
		{ "x-bit, " DEFLATE, 6, 2 },
		{ "bbf-usp-protocol", 0, 0 },
	};
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "check-bits.xml");

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct agreement agreement;

		ck_assert_ptr_null(agreement_read(
		    &agreement, slice_of(rows[i].value), snapshot));
		ck_assert_uint_eq(agreement.bits, rows[i].bits);
		ck_assert_uint_eq(agreement.opaque_bits, rows[i].opaque_bits);
	}
	fixture_free(&fixture);
}
END_TEST

/* Into any space, and none. */
START_TEST(test_format)
{
	static const char whole[] = "x; a=bc; d";
	const struct slice extension = slice_of("x ;a = \"b\\c\";d; =");

	for (size_t size = 0; size <= sizeof(whole) + 1; size++) {
		char text[sizeof(whole) + 1];

		memset(text, '#', sizeof(text));
		ck_assert_uint_eq(
		    extension_format(extension, size > 0 ? text : NULL, size),
		    strlen(whole));
		if (size == 0)
			continue;
		ck_assert_uint_eq(strlen(text),
		    size < sizeof(whole) ? size - 1 : strlen(whole));
		ck_assert(strncmp(text, whole, strlen(text)) == 0);
	}
	ck_assert_uint_eq(extension_format(slice_of(";"), NULL, 0), 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("negotiation");
	TCase *tcase = tcase_create("negotiation");

	support_add_rows(tcase, test_subprotocols, subprotocols);
	support_add_rows(tcase, test_extensions, extensions);
	support_add_rows(tcase, test_agreed, agreed);
	support_add_rows(tcase, test_said, said);
	tcase_add_test(tcase, test_bits);
	tcase_add_test(tcase, test_format);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
