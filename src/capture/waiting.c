/* SPDX-License-Identifier: MIT */
/* Keeps octets that came too early, in order. */

#include "waiting.h"

#include <stdlib.h>
#include <string.h>

/* Returns whether a sequence number is before another one; they wrap around
 * (RFC 9293, 3.4). */
static bool
is_before(uint32_t one, uint32_t other)
{
	return (int32_t)(one - other) < 0;
}

static uint32_t
end_of(const struct waiting_part *part)
{
	return part->sequence + part->size;
}

/* Returns the places of the parts, or NULL if there are none. */
static struct waiting_part **
places_of(const struct waiting *waiting)
{
	return waiting->count == 0 ? NULL : waiting->parts + waiting->first;
}

const struct waiting_part *
waiting_first(const struct waiting *waiting)
{
	return waiting->count > 0 ? waiting->parts[waiting->first] : NULL;
}

bool
waiting_has_room(
    const struct waiting *waiting, const struct waiting_pool *pool, size_t size)
{
	size_t memory = sizeof(struct waiting_part) + size;

	return waiting->count < WAITING_MOST &&
	    waiting->octets + size <= pool->side &&
	    pool->used + memory <= pool->total;
}

static void
free_part(struct waiting_pool *pool, struct waiting_part *part)
{
	pool->used -= sizeof(*part) + part->size;
	free(part);
}

/* ---- Adding ---- */

/* A segment's octets that are to be added, up to `end'. */
struct addition {
	uint32_t sequence, end;
	const uint8_t *data;
	bool differs;
	uint32_t place;
};

/* Compares the octets with those of a part where both have some. */
static void
compare(struct addition *addition, const struct waiting_part *part)
{
	uint32_t from = is_before(part->sequence, addition->sequence)
	    ? addition->sequence
	    : part->sequence;
	uint32_t to = is_before(end_of(part), addition->end) ? end_of(part)
							     : addition->end;
	const uint8_t *ours = addition->data + (from - addition->sequence);
	const uint8_t *theirs = part->data + (from - part->sequence);
	uint32_t size = to - from, i = 0;

	if (memcmp(ours, theirs, size) == 0)
		return;
	while (ours[i] == theirs[i])
		i++;
	if (!addition->differs || is_before(from + i, addition->place))
		addition->place = from + i;
	addition->differs = true;
}

/* Returns the index of the first part that ends behind the sequence number. */
static size_t
find(const struct waiting *waiting, uint32_t sequence)
{
	struct waiting_part *const *parts = places_of(waiting);
	size_t low = 0, high = waiting->count;

	/* Most octets come behind all others. */
	if (high > 0 && !is_before(sequence, end_of(parts[high - 1])))
		return high;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (is_before(sequence, end_of(parts[middle])))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Makes room for one more pointer, in front or behind. */
static bool
reserve(struct waiting *waiting)
{
	struct waiting_part **larger;
	size_t room = waiting->room == 0 ? 8 : waiting->room * 2;

	if (waiting->first + waiting->count < waiting->room)
		return true;
	if (waiting->first > waiting->room / 2) {
		memmove(waiting->parts, waiting->parts + waiting->first,
		    waiting->count * sizeof(struct waiting_part *));
		waiting->first = 0;
		return true;
	}
	larger = realloc(waiting->parts, room * sizeof(struct waiting_part *));
	if (larger == NULL)
		return false;
	waiting->parts = larger;
	waiting->room = room;
	return true;
}

/* Puts a part in place of those from `at' on, up to `end', whose octets it takes
 * over. */
static void
replace(struct waiting *waiting, struct waiting_pool *pool, size_t at,
    size_t end, struct waiting_part *part)
{
	struct waiting_part **parts = waiting->parts + waiting->first;

	for (size_t i = at; i < end; i++) {
		memcpy(part->data + (parts[i]->sequence - part->sequence),
		    parts[i]->data, parts[i]->size);
		waiting->octets -= parts[i]->size;
		free_part(pool, parts[i]);
	}
	memmove(parts + at + 1, parts + end,
	    (waiting->count - end) * sizeof(struct waiting_part *));
	parts[at] = part;
	waiting->count = waiting->count - (end - at) + 1;
	waiting->octets += part->size;
	pool->used += sizeof(*part) + part->size;
}

static struct waiting_part *
make(const struct addition *addition, const struct capture_packet *packet)
{
	uint32_t size = addition->end - addition->sequence;
	struct waiting_part *part = malloc(sizeof(*part) + size);

	if (part == NULL)
		return NULL;
	part->packet = *packet;
	part->sequence = addition->sequence;
	part->size = size;
	memcpy(part->data, addition->data, size);
	return part;
}

/* Leaves out the octets that the part at the beginning has, if it begins before
 * or with them, and that at the end, if it goes beyond.  Parts from `*at' on, up
 * to `*end', are within what is left. */
static void
trim(
    struct waiting *waiting, struct addition *addition, size_t *at, size_t *end)
{
	struct waiting_part *const *parts = places_of(waiting);
	size_t count = waiting->count;

	if (*at < count &&
	    !is_before(addition->sequence, parts[*at]->sequence)) {
		uint32_t to = end_of(parts[*at]);

		compare(addition, parts[*at]);
		if (!is_before(to, addition->end))
			to = addition->end;
		addition->data += to - addition->sequence;
		addition->sequence = to;
		++*at;
	}
	for (*end = *at;
	     *end < count && is_before(parts[*end]->sequence, addition->end);
	     ++*end) {
		compare(addition, parts[*end]);
		if (!is_before(addition->end, end_of(parts[*end])))
			continue;
		addition->end = parts[*end]->sequence;
		break;
	}
}

bool
waiting_add(struct waiting *waiting, struct waiting_pool *pool,
    const struct segment *segment, const struct capture_packet *packet,
    bool *differs, uint32_t *place)
{
	struct addition addition = {
		.sequence = segment->sequence,
		.end = segment->sequence + (uint32_t)segment->size,
		.data = segment->data,
	};
	size_t at = find(waiting, segment->sequence), end;
	struct waiting_part *part;

	trim(waiting, &addition, &at, &end);
	*differs = addition.differs;
	*place = addition.place;
	if (addition.sequence == addition.end)
		return true;
	part = make(&addition, packet);
	if (part == NULL || !reserve(waiting)) {
		free(part);
		return false;
	}
	replace(waiting, pool, at, end, part);
	return true;
}

/* ---- Removing ---- */

void
waiting_spend(struct waiting *waiting, struct waiting_pool *pool)
{
	struct waiting_part *part = waiting->parts[waiting->first++];

	waiting->count--;
	waiting->octets -= part->size;
	waiting_forget(pool);
	pool->spent = part;
	if (waiting->count > 0)
		return;
	free(waiting->parts);
	*waiting = (struct waiting){ 0 };
}

void
waiting_forget(struct waiting_pool *pool)
{
	if (pool->spent != NULL)
		free_part(pool, pool->spent);
	pool->spent = NULL;
}

void
waiting_free(struct waiting *waiting, struct waiting_pool *pool)
{
	for (size_t i = 0; i < waiting->count; i++)
		free_part(pool, waiting->parts[waiting->first + i]);
	free(waiting->parts);
	*waiting = (struct waiting){ 0 };
}
