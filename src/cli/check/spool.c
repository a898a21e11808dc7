/* SPDX-License-Identifier: MIT */
/* Text that is to be printed later, however much it is.  Formats that count
 * first or group by side would otherwise hold all findings in memory. */

#include "spool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/print/print.h"

/* Ends the program: without its temporary file output would be incomplete. */
static _Noreturn void
refuse(void)
{
	cli_die("a temporary file: %s", strerror(errno));
}

FILE *
cli_spool_next(struct cli_spool *spool, const char *between)
{
	if (spool->file == NULL)
		spool->file = tmpfile();
	if (spool->file == NULL)
		refuse();
	if (spool->count++ > 0)
		fputs(between, spool->file);
	return spool->file;
}

void
cli_spool_put(struct cli_spool *spool, const struct cli *cli, json_t *value)
{
	const char *between = cli->lines ? "," : ",\n";
	struct cli target = { .out = cli_spool_next(spool, between) };

	cli_json_put(&target, value);
}

void
cli_spool_end(struct cli_spool *spool, const struct cli *cli)
{
	char buffer[16384];
	size_t size;

	if (spool->file == NULL)
		return;
	/* What could not be written would be missing. */
	if (fflush(spool->file) != 0 || ferror(spool->file) != 0)
		refuse();
	rewind(spool->file);
	while ((size = fread(buffer, 1, sizeof(buffer), spool->file)) > 0)
		fwrite(buffer, 1, size, cli->out);
	if (ferror(spool->file) != 0)
		refuse();
	cli_spool_free(spool);
}

void
cli_spool_free(struct cli_spool *spool)
{
	if (spool->file != NULL)
		fclose(spool->file);
	memset(spool, 0, sizeof(*spool));
}
