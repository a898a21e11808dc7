/* SPDX-License-Identifier: MIT */
/* One line for each record that was found, for scripts: its key, its name and
 * its registry.  A key that was not found prints nothing. */

#include "lookup.h"

/* Prints the lines of a key. White space in keys and names is folded, so that
 * they have neither tabs nor newlines. */
static void
print_answer(
    const struct cli *cli, const struct cli_answer *answer, size_t index)
{
	(void)index;
	for (size_t i = 0; i < answer->count; i++) {
		const struct wsreg_record *record = answer->records[i];

		cli_put(cli, record->key);
		fputc('\t', cli->out);
		if (record->name != NULL)
			cli_put(cli, record->name);
		fputc('\t', cli->out);
		cli_put(cli, record->registry->id);
		fputc('\n', cli->out);
	}
}

const struct lookup_printer lookup_brief = { .answer = print_answer };
