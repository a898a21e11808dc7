/* SPDX-License-Identifier: MIT */
/* Findings with a severity: a line of text, an annotation, and their numbers. */

#include "severity.h"

#include "github.h"
#include "json-value.h"
#include "layout.h"

const char *const cli_severity_choices[] = { "error", "warning", "note", NULL };

const char *
cli_severity_name(enum cli_severity severity)
{
	return cli_severity_choices[CLI_ERROR - severity];
}

/* Returns the style of a severity's name. */
static enum cli_style
style_of(enum cli_severity severity)
{
	switch (severity) {
	case CLI_NOTE:
		return CLI_DIM;
	case CLI_WARNING:
		return CLI_WARN;
	case CLI_ERROR:
		break;
	}
	return CLI_BAD;
}

void
cli_remark_text(const struct cli *cli, const struct cli_remark *remark)
{
	cli_put(cli, remark->file);
	if (remark->line > 0)
		fprintf(cli->out, ":%lu", remark->line);
	fputs(": ", cli->out);
	cli_put_styled(cli, style_of(remark->severity),
	    cli_severity_name(remark->severity));
	fputs(": ", cli->out);
	cli_put(cli, remark->message);
	cli_style(cli, CLI_DIM);
	fprintf(cli->out, " [%s]", remark->id);
	cli_style(cli, CLI_PLAIN);
	fputc('\n', cli->out);
}

/* GitHub calls a note a notice. */
void
cli_remark_github(const struct cli *cli, const struct cli_remark *remark)
{
	cli_github_start(cli,
	    remark->severity == CLI_NOTE ? "notice"
					 : cli_severity_name(remark->severity),
	    remark->file, remark->line, remark->id);
	cli_github_put(cli, remark->message);
	fputc('\n', cli->out);
}

void
cli_severity_summary(
    const struct cli *cli, const size_t counts[CLI_SEVERITY_COUNT])
{
	for (unsigned i = CLI_SEVERITY_COUNT; i-- > 0;)
		fprintf(cli->out, "%zu %s%s%s", counts[i],
		    cli_severity_name((enum cli_severity)i),
		    counts[i] == 1 ? "" : "s", i > 0 ? ", " : "\n");
}

json_t *
cli_severity_json(const size_t counts[CLI_SEVERITY_COUNT])
{
	static const char *const names[CLI_SEVERITY_COUNT] = {
		[CLI_NOTE] = "notes",
		[CLI_WARNING] = "warnings",
		[CLI_ERROR] = "errors",
	};
	json_t *summary = cli_json_object();

	for (unsigned i = CLI_SEVERITY_COUNT; i-- > 0;)
		cli_json_set(summary, names[i], counts[i]);
	return summary;
}

int
cli_severity_status(const size_t counts[CLI_SEVERITY_COUNT], int choice)
{
	for (unsigned i = CLI_ERROR - (unsigned)choice; i < CLI_SEVERITY_COUNT;
	     i++)
		if (counts[i] > 0)
			return CLI_NOT_FOUND;
	return CLI_FOUND;
}
