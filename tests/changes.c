/* SPDX-License-Identifier: MIT */
/* What the tests of the differ share: changes as text. */

#define _GNU_SOURCE
#include "changes.h"

#include <stdlib.h>
#include <string.h>

/* ---- A change as a line ---- */

/* The text appended, the other freed. */
static char *
append(char *text, char *more)
{
	char *longer = support_print("%s%s", text, more);

	free(text);
	free(more);
	return longer;
}

static char *
field_text(const struct wsreg_field_change *field, bool after)
{
	size_t size = wsreg_change_text(field, after, NULL, 0) + 1;
	char *text = malloc(size);

	support_assert(text != NULL, "out of memory");
	support_assert(
	    wsreg_change_text(field, after, text, size) == size - 1 &&
		strlen(text) == size - 1,
	    "another length: %s", text);
	if (after ? field->after : field->before)
		return text;
	support_assert(text[0] == '\0', "there is none, but it is %s", text);
	free(text);
	return support_print("none");
}

static char *
change_key(const struct wsreg_change *change)
{
	size_t size = wsreg_change_key(change, NULL, 0) + 1;
	char *key = malloc(size);

	support_assert(key != NULL, "out of memory");
	support_assert(wsreg_change_key(change, key, size) == size - 1 &&
		strlen(key) == size - 1,
	    "another length: %s", key);
	return key;
}

static char *
append_fields(char *line, const struct wsreg_change *change)
{
	struct wsreg_field_change field;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		char *before = field_text(&field, false);
		char *after = field_text(&field, true);

		support_assert(field.before || field.after, "no side");
		line = append(line,
		    support_print("%s %s: %s -> %s", i > 0 ? ";" : ":",
			field.name, before, after));
		free(after);
		free(before);
	}
	return line;
}

/* What holds for every change. */
static void
check_change(const struct wsreg_change *change, const char *line)
{
	bool before = change->nodes[0] != WSREG_NONE;
	bool after = change->nodes[1] != WSREG_NONE;

	support_assert(
	    before == (change->kind != WSREG_CHANGE_ADDED), "%s", line);
	support_assert(
	    after == (change->kind != WSREG_CHANGE_REMOVED), "%s", line);
	support_assert(
	    (change->draft == NULL) == (change->rfc == NULL), "%s", line);
	if (change->before == NULL && change->after == NULL)
		return;
	support_assert(before == (change->before != NULL) &&
		after == (change->after != NULL),
	    "%s", line);
	support_assert(
	    !change->numeric || change->first <= change->last, "%s", line);
	support_assert(change->kind != WSREG_CHANGE_RENAMED ||
		(!change->numeric &&
		    strcmp(change->before->key, change->after->key) != 0),
	    "%s", line);
}

static char *
dump_change(const struct wsreg_change *change)
{
	char *key = change_key(change);
	char *line =
	    support_print("%s %s %s %s", wsreg_impact_name(change->impact),
		wsreg_change_kind_name(change->kind), change->registry, key);

	free(key);
	line = append_fields(line, change);
	if (change->rfc != NULL)
		line = append(line,
		    support_print(
			"; %s became %s", change->draft, change->rfc));
	check_change(change, line);
	return append(line, support_print("\n"));
}

/* ---- Snapshots ---- */

char *
changes_dump(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after)
{
	size_t size = wsreg_diff_size(before, after);
	void *space = malloc(size);
	struct wsreg_change change;
	struct wsreg_diff *diff;
	size_t length = 0, room = 1 << 16;
	char *text = malloc(room);

	support_assert(space != NULL && text != NULL, "out of memory");
	memset(space, 0xa5, size);
	text[0] = '\0';
	diff = wsreg_diff_init(before, after, space);
	while (wsreg_diff_next(diff, &change)) {
		char *line = dump_change(&change);
		size_t added = strlen(line);

		while (length + added >= room)
			room *= 2;
		text = realloc(text, room);
		support_assert(text != NULL, "out of memory");
		memcpy(text + length, line, added + 1);
		length += added;
		free(line);
	}
	ck_assert(!wsreg_diff_next(diff, &change));
	free(space);
	return text;
}

void
changes_begin(struct changes_sides *sides, const char *id)
{
	for (size_t i = 0; i < 2; i++) {
		sides->out[i] =
		    open_memstream(&sides->texts[i], &sides->sizes[i]);
		ck_assert_ptr_nonnull(sides->out[i]);
		fprintf(sides->out[i],
		    "<registry xmlns=\"" NAMESPACE "\" id=\"%s\">", id);
	}
}

void
changes_end(struct changes_sides *sides)
{
	for (size_t i = 0; i < 2; i++) {
		fputs("</registry>\n", sides->out[i]);
		fclose(sides->out[i]);
		if (!fixture_read_memory(
			&sides->fixtures[i], sides->texts[i], sides->sizes[i]))
			ck_abort_msg("%s", sides->fixtures[i].error.text);
		sides->snapshots[i] = &sides->fixtures[i].model.snapshot;
	}
}

void
changes_free(struct changes_sides *sides)
{
	for (size_t i = 0; i < 2; i++) {
		fixture_free(&sides->fixtures[i]);
		free(sides->texts[i]);
	}
}

char *
changes_of(const char *id, const char *before, const char *after)
{
	struct changes_sides sides;
	char *text;

	changes_begin(&sides, id);
	fputs(before, sides.out[0]);
	fputs(after, sides.out[1]);
	changes_end(&sides);
	text = changes_dump(sides.snapshots[0], sides.snapshots[1]);
	changes_free(&sides);
	return text;
}

static size_t
count(const char *text, const char *word)
{
	size_t found = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		found++;
	return found;
}

/* What is added on the one way is removed on the other, and so on. */
static void
check_reverse(const char *there, const char *back)
{
	static const char *const words[][2] = {
		{ " added ", " removed " },
		{ " removed ", " added " },
		{ " renamed ", " renamed " },
		{ " changed ", " changed " },
	};

	for (size_t i = 0; i < COUNT(words); i++)
		support_assert(
		    count(there, words[i][0]) == count(back, words[i][1]),
		    "there:\n%sback:\n%s", there, back);
}

void
changes_check_reverse(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after)
{
	char *there = changes_dump(before, after);
	char *back = changes_dump(after, before);

	check_reverse(there, back);
	free(back);
	free(there);
}

void
changes_check(const struct change_case *test, const char *id)
{
	char *there = changes_of(id, test->before, test->after);
	char *back = changes_of(id, test->after, test->before);
	char *same = changes_of(id, test->after, test->after);

	ck_assert_msg(strcmp(there, test->expected) == 0,
	    "from\n%s\nto\n%s\nexpected:\n%sfound:\n%s", test->before,
	    test->after, test->expected, there);
	check_reverse(there, back);
	ck_assert_str_eq(same, "");
	free(same);
	free(back);
	free(there);
}
