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

/*
 * WSREG_API marks the functions that the shared library exports.  It expands
 * to nothing for compilers that do not define __GNUC__.
 */
#if defined(__GNUC__)
#define WSREG_API __attribute__((visibility("default")))
#else
#define WSREG_API
#endif

/*
 * libwsreg answers questions about the registries that IANA keeps for the
 * WebSocket protocol (RFC 6455, section 11).  These are the meaning of a close
 * code, an opcode, a version, a subprotocol, an extension or a header bit,
 * whether a close code may be sent, and the changes between two publications.
 * The frame checker is declared in wsreg-check.h.
 *
 * A snapshot is one publication of a registry file.  It holds registries.  A
 * registry holds records.  A record has a key, which is a number, a range of
 * numbers or a name, and fields.  A field is text mixed with references.
 *
 * These rules hold for every function of this header:
 *
 * - Lifetime: whatever a returned pointer points to is constant, belongs to
 *   its snapshot and lives as long as the snapshot.  The compiled-in snapshot
 *   lives until the program ends.  The caller frees nothing that the library
 *   returns.
 * - Memory: the library never allocates memory.  It writes only to the objects
 *   that the caller passes for the results.
 * - Threads: every function may be called from any thread at any time, without
 *   a lock and without an initialisation.  A comparison, struct wsreg_diff, is
 *   the exception: only one thread may use it at a time.
 * - NULL: pointer arguments must not be NULL unless a comment allows it.
 * - Text: returned text is UTF-8 and ends with a NUL.  A name that the caller
 *   passes with a size need not end with a NUL.  Sizes count octets.
 * - Indexes begin at 0.  A function with an index that returns bool returns
 *   true and stores its result, or returns false and stores nothing if there
 *   is no item at that index.
 * - Errors: no function fails otherwise, and errno is never used to report
 *   something.
 *
 * The usual way in is a lookup in the compiled-in snapshot:
 *
 *	void
 *	explain_close(uint64_t code)
 *	{
 *		const struct wsreg_record *record = wsreg_close_code(code);
 *		const struct wsreg_verdict *verdict =
 *		    wsreg_close_code_verdict(code, WSREG_CLIENT);
 *
 *		if (record != NULL && record->name != NULL)
 *			puts(record->name);     // 1006: Abnormal Closure
 *		if (!wsreg_close_code_sendable(code, WSREG_CLIENT))
 *			printf("%s (%s)\n", verdict->reason, verdict->section);
 *	}
 */

/*
 * A snapshot.  Its layout is private: use wsreg_builtin() to get the one that
 * is compiled in, and the functions below to read it.
 */
struct wsreg_snapshot;

/*
 * A registry of a snapshot.  Its layout is private, too: use
 * wsreg_registry_at() or wsreg_registry_find() to get one.
 */
struct wsreg_registry;

/*
 * The status of a record, which the library derives from the record's name or,
 * for versions, from the record's Status column or reference.
 */
enum wsreg_status {
	/* The key has a meaning: none of the other values applies. */
	WSREG_STATUS_ASSIGNED,
	/* The name begins with "Reserved".  RFC 6455, 7.4.1 reserves 1004, for
	 * example. */
	WSREG_STATUS_RESERVED,
	/* The name contains "Private Use".  Private agreements use such keys
	 * without a registration; RFC 6455, 7.4.2. */
	WSREG_STATUS_PRIVATE_USE,
	/* The name begins with "Unassigned": a later publication may assign
	 * the key. */
	WSREG_STATUS_UNASSIGNED,
	/* The version number belongs to a draft of the protocol; RFC 6455,
	 * 11.6. */
	WSREG_STATUS_INTERIM,
	/* The version number belongs to a published RFC; RFC 6455, 11.6.  13
	 * is the only one today. */
	WSREG_STATUS_STANDARD
};

/*
 * A record.  The snapshot owns it: the functions below return pointers to it,
 * and callers only read its members.  A record that a caller made or copied
 * must not be passed to the library.
 */
struct wsreg_record {
	/* The registry that holds the record.  Never NULL. */
	const struct wsreg_registry *registry;
	/* The key as the file writes it: "1006", "3-7" or "soap".  Never
	 * NULL. */
	const char *key;
	/* The name that the registry gives to the key, as "Abnormal Closure".
	 * NULL if the record has no name, which is so for versions. */
	const char *name;
	/* A C identifier in upper case that is made from the key or the name,
	 * as "ABNORMAL_CLOSURE".  NULL for ranges, for unassigned keys, and
	 * where no identifier can be made. */
	const char *identifier;
	/* The lowest and the highest number that the key means, both
	 * included.  They are equal for a single number.  Both are 0 if
	 * `numeric` is false.  If the file writes a range backwards, `first` is
	 * greater than `last`, and the key means no number. */
	uint64_t first, last;
	/* This is true if the key is a number or a range of numbers. */
	bool numeric;
	/* The status of the key. */
	enum wsreg_status status;
	/* These members are for the library's own use: where the record's element
	 * is, and that of its key. */
	uint32_t node, key_node;
};

/*
 * A view of one XML element of a record, a registry or a person.  The caller
 * stores the view, may copy it, and need not release it.  It is valid as long
 * as its snapshot.  The functions below fill it in; callers only read `name`.
 */
struct wsreg_field {
	/* The name of the element: "value", "description", "xref", "note" and
	 * so on.  Never NULL. */
	const char *name;
	/* These two members are for the library's own use. */
	const struct wsreg_snapshot *snapshot;
	uint32_t node;
};

/*
 * A view of one reference in a field.  The caller stores the view, may copy
 * it, and need not release it.  It is valid as long as its snapshot.
 * wsreg_field_reference() fills it in; callers only read the first three
 * members.
 */
struct wsreg_reference {
	/* The name of the field in which the reference was found.  Never
	 * NULL. */
	const char *field;
	/* The kind of the reference: "rfc", "draft", "uri", "person",
	 * "rfc-errata", "text", "registry", "note" or "unicode".  It is "" if
	 * the file gives none; other values are passed on as they are. */
	const char *type;
	/* The thing that is referenced, as the file writes it: "rfc6455" or
	 * the id of a person.  NULL if the file gives none. */
	const char *data;
	/* These two members are for the library's own use. */
	const struct wsreg_snapshot *snapshot;
	uint32_t node;
};

/*
 * The endpoint that sends a frame.  RFC 6455 has rules that differ between the
 * two, as for masks (5.1) and for close code 1010 (7.4.1).  A page in a browser
 * is a client that may send fewer close codes; only the verdicts on close codes
 * know it, and the checker takes it for no sender.
 */
enum wsreg_sender {
	/* The endpoint that opened the connection. */
	WSREG_CLIENT,
	/* The endpoint that accepted the connection. */
	WSREG_SERVER,
	/* A page that calls WebSocket.close(code).  The method takes 1000 and
	 * 3000-4999 and throws InvalidAccessError for all other codes; WHATWG
	 * WebSockets, close(). */
	WSREG_BROWSER
};

/*
 * The answer to the question whether an endpoint may send a close code in a
 * Close frame; RFC 6455, 7.4.  Callers that need yes or no ask
 * wsreg_close_code_sendable().
 */
enum wsreg_wire {
	/* The code is registered, and this endpoint may send it. */
	WSREG_WIRE_YES,
	/* The code is registered, but only another sender sends it. */
	WSREG_WIRE_NO,
	/* The code is registered for local use and must never be sent: 1005,
	 * 1006 and 1015; RFC 6455, 7.4.1. */
	WSREG_WIRE_NEVER,
	/* The code is registered, but its meaning is not defined yet: it must
	 * not be sent. */
	WSREG_WIRE_RESERVED,
	/* The code is in 1000-2999, which the protocol itself reserves, and
	 * has no registration: it must not be sent. */
	WSREG_WIRE_UNASSIGNED,
	/* The code is in 3000-3999, which is for libraries, frameworks and
	 * applications, and has no registration: it may be sent. */
	WSREG_WIRE_UNREGISTERED,
	/* The code is in 4000-4999, which is for private use: it may be
	 * sent. */
	WSREG_WIRE_PRIVATE,
	/* The code is in 0-999, which is not used: it must not be sent. */
	WSREG_WIRE_NOT_USED,
	/* The code is 5000 or above, where nothing is defined: it must not be
	 * sent. */
	WSREG_WIRE_OUT_OF_RANGE
};

/*
 * A verdict on a close code.  Verdicts are constant and live as long as their
 * snapshot.
 */
struct wsreg_verdict {
	/* The answer. */
	enum wsreg_wire wire;
	/* The reason for the answer, as an English phrase that begins with a
	 * small letter and has no full stop.  Never NULL. */
	const char *reason;
	/* The section that decides, as "RFC 6455 7.4.1" or "WHATWG WebSockets,
	 * close()".  Never NULL. */
	const char *section;
};

/* ---- Snapshots ---- */

/*
 * Returns the snapshot of IANA's websocket.xml that is compiled into the
 * library.  The result is never NULL, is the same on every call, and lives
 * until the program ends.
 */
WSREG_API const struct wsreg_snapshot *
wsreg_builtin(void);

/*
 * Returns the id of the registry file, as "websocket".  The result is "" if
 * the file gives none.
 */
WSREG_API const char *
wsreg_snapshot_id(const struct wsreg_snapshot *snapshot);

/*
 * Returns the title of the registry file, as "WebSocket Protocol Registries".
 * The result is "" if the file gives none.
 */
WSREG_API const char *
wsreg_snapshot_title(const struct wsreg_snapshot *snapshot);

/*
 * Returns the day of the file's last update as the file writes it, which is
 * YYYY-MM-DD: "2026-01-12".  The result is "" if the file gives none.
 */
WSREG_API const char *
wsreg_snapshot_updated(const struct wsreg_snapshot *snapshot);

/*
 * Returns "built-in" for a snapshot that is compiled in, or the name of the
 * file that it was read from.  Never NULL.
 */
WSREG_API const char *
wsreg_snapshot_source(const struct wsreg_snapshot *snapshot);

/*
 * Returns the SHA-256 of the file that the snapshot was made from, as 64
 * hexadecimal digits in lower case.
 */
WSREG_API const char *
wsreg_snapshot_sha256(const struct wsreg_snapshot *snapshot);

/*
 * Returns the number of people that the file lists.  References of the type
 * "person" name them by their ids.
 */
WSREG_API size_t
wsreg_person_count(const struct wsreg_snapshot *snapshot);

/*
 * Stores the person at `index`, in the file's order, in `*person`.
 *
 * A person is a field with the attribute "id".  Use wsreg_field_attribute() to
 * read the id, and wsreg_field_child() to visit the fields inside: name, org,
 * uri and updated, each of which may be absent.
 *
 * Returns false, and leaves `*person` as it was, if `index` is not below
 * wsreg_person_count().  It takes the same time for every index.
 */
WSREG_API bool
wsreg_person_at(const struct wsreg_snapshot *snapshot, size_t index,
    struct wsreg_field *person);

/* ---- Registries ---- */

/*
 * Returns the number of registries in the snapshot.  Registries inside other
 * registries count, too.
 */
WSREG_API size_t
wsreg_registry_count(const struct wsreg_snapshot *snapshot);

/*
 * Returns the registry at `index`, in the file's order, or NULL if `index` is
 * not below wsreg_registry_count().  It takes the same time for every index.
 */
WSREG_API const struct wsreg_registry *
wsreg_registry_at(const struct wsreg_snapshot *snapshot, size_t index);

/*
 * Returns the registry with the id `id`, as "close-code-number".  If no
 * registry has this id, it returns the one with this short name: extension,
 * subprotocol, version, close, opcode or bit.  Only the six WebSocket
 * registries have short names.
 *
 * `size` is the length of `id` in octets.  Letters must match in case.
 *
 * Returns NULL if there is no such registry.  The time grows with the number
 * of registries: keep the result rather than ask again for every lookup.
 */
WSREG_API const struct wsreg_registry *
wsreg_registry_find(
    const struct wsreg_snapshot *snapshot, const char *id, size_t size);

/*
 * Returns the id of the registry, as "close-code-number".  The result is "" if
 * the file gives none.
 */
WSREG_API const char *
wsreg_registry_id(const struct wsreg_registry *registry);

/*
 * Returns the title of the registry, as "WebSocket Close Code Number
 * Registry".  The result is "" if the file gives none.
 */
WSREG_API const char *
wsreg_registry_title(const struct wsreg_registry *registry);

/*
 * Returns the short name of the registry, as "close".  The result is NULL for
 * every registry but the six of the WebSocket file.
 */
WSREG_API const char *
wsreg_registry_alias(const struct wsreg_registry *registry);

/*
 * Returns the id of the registry that contains this one, or "" if that has no
 * id.  The result is NULL for the outermost registry.
 */
WSREG_API const char *
wsreg_registry_parent(const struct wsreg_registry *registry);

/*
 * Returns the snapshot that holds the registry.  Never NULL.
 */
WSREG_API const struct wsreg_snapshot *
wsreg_registry_snapshot(const struct wsreg_registry *registry);

/*
 * Stores the element at `index` among those that describe the registry itself
 * in `*field`, in the file's order.  These are title, created, updated,
 * registration_rule, expert, note, xref, range, footnote and the like.
 * Records, people and inner registries are left out.
 *
 * Returns false, and leaves `*field` as it was, if there are `index` or fewer
 * such elements.  The elements are counted from the first one on each call, so
 * the time grows with `index`.
 */
WSREG_API bool
wsreg_registry_field(const struct wsreg_registry *registry, size_t index,
    struct wsreg_field *field);

/* ---- Records ---- */

/*
 * Returns the number of records in the registry.  Those of inner registries do
 * not count.
 */
WSREG_API size_t
wsreg_record_count(const struct wsreg_registry *registry);

/*
 * Returns the record at `index`, in the file's order, or NULL if `index` is
 * not below wsreg_record_count().  It takes the same time for every index.
 */
WSREG_API const struct wsreg_record *
wsreg_record_at(const struct wsreg_registry *registry, size_t index);

/*
 * Returns the record for this number: the one whose key is the number, or else
 * the one with the narrowest range around it.  If two are equally narrow, it
 * returns the first in the file.
 *
 * Returns NULL if no key contains the number.  The result may be a record that
 * is called Unassigned: see wsreg_record.status.  The search is binary if the
 * numbers rise from record to record, as they do in IANA's file.  Otherwise
 * every record is looked at.
 */
WSREG_API const struct wsreg_record *
wsreg_record_by_number(const struct wsreg_registry *registry, uint64_t number);

/*
 * Returns the first record with this name.  The name is the record's key or,
 * where the key is a number, the text in wsreg_record.name.  In the registries
 * of extensions, subprotocols and header bits it is always the key.
 *
 * `size` is the length of `name` in octets.  Names are compared octet by
 * octet, as RFC 6455, 4.1 and 4.2.2 compare subprotocols.
 *
 * Returns NULL if there is none.  The name is looked for in a hash table, so
 * the time does not grow with the number of records.  A registry for which no
 * table could be built is searched record by record.
 */
WSREG_API const struct wsreg_record *
wsreg_record_by_name(
    const struct wsreg_registry *registry, const char *name, size_t size);

/*
 * Returns the first record with this name, taking A-Z and a-z for the same
 * letters.  It is meant for suggestions and warnings (RFC 7936, section 2,
 * forbids two subprotocol names that differ only by case), not for decisions
 * of the protocol.  All else is as for wsreg_record_by_name().
 */
WSREG_API const struct wsreg_record *
wsreg_record_by_name_nocase(
    const struct wsreg_registry *registry, const char *name, size_t size);

/*
 * Returns the day on which the record was registered, as the file writes it:
 * "2016-10-10".  The result is NULL if the file gives none.
 */
WSREG_API const char *
wsreg_record_registered(const struct wsreg_record *record);

/*
 * Returns the day on which the record was last changed, as the file writes it.
 * The result is NULL if the file gives none.
 */
WSREG_API const char *
wsreg_record_updated(const struct wsreg_record *record);

/*
 * Stores the field at `index` of the record in `*field`.  A record has one
 * field for each element directly inside it, in the file's order; a name may
 * come more than once.
 *
 *	void
 *	print_record(const struct wsreg_record *record)
 *	{
 *		struct wsreg_field field;
 *		char text[256];
 *
 *		for (size_t i = 0; wsreg_record_field(record, i, &field); i++) {
 *			wsreg_field_text(&field, text, sizeof(text));
 *			printf("%s: %s\n", field.name, text);
 *		}
 *	}
 *
 * Returns false, and leaves `*field` as it was, if the record has `index` or
 * fewer fields.  The fields are counted from the first one on each call, so
 * the time grows with `index`.
 */
WSREG_API bool
wsreg_record_field(
    const struct wsreg_record *record, size_t index, struct wsreg_field *field);

/* ---- Fields and references ---- */

/*
 * Writes the text of the field as IANA's pages show it: each run of white
 * space becomes one blank, and references stand in brackets, as "[RFC6455]".
 *
 * At most `size` octets are written to `buffer`, and the last of them is a
 * NUL.  Nothing is written if `size` is 0, and then `buffer` may be NULL.
 *
 * Returns the length of the whole text in octets, without the NUL.  The text
 * was truncated if the result is `size` or more; this may have cut a UTF-8
 * sequence.  Call the function with a size of 0 to learn the length first.
 */
WSREG_API size_t
wsreg_field_text(const struct wsreg_field *field, char *buffer, size_t size);

/*
 * Returns the value of the attribute `name` of the field's element, as "id" or
 * "type".  `name` ends with a NUL and must match in case.  The result is NULL
 * if the element has no such attribute.
 */
WSREG_API const char *
wsreg_field_attribute(const struct wsreg_field *field, const char *name);

/*
 * Stores the element at `index` among those directly inside the field in
 * `*child`, which must be another object than `*field`.  Text between the
 * elements does not count.
 *
 * Returns false, and leaves `*child` as it was, if the field contains `index`
 * or fewer elements.  The time grows with `index`.
 */
WSREG_API bool
wsreg_field_child(
    const struct wsreg_field *field, size_t index, struct wsreg_field *child);

/*
 * Stores the reference at `index` of the field in `*reference`.  References
 * are counted in the file's order, however deep inside the field they are.  A
 * field that is itself a reference counts as its first one.
 *
 * Returns false, and leaves `*reference` as it was, if the field has `index`
 * or fewer references.  The time grows with the size of the field.
 */
WSREG_API bool
wsreg_field_reference(const struct wsreg_field *field, size_t index,
    struct wsreg_reference *reference);

/*
 * Writes the label that the file gives to the reference, without brackets.
 * `buffer` and `size` are used as by wsreg_field_text().
 *
 * Returns the length of the whole label in octets, without the NUL.  A
 * reference without a label writes "" and returns 0.  To show such a
 * reference, use its `data`.
 */
WSREG_API size_t
wsreg_reference_text(
    const struct wsreg_reference *reference, char *buffer, size_t size);

/*
 * Writes the URL that IANA's page links to: that of the RFC (with its section
 * if the reference has one), the draft, the erratum, the registry or the page,
 * or a person's address.  An e-mail address becomes a "mailto:" URL.
 * `buffer` and `size` are used as by wsreg_field_text().
 *
 * Returns the length of the whole URL in octets, without the NUL.  If the
 * reference links to nothing, it writes "" and returns 0.
 */
WSREG_API size_t
wsreg_reference_url(
    const struct wsreg_reference *reference, char *buffer, size_t size);

/*
 * Stores name and value of the attribute at `index` of the reference in
 * `*name` and `*value`.  The attributes type and data are left out, as they
 * are members of struct wsreg_reference; section and lastupdated are examples
 * of the others.
 *
 * Returns false, and leaves both outputs as they were, if there are `index` or
 * fewer such attributes.
 */
WSREG_API bool
wsreg_reference_attribute(const struct wsreg_reference *reference, size_t index,
    const char **name, const char **value);

/* ---- Changes from one snapshot to another ---- */

/*
 * The kind of a change, which befell a record, a person, or the description of
 * a registry.
 */
enum wsreg_change_kind {
	/* A key that was not assigned, or not listed, now is; or a registry or
	 * a person was added. */
	WSREG_CHANGE_ADDED,
	/* A key that was assigned no longer is; or a registry or a person was
	 * removed. */
	WSREG_CHANGE_REMOVED,
	/* A name disappeared, and another appeared that means the same. */
	WSREG_CHANGE_RENAMED,
	/* The key is assigned in both snapshots, and its fields differ. */
	WSREG_CHANGE_CHANGED
};

/*
 * The effect of a change on programs that use keys or C identifiers.  Greater
 * values are worse, so that values can be compared with `<`.
 */
enum wsreg_impact {
	/* Programs are not affected.  All changes to people and to the
	 * descriptions of registries are editorial. */
	WSREG_IMPACT_EDITORIAL,
	/* A key was added. */
	WSREG_IMPACT_ADDITIVE,
	/* A key was removed or renamed, or a record of a WebSocket registry
	 * lost its C identifier. */
	WSREG_IMPACT_BREAKING
};

/*
 * A comparison in progress.  Its layout is private; wsreg_diff_init() makes
 * one in memory of the caller.  It must not be copied.  Only one thread may
 * use it at a time.
 */
struct wsreg_diff;

/*
 * One change.  The caller stores it; wsreg_diff_next() fills it in.  The
 * functions that take a change work only until the next call of
 * wsreg_diff_next() on the same comparison.  The pointers to registries and
 * records, and the texts, stay valid as long as the snapshots.
 */
struct wsreg_change {
	/* The kind of the change. */
	enum wsreg_change_kind kind;
	/* The effect of the change on programs. */
	enum wsreg_impact impact;
	/* The id of the registry in which something changed, "people" for a
	 * person, or the id of the file for its description.  Never NULL. */
	const char *registry;
	/* The registry in the older and in the newer snapshot.  One is NULL if
	 * that snapshot lacks the registry.  Both are NULL for people and for
	 * the description of the file. */
	const struct wsreg_registry *registry_before, *registry_after;
	/* The record in the older and in the newer snapshot.  One is NULL if
	 * the key is not assigned there; a record called Unassigned counts as
	 * absent.  Both are NULL for people and for descriptions. */
	const struct wsreg_record *before, *after;
	/* This is true if the change is about numbers. */
	bool numeric;
	/* The lowest and the highest number that changed alike, both included,
	 * if `numeric` is true; else both are 0.  They may be only a part of
	 * the range of a record. */
	uint64_t first, last;
	/* If a reference to a draft became one to an RFC, the two as the files
	 * write them, as "rfc8857".  Otherwise both are NULL. */
	const char *draft, *rfc;
	/* These three members are for the library's own use. */
	const struct wsreg_diff *diff;
	bool person;
	uint32_t nodes[2];
};

/*
 * One difference that belongs to a change: all elements of one name, or a
 * date.  The caller stores it; wsreg_change_field() fills it in.  It is valid
 * as long as its change.
 */
struct wsreg_field_change {
	/* The name of the elements, as "description" or "xref", or of the
	 * date: "registered" or "updated".  Never NULL. */
	const char *name;
	/* These are true if there are such elements, or such a date, in the
	 * older and in the newer snapshot.  At least one of them is true. */
	bool before, after;
	/* These two members are for the library's own use. */
	const struct wsreg_diff *diff;
	uint32_t group;
};

/*
 * Returns the number of octets that the comparison of these two snapshots
 * needs as working memory.  The number grows with the largest registry, by
 * about 50 octets for each record.  It is never 0.
 *
 * A comparison looks at registries, not at files.  Numbers are compared along
 * the number line, however ranges are split.  Names are paired whatever their
 * case.  The following differences are not changes: white space, the order of
 * references, the order of elements with different names, empty elements, the
 * different ways to write someone's e-mail address, and the dates of files and
 * registries.
 *
 *	int
 *	print_changes(const struct wsreg_snapshot *before,
 *	    const struct wsreg_snapshot *after)
 *	{
 *		void *space = malloc(wsreg_diff_size(before, after));
 *		struct wsreg_change change;
 *		struct wsreg_diff *diff;
 *		char key[80];
 *
 *		if (space == NULL)
 *			return -1;
 *		diff = wsreg_diff_init(before, after, space);
 *		while (wsreg_diff_next(diff, &change)) {
 *			wsreg_change_key(&change, key, sizeof(key));
 *			printf("%s %s: %s\n", change.registry, key,
 *			    wsreg_change_kind_name(change.kind));
 *		}
 *		free(space);
 *		return 0;
 *	}
 */
WSREG_API size_t
wsreg_diff_size(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after);

/*
 * Begins a comparison of `before`, the older snapshot, with `after`, the newer
 * one.  The two may be the same.
 *
 * `space` is memory of the caller: at least wsreg_diff_size() octets for the
 * same two snapshots, aligned as malloc() aligns memory.  Its contents need
 * not be initialised.  Nothing else is used, so that a comparison can be
 * abandoned at any time: there is no function to end it.  The space and both
 * snapshots must stay in place while the comparison is used.
 *
 * Returns the comparison, which is inside `space`.  Never NULL.
 */
WSREG_API struct wsreg_diff *
wsreg_diff_init(const struct wsreg_snapshot *before,
    const struct wsreg_snapshot *after, void *space);

/*
 * Stores the next change in `*change`.
 *
 * The order is fixed.  The description of the file comes first, then the
 * registries in the order of the newer snapshot, then registries that the
 * newer snapshot lacks, then people.  Within a registry its description comes
 * first, then numbers in rising order, then names in the file's order.
 *
 * Returns true if there was a change.  Returns false at the end, and on every
 * later call; the contents of `*change` are then undefined.  The whole
 * comparison takes about the time that sorting both snapshots takes, whatever
 * the files contain.
 */
WSREG_API bool
wsreg_diff_next(struct wsreg_diff *diff, struct wsreg_change *change);

/*
 * Writes the key of the change: a number or a range ("1006", "3-7"), a name
 * ("soap"; the new one if it was renamed), the id of a person, or "#" for the
 * description of a registry.  `buffer` and `size` are used as by
 * wsreg_field_text().
 *
 * Returns the length of the whole key in octets, without the NUL.
 */
WSREG_API size_t
wsreg_change_key(const struct wsreg_change *change, char *buffer, size_t size);

/*
 * Stores the difference at `index` of the change in `*field`.  If a record, a
 * registry or a person was added or removed, every element counts as a
 * difference.
 *
 * Returns false, and leaves `*field` as it was, if the change has `index` or
 * fewer differences.  It takes the same time for every index.
 */
WSREG_API bool
wsreg_change_field(const struct wsreg_change *change, size_t index,
    struct wsreg_field_change *field);

/*
 * Stores the element at `index` among the elements of this difference in
 * `*element`: those of the newer snapshot if `after` is true, else those of
 * the older one.  The functions for fields and references can be used on it.
 *
 * Returns false, and leaves `*element` as it was, if there is none at `index`.
 * That is always so for a date, which is not an element.
 */
WSREG_API bool
wsreg_change_element(const struct wsreg_field_change *field, bool after,
    size_t index, struct wsreg_field *element);

/*
 * Writes the text of this difference: that of the newer snapshot if `after` is
 * true, else that of the older one.  Several elements of one name are joined
 * as in IANA's CSV files: with a blank between them, references without one.
 * `buffer` and `size` are used as by wsreg_field_text().
 *
 * Returns the length of the whole text in octets, without the NUL.  It is 0,
 * and the text is "", if that snapshot has no such element.
 */
WSREG_API size_t
wsreg_change_text(const struct wsreg_field_change *field, bool after,
    char *buffer, size_t size);

/*
 * Returns the word for a kind of change: "added", "removed", "renamed" or
 * "changed".  The result is constant.  It is NULL for a value that the
 * enumeration does not have.
 */
WSREG_API const char *
wsreg_change_kind_name(enum wsreg_change_kind kind);

/*
 * Returns the word for an impact: "editorial", "additive" or "breaking".  The
 * result is constant.  It is NULL for a value that the enumeration does not
 * have.
 */
WSREG_API const char *
wsreg_impact_name(enum wsreg_impact impact);

/* ---- The WebSocket registries of the compiled-in snapshot ---- */

/*
 * Returns the record for a close code; RFC 6455, 7.4.  Every number may be
 * asked for.  A number inside a range returns the record of the range, which
 * may be called Unassigned.  The result is NULL if the registry does not list
 * the number.
 *
 * The result does not say whether the code may be sent: see
 * wsreg_close_code_verdict().
 */
WSREG_API const struct wsreg_record *
wsreg_close_code(uint64_t code);

/*
 * Returns the record for an opcode; RFC 6455, 5.2.  Opcodes are 0 to 15.  The
 * result is NULL if the registry does not list the number.
 */
WSREG_API const struct wsreg_record *
wsreg_opcode(uint64_t opcode);

/*
 * Returns the record for a protocol version, the number in
 * Sec-WebSocket-Version; RFC 6455, 4.1 and 11.6.  Its status distinguishes
 * standard versions from those of drafts.  The result is NULL if the registry does not
 * list the number.
 */
WSREG_API const struct wsreg_record *
wsreg_version(uint64_t version);

/*
 * Returns the record for a subprotocol, a name in Sec-WebSocket-Protocol;
 * RFC 6455, 1.9 and 11.5.  `size` is the length of `name` in octets.  Names
 * are compared octet by octet, as RFC 6455, 4.1 requires.  The result is NULL
 * if the name is not registered.  It takes the same time however many names
 * are registered.
 */
WSREG_API const struct wsreg_record *
wsreg_subprotocol(const char *name, size_t size);

/*
 * Returns the record for an extension, a name in Sec-WebSocket-Extensions;
 * RFC 6455, 9.1 and 11.4.  `size` is the length of `name` in octets.  Pass the
 * name without its parameters.  Names are compared octet by octet.  The result
 * is NULL if the name is not registered.
 */
WSREG_API const struct wsreg_record *
wsreg_extension(const char *name, size_t size);

/*
 * Returns the record for a reserved bit of the frame header, "RSV1", "RSV2" or
 * "RSV3"; RFC 6455, 5.2.  `size` is the length of `name` in octets.  Names are
 * compared octet by octet.  The result is NULL if the bit is not registered.
 */
WSREG_API const struct wsreg_record *
wsreg_header_bit(const char *name, size_t size);

/*
 * Returns the verdict on a close code by the compiled-in snapshot: whether
 * `sender` may put it into a Close frame, and why; RFC 6455, 7.4.
 *
 * Whether a code is registered and whether it may be sent are two questions:
 * 1006 is registered and must not be sent, 3999 is unassigned and may be sent.
 * The verdict is about sending alone: a server may not send 1010, yet a client
 * must accept it.  See wsreg_close_code_acceptable() for receivers.
 *
 * Every number may be asked for.  `sender` must be one of the values of its
 * enumeration.  Never NULL.  It takes the same time for every code.
 */
WSREG_API const struct wsreg_verdict *
wsreg_close_code_verdict(uint64_t code, enum wsreg_sender sender);

/*
 * Returns the verdict on a close code by another snapshot.  The result is NULL
 * if the snapshot has no WebSocket close codes.  All else is as for
 * wsreg_close_code_verdict().
 */
WSREG_API const struct wsreg_verdict *
wsreg_snapshot_verdict(const struct wsreg_snapshot *snapshot, uint64_t code,
    enum wsreg_sender sender);

/*
 * Returns whether `sender` may put this code into a Close frame.  It is true
 * for WSREG_WIRE_YES, WSREG_WIRE_UNREGISTERED and WSREG_WIRE_PRIVATE, and
 * false for all other verdicts of wsreg_close_code_verdict().
 */
WSREG_API bool
wsreg_close_code_sendable(uint64_t code, enum wsreg_sender sender);

/*
 * Returns whether a receiver must accept this code in a Close frame, from
 * whichever side.  It is true if the verdict on a client or on a server is
 * WSREG_WIRE_YES, WSREG_WIRE_NO, WSREG_WIRE_UNREGISTERED or
 * WSREG_WIRE_PRIVATE, and false for all other codes.  So it is true for 1010,
 * which a server may not send.
 *
 * Every number may be asked for.  It takes the same time for every code.
 */
WSREG_API bool
wsreg_close_code_acceptable(uint64_t code);

/*
 * Returns the word for a status: "assigned", "reserved", "private-use",
 * "unassigned", "interim" or "standard".  The result is constant.  It is NULL
 * for a value that the enumeration does not have.
 */
WSREG_API const char *
wsreg_status_name(enum wsreg_status status);

/*
 * Returns the word for a verdict: "yes", "no", "never", "reserved",
 * "unassigned", "unregistered", "private", "not-used" or "out-of-range".  The
 * result is constant.  It is NULL for a value that the enumeration does not
 * have.
 */
WSREG_API const char *
wsreg_wire_name(enum wsreg_wire wire);

#ifdef __cplusplus
}
#endif

#endif
