/* SPDX-License-Identifier: MIT */
/* Judges Sec-WebSocket-Key and Sec-WebSocket-Accept; RFC 6455, 4.1, 4.2.2. */

#include "judge.h"

#include <nettle/base64.h>
#include <nettle/sha1.h>

#include "wsreg-traffic.h"

/* A key is 16 octets in base64, the last two signs of which are padding. */
#define KEY_SIZE 24
#define KEY_PADS 2

/* RFC 6455, 1.3. */
static const char guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/* Returns whether this is base64 of 16 octets; RFC 4648, 4.  Bits that are not
 * used may be set, as in RFC 6455, 4.1. */
static bool
is_key(struct slice key)
{
	size_t i = 0;

	if (key.size != KEY_SIZE)
		return false;
	while (i < KEY_SIZE - KEY_PADS &&
	    (ascii_is_word(key.at[i]) || key.at[i] == '+' || key.at[i] == '/'))
		i++;
	return i == KEY_SIZE - KEY_PADS &&
	    slice_same(slice_skip(key, i), slice_of("=="));
}

/* The length of what answers a key: 20 octets in base64. */
#define ACCEPT_LENGTH BASE64_ENCODE_RAW_LENGTH(SHA1_DIGEST_SIZE)

_Static_assert(WSREG_ACCEPT_SIZE == ACCEPT_LENGTH + 1, "and a NUL");

/* Makes the answer to a key, whatever its octets are; RFC 6455, 4.2.2. */
static void
make_answer(struct slice key, char answer[ACCEPT_LENGTH])
{
	struct sha1_ctx sha1;
	uint8_t digest[SHA1_DIGEST_SIZE];

	sha1_init(&sha1);
	sha1_update(&sha1, key.size, (const uint8_t *)key.at);
	sha1_update(&sha1, sizeof(guid) - 1, (const uint8_t *)guid);
	sha1_digest(&sha1, sizeof(digest), digest);
	base64_encode_raw(answer, sizeof(digest), digest);
}

bool
wsreg_accept_key(const char *key, size_t size, char accept[WSREG_ACCEPT_SIZE])
{
	const struct slice slice = { key, size };

	if (!is_key(slice))
		return false;
	make_answer(slice, accept);
	accept[WSREG_ACCEPT_SIZE - 1] = '\0';
	return true;
}

/* Returns whether this is the answer to the key, as written. */
static bool
answers(struct slice accept, struct slice key)
{
	char text[ACCEPT_LENGTH];

	make_answer(key, text);
	return slice_same(accept, (struct slice){ text, sizeof(text) });
}

/* Returns whether this answers one of the keys, or there is none. */
static bool
answers_any(struct slice accept, const struct http_head *request)
{
	const struct slice name = slice_of("Sec-WebSocket-Key");
	const struct http_field *key = http_next(request, name, NULL);

	if (key == NULL)
		return true;
	for (; key != NULL; key = http_next(request, name, key))
		if (answers(accept, key->value))
			return true;
	return false;
}

static void
check(struct judge *judge)
{
	const struct http_head *request = judge->heads[WSREG_CLIENT];
	const struct http_head *answer = judge->heads[WSREG_SERVER];
	const struct slice key = slice_of("Sec-WebSocket-Key");
	const struct slice accept = slice_of("Sec-WebSocket-Accept");
	const struct http_field *field = NULL;

	if (request == NULL)
		return;
	while ((field = http_next(request, key, field)) != NULL)
		if (!is_key(field->value))
			judge_note(judge, WSREG_RULE_HANDSHAKE_KEY_INVALID,
			    WSREG_CLIENT, field->offset, field->value,
			    FAULT_NONE);
	if (answer == NULL)
		return;
	while ((field = http_next(answer, accept, field)) != NULL)
		if (!answers_any(field->value, request))
			judge_note(judge, WSREG_RULE_HANDSHAKE_ACCEPT_MISMATCH,
			    WSREG_SERVER, field->offset, field->value,
			    FAULT_NONE);
}

const struct judge_part judge_keys = { .check = check };
