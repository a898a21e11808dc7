/* SPDX-License-Identifier: MIT */
/* Keeps a generated file in memory until it is complete, then writes it. */

#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "atomic.h"
#include "input.h"

void
gen_put(struct gen_output *output, const char *text, size_t size)
{
	char *end = gen_array_grow(&output->text, size + 1, 1);

	if (end == NULL) {
		gen_error_memory(output->error, NULL);
		return;
	}
	memcpy(end, text, size);
	end[size] = '\0';
	output->text.count += size;
}

/* The room tried first: most of what is printed is shorter. */
#define USUAL_SIZE 256

void
gen_print(struct gen_output *output, const char *format, ...)
{
	size_t room = USUAL_SIZE;
	char *end = gen_array_grow(&output->text, room, 1);
	int length = -1;

	while (end != NULL) {
		va_list arguments;

		va_start(arguments, format);
		length = vsnprintf(end, room, format, arguments);
		va_end(arguments);
		if (length < 0 || (size_t)length < room)
			break;
		room = (size_t)length + 1;
		end = gen_array_grow(&output->text, room, 1);
	}
	if (end == NULL || length < 0)
		gen_error_memory(output->error, NULL);
	else
		output->text.count += (size_t)length;
}

void
gen_print_literal(struct gen_output *output, const char *text)
{
	gen_print(output, "\"");
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		/* Three octal digits end by themselves, whatever follows. */
		if (c < ' ' || c >= 0x7f)
			gen_print(output, "\\%03o", c);
		else if (c == '"' || c == '\\' || c == '?')
			gen_print(output, "\\%c", c);
		else
			gen_put(output, text, 1);
	}
	gen_print(output, "\"");
}

void
gen_print_target(struct gen_output *output, const char *file)
{
	while (*file != '\0') {
		size_t count = strspn(file, "\\");
		/* Before these, and at the end, a backslash is no longer
		 * itself. */
		bool special = strchr(" \t#:", file[count]) != NULL;

		for (size_t i = 0; i < count; i++)
			gen_print(output, "%s", special ? "\\\\" : "\\");
		file += count;
		if (*file == '\0')
			break;
		if (special)
			gen_print(output, "\\");
		gen_print(output, *file == '$' ? "$$" : "%c", *file);
		file++;
	}
}

bool
gen_output_same(const struct gen_output *output, const char *file)
{
	const struct gen_array *text = &output->text;
	struct gen_array old = { 0 };
	FILE *stream = fopen(file, "rb");
	bool same;

	if (stream == NULL)
		return false;
	same = gen_input_all(stream, &old, text->count) && !ferror(stream) &&
	    old.count == text->count &&
	    (old.count == 0 || memcmp(old.items, text->items, old.count) == 0);
	fclose(stream);
	gen_array_free(&old);
	return same;
}

static bool
write_stream(const struct gen_output *output, FILE *stream)
{
	size_t count = output->text.count;

	return (count == 0 ||
		   fwrite(output->text.items, 1, count, stream) == count) &&
	    fflush(stream) == 0;
}

/* Sets the error of a file, or of standard output. */
static bool
fail(const struct gen_output *output, const char *file)
{
	return gen_error_set(
	    output->error, file, 0, "cannot write: %s", strerror(errno));
}

bool
gen_output_write(struct gen_output *output, const char *file)
{
	struct gen_atomic atomic;

	if (output->error->set)
		return false;
	if (strcmp(file, "-") == 0)
		return write_stream(output, stdout) || fail(output, NULL);
	if (!gen_atomic_is_special(file) && gen_output_same(output, file))
		return true;
	if (!gen_atomic_open(&atomic, file))
		return fail(output, file);
	if (!write_stream(output, atomic.stream)) {
		gen_atomic_discard(&atomic);
		return fail(output, file);
	}
	return gen_atomic_close(&atomic) || fail(output, file);
}

void
gen_output_free(struct gen_output *output)
{
	gen_array_free(&output->text);
}
