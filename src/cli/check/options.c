/* SPDX-License-Identifier: MIT */
/* The options of wsreg check. */

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "traffic/traffic.h"

enum {
	OPTION_CLIENT = CLI_OPTION_OWN,
	OPTION_SERVER,
	OPTION_FRAMES,
	OPTION_FOLLOW,
	OPTION_EXTENSION,
	OPTION_SUBPROTOCOL,
	OPTION_MAX_FRAME,
	OPTION_MAX_MESSAGE,
	OPTION_MAX_FRAGMENTS,
	OPTION_HEX,
	OPTION_KEEP_GOING,
	OPTION_OPEN,
	OPTION_LIST,
};

static const struct option options[] = {
	{ "client", required_argument, NULL, OPTION_CLIENT },
	{ "server", required_argument, NULL, OPTION_SERVER },
	{ "frames", required_argument, NULL, OPTION_FRAMES },
	{ "follow", required_argument, NULL, OPTION_FOLLOW },
	{ "extension", required_argument, NULL, OPTION_EXTENSION },
	{ "subprotocol", required_argument, NULL, OPTION_SUBPROTOCOL },
	{ "max-frame", required_argument, NULL, OPTION_MAX_FRAME },
	{ "max-message", required_argument, NULL, OPTION_MAX_MESSAGE },
	{ "max-fragments", required_argument, NULL, OPTION_MAX_FRAGMENTS },
	{ "hex", no_argument, NULL, OPTION_HEX },
	{ "keep-going", no_argument, NULL, OPTION_KEEP_GOING },
	{ "open", no_argument, NULL, OPTION_OPEN },
	{ "frames-list", no_argument, NULL, OPTION_LIST },
	{ "input", required_argument, NULL, 'i' },
	{ "format", required_argument, NULL, 'f' },
	{ "color", required_argument, NULL, CLI_OPTION_COLOR },
	{ "output", required_argument, NULL, 'o' },
	{ "strict", no_argument, NULL, CLI_OPTION_STRICT },
	{ "help", no_argument, NULL, 'h' },
	{ NULL, 0, NULL, 0 },
};

static const char help[] =
    "usage: wsreg check [OPTION...] FILE...\n"
    "       wsreg check [OPTION...] [--client FILE] [--server FILE]\n"
    "       wsreg check [OPTION...] --frames client|server FILE\n"
    "       wsreg check [OPTION...] --follow FILE\n"
    "\n"
    "captured WebSocket traffic against the rules\n"
    "\n"
    "      --client FILE      what the client sent, from its request on\n"
    "      --server FILE      what the server sent, from its answer on\n"
    "      --frames SIDE      FILE has frames only, of this side\n"
    "      --extension VALUE  with --frames: what was agreed on\n"
    "      --subprotocol NAME with --frames: what was agreed on\n"
    "      --follow FILE      what `tshark -q -z follow,tcp,raw,N' prints\n"
    "      --hex              files are hexadecimal text\n"
    "      --max-frame N      the most octets in a frame,\n"
    "      --max-message N    in a message,\n"
    "      --max-fragments N  and frames in a message\n"
    "      --keep-going       go on after the first error\n"
    "      --open             the capture was cut off: its end says nothing\n"
    "      --frames-list      list every frame\n"
    "  -i, --input FILE       judge by this registry file\n"
    "  -f, --format FORMAT    text, json, sarif, junit\n"
    "      --color WHEN       auto, always or never\n"
    "  -o, --output FILE      write to FILE, whole or not at all\n"
    "      --strict           warnings fail, too\n"
    "  -h, --help             this text\n"
    "\n"
    "Exit status: 0 clean, 1 errors, 2 trouble.\n";

static uint64_t
parse_limit(const char *text)
{
	uint64_t limit;

	if (!cli_parse_number(text, &limit) || limit == 0)
		cli_die(
		    "a limit is a number from 1 to 18446744073709551615, not `%s'",
		    text);
	return limit;
}

static void
take_limit(struct cli_check_request *request, int option)
{
	uint64_t limit = parse_limit(optarg);

	if (option == OPTION_MAX_FRAME)
		request->max_frame = limit;
	else if (option == OPTION_MAX_MESSAGE)
		request->max_message = limit;
	else
		request->max_fragments = limit;
}

/* What can be said once. */
static void
take_once(const char **option, const char *name)
{
	if (*option != NULL)
		cli_die("--%s can be given only once", name);
	*option = optarg;
}

static void
take_side(struct cli_check_request *request)
{
	if (strcmp(optarg, "client") != 0 && strcmp(optarg, "server") != 0)
		cli_die("--frames takes client or server, not `%s'", optarg);
	take_once(&request->frames, "frames");
}

static void
take_own(struct cli_check_request *request, int option)
{
	switch (option) {
	case OPTION_CLIENT:
		take_once(&request->client, "client");
		break;
	case OPTION_SERVER:
		take_once(&request->server, "server");
		break;
	case OPTION_FRAMES:
		take_side(request);
		break;
	case OPTION_FOLLOW:
		take_once(&request->follow, "follow");
		break;
	case OPTION_EXTENSION:
		take_once(&request->extension, "extension");
		break;
	case OPTION_SUBPROTOCOL:
		take_once(&request->subprotocol, "subprotocol");
		break;
	case OPTION_HEX:
		request->hex = true;
		break;
	case OPTION_KEEP_GOING:
		request->keep_going = true;
		break;
	case OPTION_OPEN:
		request->open = true;
		break;
	case OPTION_LIST:
		request->list = true;
		break;
	default:
		take_limit(request, option);
		break;
	}
}

/* Standard input can be read once. */
static void
check_standard(const struct cli_check_request *request)
{
	const char *const sides[] = { request->client, request->server };
	int count = 0;

	for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
		count += sides[i] != NULL && strcmp(sides[i], "-") == 0;
	for (size_t i = 0; i < request->file_count; i++)
		count += strcmp(request->files[i], "-") == 0;
	if (count > 1)
		cli_die("standard input is given twice");
}

/* One way to name what is read, and nothing that belongs to another. */
static void
check_request(const struct cli_check_request *request)
{
	bool sides = request->client != NULL || request->server != NULL;
	int ways =
	    sides + (request->follow != NULL) + (request->file_count > 0);

	if (ways == 0)
		cli_die("a file is needed; see `wsreg check --help'");
	if (ways > 1)
		cli_die("--client and --server, --follow, and files do not go "
			"together");
	if (request->frames != NULL && request->file_count != 1)
		cli_die("--frames takes one file");
	if (request->frames == NULL &&
	    (request->extension != NULL || request->subprotocol != NULL))
		cli_die("--extension and --subprotocol go with --frames");
	if (request->hex && request->follow != NULL)
		cli_die("--hex and --follow do not go together");
	check_standard(request);
}

bool
cli_check_options(
    struct cli *cli, struct cli_check_request *request, int argc, char **argv)
{
	int option;

	opterr = 0; /* the messages are ours */
	while ((option = getopt_long(argc, argv, ":i:f:o:h", options, NULL)) !=
	    -1) {
		if (option == 'h')
			return false;
		if (option == '?' || option == ':')
			cli_refuse_option(option, argv);
		if (!cli_take_option(cli, option))
			take_own(request, option);
	}
	request->files = argv + optind;
	request->file_count = (size_t)(argc - optind);
	check_request(request);
	return true;
}

void
cli_check_help(const struct cli *cli)
{
	fputs(help, cli->out);
}

void
cli_check_agree(const struct cli_check_request *request, const struct cli *cli,
    struct agreement *agreement)
{
	const char *reason = NULL;

	memset(agreement, 0, sizeof(*agreement));
	if (request->extension != NULL)
		reason = agreement_read(
		    agreement, slice_of(request->extension), cli->snapshot);
	if (reason != NULL)
		cli_die("--extension: %s", reason);
}
