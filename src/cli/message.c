/* SPDX-License-Identifier: MIT */
/* What people read, on a terminal or as a message: whatever is in arguments
 * and files, nothing of it can give the terminal commands. */

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "frames/wsreg-check.h"

/* Longer ones, of long names of files mostly, are cut. */
#define MESSAGE_SIZE 8192

size_t
cli_sequence(const char *text)
{
	uint32_t code;

	return text[0] != '\0' ? character_decode(text, 4, &code) : 0;
}

/* Returns the size of the text up to its end, or to what is not UTF-8 or hidden:
 * it could command a terminal, or make a text look like another one. */
static size_t
count_plain(const char *text)
{
	const char *at = text;

	for (;;) {
		uint32_t code;
		size_t size;

		while (*at >= ' ' && *at < 0x7f)
			at++;
		size = *at != '\0' ? character_decode(at, 4, &code) : 0;
		if (size == 0 || character_is_hidden(code))
			return (size_t)(at - text);
		at += size;
	}
}

/* Prints text without what is hidden: a `?' takes its place.  The
 * rest is written in one piece, as text is most of what is printed. */
static void
put(FILE *out, const char *text)
{
	for (;;) {
		size_t plain = count_plain(text);
		size_t size;

		fwrite(text, 1, plain, out);
		text += plain;
		if (*text == '\0')
			return;
		fputc('?', out);
		size = cli_sequence(text);
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
static void __attribute__((format(printf, 2, 0)))
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
cli_complain_at(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("", format, arguments);
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
cli_die_usage(const char *command, const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	cli_die("%s; see `wsreg %s%s--help'", message,
	    command != NULL ? command : "", command != NULL ? " " : "");
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
