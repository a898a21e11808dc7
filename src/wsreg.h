/* SPDX-License-Identifier: MIT */
/* The public interface of libwsreg: IANA's WebSocket registries as tables. */

#ifndef WSREG_H
#define WSREG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WSREG_API __attribute__((visibility("default")))
#else
#define WSREG_API
#endif

/*
 * A snapshot is one publication of a registry file.  It holds registries; a
 * registry holds records; a record has a key (a number, a range or a name)
 * and fields; a field is text mixed with references.
 *
 * Everything a function returns a pointer to is constant and lives as long as
 * its snapshot; the compiled-in one lives for ever.  Nothing is allocated and
 * nothing is written, so all functions may be called from any thread.
 * Pointers to a snapshot, registry, record, field or reference must not be
 * NULL unless a comment says so.  Text is UTF-8 and ends with a NUL.
 *
 *	const struct wsreg_record *record = wsreg_close_code(1006);
 *
 *	if (record != NULL)
 *		puts(record->name);             // Abnormal Closure
 *	if (!wsreg_close_code_sendable(1006, WSREG_CLIENT))
 *		puts("and never on the wire");
 */
struct wsreg_snapshot;
struct wsreg_registry;

/* What the registry says of a record. */
enum wsreg_status {
	WSREG_STATUS_ASSIGNED,
	WSREG_STATUS_RESERVED,    /* named Reserved, or so referenced */
	WSREG_STATUS_PRIVATE_USE, /* named "... Private Use" */
	WSREG_STATUS_UNASSIGNED,  /* named Unassigned */
	WSREG_STATUS_INTERIM,     /* a version of a draft; RFC 6455, 11.6 */
	WSREG_STATUS_STANDARD     /* a version of an RFC; RFC 6455, 11.6 */
};

/* A record.  Records are only ever reached through the functions below. */
struct wsreg_record {
	/* The registry that holds it. */
	const struct wsreg_registry *registry;
	/* The key as the file writes it: "1006", "3-7", "soap". */
	const char *key;
	/* What the registry calls it; NULL if it has no name (versions). */
	const char *name;
	/* A C identifier: "ABNORMAL_CLOSURE"; NULL for ranges, for what is
	 * unassigned, and where no identifier can be made. */
	const char *identifier;
	/* The numbers that the key stands for, both included.  Equal for a
	 * single number; 0 and 0 when the key is no number. */
	uint64_t first, last;
	/* Whether the key is a number or a range of numbers. */
	bool numeric;
	enum wsreg_status status;
	/* For the library's own use: where its element is, and that of its
	 * key. */
	uint32_t node, key_node;
};

/*
 * One element of a record or of a registry, as a view into its snapshot that
 * the caller stores.  Only `name` is for reading.
 */
struct wsreg_field {
	/* The element's name: "value", "description", "xref", "note" ... */
	const char *name;
	const struct wsreg_snapshot *snapshot;
	uint32_t node;
};

/* A reference in a field, as a view that the caller stores. */
struct wsreg_reference {
	/* The name of the field it stands in. */
	const char *field;
	/* "rfc", "draft", "uri", "person", "rfc-errata", "text", "registry",
	 * "note", "unicode"; "" if the file gives none. */
	const char *type;
	/* What is referenced, as written: "rfc6455"; NULL if not given. */
	const char *data;
	const struct wsreg_snapshot *snapshot;
	uint32_t node;
};

/* Who sends a frame; RFC 6455, 5.1. */
enum wsreg_sender { WSREG_CLIENT, WSREG_SERVER };

/* May a close code stand in a Close frame?  RFC 6455, 7.4. */
enum wsreg_wire {
	WSREG_WIRE_YES,
	WSREG_WIRE_NO,           /* not from this side */
	WSREG_WIRE_NEVER,        /* registered for local use only */
	WSREG_WIRE_RESERVED,     /* registered, its meaning undefined */
	WSREG_WIRE_UNASSIGNED,   /* 1000-2999 without a registration */
	WSREG_WIRE_UNREGISTERED, /* 3000-3999 without one: accepted */
	WSREG_WIRE_PRIVATE,      /* 4000-4999: accepted */
	WSREG_WIRE_NOT_USED,     /* below 1000 */
	WSREG_WIRE_OUT_OF_RANGE  /* 5000 and above */
};

struct wsreg_verdict {
	enum wsreg_wire wire;
	/* Why, as a phrase without a full stop. */
	const char *reason;
	/* Where it is written, for example "RFC 6455 7.4.1". */
	const char *section;
};

/* ---- Snapshots ---- */

/* The compiled-in snapshot of websocket.xml.  Never NULL. */
WSREG_API const struct wsreg_snapshot *
wsreg_builtin(void);

/* The file's id ("websocket"), title, and the day of its last update
 * ("2026-01-12"); "" if the file does not say. */
WSREG_API const char *
wsreg_snapshot_id(const struct wsreg_snapshot *snapshot);
WSREG_API const char *
wsreg_snapshot_title(const struct wsreg_snapshot *snapshot);
WSREG_API const char *
wsreg_snapshot_updated(const struct wsreg_snapshot *snapshot);

/* Where it came from: "built-in", or the name of the file. */
WSREG_API const char *
wsreg_snapshot_source(const struct wsreg_snapshot *snapshot);

/* The SHA-256 of the file, 64 hexadecimal digits in lower case. */
WSREG_API const char *
wsreg_snapshot_sha256(const struct wsreg_snapshot *snapshot);

/* The number of people, and the person at `index`: a field with the
 * attribute "id" and the fields name, org, uri, updated.  False, and `person`
 * untouched, if there is none at `index`. */
WSREG_API size_t
wsreg_person_count(const struct wsreg_snapshot *snapshot);
WSREG_API bool
wsreg_person_at(const struct wsreg_snapshot *snapshot, size_t index,
    struct wsreg_field *person);

/* ---- Registries ---- */

/* The number of registries, of all levels, in the file's order. */
WSREG_API size_t
wsreg_registry_count(const struct wsreg_snapshot *snapshot);

/* The registry at `index`, or NULL if there is none. */
WSREG_API const struct wsreg_registry *
wsreg_registry_at(const struct wsreg_snapshot *snapshot, size_t index);

/* The registry with this id ("close-code-number") or, if no registry has it,
 * with this short name: extension, subprotocol, version, close, opcode, bit.
 * NULL if there is none. */
WSREG_API const struct wsreg_registry *
wsreg_registry_find(
    const struct wsreg_snapshot *snapshot, const char *id, size_t size);

/* Its id and title; "" if the file gives none. */
WSREG_API const char *
wsreg_registry_id(const struct wsreg_registry *registry);
WSREG_API const char *
wsreg_registry_title(const struct wsreg_registry *registry);

/* Its short name, or NULL: only the six of the WebSocket file have one. */
WSREG_API const char *
wsreg_registry_alias(const struct wsreg_registry *registry);

/* The id of the registry around it, or NULL for the outermost. */
WSREG_API const char *
wsreg_registry_parent(const struct wsreg_registry *registry);

WSREG_API const struct wsreg_snapshot *
wsreg_registry_snapshot(const struct wsreg_registry *registry);

/* What the registry says of itself, element by element: title, created,
 * updated, registration_rule, expert, note, xref, range, footnote ...  False,
 * and `field` untouched, if there is none at `index`.  Elements are counted
 * from the first, here and below, so a high index takes its time. */
WSREG_API bool
wsreg_registry_field(const struct wsreg_registry *registry, size_t index,
    struct wsreg_field *field);

/* ---- Records ---- */

/* The number of records, and the record at `index` in the file's order, or
 * NULL if there is none. */
WSREG_API size_t
wsreg_record_count(const struct wsreg_registry *registry);
WSREG_API const struct wsreg_record *
wsreg_record_at(const struct wsreg_registry *registry, size_t index);

/* The record whose key is this number or the narrowest range around it; of
 * equal ones the first.  NULL if there is none. */
WSREG_API const struct wsreg_record *
wsreg_record_by_number(const struct wsreg_registry *registry, uint64_t number);

/* The first record with this key, or with this name where the key is a
 * number; NULL if there is none.  `size` is the name's length in octets; it
 * need not end with a NUL.  The second function takes A-Z for a-z. */
WSREG_API const struct wsreg_record *
wsreg_record_by_name(
    const struct wsreg_registry *registry, const char *name, size_t size);
WSREG_API const struct wsreg_record *
wsreg_record_by_name_nocase(
    const struct wsreg_registry *registry, const char *name, size_t size);

/* The dates of registration and of the last change, as the file writes them
 * ("2016-10-10"), or NULL. */
WSREG_API const char *
wsreg_record_registered(const struct wsreg_record *record);
WSREG_API const char *
wsreg_record_updated(const struct wsreg_record *record);

/* The record's fields in the file's order, one for each element.  False, and
 * `field` untouched, if there is none at `index`. */
WSREG_API bool
wsreg_record_field(
    const struct wsreg_record *record, size_t index, struct wsreg_field *field);

/* ---- Fields and references ---- */

/*
 * Writes the field's text as IANA's pages show it: white space folded,
 * references in brackets ("[RFC6455]").  At most `size` octets are written, a
 * NUL included; `buffer` may be NULL if `size` is 0.  Returns the length of
 * the whole text without the NUL: it was cut if that is `size` or more.
 */
WSREG_API size_t
wsreg_field_text(const struct wsreg_field *field, char *buffer, size_t size);

/* The attribute of the field's element, or NULL. */
WSREG_API const char *
wsreg_field_attribute(const struct wsreg_field *field, const char *name);

/* The element at `index` among those directly inside the field.  False, and
 * `child` untouched, if there is none. */
WSREG_API bool
wsreg_field_child(
    const struct wsreg_field *field, size_t index, struct wsreg_field *child);

/* The reference at `index` in the field, however deep; a field that is itself
 * a reference has just that one.  False, and `reference` untouched, if there
 * is none. */
WSREG_API bool
wsreg_field_reference(const struct wsreg_field *field, size_t index,
    struct wsreg_reference *reference);

/* The reference's own label, "" if it has none; `buffer`, `size` and the
 * result as with wsreg_field_text(). */
WSREG_API size_t
wsreg_reference_text(
    const struct wsreg_reference *reference, char *buffer, size_t size);

/* Where IANA's page links to: the RFC, the draft, the erratum, the registry,
 * the person's address ("mailto:" with "@").  Returns 0 and writes "" if it
 * links to nothing; else as wsreg_field_text(). */
WSREG_API size_t
wsreg_reference_url(
    const struct wsreg_reference *reference, char *buffer, size_t size);

/* The attribute at `index` other than type and data: section, lastupdated ...
 * False, and both outputs untouched, if there is none. */
WSREG_API bool
wsreg_reference_attribute(const struct wsreg_reference *reference, size_t index,
    const char **name, const char **value);

/* ---- What changed from one snapshot to another ---- */

/* What happened to a record, to a person, or to what a registry says of
 * itself. */
enum wsreg_change_kind {
	WSREG_CHANGE_ADDED,   /* a key that was not assigned is now */
	WSREG_CHANGE_REMOVED, /* the reverse */
	WSREG_CHANGE_RENAMED, /* a name went, another came that is the same */
	WSREG_CHANGE_CHANGED  /* anything else */
};

/* What it means to those who use keys; the worse, the greater. */
enum wsreg_impact {
	WSREG_IMPACT_EDITORIAL,
	WSREG_IMPACT_ADDITIVE, /* a new key */
	WSREG_IMPACT_BREAKING  /* a key, or the C identifier of a WebSocket
				  * record, that worked no longer does */
};

/* A comparison under way. */
struct wsreg_diff;

/* A change.  It is good until the next one is asked for. */
struct wsreg_change {
	enum wsreg_change_kind kind;
	enum wsreg_impact impact;
	/* The id of the registry, or "people". */
	const char *registry;
	/* The registry; NULL on the side where it is not there, and on both
	 * for people and for what the file says of itself. */
	const struct wsreg_registry *registry_before, *registry_after;
	/* The records; NULL for the one that is not there, and both for people
	 * and registries.  What a number was in a range of unassigned ones is
	 * not there. */
	const struct wsreg_record *before, *after;
	/* The numbers that changed alike, both included, if the key is one;
	 * this can be a part of the records'. */
	bool numeric;
	uint64_t first, last;
	/* If a reference to a draft became one to an RFC, in the words of the
	 * file ("rfc8857"); else NULL. */
	const char *draft, *rfc;
	/* For the library's own use. */
	const struct wsreg_diff *diff;
	bool person;
	uint32_t nodes[2];
};

/* What a change did to the elements of one name, or to a date. */
struct wsreg_field_change {
	/* "description", "xref", "registered", "updated" ... */
	const char *name;
	/* Whether there are any before and after. */
	bool before, after;
	/* For the library's own use. */
	const struct wsreg_diff *diff;
	uint32_t group;
};

/*
 * The differ says what happened to the registries, not to the files.  Numbers
 * are compared along the number line however ranges are split; names are
 * paired whatever their case; of fields, white space, the order of references
 * and of different elements, empty elements, and the ways to name someone by
 * mail do not count, nor do the dates of files and registries.
 *
 *	void *space = malloc(wsreg_diff_size(before, after));
 *	struct wsreg_diff *diff;
 *	struct wsreg_change change;
 *
 *	if (space == NULL)
 *		return;
 *	diff = wsreg_diff_init(before, after, space);
 *	while (wsreg_diff_next(diff, &change))
 *		printf("%s %s\n", change.registry,
 *		    wsreg_change_kind_name(change.kind));
 *	free(space);
 *
 * Space for working is the caller's: so many octets, aligned as malloc() does.
 * It grows with the largest registry, by some 50 octets for each record.
 */
WSREG_API size_t
wsreg_diff_size(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after);

/* Begins a comparison in this space, which is all that it uses: there is
 * nothing to end.  Never NULL. */
WSREG_API struct wsreg_diff *
wsreg_diff_init(const struct wsreg_snapshot *before,
    const struct wsreg_snapshot *after, void *space);

/*
 * The next change: registries in the order of `after`, then those that went,
 * then people; in a registry its own text, then numbers from the least up,
 * then names in the file's order.  False, and `change` undefined, at the end.
 * The time is that of sorting, whatever the files.
 */
WSREG_API bool
wsreg_diff_next(struct wsreg_diff *diff, struct wsreg_change *change);

/* The change's key: "1006", "3-7", "soap" (the new one, when renamed), a
 * person's id, or "#" for what a registry says of itself.  `buffer`, `size`
 * and the result as with wsreg_field_text(). */
WSREG_API size_t
wsreg_change_key(const struct wsreg_change *change, char *buffer, size_t size);

/* The field at `index` among those that differ.  All of them do where a side
 * is not there.  False, and `field` untouched, if there is none. */
WSREG_API bool
wsreg_change_field(const struct wsreg_change *change, size_t index,
    struct wsreg_field_change *field);

/* The element at `index` among those of the field before or after; a date has
 * none.  False, and `element` untouched, if there is none. */
WSREG_API bool
wsreg_change_element(const struct wsreg_field_change *field, bool after,
    size_t index, struct wsreg_field *element);

/* The field's text before or after, elements of one name put together as in
 * IANA's CSV files.  `buffer`, `size` and the result as with
 * wsreg_field_text(). */
WSREG_API size_t
wsreg_change_text(const struct wsreg_field_change *field, bool after,
    char *buffer, size_t size);

/* The words for these values: "added", "editorial".  NULL for a value that the
 * enumeration does not have. */
WSREG_API const char *
wsreg_change_kind_name(enum wsreg_change_kind kind);
WSREG_API const char *
wsreg_impact_name(enum wsreg_impact impact);

/* ---- The WebSocket registries of the compiled-in snapshot ---- */

/* The record for a close code (RFC 6455, 7.4), an opcode (5.2) or a version
 * (4.1); a number inside a range gives the range.  NULL if unlisted. */
WSREG_API const struct wsreg_record *
wsreg_close_code(uint64_t code);
WSREG_API const struct wsreg_record *
wsreg_opcode(uint64_t opcode);
WSREG_API const struct wsreg_record *
wsreg_version(uint64_t version);

/* The record for a subprotocol (RFC 6455, 1.9), an extension (9.1) or a
 * header bit ("RSV1", 5.2).  Names are compared octet by octet; RFC 6455, 4.1.
 * `size` is the name's length.  NULL if unregistered. */
WSREG_API const struct wsreg_record *
wsreg_subprotocol(const char *name, size_t size);
WSREG_API const struct wsreg_record *
wsreg_extension(const char *name, size_t size);
WSREG_API const struct wsreg_record *
wsreg_header_bit(const char *name, size_t size);

/*
 * May `sender` put this code into a Close frame?  Registered and sendable are
 * two questions: 1006 is registered and never on the wire, 3999 is unassigned
 * and must be accepted.  RFC 6455, 7.4.  Any number may be asked for.  Never
 * NULL.
 */
WSREG_API const struct wsreg_verdict *
wsreg_close_code_verdict(uint64_t code, enum wsreg_sender sender);

/* The same by another snapshot; NULL if it has no WebSocket close codes. */
WSREG_API const struct wsreg_verdict *
wsreg_snapshot_verdict(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum wsreg_sender sender);

/* The verdict as yes or no: WSREG_WIRE_YES, _UNREGISTERED and _PRIVATE may
 * be sent and must be accepted. */
WSREG_API bool
wsreg_close_code_sendable(uint64_t code, enum wsreg_sender sender);

/* The words for these values: "private-use", "out-of-range".  NULL for a
 * value that the enumeration does not have. */
WSREG_API const char *
wsreg_status_name(enum wsreg_status status);
WSREG_API const char *
wsreg_wire_name(enum wsreg_wire wire);

#ifdef __cplusplus
}
#endif

#endif
