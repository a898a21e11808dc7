/* SPDX-License-Identifier: MIT */
/* What people read, on a terminal or as a message: whatever is in arguments
 * and files, nothing of it can give the terminal commands. */

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"

/* Longer ones, of long names of files mostly, are cut. */
#define MESSAGE_SIZE 8192

/* Unicode, table 3-7: what may follow the first octet of a sequence; later
 * ones are 80 to BF. */
static const struct {
	unsigned char first, last; /* of the first octet */
	unsigned char least, most; /* of the second one */
	unsigned char size;
} sequences[] = {
	{ 0x01, 0x7f, 0, 0, 1 },
	{ 0xc2, 0xdf, 0x80, 0xbf, 2 },
	{ 0xe0, 0xe0, 0xa0, 0xbf, 3 },
	{ 0xe1, 0xec, 0x80, 0xbf, 3 },
	{ 0xed, 0xed, 0x80, 0x9f, 3 },
	{ 0xee, 0xef, 0x80, 0xbf, 3 },
	{ 0xf0, 0xf0, 0x90, 0xbf, 4 },
	{ 0xf1, 0xf3, 0x80, 0xbf, 4 },
	{ 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

size_t
cli_sequence(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;
	size_t row = 0, i = 1;

	while (row < sizeof(sequences) / sizeof(*sequences) &&
	    (c[0] < sequences[row].first || c[0] > sequences[row].last))
		row++;
	if (row == sizeof(sequences) / sizeof(*sequences))
		return 0;
	if (sequences[row].size > 1 &&
	    (c[1] < sequences[row].least || c[1] > sequences[row].most))
		return 0;
	for (i = 2; i < sequences[row].size; i++)
		if (c[i] < 0x80 || c[i] > 0xbf)
			return 0;
	return sequences[row].size;
}

/* Whether the sequence is U+0000 to U+001F or U+007F to U+009F, which
 * terminals may take for commands. */
static bool
is_control(const char *text)
{
	unsigned char c = (unsigned char)text[0];

	return c < ' ' || c == 0x7f ||
	    (c == 0xc2 && (unsigned char)text[1] <= 0x9f);
}

static void
put(FILE *out, const char *text)
{
	while (*text != '\0') {
		size_t size = cli_sequence(text);

		if (size == 0 || is_control(text))
			fputc('?', out);
		else
			fwrite(text, 1, size, out);
		text += size > 0 ? size : 1;
	}
}

void
cli_put(const struct cli *cli, const char *text)
{
	put(cli->out, text);
}

/* Prints a message on standard error, after `start`.  Memory may be what is
 * missing: none is asked for. */
static void
say(const char *start, const char *format, va_list arguments)
{
	char message[MESSAGE_SIZE];

	vsnprintf(message, sizeof(message), format, arguments);
	fputs(start, stderr);
	put(stderr, message);
	fputc('\n', stderr);
}

void
cli_warn(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("wsreg: warning: ", format, arguments);
	va_end(arguments);
}

void
cli_complain(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("wsreg: ", format, arguments);
	va_end(arguments);
}

void
cli_die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("wsreg: ", format, arguments);
	va_end(arguments);
	exit(CLI_TROUBLE);
}

void
cli_die_at(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("", format, arguments);
	va_end(arguments);
	exit(CLI_TROUBLE);
}

/* Returns whether the text begins with "FILE:LINE: error: ". */
static bool
has_line(const char *text)
{
	const char *end = strstr(text, ": error: ");
	const char *at = end;

	while (at != NULL && at > text && ascii_is_digit(at[-1]))
		at--;
	return at != end && at > text && at[-1] == ':';
}

_Noreturn void
cli_die_of(const char *text)
{
	if (has_line(text))
		cli_die_at("%s", text);
	cli_die("%s", text);
}
