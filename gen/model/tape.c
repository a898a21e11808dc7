/* SPDX-License-Identifier: MIT */
/*
 * Holds the strings and nodes of documents as they are read.
 *
 * Strings lie in pieces that never move, so that records can point to them at
 * once; nodes move when one is added, and are known by their indices.
 */

#include "tape.h"

#include <stdlib.h>
#include <string.h>

bool
gen_tape_fail_memory(struct gen_tape *tape)
{
	return gen_error_memory(tape->error, tape->file);
}

/* ---- Strings ---- */

/* Begins a block for a string of `size` octets: mostly one piece. */
static bool
add_block(struct gen_tape *tape, size_t size)
{
	struct gen_strings *strings = &tape->strings;
	size_t count = (size + WSREG_PIECE_SIZE - 1) >> WSREG_PIECE_BITS;
	char **owned = gen_array_grow(&strings->blocks, 1, sizeof(*owned));
	char **pieces =
	    gen_array_grow(&strings->pieces, count, sizeof(*pieces));

	if (count >
	    (WSREG_TEXT_MAX >> WSREG_PIECE_BITS) - strings->pieces.count)
		return gen_error_set(
		    tape->error, tape->file, 0, "more than 1 GiB of text");
	if (owned == NULL || pieces == NULL)
		return gen_tape_fail_memory(tape);
	strings->left = count << WSREG_PIECE_BITS;
	strings->end = *owned = malloc(strings->left);
	if (*owned == NULL)
		return gen_tape_fail_memory(tape);
	strings->blocks.count++;
	for (size_t i = 0; i < count; i++)
		pieces[i] = *owned + (i << WSREG_PIECE_BITS);
	strings->next = (uint32_t)strings->pieces.count << WSREG_PIECE_BITS;
	strings->pieces.count += count;
	tape->snapshot->pieces = strings->pieces.items;
	tape->snapshot->piece_count = (uint32_t)strings->pieces.count;
	return true;
}

/* Adds a string that is not there yet, or was not found.  Returns its offset,
 * 0 on failure. */
static uint32_t
add_string(struct gen_tape *tape, const char *text, size_t size)
{
	struct gen_strings *strings = &tape->strings;
	uint32_t offset;

	if (size >= strings->left && !add_block(tape, size + 1))
		return 0;
	offset = strings->next;
	memcpy(strings->end, text, size);
	strings->end[size] = '\0';
	strings->end += size + 1;
	strings->left -= size + 1;
	strings->next += (uint32_t)size + 1;
	return offset;
}

void
gen_tape_init(struct gen_tape *tape, struct wsreg_snapshot *snapshot,
    struct gen_error *error)
{
	*tape = (struct gen_tape){ .snapshot = snapshot, .error = error };
	add_string(tape, "", 0);
}

void
gen_tape_free(struct gen_tape *tape)
{
	char **blocks = tape->strings.blocks.items;

	for (size_t i = 0; i < tape->strings.blocks.count; i++)
		free(blocks[i]);
	gen_array_free(&tape->strings.blocks);
	gen_array_free(&tape->strings.pieces);
	gen_array_free(&tape->strings.table);
	gen_array_free(&tape->nodes);
	gen_array_free(&tape->lines);
}

/* The most places of the table, which then stays in the processor's cache: what
 * a file says again it mostly says again soon. */
#define PLACE_MAX ((size_t)1 << 16)

/* The most places that are looked at for one string: in a table that still
 * grows, and in one that is full. */
#define PROBE_MAX 256
#define PROBE_MAX_FULL 8

/* Returns a hash of all octets, of which the table takes the low bits: the
 * highest of the product, which depend on all of the text, go there. */
static uint32_t
hash_string(const char *text, size_t size)
{
	uint64_t hash = hash_name(text, size, UINT64_C(0xd6e8feb86659fd93));

	return (uint32_t)(hash >> 48 ^ hash >> 32);
}

/* Returns the place in the table that holds the string or is free for it.  After
 * too many others it is taken from another string, which is stored once more if
 * it comes again. */
static struct gen_place *
find_place(
    const struct gen_tape *tape, uint32_t hash, const char *text, size_t size)
{
	struct gen_place *table = tape->strings.table.items;
	size_t mask = tape->strings.table.count - 1;
	int most = mask + 1 == PLACE_MAX ? PROBE_MAX_FULL : PROBE_MAX;
	size_t at = hash & mask;

	for (int probe = 0; probe < most; probe++, at = (at + 1) & mask) {
		const char *found;

		if (table[at].offset == 0)
			return &table[at];
		if (table[at].hash != hash)
			continue;
		found = gen_tape_text(tape, table[at].offset);
		if (strncmp(found, text, size) == 0 && found[size] == '\0')
			return &table[at];
	}
	table[hash & mask].offset = 0;
	return &table[hash & mask];
}

/* Moves the places of the old table into a larger one by their hashes, as a
 * look at the strings would go all over the memory. */
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

uint32_t
gen_tape_string(struct gen_tape *tape, const char *text, size_t size)
{
	struct gen_strings *strings = &tape->strings;
	struct gen_place *place;
	uint32_t hash;

	if (tape->error->set || size == 0)
		return 0;
	if (strings->used * 8 >= strings->table.count * 5 &&
	    strings->table.count < PLACE_MAX && !grow_table(strings))
		return gen_tape_fail_memory(tape);
	hash = hash_string(text, size);
	place = find_place(tape, hash, text, size);
	if (place->offset == 0) {
		place->offset = add_string(tape, text, size);
		place->hash = hash;
		strings->used++;
	}
	return place->offset;
}

uint32_t
gen_tape_node(struct gen_tape *tape, enum wsreg_node_kind kind, uint32_t name,
    uint32_t rest, unsigned long line)
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
		return gen_tape_fail_memory(tape);
	*node = (struct wsreg_node){ .name = name };
	node->rest = rest & WSREG_TEXT_MAX;
	node->kind = (unsigned)kind & 3;
	tape->snapshot->nodes = tape->nodes.items;
	tape->snapshot->lines = tape->lines.items;
	*place = tape->file_index << WSREG_LINE_BITS |
	    (line < WSREG_LINE_MAX ? (uint32_t)line : WSREG_LINE_MAX);
	tape->lines.count++;
	return (uint32_t)tape->nodes.count++;
}

void
gen_tape_close(struct gen_tape *tape, uint32_t node)
{
	if (!tape->error->set)
		gen_tape_nodes(tape)[node].rest =
		    (tape->nodes.count - node - 1) & WSREG_NODE_MAX;
}

void
gen_tape_copy(struct gen_tape *tape, uint32_t node)
{
	uint32_t end = node + node_size(tape->snapshot, node);

	for (uint32_t i = node; i <= end && !tape->error->set; i++) {
		struct wsreg_node from = gen_tape_nodes(tape)[i];
		uint32_t to = gen_tape_node(tape,
		    (enum wsreg_node_kind)from.kind, from.name, from.rest, 0);
		uint32_t *lines = tape->lines.items;

		if (!tape->error->set)
			lines[to] = lines[i];
	}
}

/* Most elements hold one text, which is their cell already. */
uint32_t
gen_tape_cell(struct gen_tape *tape, uint32_t node)
{
	const struct wsreg_snapshot *snapshot = tape->snapshot;
	size_t size;
	uint32_t cell;
	char *buffer;

	if (node_size(snapshot, node) == 0)
		return 0;
	if (node_size(snapshot, node) == 1 &&
	    node_is(snapshot, node + 1, WSREG_NODE_TEXT))
		return node_text_offset(snapshot, node + 1);
	size = wsreg_node_cell(snapshot, node, NULL, 0);
	buffer = malloc(size + 1);
	if (buffer == NULL)
		return gen_tape_fail_memory(tape);
	wsreg_node_cell(snapshot, node, buffer, size + 1);
	cell = gen_tape_string(tape, buffer, size);
	free(buffer);
	return cell;
}
