/* SPDX-License-Identifier: MIT */
/* Tests of reading overlays, good ones and bad ones. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

#define REST "wire 0-65535 * yes yes RFC 6455 7.4 any\n"

/* One character more than a name may have. */
#define LONG_NAME                                                              \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKL"

static const struct {
	SUPPORT_ROW;
	const char *text;
	unsigned line; /* 0: the message bears none */
	const char *reason;
} overlays[] = {
	{ ROW, "word\n", 1, "unknown directive: `word'" },
	{ ROW, "constant\n", 1, "{NAME}, {Name} or {name} in it: `'" },
	{ ROW, "constant r X\n", 1, "in it: `X'" },
	{ ROW, "constant r X{N}\n", 1, "in it: `X{N}'" },
	{ ROW, "constant r 1{NAME}\n", 1, "in it: `1{NAME}'" },
	{ ROW, "constant r {NAME}{NAME}\n", 1, "in it: `{NAME}{NAME}'" },
	{ ROW, "constant r X-{NAME}\n", 1, "in it: `X-{NAME}'" },
	{ ROW, "enum\n", 1, "not a C identifier: `'" },
	{ ROW, "enum r 1x\n", 1, "not a C identifier: `1x'" },
	{ ROW, "enum r x y\n", 1, "text after the end: `y'" },
	{ ROW, "function r title x\n", 1, "unknown function: `title'" },
	{ ROW, "function r name\n", 1, "not a C identifier: `'" },
	{ ROW, "alias r k\n", 1, "missing after: `alias'" },
	{ ROW, "omit r\n", 1, "missing after: `omit'" },
	{ ROW, "title r k\n", 1, "missing after: `title'" },
	{ ROW, "title r \"t\"\n", 1, "missing after: `title'" },
	{ ROW, "title r k \"\"\n", 1, "missing after: `title'" },
	{ ROW, "title r k \"t\n", 1, "missing after: `title'" },
	{ ROW, "title r k \"t\" u\n", 1, "missing after: `title'" },
	{ ROW, "\n# comment\nwire\n", 3, "not a range of close codes: `'" },
	{ ROW, "name\n", 1, "missing" },
	{ ROW, "name close-code-number\n", 1, "missing" },
	{ ROW, "name close-code-number 1000\n", 1, "missing" },
	{ ROW, "name close-code-number 1000  \n", 1, "missing" },
	{ ROW, "name a b c-d\n", 1, "not a C identifier: `c-d'" },
	{ ROW, "name a b 1C\n", 1, "not a C identifier: `1C'" },
	{ ROW, "former\n", 1, "missing after: `former'" },
	{ ROW, "former a b\n", 1, "missing after: `former'" },
	{ ROW, "former a b 1C\n", 1, "not a C identifier: `1C'" },
	{ ROW, "name a b " LONG_NAME "\n", 1, "not a C identifier: `ABCD" },
	{ ROW, "least\n", 1, "not a number of records: `'" },
	{ ROW, "least a\n", 1, "not a number of records: `'" },
	{ ROW, "least a -1\n", 1, "not a number of records: `-1'" },
	{ ROW, "least a 1 b\n", 1, "not a number of records: `1'" },
	{ ROW, "least a 1b\n", 1, "not a number of records: `1b'" },
	{ ROW, "browser x WHATWG\n", 1, "not a range of close codes: `x'" },
	{ ROW, "browser 1000\n", 1, "source missing" },
	{ ROW, "hint opcode 1\n", 1, "a text is missing after: `1'" },
	{ ROW, "message\n", 1, "neither `text' nor `binary': `'" },
	{ ROW, "message mqtt both RFC 1 2\n", 1, "nor `binary': `both'" },
	{ ROW, "message mqtt text\n", 1, "source or section missing in" },
	{ ROW, "message mqtt binary RFC\n", 1, "source or section missing" },
	{ ROW, "unregistered\n", 1, "a note is missing after: `'" },
	{ ROW, "unregistered name\n", 1, "a note is missing after: `name'" },
	{ ROW, "column opcode value 2012-04-12\n", 1, "a title is missing" },
	{ ROW, "column\n", 1, "a title is missing" },
	{ ROW, REST "wire x * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire -1 * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire 1- * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire 2-1 * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire 1-2-3 * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire 65536 * yes yes RFC 1 2 x\n", 2,
	    "not a range of close codes" },
	{ ROW, REST "wire 1 some yes yes RFC 1 2 x\n", 2, "status: `some'" },
	{ ROW, REST "wire 1 interim yes yes RFC 1 2 x\n", 2,
	    "status: `interim'" },
	{ ROW, REST "wire 1 * maybe yes RFC 1 2 x\n", 2, "verdict: `maybe'" },
	{ ROW, REST "wire 1 * yes YES RFC 1 2 x\n", 2, "verdict: `YES'" },
	{ ROW, REST "wire 1 * yes yes RFC 1 2\n", 2, "reason missing" },
	{ ROW, REST "wire 1 * yes yes RFC 1\n", 2, "reason missing" },
	{ ROW, REST "wire 1 * yes yes\n", 2, "reason missing" },
	{ ROW, "wire 0-999 * yes yes RFC 1 2 x\n", 0, "close code 1000" },
	{ ROW, "wire 1-65535 * yes yes RFC 1 2 x\n", 0, "close code 0" },
	{ ROW, "wire 0-65535 assigned yes yes RFC 1 2 x\n", 0, "close code 0" },
};

/* Reads an overlay that is good or bad, as `wanted` says. */
static void
read_overlay(struct gen_overlay *overlay, const char *text, size_t size,
    struct gen_error *error, bool wanted)
{
	FILE *stream = fmemopen((void *)(uintptr_t)text, size, "r");

	ck_assert_ptr_nonnull(stream);
	*error = (struct gen_error){ 0 };
	*overlay = (struct gen_overlay){ 0 };
	ck_assert_msg(
	    (gen_overlay_add(overlay, stream, "overlay", error) &&
		gen_overlay_finish(overlay, "overlay", error)) == wanted,
	    "%s", error->text);
	ck_assert_int_eq(error->set, !wanted);
	fclose(stream);
}

START_TEST(test_bad)
{
	const char *text = overlays[_i].text, *reason = overlays[_i].reason;
	struct gen_overlay overlay;
	struct gen_error error;

	read_overlay(&overlay, text, strlen(text), &error, false);
	if (overlays[_i].line != 0)
		support_check_message(
		    error.text, "overlay", overlays[_i].line, reason);
	else
		ck_assert_msg(strstr(error.text, reason) != NULL &&
			strncmp(error.text, "overlay: error: ", 16) == 0,
		    "%s", error.text);
	gen_overlay_free(&overlay);
}
END_TEST

START_TEST(test_limits)
{
	static const char nul[] = REST "# a\0b\n";
	char *rules = support_repeat("", REST, 255, "");
	char *more = support_repeat("", REST, 256, "");
	char *large = support_repeat("#", "0123456789", 110000, "\n");
	struct gen_overlay overlay;
	struct gen_error error;

	read_overlay(&overlay, nul, sizeof(nul) - 1, &error, false);
	ck_assert_ptr_nonnull(strstr(error.text, "NUL"));
	gen_overlay_free(&overlay);
	read_overlay(&overlay, rules, strlen(rules), &error, true);
	ck_assert_uint_eq(overlay.data.rule_count, 255);
	gen_overlay_free(&overlay);
	read_overlay(&overlay, more, strlen(more), &error, false);
	support_check_message(error.text, "overlay", 256, "255");
	gen_overlay_free(&overlay);
	read_overlay(&overlay, large, strlen(large), &error, false);
	ck_assert_ptr_nonnull(strstr(error.text, "1 MiB"));
	gen_overlay_free(&overlay);
	free(rules);
	free(more);
	free(large);
}
END_TEST

START_TEST(test_good)
{
	static const char text[] = "# comment\n"
				   "\n"
				   "\tname  a\tb   C\n"
				   "name a key of \t words  D_1 \n"
				   "former a  b c\td E\n"
				   "least  a\t7 \n"
				   "column r e 2012-04-12 Two Words\n"
				   "wire 1-2 private-use no never RFC  1 "
				   "2.3  why it is so\n" REST;
	struct gen_overlay overlay;
	struct gen_error error;
	const struct wsreg_wire_rule *rule;
	const struct gen_least *least;

	read_overlay(&overlay, text, strlen(text), &error, true);
	ck_assert_uint_eq(overlay.data.name_count, 2);
	ck_assert_str_eq(overlay.data.names[0].registry, "a");
	ck_assert_str_eq(overlay.data.names[0].key, "b");
	ck_assert_str_eq(overlay.data.names[0].identifier, "C");
	ck_assert_str_eq(overlay.data.names[1].key, "key of \t words");
	ck_assert_str_eq(overlay.data.names[1].identifier, "D_1");
	ck_assert_uint_eq(overlay.data.former_count, 1);
	ck_assert_str_eq(overlay.data.formers[0].registry, "a");
	ck_assert_str_eq(overlay.data.formers[0].key, "b c\td");
	ck_assert_str_eq(overlay.data.formers[0].identifier, "E");
	ck_assert_uint_eq(overlay.leasts.count, 1);
	least = overlay.leasts.items;
	ck_assert_str_eq(least->registry, "a");
	ck_assert_uint_eq(least->count, 7);
	ck_assert_uint_eq(overlay.data.column_count, 1);
	ck_assert_str_eq(overlay.data.columns[0].registry, "r");
	ck_assert_str_eq(overlay.data.columns[0].element, "e");
	ck_assert_str_eq(overlay.data.columns[0].since, "2012-04-12");
	ck_assert_str_eq(overlay.data.columns[0].title, "Two Words");
	ck_assert_uint_eq(overlay.data.rule_count, 2);
	rule = &overlay.data.rules[0];
	ck_assert(rule->first == 1 && rule->last == 2 && !rule->any);
	ck_assert_int_eq(rule->status, WSREG_STATUS_PRIVATE_USE);
	ck_assert_int_eq(rule->verdict[WSREG_CLIENT].wire, WSREG_WIRE_NO);
	ck_assert_int_eq(rule->verdict[WSREG_SERVER].wire, WSREG_WIRE_NEVER);
	ck_assert_str_eq(rule->verdict[WSREG_SERVER].section, "RFC 1 2.3");
	ck_assert_str_eq(rule->verdict[WSREG_SERVER].reason, "why it is so");
	gen_overlay_free(&overlay);
}
END_TEST

/* Codes above 65535 have the rule for any status that ends there, wherever
 * the others end. */
static const char *const others[] = { "wire 0 * yes yes RFC 1 2 x\n",
	"wire 1000 assigned yes yes RFC 1 2 x\n",
	"wire 65534 * yes yes RFC 1 2 x\n",
	"wire 0-65534 assigned yes yes RFC 1 2 x\n",
	"wire 0-65535 assigned yes yes RFC 1 2 x\n" };

START_TEST(test_above)
{
	static const char *const file = FIXTURES "good-codes.xml";
	static const uint64_t codes[] = { 65536, 65599, 65600, 70000,
		UINT32_MAX, UINT64_MAX };
	char *text =
	    support_print("%swire 0-65535 * no never RFC 1 2 y\n", others[_i]);
	struct gen_overlay overlay;
	struct gen_options options = {
		.overlay = &overlay.data,
		.budget = 1000,
	};
	struct gen_error error;
	struct gen_model model;

	read_overlay(&overlay, text, strlen(text), &error, true);
	ck_assert_msg(gen_model_read(&model, &file, 1, &options, &error), "%s",
	    error.text);
	for (size_t i = 0; i < COUNT(codes); i++) {
		const struct wsreg_verdict *verdict = wsreg_snapshot_verdict(
		    &model.snapshot, codes[i], WSREG_SERVER);

		ck_assert_msg(verdict->wire == WSREG_WIRE_NEVER,
		    "%llu after `%s': %s", (unsigned long long)codes[i],
		    others[_i], wsreg_wire_name(verdict->wire));
	}
	gen_model_free(&model);
	gen_overlay_free(&overlay);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("overlay");
	TCase *tcase = tcase_create("overlay");

	support_add_rows(tcase, test_bad, overlays);
	tcase_add_test(tcase, test_limits);
	tcase_add_test(tcase, test_good);
	tcase_add_loop_test(tcase, test_above, 0, COUNT(others));
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
