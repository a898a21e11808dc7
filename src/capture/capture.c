/* SPDX-License-Identifier: MIT */
/* Reads a capture: from its blocks to the events of connections. */

#include "capture.h"

#include <stdlib.h>

#include "blocks.h"
#include "layers.h"
#include "tracker.h"

struct capture {
	struct capture_counts counts;
	struct blocks blocks;
	struct fragments fragments;
	struct tracker tracker;
	/* Whether the segment's octets are in the caller's input, and where they
	 * end, counted from the octet that the next call has first. */
	bool direct;
	size_t end;
	/* Whether it was said that the file ends too early. */
	bool told;
};

bool
capture_recognise(const void *data, size_t size)
{
	return size >= 4 &&
	    (records_recognise(data) || pcapng_recognise(data, size));
}

struct capture *
capture_new(const struct capture_options *options)
{
	static const struct capture_options defaults = { 0 };
	struct capture *capture = calloc(1, sizeof(*capture));

	if (capture != NULL)
		tracker_init(&capture->tracker,
		    options == NULL ? &defaults : options, &capture->counts);
	return capture;
}

void
capture_free(struct capture *capture)
{
	if (capture == NULL)
		return;
	tracker_free(&capture->tracker);
	fragments_free(&capture->fragments);
	blocks_free(&capture->blocks);
	free(capture);
}

const struct capture_counts *
capture_counts(const struct capture *capture)
{
	return &capture->counts;
}

const char *
capture_trouble(const struct capture *capture, uint64_t *offset)
{
	*offset = capture->blocks.offset;
	return capture->blocks.trouble;
}

void
capture_ignore(struct capture *capture, struct capture_connection *connection)
{
	tracker_ignore(&capture->tracker, connection);
}

/* ---- Packets ---- */

/* Notes where the octets of a segment are.  `at' is the caller's input, which has
 * the packet's block first, unless that came in pieces.  Octets of a datagram
 * that came in fragments are elsewhere. */
static void
note_place(struct capture *capture, const struct block *block,
    const struct segment *segment, const uint8_t *at)
{
	uintptr_t offset = (uintptr_t)segment->data - (uintptr_t)block->data;

	capture->direct =
	    capture->blocks.skipped > 0 && offset <= block->captured;
	if (capture->direct)
		capture->end = (size_t)(segment->data - at) + segment->size;
}

static void
note_other(struct capture *capture, const struct block *block, bool unsupported)
{
	struct capture_counts *counts = &capture->counts;

	counts->other++;
	if (!unsupported)
		return;
	if (counts->unsupported++ == 0)
		counts->link_type = block->link_type;
}

static void
read_packet(
    struct capture *capture, const struct block *block, const uint8_t *at)
{
	struct segment segment;
	struct capture_packet packet = { ++capture->counts.packets,
		block->time };
	enum layers_result result =
	    layers_find(block, &capture->fragments, &segment);

	capture->direct = false;
	capture->counts.cut += block->captured < block->original;
	if (result == LAYERS_FOUND) {
		note_place(capture, block, &segment, at);
		tracker_begin(&capture->tracker, &segment, &packet);
	} else {
		note_other(capture, block, result == LAYERS_UNSUPPORTED);
	}
}

/* ---- Events ---- */

/* Counts what an event reports. */
static enum capture_result
note_event(struct capture *capture, enum capture_result result,
    const struct capture_event *event)
{
	if (result == CAPTURE_HAS_EVENT && event->kind == CAPTURE_EVENT_GAP)
		capture->counts.lost += event->count;
	return result;
}

/* Reads packets until there is an event. */
static enum capture_result
feed(struct capture *capture, const uint8_t *data, size_t size, size_t *used,
    struct capture_event *event)
{
	for (;;) {
		struct block block;
		size_t count;
		enum capture_result result =
		    tracker_next(&capture->tracker, event);

		if (result != CAPTURE_FED)
			return note_event(capture, result, event);
		capture->direct = false;
		switch (blocks_next(&capture->blocks, data + *used,
		    size - *used, &count, &block)) {
		case BLOCK_BROKEN:
			*used += count;
			return CAPTURE_BROKEN;
		case BLOCK_MEMORY:
			*used += count;
			return CAPTURE_MEMORY;
		case BLOCK_PACKET:
			*used += count;
			read_packet(capture, &block, data + *used);
			break;
		case BLOCK_OTHER:
		case BLOCK_PARTIAL:
			*used += count;
			return CAPTURE_FED;
		}
	}
}

enum capture_result
capture_feed(struct capture *capture, const void *data, size_t size,
    size_t *used, struct capture_event *event)
{
	struct segment *segment = &capture->tracker.segment;
	enum capture_result result;

	*used = 0;
	if (capture->direct)
		segment->data =
		    (const uint8_t *)data + capture->end - segment->size;
	result = feed(capture, data, size, used, event);
	capture->counts.offset += *used;
	capture->counts.secrets = capture->blocks.pcapng.secrets;
	return result;
}

enum capture_result
capture_finish(struct capture *capture, struct capture_event *event)
{
	enum capture_result result;

	/* The caller's input is gone. */
	if (capture->direct)
		capture->tracker.stage = TRACKER_IDLE;
	capture->direct = false;
	result = tracker_next(&capture->tracker, event);
	if (result == CAPTURE_FED && !capture->told &&
	    capture->blocks.trouble == NULL &&
	    !blocks_are_whole(&capture->blocks)) {
		capture->told = true;
		return CAPTURE_BROKEN;
	}
	if (result == CAPTURE_FED)
		result = tracker_finish(&capture->tracker, event);
	return note_event(capture, result, event);
}
