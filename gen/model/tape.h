/* SPDX-License-Identifier: MIT */
/* The tape: strings, each held once, and nodes of the documents read. */

#ifndef GEN_TAPE_H
#define GEN_TAPE_H

#include "file/file.h"
#include "snapshot.h"

/* A place in the table of strings. */
struct gen_place {
	uint32_t offset; /* 0: free */
	uint32_t hash;
};

/* Strings, each held once, in pieces that never move: a pointer to one stays
 * good.  snapshot.h has their offsets; 0 is the empty string. */
struct gen_strings {
	struct gen_array blocks; /* char *: memory of one or more pieces */
	struct gen_array pieces; /* char * */
	char *end;               /* where the next string goes, */
	size_t left;             /* the room there, */
	uint32_t next;           /* and its offset */
	struct gen_array table;  /* struct gen_place */
	size_t used;             /* places of the table taken */
};

/* The functions of snapshot.h see the strings and nodes in `snapshot`, which
 * is kept up to date. */
struct gen_tape {
	struct wsreg_snapshot *snapshot;
	struct gen_strings strings;
	struct gen_array nodes; /* struct wsreg_node */
	struct gen_array lines; /* uint32_t, one for each node */
	const char *file;       /* for messages; borrowed */
	uint32_t file_index;    /* of the file that nodes are read from */
	struct gen_error *error;
};

/* Every function below does nothing once the tape's error is set, and sets it
 * when memory or a limit of the layout is exceeded. */
void
gen_tape_init(struct gen_tape *tape, struct wsreg_snapshot *snapshot,
    struct gen_error *error);

void
gen_tape_free(struct gen_tape *tape);

/* Returns the offset of the string of `size` octets, none of them NUL; 0 on
 * failure. */
uint32_t
gen_tape_string(struct gen_tape *tape, const char *text, size_t size);

/* Adds a node and returns its index.  The name is an offset of a string, and so
 * is the rest, the text, unless the node is an element: then it is the number
 * of nodes inside, which gen_tape_close() sets. */
uint32_t
gen_tape_node(struct gen_tape *tape, enum wsreg_node_kind kind, uint32_t name,
    uint32_t rest, unsigned long line);

/* Ends an element: all nodes added since `node` lie inside it. */
void
gen_tape_close(struct gen_tape *tape, uint32_t node);

/* Copies a node with all inside from another place of the same tape to its
 * end. */
void
gen_tape_copy(struct gen_tape *tape, uint32_t node);

/* Returns the offset of an element's cell, the text that wsreg_field_text()
 * gives. */
uint32_t
gen_tape_cell(struct gen_tape *tape, uint32_t node);

/* Sets the error that memory is out.  Always returns false. */
bool
gen_tape_fail_memory(struct gen_tape *tape);

/* Returns the nodes.  They move when one is added. */
static inline struct wsreg_node *
gen_tape_nodes(const struct gen_tape *tape)
{
	return tape->nodes.items;
}

/* Returns the string at an offset.  It never moves. */
static inline const char *
gen_tape_text(const struct gen_tape *tape, uint32_t offset)
{
	return string_at(tape->snapshot, offset);
}

#endif
