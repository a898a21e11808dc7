/* SPDX-License-Identifier: MIT */
/* Compilers that try headers, in each of the standards they must do in. */

#ifndef TESTS_COMPILER_H
#define TESTS_COMPILER_H

#include "support.h"

/* Whether the program is one for C++: "g++". */
bool
compiler_is_cxx(const char *compiler);

/* The standards to try with it, the oldest first: "-std=c89". */
size_t
compiler_count_standards(const char *compiler);
const char *
compiler_standard(const char *compiler, size_t index);

/* Compiles a text after a header (NULL: none), all warnings being errors;
 * support_result_free() is due after it. */
void
compiler_run(const char *compiler, const char *standard, const char *header,
    const char *text, struct support_result *result);

/* The same without optimisation, to an object file, whose name is returned, to
 * be freed.  The test fails if it cannot be made. */
char *
compiler_make(const char *compiler, const char *standard, const char *header,
    const char *text);

/* Fails the test unless a header compiles alone. */
void
compiler_check_header(
    const char *compiler, const char *standard, const char *header);

#endif
