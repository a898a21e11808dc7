/* SPDX-License-Identifier: MIT */
/* The commands, their options, and what --help and shell completions show of
 * them. */

#include "commands.h"

#include <string.h>

static const struct cli_command *const commands[] = { &cli_lookup, &cli_list,
	&cli_search, &cli_export, &cli_diff, &cli_lint, &cli_log, &cli_rules,
	&cli_check, &cli_audit, &cli_generate };

#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))

/* Those of a command, those it shares, what is asked of it, and the end; the
 * others' are there to be refused. */
#define TABLE_MAX (COMMAND_COUNT + 4)

static const char usage[] =
    "usage: wsreg [OPTION...] KEY...\n"
    "       wsreg COMMAND [OPTION...] [OPERAND...]\n"
    "\n"
    "Look up close codes, opcodes, versions, subprotocols, extensions and "
    "header\n"
    "bits in IANA's WebSocket registries.\n\n";

static const char ending[] =
    "\n"
    "FILE may be - for standard input, or @DATE for a built-in older "
    "snapshot.\n"
    "Exit status: 0 found, equal or clean; 1 not found, different or with\n"
    "findings; 2 trouble.\n";

/* Completions ask with those that have no help. */
static const struct option_row question_options[] = {
	{ "help", 'h', NULL, "print this help", OPTION_FLAG,
	    .offset = offsetof(struct cli, help) },
	{ "version", 'V', NULL,
	    "print the version and the snapshot's date and SHA-256",
	    OPTION_FLAG, .offset = offsetof(struct cli, version) },
	{ .name = "list-commands",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct cli, list_commands) },
	{ .name = "list-options",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct cli, list_options) },
	{ .name = "list-formats",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct cli, list_formats) },
	{ .name = "list-snapshots",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct cli, list_snapshots) },
	{ .name = "list-names",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct cli, list_names) },
	{ .name = NULL },
};

const struct cli_command *
cli_find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT && name != NULL; i++)
		if (strcmp(name, commands[i]->name) == 0)
			return commands[i];
	return NULL;
}

void
cli_suggest_command(const char *key)
{
	struct cli_near near;

	cli_near_begin(&near, key);
	/* Keys are near to each other more often than to commands. */
	near.limit = 1;
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		cli_near_offer(
		    &near, commands[i]->name, commands[i]->name, commands[i]);
	if (near.count > 0)
		cli_complain("did you mean the command %s?", near.list[0].key);
}

/* ---- Options ---- */

/* Fills the tables of a command's options, in the order of --help.  A command
 * that must be the first word knows no options of others; without a command,
 * those of lookup are taken. */
static void
gather(struct option_table tables[TABLE_MAX], const struct cli_command *command,
    struct cli *cli)
{
	static const struct cli_command none;
	const struct cli_command *own = command != NULL ? command : &none;

	if (own->options != NULL)
		*tables++ = (struct option_table){ own->options, own->target,
			own->name };
	*tables++ = (struct option_table){
		own->shared != NULL ? own->shared : cli_options, cli, NULL
	};
	for (size_t i = 0; i < COMMAND_COUNT && !own->first; i++)
		if (commands[i]->options != NULL && !commands[i]->first &&
		    commands[i] != command)
			*tables++ = (struct option_table){ commands[i]->options,
				command == NULL && commands[i] == &cli_lookup
				    ? commands[i]->target
				    : NULL,
				commands[i]->name };
	*tables++ = (struct option_table){ question_options, cli, NULL };
	*tables = (struct option_table){ NULL, NULL, NULL };
}

void
cli_read_options(
    struct cli *cli, const struct cli_command *command, int argc, char **argv)
{
	struct option_table tables[TABLE_MAX];
	char text[OPTION_TEXT_SIZE];

	gather(tables, command, cli);
	if (!options_read(tables, argc, argv, text))
		cli_die_usage(
		    command != NULL ? command->name : NULL, "%s", text);
}

/* ---- Formats ---- */

/* Writes the names of a command's formats with commas between them, and with
 * `last' before the last. */
static void
join_formats(char text[OPTION_TEXT_SIZE], const struct cli_command *command,
    const char *last)
{
	const char *names[CLI_FORMAT_MAX];

	for (size_t i = 0; i < CLI_FORMAT_MAX; i++)
		names[i] = command->formats[i].name;
	text[0] = '\0';
	options_join(text, names, last);
}

void
cli_choose_printer(struct cli *cli, const struct cli_command *command)
{
	char names[OPTION_TEXT_SIZE];
	size_t i = 0;

	while (cli->format != NULL && command->formats[i].name != NULL &&
	    strcmp(cli->format, command->formats[i].name) != 0)
		i++;
	join_formats(names, command, " or ");
	if (command->formats[i].name == NULL)
		cli_die_usage(command->name, "%s has no format `%s'; choose %s",
		    command->name, cli->format, names);
	cli->printer = command->formats[i].printer;
	cli->lines = strcmp(command->formats[i].name, "jsonl") == 0;
}

/* ---- What is asked ---- */

static void
print_usage(FILE *out, const struct cli_command *command)
{
	if (command != NULL && command->usage != NULL) {
		fputs(command->usage, out);
	} else if (command != NULL) {
		fprintf(out, "usage: wsreg %s [OPTION...] %s\n\n%s\n\n",
		    command->name, command->operands, command->summary);
	} else {
		fputs(usage, out);
		for (size_t i = 0; i < COMMAND_COUNT; i++)
			fprintf(out, "  %-8s %-21s %s\n", commands[i]->name,
			    commands[i]->operands, commands[i]->summary);
		fputc('\n', out);
	}
}

/* Prints the options of a command, or of all, for --help or as a list. */
static void
print_options(struct cli *cli, const struct cli_command *command)
{
	struct option_table tables[TABLE_MAX];
	char formats[OPTION_TEXT_SIZE];

	gather(tables, command, cli);
	if (command != NULL)
		join_formats(formats, command, ", ");
	else
		strcpy(formats, "see `wsreg COMMAND --help' for its formats");
	for (size_t i = 0; tables[i].rows != NULL; i++)
		if (command != NULL && tables[i].target == NULL)
			continue;
		else if (cli->help)
			options_help(cli->out, tables[i].rows, formats);
		else
			options_list(cli->out, tables[i].rows, formats);
}

bool
cli_answer(struct cli *cli, const struct cli_command *command)
{
	const struct cli_command *named =
	    command != NULL ? command : &cli_lookup;

	if (!cli->help && !cli->list_commands && !cli->list_options &&
	    !cli->list_formats && !cli->list_snapshots)
		return false;
	cli_output_open(cli);
	if (cli->help)
		print_usage(cli->out, command);
	if (cli->help || cli->list_options)
		print_options(cli, command);
	for (size_t i = 0; i < COMMAND_COUNT && cli->list_commands; i++)
		fprintf(cli->out, "%s\t%s\n", commands[i]->name,
		    commands[i]->summary);
	for (size_t i = 0; named->formats[i].name != NULL && cli->list_formats;
	     i++)
		fprintf(cli->out, "%s\n", named->formats[i].name);
	for (size_t i = 0; cli_history_name(i) != NULL && cli->list_snapshots;
	     i++)
		fprintf(cli->out, "%s\n", *cli_history_name(i));
	if (cli->help)
		fputs(named->ending != NULL ? named->ending : ending, cli->out);
	cli_output_close(cli);
	return true;
}
