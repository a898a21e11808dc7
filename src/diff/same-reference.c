/* SPDX-License-Identifier: MIT */
/* Whether references say the same; drafts that became RFCs. */

#include <string.h>

#include "ascii.h"
#include "diff.h"

/* Without blanks around, NULL as "". */
static const char *
trim(const char *text, size_t *size)
{
	if (text == NULL)
		text = "";
	while (ascii_is_blank(*text))
		text++;
	*size = strlen(text);
	while (*size > 0 && ascii_is_blank(text[*size - 1]))
		--*size;
	return text;
}

bool
diff_same_attribute(const char *a, const char *b)
{
	size_t a_size, b_size;

	a = trim(a, &a_size);
	b = trim(b, &b_size);
	return a_size == b_size && memcmp(a, b, a_size) == 0;
}

static uint64_t
hash_attribute(const char *text)
{
	size_t size;

	text = trim(text, &size);
	return diff_hash(text, size);
}

/* RFC6455 is rfc6455. */
static bool
is_rfc(const char *type)
{
	return type != NULL && strcmp(type, "rfc") == 0;
}

static bool
same_folded(const char *a, const char *b)
{
	size_t a_size, b_size;
	size_t i = 0;

	a = trim(a, &a_size);
	b = trim(b, &b_size);
	while (
	    i < a_size && i < b_size && ascii_lower(a[i]) == ascii_lower(b[i]))
		i++;
	return i == a_size && i == b_size;
}

static uint64_t
hash_folded(const char *text)
{
	size_t size;

	text = trim(text, &size);
	return diff_hash_folded(text, size);
}

/* ---- Labels ---- */

/* What is longer is compared by its beginning and size. */
#define LABEL_SIZE 1024

/* What a page shows of the reference, or just its own label. */
static size_t
read_label(const struct diff_context *context, unsigned side, uint32_t node,
    char label[LABEL_SIZE])
{
	const struct wsreg_snapshot *snapshot = context->sides[side];

	return context->rendition
	    ? wsreg_node_cell(snapshot, node, label, LABEL_SIZE)
	    : wsreg_node_label(snapshot, node, label, LABEL_SIZE);
}

static bool
same_label(const struct diff_context *context, const uint32_t nodes[2])
{
	char labels[2][LABEL_SIZE];
	size_t size = read_label(context, 0, nodes[0], labels[0]);

	return size == read_label(context, 1, nodes[1], labels[1]) &&
	    strcmp(labels[0], labels[1]) == 0;
}

/* ---- References ---- */

static bool
is_main(const char *attribute)
{
	return strcmp(attribute, "type") == 0 || strcmp(attribute, "data") == 0;
}

/* Whether what further attributes say on this side is said on the other. */
static bool
has_attributes(
    const struct diff_context *context, unsigned side, const uint32_t nodes[2])
{
	const struct wsreg_snapshot *snapshot = context->sides[side];

	node_foreach (child, snapshot, nodes[side]) {
		const char *name = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (!is_main(name) &&
		    !diff_same_attribute(node_text(snapshot, child),
			wsreg_node_attribute(
			    context->sides[!side], nodes[!side], name)))
			return false;
	}
	return true;
}

bool
diff_same_reference(
    const struct diff_context *context, uint32_t before, uint32_t after)
{
	const uint32_t nodes[2] = { before, after };
	const char *types[2], *data[2];

	if (context->rendition)
		return same_label(context, nodes);
	for (unsigned i = 0; i < 2; i++) {
		types[i] =
		    wsreg_node_attribute(context->sides[i], nodes[i], "type");
		data[i] =
		    wsreg_node_attribute(context->sides[i], nodes[i], "data");
	}
	return diff_same_attribute(types[0], types[1]) &&
	    (is_rfc(types[0]) ? same_folded(data[0], data[1])
			      : diff_same_attribute(data[0], data[1])) &&
	    same_label(context, nodes) && has_attributes(context, 0, nodes) &&
	    has_attributes(context, 1, nodes);
}

/* The same for references that say the same. */
uint64_t
diff_hash_reference(
    const struct diff_context *context, unsigned side, uint32_t node)
{
	const struct wsreg_snapshot *snapshot = context->sides[side];
	const char *type = wsreg_node_attribute(snapshot, node, "type");
	const char *data = wsreg_node_attribute(snapshot, node, "data");
	char label[LABEL_SIZE];
	uint64_t hash = read_label(context, side, node, label);

	hash = diff_mix(hash, diff_hash(label, strlen(label)));
	if (context->rendition)
		return hash;
	return diff_mix(diff_mix(hash, hash_attribute(type)),
	    is_rfc(type) ? hash_folded(data) : hash_attribute(data));
}

/* ---- Drafts that became RFCs ---- */

/* What the reference names, if it is of that type. */
static const char *
name_of(const struct wsreg_snapshot *snapshot, uint32_t reference,
    const char *wanted)
{
	const char *type = wsreg_node_attribute(snapshot, reference, "type");

	return type != NULL && strcmp(type, wanted) == 0
	    ? wsreg_node_attribute(snapshot, reference, "data")
	    : NULL;
}

bool
diff_find_published(const struct diff_context *context,
    const uint32_t counts[2], const char **draft, const char **rfc)
{
	const struct diff_item *a = context->references[0];
	const struct diff_item *b = context->references[1];
	const struct diff_item *a_end = a + counts[0], *b_end = b + counts[1];
	const char *gone = NULL, *come = NULL;
	unsigned gone_count = 0, come_count = 0;

	while (a < a_end || b < b_end) {
		bool left = b == b_end || (a < a_end && a->value < b->value);
		bool right = a == a_end || (b < b_end && b->value < a->value);

		if (left) {
			gone = name_of(context->sides[0], a->index, "draft");
			gone_count++;
		}
		if (right) {
			come = name_of(context->sides[1], b->index, "rfc");
			come_count++;
		}
		a += !right;
		b += !left;
	}
	if (gone_count != 1 || come_count != 1 || gone == NULL || come == NULL)
		return false;
	*draft = gone;
	*rfc = come;
	return true;
}
