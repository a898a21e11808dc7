/* SPDX-License-Identifier: MIT */
/* Two snapshots read at the same time. */

#include "inputs.h"

#include <pthread.h>

#include "model.h"

/* They stay where they were filled, to the end of the program. */
static struct job {
	struct gen_model model;
	struct gen_options options;
	struct gen_error error;
	const struct cli_input *input;
	bool good;
} jobs[2];

static void *
work(void *argument)
{
	struct job *job = argument;

	job->good = gen_model_read(&job->model, job->input->files,
	    job->input->count, &job->options, &job->error);
	return NULL;
}

/* Whether there is anything to be read. */
static bool
prepare(const struct cli *cli, struct job *job, struct cli_input *input)
{
	job->input = input;
	job->options = (struct gen_options){
		.overlay = wsreg_tables.overlay,
		/* Names are looked up only by what is strict. */
		.budget = cli->strict ? 1 : 0,
	};
	input->snapshot =
	    input->count > 0 ? &job->model.snapshot : wsreg_builtin();
	return input->count > 0;
}

static void
finish(const struct cli *cli, const struct job *job)
{
	struct cli view = *cli;

	if (job->input->count > 0 && !job->good)
		cli_die_of(job->error.text);
	view.snapshot = job->input->snapshot;
	if (cli->strict && job->input->count > 0)
		cli_check_strict(&view);
}

void
cli_read(const struct cli *cli, struct cli_input inputs[2])
{
	bool both = prepare(cli, &jobs[0], &inputs[0]);
	pthread_t thread;

	both = prepare(cli, &jobs[1], &inputs[1]) && both;
	if (both && pthread_create(&thread, NULL, work, &jobs[0]) == 0) {
		work(&jobs[1]);
		pthread_join(thread, NULL);
	} else {
		for (size_t i = 0; i < 2; i++)
			if (inputs[i].count > 0)
				work(&jobs[i]);
	}
	for (size_t i = 0; i < 2; i++)
		finish(cli, &jobs[i]);
}
