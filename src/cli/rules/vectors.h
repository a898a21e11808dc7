/* SPDX-License-Identifier: MIT */
/* The rows of the table of cases that other implementations can be tried with,
 * as streams with a verdict. */

#ifndef CLI_RULES_VECTORS_H
#define CLI_RULES_VECTORS_H

#include "cases.h"
#include "cli/print/print.h"

/* The most close codes that fit a rule. */
#define CLI_VECTOR_CODES 2

struct cli_vector {
	char *id; /* of the row, with the side if both have it */
	enum wsreg_sender sender;
	const struct rules_case *row;
	uint8_t *octets; /* not NULL, even if there are none */
	size_t size;
	/* The rule that is broken, NULL if the stream must be accepted, and
	 * where. */
	const struct wsreg_rule *rule;
	uint64_t offset;
	/* The codes that an endpoint may fail the connection with, up to one
	 * that is 0. */
	uint16_t codes[CLI_VECTOR_CODES + 1];
	char *section; /* that decides, with its document */
};

/* A format of vectors. */
struct vectors_printer {
	void (*print)(const struct cli *cli, const struct cli_vector *vectors,
	    size_t count);
};

extern const struct vectors_printer vectors_c;
extern const struct vectors_printer vectors_go;
extern const struct vectors_printer vectors_json;

/* Prints the vectors of these rules, or all if there are none, those to be
 * accepted included.  Returns the exit status: whether each id has a rule. */
int
cli_vectors_print(const struct cli *cli, const struct vectors_printer *printer,
    char **ids, size_t count);

/* Prints a text in double quotes, which has neither quotes nor backslashes, or
 * what stands for none if it is NULL. */
void
cli_vector_put_text(const struct cli *cli, const char *text, const char *none);

#endif
