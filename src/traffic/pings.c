/* SPDX-License-Identifier: MIT */
/* Which Pong answers which Ping; RFC 6455, 5.5.2 and 5.5.3. */

#include "pings.h"

#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "wsreg-codes.h"

void
pings_free(struct pings *pings)
{
	free(pings->table);
	free(pings->pongs);
	memset(pings, 0, sizeof(*pings));
}

void
pings_begin(struct pings *pings)
{
	sha256_init(&pings->digest);
}

void
pings_feed(struct pings *pings, const uint8_t *data, size_t size)
{
	sha256_update(&pings->digest, size, data);
}

/* Returns the number of the payload at hand; never 0. */
static uint64_t
number_of(struct pings *pings)
{
	uint64_t number;

	sha256_digest(&pings->digest, sizeof(number), (uint8_t *)&number);
	return number != 0 ? number : 1;
}

/* ---- Pings ---- */

/* Returns the place of the payload, or the free one for it. */
static struct ping *
find(const struct pings *pings, uint64_t payload)
{
	size_t at = payload & (pings->room - 1);

	while (pings->table[at].payload != 0 &&
	    pings->table[at].payload != payload)
		at = (at + 1) & (pings->room - 1);
	return &pings->table[at];
}

_Static_assert(
    2 * PINGS_MAX * sizeof(struct ping) + PINGS_MAX * sizeof(struct pong) <= 5
	    << 20,
    "the header and the manual say how much memory this takes");

/* Doubles the table, which is never more than half full; false if memory is
 * out. */
static bool
grow_table(struct pings *pings)
{
	struct pings larger = *pings;

	larger.room = pings->room > 0 ? pings->room * 2 : 16;
	larger.table = calloc(larger.room, sizeof(*larger.table));
	if (larger.table == NULL)
		return false;
	for (size_t i = 0; i < pings->room; i++)
		if (pings->table[i].payload != 0)
			*find(&larger, pings->table[i].payload) =
			    pings->table[i];
	free(pings->table);
	*pings = larger;
	return true;
}

static bool
add_ping(struct pings *pings, uint64_t payload)
{
	struct ping *place;

	pings->latest = payload;
	pings->total++;
	if (2 * pings->count >= pings->room && pings->count < PINGS_MAX &&
	    !grow_table(pings))
		return false;
	place = find(pings, payload);
	if (place->payload != payload && pings->count == PINGS_MAX) {
		pings->more_pings = true;
		return true;
	}
	if (place->payload != payload)
		pings->count++;
	*place = (struct ping){ payload, pings->total };
	return true;
}

/*
 * Pings are numbered, so that a Pong which answers one answers those before it,
 * too: RFC 6455, 5.5.3.  Of several Pings with one payload the last one counts,
 * as nobody can tell which of them a Pong is meant for.
 */

/* Returns the number of the last Ping with this payload, 0 if there is none. */
static uint64_t
number_of_ping(const struct pings *pings, uint64_t payload)
{
	const struct ping *place;

	if (pings->room == 0)
		return 0;
	place = find(pings, payload);
	return place->payload == payload ? place->number : 0;
}

/* ---- Pongs ---- */

static bool
add_pong(struct pings *pings, const struct wsreg_frame *frame, uint64_t payload,
    const struct pings *other)
{
	struct pong *pong;

	if (pings->pong_count == PINGS_MAX) {
		pings->more_pongs = true;
		return true;
	}
	pong = array_grow(
	    pings->pongs, pings->pong_count, &pings->pong_room, sizeof(*pong));
	if (pong == NULL)
		return false;
	pings->pongs = pong;
	pings->pongs[pings->pong_count++] = (struct pong){
		.payload = payload,
		.offset = frame->offset,
		.frame = frame->number,
		.ordered = other != NULL,
		.before = other != NULL ? other->total : 0,
		.answers = other != NULL ? number_of_ping(other, payload) : 0,
	};
	return true;
}

bool
pings_end(struct pings *pings, const struct wsreg_frame *frame,
    const struct pings *other)
{
	uint64_t payload = number_of(pings);

	return frame->opcode == WSREG_OPCODE_PING_FRAME
	    ? add_ping(pings, payload)
	    : add_pong(pings, frame, payload, other);
}

bool
pings_unanswered(const struct pings *side, const struct pings *other)
{
	if (side->latest == 0 || other->more_pongs)
		return false;
	for (size_t i = 0; i < other->pong_count; i++)
		if (other->pongs[i].payload == side->latest)
			return false;
	return true;
}

const struct pong *
pings_mismatch(const struct pings *side, const struct pings *other,
    struct pings_cursor *cursor)
{
	while (!other->more_pings && cursor->next < side->pong_count) {
		const struct pong *pong = &side->pongs[cursor->next++];
		uint64_t before = pong->ordered ? pong->before : other->total;
		uint64_t answers = pong->ordered
		    ? pong->answers
		    : number_of_ping(other, pong->payload);

		if (answers > cursor->answered)
			cursor->answered = answers;
		else if (answers == 0 && cursor->answered < before)
			return pong;
	}
	return NULL;
}
