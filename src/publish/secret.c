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

/* Reads the first line of a file without its end. */
static void
read_file(const char *file, char *password)
{
	FILE *stream = fopen(file, "r");
	size_t size;

	if (stream == NULL)
		report_die("cannot read %s: %s", file, strerror(errno));
	check_mode(stream, file);
	size = fread(password, 1, SECRET_MAX + 1, stream);
	if (ferror(stream))
		report_die("cannot read %s: %s", file, strerror(errno));
	fclose(stream);
	password[size < SECRET_MAX ? size : SECRET_MAX] = '\0';
	if (strcspn(password, "\r\n") == SECRET_MAX && size > SECRET_MAX &&
	    password[SECRET_MAX] != '\n')
		report_die("the first line of %s has more than %d octets", file,
		    SECRET_MAX);
	password[strcspn(password, "\r\n")] = '\0';
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
		strcpy(password, value);
	if (password[0] == '\0')
		report_die("the password is empty");
}
