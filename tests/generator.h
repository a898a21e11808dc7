/* SPDX-License-Identifier: MIT */
/* Runs of wsreg-gen in a folder with small registry files. */

#ifndef TESTS_GENERATOR_H
#define TESTS_GENERATOR_H

#include "support.h"

/* A registry file of that content, with a line for each record. */
#define XML(content)                                                           \
	"<registry xmlns='http://www.iana.org/assignments' id='websocket'>"    \
	"\n" content "</registry>\n"
#define UPDATED(date) "<updated>" date "</updated>"
#define REGISTRY(id, records) "<registry id='" id "'>\n" records "</registry>\n"
#define CODE(value, text)                                                      \
	"<record><value>" value "</value><description>" text                   \
	"</description></record>\n"
#define NAMED(id)                                                              \
	"<record><id>" id "</id><common>" id "</common></record>"              \
	"\n"

#define GENERATOR_ARGUMENTS 16

/* A file of the folder. */
struct generator_file {
	const char *name, *text;
};

/* Writes files up to one without a name. */
void
generator_write(const char *folder, const struct generator_file *files);

/* Runs it in the folder with arguments up to a NULL, of which there are at
 * most GENERATOR_ARGUMENTS.  The test fails unless it ends with this status
 * and writes this to standard error. */
void
generator_run(const char *folder, const char *const arguments[], int status,
    const char *errors);

/* The same; what it printed, to be freed. */
char *
generator_print(const char *folder, const char *const arguments[], int status,
    const char *errors);

/* A file of the folder, to be freed. */
char *
generator_read(const char *folder, const char *name);

#endif
