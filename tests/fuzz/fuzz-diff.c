/* SPDX-License-Identifier: MIT */
/* Fuzzing of the differ: two files with a form feed between, which neither can
 * have, are compared both ways, and each with itself. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "model/model.h"

/* The files that open_side() opens: "0" and "1". */
static struct {
	const uint8_t *data;
	size_t size;
} files[2];

static FILE *
open_side(const char *name)
{
	size_t side = name[0] == '1';

	/* It is only read. */
	return fmemopen(
	    (void *)(uintptr_t)files[side].data, files[side].size, "rb");
}

static void
cut(const uint8_t *data, size_t size)
{
	const uint8_t *border = memchr(data, '\f', size);
	size_t first = border != NULL ? (size_t)(border - data) : size;
	size_t skipped = border != NULL ? first + 1 : size;

	files[0].data = data;
	files[0].size = first;
	files[1].data = data + skipped;
	files[1].size = size - skipped;
}

/* Reads both files; returns whether they could be read. */
static bool
read_sides(struct gen_model models[2])
{
	static const struct wsreg_overlay overlay = { 0 };
	static const char *const names[] = { "0", "1" };
	const struct gen_options options = {
		.overlay = &overlay,
		.open = open_side,
	};
	bool good = true;

	for (size_t i = 0; i < 2; i++) {
		struct gen_error error = { 0 };

		if (!gen_model_read(&models[i], &names[i], 1, &options, &error))
			good = false;
	}
	return good;
}

static void
look_at(const struct wsreg_change *change)
{
	struct wsreg_field_change field;
	char text[256];

	wsreg_change_key(change, text, sizeof(text));
	for (size_t i = 0; wsreg_change_field(change, i, &field); i++)
		for (int after = 0; after < 2; after++)
			wsreg_change_text(
			    &field, after != 0, text, sizeof(text));
}

/* Counts the changes of each kind. */
static void
count_changes(const struct gen_model *before, const struct gen_model *after,
    size_t counts[4])
{
	const struct wsreg_snapshot *a = &before->snapshot;
	const struct wsreg_snapshot *b = &after->snapshot;
	void *space = malloc(wsreg_diff_size(a, b));
	struct wsreg_diff *diff;
	struct wsreg_change change;

	if (space == NULL)
		abort();
	memset(counts, 0, 4 * sizeof(*counts));
	diff = wsreg_diff_init(a, b, space);
	while (wsreg_diff_next(diff, &change)) {
		look_at(&change);
		counts[change.kind]++;
	}
	free(space);
}

/* What is added one way is removed the other way. */
static void
compare(const struct gen_model models[2])
{
	size_t there[4], back[4], same[4];

	count_changes(&models[0], &models[1], there);
	count_changes(&models[1], &models[0], back);
	if (there[WSREG_CHANGE_ADDED] != back[WSREG_CHANGE_REMOVED] ||
	    there[WSREG_CHANGE_REMOVED] != back[WSREG_CHANGE_ADDED] ||
	    there[WSREG_CHANGE_RENAMED] != back[WSREG_CHANGE_RENAMED])
		abort();
	for (size_t i = 0; i < 2; i++) {
		count_changes(&models[i], &models[i], same);
		for (size_t kind = 0; kind < 4; kind++)
			if (same[kind] != 0)
				abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gen_model models[2];

	if (size == 0)
		return 0;
	cut(data, size);
	if (read_sides(models))
		compare(models);
	for (size_t i = 0; i < 2; i++)
		gen_model_free(&models[i]);
	return 0;
}
