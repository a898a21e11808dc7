/* SPDX-License-Identifier: MIT */
/* Finds connections by the addresses and ports of both sides. */

#include "table.h"

#include <stdlib.h>
#include <string.h>

#define ROOM_LEAST 64

/* ---- Addresses ---- */

static bool
is_same(const struct capture_address *a, const struct capture_address *b)
{
	return a->port == b->port && a->family == b->family &&
	    memcmp(a->octets, b->octets, sizeof(a->octets)) == 0;
}

/* Mixes a number into a hash.  The multiplier is that of splitmix64. */
static uint64_t
mix(uint64_t hash, uint64_t number)
{
	hash = (hash ^ number) * UINT64_C(0xbf58476d1ce4e5b9);
	return hash ^ hash >> 32;
}

static uint64_t
hash_address(const struct capture_address *address, uint64_t seed)
{
	uint64_t numbers[2];
	uint64_t hash = seed;

	memcpy(numbers, address->octets, sizeof(numbers));
	hash = mix(hash, numbers[0]);
	if (address->family == 6)
		hash = mix(hash, numbers[1]);
	/* The seed comes in between, too: without it, one can compute addresses
	 * whose differences cancel each other. */
	return mix(
	    hash + seed, address->port | (uint64_t)address->family << 16);
}

/* Both directions have the same hash. */
static uint64_t
hash_segment(const struct segment *segment, uint64_t seed)
{
	return mix(hash_address(&segment->from, seed) +
		hash_address(&segment->to, seed),
	    seed);
}

/* Returns whether the segment is of the connection, and finds its sender. */
static bool
is_of(const struct flow *flow, const struct segment *segment, unsigned *side)
{
	const struct capture_side *sides = flow->connection.sides;

	for (*side = 0; *side < 2; ++*side)
		if (is_same(&sides[*side].address, &segment->from) &&
		    is_same(&sides[*side ^ 1].address, &segment->to))
			return true;
	return false;
}

/* ---- Buckets ---- */

static struct flow **
find_bucket(const struct table *table, uint64_t hash)
{
	return &table->buckets[hash & (table->room - 1)];
}

struct flow *
table_find(struct table *table, const struct segment *segment, unsigned *side)
{
	uint64_t hash;
	struct flow *flow;

	if (table->recent != NULL && is_of(table->recent, segment, side))
		return table->recent;
	if (table->room == 0)
		return NULL;
	hash = hash_segment(segment, table->seed);
	flow = *find_bucket(table, hash);
	while (
	    flow != NULL && (flow->hash != hash || !is_of(flow, segment, side)))
		flow = flow->chain;
	if (flow != NULL)
		table->recent = flow;
	return flow;
}

/* Makes twice as many buckets as there are connections, at least: to look at a
 * connection that is another one takes longer than all the rest. */
static bool
grow(struct table *table)
{
	size_t room = table->room == 0 ? ROOM_LEAST : table->room * 2;
	struct flow **buckets;

	if (table->all.count * 2 < table->room)
		return true;
	buckets = calloc(room, sizeof(struct flow *));
	if (buckets == NULL)
		return false;
	free(table->buckets);
	table->buckets = buckets;
	table->room = room;
	for (struct flow *flow = table->all.first; flow != NULL;
	     flow = flow->links[FLOW_LIST_ALL].behind) {
		struct flow **bucket = find_bucket(table, flow->hash);

		flow->chain = *bucket;
		*bucket = flow;
	}
	return true;
}

struct flow *
table_add(struct table *table, const struct segment *segment, unsigned side,
    int64_t seen)
{
	struct flow *flow, **bucket;

	if (!grow(table))
		return NULL;
	flow = calloc(1, sizeof(*flow));
	if (flow == NULL)
		return NULL;
	flow->connection.sides[side].address = segment->from;
	flow->connection.sides[side ^ 1].address = segment->to;
	flow->hash = hash_segment(segment, table->seed);
	flow->state = FLOW_HALF;
	flow->seen = seen;
	bucket = find_bucket(table, flow->hash);
	flow->chain = *bucket;
	*bucket = flow;
	flow_append(&table->all, FLOW_LIST_ALL, flow);
	flow_append(&table->states[FLOW_HALF], FLOW_LIST_STATE, flow);
	table->recent = flow;
	return flow;
}

/* Packets of a second keep the order of its first ones, which saves work. */
void
table_touch(
    struct table *table, struct flow *flow, enum flow_state state, int64_t seen)
{
	if (flow->state == state && flow->seen == seen)
		return;
	flow_remove(&table->states[flow->state], FLOW_LIST_STATE, flow);
	flow->state = state;
	flow->seen = seen;
	flow_append(&table->states[state], FLOW_LIST_STATE, flow);
}

static void
free_flow(struct flow *flow, struct stream_common *common)
{
	stream_free(&flow->streams[0], common);
	stream_free(&flow->streams[1], common);
	free(flow);
}

void
table_remove(
    struct table *table, struct stream_common *common, struct flow *flow)
{
	struct flow **place = find_bucket(table, flow->hash);

	while (*place != flow)
		place = &(*place)->chain;
	*place = flow->chain;
	flow_remove(&table->all, FLOW_LIST_ALL, flow);
	flow_remove(&table->states[flow->state], FLOW_LIST_STATE, flow);
	if (table->recent == flow)
		table->recent = NULL;
	free_flow(flow, common);
}

void
table_free(struct table *table, struct stream_common *common)
{
	struct flow *flow = table->all.first;

	while (flow != NULL) {
		struct flow *behind = flow->links[FLOW_LIST_ALL].behind;

		free_flow(flow, common);
		flow = behind;
	}
	free(table->buckets);
}
