/* SPDX-License-Identifier: MIT */
/* Which Pong answers which Ping; RFC 6455, 5.5.2 and 5.5.3. */

#include "pings.h"

#include <stdlib.h>
#include <string.h>

#include "wsreg-codes.h"

void
pings_free(struct pings *pings)
{
	free(pings->payloads);
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

/* ---- The payloads of Pings ---- */

/* Returns the place of the payload, or the free one for it. */
static uint64_t *
find(const struct pings *pings, uint64_t payload)
{
	size_t at = payload & (pings->room - 1);

	while (pings->payloads[at] != 0 && pings->payloads[at] != payload)
		at = (at + 1) & (pings->room - 1);
	return &pings->payloads[at];
}

/* Doubles the table, which is never more than half full; false if memory is
 * out. */
static bool
grow_table(struct pings *pings)
{
	struct pings larger = *pings;

	larger.room = pings->room > 0 ? pings->room * 2 : 16;
	larger.payloads = calloc(larger.room, sizeof(*larger.payloads));
	if (larger.payloads == NULL)
		return false;
	for (size_t i = 0; i < pings->room; i++)
		if (pings->payloads[i] != 0)
			*find(&larger, pings->payloads[i]) = pings->payloads[i];
	free(pings->payloads);
	*pings = larger;
	return true;
}

static bool
add_ping(struct pings *pings, uint64_t payload)
{
	uint64_t *place;

	pings->latest = payload;
	if (2 * pings->count >= pings->room && !grow_table(pings))
		return false;
	place = find(pings, payload);
	if (*place == payload)
		return true;
	if (pings->count == PINGS_MAX) {
		pings->more_pings = true;
		return true;
	}
	*place = payload;
	pings->count++;
	return true;
}

static bool
has_ping(const struct pings *pings, uint64_t payload)
{
	return pings->room > 0 && *find(pings, payload) == payload;
}

/* ---- Pongs ---- */

static bool
add_pong(struct pings *pings, const struct wsreg_frame *frame, uint64_t payload)
{
	struct pong *pong;

	if (pings->pong_count == PINGS_MAX) {
		pings->more_pongs = true;
		return true;
	}
	if (pings->pong_count == pings->pong_room) {
		size_t room = pings->pong_room > 0 ? pings->pong_room * 2 : 16;

		pong = realloc(pings->pongs, room * sizeof(*pong));
		if (pong == NULL)
			return false;
		pings->pongs = pong;
		pings->pong_room = room;
	}
	pong = &pings->pongs[pings->pong_count++];
	pong->payload = payload;
	pong->offset = frame->offset;
	pong->frame = frame->number;
	return true;
}

bool
pings_end(struct pings *pings, const struct wsreg_frame *frame)
{
	uint64_t payload = number_of(pings);

	return frame->opcode == WSREG_OPCODE_PING_FRAME
	    ? add_ping(pings, payload)
	    : add_pong(pings, frame, payload);
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
pings_mismatch(
    const struct pings *side, const struct pings *other, size_t *index)
{
	while (!other->more_pings && *index < side->pong_count) {
		const struct pong *pong = &side->pongs[(*index)++];

		if (!has_ping(other, pong->payload))
			return pong;
	}
	return NULL;
}
