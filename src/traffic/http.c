/* SPDX-License-Identifier: MIT */
/* The reader of HTTP heads: octets are gathered into lines, which http-line.c
 * reads. */

#include "http.h"

#include <stdlib.h>
#include <string.h>

#include "http-line.h"
#include "token.h"

void
http_begin(struct http_head *head, uint64_t offset)
{
	*head = (struct http_head){
		.method = { "", 0 },
		.target = { "", 0 },
		.text = head->text,
		.room = head->room,
		.fields = head->fields,
		.field_room = head->field_room,
		.base = offset,
	};
}

void
http_init(struct http_head *head)
{
	*head = (struct http_head){ .method = { "", 0 }, .target = { "", 0 } };
}

void
http_release(struct http_head *head)
{
	free(head->text);
	free(head->fields);
	head->text = NULL;
	head->fields = NULL;
	head->room = head->field_room = head->field_count = 0;
	head->method = head->target = (struct slice){ "", 0 };
}

void
http_free(struct http_head *head)
{
	http_release(head);
	http_begin(head, 0);
}

bool
http_begun(const struct http_head *head)
{
	return head->size > 0;
}

uint64_t
http_start(const struct http_head *head)
{
	return head->kind != HTTP_UNKNOWN ? head->offset
					  : head->base + head->line;
}

/* ---- Memory ---- */

/* Makes a slice lie in the new text as it lay in the old one. */
static void
move_slice(struct slice *slice, const char *from, const char *to)
{
	if (slice->size > 0)
		slice->at = to + (slice->at - from);
}

/*
 * Most heads have less than 1 KiB, a few many times as much.  The text is moved
 * when it grows, and the slices that lie in it move along; both together cost
 * no more than reading it once more, since the room is doubled each time.
 */

/* Doubles the room for text; false if memory is out. */
static bool
grow_text(struct http_head *head)
{
	size_t room = head->room > 0 ? 2 * head->room : 1024;
	char *text = malloc(room);

	if (text == NULL)
		return false;
	if (head->size > 0)
		memcpy(text, head->text, head->size);
	move_slice(&head->method, head->text, text);
	move_slice(&head->target, head->text, text);
	for (size_t i = 0; i < head->field_count; i++) {
		struct http_field *field = &head->fields[i];

		move_slice(&field->name, head->text, text);
		/* An empty value has its place, too: it may be folded. */
		field->value.at = text + (field->value.at - head->text);
	}
	free(head->text);
	head->text = text;
	head->room = room;
	return true;
}

/* ---- Octets ---- */

/* Returns whether the line at hand ends with a CR so far. */
static bool
is_after_cr(const struct http_head *head)
{
	return head->size > head->line && head->text[head->size - 1] == '\r';
}

/* Returns what is wrong with an octet in any line; RFC 9112, 2.2, RFC 9110,
 * 5.5. */
static struct fault
check_octet(const struct http_head *head, char c)
{
	if (is_after_cr(head) && c != '\n')
		return FAULT("CR without an LF after it", 9112, "2.2");
	if (c == '\r' || c == '\n')
		return FAULT_NONE;
	if (!token_is_text(c))
		return FAULT("control character in the HTTP head", 9110, "5.5");
	if (head->kind == HTTP_UNKNOWN && head->size == head->line &&
	    !token_has(c))
		return FAULT("not an HTTP request or status line", 9112, "2.1");
	return FAULT_NONE;
}

/* Reads the line that its LF has just ended. */
static void
end_line(struct http_head *head)
{
	struct slice line = { head->text + head->line,
		head->size - head->line - 1 };
	bool bare = line.size == 0 || line.at[line.size - 1] != '\r';

	if (bare && !head->has_bare_line &&
	    (line.size > 0 || head->kind != HTTP_UNKNOWN)) {
		head->has_bare_line = true;
		head->bare_line = head->base + head->line;
	}
	/* A CR before that of the line's end is at fault already. */
	while (line.size > 0 && line.at[line.size - 1] == '\r')
		line.size--;
	http_line_read(head, line);
	/* A head that goes on without text is one after an interim answer. */
	if (head->progress == HTTP_MORE)
		head->line = head->size;
}

static void
take_octet(struct http_head *head, char c)
{
	struct fault fault = check_octet(head, c);

	if (head->size == HTTP_SIZE_MAX) {
		http_line_limit(
		    head, FAULT(.text = "the HTTP head is longer than 1 MiB"));
		return;
	}
	http_line_fault(head, fault);
	if (fault.text != NULL && head->kind == HTTP_UNKNOWN) {
		head->progress = HTTP_BAD;
		return;
	}
	if (head->size == head->room && !grow_text(head)) {
		head->progress = HTTP_MEMORY;
		return;
	}
	head->text[head->size++] = c;
	if (c == '\n')
		end_line(head);
}

/*
 * Most octets are text in the middle of a line, and have nothing wrong with
 * them: these are taken by the piece, with the line's end if it comes at once.
 * The others are looked at one by one.
 */

/* Returns how many octets can be taken by the piece. */
static size_t
measure_piece(const struct http_head *head, const char *octets, size_t size)
{
	size_t part, room = HTTP_SIZE_MAX - head->size;

	if (is_after_cr(head) ||
	    (head->kind == HTTP_UNKNOWN && head->size == head->line))
		return 0;
	if (size > room)
		size = room;
	part = token_span_text(octets, size);
	if (size - part > 1 && octets[part] == '\r' && octets[part + 1] == '\n')
		part += 2;
	return part;
}

static void
take_piece(struct http_head *head, const char *octets, size_t size)
{
	while (head->room - head->size < size)
		if (!grow_text(head)) {
			head->progress = HTTP_MEMORY;
			return;
		}
	memcpy(head->text + head->size, octets, size);
	head->size += size;
	if (octets[size - 1] == '\n')
		end_line(head);
}

enum http_progress
http_feed(struct http_head *head, const void *data, size_t size, size_t *used)
{
	const char *octets = data;
	size_t i = 0;

	while (i < size && head->progress == HTTP_MORE) {
		size_t part = measure_piece(head, octets + i, size - i);

		if (part > 0)
			take_piece(head, octets + i, part);
		else
			take_octet(head, octets[i]);
		i += part > 0 ? part : 1;
	}
	*used = i;
	return head->progress;
}

/* ---- Fields ---- */

/* RFC 9110, 5.1: the case does not matter, but most write it as here. */
static bool
is_same_name(struct slice name, struct slice other)
{
	return name.size == other.size &&
	    ascii_lower(name.at[0]) == ascii_lower(other.at[0]) &&
	    (memcmp(name.at, other.at, name.size) == 0 ||
		slice_same_nocase(name, other));
}

const struct http_field *
http_next(const struct http_head *head, struct slice name,
    const struct http_field *field)
{
	size_t i = field == NULL ? 0 : (size_t)(field - head->fields) + 1;

	for (; i < head->field_count; i++)
		if (is_same_name(head->fields[i].name, name))
			return &head->fields[i];
	return NULL;
}

struct http_list
http_list(const struct http_head *head, struct slice name)
{
	return (struct http_list){ .head = head, .name = name };
}

bool
http_list_next(struct http_list *list, struct slice *element)
{
	while (!token_next(&list->rest, element)) {
		list->field = http_next(list->head, list->name, list->field);
		if (list->field == NULL)
			return false;
		list->rest = list->field->value;
	}
	return true;
}
