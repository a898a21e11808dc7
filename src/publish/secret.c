/* SPDX-License-Identifier: MIT */
/* Reads the password. */

#include "secret.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report.h"

/* Warns of a file that other users can read. */
static void
check_mode(FILE *stream, const char *file)
{
	struct stat status;

	if (fstat(fileno(stream), &status) == 0 && S_ISREG(status.st_mode) &&
	    (status.st_mode & (S_IRGRP | S_IROTH)) != 0)
		report_say("warning: other users can read %s", file);
}

/* Reads the first line without its end, and closes the stream.  Returns NULL, or
 * why it cannot be read. */
static const char *
read_line(FILE *stream, char *password)
{
	const char *reason = NULL;
	size_t size;
	int next;

	if (fgets(password, SECRET_MAX + 1, stream) == NULL && ferror(stream))
		reason = strerror(errno);
	size = strcspn(password, "\r\n");
	next = password[size] == '\0' ? getc(stream) : EOF;
	if (reason == NULL && next != EOF && next != '\r' && next != '\n')
		reason = "its first line is too long";
	password[size] = '\0';
	fclose(stream);
	return reason;
}

static void
read_file(const char *file, char *password)
{
	const char *reason;
	FILE *stream = fopen(file, "r");

	if (stream != NULL) {
		check_mode(stream, file);
		reason = read_line(stream, password);
	} else {
		reason = strerror(errno);
	}
	if (reason != NULL)
		report_die("cannot read %s: %s", file, reason);
}

void
secret_read(const char *file, char *password)
{
	const char *value = getenv("WSREG_PASSWORD");

	password[0] = '\0';
	if (file != NULL)
		read_file(file, password);
	else if (value == NULL)
		report_die("no password: use --password-file or the "
			   "environment variable WSREG_PASSWORD");
	else if (strlen(value) > SECRET_MAX)
		report_die(
		    "WSREG_PASSWORD has more than %d octets", SECRET_MAX);
	else
		snprintf(password, SECRET_MAX + 1, "%s", value);
	if (password[0] == '\0')
		report_die("the password is empty");
}
