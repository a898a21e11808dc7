/* SPDX-License-Identifier: MIT */
/* Which packets of a capture a connection's octets came in.  Most findings are
 * about octets that came just now, so that the last segments are enough; where
 * Pongs were is kept longer, as they are compared at the end. */

#include "trace.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

#define SEGMENTS_MAX 512
#define PINNED_MAX 256

struct cli_trace_entry {
	uint64_t offset;
	struct capture_packet packet;
};

/* Adds an entry, in the place of the oldest if there are as many as may be. */
static void
add(struct cli_trace_list *list, size_t most, uint64_t offset,
    const struct capture_packet *packet)
{
	struct cli_trace_entry entry = { offset, *packet };

	if (list->count == most) {
		list->entries[list->oldest] = entry;
		list->oldest = (list->oldest + 1) % most;
		return;
	}
	if (list->count == list->room) {
		list->room = list->room == 0 ? 4 : 2 * list->room;
		list->entries =
		    cli_grow(list->entries, list->room, sizeof(entry));
	}
	list->entries[list->count++] = entry;
}

void
cli_trace_add(struct cli_trace *trace, unsigned side, uint64_t size,
    const struct capture_packet *packet)
{
	struct cli_trace_side *at = &trace->sides[side];

	add(&at->segments, SEGMENTS_MAX, at->size, packet);
	at->size += size;
}

void
cli_trace_drop(struct cli_trace *trace, unsigned side)
{
	struct cli_trace_side *at = &trace->sides[side];

	at->segments.count = 0;
	at->segments.oldest = 0;
	at->size = 0;
}

/* Returns the entry `age` places before the newest. */
static const struct cli_trace_entry *
entry_at(const struct cli_trace_list *list, size_t age)
{
	return &list->entries[(list->oldest + list->count - 1 - age) %
	    list->count];
}

/* Returns the last entry that is not after the offset, or NULL. */
static const struct cli_trace_entry *
find(const struct cli_trace_list *list, uint64_t offset)
{
	size_t first = 0, end = list->count;

	/* The older the entry, the smaller its offset. */
	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (entry_at(list, middle)->offset <= offset)
			end = middle;
		else
			first = middle + 1;
	}
	return first < list->count ? entry_at(list, first) : NULL;
}

void
cli_trace_pin(struct cli_trace *trace, unsigned side, uint64_t offset)
{
	struct cli_trace_side *at = &trace->sides[side];
	const struct cli_trace_entry *entry = find(&at->segments, offset);

	if (entry != NULL)
		add(&at->pinned, PINNED_MAX, offset, &entry->packet);
}

const struct capture_packet *
cli_trace_find(const struct cli_trace *trace, unsigned side, uint64_t offset)
{
	const struct cli_trace_side *at = &trace->sides[side];
	const struct cli_trace_entry *entry;

	if (at->size == 0)
		return at->end_packet.number > 0 ? &at->end_packet : NULL;
	if (offset >= at->size)
		offset = at->size - 1;
	entry = find(&at->segments, offset);
	if (entry == NULL) {
		entry = find(&at->pinned, offset);
		if (entry != NULL && entry->offset != offset)
			entry = NULL;
	}
	return entry != NULL ? &entry->packet : NULL;
}

const struct capture_packet *
cli_trace_of(const struct cli_trace *trace, unsigned side,
    const struct wsreg_finding *finding)
{
	const struct cli_trace_side *at = &trace->sides[side];

	switch ((int)finding->rule->number) {
	case WSREG_RULE_CAPTURE_GAP:
		return NULL;
	case WSREG_RULE_CAPTURE_OVERLAP:
		return &trace->packet;
	}
	if (finding->rule->place == WSREG_AT_EOF && finding->offset >= at->size)
		return at->end_packet.number > 0 ? &at->end_packet : NULL;
	return cli_trace_find(trace, side, finding->offset);
}

/* ---- Text ---- */

char *
cli_trace_address(const struct capture_address *address)
{
	char text[INET6_ADDRSTRLEN] = "?";

	if (address->family == 6) {
		inet_ntop(AF_INET6, address->octets, text, sizeof(text));
		return cli_print("[%s]:%u", text, address->port);
	}
	inet_ntop(AF_INET, address->octets, text, sizeof(text));
	return cli_print("%s:%u", text, address->port);
}

char *
cli_trace_time(const struct capture_time *time)
{
	if (!time->known)
		return NULL;
	if (time->digits == 0)
		return cli_print("%" PRId64, time->seconds);
	return cli_print("%" PRId64 ".%0*" PRIu64, time->seconds,
	    (int)time->digits, time->fraction);
}

void
cli_trace_free(struct cli_trace *trace)
{
	for (size_t i = 0; i < 2; i++) {
		free(trace->sides[i].segments.entries);
		free(trace->sides[i].pinned.entries);
		free(trace->sides[i].address);
	}
	free(trace->label);
	memset(trace, 0, sizeof(*trace));
}
