/* SPDX-License-Identifier: MIT */
/* The bodies of HTTP/1 messages, which are skipped; RFC 9112, 6 and 7. */

#include "http-body.h"

#include "token.h"

/* The most hexadecimal digits of a chunk's size: those of 60 bits. */
#define DIGITS_MAX 15

/* ---- Where a body ends, as its head says ---- */

/* Reads the octets that Content-Length announces.  RFC 9112, 6.3: the same
 * number may be repeated.  Returns false if there is none that can be read. */
static bool
read_length(const struct http_head *head, uint64_t *length)
{
	struct http_list list = http_list(head, slice_of("Content-Length"));
	struct slice element;
	bool found = false;
	uint64_t number;

	while (http_list_next(&list, &element)) {
		while (element.size > 1 && element.at[0] == '0')
			element = slice_skip(element, 1);
		if (!token_number(element, &number) ||
		    (found && number != *length))
			return false;
		*length = number;
		found = true;
	}
	return found;
}

/* Returns whether the head has a field of this name. */
static bool
has_field(const struct http_head *head, const char *name)
{
	return http_next(head, slice_of(name), NULL) != NULL;
}

/* Returns whether the last coding of the transfer is chunked; RFC 9112, 6.1. */
static bool
is_chunked(const struct http_head *head)
{
	struct http_list list = http_list(head, slice_of("Transfer-Encoding"));
	struct slice element;
	bool chunked = false;

	while (http_list_next(&list, &element))
		chunked = slice_same_nocase(element, slice_of("chunked"));
	return chunked;
}

/* Begins a body whose head announces it.  Where it does not, or says it in no
 * way that can be read, the body is this part alone. */
static void
begin(struct http_body *body, const struct http_head *head,
    enum http_body_part unannounced, enum http_body_part unreadable)
{
	bool encoded = has_field(head, "Transfer-Encoding");
	uint64_t length;

	*body = (struct http_body){ .part = unannounced };
	if (is_chunked(head)) {
		body->chunked = true;
		body->part = HTTP_BODY_SIZE;
	} else if (!encoded && read_length(head, &length)) {
		body->left = length;
		body->part = length > 0 ? HTTP_BODY_DATA : HTTP_BODY_OVER;
	} else if (encoded || has_field(head, "Content-Length")) {
		body->part = unreadable;
	}
}

void
http_body_of_request(struct http_body *body, const struct http_head *request)
{
	begin(body, request, HTTP_BODY_OVER, HTTP_BODY_OVER);
}

/* RFC 9112, 6.3: some answers have no body, whatever their fields say. */
static bool
is_bodiless(const struct http_head *answer, const struct http_head *request)
{
	if (answer->status / 100 == 1 || answer->status == 204 ||
	    answer->status == 304)
		return true;
	if (request == NULL)
		return false;
	return slice_same(request->method, slice_of("HEAD")) ||
	    (slice_same(request->method, slice_of("CONNECT")) &&
		answer->status / 100 == 2);
}

void
http_body_of_answer(struct http_body *body, const struct http_head *answer,
    const struct http_head *request)
{
	if (is_bodiless(answer, request))
		*body = (struct http_body){ .part = HTTP_BODY_OVER };
	else
		begin(body, answer, HTTP_BODY_REST, HTTP_BODY_REST);
}

/* ---- Octets ---- */

/*
 * Chunks are read octet by octet, but for their data.  Lines may end with LF
 * alone.  After anything else that is not a chunk nobody knows where the body
 * ends, and the rest of the stream counts as part of it.
 */

/* Returns the value of a hexadecimal digit, or -1. */
static int
digit_of(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Takes an octet of a chunk's size, or the one after its digits. */
static void
take_size(struct http_body *body, char c)
{
	int digit = digit_of(c);

	if (digit >= 0 && body->digits < DIGITS_MAX) {
		body->left = body->left << 4 | (unsigned)digit;
		body->digits++;
	} else if (body->digits == 0 || digit >= 0) {
		body->part = HTTP_BODY_REST;
	} else {
		body->part = HTTP_BODY_LINE;
	}
}

/* Ends the line with a chunk's size.  RFC 9112, 7.1: the last chunk is empty. */
static void
end_size(struct http_body *body)
{
	body->part = body->left > 0 ? HTTP_BODY_DATA : HTTP_BODY_TRAILER;
	body->digits = 0;
	body->in_line = false;
}

/* Takes an octet of the trailer, which an empty line ends. */
static void
take_trailer(struct http_body *body, char c)
{
	if (c == '\n' && !body->in_line)
		body->part = HTTP_BODY_OVER;
	else if (c != '\r')
		body->in_line = c != '\n';
}

/* Takes an octet of anything but data. */
static void
take_octet(struct http_body *body, char c)
{
	if (body->part == HTTP_BODY_SIZE)
		take_size(body, c);
	if (body->part == HTTP_BODY_LINE && c == '\n')
		end_size(body);
	else if (body->part == HTTP_BODY_TRAILER)
		take_trailer(body, c);
	else if (body->part == HTTP_BODY_BETWEEN && c == '\n')
		body->part = HTTP_BODY_SIZE;
	else if (body->part == HTTP_BODY_BETWEEN && c != '\r')
		body->part = HTTP_BODY_REST;
}

/* Takes octets of data; returns how many. */
static size_t
take_data(struct http_body *body, size_t size)
{
	if (size < body->left) {
		body->left -= size;
		return size;
	}
	size = (size_t)body->left;
	body->left = 0;
	body->part = body->chunked ? HTTP_BODY_BETWEEN : HTTP_BODY_OVER;
	return size;
}

size_t
http_body_feed(struct http_body *body, const void *data, size_t size)
{
	const char *octets = data;
	size_t i = 0;

	while (i < size && body->part != HTTP_BODY_OVER) {
		if (body->part == HTTP_BODY_REST)
			return size;
		if (body->part == HTTP_BODY_DATA)
			i += take_data(body, size - i);
		else
			take_octet(body, octets[i++]);
	}
	return i;
}
