/* SPDX-License-Identifier: MIT */
/* The processor time that `wsreg check` takes for octets as text, against
 * `xxd -r -p`, and for the list of all frames.  Arguments: wsreg and xxd. */

#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 5

/* ---- Frames ---- */

struct octets {
	uint8_t *at;
	size_t size;
};

/* RFC 6455, 5.2: an opcode with FIN, and where the length has 16 bits. */
#define TEXT 0x81
#define BINARY 0x82
#define LENGTH_7 125

/* Adds a frame of a server with printable characters or, for BINARY, with octets
 * that are not UTF-8.  It has at most 65,535 of them. */
static void
add_frame(
    struct octets *octets, uint8_t opcode, unsigned length, uint64_t *state)
{
	uint8_t *at = octets->at + octets->size;

	*at++ = opcode;
	*at++ = (uint8_t)(length > LENGTH_7 ? LENGTH_7 + 1 : length);
	if (length > LENGTH_7) {
		*at++ = (uint8_t)(length >> 8);
		*at++ = (uint8_t)length;
	}
	for (unsigned i = 0; i < length; i++)
		*at++ = (uint8_t)(opcode == BINARY
			? 0x80 | bench_random(state)
			: ' ' + bench_random(state) % 95);
	octets->size = (size_t)(at - octets->at);
}

/* Allocates room for octets; returns false if there is no memory. */
static bool
begin_octets(struct octets *octets, size_t room)
{
	octets->at = malloc(room);
	octets->size = 0;
	return octets->at != NULL;
}

/* ---- Text ---- */

/* Text of 40 MB, in frames of 1,000 octets. */
#define TEXT_FRAMES ((size_t)40000)
#define TEXT_LENGTH 1000

/* How octets are printed: so many on a line, 0 for all, and what comes before
 * them and before each but the first. */
struct shape {
	const char *name;
	size_t columns;
	const char *start, *between;
	const char *option; /* of wsreg */
	bool follow;        /* there is a title before them */
};

static const struct shape shapes[] = {
	{ "lines of xxd -p", 30, "", "", "--hex", false },
	{ "one line of digits", 0, "", "", "--hex", false },
	{ "octets with blanks, as od prints them", 16, " ", " ", "--hex",
	    false },
	{ "what tshark -z follow prints", 1400, "", "", "--follow", true },
};

/* The title of `tshark -z follow,tcp,raw', and the line at the end. */
static const char rule[] =
    "===================================================================\n";
static const char title[] = "Follow: tcp,raw\nFilter: tcp.stream eq 0\n"
			    "Node 0: 127.0.0.1:49152\n"
			    "Node 1: 127.0.0.1:80\n";

/* Prints octets. */
static void
print_octets(
    FILE *stream, const struct octets *octets, const struct shape *shape)
{
	static const char digits[] = "0123456789abcdef";
	size_t column = 0;

	for (size_t i = 0; i < octets->size; i++) {
		fputs(column == 0 ? shape->start : shape->between, stream);
		putc(digits[octets->at[i] >> 4], stream);
		putc(digits[octets->at[i] & 15], stream);
		if (++column == shape->columns) {
			putc('\n', stream);
			column = 0;
		}
	}
	if (column > 0)
		putc('\n', stream);
}

/* Writes the text and sets its size; false if that fails. */
static bool
write_text(const char *name, const struct octets *octets,
    const struct shape *shape, double *size)
{
	FILE *stream = fopen(name, "wb");
	bool good;

	if (stream == NULL)
		return false;
	if (shape->follow)
		fprintf(stream, "%s%s", rule, title);
	print_octets(stream, octets, shape);
	if (shape->follow)
		fputs(rule, stream);
	*size = (double)ftell(stream);
	good = !ferror(stream);
	return fclose(stream) == 0 && good;
}

/* Compares with xxd, which reads the same octets in lines of its own. */
static bool
compare_text(char **argv, const char *const names[2], const struct shape *shape,
    double size)
{
	const char *const check[] = { argv[1], "check", "--frames", "server",
		shape->option, names[0], NULL };
	const char *const undo[] = { argv[2], "-r", "-p", names[1], NULL };
	struct bench_process ours = { .arguments = check };
	struct bench_process peer = { .arguments = undo };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ bench_process_run, &ours },
		&(struct bench_side){ bench_process_run, &peer }, ROUNDS);

	if (ours.failed || peer.failed)
		return false;
	printf("text: %s: wsreg %.0f ms; xxd -r -p, of its own lines, %.0f "
	       "ms\n",
	    shape->name, result.ours * 1e3, result.peer * 1e3);
	bench_print_least(shape->name, size / result.ours * 1e-9, " GB/s", 1);
	return true;
}

/* Measures each shape. */
static bool
measure_text(char **argv, const char *const names[2])
{
	struct octets octets;
	uint64_t state = 1;
	double size;
	bool good = begin_octets(&octets, TEXT_FRAMES * (TEXT_LENGTH + 4));

	for (size_t i = 0; good && i < TEXT_FRAMES; i++)
		add_frame(&octets, TEXT, TEXT_LENGTH, &state);
	good = good && write_text(names[1], &octets, &shapes[0], &size);
	for (size_t i = 0; good && i < sizeof(shapes) / sizeof(*shapes); i++)
		good = write_text(names[0], &octets, &shapes[i], &size) &&
		    compare_text(argv, names, &shapes[i], size);
	free(octets.at);
	return good;
}

/* ---- The list of frames ---- */

#define LIST_FRAMES ((size_t)300000)

/* Writes short texts, texts that are cut in the list, and octets, in turns. */
static bool
write_frames(const char *name)
{
	static const struct {
		uint8_t opcode;
		unsigned length;
	} turns[] = { { TEXT, 30 }, { TEXT, 200 }, { BINARY, 30 } };
	struct octets octets;
	uint64_t state = 1;
	bool good = begin_octets(&octets, LIST_FRAMES * (200 + 4));
	FILE *stream = good ? fopen(name, "wb") : NULL;

	for (size_t i = 0; good && i < LIST_FRAMES; i++)
		add_frame(
		    &octets, turns[i % 3].opcode, turns[i % 3].length, &state);
	good = stream != NULL &&
	    fwrite(octets.at, 1, octets.size, stream) == octets.size;
	if (stream != NULL)
		good = fclose(stream) == 0 && good;
	free(octets.at);
	return good;
}

/* Measures the list in a format. */
static bool
measure_list(char **argv, const char *name, const char *format, double goal)
{
	const char *const check[] = { argv[1], "check", "--frames", "server",
		"--frames-list", "-f", format, name, NULL };
	struct bench_process ours = { .arguments = check };
	double values[ROUNDS];
	char *heading = NULL;

	for (size_t i = 0; i < ROUNDS; i++) {
		bench_process_run(&ours);
		values[i] = ours.seconds;
	}
	if (ours.failed ||
	    asprintf(&heading, "--frames-list -f %s", format) < 0)
		return false;
	bench_print(heading,
	    bench_median(values, ROUNDS) * 1e6 / (double)LIST_FRAMES,
	    " us a frame", goal);
	free(heading);
	return true;
}

static bool
measure_lists(char **argv, const char *name)
{
	return write_frames(name) && measure_list(argv, name, "text", 0.4) &&
	    measure_list(argv, name, "json", 0.6) &&
	    measure_list(argv, name, "jsonl", 0.6);
}

/* ---- All ---- */

/* Makes an empty file of a name that no other has. */
static bool
make_file(char *name)
{
	int descriptor = mkstemp(name);

	return descriptor >= 0 && close(descriptor) == 0;
}

int
main(int argc, char **argv)
{
	char text[] = "/tmp/wsreg-bench.XXXXXX";
	char digits[] = "/tmp/wsreg-bench.XXXXXX";
	bool good;

	if (argc < 3)
		return bench_fail("usage: text WSREG XXD");
	if (!make_file(text) || !make_file(digits))
		return bench_fail("no temporary file");
	good = measure_text(argv, (const char *const[]){ text, digits }) &&
	    measure_lists(argv, text);
	unlink(text);
	unlink(digits);
	return good ? EXIT_SUCCESS : bench_fail("a file or a program");
}
