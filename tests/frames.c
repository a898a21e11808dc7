/* SPDX-License-Identifier: MIT */
/* Streams of frames for the tests, and what a checker tells of them. */

#include "frames.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Streams ---- */

void
frames_add_raw(struct frames *frames, const void *octets, size_t size)
{
	if (size > frames->capacity - frames->size) {
		frames->capacity = 2 * (frames->size + size);
		frames->octets = realloc(frames->octets, frames->capacity);
		ck_assert_ptr_nonnull(frames->octets);
	}
	if (size > 0)
		memcpy(frames->octets + frames->size, octets, size);
	frames->size += size;
}

static void
add_key(struct frames *frames)
{
	uint32_t key;

	if (frames->key != NULL) {
		frames_add_raw(frames, frames->key, 4);
		return;
	}
	if (frames->random == 0)
		frames->random = 1;
	key = support_random(&frames->random);
	frames_add_raw(frames, &key, 4);
}

void
frames_add_header(struct frames *frames, uint8_t first, uint64_t length)
{
	uint8_t octets[10] = { first, (uint8_t)length };
	size_t more = length <= 125 ? 0 : length <= UINT16_MAX ? 2 : 8;

	if (more > 0)
		octets[1] = more == 2 ? 126 : 127;
	for (size_t i = 0; i < more; i++)
		octets[2 + i] = (uint8_t)(length >> (8 * (more - 1 - i)));
	if (frames->sender == WSREG_CLIENT)
		octets[1] |= 0x80;
	frames->start = frames->size;
	frames_add_raw(frames, octets, 2 + more);
	if (frames->sender == WSREG_CLIENT)
		add_key(frames);
	frames->header = frames->size - frames->start;
}

/* The key of the last frame, if it has one. */
static const uint8_t *
key_of(const struct frames *frames)
{
	static const uint8_t none[4] = { 0 };
	const uint8_t *octets = frames->octets + frames->start;

	return (octets[1] & 0x80) != 0 ? octets + frames->header - 4 : none;
}

void
frames_add_payload(
    struct frames *frames, const void *payload, size_t size, size_t position)
{
	const uint8_t *octets = payload;
	size_t at = frames->size;

	frames_add_raw(frames, payload, size);
	for (size_t i = 0; i < size; i++)
		frames->octets[at + i] =
		    octets[i] ^ key_of(frames)[(position + i) % 4];
}

void
frames_add(
    struct frames *frames, uint8_t first, const void *payload, size_t size)
{
	frames_add_header(frames, first, size);
	frames_add_payload(frames, payload, size, 0);
}

/* Returns how many octets the digits stand for. */
static size_t
read_hex(const char *digits, uint8_t *octets, size_t limit)
{
	size_t size = 0;

	for (char *end; *digits != '\0'; digits = end) {
		ck_assert_uint_lt(size, limit);
		octets[size++] = (uint8_t)strtoul(digits, &end, 16);
		ck_assert_ptr_ne(end, digits);
	}
	return size;
}

void
frames_add_hex(struct frames *frames, const char *digits, bool masks)
{
	uint8_t octets[256];
	size_t size = read_hex(digits, octets, sizeof(octets));
	size_t header = 2;
	bool masked = (frames->sender == WSREG_CLIENT) == masks;

	if (size > 1)
		header += octets[1] == 126 ? 2 : octets[1] == 127 ? 8 : 0;
	if (size > 1 && masked)
		octets[1] |= 0x80;
	frames->start = frames->size;
	frames->header = header + (masked ? 4 : 0);
	if (size < header) {
		frames_add_raw(frames, octets, size);
		return;
	}
	frames_add_raw(frames, octets, header);
	if (masked)
		add_key(frames);
	frames_add_payload(frames, octets + header, size - header, 0);
}

void
frames_free(struct frames *frames)
{
	free(frames->octets);
}

/* ---- What is told ---- */

/* A checker and the log of what it tells; only the findings, if the other
 * files are NULL.  Payload is logged as it came. */
struct writer {
	struct wsreg_check check;
	FILE *findings, *text, *payload;
	uint64_t position; /* in the frame's payload */
};

static void
write_finding(FILE *text, const struct wsreg_finding *finding)
{
	fprintf(text, "%s %" PRIu64 " at %" PRIu64, finding->rule->id,
	    finding->value, finding->offset);
	if (finding->in_frame)
		fprintf(text, " in %" PRIu64 " at %" PRIu64, finding->frame,
		    finding->frame_offset);
	fprintf(text, "%s\n", finding->after_error ? " after" : "");
}

static void
write_frame(FILE *text, const struct wsreg_frame *frame)
{
	fprintf(text,
	    "frame %" PRIu64 " at %" PRIu64 " length %" PRIu64
	    " header %u opcode %x of %x rsv %u%s%s%s%s %02x%02x%02x%02x\n",
	    frame->number, frame->offset, frame->length, frame->header_size,
	    frame->opcode, frame->message, frame->rsv, frame->fin ? " fin" : "",
	    frame->masked ? " masked" : "",
	    frame->compressed ? " compressed" : "",
	    frame->discarded ? " discarded" : "", frame->key[0], frame->key[1],
	    frame->key[2], frame->key[3]);
}

/* Payload in the target, masked again, if it was. */
static void
write_copied(struct writer *writer, const struct wsreg_event *event)
{
	const struct wsreg_check_options *options = &writer->check.options;
	const uint8_t *octets = event->data;

	support_assert(event->data == options->unmasked &&
		event->size <= options->unmasked_size,
	    "payload elsewhere");
	for (size_t i = 0; i < event->size; i++)
		fputc(octets[i] ^ event->frame->key[(event->position + i) % 4],
		    writer->payload);
}

/* How many octets of the payload are delivered. */
static uint64_t
deliverable(const struct wsreg_frame *frame)
{
	return (frame->opcode & 8) != 0 && frame->length > WSREG_CONTROL_MAX
	    ? WSREG_CONTROL_MAX
	    : frame->length;
}

static void
write_event(struct writer *writer, const struct wsreg_event *event)
{
	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		write_finding(writer->findings, &event->finding);
		if (writer->text != NULL)
			write_finding(writer->text, &event->finding);
		break;
	case WSREG_EVENT_FRAME:
		write_frame(writer->text, event->frame);
		writer->position = 0;
		break;
	case WSREG_EVENT_PAYLOAD:
		support_assert(event->position == writer->position,
		    "payload at %" PRIu64 ", not %" PRIu64, event->position,
		    writer->position);
		support_assert(event->size > 0, "payload of no octet");
		writer->position += event->size;
		if (writer->check.options.unmasked != NULL)
			write_copied(writer, event);
		else
			fwrite(event->data, 1, event->size, writer->payload);
		break;
	case WSREG_EVENT_FRAME_END:
		support_assert(deliverable(event->frame) == writer->position,
		    "%" PRIu64 " octets of a payload of %" PRIu64,
		    writer->position, event->frame->length);
		fprintf(
		    writer->text, "end of %" PRIu64 "\n", event->frame->number);
		break;
	case WSREG_EVENT_NO_ROOM:
		ck_abort_msg("no room in the target");
	}
}

char *
frames_print(const struct wsreg_finding *finding)
{
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(stream);
	write_finding(stream, finding);
	fclose(stream);
	return text;
}

/* One piece of the stream, in memory of just its size. */
static void
feed(struct writer *writer, const uint8_t *octets, size_t size)
{
	uint8_t *copy = malloc(size + (size == 0));
	const uint8_t *at = copy;
	struct wsreg_event event;
	size_t used;

	support_assert(copy != NULL, "no memory");
	memcpy(copy, octets, size);
	while (wsreg_check_feed(&writer->check, at, size, &used, &event)) {
		support_assert(used <= size, "%zu used of %zu", used, size);
		at += used;
		size -= used;
		write_event(writer, &event);
	}
	support_assert(used == size, "%zu used of %zu", used, size);
	free(copy);
}

/* All pieces, and the end. */
static void
feed_all(struct writer *writer, const uint8_t *octets, size_t size,
    size_t first, size_t step)
{
	uint64_t offset = wsreg_check_offset(&writer->check);
	struct wsreg_event event;

	for (size_t at = 0, piece = first; at < size; piece = step) {
		if (piece > size - at)
			piece = size - at;
		feed(writer, octets + at, piece);
		at += piece;
		support_assert(
		    wsreg_check_offset(&writer->check) == offset + at,
		    "%zu octets, and another offset", at);
	}
	while (wsreg_check_finish(&writer->check, &event))
		write_event(writer, &event);
}

static FILE *
open_log(char **text, size_t *size)
{
	FILE *file = open_memstream(text, size);

	support_assert(file != NULL, "no memory");
	return file;
}

/* Runs a checker that is asked for all there is. */
static void
run_full(const struct wsreg_check_options *options, const uint8_t *octets,
    size_t size, size_t first, size_t step, struct frames_log *log)
{
	struct wsreg_check_options all = *options;
	struct writer writer = { 0 };
	size_t text_size;

	all.frames = true;
	all.payload = true;
	wsreg_check_init(&writer.check, &all);
	writer.findings = open_log(&log->findings, &text_size);
	writer.text = open_log(&log->text, &text_size);
	writer.payload = open_log((char **)&log->payload, &log->payload_size);
	feed_all(&writer, octets, size, first, step);
	fclose(writer.findings);
	fclose(writer.text);
	fclose(writer.payload);
}

static void
expect_findings(const struct wsreg_check_options *options,
    const uint8_t *octets, size_t size, size_t first, size_t step,
    const char *expected)
{
	struct writer writer = { 0 };
	char *findings;
	size_t text_size;

	wsreg_check_init(&writer.check, options);
	writer.findings = open_log(&findings, &text_size);
	feed_all(&writer, octets, size, first, step);
	fclose(writer.findings);
	ck_assert_str_eq(findings, expected);
	free(findings);
}

static void
expect_same(const struct frames_log *log, const struct frames_log *other)
{
	ck_assert_str_eq(log->text, other->text);
	ck_assert_uint_eq(log->payload_size, other->payload_size);
	if (log->payload_size > 0)
		ck_assert_mem_eq(
		    log->payload, other->payload, log->payload_size);
}

void
frames_check(const struct wsreg_check_options *options, const uint8_t *octets,
    size_t size, size_t first, size_t step, struct frames_log *log)
{
	struct wsreg_check_options unmasking = *options;
	struct frames_log unmasked;

	unmasking.unmasked_size = 1 + step % 100;
	unmasking.unmasked = malloc(unmasking.unmasked_size);
	support_assert(unmasking.unmasked != NULL, "no memory");
	run_full(options, octets, size, first, step, log);
	run_full(&unmasking, octets, size, first, step, &unmasked);
	expect_same(log, &unmasked);
	expect_findings(options, octets, size, first, step, log->findings);
	frames_log_free(&unmasked);
	free(unmasking.unmasked);
}

void
frames_log_free(struct frames_log *log)
{
	free(log->text);
	free(log->findings);
	free(log->payload);
}

struct wsreg_finding
frames_first(const struct wsreg_check_options *options, const uint8_t *octets,
    size_t size)
{
	static const struct wsreg_finding none = { 0 };
	struct wsreg_check check;
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(&check, options);
	if (wsreg_check_feed(&check, octets, size, &used, &event) ||
	    wsreg_check_finish(&check, &event))
		return event.finding;
	return none;
}
