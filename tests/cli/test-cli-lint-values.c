/* SPDX-License-Identifier: MIT */
/* Tests of wsreg lint on numbers, dates and much of the same. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- Numbers ---- */

struct numbers_case {
	SUPPORT_ROW;
	/* Keys of opcodes in their order; U begins one that is unassigned. */
	const char *keys[8];
	const char *findings; /* "LINT KEY" lines */
};

static const struct numbers_case numbers[] = {
	{ ROW, { "0-3", "U4-15" }, "" },
	{ ROW, { "U4-15", "0-3" }, "" },
	{ ROW, { "0", "5" }, "" },
	{ ROW, { "0", "U5" }, "gap #\ngap 5\n" },
	{ ROW, { "U1-15" }, "gap 1-15\n" },
	{ ROW, { "U0-14" }, "gap #\n" },
	{ ROW, { "0-15", "U3-7", "4", "5" },
	    "overlap 3-7\noverlap 4\noverlap 5\n" },
	{ ROW, { "0-7", "7", "U8-15" }, "overlap 7\n" },
	{ ROW, { "1", "1" }, "duplicate-key 1\n" },
	{ ROW, { "1", "01" }, "overlap 01\n" },
	{ ROW, { "0x1", "1" }, "overlap 1\n" },
	{ ROW, { "15", "16" }, "number-out-of-range 16\n" },
	{ ROW, { "15-16" }, "number-out-of-range 15-16\n" },
	{ ROW, { "18446744073709551615", "U0-15" },
	    "number-out-of-range 18446744073709551615\n" },
	{ ROW, { "18446744073709551616" },
	    "bad-number 18446744073709551616\n" },
	{ ROW, { "U0-18446744073709551615" },
	    "number-out-of-range 0-18446744073709551615\n" },
	{ ROW, { "-1" }, "bad-number -1\n" },
	{ ROW, { "7-0" }, "reversed-range 7-0\n" },
	{ ROW, { "15-8", "7-0" }, "" },
	{ ROW, { "0-7", "15-8" }, "reversed-range 15-8\n" },
	{ ROW, { "3-3" }, "degenerate-range 3-3\n" },
	{ ROW, { "3 - 3" }, "degenerate-range 3 - 3\n" },
};

static char *
make_numbers(const struct numbers_case *test)
{
	char *text = support_print("<registry id='opcode'><title>O</title>"
				   "<registration_rule>R</registration_rule>");

	for (size_t i = 0; test->keys[i] != NULL; i++) {
		bool unassigned = test->keys[i][0] == 'U';
		char *longer = support_print(
		    "%s<record><value>%s</value><description>%s</description>"
		    "<xref type='text'>X</xref></record>",
		    text, test->keys[i] + unassigned,
		    unassigned ? "Unassigned" : "Some frame");

		free(text);
		text = longer;
	}
	return text;
}

/* "LINT KEY" lines from those of a file to ignore. */
static char *
squeeze(const char *list)
{
	char *text = run_replace(list, " opcode ", " ");
	char *lines = support_print("%s", strchr(text, '\n') + 1);

	free(text);
	return lines;
}

START_TEST(test_numbers)
{
	const struct numbers_case *test = &numbers[_i];
	char *records = make_numbers(test);
	char *input = support_print(
	    "<registry xmlns='http://www.iana.org/assignments' "
	    "id='websocket'><title>T</title>%s</registry></registry>\n",
	    records);
	const struct run_case in = { .line = "lint -f ignore -",
		.input = input };
	struct support_result result;
	char *found;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 0);
	found = test->findings[0] == '\0'
	    ? support_print("%s", strchr(result.output, '\n') + 1)
	    : squeeze(result.output);
	ck_assert_str_eq(found, test->findings);
	free(found);
	support_result_free(&result);
	free(input);
	free(records);
}
END_TEST

/* ---- Dates ---- */

static const struct {
	SUPPORT_ROW;
	const char *date, *lint;
} dates[] = {
	{ ROW, "2024-01-31", NULL },
	{ ROW, "2024-02-29", NULL },
	{ ROW, "2000-02-29", NULL },
	{ ROW, "2011-12", NULL },
	{ ROW, "2025-06-15", NULL },
	{ ROW, "2025-06", NULL },
	{ ROW, "", NULL },
	{ ROW, "2025-06-16", "later-date" },
	{ ROW, "2025-07", "later-date" },
	{ ROW, "2023-02-29", "bad-date" },
	{ ROW, "1900-02-29", "bad-date" },
	{ ROW, "2024-04-31", "bad-date" },
	{ ROW, "2024-00-01", "bad-date" },
	{ ROW, "2024-13", "bad-date" },
	{ ROW, "2024-01-00", "bad-date" },
	{ ROW, "2024", "bad-date" },
	{ ROW, "24-2-1", "bad-date" },
	{ ROW, "2024-01-", "bad-date" },
	{ ROW, "2024-01-01T00:00", "bad-date" },
	{ ROW, "yesterday", "bad-date" },
};

START_TEST(test_date)
{
	static const char *const places[] = { "<record date='%s'/>",
		"<record updated='%s'/>",
		"<record><xref type='text' lastupdated='%s'>X</xref></record>",
		"<updated>%s</updated>", "<created>%s</created>" };

	for (size_t i = 0; i < COUNT(places); i++) {
		char *place = run_replace(places[i], "%s", dates[_i].date);
		char *input = run_replace(
		    RUN_XML("<updated>2025-06-15</updated><registry id='a'>"
			    "<title>A</title>PLACE</registry>"),
		    "PLACE", place);
		struct run_case test = { .line = "lint -", .input = input };

		if (dates[_i].lint != NULL) {
			test.status = 1;
			test.has[0] = dates[_i].lint;
			test.has[1] = "0 errors, 1 warning, 0 notes\n";
		} else {
			test.output = "";
		}
		run_check(&test);
		free(input);
		free(place);
	}
}
END_TEST

/* ---- Much of it ---- */

#define MANY 100000

static const struct {
	SUPPORT_ROW;
	const char *head, *item, *tail;
} floods[] = {
	{ ROW, "<registry id='subprotocol-name'>",
	    "<record><id>a</id></record>\n", "</registry>" },
	{ ROW, "<registry id='close-code-number'>",
	    "<record><value>1000-4999</value></record>\n", "</registry>" },
	{ ROW, "<people>", "<person id='a'/>\n", "</people>" },
	{ ROW, "", "<registry id='a'/>\n", "" },
	{ ROW, "",
	    "<registry id='a'><xref type='person' data='x'/></registry>\n",
	    "<updated>2020-01-01</updated>" },
};

START_TEST(test_flood)
{
	char *items = support_repeat(
	    floods[_i].head, floods[_i].item, MANY, floods[_i].tail);
	char *input =
	    run_replace("<registry xmlns='http://www.iana.org/assignments' "
			"id='websocket'><title>T</title>ITEMS</registry>\n",
		"ITEMS", items);
	const struct run_case in = { .line = "lint -", .input = input };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	ck_assert_uint_ge(support_count_lines(result.output), MANY);
	support_result_free(&result);
	free(input);
	free(items);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lint-values");
	TCase *tcase = tcase_create("lint-values");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_numbers, numbers);
	support_add_rows(tcase, test_date, dates);
	support_add_rows(tcase, test_flood, floods);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
