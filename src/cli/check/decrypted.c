/* SPDX-License-Identifier: MIT */
/* What `tshark -q -z follow,tls,yaml,N' prints: the octets of connections.  Like
 * all that comes from a capture, it may be anything. */

#include "decrypted.h"

#include <inttypes.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

/*
 *	peers:
 *	  - peer: 0
 *	    host: 127.0.0.1
 *	    port: 443
 *	  - peer: 1
 *	    ...
 *	packets:
 *	  - packet: 10
 *	    peer: 1
 *	    timestamp: 1796060863.233160973
 *	    data: !!binary |
 *	      R0VUIC94IEhUVFAvMS4xDQpIb3N0OiBsb2Nhb...
 */

/* The longest line: a row of base64 has fewer characters. */
#define LINE_MAX_SIZE 256

/* The octets that are judged at a time. */
#define DATA_MAX ((size_t)1 << 16)

/* The digits of a time below a second that are right: tshark computes times in
 * floating point, whose 53 bits also hold the seconds since 1970. */
#define DIGITS_MAX 6

struct reader {
	struct cli_talks *talks;
	struct capture_connection *connections;
	size_t count;
	size_t begun; /* connections that have begun */
	/* Whether they come in the order of the options, the last one first. */
	bool forward;
	struct capture_connection *at; /* the one at hand, or NULL */
	unsigned first;                /* which side of it peer 0 is */
	bool peers;                    /* the lines are about peers */
	bool port;                     /* the port of peer 0 is known */
	bool any;                      /* it has octets */
	struct capture_event event;
	struct base64_decode_ctx base64;
	uint8_t data[DATA_MAX];
	size_t size;
};

/* Judges the octets of a packet that have come. */
static void
flush_data(struct reader *reader)
{
	struct capture_event *event = &reader->event;

	if (reader->size == 0)
		return;
	event->kind = CAPTURE_EVENT_DATA;
	event->connection = reader->at;
	event->data = reader->data;
	event->size = reader->size;
	cli_talk_take(reader->talks, event);
	reader->any = true;
	reader->size = 0;
}

/* Ends the connection at hand. */
static void
end_connection(struct reader *reader)
{
	if (reader->at == NULL)
		return;
	flush_data(reader);
	if (reader->any) {
		reader->event.kind = CAPTURE_EVENT_CLOSE;
		reader->event.connection = reader->at;
		cli_talk_take(reader->talks, &reader->event);
	} else {
		reader->talks->check->tcp.tls++;
	}
	reader->at = NULL;
}

/* Begins the next connection.  False if there are too many. */
static bool
begin_connection(struct reader *reader)
{
	size_t i = reader->begun++;

	end_connection(reader);
	if (i >= reader->count)
		return false;
	reader->at =
	    &reader->connections[!reader->forward ? i : reader->count - 1 - i];
	/* The octets of TLS are known from the first on. */
	reader->at->sides[0].syn = reader->at->sides[1].syn = true;
	reader->any = false;
	reader->first = 0;
	reader->peers = true;
	reader->port = false;
	memset(&reader->event, 0, sizeof(reader->event));
	return true;
}

/* ---- Lines ---- */

/* Returns what follows a name, if the line has it; else NULL. */
static const char *
value_of(const char *line, const char *name)
{
	size_t size = strlen(name);

	return strncmp(line, name, size) == 0 ? line + size : NULL;
}

/* Reads the time, rounded to the digits that the capture has, as far as tshark
 * knows them. */
static struct capture_time
read_time(const char *text, unsigned digits)
{
	struct capture_time time = { .known = true, .digits = digits };
	uint64_t unit = 1;
	char *end;

	if (time.digits > DIGITS_MAX)
		time.digits = DIGITS_MAX;
	/* It is below the most, so that it can be rounded up. */
	time.seconds = strtoll(text, &end, 10);
	if (time.seconds == INT64_MAX)
		time.seconds--;
	text = *end == '.' ? end + 1 : end;
	for (unsigned i = 0; i < time.digits; i++) {
		time.fraction *= 10;
		unit *= 10;
		if (*text >= '0' && *text <= '9')
			time.fraction += (uint64_t)(*text++ - '0');
	}
	if (*text >= '5' && *text <= '9')
		time.fraction++;
	if (time.fraction == unit) {
		time.seconds++;
		time.fraction = 0;
	}
	return time;
}

/* Takes a row of base64.  False if it is none. */
static bool
take_data(struct reader *reader, const char *text)
{
	size_t size;

	if (reader->peers || reader->at == NULL)
		return false;
	if (DATA_MAX - reader->size < LINE_MAX_SIZE)
		flush_data(reader);
	if (base64_decode_update(&reader->base64, &size,
		reader->data + reader->size, strlen(text), text) != 1)
		return false;
	reader->size += size;
	return true;
}

/* Takes the port of the first peer, which tells which side that is. */
static void
take_port(struct reader *reader, const char *text)
{
	const struct capture_side *sides = reader->at->sides;
	uint64_t port;

	if (reader->port || !cli_parse_number(text, &port))
		return;
	reader->port = true;
	if (sides[1].address.port == port && sides[0].address.port != port)
		reader->first = 1;
}

/* Takes a line about a packet.  False if it is none. */
static bool
take_packet(struct reader *reader, const char *line)
{
	struct capture_event *event = &reader->event;
	const char *value;
	uint64_t number;

	if ((value = value_of(line, "  - packet: ")) != NULL) {
		flush_data(reader);
		if (!cli_parse_number(value, &number))
			return false;
		event->packet.number = number;
	} else if ((value = value_of(line, "    peer: ")) != NULL) {
		event->side = (*value == '0') == (reader->first == 0) ? 0 : 1;
	} else if ((value = value_of(line, "    timestamp: ")) != NULL) {
		event->packet.time =
		    read_time(value, reader->at->first.time.digits);
	} else if (value_of(line, "    data: ") != NULL) {
		base64_decode_init(&reader->base64);
	}
	return true;
}

/* Takes a line.  False if it cannot be read. */
static bool
take_line(struct reader *reader, const char *line)
{
	const char *value;

	if (strcmp(line, "peers:") == 0)
		return begin_connection(reader);
	if ((value = value_of(line, "      ")) != NULL)
		return take_data(reader, value);
	/* The other form. */
	if (line[0] == '=' && reader->begun == 0)
		reader->forward = true;
	if (line[0] == '=')
		end_connection(reader);
	if (reader->at == NULL)
		return true;
	if (strcmp(line, "packets:") == 0)
		reader->peers = false;
	else if (!reader->peers)
		return take_packet(reader, line);
	else if ((value = value_of(line, "    port: ")) != NULL)
		take_port(reader, value);
	return true;
}

bool
cli_decrypted_read(FILE *input, struct cli_talks *talks,
    struct capture_connection *connections, size_t count)
{
	struct reader *reader = cli_allocate(1, sizeof(*reader));
	char line[LINE_MAX_SIZE];
	bool good = true;

	reader->talks = talks;
	reader->connections = connections;
	reader->count = count;
	while (good && fgets(line, sizeof(line), input) != NULL) {
		char *end = strchr(line, '\n');

		good = end != NULL;
		if (good) {
			*end = '\0';
			good = take_line(reader, line);
		}
	}
	end_connection(reader);
	good = good && reader->begun == count;
	for (; reader->begun < count; reader->begun++)
		talks->check->tcp.tls++;
	free(reader);
	return good;
}
