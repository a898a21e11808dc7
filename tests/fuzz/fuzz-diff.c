/* SPDX-License-Identifier: MIT */
/* Fuzzing of the differ: of two files with a form feed between, which neither
 * can have, what they have in common may be left out without any effect. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "model/model.h"
#include "xml/reduce.h"

struct side {
	struct gen_octets octets;
	struct gen_model model;
};

static void
copy(struct gen_octets *octets, const uint8_t *data, size_t size)
{
	octets->text = malloc(size + 1);
	if (octets->text == NULL)
		abort();
	memcpy(octets->text, data, size);
	octets->size = size;
}

/* Reads both files; whether they could be. */
static bool
read_sides(struct side sides[2], const uint8_t *data, size_t size, bool reduced)
{
	static const struct wsreg_overlay overlay = { 0 };
	static const char *const name = "-";
	const struct gen_options options = { .overlay = &overlay };
	const uint8_t *border = memchr(data, '\f', size);
	size_t first = border != NULL ? (size_t)(border - data) : size;
	size_t skipped = border != NULL ? first + 1 : 0;
	struct gen_octets files[2];
	bool good = true;

	copy(&files[0], data, first);
	copy(&files[1], data + skipped, size - skipped);
	if (reduced)
		gen_reduce(files);
	for (size_t i = 0; i < 2; i++) {
		struct gen_error error = { 0 };

		sides[i].octets = files[i];
		if (!gen_model_read_octets(
			&sides[i].model, &name, &files[i], &options, &error))
			good = false;
	}
	return good;
}

static void
release(struct side sides[2])
{
	for (size_t i = 0; i < 2; i++) {
		gen_model_free(&sides[i].model);
		free(sides[i].octets.text);
	}
}

static struct wsreg_diff *
begin(const struct side sides[2], void **space)
{
	const struct wsreg_snapshot *before = &sides[0].model.snapshot;
	const struct wsreg_snapshot *after = &sides[1].model.snapshot;

	*space = malloc(wsreg_diff_size(before, after));
	if (*space == NULL)
		abort();
	return wsreg_diff_init(before, after, *space);
}

static void
compare_fields(const struct wsreg_change *a, const struct wsreg_change *b)
{
	struct wsreg_field_change x, y;
	char texts[2][256];
	size_t i = 0;

	for (; wsreg_change_field(a, i, &x); i++) {
		if (!wsreg_change_field(b, i, &y) ||
		    strcmp(x.name, y.name) != 0)
			abort();
		for (int after = 0; after < 2; after++) {
			wsreg_change_text(
			    &x, after != 0, texts[0], sizeof(texts[0]));
			wsreg_change_text(
			    &y, after != 0, texts[1], sizeof(texts[1]));
			if (strcmp(texts[0], texts[1]) != 0)
				abort();
		}
	}
	if (wsreg_change_field(b, i, &y))
		abort();
}

static void
compare_changes(const struct wsreg_change *a, const struct wsreg_change *b)
{
	char keys[2][256];

	wsreg_change_key(a, keys[0], sizeof(keys[0]));
	wsreg_change_key(b, keys[1], sizeof(keys[1]));
	if (a->kind != b->kind || a->impact != b->impact ||
	    strcmp(a->registry, b->registry) != 0 ||
	    strcmp(keys[0], keys[1]) != 0)
		abort();
	compare_fields(a, b);
}

static void
compare(const struct side full[2], const struct side reduced[2])
{
	struct wsreg_change x, y;
	void *spaces[2];
	struct wsreg_diff *a = begin(full, &spaces[0]);
	struct wsreg_diff *b = begin(reduced, &spaces[1]);

	while (wsreg_diff_next(a, &x)) {
		if (!wsreg_diff_next(b, &y))
			abort();
		compare_changes(&x, &y);
	}
	if (wsreg_diff_next(b, &y))
		abort();
	free(spaces[0]);
	free(spaces[1]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct side full[2], reduced[2];
	bool good = read_sides(full, data, size, false);

	if (read_sides(reduced, data, size, true) != good)
		abort();
	if (good)
		compare(full, reduced);
	release(reduced);
	release(full);
	return 0;
}
