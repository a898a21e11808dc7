/* SPDX-License-Identifier: MIT */
/* What wsreg itself can do: text about the compiled-in snapshot.  For the
 * rest it runs the full program in its place. */

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "export/export.h"
#include "lookup/lookup.h"
#include "rules/rules.h"

#define FULL_NAME "wsreg-full"

/* Runs the program at `path`, if it is there. */
static void
run(const struct cli *cli, const char *path)
{
	execv(path, cli->argv);
	if (errno != ENOENT && errno != ENOTDIR)
		cli_die("%s: %s", path, strerror(errno));
}

/* Runs it from a folder told by that of this program, so that an installed
 * tree may be moved, and the one that is built be used. */
static void
run_beside(const struct cli *cli, const char *folder)
{
	char path[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
	char *slash = size > 0 && (size_t)size < sizeof(path)
	    ? memrchr(path, '/', (size_t)size)
	    : NULL;
	size_t room;

	if (slash == NULL)
		return;
	room = sizeof(path) - (size_t)(slash + 1 - path);
	if ((size_t)snprintf(slash + 1, room, "%s" FULL_NAME, folder) < room)
		run(cli, path);
}

static void
run_full(const struct cli *cli)
{
	run_beside(cli, WSREG_LIBEXEC_FROM_BIN "/");
	run_beside(cli, "");
	run(cli, WSREG_LIBEXEC "/" FULL_NAME);
	cli_die("%s is missing: reading files and writing JSON or C needs it",
	    WSREG_LIBEXEC "/" FULL_NAME);
}

static void
open_snapshot(struct cli *cli)
{
	cli->snapshot = wsreg_builtin();
	if (cli->input_count > 0 || cli->format == CLI_JSON)
		run_full(cli);
}

/* The full program writes JSON. */
const struct lookup_printer lookup_json = { 0 };
const struct export_printer export_json = { 0 };
const struct rules_printer rules_json = { 0 };

const struct cli_backend cli_backend = {
	.open = open_snapshot,
	.need_full = run_full,
};
