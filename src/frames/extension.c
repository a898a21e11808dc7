/* SPDX-License-Identifier: MIT */
/* Finds the header bits that an extension owns; RFC 6455, 9.1. */

#include <string.h>

#include "snapshot.h"
#include "wsreg-check.h"

/* A reference to a person does not count: someone may have registered both a
 * bit and an extension that has nothing to do with it. */
static bool
same_reference(
    const struct wsreg_reference *one, const struct wsreg_reference *other)
{
	return one->data != NULL && other->data != NULL &&
	    strcmp(one->type, "person") != 0 &&
	    strcmp(one->type, other->type) == 0 &&
	    strcmp(one->data, other->data) == 0;
}

/* Returns whether the record has this reference in any field. */
static bool
has_reference(
    const struct wsreg_record *record, const struct wsreg_reference *wanted)
{
	struct wsreg_field field;
	struct wsreg_reference reference;

	for (size_t i = 0; wsreg_record_field(record, i, &field); i++)
		for (size_t j = 0; wsreg_field_reference(&field, j, &reference);
		     j++)
			if (same_reference(&reference, wanted))
				return true;
	return false;
}

/* Returns whether two records refer to the same document. */
static bool
share_reference(
    const struct wsreg_record *one, const struct wsreg_record *other)
{
	struct wsreg_field field;
	struct wsreg_reference reference;

	for (size_t i = 0; wsreg_record_field(one, i, &field); i++)
		for (size_t j = 0; wsreg_field_reference(&field, j, &reference);
		     j++)
			if (has_reference(other, &reference))
				return true;
	return false;
}

/* RFC 6455, 5.2: RSV1 is the highest of the three. */
static unsigned
bit_of(const struct wsreg_record *record)
{
	static const char *const names[] = { "RSV3", "RSV2", "RSV1" };

	for (unsigned i = 0; i < 3; i++)
		if (strcmp(record->key, names[i]) == 0)
			return 1u << i;
	return 0;
}

unsigned
wsreg_extension_bits(
    const struct wsreg_snapshot *snapshot, const char *name, size_t size)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, "extension", strlen("extension"));
	const struct wsreg_registry *header =
	    wsreg_registry_find(snapshot, "bit", strlen("bit"));
	const struct wsreg_record *extension;
	unsigned bits = 0;

	if (registry == NULL || header == NULL)
		return 0;
	extension = wsreg_record_by_name(registry, name, size);
	if (extension == NULL)
		return 0;
	for (size_t i = 0; i < wsreg_record_count(header); i++) {
		const struct wsreg_record *bit = wsreg_record_at(header, i);

		/* Most bits have no reference, so that little is compared. */
		if (share_reference(bit, extension))
			bits |= bit_of(bit);
	}
	return bits;
}
