/* SPDX-License-Identifier: MIT */
/* Keeps the first error of a run, with its place. */

#include "error.h"

#include <stdarg.h>
#include <stdio.h>

/* Keeps the message in one line, as a file's name may hold anything. */
static void
make_printable(char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || *text == '\x7f')
			*text = '?';
}

bool
gen_error_set(struct gen_error *error, const char *file, unsigned long line,
    const char *format, ...)
{
	size_t size = sizeof(error->text);
	int used = 0;
	va_list arguments;

	if (error->set)
		return false;
	error->set = true;
	if (file != NULL && line != 0)
		used =
		    snprintf(error->text, size, "%s:%lu: error: ", file, line);
	else if (file != NULL)
		used = snprintf(error->text, size, "%s: error: ", file);
	if (used < 0 || (size_t)used >= size)
		used = 0;
	va_start(arguments, format);
	vsnprintf(error->text + used, size - (size_t)used, format, arguments);
	va_end(arguments);
	make_printable(error->text);
	return false;
}
