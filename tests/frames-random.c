/* SPDX-License-Identifier: MIT */
/* Streams of frames that break no rule, made by chance. */

#include "frames-random.h"

#include <stdlib.h>
#include <string.h>

/* A number below `count`. */
static size_t
draw(uint32_t *random, size_t count)
{
	return support_random(random) % count;
}

void
frames_make_text(uint8_t *text, size_t size, uint32_t *random)
{
	static const char *const letters[] = { "a", "\x7f", "\xc2\x80",
		"\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
		"\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf" };

	for (size_t at = 0, more; at < size; at += more) {
		const char *letter = letters[draw(random, COUNT(letters))];

		more = strlen(letter);
		if (more > size - at) {
			letter = letters[0];
			more = 1;
		}
		memcpy(text + at, letter, more);
	}
}

static void
make_octets(uint8_t *octets, size_t size, uint32_t *random)
{
	for (size_t i = 0; i < size; i++)
		octets[i] = (uint8_t)support_random(random);
}

/* A Ping or a Pong. */
static void
add_control(struct frames *frames, uint32_t *random)
{
	uint8_t payload[125];
	size_t size = draw(random, 4) == 0 ? draw(random, 126) : 3;

	make_octets(payload, size, random);
	frames_add(frames, (uint8_t)(0x89 + draw(random, 2)), payload, size);
}

/* A code that may be sent by both sides, and a reason, or neither. */
static void
add_close(struct frames *frames, uint32_t *random)
{
	static const uint16_t codes[] = { 1000, 1001, 1003, 1007, 1011, 3000,
		4000, 4999 };
	uint16_t code = codes[draw(random, COUNT(codes))];
	uint8_t payload[125] = { (uint8_t)(code >> 8), (uint8_t)code };
	size_t size = draw(random, 124);

	frames_make_text(payload + 2, size, random);
	frames_add(frames, 0x88, payload, draw(random, 3) == 0 ? 0 : 2 + size);
}

static size_t
draw_size(uint32_t *random, unsigned rarity)
{
	static const size_t bounds[] = { 124, 125, 126, 127, 128, 65534, 65535,
		65536, FRAMES_RANDOM_MOST };

	if (rarity != 0 && draw(random, rarity) == 0)
		return bounds[draw(random, COUNT(bounds))];
	return draw(random, 24);
}

/* A message in fragments that may be empty, cut wherever. */
static void
add_message(struct frames *frames, uint32_t *random, unsigned rarity)
{
	bool is_text = draw(random, 2) == 0;
	uint8_t opcode = is_text ? 1 : 2;
	size_t size = draw_size(random, rarity), at = 0, more;
	size_t fragments = draw(random, 2) == 0 ? 1 : 1 + draw(random, 5);
	uint8_t *payload = malloc(size + (size == 0));

	ck_assert_ptr_nonnull(payload);
	if (is_text)
		frames_make_text(payload, size, random);
	else
		make_octets(payload, size, random);
	for (; fragments > 1; fragments--, at += more, opcode = 0) {
		more = draw(random, size - at + 1);
		frames_add(frames, opcode, payload + at, more);
		if (draw(random, 3) == 0)
			add_control(frames, random);
	}
	frames_add(frames, 0x80 | opcode, payload + at, size - at);
	free(payload);
}

void
frames_add_random(
    struct frames *frames, uint32_t *random, unsigned rarity, bool closes)
{
	frames->random = support_random(random);
	for (size_t messages = draw(random, 5); messages > 0; messages--) {
		add_message(frames, random, rarity);
		if (draw(random, 5) == 0)
			add_control(frames, random);
	}
	if (closes)
		add_close(frames, random);
}

void
frames_damage(struct frames *frames, uint32_t *random)
{
	size_t at = draw(random, frames->size);
	size_t rest = frames->size - at;
	size_t some = 1 + draw(random, 3);

	switch (draw(random, 5)) {
	case 0:
		frames->octets[at] ^= (uint8_t)(1u << draw(random, 8));
		break;
	case 1:
		frames->octets[at] = (uint8_t)support_random(random);
		break;
	case 2:
		some = some < rest ? some : rest;
		memmove(frames->octets + at, frames->octets + at + some,
		    rest - some);
		frames->size -= some;
		break;
	case 3:
		frames_add_raw(frames, "\x80\xc3\xff", some);
		break;
	default:
		frames->size = at;
		break;
	}
}
