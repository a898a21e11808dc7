/* SPDX-License-Identifier: MIT */
/* Changes as requests to publish them by XMPP (XEP-0060, 7.1), each a line, with
 * the entries that a feed has.  wsreg-publish sends them. */

#include <stdlib.h>
#include <string.h>

#include "diff.h"

/* Prints a request.  Its id is the last part of the item's, and the one who
 * sends it adds an address. */
static void
put_request(const struct cli *cli, const struct cli_entry *entry)
{
	char *node = cli_entry_node(entry->file, entry->change->registry);

	fputs("<iq type='set' id='", cli->out);
	cli_put_xml_attribute(cli, strrchr(entry->id, '/') + 1, '\'');
	fputs("'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
	      "<publish node='",
	    cli->out);
	cli_put_xml_attribute(cli, node, '\'');
	fputs("'><item id='", cli->out);
	cli_put_xml_attribute(cli, entry->id, '\'');
	fputs("'>", cli->out);
	cli_entry_put(cli, entry, true);
	fputs("</item></publish></pubsub></iq>\n", cli->out);
	free(node);
}

static void
print(const struct cli *cli, struct cli_diff *diff)
{
	const char *file = wsreg_snapshot_id(diff->after);
	const char *published = cli_entry_published(diff->after);
	struct cli_entry_ids ids = { 0 };
	struct cli_entry entry;
	struct wsreg_change change;

	cli_diff_start(diff);
	while (cli_diff_next(diff, &change)) {
		cli_entry_make(&entry, &change, file, published, &ids);
		put_request(cli, &entry);
		cli_entry_free(&entry);
	}
	cli_entry_ids_free(&ids);
}

const struct diff_printer diff_pubsub = { .print = print };
