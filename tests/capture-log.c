/* SPDX-License-Identifier: MIT */
/* Keeps what a capture reports. */

#include "capture-log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
log_free(struct log *log)
{
	for (size_t i = 0; i < LOG_MOST; i++)
		for (size_t side = 0; side < 2; side++)
			free(log->connections[i].sides[side].octets);
	free(log->text);
}

static void
put_text(struct log *log, const char *text)
{
	size_t size = strlen(text);

	if (log->size + size >= log->room) {
		log->room = (log->size + size + 1) * 2;
		log->text = realloc(log->text, log->room);
		ck_assert_ptr_nonnull(log->text);
	}
	memcpy(log->text + log->size, text, size + 1);
	log->size += size;
}

static void
put_octets(struct log_side *side, const uint8_t *data, size_t size)
{
	if (size >= side->room - side->size) {
		side->room = (side->size + size + 1) * 2;
		side->octets = realloc(side->octets, side->room);
		ck_assert_ptr_nonnull(side->octets);
	}
	if (data == NULL)
		memset(side->octets + side->size, 0, size);
	else
		memcpy(side->octets + side->size, data, size);
	side->size += size;
}

/* Octets come in their order, and none after the end. */
static void
note_side(struct log_side *side, const struct capture_event *event)
{
	support_assert(side->ends == 0, "an event after the end");
	if (event->kind == CAPTURE_EVENT_OVERLAP) {
		side->overlaps++;
		return;
	}
	if (event->kind == CAPTURE_EVENT_END) {
		side->ends++;
		return;
	}
	support_assert(event->offset == side->size, "offset %zu, not %zu",
	    (size_t)event->offset, side->size);
	if (event->kind == CAPTURE_EVENT_DATA) {
		support_assert(event->size > 0, "no octets");
		put_octets(side, event->data, event->size);
		return;
	}
	support_assert(event->count > 0, "an empty gap");
	ck_assert_uint_lt(event->count, 1 << 24);
	side->missing += event->count;
	put_octets(side, NULL, (size_t)event->count);
}

static void
note(struct log *log, const struct capture_event *event)
{
	static const char *const names[] = { "open", "data", "gap", "overlap",
		"end", "close" };
	struct capture_connection *connection = event->connection;
	struct log_connection *kept;
	char line[120];

	snprintf(line, sizeof(line), "%llu %s %u packet %llu offset %llu ",
	    (unsigned long long)connection->number, names[event->kind],
	    event->side, (unsigned long long)event->packet.number,
	    (unsigned long long)(event->kind == CAPTURE_EVENT_DATA ||
			event->kind == CAPTURE_EVENT_GAP ||
			event->kind == CAPTURE_EVENT_OVERLAP
		    ? event->offset
		    : 0));
	put_text(log, line);
	for (size_t i = 0; event->kind == CAPTURE_EVENT_DATA && i < event->size;
	     i++) {
		snprintf(line, sizeof(line), "%02x", event->data[i]);
		put_text(log, line);
	}
	put_text(log, "\n");
	if (connection->number >= LOG_MOST)
		return;
	kept = &log->connections[connection->number];
	ck_assert(kept->opened == (event->kind != CAPTURE_EVENT_OPEN));
	ck_assert(!kept->closed);
	kept->opened = true;
	if (event->kind == CAPTURE_EVENT_CLOSE) {
		kept->closed = true;
		kept->last = *connection;
	} else if (event->kind != CAPTURE_EVENT_OPEN) {
		note_side(&kept->sides[event->side], event);
	}
	if (connection->number >= log->count)
		log->count = (size_t)connection->number + 1;
}

/* Reads what is in `piece', memory of just its size, which moves at every
 * event.  Returns how many octets are left, which are then in `*piece'. */
static size_t
read_piece(
    struct log *log, struct capture *capture, uint8_t **piece, size_t size)
{
	struct capture_event event;
	size_t used;

	do {
		uint8_t *moved;

		log->result =
		    capture_feed(capture, *piece, size, &used, &event);
		support_assert(used <= size, "too many octets were used");
		if (log->result == CAPTURE_HAS_EVENT)
			note(log, &event);
		size -= used;
		moved = malloc(size + 1);
		ck_assert_ptr_nonnull(moved);
		memcpy(moved, *piece + used, size);
		memset(*piece, 0xee, size + used);
		free(*piece);
		*piece = realloc(moved, size == 0 ? 1 : size);
	} while (log->result == CAPTURE_HAS_EVENT);
	support_assert(log->result != CAPTURE_MEMORY, "memory is out");
	return size;
}

static void
finish(struct log *log, struct capture *capture)
{
	struct capture_event event;
	enum capture_result result;

	while ((result = capture_finish(capture, &event)) != CAPTURE_FED) {
		support_assert(result != CAPTURE_MEMORY, "memory is out");
		if (result == CAPTURE_BROKEN)
			log->cut = true;
		else
			note(log, &event);
	}
	for (size_t i = 0; i < log->count && i < LOG_MOST; i++)
		ck_assert(log->connections[i].closed);
}

void
log_read(struct log *log, const struct capture_options *options,
    const uint8_t *octets, size_t size, size_t most)
{
	struct capture *capture = capture_new(options);
	size_t done = 0;

	ck_assert_ptr_nonnull(capture);
	memset(log, 0, sizeof(*log));
	put_text(log, "");
	if (most == 0)
		most = size;
	do {
		size_t count = size - done < most ? size - done : most;
		uint8_t *piece = malloc(count == 0 ? 1 : count);

		ck_assert_ptr_nonnull(piece);
		if (count > 0)
			memcpy(piece, octets + done, count);
		done += count;
		count = read_piece(log, capture, &piece, count);
		free(piece);
		if (log->result == CAPTURE_BROKEN)
			break;
		ck_assert_uint_eq(count, 0);
	} while (done < size);
	finish(log, capture);
	log->counts = *capture_counts(capture);
	log->trouble = capture_trouble(capture, &log->offset);
	capture_free(capture);
}
