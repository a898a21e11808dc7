/* SPDX-License-Identifier: MIT */
/* Compares two references, and the values of two attributes. */

#include "compare-references.h"

/* Returns the value without the blanks around it. */
static struct slice
trim(const char *value)
{
	struct slice slice = slice_of(value != NULL ? value : "");

	while (slice.size > 0 && ascii_is_blank(slice.at[0]))
		slice = slice_skip(slice, 1);
	while (slice.size > 0 && ascii_is_blank(slice.at[slice.size - 1]))
		slice.size--;
	return slice;
}

bool
wsreg_diff_same_attribute(const char *before, const char *after)
{
	return slice_same(trim(before), trim(after));
}

/* ---- Labels ---- */

/* Longer labels are compared by their beginning and their size. */
#define LABEL_SIZE 1024

/* Reads what a page shows of the reference if that is all there is to compare,
 * else just the reference's own label. */
static size_t
read_label(const struct diff_context *context, unsigned side, uint32_t node,
    char label[LABEL_SIZE])
{
	const struct wsreg_snapshot *snapshot = context->sides[side];

	return context->rendition
	    ? wsreg_node_cell(snapshot, node, label, LABEL_SIZE)
	    : wsreg_node_label(snapshot, node, label, LABEL_SIZE);
}

/* Returns whether two references are shown with the same words. */
static bool
same_label(const struct diff_context *context, const uint32_t nodes[2])
{
	char labels[2][LABEL_SIZE];
	size_t size = read_label(context, 0, nodes[0], labels[0]);

	return size == read_label(context, 1, nodes[1], labels[1]) &&
	    strcmp(labels[0], labels[1]) == 0;
}

/* ---- References ---- */

/* The attributes that say what a reference names. */
struct target {
	const char *type;
	struct slice data;
	bool nocase; /* RFC6455 is rfc6455 */
};

/* Reads what the reference names. */
static struct target
read_target(const struct diff_context *context, unsigned side, uint32_t node)
{
	const struct wsreg_snapshot *snapshot = context->sides[side];
	const char *type = wsreg_node_attribute(snapshot, node, "type");

	return (struct target){
		.type = type,
		.data = trim(wsreg_node_attribute(snapshot, node, "data")),
		.nocase = type != NULL && strcmp(type, "rfc") == 0,
	};
}

/* Returns whether two references name the same. */
static bool
same_target(const struct diff_context *context, const uint32_t nodes[2])
{
	struct target before = read_target(context, 0, nodes[0]);
	struct target after = read_target(context, 1, nodes[1]);

	return wsreg_diff_same_attribute(before.type, after.type) &&
	    (before.nocase ? slice_same_nocase(before.data, after.data)
			   : slice_same(before.data, after.data));
}

/* Returns whether the other side has all that further attributes say on this
 * one. */
static bool
has_attributes(
    const struct diff_context *context, unsigned side, const uint32_t nodes[2])
{
	const struct wsreg_snapshot *snapshot = context->sides[side];

	node_foreach (child, snapshot, nodes[side]) {
		const char *name = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (strcmp(name, "type") != 0 && strcmp(name, "data") != 0 &&
		    !wsreg_diff_same_attribute(node_text(snapshot, child),
			wsreg_node_attribute(
			    context->sides[!side], nodes[!side], name)))
			return false;
	}
	return true;
}

bool
wsreg_diff_same_reference(
    const struct diff_context *context, uint32_t before, uint32_t after)
{
	const uint32_t nodes[2] = { before, after };

	if (context->rendition)
		return same_label(context, nodes);
	return same_target(context, nodes) && same_label(context, nodes) &&
	    has_attributes(context, 0, nodes) &&
	    has_attributes(context, 1, nodes);
}

uint64_t
wsreg_diff_digest_reference(
    const struct diff_context *context, unsigned side, uint32_t node)
{
	char label[LABEL_SIZE];
	uint64_t mixed = read_label(context, side, node, label);
	struct target target;

	mixed = digest_mix(mixed, digest(slice_of(label)));
	if (context->rendition)
		return mixed;
	target = read_target(context, side, node);
	return digest_mix(digest_mix(mixed, digest(trim(target.type))),
	    target.nocase ? digest_nocase(target.data) : digest(target.data));
}
