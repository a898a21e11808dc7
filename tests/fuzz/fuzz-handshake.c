/* SPDX-License-Identifier: MIT */
/* Fuzzing of the judge of handshakes: what comes after the first head is taken
 * for the second, and however both are cut, the same is found. */

#include <stdlib.h>

#include "fuzz.h"
#include "traffic/traffic.h"

/* Aborts unless it holds. */
static void
demand(bool holds)
{
	if (!holds)
		abort();
}

struct pair {
	struct http_head heads[2];
	struct handshake handshake;
};

/* Reads a head in steps of so many octets; returns how many were used. */
static size_t
feed(struct http_head *head, const uint8_t *data, size_t size, size_t step)
{
	size_t offset = 0;

	http_init(head);
	while (offset < size && head->progress == HTTP_MORE) {
		size_t part = size - offset < step ? size - offset : step;
		size_t used;

		http_feed(head, data + offset, part, &used);
		demand(used <= part);
		offset += used;
	}
	return offset;
}

/* Reads both heads and judges them. */
static void
judge(struct pair *pair, const uint8_t *data, size_t size, size_t step)
{
	size_t used = feed(&pair->heads[0], data, size, step);

	feed(&pair->heads[1], data + used, size - used, step);
	handshake_init(&pair->handshake);
	handshake_judge(
	    &pair->handshake, &pair->heads[0], &pair->heads[1], NULL);
}

/* They are in order, and lie in the stream. */
static void
look_at(const struct handshake *handshake, size_t size)
{
	const struct handshake_finding *last = NULL;

	for (size_t i = 0; i < handshake->finding_count; i++) {
		const struct handshake_finding *finding =
		    &handshake->findings[i];

		demand(finding->offset <= size);
		demand(finding->detail.size <= HANDSHAKE_DETAIL_MAX);
		demand(last == NULL || last->sender < finding->sender ||
		    (last->sender == finding->sender &&
			(last->offset < finding->offset ||
			    (last->offset == finding->offset &&
				last->rule <= finding->rule))));
		last = finding;
	}
}

static void
compare(const struct handshake *one, const struct handshake *other)
{
	demand(one->finding_count == other->finding_count);
	demand(one->omitted == other->omitted);
	demand(one->status == other->status);
	demand(one->version == other->version);
	demand(one->agreement.bits == other->agreement.bits);
	for (size_t i = 0; i < one->finding_count; i++) {
		demand(one->findings[i].rule == other->findings[i].rule);
		demand(one->findings[i].offset == other->findings[i].offset);
		demand(slice_same(
		    one->findings[i].detail, other->findings[i].detail));
	}
}

/* What is written can be read, and is written the same. */
static void
format(struct slice extension)
{
	static char text[2 * HTTP_SIZE_MAX], again[sizeof(text)];
	size_t size = extension_format(extension, text, sizeof(text));

	demand(size < sizeof(text));
	demand(extension_format(
		   (struct slice){ text, size }, again, sizeof(again)) == size);
	demand(memcmp(text, again, size) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pair *whole = malloc(sizeof(*whole));
	struct pair *cut = malloc(sizeof(*cut));
	struct agreement agreement;

	demand(whole != NULL && cut != NULL);
	judge(whole, data, size, SIZE_MAX);
	judge(cut, data, size, 1);
	look_at(&whole->handshake, size);
	compare(&whole->handshake, &cut->handshake);
	for (size_t i = 0; i < whole->handshake.extension_count; i++)
		format(whole->handshake.extensions[i]);
	agreement_read(
	    &agreement, (struct slice){ (const char *)data, size }, NULL);
	for (size_t i = 0; i < 2; i++) {
		http_free(&whole->heads[i]);
		http_free(&cut->heads[i]);
	}
	handshake_free(&whole->handshake);
	handshake_free(&cut->handshake);
	free(whole);
	free(cut);
	return 0;
}
