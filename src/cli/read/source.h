/* SPDX-License-Identifier: MIT */
/* Where the octets of a connection come from: files and standard input, as
 * they are, as text, or as what `tshark -z follow' prints.  Each
 * form is a row with one function; a new form needs no change elsewhere. */

#ifndef CLI_READ_SOURCE_H
#define CLI_READ_SOURCE_H

#include <time.h>

#include "cli/cli.h"
#include "octets.h"

struct cli_source;
struct cli_chunk;

/* The form of a file: octets as they are, as text, or both sides as text. */
struct source_form {
	bool (*read)(struct cli_source *source, struct cli_chunk *chunk);
};

extern const struct source_form source_raw;
extern const struct source_form source_hex; /* see octets.h */
/* The output of `tshark -z follow'. */
extern const struct source_form source_follow;

/* The size of a source's buffer, however long the file is. */
#define CLI_SOURCE_SIZE ((size_t)1 << 18)

/* How characters of text are stored. */
enum source_encoding {
	SOURCE_UNKNOWN, /* nothing was read as text yet */
	SOURCE_OCTETS,  /* ASCII, or UTF-8 */
	SOURCE_UTF16_LE,
	SOURCE_UTF16_BE
};

/* The place in what `tshark -z follow' prints. */
enum source_place {
	SOURCE_OUTSIDE, /* of any connection */
	SOURCE_TITLE,   /* in the lines that name the connection */
	SOURCE_INSIDE,  /* among the lines of octets */
	SOURCE_BROKEN   /* after one that cannot be read */
};

/* A file that is open.  The members are in the order of their size where that
 * saves space. */
struct cli_source {
	const char *file;
	const struct cli *cli; /* whose output is flushed before a wait */
	const struct source_form *form;
	uint8_t *buffer;
	size_t at, size; /* the part of the buffer that was not used yet */
	int descriptor;
	bool ended;  /* there is no more to be read into the buffer */
	bool failed; /* it cannot be read on, and that was reported */
	/* These are used if the file is text. */
	size_t halves;       /* how many octets `half` has */
	unsigned long line;  /* the number of the line at hand, from 1 */
	size_t column;       /* of the piece at hand in its line, from 0 */
	size_t piece;        /* the size of the last piece */
	unsigned long lines; /* that ended in it */
	enum source_encoding encoding;
	uint8_t half[1]; /* the first octet of a character in UTF-16 */
	bool open;       /* the last piece did not end its line */
	/* These are used if the text has octets. */
	bool begun; /* the form of the text is known */
	struct octets octets;
	struct octets_line again; /* the line that comes after repeated rows */
	/* These are used if tshark printed the text. */
	enum source_place place;
	int digit;             /* the first digit of an octet, or -1 */
	unsigned node;         /* of the line: 0 or 1 */
	bool fresh;            /* no octet of the connection was returned yet */
	struct cli_gzip *gzip; /* see gzip.h */
	/* These are for the progress that is shown on a terminal. */
	bool terminal;
	uint64_t done, total; /* octets; total 0: unknown */
	time_t begin, shown;  /* 0: not yet */
};

/* Octets of a file; of one side, where it has both. */
struct cli_chunk {
	const uint8_t *data;
	size_t size;   /* 0 only for a gap, or if it is broken */
	uint64_t gap;  /* how many are missing in the capture instead */
	unsigned node; /* 0 or 1, of a file that has both sides; else 0 */
	bool fresh;    /* a connection begins with them */
	bool broken;   /* the connection cannot be read, which was reported */
};

/* Returns the name of a file as it is shown: that of standard input, which is
 * "-" on the command line, is "<stdin>". */
const char *
cli_file_name(const char *file);

/* Opens the file; "-" is standard input.  Reports it and returns false if that
 * fails.  To be closed in either case. */
bool
cli_source_open(struct cli_source *source, const struct cli *cli,
    const char *file, const struct source_form *form);

/* Returns the next octets, which are good until the next call; false at the end,
 * or if they cannot be read: then that was reported, and `failed` is set. */
bool
cli_source_read(struct cli_source *source, struct cli_chunk *chunk);

void
cli_source_close(struct cli_source *source);

/* Reads until the buffer has `size` octets, or the file has no more.  Returns
 * how many there are. */
size_t
cli_source_peek(struct cli_source *source, size_t size);

/* ---- For its parts ---- */

/* Reads more octets to those in the buffer that were not used yet; false at the
 * end, on failure, or if the buffer is full. */
bool
cli_source_fill(struct cli_source *source);

/* Reports a place in the text and a reason. */
void
cli_source_complain(
    struct cli_source *source, size_t column, const char *reason);

/* Does the same, and ends the source.  Returns false. */
bool
cli_source_refuse(struct cli_source *source, size_t column, const char *reason);

#endif
