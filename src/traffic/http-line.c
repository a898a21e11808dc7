/* SPDX-License-Identifier: MIT */
/* Reads the lines of an HTTP head; RFC 9112, 2 to 5. */

#include "http-line.h"

#include <string.h>

#include "array.h"
#include "token.h"

void
http_line_fault(struct http_head *head, struct fault fault)
{
	if (fault.text == NULL || head->fault.text != NULL)
		return;
	head->fault = fault;
	head->bad_line = head->base + head->line;
}

void
http_line_limit(struct http_head *head, struct fault fault)
{
	head->fault.text = NULL;
	http_line_fault(head, fault);
	head->progress = HTTP_TROUBLE;
}

/* ---- The first line ---- */

/* RFC 9112, 2.3; later versions of HTTP/1 are to be read as 1.1 is. */
static bool
take_version(struct slice *rest, unsigned *minor)
{
	if (!token_take_text(rest, "HTTP/1.") || rest->size == 0 ||
	    !ascii_is_digit(rest->at[0]))
		return false;
	*minor = (unsigned)(rest->at[0] - '0');
	*rest = slice_skip(*rest, 1);
	return true;
}

/* RFC 9112, 3.2: all but blanks, control octets and those beyond ASCII, which
 * as char are negative or 128 and more. */
static bool
take_target(struct slice *rest, struct slice *target)
{
	size_t size = 0;

	while (
	    size < rest->size && rest->at[size] > ' ' && rest->at[size] < 0x7f)
		size++;
	*target = (struct slice){ rest->at, size };
	*rest = slice_skip(*rest, size);
	return size > 0;
}

static bool
names_http(struct slice line)
{
	return token_take_text(&line, "HTTP/");
}

/* RFC 9112, 3. */
static struct fault
read_request(struct http_head *head, struct slice line)
{
	if (!token_take(&line, &head->method) || !token_take_text(&line, " ") ||
	    !take_target(&line, &head->target) || !token_take_text(&line, " "))
		return FAULT("not an HTTP request or status line", 9112, "3");
	head->named = names_http(line);
	if (!take_version(&line, &head->minor) || line.size > 0)
		return FAULT("not an HTTP/1.x request", 9112, "2.3");
	head->kind = HTTP_REQUEST;
	return FAULT_NONE;
}

/* Takes a line that is not a request as it should be for one all the same, if
 * its last word is a version of HTTP/1. */
static void
guess_request(struct http_head *head, struct slice line)
{
	struct slice word = token_trim(line);
	size_t begin = word.size;

	while (begin > 0 && !token_is_blank(word.at[begin - 1]))
		begin--;
	word = slice_skip(word, begin);
	if (begin == 0 || !take_version(&word, &head->minor))
		return;
	head->named = true;
	head->kind = HTTP_REQUEST;
}

/* Takes the three digits of a status. */
static bool
take_status(struct slice *rest, unsigned *status)
{
	*status = 0;
	if (rest->size < 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (!ascii_is_digit(rest->at[i]))
			return false;
		*status = *status * 10 + (unsigned)(rest->at[i] - '0');
	}
	*rest = slice_skip(*rest, 3);
	return true;
}

/* RFC 9112, 4: the blank before a reason that is left out may be, too. */
static struct fault
read_answer(struct http_head *head, struct slice line)
{
	if (!take_version(&line, &head->minor))
		return FAULT("not an HTTP/1.x response", 9112, "2.3");
	if (!token_take_text(&line, " ") || !take_status(&line, &head->status))
		return FAULT(
		    "status line without a three-digit status", 9112, "4");
	if (line.size > 0 && line.at[0] != ' ')
		return FAULT("status with more than three digits", 9110, "15");
	head->kind = HTTP_ANSWER;
	/* Only before a request empty lines are to be skipped.  Between two
	 * answers they are no reason to give up. */
	return head->line > 0 && head->base == 0
	    ? FAULT("empty line before the status line", 9112, "2.1")
	    : FAULT_NONE;
}

/* Takes a line that is not an answer as it should be for one all the same, if
 * a status follows the version. */
static void
guess_answer(struct http_head *head, struct slice line)
{
	while (line.size > 0 && !token_is_blank(line.at[0]))
		line = slice_skip(line, 1);
	token_skip_blanks(&line);
	if (take_status(&line, &head->status) &&
	    (line.size == 0 || token_is_blank(line.at[0])))
		head->kind = HTTP_ANSWER;
}

/* Reads the first line.  Without a kind after it this is no head. */
static void
read_first(struct http_head *head, struct slice line)
{
	head->offset = head->base + head->line;
	/* No method has a slash. */
	if (names_http(line)) {
		head->named = true;
		http_line_fault(head, read_answer(head, line));
		if (head->kind == HTTP_UNKNOWN)
			guess_answer(head, line);
	} else {
		http_line_fault(head, read_request(head, line));
		if (head->kind == HTTP_UNKNOWN)
			guess_request(head, line);
	}
	if (head->kind == HTTP_UNKNOWN)
		head->progress = HTTP_BAD;
}

/*
 * A first line with a fault is read all the same, as far as it shows whether
 * this is a request or an answer: then the head goes on to its empty line, and
 * what comes after it can be judged.  Without that, nothing more is read.
 */

/* ---- Fields ---- */

/* Makes room for one more field; false if memory is out. */
static bool
grow_fields(struct http_head *head)
{
	struct http_field *fields = array_grow(head->fields, head->field_count,
	    &head->field_room, sizeof(*fields));

	if (fields == NULL)
		return false;
	head->fields = fields;
	return true;
}

/* Reads a field line.  RFC 9112, 5.1: there is no blank before the colon; a
 * field with one is kept, as others might read it. */
static void
read_field(struct http_head *head, struct slice line)
{
	const struct fault fault =
	    FAULT("header line without a name and a colon", 9112, "5");
	struct http_field field = { .offset = head->base + head->line };

	if (head->field_count == HTTP_FIELDS_MAX) {
		http_line_limit(head,
		    FAULT(.text = "the HTTP head has more than 10000 fields"));
		return;
	}
	if (!token_take(&line, &field.name)) {
		http_line_fault(head, fault);
		return;
	}
	if (line.size > 0 && token_is_blank(line.at[0]))
		http_line_fault(head,
		    FAULT("blank between the name of a header field and its "
			  "colon",
			9112, "5.1"));
	token_skip_blanks(&line);
	if (line.size == 0 || line.at[0] != ':') {
		http_line_fault(head, fault);
		return;
	}
	field.value = token_trim(slice_skip(line, 1));
	if (head->field_count == head->field_room && !grow_fields(head)) {
		head->progress = HTTP_MEMORY;
		return;
	}
	head->fields[head->field_count++] = field;
}

/* RFC 9112, 5.2: the line belongs to the field before it; what is between the
 * two is as good as blanks. */
static void
read_fold(struct http_head *head, struct slice line)
{
	struct http_field *field;
	size_t begin, end;

	if (head->field_count == 0) {
		http_line_fault(head,
		    FAULT("blank before the first header field", 9112, "2.2"));
		return;
	}
	field = &head->fields[head->field_count - 1];
	begin = (size_t)(field->value.at - head->text);
	end = begin + field->value.size;
	memset(head->text + end, ' ', head->line - end);
	field->value.size = head->line + line.size - begin;
	field->value = token_trim(field->value);
}

/* ---- The end ---- */

/* RFC 9110, 15.2: the final answer is still to come. */
static bool
is_interim(const struct http_head *head)
{
	return head->kind == HTTP_ANSWER && head->status / 100 == 1 &&
	    head->status != 101;
}

/* Begins the answer after an interim one, which is not kept but for its
 * fault. */
static void
skip_interim(struct http_head *head)
{
	head->base += head->size;
	head->size = head->line = 0;
	head->kind = HTTP_UNKNOWN;
	head->field_count = 0;
	head->has_bare_line = false;
}

/* An empty line comes at the end of a head, or before it. */
static void
read_empty(struct http_head *head)
{
	if (head->kind == HTTP_UNKNOWN)
		return;
	if (is_interim(head))
		skip_interim(head);
	else
		head->progress = HTTP_DONE;
}

void
http_line_read(struct http_head *head, struct slice line)
{
	if (line.size == 0)
		read_empty(head);
	else if (head->kind == HTTP_UNKNOWN)
		read_first(head, line);
	else if (token_is_blank(line.at[0]))
		read_fold(head, line);
	else
		read_field(head, line);
}
