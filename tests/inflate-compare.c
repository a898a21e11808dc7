/* SPDX-License-Identifier: MIT */
/* Compares what our inflater and zlib make of the same messages. */

#include "inflate-compare.h"

#include <stdlib.h>
#include <string.h>

void
compare_init(
    struct compare *compare, const struct deflate_side *side, uint64_t limit)
{
	compare->side = *side;
	zlib_init(&compare->zlib, side, limit);
	compare->inflate = inflate_new(side->window_bits);
	if (!deflate_init(&compare->deflate, side, limit) ||
	    !deflate_init(&compare->cut, side, limit) ||
	    compare->inflate == NULL)
		abort();
}

void
compare_free(struct compare *compare)
{
	zlib_free(&compare->zlib);
	deflate_free(&compare->deflate);
	deflate_free(&compare->cut);
	free(compare->inflate);
}

/* Has a side inflate a message in steps. */
static void
feed(struct deflate *deflate, const uint8_t *data, size_t size, bool text,
    size_t step)
{
	deflate_begin(deflate, text);
	for (size_t at = 0, part; at < size; at += part) {
		part = size - at < step ? size - at : step;
		deflate_feed(deflate, data + at, part);
	}
	deflate_end(deflate);
}

static bool
is_same(const struct deflate_fault *one, const struct deflate_fault *other)
{
	return one->found == other->found &&
	    (!one->found ||
		(one->rule == other->rule && one->position == other->position &&
		    one->value == other->value));
}

/* Returns whether what was made just now is what zlib has from there on; it may
 * have less after a fault. */
static bool
is_output_same(const struct compare *compare, size_t position)
{
	const struct inflate *inflate = compare->inflate;
	const struct zlib_side *zlib = &compare->zlib;
	size_t size = inflate->size - inflate->from;

	if (position >= zlib->size)
		return size == 0 || zlib->fault.found;
	if (zlib->fault.found && size > zlib->size - position)
		size = zlib->size - position;
	return size <= zlib->size - position &&
	    memcmp(inflate->output + inflate->from, zlib->output + position,
		size) == 0;
}

/* Inflates octets of a message in steps; false if the output differs. */
static bool
run(struct compare *compare, const uint8_t *data, size_t size, size_t step,
    size_t *position)
{
	struct inflate *inflate = compare->inflate;
	enum inflate_result result = INFLATE_STARVED;

	for (size_t at = 0, part; at < size && (result == INFLATE_STARVED);
	     at += part) {
		const uint8_t *next = data + at;

		part = size - at < step ? size - at : step;
		do {
			result = inflate_run(
			    inflate, &next, data + at + part, 1 + step % 5000);
			if (!is_output_same(compare, *position))
				return false;
			*position += inflate->size - inflate->from;
		} while (result == INFLATE_MORE &&
		    !(compare->zlib.fault.found &&
			*position > compare->zlib.size));
	}
	return true;
}

const char *
compare_message(struct compare *compare, const uint8_t *data, size_t size,
    bool text, size_t step)
{
	static const uint8_t tail[] = { 0x00, 0x00, 0xff, 0xff };
	const struct zlib_side *zlib = &compare->zlib;
	size_t position = 0;

	zlib_judge(&compare->zlib, data, size, text);
	if (zlib->failed)
		abort();
	feed(&compare->deflate, data, size, text, SIZE_MAX);
	if (!is_same(&compare->deflate.fault, &zlib->fault))
		return "the fault";
	feed(&compare->cut, data, size, text, step);
	if (!is_same(&compare->cut.fault, &zlib->fault))
		return "the fault in what is cut";
	if (!zlib->fault.found && compare->deflate.inflated != zlib->size)
		return "the size";
	if (compare->side.no_context_takeover)
		inflate_forget(compare->inflate);
	if (!run(compare, data, size, step, &position))
		return "the output";
	if (!zlib->fault.found &&
	    !(compare->inflate->final &&
		inflate_is_between_blocks(compare->inflate)) &&
	    !run(compare, tail, sizeof(tail), step, &position))
		return "the output at the end";
	return zlib->fault.found || position == zlib->size ? NULL : "the size";
}
