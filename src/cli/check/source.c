/* SPDX-License-Identifier: MIT */
/* The octets of a connection, from a file as it is or as hexadecimal text.
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

#include "event.h"

/* ---- Progress ---- */

/* Once a second, of files that take longer than one.  What else is printed
 * begins on the same line and covers it. */
static void
show_progress(struct cli_source *source)
{
	time_t now = time(NULL);

	if (source->begun == 0)
		source->begun = now;
	if (!source->terminal || now == source->shown ||
	    now - source->begun < 2)
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

void
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
	source->half = -1;
	source->fresh = true;
	source->descriptor =
	    standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	if (source->descriptor < 0)
		cli_die("%s: %s", file, strerror(errno));
	if (fstat(source->descriptor, &status) == 0 && S_ISREG(status.st_mode))
		source->total = (uint64_t)status.st_size;
	source->terminal = isatty(STDERR_FILENO) != 0;
	source->buffer = cli_allocate(CLI_SOURCE_SIZE, 1);
}

void
cli_source_close(struct cli_source *source)
{
	clear_progress(source);
	if (source->descriptor > STDIN_FILENO)
		close(source->descriptor);
	free(source->buffer);
	source->buffer = NULL;
}

_Noreturn void
cli_source_refuse(const struct cli_source *source, const char *reason)
{
	cli_die_at("%s:%lu: error: %s", cli_file_name(source->file),
	    source->line, reason);
}

/* No head begins as captures of packets do, whose first octets come at once. */
static void
refuse_packets(const struct cli_source *source, const struct cli_chunk *chunk)
{
	/* Of pcap, in either order of octets and for either unit of time, and
	 * of pcapng, the type of its first block. */
	static const uint8_t magics[][4] = { { 0xa1, 0xb2, 0xc3, 0xd4 },
		{ 0xd4, 0xc3, 0xb2, 0xa1 }, { 0xa1, 0xb2, 0x3c, 0x4d },
		{ 0x4d, 0x3c, 0xb2, 0xa1 }, { 0x0a, 0x0d, 0x0d, 0x0a } };

	for (size_t i = 0; i < sizeof(magics) / sizeof(*magics); i++)
		if (chunk->size >= 4 && memcmp(chunk->data, magics[i], 4) == 0)
			cli_source_refuse(source,
			    "packet capture: extract the TCP stream with "
			    "tshark first; see EXAMPLES in wsreg-check(1)");
}

bool
cli_source_fill(struct cli_source *source)
{
	ssize_t size;

	/* What was found in a pipe is told before there is more. */
	if (source->total == 0)
		cli_output_flush(source->cli);
	do
		size =
		    read(source->descriptor, source->buffer, CLI_SOURCE_SIZE);
	while (size < 0 && errno == EINTR);
	if (size < 0)
		cli_die("%s: %s", cli_file_name(source->file), strerror(errno));
	source->at = 0;
	source->size = (size_t)size;
	source->done += (size_t)size;
	show_progress(source);
	return size > 0;
}

/* Returns a buffer of octets as they are. */
static bool
read_raw(struct cli_source *source, struct cli_chunk *chunk)
{
	if (!cli_source_fill(source))
		return false;
	chunk->data = source->buffer;
	chunk->size = source->size;
	return true;
}

/* ---- Hexadecimal text ---- */

bool
cli_source_digit(struct cli_source *source, uint8_t c, uint8_t *octet)
{
	int digit = cli_hex_value((char)c);

	if (digit < 0)
		cli_source_refuse(source, "not a hexadecimal digit");
	if (source->half < 0) {
		source->half = digit;
		return false;
	}
	*octet = (uint8_t)(source->half << 4 | digit);
	source->half = -1;
	return true;
}

/* Takes a character of the text; true if an octet is complete. */
static bool
take(struct cli_source *source, uint8_t c, uint8_t *octet)
{
	if (c == '\n') {
		source->line++;
		source->state = CLI_SOURCE_LINE;
	} else if (c == '#') {
		source->state = CLI_SOURCE_COMMENT;
	} else if (source->state != CLI_SOURCE_COMMENT &&
	    !ascii_is_blank((char)c)) {
		return cli_source_digit(source, c, octet);
	}
	return false;
}

/* Octets take the place of the digits that they are made of. */
static bool
read_hex(struct cli_source *source, struct cli_chunk *chunk)
{
	size_t size = 0;

	while (size == 0) {
		if (!cli_source_fill(source)) {
			if (source->half >= 0)
				cli_source_refuse(
				    source, "odd number of hexadecimal digits");
			return false;
		}
		for (size_t i = 0; i < source->size; i++)
			size += take(
			    source, source->buffer[i], &source->buffer[size]);
	}
	chunk->data = source->buffer;
	chunk->size = size;
	return true;
}

bool
cli_source_read(struct cli_source *source, struct cli_chunk *chunk)
{
	bool good;

	chunk->node = 0;
	chunk->fresh = source->fresh;
	good = source->form->read(source, chunk);
	if (good && source->fresh && !source->bare)
		refuse_packets(source, chunk);
	source->fresh = false;
	return good;
}

const struct source_form source_raw = { .read = read_raw };
const struct source_form source_hex = { .read = read_hex };
