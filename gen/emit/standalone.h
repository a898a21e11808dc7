/* SPDX-License-Identifier: MIT */
/* A standalone header: its parts, which are printed for each registry, and how
 * its code is printed. */

#ifndef GEN_STANDALONE_H
#define GEN_STANDALONE_H

#include "constants.h"

struct gen_standalone {
	struct gen_output *output;
	const struct gen_source *source;
	char prefix[GEN_NAME_SIZE];   /* "wsreg" */
	char capitals[GEN_NAME_SIZE]; /* "WSREG" */
	/* The registry whose functions are printed, and its name: "close". */
	const struct gen_group *group;
	char group_name[GEN_NAME_SIZE];
};

/* A part prints functions for the group, if it has any. */
struct gen_standalone_part {
	void (*print)(struct gen_standalone *standalone);
};

/* Lookups by name, exact and regardless of case. */
extern const struct gen_standalone_part gen_standalone_names;

/* What a number means, and the status of any number. */
extern const struct gen_standalone_part gen_standalone_numbers;

/* Whether close codes may be sent, by whom, and why; RFC 6455, 7.4. */
extern const struct gen_standalone_part gen_standalone_wire;

/* Prints C code with the header's own names: wsreg_ and WSREG_ become its
 * prefix, $ becomes the group's name. */
void
gen_standalone_print(struct gen_standalone *standalone, const char *code);

/* Prints a word as an enumeration's constant: after "STATUS", the word
 * "private-use" is WSREG_STATUS_PRIVATE_USE. */
void
gen_standalone_word(
    struct gen_standalone *standalone, const char *after, const char *word);

#endif
