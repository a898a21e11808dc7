/* SPDX-License-Identifier: MIT */
/* Puts the segments of a side in order, as a careful receiver does. */

#include "stream.h"

#include <stdlib.h>
#include <string.h>

/* RFC 7323, 2.3: no window is larger, so nothing farther away is of use. */
#define WINDOW ((int32_t)1 << 30)

/* The smallest memory for octets that were reported. */
#define HISTORY_LEAST 512

void
stream_begin(
    struct stream *stream, struct capture_side *side, uint32_t next, bool first)
{
	stream->begun = true;
	stream->next = next;
	if (first || !stream->based)
		stream->base = next - 1;
	stream->based = true;
	side->syn = first;
}

/* The first FIN counts.  One that is far away is of another connection. */
void
stream_note_fin(struct stream *stream, const struct segment *segment,
    const struct capture_packet *packet)
{
	uint32_t at = segment->sequence + (uint32_t)segment->length;
	int32_t distance = (int32_t)(at - stream->next);

	if (stream->fin || distance < 0 || distance > WINDOW)
		return;
	stream->fin = true;
	stream->fin_at = at;
	stream->fin_packet = *packet;
}

void
stream_note_answer(struct stream *stream, uint32_t acknowledged)
{
	if (!stream->based)
		stream->base = acknowledged - 1;
	stream->based = true;
	if (stream->answered &&
	    (int32_t)(acknowledged - stream->acknowledged) < 0)
		return;
	stream->answered = true;
	stream->acknowledged = acknowledged;
}

bool
stream_has_ended(const struct stream *stream)
{
	return stream->fin && (int32_t)(stream->next - stream->fin_at) >= 0;
}

/* RFC 9293, 3.4: a FIN has a sequence number of its own. */
bool
stream_is_answered(const struct stream *stream)
{
	return stream->fin && stream->answered &&
	    (int32_t)(stream->acknowledged - stream->fin_at) > 0;
}

void
stream_free(struct stream *stream, struct stream_common *common)
{
	waiting_free(&stream->waiting, &common->pool);
	free(stream->history);
	stream->history = NULL;
	stream->history_size = 0;
	stream->history_room = 0;
}

/* ---- What was reported before ---- */

/* Makes room for as many octets, up to twice as many as are kept: then octets
 * are moved rarely. */
static bool
reserve(struct stream *stream, uint32_t size, uint32_t most)
{
	uint32_t room = HISTORY_LEAST;
	uint8_t *larger;

	if (size > most)
		size = most;
	if (size <= stream->history_room)
		return true;
	while (room < size)
		room *= 4;
	larger = realloc(stream->history, room);
	if (larger == NULL)
		return false;
	stream->history = larger;
	stream->history_room = room;
	return true;
}

/* Keeps octets to compare later ones with.  False if memory is out. */
static bool
keep(struct stream *stream, size_t kept, const uint8_t *data, size_t size)
{
	if (size > kept) {
		data += size - kept;
		size = kept;
		stream->history_size = 0;
	}
	if (!reserve(stream, stream->history_size + (uint32_t)size,
		(uint32_t)kept * 2))
		return false;
	if (stream->history_size + size > stream->history_room) {
		uint32_t rest = (uint32_t)(kept - size);

		memmove(stream->history,
		    stream->history + stream->history_size - rest, rest);
		stream->history_size = rest;
	}
	memcpy(stream->history + stream->history_size, data, size);
	stream->history_size += (uint32_t)size;
	return true;
}

/* Compares octets that begin `distance' before the next one with those that
 * were reported.  Returns whether there are others, and how far from the first
 * one. */
static bool
differ(const struct stream *stream, uint32_t distance, const uint8_t *data,
    uint32_t size, uint32_t *place)
{
	uint32_t start = 0;
	const uint8_t *old;

	if (distance > stream->history_size)
		start = distance - stream->history_size;
	if (start >= size)
		return false;
	old = stream->history + stream->history_size - (distance - start);
	if (memcmp(old, data + start, size - start) == 0)
		return false;
	*place = start;
	while (*old++ == data[*place])
		++*place;
	return true;
}

/* ---- Events ---- */

static enum capture_result
report_data(struct stream *stream, struct stream_common *common,
    struct capture_side *side, const uint8_t *data, size_t size,
    struct capture_event *event)
{
	event->kind = CAPTURE_EVENT_DATA;
	event->data = data;
	event->size = size;
	event->offset = side->octets;
	side->octets += size;
	stream->next += (uint32_t)size;
	return keep(stream, common->history, data, size) ? CAPTURE_HAS_EVENT
							 : CAPTURE_MEMORY;
}

/* What was reported before a gap is not next to what follows. */
static enum capture_result
report_gap(struct stream *stream, struct capture_side *side, uint32_t count,
    struct capture_event *event)
{
	event->kind = CAPTURE_EVENT_GAP;
	event->count = count;
	event->offset = side->octets;
	side->octets += count;
	stream->next += count;
	stream->history_size = 0;
	return CAPTURE_HAS_EVENT;
}

static enum capture_result
report_overlap(uint64_t offset, struct capture_event *event)
{
	event->kind = CAPTURE_EVENT_OVERLAP;
	event->offset = offset;
	return CAPTURE_HAS_EVENT;
}

static enum capture_result
report_waiting(struct stream *stream, struct stream_common *common,
    struct capture_side *side, struct capture_event *event)
{
	const struct waiting_part *part;

	waiting_spend(&stream->waiting, &common->pool);
	part = common->pool.spent;
	event->packet = part->packet;
	return report_data(stream, common, side, part->data, part->size, event);
}

/* ---- Segments ---- */

static void
trim(struct segment *segment, size_t size)
{
	size_t there = size < segment->size ? size : segment->size;

	segment->sequence += (uint32_t)size;
	segment->data += there;
	segment->size -= there;
	segment->length -= size;
}

/* Returns how many octets are missing before those that wait. */
static uint32_t
find_hole(const struct stream *stream)
{
	const struct waiting_part *part = waiting_first(&stream->waiting);

	return part == NULL ? UINT32_MAX : part->sequence - stream->next;
}

/* Octets came once more.  RFC 1122, 4.2.3.6: an old octet that comes alone keeps
 * the connection alive and may be any. */
static enum capture_result
feed_old(const struct stream *stream, const struct capture_side *side,
    struct segment *segment, uint32_t distance, struct capture_event *event)
{
	bool alone = segment->length == 1 && distance == 1;
	size_t size = segment->length < distance ? segment->length : distance;
	size_t there = size < segment->size ? size : segment->size;
	uint32_t place;
	bool found = !alone &&
	    differ(stream, distance, segment->data, (uint32_t)there, &place);

	trim(segment, size);
	return found ? report_overlap(side->octets - distance + place, event)
		     : CAPTURE_FED;
}

/* The octets are next, up to those that came before.  What the snapshot length
 * took from the segment will not come. */
static enum capture_result
feed_next(struct stream *stream, struct stream_common *common,
    struct capture_side *side, struct segment *segment,
    struct capture_event *event)
{
	size_t hole = find_hole(stream);
	size_t size = segment->size < hole ? segment->size : hole;
	const uint8_t *data = segment->data;

	if (size > 0) {
		trim(segment, size);
		return report_data(stream, common, side, data, size, event);
	}
	size = segment->length < hole ? segment->length : hole;
	trim(segment, size);
	return report_gap(stream, side, (uint32_t)size, event);
}

/* The octets have to wait, unless others wait for too long already. */
static enum capture_result
feed_early(struct stream *stream, struct stream_common *common,
    const struct capture_packet *packet, struct capture_side *side,
    struct segment *segment, uint32_t distance, struct capture_event *event)
{
	uint32_t hole = find_hole(stream), place;
	bool differs;

	/* An empty segment may have had the number before that of the next
	 * octet, to keep the connection alive. */
	if (distance == 1 && side->octets == 0 && !side->syn) {
		stream->next++;
		return CAPTURE_FED;
	}
	if (segment->size > 0 &&
	    !waiting_has_room(&stream->waiting, &common->pool, segment->size))
		return report_gap(
		    stream, side, hole < distance ? hole : distance, event);
	if (segment->size > 0 &&
	    !waiting_add(&stream->waiting, &common->pool, segment, packet,
		&differs, &place))
		return CAPTURE_MEMORY;
	differs = segment->size > 0 && differs;
	trim(segment, segment->length);
	return differs
	    ? report_overlap(side->octets + (place - stream->next), event)
	    : CAPTURE_FED;
}

enum capture_result
stream_feed(struct stream *stream, struct stream_common *common,
    struct capture_side *side, struct segment *segment,
    const struct capture_packet *packet, struct capture_event *event)
{
	enum capture_result result = CAPTURE_FED;

	event->packet = *packet;
	while (result == CAPTURE_FED) {
		int32_t distance = (int32_t)(segment->sequence - stream->next);

		if (stream_has_ended(stream))
			break;
		if (find_hole(stream) == 0)
			return report_waiting(stream, common, side, event);
		if (segment->length == 0 || distance > WINDOW)
			break;
		if (distance == 0)
			result =
			    feed_next(stream, common, side, segment, event);
		else if (distance < 0)
			result = feed_old(stream, side, segment,
			    (uint32_t) - (int64_t)distance, event);
		else
			result = feed_early(stream, common, packet, side,
			    segment, (uint32_t)distance, event);
	}
	return result;
}

void
stream_pass(struct stream *stream, struct capture_side *side,
    const struct segment *segment)
{
	uint32_t end = segment->sequence + (uint32_t)segment->length;
	int32_t distance = (int32_t)(end - stream->next);

	if (!stream->begun || distance <= 0 || distance > WINDOW)
		return;
	stream->next = end;
	side->octets += (uint32_t)distance;
}

enum capture_result
stream_flush(struct stream *stream, struct stream_common *common,
    struct capture_side *side, const struct capture_packet *packet,
    struct capture_event *event)
{
	uint32_t hole = find_hole(stream);

	event->packet = *packet;
	if (stream_has_ended(stream))
		return CAPTURE_FED;
	if (hole == 0)
		return report_waiting(stream, common, side, event);
	if (waiting_first(&stream->waiting) == NULL) {
		if (!stream->fin)
			return CAPTURE_FED;
		hole = stream->fin_at - stream->next;
	}
	return report_gap(stream, side, hole, event);
}
