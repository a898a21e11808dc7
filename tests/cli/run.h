/* SPDX-License-Identifier: MIT */
/* What the tests of the command share: calling wsreg, cases in tables. */

#ifndef TESTS_CLI_RUN_H
#define TESTS_CLI_RUN_H

#include "support.h"

/* Sanitizers need more memory than any limit leaves, and keep what is freed. */
#if defined(__SANITIZE_ADDRESS__)
#define RUN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RUN_SANITIZED 1
#endif
#endif

/* Pieces of text that a case looks for, at most. */
#define RUN_PIECES 8

/*
 * A command line and what is to come of it.  Paths in it are relative to the
 * root of the sources.
 */
struct run_case {
	SUPPORT_ROW;
	/* Arguments with blanks between; 'one in quotes' may have blanks. */
	const char *line;
	/* Standard input, NULL: empty; and the folder, NULL: the sources. */
	const char *input, *folder;
	/* "NAME=VALUE", or "NAME" to be taken out. */
	const char *environment[4];
	int status;
	/* The whole standard output, or NULL for any. */
	const char *output;
	/* Pieces of it in this order, and pieces that it must not have. */
	const char *has[RUN_PIECES], *lacks[RUN_PIECES];
	/* A piece of the one line on standard error, or NULL: there must be
	 * nothing.  With it, standard output must be empty, unless `has` says
	 * what is there. */
	const char *error;
};

/* Runs suites as support_main() does; ends with SUPPORT_SKIPPED unless $WSREG, set by the
 * build, names the program.  The environment is made plain. */
int
run_main(Suite *(*const makers[])(void), size_t count);

/* Runs wsreg; support_result_free() is due after it.  Of the case, only what
 * goes in is used. */
void
run_wsreg(const struct run_case *in, struct support_result *result);

/* Runs another program in the same way. */
void
run_program(const char *program, const struct run_case *in,
    struct support_result *result);

/* Runs wsreg and checks all that the case says. */
void
run_check(const struct run_case *test);

/* Returns what wsreg prints, to be freed; the test fails unless it ends with 0 and
 * says nothing on standard error. */
char *
run_output(const char *line);
char *
run_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Fails unless the text has the pieces in this order; `what` names the case. */
void
run_check_has(const char *what, const char *text, const char *const *pieces);

/* Fails unless `errors` is one line, "wsreg: ..." or "FILE:LINE: error: ...",
 * with the piece. */
void
run_check_error(const char *what, const char *errors, const char *piece);

/* Makes a file in a new folder; returns its name, to be freed. */
char *
run_file(const char *name, const char *text);

/* Returns the text with all `old` replaced, to be freed; fails if there is none. */
char *
run_replace(const char *text, const char *old, const char *new);

/* A registry file: this inside <registry id="t"> in IANA's namespace. */
#define RUN_XML(content)                                                       \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"t\">"        \
	"<title>T</title>" content "</registry>\n"

#endif
