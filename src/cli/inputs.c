/* SPDX-License-Identifier: MIT */
/* Snapshots read from files, and two of them for comparison. */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"
#include "file/input.h"
#include "model/model.h"
#include "xml/read.h"
#include "xml/reduce.h"

/* A multiplier that spreads well is good enough for one run. */
#define SEARCH_BUDGET 1

/* They stay where they were filled, to the end of the program. */
static struct job {
	struct gen_model model;
	struct gen_octets octets; /* of the file, if it is held */
	bool held;
	bool again; /* it can be read once more */
	char sha256[GEN_SHA256_SIZE];
} jobs[2];

void
cli_check_standard(const struct cli_input inputs[], size_t count)
{
	bool read = false;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < inputs[i].count; j++) {
			bool standard = strcmp(inputs[i].files[j], "-") == 0;

			if (standard && read)
				cli_die("standard input cannot be read twice");
			read = read || standard;
		}
}

/* ---- Octets ---- */

bool
cli_read_stream(struct gen_octets *octets, FILE *stream)
{
	size_t room = 0;

	do {
		room = room == 0 ? (size_t)1 << 16 : room * 2;
		octets->text = cli_grow(octets->text, room, 1);
		octets->size += fread(octets->text + octets->size, 1,
		    room - octets->size, stream);
	} while (octets->size == room && room <= GEN_FILE_MAX);
	return ferror(stream) == 0 && octets->size <= GEN_FILE_MAX;
}

static void
let_go(struct job *job)
{
	free(job->octets.text);
	job->octets = (struct gen_octets){ 0 };
	job->held = false;
}

static FILE *
open_file(const char *file)
{
	return file[0] == '@' ? cli_history_open(file + 1) : fopen(file, "rb");
}

/* What cannot be held is left to be read, which will say why. */
static void
hold(struct job *job, const char *file)
{
	bool standard = strcmp(file, "-") == 0;
	FILE *stream = standard ? stdin : open_file(file);
	struct stat status;

	if (stream == NULL)
		return;
	job->again = fstat(fileno(stream), &status) == 0 &&
	    S_ISREG(status.st_mode) && !standard;
	job->held = cli_read_stream(&job->octets, stream);
	if (!standard)
		fclose(stream);
	if (!job->held && job->again)
		let_go(job);
}

/* The SHA-256 of the octets as they are, which are then taken apart. */
static void
digest(struct job *job)
{
	FILE *stream = fmemopen(job->octets.text, job->octets.size, "rb");
	struct gen_error error = { 0 };
	struct gen_input input;
	char buffer[4096];

	if (stream == NULL || !gen_input_init(&input, stream, "", &error))
		cli_die("out of memory");
	while (gen_input_read(&input, buffer, sizeof(buffer)) > 0)
		continue;
	gen_input_digest(&input, job->sha256);
	fclose(stream);
}

/* Whether only what differs is to be read.  With --strict all is looked at. */
static bool
reduce(const struct cli *cli, const struct cli_input inputs[2])
{
	struct gen_octets files[2];
	bool reduced;

	if (cli->strict || inputs[0].count != 1 || inputs[1].count != 1)
		return false;
	for (size_t i = 0; i < 2; i++)
		hold(&jobs[i], inputs[i].files[0]);
	if (!jobs[0].held || !jobs[1].held)
		return false;
	for (size_t i = 0; i < 2; i++) {
		if (cli->format == CLI_JSON)
			digest(&jobs[i]);
		files[i] = jobs[i].octets;
	}
	reduced = gen_reduce(files);
	for (size_t i = 0; i < 2; i++)
		jobs[i].octets = files[i];
	return reduced;
}

/* ---- Snapshots ---- */

static struct gen_options
make_options(size_t budget)
{
	return (struct gen_options){
		.overlay = wsreg_tables.overlay,
		.budget = budget,
		.known = cli_history_open,
	};
}

static void
take(const struct cli *cli, const struct gen_model *model,
    struct cli_input *input)
{
	struct cli view = *cli;

	input->snapshot = &model->snapshot;
	view.snapshot = input->snapshot;
	if (cli->strict)
		cli_check_strict(&view);
}

void
cli_read_model(
    const struct cli *cli, struct gen_model *model, struct cli_input *input)
{
	const struct gen_options options = make_options(SEARCH_BUDGET);
	struct gen_error error = { 0 };

	if (!gen_model_read(
		model, input->files, input->count, &options, &error))
		cli_die_of(error.text);
	take(cli, model, input);
}

void
cli_read_nothing(struct gen_model *model)
{
	static char text[] =
	    "<registry xmlns='http://www.iana.org/assignments'/>";
	static const char *const name = "/dev/null";
	const struct gen_octets octets = { text, sizeof(text) - 1 };
	const struct gen_options options = make_options(0);
	struct gen_error error = { 0 };
	struct gen_input none;

	if (!gen_model_read_octets(model, &name, &octets, &options, &error))
		cli_die_of(error.text);
	/* There is no file with that text. */
	sha256_init(&none.digest);
	gen_input_digest(&none, model->sha256);
}

static bool
is_nothing(const struct cli_input *input)
{
	return input->count == 1 && strcmp(input->files[0], "/dev/null") == 0;
}

static void
read_job(const struct cli *cli, struct job *job, struct cli_input *input)
{
	/* No budget: no names are looked up. */
	const struct gen_options options = make_options(0);
	struct gen_error error = { 0 };
	bool good = job->held ? gen_model_read_octets(&job->model, input->files,
				    &job->octets, &options, &error)
			      : gen_model_read(&job->model, input->files,
				    input->count, &options, &error);

	if (!good)
		cli_die_of(error.text);
	let_go(job);
	if (job->sha256[0] != '\0')
		job->model.snapshot.sha256 = job->sha256;
	take(cli, &job->model, input);
}

void
cli_read(const struct cli *cli, struct cli_input inputs[2])
{
	bool reduced = reduce(cli, inputs);

	for (size_t i = 0; i < 2; i++) {
		inputs[i].snapshot = wsreg_builtin();
		/* Two files and two snapshots would be much memory. */
		if (!reduced && jobs[i].again)
			let_go(&jobs[i]);
		if (is_nothing(&inputs[i])) {
			cli_read_nothing(&jobs[i].model);
			inputs[i].snapshot = &jobs[i].model.snapshot;
		} else if (inputs[i].count > 0) {
			read_job(cli, &jobs[i], &inputs[i]);
		}
	}
}
