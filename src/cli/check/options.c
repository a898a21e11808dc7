/* SPDX-License-Identifier: MIT */
/* The options of wsreg check. */

#include <string.h>

#include "check.h"

struct cli_check_request cli_check_asked;

/* How many octets of a message are printed unless --max-print says. */
#define MESSAGE_PRINT 4096

static void
take_limit(const char *name, void *field, const char *argument)
{
	uint64_t *limit = field;

	if (!cli_parse_number(argument, limit) || *limit == 0)
		cli_die_usage("check",
		    "--%s: `%s' is not a number from 1 to "
		    "18446744073709551615",
		    name, argument);
}

/* Ends the program: no rule has the id. */
static _Noreturn void
refuse_rule(const char *id)
{
	struct cli_near near;
	char *keys;

	cli_near_begin(&near, id);
	cli_near_offer_rules(&near);
	keys = cli_near_keys(&near);
	cli_die_usage("check", "--exclude: no rule `%s'%s%s%s", id,
	    near.count > 0 ? " (did you mean " : "", keys,
	    near.count > 0 ? "?)" : "");
}

/* Notes the rules to leave out: ids with commas between them. */
static void
take_rules(const char *name, void *field, const char *argument)
{
	struct cli_check_request *request = &cli_check_asked;

	(void)name;
	(void)field;
	request->excludes = true;
	for (const char *id = argument;; id++) {
		size_t size = strcspn(id, ",");
		const struct wsreg_rule *rule = wsreg_rule_find(id, size);

		if (rule == NULL)
			refuse_rule(cli_print("%.*s", (int)size, id));
		else
			request->excluded[rule->number] = true;
		id += size;
		if (*id == '\0')
			return;
	}
}

/* Adds a connection of a capture to those that are to be checked. */
static void
take_choice(const char *name, void *field, const char *argument)
{
	struct cli_check_request *request = &cli_check_asked;
	struct cli_choice choice;

	(void)field;
	if (!cli_choice_read(&choice, argument))
		cli_die_usage("check",
		    "--%s: `%s' is neither a number nor ADDRESS:PORT", name,
		    argument);
	request->choices = cli_grow(
	    request->choices, request->choice_count + 1, sizeof(choice));
	request->choices[request->choice_count++] = choice;
}

static const char *const side_names[] = { "client", "server", NULL };

#define FIELD(name) .offset = offsetof(struct cli_check_request, name)

const struct option_row cli_check_options[] = {
	{ "client", 0, "FILE", "read what the client sent, from its request on",
	    OPTION_ONCE, FIELD(client), .group = "Input" },
	{ "server", 0, "FILE",
	    "read what the server sent, from its response on", OPTION_ONCE,
	    FIELD(server) },
	{ "frames", 0, "SIDE", "FILE has frames of this side, and no handshake",
	    OPTION_ONCE, FIELD(frames), .values = side_names },
	{ "extension", 0, "VALUE", "with --frames: the negotiated extensions",
	    OPTION_ONCE, FIELD(extension) },
	{ "subprotocol", 0, "NAME", "with --frames: the negotiated subprotocol",
	    OPTION_ONCE, FIELD(subprotocol) },
	{ "follow", 0, "FILE",
	    "read what `tshark -q -z follow,tcp,raw,N' prints", OPTION_ONCE,
	    FIELD(follow) },
	{ "connection", 0, "WHICH",
	    "check only this tcp.stream, or ADDRESS:PORT of a side",
	    OPTION_TAKEN, .take = take_choice },
	{ "keylog", 0, "FILE", "decrypt TLS with these keys; needs tshark",
	    OPTION_ONCE, FIELD(keylog) },
	{ "hex", 0, NULL, "read files as text that contains octets",
	    OPTION_FLAG, FIELD(hex) },
	{ "max-frame", 0, "N", "limit the payload of a frame to N octets",
	    OPTION_TAKEN, .take = take_limit, FIELD(max_frame),
	    .group = "Checking" },
	{ "max-message", 0, "N", "limit a message to N octets, also inflated",
	    OPTION_TAKEN, .take = take_limit, FIELD(max_message) },
	{ "max-fragments", 0, "N", "limit a message to N frames", OPTION_TAKEN,
	    .take = take_limit, FIELD(max_fragments) },
	{ "keep-going", 0, NULL, "continue after the first error of a side",
	    OPTION_FLAG, FIELD(keep_going) },
	{ "open", 0, NULL, "the capture is incomplete: ignore how it ends",
	    OPTION_FLAG, FIELD(open) },
	{ "exclude", 'x', "RULE,...", "leave out these rules", OPTION_TAKEN,
	    .take = take_rules },
	{ "frames-list", 0, NULL, "list every frame", OPTION_FLAG, FIELD(list),
	    .group = "Output" },
	{ "messages", 0, NULL, "print every whole message, inflated",
	    OPTION_FLAG, FIELD(messages) },
	{ "max-print", 0, "N",
	    "with --messages: at most N octets of each (4096)", OPTION_TAKEN,
	    .take = take_limit, FIELD(max_print) },
	{ "redact", 0, NULL,
	    "hide payload and tokens; default in sarif, junit, html",
	    OPTION_FLAG, FIELD(redact) },
	{ "no-redact", 0, NULL, "print payload and tokens in all formats",
	    OPTION_FLAG, FIELD(no_redact) },
	{ .name = NULL },
};

const struct option_row cli_check_shared[] = {
	{ "format", 'f', "FORMAT", "", OPTION_TEXT,
	    .offset = offsetof(struct cli, format) },
	{ "color", 0, "WHEN", "colour text output: auto, always or never",
	    OPTION_CHOICE, .offset = offsetof(struct cli, color_when),
	    .values = cli_colors },
	{ "output", 'o', "FILE", "write to FILE (atomically)", OPTION_TEXT,
	    .offset = offsetof(struct cli, output) },
	{ "input", 'i', "FILE", "check against this registry file", OPTION_LIST,
	    .offset = offsetof(struct cli, inputs), .most = CLI_INPUT_MAX,
	    .count_offset = offsetof(struct cli, input_count),
	    .group = "General" },
	{ "strict", 0, NULL,
	    "exit with 1 on warnings; refuse faulty registry files",
	    OPTION_FLAG, .offset = offsetof(struct cli, strict) },
	{ .name = NULL },
};

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
		cli_die_usage("check", "standard input cannot be read twice");
}

/* There is one way to name what is read, and nothing that belongs to
 * another. */
const struct cli_check_request *
cli_check_request(char **files, size_t count)
{
	struct cli_check_request *request = &cli_check_asked;
	bool sides = request->client != NULL || request->server != NULL;
	int ways = sides + (request->follow != NULL) + (count > 0);

	request->files = files;
	request->file_count = count;
	if (ways == 0)
		cli_die_usage("check", "check needs a file");
	if (ways > 1)
		cli_die_usage("check",
		    "give only one of: --client/--server, --follow, FILE...");
	if (request->frames != NULL && request->follow == NULL && count != 1)
		cli_die_usage("check", "--frames takes one file");
	if (request->frames == NULL &&
	    (request->extension != NULL || request->subprotocol != NULL))
		cli_die_usage(
		    "check", "--extension and --subprotocol need --frames");
	if (request->hex && request->follow != NULL)
		cli_die_usage("check", "give only one of: --hex, --follow");
	if (count == 0 &&
	    (request->keylog != NULL || request->choice_count > 0))
		cli_die_usage(
		    "check", "--keylog and --connection need FILE...");
	if (request->max_print > 0 && !request->messages)
		cli_die_usage("check", "--max-print needs --messages");
	if (request->max_print == 0)
		request->max_print = MESSAGE_PRINT;
	if (request->redact && request->no_redact)
		cli_die_usage(
		    "check", "give only one of: --redact, --no-redact");
	check_standard(request);
	return request;
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
