/* SPDX-License-Identifier: MIT */
/* Fuzzing of packet captures: of files as they are, and of segments in any order.
 * The same events are reported in whatever pieces a file comes. */

#include <stdlib.h>
#include <string.h>

#include "capture/capture.h"
#include "fuzz.h"

/* The octets that choose options, before the rest. */
#define CHOICE 2

/* The connections whose octets are looked at. */
#define KEPT 64

/* What was reported. */
struct log {
	uint64_t hash, events;
	/* Where each side is, and the difference of octets and places. */
	uint64_t offsets[KEPT][2];
	uint8_t shifts[KEPT][2];
	bool ended[KEPT][2], begun[KEPT][2], open[KEPT];
};

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
mix(struct log *log, uint64_t number)
{
	log->hash = (log->hash ^ number) * UINT64_C(0x100000001b3);
}

/* In segments that are made here each octet is the low one of its sequence
 * number. */
static void
check_octets(struct log *log, size_t number, const struct capture_event *event)
{
	uint8_t shift = (uint8_t)(event->data[0] - event->offset);

	if (!log->begun[number][event->side])
		log->shifts[number][event->side] = shift;
	log->begun[number][event->side] = true;
	for (size_t i = 0; i < event->size; i++)
		demand(event->data[i] ==
		    (uint8_t)(log->shifts[number][event->side] + event->offset +
			i));
}

static void
check(struct log *log, const struct capture_event *event, bool made)
{
	size_t number = (size_t)event->connection->number;
	bool data = event->kind == CAPTURE_EVENT_DATA;
	bool gap = event->kind == CAPTURE_EVENT_GAP;

	if (number >= KEPT)
		return;
	demand(log->open[number] == (event->kind != CAPTURE_EVENT_OPEN));
	log->open[number] = event->kind != CAPTURE_EVENT_CLOSE;
	if (event->kind == CAPTURE_EVENT_OPEN ||
	    event->kind == CAPTURE_EVENT_CLOSE)
		return;
	demand(!log->ended[number][event->side]);
	log->ended[number][event->side] = event->kind == CAPTURE_EVENT_END;
	if (data || gap) {
		demand(event->offset == log->offsets[number][event->side]);
		log->offsets[number][event->side] +=
		    data ? event->size : event->count;
	}
	if (data && made)
		check_octets(log, number, event);
	demand(event->kind != CAPTURE_EVENT_OVERLAP || !made);
}

static void
note(struct log *log, const struct capture_event *event, bool made)
{
	bool data = event->kind == CAPTURE_EVENT_DATA;
	bool gap = event->kind == CAPTURE_EVENT_GAP;

	log->events++;
	mix(log,
	    event->connection->number << 8 | (unsigned)event->kind << 1 |
		event->side);
	mix(log, event->packet.number);
	if (data || gap || event->kind == CAPTURE_EVENT_OVERLAP)
		mix(log, event->offset);
	if (gap)
		mix(log, event->count);
	for (size_t i = 0; data && i < event->size; i++)
		mix(log, event->data[i]);
	check(log, event, made);
}

/* Feeds a piece; false if the file is broken. */
static bool
feed(struct capture *capture, const uint8_t *data, size_t size, struct log *log,
    bool made)
{
	struct capture_event event;
	enum capture_result result;
	size_t used;

	do {
		result = capture_feed(capture, data, size, &used, &event);
		demand(used <= size && result != CAPTURE_MEMORY);
		data += used;
		size -= used;
		if (result == CAPTURE_HAS_EVENT)
			note(log, &event, made);
	} while (result == CAPTURE_HAS_EVENT);
	demand(result == CAPTURE_BROKEN || size == 0);
	return result == CAPTURE_FED;
}

static void
run(const struct capture_options *options, const uint8_t *data, size_t size,
    size_t most, bool made, struct log *log)
{
	struct capture *capture = capture_new(options);
	struct capture_event event;
	enum capture_result result;
	uint64_t offset;

	demand(capture != NULL);
	memset(log, 0, sizeof(*log));
	for (size_t done = 0; done < size; done += most)
		if (!feed(capture, data + done,
			size - done < most ? size - done : most, log, made))
			break;
	demand(!made || capture_trouble(capture, &offset) == NULL);
	while ((result = capture_finish(capture, &event)) != CAPTURE_FED) {
		demand(result != CAPTURE_MEMORY);
		if (result == CAPTURE_HAS_EVENT)
			note(log, &event, made);
	}
	for (size_t i = 0; i < KEPT; i++)
		demand(!log->open[i]);
	mix(log, capture_counts(capture)->packets);
	mix(log, capture_counts(capture)->lost);
	capture_free(capture);
}

/* ---- Segments ---- */

#define MADE_MOST ((size_t)512)
#define RECORD 80 /* the octets of a packet without those of the segment */

/* Makes a packet of eight octets that say what it is. */
static size_t
make_packet(uint8_t *at, const uint8_t *record, uint32_t time)
{
	uint32_t side = record[0] & 1;
	uint32_t sequence = 0xffffff00 + (uint32_t)(record[1] << 8 | record[2]);
	uint32_t size = record[3];
	uint32_t answer = 0xffffff00 + (uint32_t)(record[5] << 8 | record[6]);
	uint32_t length = 40 + size;
	uint8_t *ip = at + 16, *tcp = ip + 20;

	memset(at, 0, RECORD);
	memcpy(at, &time, 4);
	memcpy(at + 8, &length, 4);
	memcpy(at + 12, &length, 4);
	ip[0] = 0x45;
	ip[2] = (uint8_t)(length >> 8);
	ip[3] = (uint8_t)length;
	ip[9] = 6;
	ip[15] = ip[19] = 1;
	tcp[side == 0 ? 1 : 3] = (uint8_t)(record[0] >> 7);
	tcp[side == 0 ? 3 : 1] = 80;
	for (unsigned i = 0; i < 4; i++) {
		tcp[4 + i] = (uint8_t)(sequence >> 8 * (3 - i));
		tcp[8 + i] = (uint8_t)(answer >> 8 * (3 - i));
	}
	tcp[12] = 0x50;
	tcp[13] = record[4] & 0x17;
	/* The SYN's number is that before the first octet. */
	sequence += (record[4] >> 1 & 1);
	for (uint32_t i = 0; i < size; i++)
		tcp[20 + i] = (uint8_t)(sequence + i);
	return 16 + length;
}

static void
run_segments(
    const struct capture_options *options, const uint8_t *data, size_t size)
{
	static const uint32_t header[6] = { 0xa1b2c3d4, 0x00040002, 0, 0, 65535,
		101 };
	static uint8_t file[24 + MADE_MOST * (RECORD + 256)];
	static struct log whole, cut;
	size_t made = sizeof(header);
	uint32_t time = 1;

	memcpy(file, header, sizeof(header));
	for (size_t i = 0; i + 8 <= size && i < 8 * MADE_MOST; i += 8) {
		time += data[i + 7] == 255 ? 1000 : 0;
		made += make_packet(file + made, data + i, time);
	}
	run(options, file, made, SIZE_MAX / 2, true, &whole);
	run(options, file, made, 7, true, &cut);
	demand(whole.hash == cut.hash && whole.events == cut.events);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct log whole, cut;
	struct capture_options options = { 0 };

	if (size < CHOICE)
		return 0;
	options.prompt = (data[0] & 2) != 0;
	options.waiting = (data[0] & 4) != 0 ? 100 : 0;
	options.total = (data[0] & 8) != 0 ? 600 : 0;
	options.connections = (data[0] & 16) != 0 ? 2 : 0;
	options.history = data[1];
	if ((data[0] & 1) != 0) {
		run_segments(&options, data + CHOICE, size - CHOICE);
		return 0;
	}
	run(&options, data + CHOICE, size - CHOICE, SIZE_MAX / 2, false,
	    &whole);
	run(&options, data + CHOICE, size - CHOICE, 1, false, &cut);
	demand(whole.hash == cut.hash && whole.events == cut.events);
	return 0;
}
