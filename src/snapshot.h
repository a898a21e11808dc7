/* SPDX-License-Identifier: MIT */
/*
 * The room of the registries.  In come the compiled-in tables, or a snapshot
 * that gen/model built; out go answers: which record has a number or a name,
 * what a field says, whether a close code may be sent.  It includes only the C
 * library and its own headers.
 *
 * This header has the layout of a snapshot, which the reader fills, the
 * generator prints and the library serves.
 */

#ifndef WSREG_SNAPSHOT_H
#define WSREG_SNAPSHOT_H

#include "ascii.h"
#include "character.h"
#include "hash.h"
#include "mark.h"
#include "overlay.h"
#include "reference.h"
#include "sink.h"
#include "slice.h"
#include "text.h"
#include "verdict.h"
#include "wsreg.h"

/*
 * The document as written, as a flat list of nodes in its own order.  An
 * element is followed by its attributes, then by its content; its size
 * counts all of these, so that the next sibling is at `node + size + 1`.
 *
 * Names and texts are offsets into the snapshot's strings, where offset 0 is
 * the empty string: half the memory of pointers, and nothing to relocate when
 * a program with compiled-in tables starts.  The strings lie in pieces of one
 * size, so that strings can be added while others stay where they are.
 *
 * White space is folded (a run is one blank), none stands at the ends of a
 * field or between the elements of a container: registry, record, range,
 * people, person.  An element outside IANA's namespace is named {URI}name.
 */
enum wsreg_node_kind {
	WSREG_NODE_ELEMENT,     /* name */
	WSREG_NODE_ATTRIBUTE,   /* name, text */
	WSREG_NODE_TEXT,        /* text */
	WSREG_NODE_INSTRUCTION, /* name: the target; text: the rest */
};

struct wsreg_node {
	uint32_t name;
	/* An element has no text and all others have nothing inside, so one
	 * member has the size or the text: a third of the memory less. */
	uint32_t rest : 30;
	uint32_t kind : 2;
};

#define WSREG_PIECE_BITS 20
#define WSREG_PIECE_SIZE (UINT32_C(1) << WSREG_PIECE_BITS)
#define WSREG_NODE_MAX ((UINT32_C(1) << 30) - 1)
#define WSREG_TEXT_MAX WSREG_NODE_MAX
#define WSREG_NONE UINT32_MAX

/* The registries that the typed view knows; gen/model/registry.c has their ids
 * and short names. */
enum wsreg_kind {
	WSREG_KIND_EXTENSION,
	WSREG_KIND_SUBPROTOCOL,
	WSREG_KIND_VERSION,
	WSREG_KIND_CLOSE_CODE,
	WSREG_KIND_OPCODE,
	WSREG_KIND_HEADER_BIT,
	WSREG_KIND_OTHER,
};

#define WSREG_KIND_COUNT WSREG_KIND_OTHER

/* The words for the values of two enumerations, in their order. */
#define WSREG_STATUS_COUNT (WSREG_STATUS_STANDARD + 1)
#define WSREG_WIRE_COUNT (WSREG_WIRE_OUT_OF_RANGE + 1)

extern const char *const wsreg_status_words[WSREG_STATUS_COUNT];
extern const char *const wsreg_wire_words[WSREG_WIRE_COUNT];

/* One place of a registry's hash table of names.  Places are probed one after
 * another; a free one ends the search. */
struct wsreg_slot {
	uint32_t record; /* index into the snapshot's records, or WSREG_NONE */
	int32_t size;    /* of the name, in octets; -1 for a free place */
};

struct wsreg_registry {
	const struct wsreg_snapshot *snapshot;
	const char *id, *title;
	const char *alias; /* its short name, or NULL */
	enum wsreg_kind kind;
	bool ordered;    /* numbers rise from record to record */
	bool whole;      /* names are hashed by all their octets */
	bool single;     /* every name is at its first place */
	uint8_t shift;   /* slots: 2^(64 - shift); 64: none, search all */
	uint32_t node;   /* its element */
	uint32_t rules;  /* the element of its rules in the dialect of 2012 */
	uint32_t parent; /* index of the registry's element, or none */
	uint32_t first_record, record_count;
	uint32_t first_slot;
	uint64_t multiplier; /* of the hash; see hash.h */
};

struct wsreg_snapshot {
	const char *const *pieces; /* the strings */
	const struct wsreg_node *nodes;
	const uint32_t *lines; /* where the nodes were; NULL if compiled in */
	const char *const *files;  /* the names of the files read */
	const char *const *merged; /* those of the files laid over another */
	const struct wsreg_registry *registries;
	const struct wsreg_record *records;
	const uint32_t *people;       /* the nodes of the people */
	const uint32_t *people_by_id; /* indices into `people` */
	const struct wsreg_slot *slots;
	const struct wsreg_overlay *overlay;
	struct wsreg_wire_table wire;
	uint32_t piece_count, node_count, registry_count, record_count;
	uint32_t person_count, slot_count, merged_count;
	uint32_t document; /* its first node; node_count is one past the last */
	uint32_t root;     /* the node of the outermost registry */
	/* Indices of the registries of each kind, or WSREG_NONE. */
	uint32_t kinds[WSREG_KIND_COUNT];
	const char *source, *sha256;
	/* Read from IANA's text rendition, which has neither the dates of
	 * records nor what is behind a label. */
	bool rendition;
};

/* The compiled-in snapshot, printed by the generator. */
extern const struct wsreg_snapshot wsreg_tables;

/* Returns the string at an offset. */
static inline const char *
string_at(const struct wsreg_snapshot *snapshot, uint32_t offset)
{
	return snapshot->pieces[offset >> WSREG_PIECE_BITS] +
	    (offset & (WSREG_PIECE_SIZE - 1));
}

/* Returns the name of an element or attribute, the target of an instruction, ""
 * for text. */
static inline const char *
node_name(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return string_at(snapshot, snapshot->nodes[node].name);
}

/* Returns the number of nodes inside; 0 for all but elements. */
static inline uint32_t
node_size(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const struct wsreg_node *at = &snapshot->nodes[node];

	return at->kind == WSREG_NODE_ELEMENT ? at->rest : 0;
}

/* Returns the offset of the node's text; 0 for an element. */
static inline uint32_t
node_text_offset(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const struct wsreg_node *at = &snapshot->nodes[node];

	return at->kind != WSREG_NODE_ELEMENT ? at->rest : 0;
}

/* Returns the value of an attribute, the text of a text, "" for an element. */
static inline const char *
node_text(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return string_at(snapshot, node_text_offset(snapshot, node));
}

/* Returns the node after this one and all that lies inside it. */
static inline uint32_t
node_next(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return node + node_size(snapshot, node) + 1;
}

/* Return where a node was read: one of up to WSREG_FILE_MAX files, and its
 * line. */
#define WSREG_FILE_MAX 16
#define WSREG_LINE_BITS 28
#define WSREG_LINE_MAX ((UINT32_C(1) << WSREG_LINE_BITS) - 1)

/* Returns the line in its file; 0 for the compiled-in snapshot. */
static inline unsigned long
node_line(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return snapshot->lines != NULL ? snapshot->lines[node] & WSREG_LINE_MAX
				       : 0;
}

/* Returns the name of its file, as in messages. */
static inline const char *
node_file(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return snapshot->lines != NULL
	    ? snapshot->files[snapshot->lines[node] >> WSREG_LINE_BITS]
	    : snapshot->source;
}

/* Returns whether the node is of this kind. */
static inline bool
node_is(const struct wsreg_snapshot *snapshot, uint32_t node,
    enum wsreg_node_kind kind)
{
	return snapshot->nodes[node].kind == kind;
}

/* Returns whether the node is an element of this name.  Most others begin with
 * another letter, which spares the call of strcmp(). */
static inline bool
node_is_element(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name)
{
	const char *own = node_name(snapshot, node);

	return own[0] == name[0] && strcmp(own, name) == 0 &&
	    node_is(snapshot, node, WSREG_NODE_ELEMENT);
}

/* Walks over the nodes directly inside `parent`, attributes included. */
#define node_foreach(child, snapshot, parent)                                  \
	for (uint32_t child = (parent) + 1,                                    \
		      child##_end = node_next((snapshot), (parent));           \
	     child < child##_end; child = node_next((snapshot), child))

/* Returns the first element of this name directly inside, or WSREG_NONE. */
static inline uint32_t
node_child(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name)
{
	node_foreach (child, snapshot, node)
		if (node_is_element(snapshot, child, name))
			return child;
	return WSREG_NONE;
}

/* Returns the id of a person or a registry, "" if the file gives none. */
static inline const char *
node_id(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const char *id = wsreg_node_attribute(snapshot, node, "id");

	return id != NULL ? id : "";
}

/* Returns a view of an element. */
static inline struct wsreg_field
node_field(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	struct wsreg_field field;

	field.name = node_name(snapshot, node);
	field.snapshot = snapshot;
	field.node = node;
	return field;
}

/* Returns the record's element. */
static inline uint32_t
record_node(const struct wsreg_record *record)
{
	return record->registry->node + record->node;
}

/* Returns the element of the record's key, or the record's own if it has no
 * key. */
static inline uint32_t
record_key_node(const struct wsreg_record *record)
{
	return record_node(record) + record->key_node;
}

/* Returns the registry of this kind: the caller's, else the compiled-in one.
 * The snapshot may be NULL. */
static inline const struct wsreg_registry *
registry_by_kind(const struct wsreg_snapshot *snapshot, enum wsreg_kind kind)
{
	if (snapshot == NULL || snapshot->kinds[kind] == WSREG_NONE)
		snapshot = wsreg_builtin();
	return &snapshot->registries[snapshot->kinds[kind]];
}

/* Returns whether keys are names there, even those of digits only. */
static inline bool
kind_has_names(enum wsreg_kind kind)
{
	return kind == WSREG_KIND_EXTENSION || kind == WSREG_KIND_SUBPROTOCOL ||
	    kind == WSREG_KIND_HEADER_BIT;
}

/* Returns the name that a record of the registry is found by: its name where
 * the key is a number, else its key. */
static inline const char *
record_index_name(
    const struct wsreg_registry *registry, const struct wsreg_record *record)
{
	return !kind_has_names(registry->kind) && record->numeric &&
		record->name != NULL
	    ? record->name
	    : record->key;
}

/* Returns where this name's search of the slots begins. */
static inline uint64_t
registry_place(
    const struct wsreg_registry *registry, const char *name, size_t size)
{
	uint64_t hash = registry->whole
	    ? hash_name(name, size, registry->multiplier)
	    : hash_some(name, size, registry->multiplier);

	return hash >> registry->shift;
}

/* Returns the overlay of the snapshot, which may be NULL for the compiled-in
 * one. */
static inline const struct wsreg_overlay *
snapshot_overlay(const struct wsreg_snapshot *snapshot)
{
	return (snapshot != NULL ? snapshot : wsreg_builtin())->overlay;
}

/* Returns what the subprotocol demands of messages, or NULL if they may have any
 * type.  The snapshot may be NULL. */
static inline const struct wsreg_demand *
snapshot_demand(const struct wsreg_snapshot *snapshot, struct slice name)
{
	const struct wsreg_overlay *overlay = snapshot_overlay(snapshot);

	for (uint32_t i = 0; i < overlay->demand_count; i++)
		if (slice_same(slice_of(overlay->demands[i].subprotocol), name))
			return &overlay->demands[i];
	return NULL;
}

/* Returns the note on a name of a subprotocol that is in wide use without being
 * registered, or NULL if it is not one.  The snapshot may be NULL. */
static inline const char *
snapshot_unregistered(const struct wsreg_snapshot *snapshot, struct slice name)
{
	const struct wsreg_overlay *overlay = snapshot_overlay(snapshot);

	for (uint32_t i = 0; i < overlay->unregistered_count; i++)
		if (slice_same(slice_of(overlay->unregistered[i].name), name))
			return overlay->unregistered[i].note;
	return NULL;
}

/* Finds the registry's field after this one.  False, and `field` untouched, if
 * it was the last.  See wsreg_registry_field(), which counts from the first. */
bool
wsreg_registry_next_field(
    const struct wsreg_registry *registry, struct wsreg_field *field);

#endif
