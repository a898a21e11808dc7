/* SPDX-License-Identifier: MIT */
/* Parts of the lines that wsreg check prints as text. */

#include "line.h"

#include <inttypes.h>
#include <stdlib.h>

#include "cli/keep/keep.h"
#include "event.h"

void
cli_line_place(
    struct cli_session *session, enum wsreg_sender sender, uint64_t offset)
{
	cli_put(session->cli, cli_check_place(session, sender));
	fprintf(session->cli->out, ":%" PRIu64 ": ", offset);
}

void
cli_line_count(
    const struct cli *cli, const char *before, uint64_t count, const char *one)
{
	fprintf(cli->out, "%s%" PRIu64 " %s%s", before, count, one,
	    count == 1 ? "" : "s");
}

void
cli_line_code_name(const struct cli *cli, unsigned code)
{
	const char *name = cli_number_name(cli, WSREG_KIND_CLOSE_CODE, code);

	if (name == NULL)
		return;
	fputs(" (", cli->out);
	cli_put(cli, name);
	fputc(')', cli->out);
}

char *
cli_line_digits(const uint8_t *data, size_t size)
{
	char *text = cli_allocate(2 * size + 1, 1);

	cli_row_digits(text, data, size);
	return text;
}
