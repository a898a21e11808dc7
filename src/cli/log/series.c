/* SPDX-License-Identifier: MIT */
/* Snapshots one after the other: each is read when it is its turn.  Two are
 * in memory at a time, as a comparison needs, however many there are; only
 * those that cannot be read again are kept. */

#include "series.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Adds an input, and room for a model that is kept. */
static size_t
grow(struct cli_series *series)
{
	size_t count = series->count + 1;

	series->inputs =
	    cli_grow(series->inputs, count, sizeof(*series->inputs));
	series->kept =
	    cli_grow((void *)series->kept, count, sizeof(*series->kept));
	series->kept[series->count] = NULL;
	return series->count++;
}

void
cli_series_init(struct cli_series *series, const struct cli *cli)
{
	struct gen_model *nothing = cli_allocate(1, sizeof(*nothing));

	cli_read_nothing(nothing);
	*series = (struct cli_series){ .cli = cli };
	grow(series);
	series->kept[0] = nothing;
	series->inputs[0] =
	    (struct cli_input){ .snapshot = &nothing->snapshot };
}

void
cli_series_add(
    struct cli_series *series, const char *const *files, size_t count)
{
	size_t index = grow(series);

	series->inputs[index] =
	    (struct cli_input){ .files = files, .count = count };
}

/* Whether it can be read once more: pipes cannot, and files laid over each
 * other may be some. */
static bool
is_lasting(const struct cli_input *input)
{
	const char *file = input->files[0];
	struct stat status;

	return input->count == 1 && strcmp(file, "-") != 0 &&
	    (file[0] == '@' ||
		(stat(file, &status) == 0 && S_ISREG(status.st_mode)));
}

/* Where the snapshot is to be read into. */
static struct gen_model *
make_room(struct cli_series *series, size_t index)
{
	size_t slot = index % 2;

	if (!is_lasting(&series->inputs[index])) {
		series->kept[index] =
		    cli_allocate(1, sizeof(*series->kept[index]));
		return series->kept[index];
	}
	if (series->filled[slot])
		gen_model_free(&series->models[slot]);
	series->filled[slot] = true;
	series->indices[slot] = index;
	return &series->models[slot];
}

const struct wsreg_snapshot *
cli_series_at(struct cli_series *series, size_t index)
{
	struct cli_input *input = &series->inputs[index];
	size_t slot = index % 2;

	if (series->kept[index] == NULL &&
	    (!series->filled[slot] || series->indices[slot] != index))
		cli_read_model(series->cli, make_room(series, index), input);
	return input->snapshot;
}

void
cli_series_free(struct cli_series *series)
{
	for (size_t i = 0; i < 2; i++)
		if (series->filled[i])
			gen_model_free(&series->models[i]);
	for (size_t i = 0; i < series->count; i++)
		if (series->kept[i] != NULL) {
			gen_model_free(series->kept[i]);
			free(series->kept[i]);
		}
	free((void *)series->kept);
	free(series->inputs);
}
