/* SPDX-License-Identifier: MIT */
/* The heads of HTTP/1 messages, read as they come; RFC 9110, RFC 9112. */

#ifndef TRAFFIC_HTTP_H
#define TRAFFIC_HTTP_H

#include "fault.h"
#include "names.h"
#include "snapshot.h"

/* The most octets in a head, and the most field lines.  More of them are not
 * wrong, but this reader refuses them. */
#define HTTP_SIZE_MAX ((size_t)1 << 20)
#define HTTP_FIELDS_MAX 10000

/* A field line; RFC 9112, 5. */
struct http_field {
	struct slice name;
	/* The value without the blanks around it.  Where a line is folded
	 * (5.2) the line's end is blanks. */
	struct slice value;
	/* Where the line begins, from the first octet that this side sent. */
	uint64_t offset;
};

/* Which head it is, as its first line says. */
enum http_kind { HTTP_UNKNOWN, HTTP_REQUEST, HTTP_ANSWER };

/* How far the head was read. */
enum http_progress {
	HTTP_MORE,    /* the head goes on */
	HTTP_DONE,    /* the empty line was read */
	HTTP_BAD,     /* this is not a head: nobody knows where it ends */
	HTTP_TROUBLE, /* the head exceeds a limit; `fault` says which */
	HTTP_MEMORY   /* memory is out */
};

/*
 * A head.  The caller stores it.  Its text is allocated as it comes, so that
 * most heads take little memory; the slices lie there.
 */
struct http_head {
	enum http_progress progress;
	enum http_kind kind;
	/* The minor version: 1 for HTTP/1.1.  Only HTTP/1 is read. */
	unsigned minor;
	/* A request has these; RFC 9112, 3. */
	struct slice method, target;
	/* An answer has three digits; RFC 9112, 4. */
	unsigned status;
	/* The fields in the order of the stream. */
	struct http_field *fields;
	size_t field_count;
	/* Where its first line begins, from the first octet that this side
	 * sent: not 0 after interim answers, or after empty lines. */
	uint64_t offset;
	/* The first fault, as a phrase, and where the line at fault begins.  A
	 * head that is complete may have one, too; `fault.text` is NULL if it has
	 * none. */
	uint64_t bad_line;
	struct fault fault;
	/* Whether a line ends with LF alone, and where the first of these
	 * begins. */
	bool has_bare_line;
	uint64_t bare_line;
	/* Whether the first line names HTTP, in whatever version. */
	bool named;

	/* These members are for the reader's own use. */
	char *text;        /* the octets of the head; NULL before the first */
	size_t room;       /* of `text` */
	size_t field_room; /* of `fields` */
	uint64_t base;     /* of `text` in the stream */
	size_t size;       /* octets in `text` */
	size_t line;       /* where in it the line begins */
};

/* Begins to read the first head that one side sends. */
void
http_init(struct http_head *head);

/* Begins to read another head at this offset.  What was read before is gone. */
void
http_begin(struct http_head *head, uint64_t offset);

/* Frees what was read, and begins anew like http_init(). */
void
http_free(struct http_head *head);

/* Frees the text and the fields of a head that will not be read further.  The
 * other members stay. */
void
http_release(struct http_head *head);

/*
 * Goes on with the next octets.  HTTP_DONE: the head is complete with the
 * first `*used` of them; the rest comes after the empty line.  HTTP_MORE: all
 * were used.  HTTP_BAD: the last of `*used` octets shows that this is no head;
 * see `bad_line`, `fault`.  After all but HTTP_MORE nothing more is used.
 * However the stream is cut, the result is the same.  A stream that ends with
 * HTTP_MORE was cut off.
 *
 * A head whose first line can be read is read to its empty line, whatever is
 * wrong with its fields: what follows the head can then be read as well.
 *
 * Interim answers, 1xx other than 101, are skipped: RFC 9110, 15.2.  Lines may
 * end with a mere LF, empty ones come before a request (RFC 9112, 2.2), and
 * fields be folded (5.2): no receiver has to refuse these.
 */
enum http_progress
http_feed(struct http_head *head, const void *data, size_t size, size_t *used);

/* Returns whether octets of the head have come, those of interim answers
 * excepted. */
bool
http_begun(const struct http_head *head);

/* Returns where the first line begins, or will begin. */
uint64_t
http_start(const struct http_head *head);

/* Returns the next field of this name, whatever its case, after `field`, or the
 * first one if that is NULL; NULL if there is none. */
const struct http_field *
http_next(const struct http_head *head, struct slice name,
    const struct http_field *field);

/* The elements of a list: its header may have several lines. */
struct http_list {
	const struct http_head *head;
	struct slice name;
	const struct http_field *field; /* the line of the last element */
	struct slice rest;              /* of that line */
};

/* Begins to read the list of this header. */
struct http_list
http_list(const struct http_head *head, struct slice name);

/* Reads the next element; false if there is none. */
bool
http_list_next(struct http_list *list, struct slice *element);

#endif
