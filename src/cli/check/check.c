/* SPDX-License-Identifier: MIT */
/* wsreg check: captured WebSocket traffic against the rules. */

#include "both.h"
#include "cli/keep/keep.h"
#include "event.h"
#include "files.h"
#include "keylog.h"
#include "model/model.h"
#include "summary.h"

#include <stdlib.h>

/* ---- What is not checked ---- */

void
cli_check_other(
    struct cli_check *check, const char *file, const struct cli_kind *kind)
{
	check->plain++;
	check->other = *kind;
	check->other_file = file;
}

void
cli_check_refuse(
    struct cli_check *check, const char *file, const struct cli_kind *kind)
{
	cli_complain("%s: %s%s", cli_file_name(file), kind->what, kind->hint);
	check->trouble = true;
}

/* ---- The command ---- */

static void
check_all(struct cli_check *check)
{
	const struct cli_check_request *request = check->request;
	const char *const files[2] = { request->client, request->server };

	if (request->follow != NULL)
		cli_check_follow(check, request->follow);
	if (request->client != NULL || request->server != NULL)
		cli_check_files(check, files);
	for (size_t i = 0; i < request->file_count; i++)
		cli_check_file(check, request->files[i]);
}

/* Returns what a user can do about TLS that was not decrypted.  If there was
 * trouble, its own message has said why. */
static const char *
find_tls_advice(const struct cli_check *check)
{
	if (check->tcp.tls == 0 || check->trouble)
		return "";
	return check->request->keylog == NULL
	    ? "; decrypt them with --keylog"
	    : "; the key log has no keys for them";
}

/* Says what was found in a capture instead of WebSocket. */
static void
complain_of_tcp(const struct cli_check *check)
{
	const char *file = cli_file_name(check->tcp.file);
	char *found = cli_summary_found(check);

	if (check->tcp.connections == 0 && check->request->choice_count > 0)
		cli_complain("%s: no connection matches --connection", file);
	else
		cli_complain("%s: no WebSocket connection: %s%s", file, found,
		    find_tls_advice(check));
	free(found);
}

/* Says what was found where no connection was, unless a file was refused: then
 * that was reported.  Returns whether there was no connection. */
static bool
has_nothing(const struct cli_check *check)
{
	if (check->connections > 0)
		return false;
	if (check->tcp.any && (check->tcp.connections > 0 || !check->trouble))
		complain_of_tcp(check);
	else if (!check->trouble)
		cli_complain("%s: %s%s", cli_file_name(check->other_file),
		    check->other.what, check->other.hint);
	return true;
}

/* Opens or names what is needed once others' octets are read, and gives up the
 * rest. */
static void
enter_sandbox(const struct cli_check_request *request)
{
	gen_sandbox_name(request->client, GEN_SANDBOX_READ);
	gen_sandbox_name(request->server, GEN_SANDBOX_READ);
	gen_sandbox_name(request->follow, GEN_SANDBOX_READ);
	cli_spool_prepare();
	/* With --frames, no file is a capture of packets. */
	if (request->frames == NULL)
		cli_tshark_prepare(
		    request->files, request->file_count, request->keylog);
	gen_sandbox_enter();
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	struct cli_check check = {
		.cli = cli,
		.printer = cli->printer,
		.request = cli_check_request(operands, count),
	};
	bool nothing;

	cli_output_check(cli,
	    (const char *const[]){ check.request->client, check.request->server,
		check.request->follow, check.request->keylog },
	    4);
	cli_keylog_require(check.request->keylog);
	if (cli->input_count > 0)
		gen_model_prepare();
	enter_sandbox(check.request);
	cli_open(cli);
	check.gathered = *cli;
	cli_check_asked.list = cli_check_asked.list || check.printer->paged;
	check.redact = check.request->redact ||
	    (check.printer->redacts && !check.request->no_redact);
	if (check.printer->begin != NULL)
		check.printer->begin(&check);
	check_all(&check);
	free(check.spare);
	check.spare = NULL;
	nothing = has_nothing(&check);
	check.trouble = check.trouble || nothing;
	if (check.printer->end != NULL &&
	    !(nothing && check.printer == &cli_check_text))
		check.printer->end(&check);
	if (check.trouble)
		return CLI_TROUBLE;
	return check.totals.errors > 0 ||
		(cli->strict && check.totals.warnings > 0)
	    ? CLI_NOT_FOUND
	    : CLI_FOUND;
}

const struct cli_command cli_check = { "check", "[FILE...]",
	"Check captured traffic",
	{ { "text", &cli_check_text }, { "json", &cli_check_json },
	    { "jsonl", &cli_check_json }, { "sarif", &cli_check_sarif },
	    { "junit", &cli_check_junit }, { "html", &cli_check_html } },
	.run = run, .options = cli_check_options, .target = &cli_check_asked,
	.shared = cli_check_shared, .reads = true, .first = true,
	.usage = "usage: wsreg check [OPTION...] FILE...\n"
		 "       wsreg check [OPTION...] [--client FILE] "
		 "[--server FILE]\n"
		 "       wsreg check [OPTION...] --frames client|server FILE\n"
		 "       wsreg check [OPTION...] --follow FILE\n"
		 "\n"
		 "Check captured WebSocket traffic against the rules\n\n",
	.ending = "\nExit status: 0 clean, 1 errors, 2 trouble.\n" };
