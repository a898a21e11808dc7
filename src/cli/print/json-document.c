/* SPDX-License-Identifier: MIT */
/* Documents of JSON that are lists of results: one object, or JSON lines. */

#include "json-document.h"

#include "json-value.h"
#include "json-write.h"

void
cli_json_around(const struct cli *cli, const char *text)
{
	if (!cli->lines)
		fputs(text, cli->out);
}

void
cli_json_start(const struct cli *cli, const char *list)
{
	json_t *object;

	if (cli->lines)
		return;
	object = cli_json_object();
	cli_json_set(object, "snapshot", cli_json_snapshot(cli->snapshot));
	cli_json_open(cli, object);
	fprintf(cli->out, ",\n\"%s\":[", list);
}

void
cli_json_break(const struct cli *cli)
{
	cli_json_around(cli, "\n");
}

void
cli_json_end_item(const struct cli *cli)
{
	if (!cli->lines)
		return;
	fputc('\n', cli->out);
	fflush(cli->out);
}

void
cli_json_item(const struct cli *cli, json_t *item, size_t index)
{
	cli_json_around(cli, index > 0 ? ",\n" : "\n");
	cli_json_put(cli, item);
	cli_json_end_item(cli);
}

void
cli_json_end(const struct cli *cli, json_t *summary)
{
	cli_json_around(cli, "\n]");
	if (summary != NULL && !cli->lines) {
		fputs(",\n\"summary\":", cli->out);
		cli_json_put(cli, json_incref(summary));
	}
	json_decref(summary);
	cli_json_around(cli, "}\n");
}
