/* SPDX-License-Identifier: MIT */
/* Which printer writes the format that was asked for. */

#include "cli/cli.h"

const struct cli_printer *
cli_printer_of(
    const struct cli *cli, unsigned allowed, enum cli_format fallback)
{
	enum cli_format format =
	    cli->format == CLI_DEFAULT ? fallback : cli->format;
	const struct cli_printer *const printers[] = {
		[CLI_DEFAULT] = NULL,
		/* Text is for people, and of an export for tools. */
		[CLI_TEXT] = fallback == CLI_TEXT ? &cli_text : &cli_plain,
		[CLI_JSON] = cli_backend.json,
		[CLI_CSV] = &cli_csv,
		[CLI_XML] = &cli_xml,
		[CLI_MARKDOWN] = &cli_markdown,
		[CLI_GITHUB] = NULL,
		[CLI_NAMES] = &cli_names,
	};

	if ((allowed & 1u << format) == 0 || printers[format] == NULL)
		cli_die("this command has no such format; see its --help");
	return printers[format];
}
