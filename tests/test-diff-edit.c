/* SPDX-License-Identifier: MIT */
/* Tests that the differ finds exactly what was edited in random registries. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "changes.h"

/* ---- Random edits ---- */

#define ROWS 60

enum edit { KEEP, ADD, REMOVE, RENAME, CHANGE };

struct row {
	enum edit edit;
	unsigned keys[2]; /* before and after */
	uint32_t place;   /* of a name in the other order */
};

/* What is expected or found: "added 17". */
struct list {
	char lines[2 * ROWS][32];
	size_t count;
};

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
note(struct list *list, const char *kind, const char *key)
{
	ck_assert_uint_lt(list->count, COUNT(list->lines));
	snprintf(list->lines[list->count++], sizeof(list->lines[0]), "%s %s",
	    kind, key);
}

static void
note_number(struct list *list, const char *kind, unsigned key)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%u", key);
	note(list, kind, digits);
}

/* Keys rise; each row is edited in some way or not. */
static void
make_rows(struct row rows[ROWS], uint32_t *state)
{
	unsigned next = 0;

	for (size_t i = 0; i < ROWS; i++) {
		uint32_t kind = support_random(state) % 10;

		next += 1 + support_random(state) % 3;
		rows[i] = (struct row){
			.edit = kind <= CHANGE ? (enum edit)kind : KEEP,
			.keys = { next, next },
			.place = support_random(state),
		};
		if (rows[i].edit == RENAME)
			rows[i].keys[1] = ++next;
	}
}

static bool
is_there(const struct row *row, unsigned side)
{
	return row->edit != (side == 0 ? ADD : REMOVE);
}

static void
expect(struct list *list, const struct row rows[ROWS], bool named)
{
	*list = (struct list){ 0 };
	for (size_t i = 0; i < ROWS; i++) {
		const unsigned *keys = rows[i].keys;
		bool renumbered = rows[i].edit == RENAME && !named;

		if (rows[i].edit == ADD || renumbered)
			note_number(list, "added", keys[1]);
		if (rows[i].edit == REMOVE || renumbered)
			note_number(list, "removed", keys[0]);
		if (rows[i].edit == RENAME && named)
			note_number(list, "renamed", keys[1]);
		if (rows[i].edit == CHANGE)
			note_number(list, "changed", keys[1]);
	}
}

/* Each row has a contact of its own, by which it is known. */
static void
put_name(FILE *out, const struct row *row, unsigned side, size_t index)
{
	fprintf(out,
	    "<record>\n<id>%u</id><definition>%zu</definition><x>%d</x>"
	    "<xref type=\"person\" data=\"P%zu\"/></record>\n",
	    row->keys[side], index, row->edit == CHANGE && side == 1, index);
}

static int
compare_places(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a;
	const struct row *y = *(const struct row *const *)b;

	return x->place < y->place ? -1 : x->place > y->place;
}

/* After stands in another order. */
static void
put_names(struct changes_sides *sides, const struct row rows[ROWS])
{
	const struct row *order[ROWS];

	for (size_t i = 0; i < ROWS; i++) {
		order[i] = &rows[i];
		if (is_there(&rows[i], 0))
			put_name(sides->out[0], &rows[i], 0, i);
	}
	qsort(order, ROWS, sizeof(*order), compare_places);
	for (size_t i = 0; i < ROWS; i++)
		if (is_there(order[i], 1))
			put_name(sides->out[1], order[i], 1,
			    (size_t)(order[i] - rows));
}

/* Between the rows there may be ranges of what is Unassigned. */
static void
put_numbers(struct changes_sides *sides, unsigned side,
    const struct row rows[ROWS], uint32_t *state)
{
	FILE *out = sides->out[side];
	unsigned next = 0;

	for (size_t i = 0; i < ROWS; i++) {
		unsigned key = rows[i].keys[side];

		if (!is_there(&rows[i], side))
			continue;
		if (key > next && support_random(state) % 2 == 0)
			fprintf(
			    out, NUMBER("%u-%u", "Unassigned"), next, key - 1);
		fprintf(out, NUMBER("%u", "%zu\n%d") "\n", key, i,
		    rows[i].edit == CHANGE && side == 1);
		next = key + 1;
	}
}

static void
find(struct list *list, const struct changes_sides *sides)
{
	void *space =
	    malloc(wsreg_diff_size(sides->snapshots[0], sides->snapshots[1]));
	struct wsreg_change change;
	struct wsreg_diff *diff;
	char key[16];

	ck_assert_ptr_nonnull(space);
	*list = (struct list){ 0 };
	diff = wsreg_diff_init(sides->snapshots[0], sides->snapshots[1], space);
	while (wsreg_diff_next(diff, &change)) {
		wsreg_change_key(&change, key, sizeof(key));
		note(list, wsreg_change_kind_name(change.kind), key);
	}
	free(space);
}

/* In whatever order. */
static void
check_lists(struct list *expected, struct list *found,
    const struct changes_sides *sides)
{
	qsort(expected->lines, expected->count, sizeof(expected->lines[0]),
	    compare_lines);
	qsort(
	    found->lines, found->count, sizeof(found->lines[0]), compare_lines);
	for (size_t i = 0; i < expected->count || i < found->count; i++)
		support_assert(strcmp(expected->lines[i], found->lines[i]) == 0,
		    "%s instead of %s\n%s%s", found->lines[i],
		    expected->lines[i], sides->texts[0], sides->texts[1]);
}

START_TEST(test_edits)
{
	uint32_t state = (uint32_t)_i + 1;
	bool named = _i % 2 == 0;
	struct row rows[ROWS];
	struct list expected, found;
	struct changes_sides sides;

	make_rows(rows, &state);
	changes_begin(&sides, "websocket");
	for (size_t i = 0; i < 2; i++)
		fprintf(sides.out[i], "<registry id=\"%s\">",
		    named ? "subprotocol-name" : "r");
	if (named)
		put_names(&sides, rows);
	for (unsigned i = 0; i < 2 && !named; i++)
		put_numbers(&sides, i, rows, &state);
	for (size_t i = 0; i < 2; i++)
		fputs("</registry>\n", sides.out[i]);
	changes_end(&sides);
	expect(&expected, rows, named);
	find(&found, &sides);
	check_lists(&expected, &found, &sides);
	changes_check_reverse(sides.snapshots[0], sides.snapshots[1]);
	changes_free(&sides);
}
END_TEST

/* ---- Fixtures ---- */

#define FILES_MAX 64

/* Each against each: the way back is the reverse, the way to itself empty. */
START_TEST(test_fixtures)
{
	static struct fixture fixtures[FILES_MAX];
	char **names = support_list_folder(FIXTURES);
	size_t count = 0;

	for (size_t i = 0; names[i] != NULL; i++)
		if (strstr(names[i], "good-") != NULL &&
		    strstr(names[i], ".overlay") == NULL) {
			ck_assert_uint_lt(count, FILES_MAX);
			fixture_snapshot(&fixtures[count++], names[i]);
		}
	ck_assert_uint_gt(count, 1);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j <= i; j++) {
			const struct wsreg_snapshot *sides[2] = {
				&fixtures[i].model.snapshot,
				&fixtures[j].model.snapshot,
			};
			char *same = changes_dump(sides[0], sides[0]);

			ck_assert_str_eq(same, "");
			changes_check_reverse(sides[0], sides[1]);
			free(same);
		}
	while (count > 0)
		fixture_free(&fixtures[--count]);
	support_free_list(names);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff-edit");
	TCase *tcase = tcase_create("edit");

	tcase_add_loop_test(tcase, test_edits, 0, 300);
	tcase_add_test(tcase, test_fixtures);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return support_main((Suite *(*const[])(void)){ make_suite }, 1);
}
