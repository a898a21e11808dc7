/* SPDX-License-Identifier: MIT */
/* Messages, counts and the watch. */

#include "report.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Longer messages are cut. */
#define TEXT_SIZE 1024

static const char rest[] = "; run the same again to publish the rest";

/* ---- Messages ---- */

static void
say(const char *format, va_list arguments)
    __attribute__((format(printf, 1, 0)));

static void
say(const char *format, va_list arguments)
{
	char text[TEXT_SIZE];

	vsnprintf(text, sizeof(text), format, arguments);
	for (char *c = text; *c != '\0'; c++)
		if (*c < ' ' || *c > '~')
			*c = '?';
	fprintf(stderr, "wsreg-publish: %s\n", text);
}

void
report_say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
}

void
report_die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(format, arguments);
	va_end(arguments);
	exit(PUBLISH_TROUBLE);
}

/* ---- Counts ---- */

/* Writes "3 published, 1 already there, 0 refused". */
static void
write_counts(const struct report *report, char *text, size_t size)
{
	snprintf(text, size, "%zu published, %zu already there, %zu refused",
	    report->published, report->present, report->refused);
}

void
report_stop(const struct report *report, const char *reason)
{
	char counts[TEXT_SIZE];

	write_counts(report, counts, sizeof(counts));
	report_die("%s: %s%s", reason, counts, rest);
}

void
report_print(const struct report *report)
{
	char counts[TEXT_SIZE];

	write_counts(report, counts, sizeof(counts));
	puts(counts);
}

/* ---- The watch ---- */

/* The message is made beforehand: a signal handler can only write it. */
static char late[TEXT_SIZE];

static void
end_late(int signal)
{
	ssize_t written = write(STDERR_FILENO, late, strlen(late));

	(void)signal;
	(void)written;
	_exit(PUBLISH_TROUBLE);
}

void
report_wait(const struct report *report, unsigned seconds)
{
	const struct sigaction action = { .sa_handler = end_late };
	char counts[TEXT_SIZE / 2];

	write_counts(report, counts, sizeof(counts));
	snprintf(late, sizeof(late),
	    "wsreg-publish: no answer from the server for %u s: %s%s\n",
	    seconds, counts, rest);
	sigaction(SIGALRM, &action, NULL);
	alarm(seconds);
}

void
report_answered(void)
{
	alarm(0);
}
