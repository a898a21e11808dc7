/* SPDX-License-Identifier: MIT */
/* Puts IP datagrams together (RFC 791, 3.2; RFC 8200, 4.5). */

#include "fragments.h"

#include <stdlib.h>
#include <string.h>

/* The longest datagram, and the unit of offsets. */
#define SIZE_MOST 65535
#define UNIT 8
#define UNITS (SIZE_MOST / UNIT + 1)

/* RFC 8200, 4.5: fragments that come later than 60 seconds are of another
 * datagram. */
#define TIMEOUT 60

struct fragments_datagram {
	struct capture_address from, to;
	uint32_t number;
	unsigned protocol;
	int64_t time; /* of its first fragment */
	/* The protocol that the fragment at 0 has. */
	unsigned first_protocol;
	/* The datagram's size once its last fragment is there, or 0; where the
	 * fragments end so far; how many units are there, and which. */
	size_t size, end, count;
	uint8_t present[UNITS];
	uint8_t data[UNITS * UNIT];
};

void
fragments_free(struct fragments *fragments)
{
	for (size_t i = 0; i < FRAGMENTS_MOST; i++)
		free(fragments->datagrams[i]);
	free(fragments->whole);
}

static bool
is_same_address(
    const struct capture_address *a, const struct capture_address *b)
{
	return a->family == b->family &&
	    memcmp(a->octets, b->octets, sizeof(a->octets)) == 0;
}

/* RFC 8200, 4.5: the protocol does not tell datagrams of IPv6 apart. */
static bool
is_of(
    const struct fragments_datagram *datagram, const struct fragment *fragment)
{
	return datagram->number == fragment->number &&
	    (datagram->protocol == fragment->protocol ||
		fragment->from.family == 6) &&
	    is_same_address(&datagram->from, &fragment->from) &&
	    is_same_address(&datagram->to, &fragment->to);
}

static void
begin(struct fragments_datagram *datagram, const struct fragment *fragment,
    int64_t time)
{
	datagram->from = fragment->from;
	datagram->to = fragment->to;
	datagram->number = fragment->number;
	datagram->protocol = fragment->protocol;
	datagram->first_protocol = fragment->protocol;
	datagram->time = time;
	datagram->size = 0;
	datagram->end = 0;
	datagram->count = 0;
	memset(datagram->present, 0, sizeof(datagram->present));
}

/* Returns whether the fragment comes too late for the datagram.  The clocks of a
 * file may be any, so that the difference may need all bits. */
static bool
is_late(const struct fragments_datagram *datagram, int64_t time)
{
	return time > datagram->time &&
	    (uint64_t)time - (uint64_t)datagram->time > TIMEOUT;
}

/* Returns the place of the fragment's datagram, which may be a new one, or NULL
 * if memory is out. */
static struct fragments_datagram **
find(struct fragments *fragments, const struct fragment *fragment, int64_t time)
{
	struct fragments_datagram **place;

	for (size_t i = 0; i < FRAGMENTS_MOST; i++) {
		place = &fragments->datagrams[i];
		if (*place == NULL || !is_of(*place, fragment))
			continue;
		if (is_late(*place, time))
			begin(*place, fragment, time);
		return place;
	}
	place = &fragments->datagrams[fragments->next++ % FRAGMENTS_MOST];
	if (*place == NULL)
		*place = calloc(1, sizeof(**place));
	if (*place == NULL)
		return NULL;
	begin(*place, fragment, time);
	return place;
}

/* Copies the units that are not there yet. */
static void
copy(struct fragments_datagram *datagram, const struct fragment *fragment)
{
	size_t unit = fragment->offset / UNIT;

	for (size_t done = 0; done < fragment->size; done += UNIT, unit++) {
		size_t size = fragment->size - done;

		if (datagram->present[unit])
			continue;
		memcpy(datagram->data + unit * UNIT, fragment->data + done,
		    size < UNIT ? size : UNIT);
		datagram->present[unit] = 1;
		datagram->count++;
	}
}

/* Returns whether the fragment can be of a datagram; all but the last one have
 * whole units. */
static bool
is_valid(const struct fragment *fragment)
{
	return fragment->size > 0 &&
	    fragment->offset + fragment->size <= SIZE_MOST &&
	    (!fragment->more || fragment->size % UNIT == 0);
}

/* Notes where the fragment ends.  False if it contradicts the datagram's end: it
 * is behind it, or another one. */
static bool
fits(struct fragments_datagram *datagram, const struct fragment *fragment)
{
	size_t end = fragment->offset + fragment->size;

	if (datagram->size != 0 &&
	    (fragment->more ? end > datagram->size : end != datagram->size))
		return false;
	if (!fragment->more && end < datagram->end)
		return false;
	if (!fragment->more)
		datagram->size = end;
	if (end > datagram->end)
		datagram->end = end;
	return true;
}

const uint8_t *
fragments_add(struct fragments *fragments, const struct fragment *fragment,
    int64_t time, size_t *size, unsigned *protocol)
{
	struct fragments_datagram **place, *datagram;

	if (!is_valid(fragment))
		return NULL;
	place = find(fragments, fragment, time);
	if (place == NULL)
		return NULL;
	datagram = *place;
	if (!fits(datagram, fragment))
		return NULL;
	copy(datagram, fragment);
	if (fragment->offset == 0)
		datagram->first_protocol = fragment->protocol;
	if (datagram->size == 0 ||
	    datagram->count < (datagram->size + UNIT - 1) / UNIT)
		return NULL;
	*size = datagram->size;
	*protocol = datagram->first_protocol;
	*place = NULL;
	free(fragments->whole);
	fragments->whole = datagram;
	return datagram->data;
}
