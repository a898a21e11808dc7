/* SPDX-License-Identifier: MIT */
/* A row of a dump, as xxd, hexdump -C, od, tcpdump -X and Wireshark print it:
 * an offset, octets, and often the same octets as characters. */

#ifndef CLI_READ_DUMP_H
#define CLI_READ_DUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most octets of a row; `xxd -c` takes no more. */
#define DUMP_ROW_MAX 256

/* The bases in which programs print offsets; all but od print base 16. */
enum dump_base { DUMP_HEX, DUMP_OCTAL, DUMP_DECIMAL, DUMP_BASES };

struct dump_row {
	const char *offset; /* its digits, without "0x" */
	size_t digits;
	bool colon;    /* follows the offset */
	bool shown;    /* the octets were found as characters, too */
	size_t widest; /* the digits of the longest group of octets */
	size_t count;  /* octets; 0: the offset is alone on its line */
	size_t
	    column; /* from 0: of the octets or, if it is bad, of the fault */
	const char *reason; /* why it is bad, or NULL */
	uint8_t octets[DUMP_ROW_MAX];
};

/* Reads a line.  Returns false if it does not begin with an offset.  Else it may
 * still be bad: see `reason`. */
bool
dump_read(struct dump_row *row, const char *line, size_t size);

/* Reads the offset in a base.  Returns false if it has other digits, or more
 * than 64 bits. */
bool
dump_offset(const struct dump_row *row, enum dump_base base, uint64_t *offset);

#endif
