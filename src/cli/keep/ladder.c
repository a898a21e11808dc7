/* SPDX-License-Identifier: MIT */
/* The frames of a connection on a page.  Rows are printed to a spool as soon as
 * it is known whether they are folded: a capture may have millions of them. */

#include "ladder.h"

#include <stdlib.h>
#include <string.h>

#include "cli/print/print.h"

/* Returns a command whose output goes to a spool. */
static struct cli
print_to(struct cli_spool *spool)
{
	return (struct cli){ .out = cli_spool_next(spool, "") };
}

static void
show(struct cli_ladder *ladder, char *row)
{
	fputs(row, print_to(&ladder->shown).out);
	free(row);
}

/* Folds the oldest of the rows that wait. */
static void
fold(struct cli_ladder *ladder)
{
	char *row = ladder->last[0];

	ladder->count++;
	ladder->octets += ladder->last_octets[0];
	if (ladder->count <= LADDER_FOLDED)
		fputs(row, print_to(&ladder->folded).out);
	else
		ladder->left_out++;
	free(row);
	ladder->last_count--;
	memmove(ladder->last, ladder->last + 1,
	    ladder->last_count * sizeof(*ladder->last));
	memmove(ladder->last_octets, ladder->last_octets + 1,
	    ladder->last_count * sizeof(*ladder->last_octets));
}

/* Prints the list of the rows that are folded. */
static void
put_folded(struct cli_ladder *ladder)
{
	struct cli out = print_to(&ladder->shown);
	char *more = ladder->left_out == 0
	    ? cli_print("%s", "")
	    : cli_print("; this page leaves out the last %llu of them",
		  (unsigned long long)ladder->left_out);

	cli_page_put(&out, LADDER_PAGE, "fold",
	    { "count", NULL, ladder->count }, { "what", ladder->what, 0 },
	    { "octets", NULL, ladder->octets }, { "more", more, 0 });
	cli_spool_end(&ladder->folded, &out);
	cli_page_block(&out, LADDER_PAGE, "fold-end", NULL);
	free(more);
	ladder->count = ladder->octets = ladder->left_out = 0;
}

void
cli_ladder_end_run(struct cli_ladder *ladder)
{
	if (ladder->count > 0)
		put_folded(ladder);
	for (size_t i = 0; i < ladder->last_count; i++)
		show(ladder, ladder->last[i]);
	ladder->first = ladder->last_count = 0;
}

void
cli_ladder_add(
    struct cli_ladder *ladder, char *row, uint64_t octets, bool marked)
{
	ladder->rows++;
	if (marked) {
		cli_ladder_end_run(ladder);
		show(ladder, row);
	} else if (ladder->first < LADDER_SHOWN) {
		ladder->first++;
		show(ladder, row);
	} else {
		if (ladder->last_count == LADDER_SHOWN)
			fold(ladder);
		ladder->last[ladder->last_count] = row;
		ladder->last_octets[ladder->last_count++] = octets;
	}
}

void
cli_ladder_free(struct cli_ladder *ladder)
{
	for (size_t i = 0; i < ladder->last_count; i++)
		free(ladder->last[i]);
	ladder->last_count = 0;
	cli_spool_free(&ladder->folded);
	cli_spool_free(&ladder->shown);
}
