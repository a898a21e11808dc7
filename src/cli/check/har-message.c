/* SPDX-License-Identifier: MIT */
/* A message of a HAR file, as the frame that it may have been: whole, without
 * compression, and with a mask that changes nothing. */

#include "har-message.h"

#include <math.h>
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

#include "wsreg-codes.h"

/* The payload of a message. */
struct payload {
	const uint8_t *data;
	size_t size;
	uint8_t *made; /* to be freed, or NULL */
};

/* Reads base64 into the payload; false if it is none, or memory that nobody has
 * asked for would be needed. */
static bool
read_base64(const char *text, size_t size, struct payload *payload)
{
	struct base64_decode_ctx context;
	uint8_t *made = cli_allocate(BASE64_DECODE_LENGTH(size) + 1, 1);
	size_t done = 0;

	base64_decode_init(&context);
	if (base64_decode_update(&context, &done, made, size, text) != 1 ||
	    base64_decode_final(&context) != 1) {
		free(made);
		return false;
	}
	*payload = (struct payload){ made, done, made };
	return true;
}

/* ---- What a Close says ---- */

/*
 * Exporters have no common form for a Close.  Some have members "code" and
 * "reason", some its payload as base64 or as a string with a character for each
 * octet, and some the reason alone.  What is in none of the first forms has no code
 * that is judged.
 */

/* Makes the payload of a Close; the reason is cut to what fits. */
static void
make_close(
    struct payload *payload, unsigned code, const char *reason, size_t size)
{
	uint8_t *made = cli_allocate(WSREG_CONTROL_MAX, 1);

	if (size > WSREG_CONTROL_MAX - 2)
		size = WSREG_CONTROL_MAX - 2;
	made[0] = (uint8_t)(code >> 8);
	made[1] = (uint8_t)code;
	if (size > 0)
		memcpy(made + 2, reason, size);
	*payload = (struct payload){ made, size + 2, made };
}

/* Reads a code in digits with the reason after it: "1000 bye". */
static bool
read_digits(const char *text, struct payload *payload)
{
	size_t size = strspn(text, "0123456789");
	const char *reason = text + size;

	if (size != 4 || (*reason != '\0' && strchr(" :,", *reason) == NULL))
		return false;
	reason += strspn(reason, " :,");
	make_close(
	    payload, (unsigned)strtoul(text, NULL, 10), reason, strlen(reason));
	return true;
}

/* Reads the next character of a JSON string, which is UTF-8, if it is an octet;
 * returns its size, or 0. */
static size_t
read_octet(const char *text, size_t size, unsigned *octet)
{
	const unsigned char *at = (const unsigned char *)text;

	if (size > 0 && at[0] < 0x80) {
		*octet = at[0];
		return 1;
	}
	if (size < 2 || (at[0] & 0xfe) != 0xc2)
		return 0;
	*octet = (at[0] & 3u) << 6 | (at[1] & 0x3f);
	return 2;
}

/* Reads a code of which each octet is a character.  Codes from 1000 on begin with
 * a control character, as no reason does. */
static bool
read_octets(const char *text, size_t size, struct payload *payload)
{
	unsigned high = 0, low = 0;
	size_t first = read_octet(text, size, &high);
	size_t second = read_octet(text + first, size - first, &low);

	if (first == 0 || second == 0 || high == 0 || high >= ' ')
		return false;
	first += second;
	make_close(payload, high << 8 | low, text + first, size - first);
	return true;
}

/* Returns whether octets are a code and a reason in UTF-8. */
static bool
is_close(const struct payload *payload)
{
	struct wsreg_utf8 utf8 = { 0 };

	return payload->size >= 2 && payload->size <= WSREG_CONTROL_MAX &&
	    wsreg_utf8_feed(&utf8, payload->data + 2, payload->size - 2) ==
	    payload->size - 2 &&
	    wsreg_utf8_complete(&utf8);
}

/* Reads what a Close says.  Without a code nothing of it is known. */
static void
read_close(
    json_t *message, const char *text, size_t size, struct payload *payload)
{
	json_t *code = json_object_get(message, "code");
	json_t *reason = json_object_get(message, "reason");
	json_int_t number = json_integer_value(code);

	*payload = (struct payload){ .data = (const uint8_t *)"" };
	if (json_is_integer(code) && number >= 0 && number <= UINT16_MAX) {
		make_close(payload, (unsigned)number, json_string_value(reason),
		    json_string_length(reason));
		return;
	}
	if (size == 0 || read_digits(text, payload) ||
	    read_octets(text, size, payload))
		return;
	if (read_base64(text, size, payload) && !is_close(payload)) {
		free(payload->made);
		*payload = (struct payload){ .data = (const uint8_t *)"" };
	}
}

/* ---- Messages ---- */

/* Reads the payload: text is there as text, other data as base64. */
static void
read_payload(json_t *message, unsigned opcode, struct payload *payload)
{
	json_t *data = json_object_get(message, "data");
	const char *text = json_is_string(data) ? json_string_value(data) : "";
	size_t size = json_string_length(data);

	*payload = (struct payload){ (const uint8_t *)text, size, NULL };
	if (opcode == WSREG_OPCODE_CONNECTION_CLOSE_FRAME)
		read_close(message, text, size, payload);
	else if (opcode == WSREG_OPCODE_BINARY_FRAME)
		(void)read_base64(text, size, payload);
	else if (opcode != WSREG_OPCODE_TEXT_FRAME &&
	    payload->size > WSREG_CONTROL_MAX)
		payload->size = WSREG_CONTROL_MAX;
}

/* Returns whether a message is known to be of a side. */
static bool
find_sender(json_t *message, enum wsreg_sender *sender)
{
	const char *type = json_string_value(json_object_get(message, "type"));

	if (type == NULL)
		return false;
	*sender = strncmp(type, "send", 4) == 0 ? WSREG_CLIENT : WSREG_SERVER;
	return *sender == WSREG_CLIENT || strncmp(type, "receive", 7) == 0;
}

/* Returns whether the opcode is one of a message. */
static bool
find_opcode(json_t *message, unsigned *opcode)
{
	json_t *value = json_object_get(message, "opcode");
	json_int_t number =
	    value != NULL ? json_integer_value(value) : WSREG_OPCODE_TEXT_FRAME;

	*opcode = (unsigned)number;
	return number == WSREG_OPCODE_TEXT_FRAME ||
	    number == WSREG_OPCODE_BINARY_FRAME ||
	    (number >= WSREG_OPCODE_CONNECTION_CLOSE_FRAME &&
		number <= WSREG_OPCODE_PONG_FRAME);
}

/* Returns the time of a message as a new string, or NULL. */
static char *
find_time(json_t *message)
{
	double time = json_number_value(json_object_get(message, "time"));

	/* Some exporters count milliseconds, as JavaScript does. */
	if (time >= 1e11)
		time /= 1000;
	return isfinite(time) && time > 0 && time < 1e11
	    ? cli_print("%.6f", time)
	    : NULL;
}

void
cli_har_message_feed(
    struct cli_session *session, json_t *message, uint64_t sizes[2])
{
	static const uint8_t key[4];
	uint8_t header[WSREG_HEADER_MAX];
	enum wsreg_sender sender;
	unsigned opcode;
	struct payload payload;
	char *time;

	if (!find_sender(message, &sender) || !find_opcode(message, &opcode))
		return;
	time = find_time(message);
	session->time = time;
	read_payload(message, opcode, &payload);
	cli_session_feed(session, sender, header,
	    wsreg_frame_header(header, true, 0, opcode, payload.size,
		sender == WSREG_CLIENT ? key : NULL),
	    false);
	cli_session_feed(session, sender, payload.data, payload.size, false);
	sizes[sender] += payload.size;
	free(payload.made);
	session->time = NULL;
	free(time);
}
