/* SPDX-License-Identifier: MIT */
/* The reader of HTTP heads: octets are gathered, and read line by line. */

#include "http.h"
#include "token.h"

/* RFC 9110, 15.2: the final answer is still to come. */
static bool
is_interim(const struct http_head *head)
{
	return head->kind == HTTP_ANSWER && head->status / 100 == 1 &&
	    head->status != 101;
}

/* Begins a head where the one before ended. */
static void
begin(struct http_head *head)
{
	head->base += head->size;
	head->size = head->line = 0;
	head->kind = HTTP_UNKNOWN;
	head->field_count = 0;
}

void
http_init(struct http_head *head)
{
	memset(head, 0, offsetof(struct http_head, fields));
	head->method = head->target = (struct slice){ head->text, 0 };
}

/* ---- Lines ----
 *
 * Each function returns NULL, or why this cannot be a line of a head. */

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
static const char *
read_request(struct http_head *head, struct slice line)
{
	if (!token_take(&line, &head->method) || !token_take_text(&line, " ") ||
	    !take_target(&line, &head->target) || !token_take_text(&line, " "))
		return "not the first line of an HTTP head";
	head->named = names_http(line);
	if (!take_version(&line, &head->minor) || line.size > 0)
		return "not a request of HTTP/1";
	head->kind = HTTP_REQUEST;
	return NULL;
}

/* RFC 9112, 4: the blank before a reason that is left out may be, too. */
static const char *
read_answer(struct http_head *head, struct slice line)
{
	if (!take_version(&line, &head->minor))
		return "not an answer of HTTP/1";
	head->status = 0;
	if (!token_take_text(&line, " ") || line.size < 3)
		return "no status";
	for (size_t i = 0; i < 3; i++) {
		if (!ascii_is_digit(line.at[i]))
			return "no status";
		head->status = head->status * 10 + (unsigned)(line.at[i] - '0');
	}
	line = slice_skip(line, 3);
	if (line.size > 0 && line.at[0] != ' ')
		return "a status of more than three digits";
	/* Only before a request empty lines are to be skipped. */
	if (head->line > 0)
		return "an empty line before the answer";
	head->kind = HTTP_ANSWER;
	/* RFC 6455, 4.1: it is no WebSocket connection, whatever follows. */
	if (head->status / 100 != 1)
		head->progress = HTTP_DONE;
	return NULL;
}

static const char *
read_first(struct http_head *head, struct slice line)
{
	head->offset = head->base + head->line;
	/* No method has a slash. */
	if (!names_http(line))
		return read_request(head, line);
	head->named = true;
	return read_answer(head, line);
}

/* RFC 9112, 5.1: there is no blank before the colon. */
static const char *
read_field(struct http_head *head, struct slice line)
{
	struct http_field *field = &head->fields[head->field_count];

	if (head->field_count == HTTP_FIELDS_MAX)
		return "too many header fields";
	if (!token_take(&line, &field->name) || !token_take_text(&line, ":"))
		return "no name of a header field with a colon after it";
	field->value = token_trim(line);
	field->offset = head->base + head->line;
	head->field_count++;
	return NULL;
}

/* RFC 9112, 5.2: the line belongs to the field before it; what is between the
 * two is as good as blanks. */
static const char *
read_fold(struct http_head *head, struct slice line)
{
	struct http_field *field;
	size_t begin, end;

	if (head->field_count == 0)
		return "a blank before the first header field";
	field = &head->fields[head->field_count - 1];
	begin = (size_t)(field->value.at - head->text);
	end = begin + field->value.size;
	memset(head->text + end, ' ', head->line - end);
	field->value.size = head->line + line.size - begin;
	field->value = token_trim(field->value);
	return NULL;
}

/* An empty line comes at the end of a head, or before it. */
static void
read_empty(struct http_head *head)
{
	if (head->kind == HTTP_UNKNOWN)
		return;
	if (is_interim(head))
		begin(head);
	else
		head->progress = HTTP_DONE;
}

static const char *
read_line(struct http_head *head, struct slice line)
{
	if (line.size == 0) {
		read_empty(head);
		return NULL;
	}
	if (head->kind == HTTP_UNKNOWN)
		return read_first(head, line);
	if (token_is_blank(line.at[0]))
		return read_fold(head, line);
	return read_field(head, line);
}

/* ---- Octets ---- */

/* Returns what is wrong with an octet in any line; RFC 9112, 2.2, RFC 9110,
 * 5.5. */
static const char *
check_octet(const struct http_head *head, char c)
{
	if (head->size == HTTP_SIZE_MAX)
		return "a head that is too long";
	if (head->size > head->line && head->text[head->size - 1] == '\r' &&
	    c != '\n')
		return "a CR without an LF";
	if (c == '\r' || c == '\n')
		return NULL;
	if (((unsigned char)c < ' ' && c != '\t') || c == 0x7f)
		return "a control octet";
	if (head->kind == HTTP_UNKNOWN && head->size == head->line &&
	    !token_has(c))
		return "not the first line of an HTTP head";
	return NULL;
}

static const char *
take_octet(struct http_head *head, char c)
{
	const char *reason = check_octet(head, c);
	struct slice line;

	if (reason != NULL)
		return reason;
	head->text[head->size++] = c;
	if (c != '\n')
		return NULL;
	line = (struct slice){ head->text + head->line,
		head->size - head->line - 1 };
	if (line.size > 0 && line.at[line.size - 1] == '\r')
		line.size--;
	reason = read_line(head, line);
	if (reason == NULL)
		head->line = head->size;
	return reason;
}

enum http_progress
http_feed(struct http_head *head, const void *data, size_t size, size_t *used)
{
	const char *octets = data;
	size_t i = 0;

	while (i < size && head->progress == HTTP_MORE) {
		head->reason = take_octet(head, octets[i++]);
		if (head->reason != NULL) {
			head->bad_line = head->base + head->line;
			head->progress = HTTP_BAD;
		}
	}
	*used = i;
	return head->progress;
}

const struct http_field *
http_next(const struct http_head *head, struct slice name,
    const struct http_field *field)
{
	size_t i = field == NULL ? 0 : (size_t)(field - head->fields) + 1;

	for (; i < head->field_count; i++)
		if (slice_same_nocase(head->fields[i].name, name))
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
