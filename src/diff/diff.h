/* SPDX-License-Identifier: MIT */
/* What the parts of the differ share. */

#ifndef WSREG_DIFF_H
#define WSREG_DIFF_H

#include "snapshot.h"

/* Something to sort by a value and, where that is the same, by its index. */
struct diff_item {
	uint64_t value;
	uint32_t index;
};

/* Sorts without further memory, whatever the input in as many steps. */
void
diff_sort(struct diff_item *items, uint32_t count);

uint64_t
diff_mix(uint64_t hash, uint64_t value);
uint64_t
diff_hash(const char *text, size_t size);
/* Takes A-Z for a-z, and more; never 0. */
uint64_t
diff_hash_folded(const char *text, size_t size);

/* ---- Fields: two elements compared by what they say ---- */

/* An element inside of one of the two, or a date of a record. */
struct diff_entry {
	const char *name;
	uint32_t node;    /* WSREG_NONE: a date */
	const char *text; /* a date, else NULL */
};

/* The entries of one name: those of before, then those of after. */
struct diff_group {
	uint32_t start, count[2];
};

/* What two elements are. */
enum diff_subject { DIFF_RECORD, DIFF_REGISTRY, DIFF_PERSON };

struct diff_pair {
	enum diff_subject subject;
	uint32_t nodes[2]; /* or WSREG_NONE */
	uint32_t rules[2]; /* of a registry in the dialect of 2012 */
	uint32_t keys[2];  /* elements of keys that do not count; 0: none */
};

#define DIFF_SHOWN_WORDS UINT64_C(16)

/* Working space for the comparison of two elements, and what came out. */
struct diff_context {
	const struct wsreg_snapshot *sides[2]; /* before and after */
	/* If a side was read from a text rendition: hashes of the elements
	 * that it shows, as bits. */
	bool rendition;
	uint64_t shown[DIFF_SHOWN_WORDS];
	struct diff_entry *entries, *sorted;
	struct diff_item *items;
	struct diff_item *references[2];
	struct diff_group *groups; /* of what differs */
	struct diff_item *order;   /* of the groups, as in the elements */
	uint32_t group_count;
};

/* Whether the elements say something different; finds the groups, which stay
 * until the next call. */
bool
diff_fields(struct diff_context *context, const struct diff_pair *pair);

/* Notes what the rendition shows in a registry of these two, or of people if
 * there is none. */
void
diff_note_shown(struct diff_context *context,
    const struct wsreg_registry *const registries[2]);

/* Whether the elements are the same, node by node. */
bool
diff_same_nodes(const struct wsreg_snapshot *const sides[2], uint32_t before,
    uint32_t after);

/* Whether the two sides of a group say the same: white space, the order of
 * references alone and the ways to name someone by mail do not count. */
bool
diff_same_meaning(struct diff_context *context, const struct diff_group *group);

/* Lists the group's references on each side, sorted; false if it has anything
 * else. */
bool
diff_list_references(struct diff_context *context,
    const struct diff_group *group, uint32_t counts[2]);

/* Whether, of references listed so, one draft went and one RFC came. */
bool
diff_find_published(const struct diff_context *context,
    const uint32_t counts[2], const char **draft, const char **rfc);

bool
diff_same_reference(
    const struct diff_context *context, uint32_t before, uint32_t after);
/* The same for references that are. */
uint64_t
diff_hash_reference(
    const struct diff_context *context, unsigned side, uint32_t node);

/* Blanks around do not count, NULL is "". */
bool
diff_same_attribute(const char *a, const char *b);

/* ---- Pairing ---- */

/* The records of a registry, people, or registries. */
struct diff_list {
	const struct wsreg_snapshot *snapshot;
	const struct wsreg_record *records;
	const struct wsreg_registry *registries;
	const uint32_t *people; /* if both of the above are NULL */
	uint32_t count;
	bool named; /* digits are names there, too */
};

const char *
diff_list_key(const struct diff_list *list, uint32_t index);
uint32_t
diff_list_node(const struct diff_list *list, uint32_t index);

/* Whether a record stands on the number line: a reversed range does not. */
bool
diff_is_numeric(const struct diff_list *list, uint32_t index);

/* The mate of a record is its index on the other side, or none; with it goes
 * what the walk over the records has to remember. */
#define DIFF_INDEX ((UINT32_C(1) << 29) - 1)
#define DIFF_NO_MATE DIFF_INDEX
#define DIFF_SAME (UINT32_C(1) << 29)  /* the two do not differ */
#define DIFF_DONE (UINT32_C(1) << 30)  /* they were compared */
#define DIFF_SHOWN (UINT32_C(1) << 31) /* the narrowest for some number */

/* Two lists, their mates, and space to sort both. */
struct diff_match {
	struct diff_list lists[2];
	uint32_t *mates[2];
	struct diff_item *items[2];
};

/* What may be paired: equal keys alone, also equal elements first, or also
 * elements of another name. */
enum diff_ways { DIFF_BY_KEY, DIFF_BY_ELEMENT, DIFF_BY_RENAMES };

/* Fills the mates.  Of several with one key the first is paired with the
 * first; those that are equal go before. */
void
diff_match(struct diff_match *match, enum diff_ways ways);

/* ---- The number line ---- */

/* Numbers for which the same record of each side is the narrowest. */
struct diff_segment {
	uint64_t first, last;
	uint32_t records[2]; /* index, or WSREG_NONE; not both */
};

/* One side, walked from its least number up. */
struct diff_line {
	const struct wsreg_record *records;
	const uint32_t *mates;
	struct diff_item *items; /* first numbers, sorted */
	uint32_t *heap;          /* records around `at`, the narrowest first */
	uint32_t count, next, heap_count;
	bool after, ended;
	uint64_t at;
	/* The piece that is under way. */
	uint64_t first, last;
	uint32_t record; /* WSREG_NONE: none is */
};

void
diff_line_init(
    struct diff_line lines[2], struct diff_match *match, uint32_t *heaps[2]);

/* The next segment; false at the end. */
bool
diff_line_next(struct diff_line lines[2], struct diff_segment *segment);

/* ---- The differ ---- */

enum diff_phase {
	DIFF_STEP_ROOT,     /* what the file says of itself */
	DIFF_STEP_REGISTRY, /* what a registry says of itself */
	DIFF_STEP_LINE,     /* its numbers */
	DIFF_STEP_AFTER,    /* names, and numbers behind others; what came */
	DIFF_STEP_BEFORE,   /* and what went of these */
	DIFF_STEP_PEOPLE_AFTER,
	DIFF_STEP_PEOPLE_BEFORE,
	DIFF_STEP_END
};

struct wsreg_diff {
	struct diff_context context;
	struct diff_match match;
	struct diff_line lines[2];
	uint32_t *heaps[2];
	uint32_t *registry_mates[2];
	/* Where the walk is. */
	enum diff_phase phase;
	uint32_t registry; /* after's, then those of before without a mate */
	const struct wsreg_registry *registries[2]; /* at hand, or NULL */
	uint32_t index;                             /* of a record or person */
	struct diff_segment segment, held;
	bool has_segment, holds;
};

/* A number that a registry calls Unassigned is as good as one that it does not
 * list: `record` may be NULL. */
bool
diff_is_assigned(const struct wsreg_record *record);

/* Fills in what is to be said of two elements, but for registry, records and
 * numbers; false if nothing is. */
bool
diff_report(struct wsreg_diff *diff, struct wsreg_change *change,
    const struct diff_pair *pair);

/* All of it for two records, either of which may be NULL, at these numbers if
 * they are not NULL. */
bool
diff_report_records(struct wsreg_diff *diff, const struct wsreg_record *before,
    const struct wsreg_record *after, const struct diff_segment *numbers,
    struct wsreg_change *change);

#endif
