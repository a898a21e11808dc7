/* SPDX-License-Identifier: MIT */
/* What wsreg-publish says, what it counts, and its watch on the time that a
 * server takes to answer. */

#ifndef PUBLISH_REPORT_H
#define PUBLISH_REPORT_H

#include <stddef.h>

/* Exit statuses, as those of wsreg. */
enum { PUBLISH_DONE = 0, PUBLISH_REFUSED = 1, PUBLISH_TROUBLE = 2 };

/* What became of the requests so far. */
struct report {
	size_t published, present, refused;
};

/* Print a line to standard error, "wsreg-publish: ..."; the second then ends the
 * program with PUBLISH_TROUBLE.  Octets other than those of printable ASCII are
 * shown as "?", since a server may have sent them. */
void
report_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void
report_die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends the program because no more can be published, for this reason; says what
 * was, and what to do about the rest. */
_Noreturn void
report_stop(const struct report *report, const char *reason);

/* Prints the counts on standard output. */
void
report_print(const struct report *report);

/* Begins to wait: unless report_answered() is called within `seconds`,
 * the program ends as by report_stop(), whatever it is doing.  A library may
 * wait without end for a server that says nothing. */
void
report_wait(const struct report *report, unsigned seconds);
void
report_answered(void);

#endif
