/* SPDX-License-Identifier: MIT */
/*
 * Octets as text, in the forms in which people paste them: hexadecimal digits
 * with or without blanks, `0x81, 0x05', `\x81\x05', `<Buffer 81 05>', `[129, 5]',
 * and dumps.  A text has one form, which its start shows.  A text that can be
 * read in two ways is refused: a wrong guess would give wrong findings.
 */

#ifndef CLI_READ_OCTETS_H
#define CLI_READ_OCTETS_H

#include "dump.h"

enum octets_form {
	OCTETS_NONE,    /* nothing but blanks and comments */
	OCTETS_HEX,     /* digits, with or without 0x and separators */
	OCTETS_DECIMAL, /* a list of numbers */
	OCTETS_ESCAPES, /* \x81\x05, in quotes or not */
	OCTETS_DUMP     /* rows with offsets */
};

/* A line, or a piece of one that is too long for the caller's buffer.  Where
 * octets_takes_lines() says so it may be several lines. */
struct octets_line {
	char *at; /* without the end of the last line */
	size_t size;
	bool begins, ends; /* a line begins, or ends, with this piece */
};

struct octets {
	enum octets_form form;
	/* What is wrong with the text, or NULL; and its column from 0, in the
	 * piece at hand or in the last line that begins inside of it. */
	const char *reason;
	size_t column;
	size_t lines; /* that begin inside of the piece at hand */
	bool comment; /* the piece at hand ended inside of one */
	/* The number that the piece at hand ended in. */
	size_t digits; /* of it, so far */
	unsigned number;
	bool prefix;   /* it begins with 0x */
	bool negative; /* it begins with a minus sign */
	/* These are for a dump. */
	struct dump_row row;        /* the last one with octets */
	uint64_t start[DUMP_BASES]; /* the offset of the first row */
	bool possible[DUMP_BASES];  /* whether offsets can have this base */
	uint64_t count;             /* octets since that row */
	bool begun;                 /* there was a row */
	bool starred; /* the last line says that the row before it repeats */
	/* How many octets of repeated rows come before the line at hand. */
	uint64_t repeat;
};

enum octets_result {
	OCTETS_READ,   /* the line was read */
	OCTETS_REPEAT, /* `repeat` octets, those of `row` in turn, come first;
			  then the line is to be read once more */
	OCTETS_BAD     /* it cannot be read: see `reason` */
};

/* Returns whether octets_read() takes several lines at a time: those of numbers.
 * The form is that of octets_begin(). */
bool
octets_takes_lines(const struct octets *octets);

/* Reads a line.  Its octets take the place of the characters, so that they never
 * need more space. */
enum octets_result
octets_read(
    struct octets *octets, const struct octets_line *line, size_t *size);

#endif
