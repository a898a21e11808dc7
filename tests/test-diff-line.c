/* SPDX-License-Identifier: MIT */
/* Tests of the differ along the number line. */

#include <stdlib.h>
#include <string.h>

#include "changes.h"

#define CHANGED(from, to) "description: " from " -> " to "\n"
#define ADDED(key, name)                                                       \
	"additive added r " key ": value: none -> " key                        \
	"; description: none -> " name "\n"
#define REMOVED(key, name)                                                     \
	"breaking removed r " key ": value: " key                              \
	" -> none; description: " name " -> none\n"
#define PART_ADDED(key, value, name)                                           \
	"additive added r " key ": value: none -> " value                      \
	"; description: none -> " name "\n"
#define PART_REMOVED(key, value, name)                                         \
	"breaking removed r " key ": value: " value                            \
	" -> none; description: " name " -> none\n"

static const struct change_case cases[] = {
	/* Nothing. */
	{ ROW, REGISTRY(NUMBER("1", "A")), REGISTRY(NUMBER("1", "A")), "" },
	{ ROW, REGISTRY(NUMBER("1", "A")), REGISTRY(NUMBER("0x1", "A")), "" },
	{ ROW, REGISTRY(NUMBER("1", "A")), REGISTRY(NUMBER("1-1", "A")), "" },
	{ ROW, REGISTRY(NUMBER("1", "A") NUMBER("2", "B")),
	    REGISTRY(NUMBER("2", "B") NUMBER("1", "A")), "" },
	{ ROW, REGISTRY(NUMBER("1", "Unassigned")), REGISTRY(""), "" },
	{ ROW, REGISTRY(""), REGISTRY(NUMBER("0-9", "Unassigned")), "" },
	/* One number. */
	{ ROW, REGISTRY(NUMBER("1", "A")), REGISTRY(NUMBER("1", "B")),
	    "editorial changed r 1: " CHANGED("A", "B") },
	{ ROW, REGISTRY(NUMBER("1", "A")),
	    REGISTRY(NUMBER("1", "A") NUMBER("2", "B")), ADDED("2", "B") },
	{ ROW, REGISTRY(NUMBER("1", "A") NUMBER("2", "B")),
	    REGISTRY(NUMBER("2", "B")), REMOVED("1", "A") },
	{ ROW, REGISTRY(NUMBER("1", "Unassigned")), REGISTRY(NUMBER("1", "B")),
	    ADDED("1", "B") },
	{ ROW, REGISTRY(NUMBER("1", "Reserved")), REGISTRY(NUMBER("1", "B")),
	    "editorial changed r 1: " CHANGED("Reserved", "B") },
	{ ROW, REGISTRY(NUMBER("1", "A")), REGISTRY(NUMBER("1", "Unassigned")),
	    REMOVED("1", "A") },
	/* Ranges that split. */
	{ ROW, REGISTRY(NUMBER("1016-3999", "Unassigned")),
	    REGISTRY(NUMBER("1016-2999", "Unassigned") NUMBER("3000", "U")
		    NUMBER("3001-3999", "Unassigned")),
	    ADDED("3000", "U") },
	{ ROW, REGISTRY(NUMBER("1012-1014", "Unassigned")),
	    REGISTRY(NUMBER("1012", "A") NUMBER("1013", "B")
		    NUMBER("1014-1014", "Unassigned")),
	    ADDED("1012", "A") ADDED("1013", "B") },
	{ ROW, REGISTRY(NUMBER("0-9", "Reserved")),
	    REGISTRY(NUMBER("0-4", "Reserved") NUMBER("5-9", "Reserved")), "" },
	{ ROW, REGISTRY(NUMBER("0-9", "Reserved")),
	    REGISTRY(NUMBER("0-4", "Reserved") NUMBER("5", "A")
		    NUMBER("6-9", "Reserved")),
	    "editorial changed r 5: " CHANGED("Reserved", "A") },
	{ ROW, REGISTRY(NUMBER("0-9", "Unassigned")),
	    REGISTRY(NUMBER("0-4", "Unassigned") NUMBER("5-9", "A")),
	    ADDED("5-9", "A") },
	/* A range that is treated alike is one change. */
	{ ROW, REGISTRY(NUMBER("0-4", "A") NUMBER("5-9", "A")),
	    REGISTRY(NUMBER("0-9", "B")),
	    "editorial changed r 0-9: " CHANGED("A", "B") },
	{ ROW, REGISTRY(NUMBER("0-9", "B")),
	    REGISTRY(NUMBER("0-4", "A") NUMBER("5-9", "A")),
	    "editorial changed r 0-9: " CHANGED("B", "A") },
	{ ROW, REGISTRY(NUMBER("0-4", "A") NUMBER("5-9", "C")),
	    REGISTRY(NUMBER("0-9", "B")),
	    "editorial changed r 0-4: " CHANGED(
		"A", "B") "editorial changed r 5-9: " CHANGED("C", "B") },
	{ ROW,
	    REGISTRY(NUMBER("3-4", "Unassigned") NUMBER("6-9", "Unassigned")),
	    REGISTRY(NUMBER("0-9", "B")), ADDED("0-9", "B") },
	{ ROW, REGISTRY(NUMBER("0-9", "B")), REGISTRY(NUMBER("3-4", "B")),
	    PART_REMOVED("0-2", "0-9", "B") PART_REMOVED("5-9", "0-9", "B") },
	{ ROW, REGISTRY(NUMBER("0-9", "B")),
	    REGISTRY(NUMBER("3-4", "Unassigned") NUMBER("6-7", "Unassigned")),
	    REMOVED("0-9", "B") },
	/* Two numbers, assigned one by one, are two changes. */
	{ ROW, REGISTRY(NUMBER("5", "A") NUMBER("6", "A")),
	    REGISTRY(NUMBER("5", "B") NUMBER("6", "B")),
	    "editorial changed r 5: " CHANGED(
		"A", "B") "editorial changed r 6: " CHANGED("A", "B") },
	/* A number that goes from one range to another. */
	{ ROW, REGISTRY(NUMBER("0-4", "A") NUMBER("5-9", "B")),
	    REGISTRY(NUMBER("0-5", "A") NUMBER("6-9", "B")),
	    "editorial changed r 5: " CHANGED("B", "A") },
	/* In ranges that overlap the narrowest counts. */
	{ ROW, REGISTRY(NUMBER("0-9", "Unassigned")),
	    REGISTRY(NUMBER("0-9", "Unassigned") NUMBER("3", "A")),
	    ADDED("3", "A") },
	{ ROW, REGISTRY(NUMBER("0-9", "P")),
	    REGISTRY(NUMBER("0-9", "P") NUMBER("3", "A")),
	    "editorial changed r 3: " CHANGED("P", "A") },
	{ ROW, REGISTRY(NUMBER("5-10", "A") NUMBER("7", "B")),
	    REGISTRY(NUMBER("5-6", "A") NUMBER("7", "B") NUMBER("8-10", "A")),
	    "" },
	{ ROW, REGISTRY(NUMBER("1-3", "X") NUMBER("2-4", "Y")),
	    REGISTRY(NUMBER("2-4", "Y") NUMBER("1-3", "X")), "" },
	{ ROW, REGISTRY(NUMBER("0-1", "W") NUMBER("0", "A") NUMBER("1", "B")),
	    REGISTRY(NUMBER("0", "A") NUMBER("1", "B")), REMOVED("0-1", "W") },
	/* Numbers that occur twice are paired in order, equal ones first. */
	{ ROW, REGISTRY(NUMBER("6", "A") NUMBER("6", "B")),
	    REGISTRY(NUMBER("6", "A") NUMBER("6", "C")),
	    "editorial changed r 6: " CHANGED("B", "C") },
	{ ROW, REGISTRY(NUMBER("6", "A") NUMBER("6", "B")),
	    REGISTRY(NUMBER("6", "B")), REMOVED("6", "A") },
	{ ROW, REGISTRY(NUMBER("6", "A")),
	    REGISTRY(NUMBER("6", "A") NUMBER("6", "A")), ADDED("6", "A") },
	{ ROW, REGISTRY(NUMBER("6", "A") NUMBER("6", "B")),
	    REGISTRY(NUMBER("6", "C") NUMBER("6", "D")),
	    "editorial changed r 6: " CHANGED(
		"A", "C") "editorial changed r 6: " CHANGED("B", "D") },
	/* Hexadecimal parts of ranges stay so. */
	{ ROW, REGISTRY(NUMBER("0x00-0xFF", "A")),
	    REGISTRY(NUMBER("0x00-0xFE", "A")),
	    PART_REMOVED("0xFF", "0x00-0xFF", "A") },
	{ ROW, REGISTRY(NUMBER("0x00-0xFF", "Unassigned")),
	    REGISTRY(NUMBER("0x0A-0x0B", "A")), ADDED("0x0A-0x0B", "A") },
	/* The ends of the line. */
	{ ROW, REGISTRY(NUMBER("0-18446744073709551615", "A")),
	    REGISTRY(NUMBER("1-18446744073709551614", "A")),
	    PART_REMOVED("0", "0-18446744073709551615", "A") PART_REMOVED(
		"18446744073709551615", "0-18446744073709551615", "A") },
	{ ROW, REGISTRY(NUMBER("18446744073709551615", "A")),
	    REGISTRY(NUMBER("18446744073709551615", "B")),
	    "editorial changed r 18446744073709551615: " CHANGED("A", "B") },
	/* What is no range is a name. */
	{ ROW, REGISTRY(NUMBER("9-3", "A")), REGISTRY(NUMBER("9-3", "B")),
	    "editorial changed r 9-3: " CHANGED("A", "B") },
	{ ROW, REGISTRY(NUMBER("18446744073709551616", "A")), REGISTRY(""),
	    REMOVED("18446744073709551616", "A") },
	/* The way back counts the same, whatever it is; see changes.c. */
	{ ROW, REGISTRY(NUMBER("1-5", "A") NUMBER("4-8", "B") NUMBER("2", "C")),
	    REGISTRY(NUMBER("1-8", "A") NUMBER("3-4", "B")),
	    "editorial changed r 2: " CHANGED(
		"C", "A") "editorial changed r 3-4: " CHANGED("A",
		"B") "editorial changed r 6-8: " CHANGED("B", "A") },
};

START_TEST(test_line)
{
	changes_check(&cases[_i], "t");
}
END_TEST

/* ---- Against a look at each number ---- */

#define NUMBERS 24

/* The narrowest record's name for each number; "" for none. */
static void
look(const struct wsreg_registry *registry, const char *names[NUMBERS])
{
	for (uint64_t i = 0; i < NUMBERS; i++) {
		const struct wsreg_record *record =
		    wsreg_record_by_number(registry, i);

		names[i] =
		    record == NULL || record->status == WSREG_STATUS_UNASSIGNED
		    ? ""
		    : record->name;
	}
}

/* Disjoint ranges of random names, of which some are Unassigned. */
static void
put_ranges(FILE *out, uint32_t *state)
{
	static const char *const names[] = { "A", "B", "C", "Unassigned" };
	unsigned at = support_random(state) % 3;

	fputs("<registry id=\"r\">", out);
	while (at < NUMBERS) {
		unsigned last = at + support_random(state) % 5;

		fprintf(out, NUMBER("%u-%u", "%s"), at,
		    last < NUMBERS ? last : NUMBERS - 1,
		    names[support_random(state) % 4]);
		at = last + 1 + (support_random(state) % 4 == 0);
	}
	fputs("</registry>", out);
}

/* Each number is in as many changes as it changed: one or none. */
START_TEST(test_numbers)
{
	uint32_t state = (uint32_t)_i + 1;
	struct changes_sides sides;
	const char *names[2][NUMBERS];
	bool changed[NUMBERS] = { false };
	struct wsreg_change change;
	struct wsreg_diff *diff;
	void *space;

	changes_begin(&sides, "t");
	for (size_t i = 0; i < 2; i++)
		put_ranges(sides.out[i], &state);
	changes_end(&sides);
	for (size_t i = 0; i < 2; i++)
		look(wsreg_registry_find(sides.snapshots[i], "r", 1), names[i]);
	space = malloc(wsreg_diff_size(sides.snapshots[0], sides.snapshots[1]));
	ck_assert_ptr_nonnull(space);
	diff = wsreg_diff_init(sides.snapshots[0], sides.snapshots[1], space);
	while (wsreg_diff_next(diff, &change))
		for (uint64_t i = change.first; i <= change.last; i++) {
			ck_assert_msg(!changed[i], "%d twice\n%s\n%s", (int)i,
			    sides.texts[0], sides.texts[1]);
			changed[i] = true;
		}
	for (size_t i = 0; i < NUMBERS; i++)
		ck_assert_msg(
		    changed[i] == (strcmp(names[0][i], names[1][i]) != 0),
		    "%zu\n%s\n%s", i, sides.texts[0], sides.texts[1]);
	free(space);
	changes_free(&sides);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff-line");
	TCase *tcase = tcase_create("line");

	support_add_rows(tcase, test_line, cases);
	tcase_add_loop_test(tcase, test_numbers, 0, 200);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return support_main((Suite *(*const[])(void)){ make_suite }, 1);
}
