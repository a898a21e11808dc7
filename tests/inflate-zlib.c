/* SPDX-License-Identifier: MIT */
/* Judges compressed messages by zlib, to hold others against. */

#include "inflate-zlib.h"

#include <stdlib.h>
#include <string.h>

/* RFC 1951, 2: no window is larger. */
#define WINDOW_BITS 15

/* The most octets of output that are looked at together. */
#define STEP 16384

/* ---- One inflater ---- */

static void
open_inflater(struct zlib_side *zlib, size_t index, enum wsreg_rule_number rule,
    unsigned window_bits, unsigned step)
{
	struct zlib_inflater *inflater = &zlib->inflaters[index];

	inflater->rule = rule;
	inflater->step = step;
	/* Raw: without zlib's own header. */
	inflater->present =
	    inflateInit2(&inflater->stream, -(int)window_bits) == Z_OK;
	zlib->failed |= !inflater->present;
}

/* Calls zlib once; returns how many octets are in `output`. */
static size_t
inflate_some(struct zlib_inflater *inflater, uint8_t output[STEP])
{
	z_stream *stream = &inflater->stream;
	int result;

	/* RFC 7692, 7.2.3.4: the block after a last one begins on the next octet
	 * and may look back as before, so all but the window begins anew. */
	if (inflater->ended)
		inflateResetKeep(stream);
	inflater->ended = false;
	stream->next_out = output;
	stream->avail_out = inflater->step;
	result = inflate(stream, Z_SYNC_FLUSH);
	if (result == Z_STREAM_END)
		inflater->ended = true;
	else if (result == Z_DATA_ERROR || result == Z_NEED_DICT)
		inflater->failed = true;
	return inflater->step - stream->avail_out;
}

/* ---- A message ---- */

static void
find_fault(struct zlib_side *zlib, enum wsreg_rule_number rule,
    uint64_t position, uint64_t value)
{
	struct deflate_fault *fault = &zlib->fault;

	/* The first one is the verdict, and of two at one octet that of the
	 * first rule: a reference to nothing makes no octet. */
	if (fault->found &&
	    (fault->position < position ||
		(fault->position == position && fault->rule <= rule)))
		return;
	fault->found = true;
	fault->rule = rule;
	fault->position = position;
	fault->value = value;
}

static void
judge_output(struct zlib_side *zlib, const uint8_t *output, size_t size)
{
	uint64_t position = zlib->size;
	size_t good;

	if (size == 0)
		return;
	if (zlib->size + size > zlib->room) {
		zlib->room = 2 * (zlib->size + size);
		zlib->output = realloc(zlib->output, zlib->room);
		if (zlib->output == NULL)
			abort();
	}
	memcpy(zlib->output + zlib->size, output, size);
	zlib->size += size;
	if (zlib->limit != 0 && zlib->size > zlib->limit)
		find_fault(zlib, WSREG_RULE_INFLATED_TOO_BIG, zlib->limit,
		    zlib->limit + 1);
	if (!zlib->text)
		return;
	good = wsreg_utf8_feed(&zlib->utf8, output, size);
	if (good < size)
		find_fault(zlib, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
		    position + good, output[good]);
}

/* Inflates octets by one inflater, whose output begins at this position. */
static void
run(struct zlib_side *zlib, size_t index, uint64_t position,
    const uint8_t *data, size_t size)
{
	struct zlib_inflater *inflater = &zlib->inflaters[index];
	z_stream *stream = &inflater->stream;
	uint8_t output[STEP];
	size_t made;

	/* zlib does not write there. */
	memcpy(&stream->next_in, &data, sizeof(data));
	stream->avail_in = (unsigned)size;
	do {
		made = inflate_some(inflater, output);
		if (index == ZLIB_HISTORY)
			judge_output(zlib, output, made);
		position += made;
		if (inflater->failed)
			find_fault(zlib, inflater->rule, position, 0);
	} while (!inflater->failed &&
	    !(zlib->fault.found && position > zlib->fault.position) &&
	    (stream->avail_in > 0 ||
		(stream->avail_out == 0 && !inflater->ended)));
}

static void
run_all(struct zlib_side *zlib, const uint8_t *data, size_t size)
{
	uint64_t position = zlib->size;

	for (size_t i = 0; i < ZLIB_COUNT; i++)
		if (zlib->inflaters[i].present)
			run(zlib, i, position, data, size);
}

/* Returns whether all that came was complete blocks: zlib sets bit 128 then, and
 * the bits below 64 say how much of a next one it has. */
static bool
is_between_blocks(const struct zlib_inflater *inflater)
{
	const z_stream *stream = &inflater->stream;

	return stream->avail_in == 0 &&
	    (inflater->ended || (stream->data_type & (128 | 63)) == 128);
}

/* ---- The interface ---- */

void
zlib_init(
    struct zlib_side *zlib, const struct deflate_side *side, uint64_t limit)
{
	memset(zlib, 0, sizeof(*zlib));
	zlib->limit = limit;
	open_inflater(zlib, ZLIB_HISTORY, WSREG_RULE_DEFLATE_DATA_INVALID,
	    WINDOW_BITS, STEP);
	/* It goes octet by octet, so that it can look back through the window
	 * alone. */
	if (side->window_bits < WINDOW_BITS)
		open_inflater(zlib, ZLIB_WINDOW,
		    WSREG_RULE_DEFLATE_WINDOW_EXCEEDED, side->window_bits, 1);
	if (side->no_context_takeover)
		open_inflater(zlib, ZLIB_MESSAGE,
		    WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER, WINDOW_BITS, STEP);
}

void
zlib_free(struct zlib_side *zlib)
{
	for (size_t i = 0; i < ZLIB_COUNT; i++)
		if (zlib->inflaters[i].present)
			inflateEnd(&zlib->inflaters[i].stream);
	free(zlib->output);
}

void
zlib_judge(struct zlib_side *zlib, const uint8_t *data, size_t size, bool text)
{
	/* RFC 7692, 7.2.1: these were taken off the message's end. */
	static const uint8_t tail[] = { 0x00, 0x00, 0xff, 0xff };
	struct zlib_inflater *history = &zlib->inflaters[ZLIB_HISTORY];
	struct zlib_inflater *message = &zlib->inflaters[ZLIB_MESSAGE];
	uint64_t position;

	memset(&zlib->utf8, 0, sizeof(zlib->utf8));
	zlib->text = text;
	zlib->size = 0;
	if (message->present)
		inflateReset(&message->stream);
	message->ended = false;
	run_all(zlib, data, size);
	position = zlib->size;
	if (zlib->fault.found)
		return;
	if (!history->ended)
		run_all(zlib, tail, sizeof(tail));
	/* A block that is cut off would take the tail for its own. */
	if (!is_between_blocks(history))
		find_fault(zlib, WSREG_RULE_DEFLATE_DATA_INVALID, position, 0);
	if (text && !wsreg_utf8_complete(&zlib->utf8))
		find_fault(
		    zlib, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE, zlib->size, 0);
}
