/* SPDX-License-Identifier: MIT */
/* Reads what extensions mean to frames, and what a handshake agreed on. */

#include "agreement.h"

#include "token.h"

/* Generated from the snapshot that is compiled in. */
#include "wsreg-codes.h"

/* Reads the parameters; the registries do not say which ones extensions other
 * than permessage-deflate have.  Returns what is wrong first. */
static struct fault
read_params(
    struct slice rest, enum wsreg_sender sender, struct extension *extension)
{
	struct fault first = FAULT_NONE;
	struct extension_param param;

	while (extension_param(&rest, &param)) {
		struct fault fault = extension->deflate
		    ? deflate_params_add(&extension->params, &param, sender)
		    : FAULT_NONE;

		if (first.text == NULL)
			first = fault;
	}
	if (first.text == NULL && rest.size > 0)
		first = FAULT("malformed parameters", 6455, "9.1");
	return first;
}

void
agreement_read_extension(
    struct slice element, enum wsreg_sender sender, struct extension *extension)
{
	*extension = (struct extension){
		.name = { element.at, 0 },
		.params = deflate_params_none,
	};
	if (!extension_name(&element, &extension->name)) {
		extension->fault =
		    FAULT("extension without a name", 6455, "9.1");
		return;
	}
	extension->deflate = slice_same(
	    extension->name, slice_of(WSREG_EXTENSION_PERMESSAGE_DEFLATE));
	extension->fault = read_params(element, sender, extension);
}

/* Looks in the caller's registries, else in those compiled in. */
static unsigned
find_bits(struct slice name, const struct wsreg_snapshot *snapshot)
{
	unsigned bits = 0;

	if (snapshot != NULL)
		bits = wsreg_extension_bits(snapshot, name.at, name.size);
	if (bits == 0)
		bits =
		    wsreg_extension_bits(wsreg_builtin(), name.at, name.size);
	return bits;
}

/* Returns whether a registry has an extension of this name. */
static bool
is_registered(struct slice name, const struct wsreg_snapshot *snapshot)
{
	const struct wsreg_snapshot *const snapshots[] = { snapshot, NULL };

	for (size_t i = 0; i < 2; i++)
		if (wsreg_record_by_name(
			registry_by_kind(snapshots[i], WSREG_KIND_EXTENSION),
			name.at, name.size) != NULL)
			return true;
	return false;
}

unsigned
agreement_add(struct agreement *agreement, const struct extension *extension,
    const struct wsreg_snapshot *snapshot)
{
	unsigned bits = find_bits(extension->name, snapshot);
	unsigned common = agreement->bits & bits;

	agreement->bits |= bits;
	if (!extension->deflate && extension->name.size > 0)
		agreement->opaque_bits |=
		    is_registered(extension->name, snapshot) ? bits
							     : WSREG_RSV_ALL;
	/* The first of two counts. */
	if (extension->deflate && !agreement->deflate) {
		agreement->deflate = true;
		agreement->compressed_bit = bits;
		agreement->sides[0] = extension->params.sides[0];
		agreement->sides[1] = extension->params.sides[1];
	}
	return common;
}

const char *
agreement_read(struct agreement *agreement, struct slice value,
    const struct wsreg_snapshot *snapshot)
{
	const char *first = NULL;
	struct slice element;
	bool found = false;

	*agreement = (struct agreement){ .bits = 0 };
	while (token_next(&value, &element)) {
		struct extension extension;

		found = true;
		agreement_read_extension(element, WSREG_SERVER, &extension);
		if (agreement_add(agreement, &extension, snapshot) != 0 &&
		    extension.fault.text == NULL)
			extension.fault.text =
			    "two extensions use the same RSV bit";
		if (first == NULL)
			first = extension.fault.text;
	}
	return found ? first : "no extension";
}
