/* SPDX-License-Identifier: MIT */
/* The octets of a connection, from a file as it is or as text.
 * Whatever the form, the octets come in chunks of a buffer that is used
 * again: files may be larger than memory. */

#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gzip.h"

const char *
cli_file_name(const char *file)
{
	return strcmp(file, "-") == 0 ? "<stdin>" : file;
}

/* ---- Progress ---- */

/* Once a second, of files that take longer than one.  What else is printed
 * begins on the same line and covers it. */
static void
show_progress(struct cli_source *source)
{
	time_t now = time(NULL);

	if (source->begin == 0)
		source->begin = now;
	if (!source->terminal || now == source->shown ||
	    now - source->begin < 2)
		return;
	source->shown = now;
	if (source->total > 0)
		fprintf(stderr, "%.0f %%\r",
		    100.0 * (double)source->done / (double)source->total);
	else
		fprintf(stderr, "%" PRIu64 " MiB\r", source->done >> 20);
}

/* Removes the progress from the terminal, if any was shown. */
static void
clear_progress(const struct cli_source *source)
{
	if (source->shown != 0)
		fputs("\33[K", stderr);
}

/* ---- Reading ---- */

/* Reports that the file cannot be read; returns false. */
static bool
fail(struct cli_source *source)
{
	cli_complain("%s: %s", cli_file_name(source->file), strerror(errno));
	source->failed = true;
	source->ended = true;
	return false;
}

bool
cli_source_open(struct cli_source *source, const struct cli *cli,
    const char *file, const struct source_form *form)
{
	bool standard = strcmp(file, "-") == 0;
	struct stat status;

	memset(source, 0, sizeof(*source));
	source->file = file;
	source->cli = cli;
	source->form = form;
	source->line = 1;
	source->digit = -1;
	source->fresh = true;
	source->descriptor =
	    standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	if (source->descriptor < 0)
		return fail(source);
	if (fstat(source->descriptor, &status) == 0 && S_ISREG(status.st_mode))
		source->total = (uint64_t)status.st_size;
	source->terminal = isatty(STDERR_FILENO) != 0;
	source->buffer = cli_allocate(CLI_SOURCE_SIZE, 1);
	return true;
}

void
cli_source_close(struct cli_source *source)
{
	clear_progress(source);
	if (source->descriptor > STDIN_FILENO)
		close(source->descriptor);
	cli_gzip_free(source);
	free(source->buffer);
	source->buffer = NULL;
}

void
cli_source_complain(
    struct cli_source *source, size_t column, const char *reason)
{
	clear_progress(source);
	cli_complain_at("%s:%lu:%zu: error: %s", cli_file_name(source->file),
	    source->line, source->column + column + 1, reason);
}

bool
cli_source_refuse(struct cli_source *source, size_t column, const char *reason)
{
	cli_source_complain(source, column, reason);
	source->failed = true;
	source->ended = true;
	return false;
}

/* Moves the octets that were not used yet to the start of the buffer. */
static void
make_room(struct cli_source *source)
{
	if (source->at == 0)
		return;
	source->size -= source->at;
	memmove(source->buffer, source->buffer + source->at, source->size);
	source->at = 0;
}

bool
cli_source_fill(struct cli_source *source)
{
	ssize_t size;

	if (source->ended)
		return false;
	make_room(source);
	if (source->size == CLI_SOURCE_SIZE)
		return false;
	/* A reader of a pipe sees all findings so far before there is more. */
	if (source->total == 0)
		cli_output_flush(source->cli);
	do
		size = read(source->descriptor, source->buffer + source->size,
		    CLI_SOURCE_SIZE - source->size);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		return fail(source);
	source->ended = size == 0;
	source->size += (size_t)size;
	source->done += (size_t)size;
	show_progress(source);
	return size > 0;
}

size_t
cli_source_peek(struct cli_source *source, size_t size)
{
	while (source->size - source->at < size && cli_source_fill(source))
		;
	return source->size - source->at;
}

/* Returns a buffer of octets as they are. */
static bool
read_raw(struct cli_source *source, struct cli_chunk *chunk)
{
	if (source->at == source->size && !cli_source_fill(source))
		return false;
	chunk->data = source->buffer + source->at;
	chunk->size = source->size - source->at;
	source->at = source->size;
	return true;
}

bool
cli_source_read(struct cli_source *source, struct cli_chunk *chunk)
{
	chunk->node = 0;
	chunk->gap = 0;
	chunk->broken = false;
	chunk->fresh = source->fresh;
	if (source->failed || !source->form->read(source, chunk))
		return false;
	source->fresh = false;
	return true;
}

const struct source_form source_raw = { .read = read_raw };
