/* SPDX-License-Identifier: MIT */
/* wsreg lookup: what IANA says about codes and names. */

#include <stdlib.h>

#include "explain.h"
#include "former.h"
#include "lookup.h"
#include "suggest.h"

const struct lookup_printer *const lookup_printers[] = {
	[CLI_DEFAULT] = &lookup_text,
	[CLI_TEXT] = &lookup_text,
	[CLI_JSON] = &lookup_json,
	[CLI_NAMES] = &lookup_names,
};

static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct lookup_printer *printer = lookup_printers[cli->format];
	struct cli_answer *answers;
	int status = CLI_FOUND;

	if (count == 0)
		cli_die("lookup needs a code or a name; see `wsreg --help'");
	answers = cli_allocate(count, sizeof(*answers));
	for (size_t i = 0; i < count; i++) {
		char *key = cli_fold(operands[i]);

		answers[i].query = key;
		cli_match(cli, &answers[i]);
		if (answers[i].count == 0)
			cli_match_former(cli, &answers[i]);
		if (answers[i].count == 0) {
			cli_suggest(cli, &answers[i]);
			status = CLI_NOT_FOUND;
		}
		cli_explain(cli, &answers[i]);
		answers[i].query = operands[i];
		free(key);
	}
	printer->answers(cli, answers, count);
	for (size_t i = 0; i < count; i++)
		cli_answer_free(&answers[i]);
	free(answers);
	return status;
}

const struct cli_command cli_lookup = { .run = run };
