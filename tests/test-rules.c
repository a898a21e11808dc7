/* SPDX-License-Identifier: MIT */
/* Tests of the catalogue of rules: what is promised of each, and that each is
 * provoked by some test. */

#include <stdlib.h>
#include <string.h>

#include "cli/rules/cases-read.h"
#include "fixture.h"

/* The ids are permanent, and who fails a connection may lean on the rest. */
static const struct {
	SUPPORT_ROW;
	const char *id;
	enum wsreg_severity severity;
	enum wsreg_place place;
	uint16_t close_code;
} promised[] = {
	{ ROW, "rsv-unnegotiated", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "rsv1-on-control", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "rsv1-on-continuation", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "opcode-reserved-data", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "opcode-reserved-control", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "control-frame-fragmented", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "continuation-unexpected", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "data-frame-inside-message", WSREG_ERROR, WSREG_AT_B0, 1002 },
	{ ROW, "mask-missing", WSREG_ERROR, WSREG_AT_B1, 1002 },
	{ ROW, "mask-unexpected", WSREG_ERROR, WSREG_AT_B1, 1002 },
	{ ROW, "control-frame-too-long", WSREG_ERROR, WSREG_AT_B1, 1002 },
	{ ROW, "close-payload-one-octet", WSREG_ERROR, WSREG_AT_B1, 1002 },
	{ ROW, "length-not-minimal", WSREG_ERROR, WSREG_AT_LENGTH, 1002 },
	{ ROW, "length-msb-set", WSREG_ERROR, WSREG_AT_LENGTH, 1002 },
	{ ROW, "frame-too-big", WSREG_LIMIT, WSREG_AT_LENGTH, 1009 },
	{ ROW, "mask-key-weak", WSREG_LINT, WSREG_AT_KEY, 0 },
	{ ROW, "text-utf8-invalid", WSREG_ERROR, WSREG_AT_BAD, 1007 },
	{ ROW, "text-utf8-truncated", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "message-too-big", WSREG_LIMIT, WSREG_AT_LENGTH, 1009 },
	{ ROW, "too-many-fragments", WSREG_LIMIT, WSREG_AT_B1, 1008 },
	{ ROW, "close-code-not-used", WSREG_ERROR, WSREG_AT_CODE, 1002 },
	{ ROW, "close-code-reserved", WSREG_ERROR, WSREG_AT_CODE, 1002 },
	{ ROW, "close-code-local-only", WSREG_ERROR, WSREG_AT_CODE, 1002 },
	{ ROW, "close-code-unassigned", WSREG_ERROR, WSREG_AT_CODE, 1002 },
	{ ROW, "close-code-out-of-range", WSREG_ERROR, WSREG_AT_CODE, 1002 },
	{ ROW, "close-code-unregistered", WSREG_LINT, WSREG_AT_CODE, 0 },
	{ ROW, "close-code-wrong-role", WSREG_LINT, WSREG_AT_CODE, 0 },
	{ ROW, "close-reason-utf8-invalid", WSREG_ERROR, WSREG_AT_BAD, 1007 },
	{ ROW, "close-reason-utf8-truncated", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "data-after-close", WSREG_SENDER, WSREG_AT_B0, 0 },
	{ ROW, "control-after-close", WSREG_LINT, WSREG_AT_B0, 0 },
	{ ROW, "deflate-data-invalid", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "deflate-window-exceeded", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "deflate-context-takeover", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "deflate-message-empty", WSREG_ERROR, WSREG_AT_B1, 1007 },
	{ ROW, "inflated-too-big", WSREG_LIMIT, WSREG_AT_END, 1009 },
	{ ROW, "text-utf8-after-inflate", WSREG_ERROR, WSREG_AT_END, 1007 },
	{ ROW, "subprotocol-message-type", WSREG_LINT, WSREG_AT_B0, 0 },
	{ ROW, "stream-truncated", WSREG_ERROR, WSREG_AT_EOF, 1006 },
	{ ROW, "message-unfinished", WSREG_LINT, WSREG_AT_EOF, 0 },
	{ ROW, "close-missing", WSREG_LINT, WSREG_AT_EOF, 1006 },
	{ ROW, "close-unanswered", WSREG_LINT, WSREG_AT_EOF, 0 },
	{ ROW, "pong-missing", WSREG_LINT, WSREG_AT_EOF, 0 },
	{ ROW, "pong-payload-mismatch", WSREG_LINT, WSREG_AT_B0, 0 },
	{ ROW, "handshake-malformed", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-refused", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-header-missing", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-header-repeated", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-key-invalid", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-accept-mismatch", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "version-not-standard", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "version-unregistered", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-not-token", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-repeated", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-not-offered", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-several-selected", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-unregistered", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-case-mismatch", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "extension-not-offered", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "extension-unregistered", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "extension-parameter-invalid", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "extension-rsv-conflict", WSREG_ERROR, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-body-announced", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-line-ending", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "handshake-unanswered", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "subprotocol-none-selected", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "frames-before-answer", WSREG_LINT, WSREG_AT_LINE, 0 },
	{ ROW, "capture-gap", WSREG_LINT, WSREG_AT_GAP, 0 },
	{ ROW, "capture-begins-late", WSREG_LINT, WSREG_AT_GAP, 0 },
	{ ROW, "capture-overlap", WSREG_LINT, WSREG_AT_GAP, 0 },
	{ ROW, "capture-messages-only", WSREG_LINT, WSREG_AT_GAP, 0 },
};

START_TEST(test_promised)
{
	const char *id = promised[_i].id;
	const struct wsreg_rule *rule = wsreg_rule_find(id, strlen(id));

	ck_assert_msg(rule != NULL, "no rule `%s'", id);
	ck_assert_str_eq(rule->id, id);
	ck_assert_int_eq(rule->severity, promised[_i].severity);
	ck_assert_int_eq(rule->place, promised[_i].place);
	ck_assert_uint_eq(rule->close_code, promised[_i].close_code);
}
END_TEST

/* ---- All that there are ---- */

/* "mask-missing": words of small letters and digits. */
static bool
is_kebab(const char *id)
{
	size_t size = strlen(id);

	return size > 0 && id[0] != '-' && id[size - 1] != '-' &&
	    strstr(id, "--") == NULL &&
	    strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

/* The end of "5.2", or NULL. */
static const char *
skip_section(const char *text)
{
	do {
		size_t digits = strspn(text, "0123456789");

		if (digits == 0)
			return NULL;
		text += digits;
	} while (*text == '.' && *++text != '\0');
	return text;
}

/* The end of "RFC 6455 5.2, 5.8", "registry opcode" or a standard without
 * sections, or NULL. */
static const char *
skip_source(const char *text)
{
	const char *id = text + strlen("registry ");
	size_t size;

	if (strncmp(text, "registry ", 9) == 0) {
		size = strcspn(id, ";");
		return wsreg_registry_find(wsreg_builtin(), id, size) != NULL
		    ? id + size
		    : NULL;
	}
	if (strcmp(text, "WHATWG WebSockets") == 0)
		return text + strlen(text);
	if (strncmp(text, "RFC ", 4) != 0 ||
	    strspn(text + 4, "0123456789") != 4)
		return NULL;
	text += strlen("RFC 6455");
	if (*text != ' ')
		return NULL;
	do
		text = skip_section(text + 1 + (*text == ','));
	while (text != NULL && *text == ',');
	return text;
}

static bool
are_sources(const char *text)
{
	text = skip_source(text);
	while (text != NULL && strncmp(text, "; ", 2) == 0)
		text = skip_source(text + 2);
	return text != NULL && *text == '\0';
}

/* The sources begin with the section that is named first. */
static void
check_section(const struct wsreg_rule *rule)
{
	char *first;

	/* Rules about captures are stated nowhere, and each subprotocol has a
	 * specification of its own. */
	if (rule->section == NULL) {
		ck_assert_uint_eq(rule->rfc, 0);
		ck_assert(strncmp(rule->id, "capture-", 8) == 0 ||
		    rule->number == WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE);
		return;
	}
	first = support_print("RFC %u %s", rule->rfc, rule->section);
	ck_assert_msg(are_sources(rule->sources), "%s: sources `%s'", rule->id,
	    rule->sources);
	ck_assert_msg(strncmp(rule->sources, first, strlen(first)) == 0,
	    "%s: sources `%s'", rule->id, rule->sources);
	free(first);
}

START_TEST(test_rule)
{
	const struct wsreg_rule *rule = wsreg_rule_at((size_t)_i);
	size_t size;

	ck_assert_ptr_nonnull(rule);
	size = strlen(rule->id);
	ck_assert_int_eq((int)rule->number, _i);
	ck_assert_msg(is_kebab(rule->id), "id `%s'", rule->id);
	ck_assert_ptr_eq(wsreg_rule_find(rule->id, size), rule);
	ck_assert_ptr_null(wsreg_rule_find(rule->id, size - 1));
	ck_assert_ptr_null(wsreg_rule_find(rule->id, size + 1));
	check_section(rule);
	ck_assert_uint_gt(strlen(rule->fault), 0);
	ck_assert_int_ne(rule->fault[strlen(rule->fault) - 1], '.');
	ck_assert(rule->subject == NULL || rule->subject[0] != '\0');
	ck_assert_ptr_nonnull(wsreg_severity_name(rule->severity));
	ck_assert_ptr_nonnull(wsreg_place_name(rule->place));
}
END_TEST

/* RFC 6455, 7.1.7: who goes on sends no Close for it. */
START_TEST(test_close_codes)
{
	const struct wsreg_rule *rule;

	for (size_t i = 0; (rule = wsreg_rule_at(i)) != NULL; i++)
		if (rule->close_code != 0)
			ck_assert_msg(
			    wsreg_close_code(rule->close_code) != NULL,
			    "%s: close code %u", rule->id, rule->close_code);
	ck_assert_uint_eq(COUNT(promised), WSREG_RULE_COUNT);
	ck_assert_ptr_null(wsreg_rule_at(WSREG_RULE_COUNT));
	ck_assert_ptr_null(wsreg_rule_at(SIZE_MAX));
	ck_assert_ptr_null(wsreg_rule_find("", 0));
	ck_assert_ptr_null(wsreg_rule_find("mask-Missing", 12));
}
END_TEST

START_TEST(test_words)
{
	static const char *const severities[] = { "error", "sender", "lint",
		"limit" };
	static const char *const places[] = { "b0", "b1", "len", "key", "code",
		"bad", "end", "eof", "line", "gap" };

	for (unsigned i = 0; i < COUNT(severities); i++)
		ck_assert_str_eq(
		    wsreg_severity_name((enum wsreg_severity)i), severities[i]);
	for (unsigned i = 0; i < COUNT(places); i++)
		ck_assert_str_eq(
		    wsreg_place_name((enum wsreg_place)i), places[i]);
	ck_assert_ptr_null(
	    wsreg_severity_name((enum wsreg_severity)COUNT(severities)));
	ck_assert_ptr_null(wsreg_place_name((enum wsreg_place)COUNT(places)));
}
END_TEST

/* ---- Provoked ---- */

/* Returns whether the frames of one side break the rule, with the help of an
 * inflater perhaps: the other rules need both sides, HTTP or a capture.  What
 * inflates to too much is tested where messages are inflated. */
static bool
is_of_frames(const struct wsreg_rule *rule)
{
	return rule->number <= WSREG_RULE_TEXT_UTF8_AFTER_INFLATE &&
	    rule->number != WSREG_RULE_INFLATED_TOO_BIG;
}

static bool
is_provoked(const struct wsreg_rule *rule)
{
	const struct rules_case *row;

	for (size_t i = 0; (row = cli_case_at(i)) != NULL; i++)
		for (size_t j = 0;
		     j < COUNT(row->found) && row->found[j].rule != NULL; j++)
			if (strcmp(row->found[j].rule, rule->id) == 0)
				return true;
	return false;
}

START_TEST(test_provoked)
{
	const struct wsreg_rule *rule = wsreg_rule_at((size_t)_i);

	ck_assert_msg(is_provoked(rule) == is_of_frames(rule),
	    "%s: no case in data/cases, or one too many", rule->id);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("rules");
	TCase *tcase = tcase_create("rules");

	support_add_rows(tcase, test_promised, promised);
	tcase_add_loop_test(tcase, test_rule, 0, WSREG_RULE_COUNT);
	tcase_add_test(tcase, test_close_codes);
	tcase_add_test(tcase, test_words);
	tcase_add_loop_test(tcase, test_provoked, 0, WSREG_RULE_COUNT);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
