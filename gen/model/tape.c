/* SPDX-License-Identifier: MIT */
/* A document being written down: strings, each held once, and nodes. */

#include "tape.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

bool
gen_array_enlarge(struct gen_array *array, size_t extra, size_t size)
{
	size_t capacity = array->capacity + array->capacity / 2;
	void *items;

	if (extra > SIZE_MAX / size / 2 - array->count)
		return false;
	if (capacity * size < 4096)
		capacity = 4096 / size + 1;
	if (capacity < array->count + extra)
		capacity = array->count + extra;
	items = realloc(array->items, capacity * size);
	if (items == NULL)
		return false;
	array->items = items;
	array->capacity = capacity;
	return true;
}

void
gen_array_free(struct gen_array *array)
{
	free(array->items);
	*array = (struct gen_array){ 0 };
}

void
gen_tape_init(struct gen_tape *tape, struct gen_error *error)
{
	*tape = (struct gen_tape){ .error = error };
	if (gen_array_grow(&tape->strings.text, 1, 1) == NULL)
		gen_error_set(error, NULL, 0, "out of memory");
	else
		((char *)tape->strings.text.items)[tape->strings.text.count++] =
		    '\0';
}

void
gen_tape_free(struct gen_tape *tape)
{
	gen_array_free(&tape->strings.text);
	gen_array_free(&tape->strings.table);
	gen_array_free(&tape->nodes);
	gen_array_free(&tape->lines);
}

static bool
fail_memory(struct gen_tape *tape)
{
	return gen_error_set(tape->error, tape->file, 0, "out of memory");
}

/* So many places are looked at for one string. */
#define PROBE_MAX 256

static uint32_t
hash_string(const char *text, size_t size)
{
	uint64_t hash = hash_name(text, size, UINT64_C(0xd6e8feb86659fd93));

	return (uint32_t)(hash ^ hash >> 29);
}

/* The place in the table that holds the string or is free for it.  NULL after
 * too many others: a file made to collide is then only stored less well. */
static struct gen_place *
find_place(const struct gen_strings *strings, uint32_t hash, const char *text,
    size_t size)
{
	struct gen_place *table = strings->table.items;
	const char *pool = strings->text.items;
	size_t mask = strings->table.count - 1;
	size_t at = hash & mask;

	for (int probe = 0; probe < PROBE_MAX; probe++, at = (at + 1) & mask) {
		const char *found;

		if (table[at].offset == 0)
			return &table[at];
		found = pool + table[at].offset;
		if (table[at].hash == hash &&
		    strings->text.count - table[at].offset > size &&
		    memcmp(found, text, size) == 0 && found[size] == '\0')
			return &table[at];
	}
	return NULL;
}

/* Puts what was there before into a larger table, without a look at the
 * strings: they are all over the memory. */
static void
move_places(struct gen_strings *strings, const struct gen_array *old)
{
	const struct gen_place *from = old->items;
	struct gen_place *table = strings->table.items;
	size_t mask = strings->table.count - 1;

	for (size_t i = 0; i < old->count; i++) {
		size_t at = from[i].hash & mask;

		if (from[i].offset == 0)
			continue;
		while (table[at].offset != 0)
			at = (at + 1) & mask;
		table[at] = from[i];
	}
}

/* Doubles the table when it is mostly full. */
static bool
grow_table(struct gen_strings *strings)
{
	struct gen_array old = strings->table;
	size_t count = old.count == 0 ? 1024 : old.count * 2;
	struct gen_place *table = calloc(count, sizeof(*table));

	if (table == NULL)
		return false;
	strings->table.items = table;
	strings->table.count = strings->table.capacity = count;
	move_places(strings, &old);
	gen_array_free(&old);
	return true;
}

/* Appends a string that is not there yet, or not found: then it may be one of
 * the pool, which moves. */
static uint32_t
append_string(struct gen_tape *tape, const char *text, size_t size)
{
	struct gen_array *pool = &tape->strings.text;
	uint32_t offset = (uint32_t)pool->count;
	size_t inside = (size_t)((uintptr_t)text - (uintptr_t)pool->items);
	char *end;

	if (size >= UINT32_MAX - pool->count)
		return gen_error_set(
		    tape->error, tape->file, 0, "more than 4 GiB of text");
	end = gen_array_grow(pool, size + 1, 1);
	if (end == NULL)
		return fail_memory(tape);
	if (inside < pool->count)
		text = (const char *)pool->items + inside;
	memcpy(end, text, size);
	end[size] = '\0';
	pool->count += size + 1;
	return offset;
}

uint32_t
gen_tape_string(struct gen_tape *tape, const char *text, size_t size)
{
	struct gen_strings *strings = &tape->strings;
	struct gen_place *place;
	uint32_t hash;

	if (tape->error->set || size == 0)
		return 0;
	if (strings->used * 8 >= strings->table.count * 5 &&
	    !grow_table(strings))
		return fail_memory(tape);
	hash = hash_string(text, size);
	place = find_place(strings, hash, text, size);
	if (place == NULL)
		return append_string(tape, text, size);
	if (place->offset == 0) {
		place->offset = append_string(tape, text, size);
		place->hash = hash;
		strings->used++;
	}
	return place->offset;
}

uint32_t
gen_tape_node(struct gen_tape *tape, enum wsreg_node_kind kind, uint32_t name,
    uint32_t text, unsigned long line)
{
	struct wsreg_node *node;
	uint32_t *place;

	if (tape->error->set)
		return 0;
	if (tape->nodes.count >= WSREG_NODE_MAX)
		return gen_error_set(tape->error, tape->file, line,
		    "more than %lu elements, attributes and texts",
		    (unsigned long)WSREG_NODE_MAX);
	node = gen_array_grow(&tape->nodes, 1, sizeof(*node));
	place = gen_array_grow(&tape->lines, 1, sizeof(*place));
	if (node == NULL || place == NULL)
		return fail_memory(tape);
	*node = (struct wsreg_node){ .name = name, .text = text };
	node->kind = (unsigned)kind & 3;
	*place = tape->file_index << WSREG_LINE_BITS |
	    (line < WSREG_LINE_MAX ? (uint32_t)line : WSREG_LINE_MAX);
	tape->lines.count++;
	return (uint32_t)tape->nodes.count++;
}

void
gen_tape_close(struct gen_tape *tape, uint32_t node)
{
	if (!tape->error->set)
		gen_tape_nodes(tape)[node].size =
		    (tape->nodes.count - node - 1) & WSREG_NODE_MAX;
}

void
gen_tape_copy(struct gen_tape *tape, uint32_t node)
{
	uint32_t end = node + gen_tape_nodes(tape)[node].size;

	for (uint32_t i = node; i <= end && !tape->error->set; i++) {
		struct wsreg_node from = gen_tape_nodes(tape)[i];
		uint32_t to = gen_tape_node(tape,
		    (enum wsreg_node_kind)from.kind, from.name, from.text, 0);
		uint32_t *lines = tape->lines.items;

		if (!tape->error->set) {
			gen_tape_nodes(tape)[to].size = from.size;
			lines[to] = lines[i];
		}
	}
}
