/* SPDX-License-Identifier: MIT */
/* Atom feeds of changes.  The author of them is IANA, whose registries they are
 * about. */

#include "feed.h"

#include <stdlib.h>

#include "entry-id.h"
#include "xml.h"

/* Prints the title: that of the file, then the registry and the key. */
static void
put_title(const struct cli *cli, const struct cli_feed *feed)
{
	const char *title = feed->title[0] != '\0' ? feed->title : feed->file;

	fputs("<title>", cli->out);
	cli_put_xml(cli, title);
	if (feed->registry != NULL) {
		fputs(": ", cli->out);
		cli_put_xml(cli, feed->registry);
	}
	if (feed->key != NULL) {
		fputs(": ", cli->out);
		cli_put_xml(cli, feed->key);
	}
	fputs("</title>\n", cli->out);
}

void
cli_feed_start(const struct cli *cli, const struct cli_feed *feed)
{
	char *id = cli_entry_feed_id(feed->file, feed->registry, feed->key);
	char *page = cli_entry_page(feed->file, feed->registry);
	char *updated = cli_entry_date(feed->updated);

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
	    cli->out);
	fprintf(cli->out, "<id>%s</id>\n", id);
	put_title(cli, feed);
	fprintf(cli->out, "<updated>%s</updated>\n", updated);
	fputs("<author><name>IANA</name></author>\n", cli->out);
	fprintf(cli->out,
	    "<link rel=\"alternate\" type=\"text/html\" href=\"%s\"/>\n", page);
	fprintf(cli->out, "<generator version=\"%s\">wsreg</generator>\n",
	    WSREG_VERSION);
	free(updated);
	free(page);
	free(id);
}

void
cli_feed_end(const struct cli *cli)
{
	fputs("</feed>\n", cli->out);
}
