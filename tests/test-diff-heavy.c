/* SPDX-License-Identifier: MIT */
/* Tests that the differ ends soon whatever it compares. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "changes.h"

#define MANY 100000

/* Seconds of the processor; what is quadratic takes many times as long. */
#define SECONDS_MAX 10

struct heavy {
	SUPPORT_ROW;
	const char *head, *tail;
	void (*put)(FILE *out, unsigned index, bool after);
	/* How many changes there are, and of what kind the first is. */
	size_t changes;
	enum wsreg_change_kind kind;
};

static void
put_same_key(FILE *out, unsigned index, bool after)
{
	fprintf(out, NUMBER("7", "%s%u"), after ? "a" : "b", index);
}

static void
put_same_key_reversed(FILE *out, unsigned index, bool after)
{
	fprintf(out, NUMBER("7", "%u"), after ? MANY - index : index + 1);
}

/* All could be renames of each other. */
static void
put_candidate(FILE *out, unsigned index, bool after)
{
	fprintf(out,
	    "<record date=\"2001-01-01\"><id>%s%u</id>"
	    "<definition>d</definition>" XREF("person", "P") "</record>",
	    after ? "a" : "b", index);
}

static void
put_nested_range(FILE *out, unsigned index, bool after)
{
	if (after)
		fprintf(out, NUMBER("%u-%u", "A"), index, MANY);
	else
		fprintf(out, NUMBER("0-%u", "B"), index + 1);
}

static void
put_reference(FILE *out, unsigned index, bool after)
{
	fprintf(out, XREF("rfc", "rfc%u"), after ? MANY - index : index + 1);
}

static void
put_element(FILE *out, unsigned index, bool after)
{
	fprintf(out, "<x%u>%d</x%u>", index, after, index);
}

static void
put_registry(FILE *out, unsigned index, bool after)
{
	fprintf(out, "<registry id=\"r%u\"><title>%d</title></registry>",
	    after ? MANY - 1 - index : index, after);
}

static void
put_person(FILE *out, unsigned index, bool after)
{
	fprintf(out, "<person id=\"P\"><name>%s%u</name></person>",
	    after ? "a" : "b", index);
}

/* Before, the field is an address; after, the person, who has them all. */
static void
put_contact(FILE *out, unsigned index, bool after)
{
	if (index < MANY / 2)
		fprintf(out,
		    after ? RECORD("<value>%u</value><x>" XREF(
				"person", "P") "</x>")
			  : RECORD("<value>%u</value><x>a@b.c</x>"),
		    index);
	else if (index == MANY / 2)
		fputs("</registry><people><person id=\"P\">", out);
	else
		fprintf(out, "<uri>%u@b.c</uri>", index);
}

static const struct heavy heavies[] = {
	{ ROW, "<registry id=\"r\">", "</registry>", put_same_key, MANY,
	    WSREG_CHANGE_CHANGED },
	{ ROW, "<registry id=\"r\">", "</registry>", put_same_key_reversed, 0,
	    0 },
	{ ROW, "<registry id=\"r\">", "</registry>", put_candidate, MANY,
	    WSREG_CHANGE_RENAMED },
	{ ROW, "<registry id=\"r\">", "</registry>", put_nested_range, MANY,
	    WSREG_CHANGE_CHANGED },
	{ ROW, "<registry id=\"r\"><record><id>a</id>", "</record></registry>",
	    put_reference, 0, 0 },
	{ ROW, "<registry id=\"r\"><record><id>a</id>", "</record></registry>",
	    put_element, 1, WSREG_CHANGE_CHANGED },
	{ ROW, "", "", put_registry, MANY, WSREG_CHANGE_CHANGED },
	{ ROW, "<registry id=\"r\">", "</person></people>", put_contact,
	    MANY / 2, WSREG_CHANGE_CHANGED },
	{ ROW, "<people>", "</people>", put_person, MANY,
	    WSREG_CHANGE_CHANGED },
};

START_TEST(test_heavy)
{
	const struct heavy *heavy = &heavies[_i];
	struct wsreg_change change;
	struct wsreg_diff *diff;
	struct changes_sides sides;
	size_t count = 0;
	clock_t start;
	void *space;

	changes_begin(&sides, "websocket");
	for (size_t i = 0; i < 2; i++) {
		fputs(heavy->head, sides.out[i]);
		for (unsigned j = 0; j < MANY; j++)
			heavy->put(sides.out[i], j, i == 1);
		fputs(heavy->tail, sides.out[i]);
	}
	changes_end(&sides);
	start = clock();
	space = malloc(wsreg_diff_size(sides.snapshots[0], sides.snapshots[1]));
	ck_assert_ptr_nonnull(space);
	diff = wsreg_diff_init(sides.snapshots[0], sides.snapshots[1], space);
	for (; wsreg_diff_next(diff, &change); count++)
		support_assert(count > 0 || change.kind == heavy->kind,
		    "the first is %s", wsreg_change_kind_name(change.kind));
	ck_assert_int_lt((clock() - start) / CLOCKS_PER_SEC, SECONDS_MAX);
	ck_assert_uint_eq(count, heavy->changes);
	free(space);
	changes_free(&sides);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff-heavy");
	TCase *tcase = tcase_create("heavy");

	support_add_rows(tcase, test_heavy, heavies);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return support_main((Suite *(*const[])(void)){ make_suite }, 1);
}
