/* SPDX-License-Identifier: MIT */
/* The fixture good-references.xml, as it is there for each test of a case. */

#include "references.h"

#include <string.h>

static struct fixture references;

void
references_read(void)
{
	fixture_snapshot(&references, "good-references.xml");
}

void
references_free(void)
{
	fixture_free(&references);
}

const struct wsreg_snapshot *
references_snapshot(void)
{
	return &references.model.snapshot;
}

struct wsreg_field
references_cell(const char *key)
{
	return fixture_field(
	    fixture_record(&references.model.snapshot, "cells", key), "cell");
}

void
references_check_cut(const char *key, const char *whole, const char *buffer,
    size_t size, size_t length)
{
	size_t kept = strlen(whole) < size ? strlen(whole) : size - 1;

	support_assert(length == strlen(whole), "%s, size %zu: length %zu", key,
	    size, length);
	for (size_t i = size; i < strlen(whole) + 8; i++)
		support_assert(buffer[i] == REFERENCES_GUARD,
		    "%s, size %zu: octet %zu was written", key, size, i);
	if (size == 0)
		return;
	support_assert(memcmp(buffer, whole, kept) == 0 && buffer[kept] == '\0',
	    "%s, size %zu: %s", key, size, buffer);
}
