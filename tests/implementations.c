/* SPDX-License-Identifier: MIT */
/* Compares the implementation that WSREG_IMPLEMENTATION names with that in
 * plain C: on text of all kinds, however it is cut and masked, and on whole
 * messages.  It is a program of its own, without Check, so that it runs on an
 * emulated machine, too.  It ends with 77 if this processor has no such
 * implementation. / */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "frames/messages.h"

#define TEXT_MAX 700
#define ROUNDS 60000

static uint32_t state = 1;

/* Marsaglia's xorshift. */
static uint32_t
draw(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % below;
}

static const char *const pieces[] = { "a",
	"ASCII of some length, to be skipped", "\xc2\x80", "\xdf\xbf",
	"\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
	"\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xe2\x82\xac" };

/* These octets are wrong, some of them only where they stand. */
static const uint8_t wrong[] = { 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xed, 0xf0,
	0xf4, 0xf5, 0xff, 0x41 };

static size_t
make_text(uint8_t *text)
{
	size_t size = 0, wanted = draw(TEXT_MAX - 40);

	while (size < wanted) {
		const char *piece = pieces[draw(
		    draw(2) == 0 ? 2 : sizeof(pieces) / sizeof(*pieces))];

		memcpy(text + size, piece, strlen(piece));
		size += strlen(piece);
	}
	if (size > 0 && draw(3) == 0)
		text[draw((uint32_t)size)] = wrong[draw(sizeof(wrong))];
	if (size > 0 && draw(4) == 0)
		size -= draw(4) < size ? draw(4) % size : 0;
	return size;
}

static void
fail(const char *what, const uint8_t *octets, size_t size)
{
	printf("%s: ", what);
	for (size_t i = 0; i < size; i++)
		printf("%02x", octets[i]);
	putchar('\n');
	exit(EXIT_FAILURE);
}

/* ---- Text ---- */

/* There are two places, each a whole number of pages on any machine. */
enum place { SOURCE, TARGET };
#define ROOM ((size_t)1 << 16)

/* Returns memory of this size with none before it and after it. */
static uint8_t *
make_room(void)
{
	uint8_t *room =
	    mmap(NULL, 3 * ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (room == MAP_FAILED ||
	    mprotect(room + ROOM, ROOM, PROT_READ | PROT_WRITE) != 0)
		exit(EXIT_FAILURE);
	return room + ROOM;
}

/* Returns a copy that begins or ends where memory does, so that reading or
 * writing past it is a fault.  The copy before at this place is gone. */
static uint8_t *
copy_of(enum place place, const uint8_t *octets, size_t size)
{
	static uint8_t *rooms[2];
	uint8_t *copy;

	if (rooms[place] == NULL)
		rooms[place] = make_room();
	copy = rooms[place] + (draw(3) == 0 ? 0 : ROOM - size);
	memcpy(copy, octets, size);
	return copy;
}

static uint8_t *
masked_copy_of(const uint8_t *octets, size_t size, uint32_t mask)
{
	uint8_t *copy = copy_of(SOURCE, octets, size);
	uint8_t key[4];

	memcpy(key, &mask, 4);
	for (size_t i = 0; i < size; i++)
		copy[i] ^= key[i % 4];
	return copy;
}

/* Asks the implementation about the text under a mask, and has it written
 * without one, elsewhere and where it is. */
static bool
check_text(const struct utf8_implementation *implementation,
    const uint8_t *text, size_t size, uint32_t mask, uint32_t *last)
{
	uint8_t *copy = masked_copy_of(text, size, mask);
	uint8_t *target = copy_of(TARGET, copy, size);
	uint32_t lasts[2] = { *last, *last };
	bool good = implementation->text(copy, size, mask, last);

	if (implementation->copy(target, copy, size, mask, &lasts[0]) != good ||
	    memcmp(target, text, size) != 0)
		fail("copy", text, size);
	if (implementation->copy(copy, copy, size, mask, &lasts[1]) != good ||
	    memcmp(copy, text, size) != 0)
		fail("copy in place", text, size);
	if (lasts[0] != *last || lasts[1] != *last)
		fail("last octets", text, size);
	return good;
}

static void
compare_unmask(const struct utf8_implementation *implementation)
{
	uint8_t octets[TEXT_MAX] = { 0 };
	size_t size = draw(TEXT_MAX);
	uint32_t mask = draw(UINT32_MAX);
	uint8_t *copy, *target;

	for (size_t i = 0; i < size; i++)
		octets[i] = (uint8_t)draw(256);
	copy = masked_copy_of(octets, size, mask);
	target = copy_of(TARGET, copy, size);
	implementation->unmask(target, copy, size, mask);
	implementation->unmask(copy, copy, size, mask);
	if (memcmp(target, octets, size) != 0 ||
	    memcmp(copy, octets, size) != 0)
		fail("unmask", octets, size);
}

static void
compare_text(const struct utf8_implementation *implementation)
{
	uint8_t text[TEXT_MAX];
	size_t size = make_text(text), part;
	uint32_t mask = draw(UINT32_MAX), last[2] = { 0, 0 };

	for (size_t i = 0; i < size; i += part) {
		bool good[2];

		part = 1 + draw((uint32_t)(size - i));
		good[0] = wsreg_utf8_plain.text(text + i, part, 0, &last[0]);
		good[1] = check_text(implementation, text + i, part,
		    mask_turn(mask, i), &last[1]);
		if (good[0] != good[1] || (good[0] && last[0] != last[1]))
			fail("text", text, size);
		if (!good[0])
			break;
	}
}

/* ---- Frames ---- */

/* Puts the second octet and the length, sometimes in more octets than
 * needed. */
static size_t
put_length(uint8_t *octets, size_t length, bool masked)
{
	unsigned more = length < 126 ? 0 : draw(10) == 0 ? 8 : 2;
	size_t form = more == 0 ? length : more == 2 ? 126 : 127;

	octets[0] = (uint8_t)((masked ? 0x80 : 0) | form);
	for (unsigned i = 0; i < more; i++)
		octets[1 + i] =
		    (uint8_t)((uint64_t)length >> 8 * (more - 1 - i));
	return 1 + more;
}

static size_t
put_frame(uint8_t *octets, bool masked)
{
	uint8_t text[TEXT_MAX];
	size_t length = draw(126), at = 0;
	uint8_t key[4] = { 0 };

	memset(text, 'x', length);
	if (length > 8 && draw(4) == 0)
		memcpy(
		    text + draw((uint32_t)length - 4), "\xf0\x9f\x98\x80", 4);
	if (length > 0 && draw(20) == 0)
		text[draw((uint32_t)length)] = wrong[draw(sizeof(wrong))];
	if (draw(3) == 0)
		length = make_text(text);
	octets[at++] = draw(40) == 0 ? 0x01 : 0x81 + (draw(4) == 0);
	at += put_length(octets + at, length, masked);
	if (masked) {
		uint32_t chance = draw(60) == 0 ? 0 : draw(UINT32_MAX);

		memcpy(key, &chance, 4);
		memcpy(octets + at, key, 4);
		at += 4;
	}
	for (size_t i = 0; i < length; i++)
		octets[at++] = text[i] ^ key[i % 4];
	return at;
}

static void
compare_messages(messages_take *take)
{
	struct wsreg_check_options options = {
		.sender = draw(2) == 0 ? WSREG_CLIENT : WSREG_SERVER,
		.max_frame = draw(4) == 0 ? draw(300) : 0,
	};
	uint8_t octets[20 * (TEXT_MAX + 14)];
	struct wsreg_check checks[2];
	size_t size = 0, used[2];

	for (uint32_t count = 1 + draw(20); count > 0; count--)
		size +=
		    put_frame(octets + size, options.sender == WSREG_CLIENT);
	size -= draw(size < 20 || draw(2) == 0 ? (uint32_t)size : 20);
	for (unsigned i = 0; i < 2; i++) {
		uint8_t *copy = copy_of(SOURCE, octets, size);

		wsreg_check_init(&checks[i], &options);
		used[i] = (i == 0 ? wsreg_messages_plain : take)(
		    &checks[i], copy, size);
	}
	if (used[0] != used[1] ||
	    memcmp(&checks[0].counts, &checks[1].counts,
		sizeof(checks[0].counts)) != 0 ||
	    checks[0].last_key != checks[1].last_key)
		fail("frames", octets, size);
}

/* Checks a message of each length that ends with an octet that may not be the
 * last: what follows must not make it whole. */
static void
check_ends(messages_take *take)
{
	for (uint8_t length = 1; length <= 125; length++)
		for (size_t i = 0; i < sizeof(wrong); i++) {
			const struct wsreg_check_options options = {
				.sender = WSREG_SERVER
			};
			uint8_t octets[400] = { 0x81, length };
			struct wsreg_check check;
			size_t used, wanted = 0;

			memset(octets + 2, 'x', length - 1u);
			memset(octets + 2 + length, 0xbf,
			    sizeof(octets) - 2 - length);
			octets[1 + length] = wrong[i];
			if (wrong[i] < 0x80)
				wanted = 2u + length;
			wsreg_check_init(&check, &options);
			used = take(&check, octets, sizeof(octets));
			if (used != wanted)
				fail("end", octets, 2u + length);
		}
}

/* Keeps the reason for skipping in the folder that the build names, for the
 * test `skipped`, which prints those of all. */
static void
keep_reason(const char *name)
{
	const char *folder = getenv("SUPPORT_SKIPPED");
	char path[4096];
	FILE *file;

	if (folder == NULL)
		return;
	mkdir(folder, 0777);
	snprintf(path, sizeof(path), "%s/implementations %s", folder, name);
	file = fopen(path, "w");
	if (file != NULL) {
		fprintf(file, "this processor has no %s\n", name);
		fclose(file);
	}
}

int
main(void)
{
	const char *name = getenv("WSREG_IMPLEMENTATION");
	const struct utf8_implementation *implementation =
	    wsreg_utf8_implementation();
	messages_take *take = wsreg_messages_find();

	if (name != NULL && strcmp(implementation->name, name) != 0) {
		keep_reason(name);
		printf("skipped: this processor has no %s\n", name);
		return 77;
	}
	for (unsigned i = 0; i < ROUNDS; i++)
		compare_text(implementation);
	for (unsigned i = 0; i < ROUNDS / 20; i++)
		compare_unmask(implementation);
	for (unsigned i = 0; i < ROUNDS; i++)
		compare_messages(take);
	check_ends(take);
	printf("%s: as in plain C\n", implementation->name);
	return EXIT_SUCCESS;
}
