/* SPDX-License-Identifier: MIT */
/* Breaks lines of generated code that are too long. */

#include "break.h"

#include <string.h>

#define INDENT 4

/* Returns the number of characters up to the end of the line. */
static size_t
count_line(const char *text)
{
	return character_count(text, strcspn(text, "\n"));
}

void
gen_break_line(struct gen_writer *writer)
{
	struct gen_output *output = writer->output;
	size_t gap = writer->gap, start = gap, end = output->text.count;
	char *text = output->text.items;

	writer->gap = 0;
	if (gap == 0 || output->error->set)
		return;
	while (start > 0 && text[start - 1] != '\n')
		start--;
	if (count_line(text + start) <= writer->language->width ||
	    count_line(text + gap) - 1 + INDENT > writer->language->width)
		return;
	gen_print(output, "%*s", INDENT, "");
	if (output->error->set)
		return;
	text = output->text.items;
	memmove(text + gap + INDENT, text + gap, end - gap);
	text[gap] = '\n';
	memset(text + gap + 1, ' ', INDENT - 1);
}
