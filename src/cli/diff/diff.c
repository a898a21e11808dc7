/* SPDX-License-Identifier: MIT */
/* wsreg diff: what changed between two registry files.  This file reads both
 * snapshots and chooses the format; src/diff compares. */

#include "diff.h"

#include <stdlib.h>
#include <string.h>

/* The severities, from the worst to the least, and from which on the exit
 * status is 1. */
static const char *const severities[] = { "breaking", "additive", "any", NULL };
static int fail_on = 2;

static const struct option_row options[] = {
	{ "fail-on", 0, "SEVERITY",
	    "diff: lowest severity that makes the exit\n"
	    "status 1: breaking, additive or any",
	    OPTION_CHOICE, .values = severities },
	{ .name = NULL },
};

/* Returns what the history ends with, which may be newer than the snapshot that
 * is compiled in. */
static const struct wsreg_snapshot *
read_history(void)
{
	static struct gen_model model;

	cli_events_read(&model, false);
	return &model.snapshot;
}

/* Two operands are the files; one is the newer, and the older is what other
 * commands look into, where what is laid over the first of the files is laid
 * over the newer one, too: private codes are no news. */
static void
read_files(
    struct cli *cli, char **operands, size_t count, struct cli_diff *diff)
{
	const char *after[CLI_INPUT_MAX];
	const char *before = operands[0];
	struct cli_input inputs[2] = {
		{ cli->inputs, cli->input_count, NULL },
		{ after, 1, NULL },
	};

	if (count == 2 && cli->has_input)
		cli_die_usage(
		    "diff", "diff takes OLD and NEW, or --input and NEW");
	if (count == 2)
		inputs[0] = (struct cli_input){ &before, 1, NULL };
	after[0] = operands[count - 1];
	for (size_t i = 1; count == 1 && i < cli->input_count; i++)
		after[inputs[1].count++] = cli->inputs[i];
	cli_check_standard(inputs, 2);
	cli_read(cli, inputs);
	diff->before = inputs[0].snapshot;
	diff->after = inputs[1].snapshot;
}

/* A name of either snapshot will do. */
static const char *
find_registry(const struct cli *cli, const struct cli_diff *diff)
{
	const struct wsreg_registry *registry;

	if (cli->registry == NULL)
		return NULL;
	registry = wsreg_registry_find(
	    diff->after, cli->registry, strlen(cli->registry));
	if (registry == NULL)
		registry = wsreg_registry_find(
		    diff->before, cli->registry, strlen(cli->registry));
	if (registry != NULL)
		return registry->id;
	cli_die("no registry `%s' in %s", cli->registry,
	    wsreg_snapshot_source(diff->after));
}

/* Returns the exit status: whether any change is at least as severe as the
 * threshold. */
static int
status_of(const struct cli_diff *diff)
{
	for (unsigned i = WSREG_IMPACT_BREAKING - (unsigned)fail_on;
	     i <= WSREG_IMPACT_BREAKING; i++)
		if (diff->counts[i] > 0)
			return CLI_NOT_FOUND;
	return CLI_FOUND;
}

/* Compares two snapshots.  The snapshots stay in memory to the program's
 * end; only the work space of the comparison is freed. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct diff_printer *printer = cli->printer;
	struct cli_diff diff = { 0 };

	if (count == 0 || count > 2)
		cli_die_usage("diff", "diff takes one or two files");
	read_files(cli, operands, count, &diff);
	if (printer->extends && count == 1 && cli->input_count == 0)
		diff.before = read_history();
	diff.registry = find_registry(cli, &diff);
	diff.space = cli_allocate(wsreg_diff_size(diff.before, diff.after), 1);
	if (!printer->extends)
		cli_diff_warn(&diff);
	printer->print(cli, &diff);
	free(diff.space);
	return status_of(&diff);
}

const struct cli_command cli_diff = { "diff", "[OLD] NEW",
	"Show what changed between registry files",
	{ { "text", &diff_text }, { "json", &diff_json },
	    { "jsonl", &diff_json }, { "markdown", &diff_markdown },
	    { "github", &diff_github }, { "history", &diff_history },
	    { "atom", &diff_atom }, { "pubsub", &diff_pubsub } },
	.run = run, .options = options, .target = &fail_on, .reads = true };
