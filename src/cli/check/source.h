/* SPDX-License-Identifier: MIT */
/* Where the octets of a connection come from: files and standard input, as
 * they are, as hexadecimal text, or as what `tshark -z follow' prints.  Each
 * form is a row with one function; a new form needs no change elsewhere. */

#ifndef CLI_CHECK_SOURCE_H
#define CLI_CHECK_SOURCE_H

#include <time.h>

#include "cli/cli.h"

struct cli_source;
struct cli_chunk;

/* What a file holds: octets as they are, hexadecimal text, or both sides. */
struct source_form {
	bool (*read)(struct cli_source *source, struct cli_chunk *chunk);
};

extern const struct source_form source_raw;
extern const struct source_form source_hex;
/* What `tshark -z follow' prints. */
extern const struct source_form source_follow;

/* A file being read, in so much memory however long it is. */
#define CLI_SOURCE_SIZE ((size_t)1 << 18)

/* What stands at a place of text. */
enum cli_source_state {
	CLI_SOURCE_OUTSIDE, /* of any connection */
	CLI_SOURCE_TITLE,   /* the lines that say whose connection it is */
	CLI_SOURCE_START,   /* of a line of octets */
	CLI_SOURCE_LINE,    /* inside one */
	CLI_SOURCE_COMMENT  /* to the end of the line */
};

struct cli_source {
	const char *file;
	const struct cli *cli; /* who is told what is found */
	const struct source_form *form;
	bool bare; /* frames without a head, which may begin with any octets */
	int descriptor;
	uint8_t *buffer;
	size_t at, size; /* what of the buffer was not yet looked at */
	/* Of text. */
	unsigned long line; /* from 1 */
	enum cli_source_state state;
	int half;       /* the first digit of an octet, or -1 */
	unsigned node;  /* of the line: 0 or 1 */
	bool fresh;     /* no octet of the connection was told yet */
	bool inside;    /* of a connection */
	char title[64]; /* the start of a title's line */
	size_t title_size;
	/* For the progress that is shown on a terminal. */
	uint64_t done, total; /* octets; total 0: unknown */
	time_t begun, shown;  /* 0: not yet */
	bool terminal;
};

/* Octets of a file; of one side, where it has both. */
struct cli_chunk {
	const uint8_t *data;
	size_t size;   /* not 0 */
	unsigned node; /* 0 or 1, of a file that has both sides; else 0 */
	bool fresh;    /* a connection begins with them */
};

/* Opens the file; "-" is standard input.  Ends the program if it cannot. */
void
cli_source_open(struct cli_source *source, const struct cli *cli,
    const char *file, const struct source_form *form);

/* The next octets, which are good until the next call; false at the end.  Ends
 * the program if they cannot be read. */
bool
cli_source_read(struct cli_source *source, struct cli_chunk *chunk);

void
cli_source_close(struct cli_source *source);

/* ---- For its parts ---- */

/* Fills the buffer, all of which was looked at; false at the end. */
bool
cli_source_fill(struct cli_source *source);

/* Takes a hexadecimal digit; true if an octet is complete.  Ends the program
 * if it is none. */
bool
cli_source_digit(struct cli_source *source, uint8_t c, uint8_t *octet);

/* Ends the program with the place in the text and the reason. */
_Noreturn void
cli_source_refuse(const struct cli_source *source, const char *reason);

#endif
