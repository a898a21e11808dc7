/* SPDX-License-Identifier: MIT */
/* The fixture good-references.xml, as it is there for each test of a case. */

#ifndef TESTS_REFERENCES_H
#define TESTS_REFERENCES_H

#include "fixture.h"

/* For tcase_add_checked_fixture(). */
void
references_read(void);
void
references_free(void);

const struct wsreg_snapshot *
references_snapshot(void);

/* The field `cell` of the record of this key. */
struct wsreg_field
references_cell(const char *key);

/* What a buffer is filled with, so that what is written can be told. */
#define REFERENCES_GUARD '#'

/* Checks a buffer of 8 octets more than `whole` or of `size`, of which a
 * function was told `size`: it returned the length of all, and wrote what
 * fits, with a NUL. */
void
references_check_cut(const char *key, const char *whole, const char *buffer,
    size_t size, size_t length);

#endif
