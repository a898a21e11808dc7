/* SPDX-License-Identifier: MIT */
/*
 * A second, slow reader of HTTP exchanges, which sees both streams whole.
 *
 * It reads what it is given as RFC 9112 describes it, one message after another,
 * and knows only well-formed heads.  What it says of frames is what the first
 * frame of either side, which has the wrong mask, makes of it.
 */

#define _GNU_SOURCE
#include "http-oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A stream, and how far it was read. */
struct stream {
	const char *octets;
	size_t size, at;
};

/* A head: its text up to the empty line, and where it began. */
struct head {
	char text[512];
	size_t offset;
};

/* The last exchange that asks for WebSocket. */
struct last {
	bool asked, answered;
	size_t offset; /* of the answer */
};

/* Reads the next head; false if it is not whole. */
static bool
read_head(struct stream *stream, struct head *head)
{
	const char *begin = stream->octets + stream->at, *end;
	size_t left = stream->size - stream->at;

	while (left >= 2 && memcmp(begin, "\r\n", 2) == 0) {
		begin += 2;
		left -= 2;
	}
	end = memmem(begin, left, "\r\n\r\n", 4);
	if (end == NULL)
		return false;
	end += 4;
	ck_assert_uint_lt((size_t)(end - begin), sizeof(head->text));
	memcpy(head->text, begin, (size_t)(end - begin));
	head->text[end - begin] = '\0';
	head->offset = (size_t)(begin - stream->octets);
	stream->at = (size_t)(end - stream->octets);
	return true;
}

static int
status_of(const struct head *answer)
{
	return atoi(answer->text + strlen("HTTP/1.1 "));
}

/* Reads the next answer but those of 1xx; false if it is not whole. */
static bool
read_answer(struct stream *server, struct head *answer)
{
	do
		if (!read_head(server, answer))
			return false;
	while (status_of(answer) < 200 && status_of(answer) != 101);
	return true;
}

static bool
has(const struct head *head, const char *text)
{
	return strstr(head->text, text) != NULL;
}

/* The following return whether all that they skip was there. */
static bool
skip(struct stream *stream, size_t size)
{
	size_t left = stream->size - stream->at;

	stream->at += size < left ? size : left;
	return size <= left;
}

static bool
skip_line(struct stream *stream)
{
	const char *at = stream->octets + stream->at;
	const char *end = memmem(at, stream->size - stream->at, "\r\n", 2);

	return skip(stream, end != NULL ? (size_t)(end - at) + 2 : SIZE_MAX);
}

/* Chunks, each a line with its size, its data, and the end of a line; after the
 * last, which is empty, lines up to an empty one. */
static bool
skip_chunks(struct stream *stream)
{
	size_t size, begin;

	do {
		if (stream->at == stream->size)
			return false;
		size = strtoul(stream->octets + stream->at, NULL, 16);
		if (!skip_line(stream) || (size > 0 && !skip(stream, size + 2)))
			return false;
	} while (size > 0);
	do {
		begin = stream->at;
		if (!skip_line(stream))
			return false;
	} while (stream->at > begin + 2);
	return true;
}

/* Skips the body that the head announces, or this much if it announces none. */
static bool
skip_body(struct stream *stream, const struct head *head, size_t unannounced)
{
	const char *length = strstr(head->text, "Content-Length: ");

	if (has(head, "Transfer-Encoding: chunked"))
		return skip_chunks(stream);
	return skip(stream,
	    length != NULL ? strtoul(length + 16, NULL, 10) : unannounced);
}

static void
skip_answer(struct stream *server, const struct head *answer,
    const struct head *request)
{
	int status = status_of(answer);

	if (status == 101 || status == 204 || status == 304)
		return;
	if (request != NULL &&
	    (strncmp(request->text, "HEAD ", 5) == 0 ||
		(strncmp(request->text, "CONNECT ", 8) == 0 &&
		    status / 100 == 2)))
		return;
	skip_body(server, answer, SIZE_MAX);
}

/* Tells what the frames of a side are found to be. */
static void
tell_frames(FILE *out, const struct stream *stream, unsigned sender)
{
	const char *name = sender == WSREG_CLIENT ? "client" : "server";
	size_t left = stream->size - stream->at;

	if (left == 0)
		fprintf(out, "%s close-missing %zu\n", name, stream->size);
	else if (left == 1)
		fprintf(out, "%s stream-truncated %zu\n", name, stream->size);
	else
		fprintf(out, "%s mask-%s %zu\n", name,
		    sender == WSREG_CLIENT ? "missing" : "unexpected",
		    stream->at + 1);
}

/* Where the answers are that refuse, up to now. */
struct refusals {
	size_t offsets[16], count;
};

static void
note_refusal(struct refusals *refusals, const struct last *last)
{
	if (!last->asked || !last->answered)
		return;
	ck_assert_uint_lt(refusals->count, COUNT(refusals->offsets));
	refusals->offsets[refusals->count++] = last->offset;
}

/* Tells what refused, in the order of the stream, and that an answer is owed, of
 * which this is the offset, if it is not SIZE_MAX. */
static void
tell_refusals(FILE *out, const struct refusals *refusals, size_t owed)
{
	bool told = owed == SIZE_MAX;

	for (size_t i = 0; i < refusals->count; i++) {
		if (!told && owed < refusals->offsets[i]) {
			fprintf(out, "server handshake-unanswered %zu\n", owed);
			told = true;
		}
		fprintf(out, "server handshake-refused %zu\n",
		    refusals->offsets[i]);
	}
	if (!told)
		fprintf(out, "server handshake-unanswered %zu\n", owed);
}

/* Returns the offset of an answer that is owed. */
static size_t
find_owed(const struct stream *server)
{
	struct stream rest = *server;
	struct head head;

	while (read_head(&rest, &head))
		continue;
	return rest.at < rest.size ? rest.at : 0;
}

/* Only the server's side has whole heads. */
static void
read_server(FILE *out, struct stream *server, size_t client_size)
{
	struct last last = { false, false, 0 };
	struct refusals refusals = { .count = 0 };
	struct head answer;
	bool opens = false;

	while (!opens && read_answer(server, &answer)) {
		opens = status_of(&answer) == 101;
		last = (struct last){ true, true, answer.offset };
		skip_answer(server, &answer, NULL);
	}
	if (!opens && last.asked)
		note_refusal(&refusals, &last);
	tell_refusals(out, &refusals,
	    opens || last.asked || server->at == server->size
		? SIZE_MAX
		: find_owed(server));
	/* A client that sent nothing sent no part of a request. */
	if (client_size > 0)
		fprintf(out, "client stream-truncated %zu\n", client_size);
	if (opens)
		tell_frames(out, server, WSREG_SERVER);
}

/* Reads the answers for which there is no request. */
static bool
read_rest(FILE *out, struct stream *server, const struct refusals *refusals)
{
	struct head answer;

	while (read_answer(server, &answer)) {
		if (status_of(&answer) == 101) {
			tell_refusals(out, refusals, SIZE_MAX);
			tell_frames(out, server, WSREG_SERVER);
			return true;
		}
		skip_answer(server, &answer, NULL);
	}
	return false;
}

static void
read_both(FILE *out, struct stream *client, struct stream *server)
{
	struct last last = { false, false, 0 };
	struct refusals refusals = { .count = 0 };
	struct head request, answer;
	size_t count = 0;
	bool whole;

	for (; read_head(client, &request); count++) {
		bool asks = has(&request, "Sec-WebSocket-Key");
		bool answered = read_answer(server, &answer);

		whole = skip_body(client, &request, 0);
		if (asks)
			note_refusal(&refusals, &last);
		if (answered && status_of(&answer) == 101) {
			if (asks) {
				tell_refusals(out, &refusals, SIZE_MAX);
				if (whole)
					tell_frames(out, client, WSREG_CLIENT);
				tell_frames(out, server, WSREG_SERVER);
				return;
			}
			/* Another protocol. */
			count++;
			server->at = server->size;
			break;
		}
		if (asks)
			last = (struct last){ true, answered, answer.offset };
		if (answered)
			skip_answer(server, &answer, &request);
	}
	if (count == 0) {
		read_server(out, server, client->size);
		return;
	}
	note_refusal(&refusals, &last);
	if (read_rest(out, server, &refusals))
		return;
	if (last.asked)
		tell_refusals(out, &refusals,
		    last.answered ? SIZE_MAX : find_owed(server));
	else
		fputs("plain\n", out);
}

char *
oracle_read(const struct traffic_case *row)
{
	struct stream streams[2];
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	for (size_t i = 0; i < 2; i++)
		streams[i] =
		    (struct stream){ row->sides[i].at, row->sides[i].size, 0 };
	read_both(out, &streams[WSREG_CLIENT], &streams[WSREG_SERVER]);
	fclose(out);
	return text;
}
