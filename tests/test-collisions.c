/* SPDX-License-Identifier: MIT */
/* Tests that names made to collide cost little. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fixture.h"

#define NAMES 50000

/* Makes the name of this number; at most 63 characters. */
typedef void
name_maker(char name[64], uint32_t number);

static void
make_usual(char name[64], uint32_t number)
{
	uint32_t state = number * UINT32_C(2654435761) + 1;
	size_t size = 4 + support_random(&state) % 24;

	for (size_t i = 0; i < size; i++)
		name[i] = (char)('a' + support_random(&state) % 26);
	snprintf(name + size, 64 - size, "%lu", (unsigned long)number);
}

/* Equal in length, and in the first sixteen octets. */
static void
make_similar(char name[64], uint32_t number)
{
	snprintf(name, 64, "org.example.very%08lu", (unsigned long)number);
}

/* Equal but for the case of letters, which the hash takes for one. */
static void
make_cases(char name[64], uint32_t number)
{
	for (int i = 0; i < 16; i++)
		name[i] = (char)('a' + i - (number >> i & 1 ? 32 : 0));
	name[16] = '\0';
}

static char *
make_registry(name_maker *make, size_t *size)
{
	char *text = NULL;
	FILE *stream = open_memstream(&text, size);
	char name[64];

	ck_assert_ptr_nonnull(stream);
	fputs("<registry xmlns='" NAMESPACE "'>", stream);
	for (uint32_t i = 0; i < NAMES; i++) {
		make(name, i);
		fprintf(stream, "<record><id>%s</id></record>\n", name);
	}
	fputs("</registry>", stream);
	fclose(stream);
	return text;
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* Reads names so made and looks for every `step`-th; the time it takes. */
static double
time_names(name_maker *make, uint32_t step)
{
	size_t size;
	char *text = make_registry(make, &size);
	struct fixture fixture;
	const struct wsreg_registry *registry;
	char name[64];
	double start = seconds();

	ck_assert_msg(fixture_read_memory(&fixture, text, size), "%s",
	    fixture.error.text);
	registry = wsreg_registry_at(&fixture.model.snapshot, 0);
	ck_assert_uint_eq(wsreg_record_count(registry), NAMES);
	for (uint32_t i = 0; i < NAMES; i += step) {
		make(name, i);
		support_assert(
		    wsreg_record_by_name(registry, name, strlen(name)) ==
			wsreg_record_at(registry, i),
		    "`%s' gives another record", name);
	}
	ck_assert_ptr_null(wsreg_record_by_name(registry, "missing", 7));
	start = seconds() - start;
	fixture_free(&fixture);
	free(text);
	return start;
}

static const struct {
	SUPPORT_ROW;
	const char *what;
	name_maker *make;
	uint32_t step;
} hostile[] = {
	{ ROW, .what = "similar names", .make = make_similar, .step = 1 },
	{ ROW, .what = "names of one hash", .make = make_cases, .step = 5000 },
};

/* Were the work quadratic, it would take a hundred times as long. */
START_TEST(test_collisions)
{
	double usual = time_names(make_usual, 1);
	double bad = time_names(hostile[_i].make, hostile[_i].step);

	ck_assert_msg(bad < 10 * usual + 0.5, "%s: %f s instead of %f s",
	    hostile[_i].what, bad, usual);
}
END_TEST

#define LONGEST 600

/* Strings that longer ones begin with are not taken for these. */
START_TEST(test_beginnings)
{
	struct fixture fixture;
	char *xs = support_repeat("", "x", LONGEST, "");
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	const struct wsreg_registry *registry;

	ck_assert_ptr_nonnull(stream);
	fputs("<registry xmlns='" NAMESPACE "'>", stream);
	for (int i = LONGEST; i > 0; i--)
		fprintf(stream, "<record><id>%.*s</id></record>\n", i, xs);
	fputs("</registry>", stream);
	fclose(stream);
	ck_assert_msg(fixture_read_memory(&fixture, text, size), "%s",
	    fixture.error.text);
	registry = wsreg_registry_at(&fixture.model.snapshot, 0);
	ck_assert_uint_eq(wsreg_record_count(registry), LONGEST);
	for (size_t i = 0; i < LONGEST; i++)
		support_assert(
		    strlen(wsreg_record_at(registry, i)->key) == LONGEST - i,
		    "record %zu: `%s'", i, wsreg_record_at(registry, i)->key);
	fixture_free(&fixture);
	free(text);
	free(xs);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("collisions");
	TCase *tcase = tcase_create("collisions");

	support_add_rows(tcase, test_collisions, hostile);
	tcase_add_test(tcase, test_beginnings);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
