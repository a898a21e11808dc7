/* SPDX-License-Identifier: MIT */
/* Inflates the compressed messages of one side and judges them; RFC 7692, 7. */

#include "deflate.h"

#include <limits.h>
#include <string.h>

/* The largest window; RFC 1951, 2. */
#define WINDOW_BITS 15

/* The most octets of output that are looked at together. */
#define STEP 16384

/* ---- One inflater ---- */

static bool
open_inflater(struct inflater *inflater, enum wsreg_rule_number rule,
    unsigned window_bits, unsigned step)
{
	inflater->rule = rule;
	inflater->step = step;
	/* Raw: without zlib's own header. */
	inflater->present =
	    inflateInit2(&inflater->stream, -(int)window_bits) == Z_OK;
	return inflater->present;
}

/* Begins after a last block; false if memory is out.  RFC 7692, 7.2.3.4: what
 * follows begins on the next octet and may look back as before, so all but the
 * window begins anew. */
static bool
resume(struct inflater *inflater)
{
	inflater->ended = false;
	return inflateResetKeep(&inflater->stream) == Z_OK;
}

/* Calls zlib once; its `*size` octets are in `output`.  False if memory is
 * out. */
static bool
inflate_some(struct inflater *inflater, uint8_t output[STEP], size_t *size)
{
	z_stream *stream = &inflater->stream;
	int result;

	*size = 0;
	if (inflater->ended && !resume(inflater))
		return false;
	stream->next_out = output;
	stream->avail_out = inflater->step;
	result = inflate(stream, Z_SYNC_FLUSH);
	*size = inflater->step - stream->avail_out;
	if (result == Z_STREAM_END)
		inflater->ended = true;
	else if (result == Z_DATA_ERROR || result == Z_NEED_DICT)
		inflater->failed = true;
	return result != Z_MEM_ERROR;
}

/* ---- A message ---- */

static void
find_fault(struct deflate *deflate, enum wsreg_rule_number rule,
    uint64_t position, uint64_t value)
{
	struct deflate_fault *fault = &deflate->fault;

	/* The first one is the verdict, and of two at one octet that of the
	 * first rule: what refers to nothing makes no octet. */
	if (fault->found &&
	    (fault->position < position ||
		(fault->position == position && fault->rule <= rule)))
		return;
	fault->found = true;
	fault->rule = rule;
	fault->position = position;
	fault->value = value;
}

/* Keeps the start of what a frame inflates to. */
static void
keep_start(struct deflate *deflate, const uint8_t *output, size_t size)
{
	size_t at = (size_t)deflate->made, part = size;

	if (deflate->made < DEFLATE_START) {
		if (part > DEFLATE_START - at)
			part = DEFLATE_START - at;
		memcpy(deflate->start + at, output, part);
	}
	deflate->made += size;
}

/* Looks at what the first inflater put out; `position` is where that begins. */
static void
judge_output(struct deflate *deflate, const uint8_t *output, size_t size,
    uint64_t position)
{
	size_t good;

	keep_start(deflate, output, size);
	if (deflate->taker.take != NULL)
		deflate->taker.take(deflate->taker.user, output, size);
	/* The size says one more than the limit: how much more there is depends
	 * on how the data was cut. */
	if (deflate->limit != 0 && position + size > deflate->limit)
		find_fault(deflate, WSREG_RULE_INFLATED_TOO_BIG, deflate->limit,
		    deflate->limit + 1);
	if (!deflate->text)
		return;
	good = wsreg_utf8_feed(&deflate->utf8, output, size);
	if (good < size)
		find_fault(deflate, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
		    position + good, output[good]);
}

/* Returns whether an inflater that has put out so much need not go on. */
static bool
is_beyond(const struct deflate *deflate, uint64_t position)
{
	return deflate->fault.found && position > deflate->fault.position;
}

/* Inflates octets by one inflater, whose output is at this position of the
 * message; false if memory is out. */
static bool
run(struct deflate *deflate, struct inflater *inflater, uint64_t position,
    const uint8_t *data, size_t size)
{
	bool first = inflater == &deflate->inflaters[DEFLATE_HISTORY];
	z_stream *stream = &inflater->stream;
	uint8_t output[STEP];
	size_t made;

	/* zlib does not write there. */
	memcpy(&stream->next_in, &data, sizeof(data));
	stream->avail_in = (unsigned)size;
	do {
		if (!inflate_some(inflater, output, &made))
			return false;
		if (first)
			judge_output(deflate, output, made, position);
		position += made;
		if (inflater->failed)
			find_fault(deflate, inflater->rule, position, 0);
	} while (!inflater->failed && !is_beyond(deflate, position) &&
	    (stream->avail_in > 0 ||
		(stream->avail_out == 0 && !inflater->ended)));
	if (first)
		deflate->inflated = position;
	return true;
}

static bool
run_all(struct deflate *deflate, const uint8_t *data, size_t size)
{
	uint64_t position = deflate->inflated;

	if (deflate->fault.found || deflate->lost)
		return true;
	for (size_t i = 0; i < DEFLATE_COUNT; i++)
		if (deflate->inflaters[i].present &&
		    !run(deflate, &deflate->inflaters[i], position, data, size))
			return false;
	return true;
}

/* ---- The interface ---- */

bool
deflate_init(
    struct deflate *deflate, const struct deflate_side *side, uint64_t limit)
{
	struct inflater *inflaters = deflate->inflaters;

	memset(deflate, 0, sizeof(*deflate));
	deflate->anew = side->no_context_takeover;
	deflate->limit = limit;
	if (!open_inflater(&inflaters[DEFLATE_HISTORY],
		WSREG_RULE_DEFLATE_DATA_INVALID, WINDOW_BITS, STEP))
		return false;
	/* It goes octet by octet, so that it can look back through the window
	 * alone. */
	if (side->window_bits < WINDOW_BITS &&
	    !open_inflater(&inflaters[DEFLATE_WINDOW],
		WSREG_RULE_DEFLATE_WINDOW_EXCEEDED, side->window_bits, 1))
		return false;
	return !deflate->anew ||
	    open_inflater(&inflaters[DEFLATE_MESSAGE],
		WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER, WINDOW_BITS, STEP);
}

void
deflate_free(struct deflate *deflate)
{
	for (size_t i = 0; i < DEFLATE_COUNT; i++)
		if (deflate->inflaters[i].present)
			inflateEnd(&deflate->inflaters[i].stream);
	memset(deflate, 0, sizeof(*deflate));
}

void
deflate_begin(struct deflate *deflate, bool text)
{
	struct inflater *message = &deflate->inflaters[DEFLATE_MESSAGE];

	/* After a fault, or a message that was broken off, nobody knows what
	 * later messages may refer to. */
	if (deflate->fault.found || deflate->begun)
		deflate->lost = true;
	deflate->begun = true;
	memset(&deflate->fault, 0, sizeof(deflate->fault));
	memset(&deflate->utf8, 0, sizeof(deflate->utf8));
	deflate->text = text;
	deflate->size = 0;
	deflate->inflated = 0;
	if (message->present) {
		inflateReset(&message->stream);
		message->ended = false;
	}
}

void
deflate_begin_frame(struct deflate *deflate)
{
	deflate->made = 0;
}

/* Keeps the first and the last octets of the message. */
static void
keep_ends(struct deflate *deflate, const uint8_t *data, size_t size)
{
	size_t kept = sizeof(deflate->last);

	for (size_t i = 0; i < size && deflate->size + i < 2; i++)
		deflate->first[deflate->size + i] = data[i];
	for (size_t i = size < kept ? 0 : size - kept; i < size; i++) {
		memmove(deflate->last, deflate->last + 1, kept - 1);
		deflate->last[kept - 1] = data[i];
	}
}

bool
deflate_feed(struct deflate *deflate, const uint8_t *data, size_t size)
{
	keep_ends(deflate, data, size);
	deflate->size += size;
	while (size > 0) {
		/* zlib counts in 32 bits. */
		size_t part = size < UINT_MAX ? size : UINT_MAX;

		if (!run_all(deflate, data, part))
			return false;
		data += part;
		size -= part;
	}
	return true;
}

/* Returns whether all that came was complete blocks: zlib sets bit 128 then, and
 * the bits below 64 say how much of a next one it has.  After a last block some
 * of the tail may be left, which makes no other block. */
static bool
is_between_blocks(const struct inflater *inflater)
{
	const z_stream *stream = &inflater->stream;

	return stream->avail_in == 0 &&
	    (inflater->ended || (stream->data_type & (128 | 63)) == 128);
}

bool
deflate_end(struct deflate *deflate)
{
	/* RFC 7692, 7.2.1: these were taken off the message's end. */
	static const uint8_t tail[] = { 0x00, 0x00, 0xff, 0xff };
	struct inflater *history = &deflate->inflaters[DEFLATE_HISTORY];
	uint64_t position = deflate->inflated;

	deflate->begun = false;
	if (deflate->fault.found || deflate->lost || deflate->size == 0)
		return true;
	if (!history->ended && !run_all(deflate, tail, sizeof(tail)))
		return false;
	/* A block that is cut off would take the tail for its own. */
	if (!is_between_blocks(history))
		find_fault(
		    deflate, WSREG_RULE_DEFLATE_DATA_INVALID, position, 0);
	if (deflate->text && !wsreg_utf8_complete(&deflate->utf8))
		find_fault(deflate, WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
		    deflate->inflated, 0);
	return true;
}
