/* SPDX-License-Identifier: MIT */
/* Two snapshots read for comparison. */

#include "inputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "model.h"
#include "read.h"
#include "reduce.h"

/* They stay where they were filled, to the end of the program. */
static struct job {
	struct gen_model model;
	struct gen_octets octets; /* of the file, if it is held */
	bool held;
	bool again; /* it can be read once more */
	char sha256[GEN_SHA256_SIZE];
} jobs[2];

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

/* What cannot be held is left to be read, which will say why. */
static void
hold(struct job *job, const char *file)
{
	bool standard = strcmp(file, "-") == 0;
	FILE *stream = standard ? stdin : fopen(file, "rb");
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

static void
read_snapshot(struct job *job, struct cli_input *input)
{
	/* No budget: no names are looked up. */
	const struct gen_options options = {
		.overlay = wsreg_tables.overlay,
	};
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
	input->snapshot = &job->model.snapshot;
}

void
cli_read(const struct cli *cli, struct cli_input inputs[2])
{
	bool reduced = reduce(cli, inputs);
	struct cli view = *cli;

	for (size_t i = 0; i < 2; i++) {
		inputs[i].snapshot = wsreg_builtin();
		if (inputs[i].count == 0)
			continue;
		/* Two files and two snapshots would be much memory. */
		if (!reduced && jobs[i].again)
			let_go(&jobs[i]);
		read_snapshot(&jobs[i], &inputs[i]);
		view.snapshot = inputs[i].snapshot;
		if (cli->strict)
			cli_check_strict(&view);
	}
}
