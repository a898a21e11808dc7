/* SPDX-License-Identifier: MIT */
/* Keeps the first error of a run, and prints warnings, with their place. */

#include "error.h"

#include <stdarg.h>
#include <stdio.h>

#include "snapshot.h"

/* Keeps the message in one line and without what is hidden, as a file's name may
 * hold anything: each such octet, and each that is not UTF-8, becomes `?'. */
static void
make_printable(char *text)
{
	while (*text != '\0') {
		uint32_t code;
		size_t size = character_decode(text, 4, &code);

		if (size == 0 || character_is_hidden(code))
			for (*text++ = '?'; !character_begins(*text);)
				*text++ = '?';
		else
			text += size;
	}
}

/* Writes the place that a message begins with, and returns its size; a file of
 * NULL is no place. */
static size_t
write_place(char *text, size_t size, const char *file, unsigned long line,
    const char *severity)
{
	int used = 0;

	if (file != NULL && line != 0)
		used =
		    snprintf(text, size, "%s:%lu: %s: ", file, line, severity);
	else if (file != NULL)
		used = snprintf(text, size, "%s: %s: ", file, severity);
	return used < 0 || (size_t)used >= size ? 0 : (size_t)used;
}

bool
gen_error_set(struct gen_error *error, const char *file, unsigned long line,
    const char *format, ...)
{
	size_t size = sizeof(error->text);
	va_list arguments;
	size_t used;

	if (error->set)
		return false;
	error->set = true;
	used = write_place(error->text, size, file, line, "error");
	va_start(arguments, format);
	vsnprintf(error->text + used, size - used, format, arguments);
	va_end(arguments);
	make_printable(error->text);
	return false;
}

void
gen_warn(const char *file, unsigned long line, const char *format, ...)
{
	struct gen_error warning;
	size_t size = sizeof(warning.text);
	va_list arguments;
	size_t used = write_place(warning.text, size, file, line, "warning");

	va_start(arguments, format);
	vsnprintf(warning.text + used, size - used, format, arguments);
	va_end(arguments);
	make_printable(warning.text);
	fprintf(stderr, "%s\n", warning.text);
}
