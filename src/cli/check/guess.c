/* SPDX-License-Identifier: MIT */
/* What a TCP connection in a capture is, by the first octets of its sides. */

#include "guess.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/*
 * The first octets of a side are kept until they have a line, or until they show
 * that they are not text.  If they are a request or an answer of HTTP, it is clear
 * who the client is.  If they are neither, and the side's first octets may be
 * missing, they can be frames; or they are the rest of an answer, and the other
 * side makes a request later.
 */

/* Returns whether octets are not those of text. */
static bool
has_binary(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((data[i] < ' ' && data[i] != '\r' && data[i] != '\n' &&
			data[i] != '\t') ||
		    data[i] >= 0x7f)
			return true;
	return false;
}

/* Recognises a side by its first octets. */
static void
recognise(struct cli_guess_side *side)
{
	/* The header of a TLS record has five octets; RFC 8446, 5.1. */
	const size_t enough = 5;
	enum cli_kind_use use;

	if (!cli_kind_shows(side->start, side->size) &&
	    side->size < CLI_KIND_SIZE &&
	    (side->size < enough || !has_binary(side->start, side->size)))
		return;
	use = cli_kind_of_octets(side->start, side->size).use;
	side->asks = use == CLI_KIND_CLIENT;
	if (side->asks || use == CLI_KIND_SERVER)
		side->kind = CLI_GUESS_HTTP;
	else if (cli_kind_is_tls(side->start, side->size))
		side->kind = CLI_GUESS_TLS;
	else
		side->kind = CLI_GUESS_OTHER;
}

/* Keeps octets of a side as far as they are looked at; returns how many. */
static size_t
keep(struct cli_guess_side *side, const uint8_t *data, size_t size)
{
	size_t part = CLI_KIND_SIZE - side->size;

	if (part > size)
		part = size;
	side->start = cli_grow(side->start, side->size + part, 1);
	memcpy(side->start + side->size, data, part);
	side->size += part;
	return part;
}

/* Takes octets of a side that is not HTTP.  The connection may still be WebSocket
 * if its start is missing. */
static enum cli_guess_result
take_other(struct cli_guess *guess, unsigned i, bool whole, const uint8_t *data,
    size_t size)
{
	struct cli_guess_side *side = &guess->sides[i];
	const struct cli_guess_side *other = &guess->sides[1 - i];

	cli_late_feed(&side->late, data, size);
	if ((whole && !side->missing) ||
	    (other->kind == CLI_GUESS_OTHER &&
		(side->late.bad || other->late.bad)))
		return CLI_GUESS_OTHER;
	return CLI_GUESS_MORE;
}

enum cli_guess_result
cli_guess_take(struct cli_guess *guess, unsigned i, bool whole,
    const uint8_t *data, size_t size, size_t *kept)
{
	struct cli_guess_side *side = &guess->sides[i];

	*kept = 0;
	side->all += size;
	if (side->kind == CLI_GUESS_OTHER)
		return take_other(guess, i, whole, data, size);
	*kept = keep(side, data, size);
	recognise(side);
	switch (side->kind) {
	case CLI_GUESS_MORE:
	case CLI_GUESS_TLS:
		break;
	case CLI_GUESS_HTTP:
		guess->client = side->asks ? i : 1 - i;
		break;
	case CLI_GUESS_OTHER:
		cli_late_feed(&side->late, side->start, side->size);
		return take_other(guess, i, whole, data + *kept, size - *kept);
	}
	return side->kind;
}

void
cli_guess_miss(struct cli_guess *guess, unsigned i)
{
	struct cli_guess_side *side = &guess->sides[i];

	if (side->all > 0)
		side->late.bad = true;
	side->size = 0;
	side->missing = true;
	side->kind = CLI_GUESS_MORE;
}

bool
cli_guess_late(struct cli_guess *guess)
{
	const struct cli_guess_side *sides = guess->sides;
	bool first = sides[0].all > 0;

	for (size_t i = 0; i < 2; i++)
		if (sides[i].all > 0 && !cli_late_is_frames(&sides[i].late))
			return false;
	if (sides[0].all + sides[1].all == 0 ||
	    (first && sides[1].all > 0 &&
		sides[0].late.masked == sides[1].late.masked))
		return false;
	/* RFC 6455, 5.1: clients mask their frames, servers do not. */
	guess->client = first ? !sides[0].late.masked : sides[1].late.masked;
	return true;
}

void
cli_guess_free(struct cli_guess *guess)
{
	for (size_t i = 0; i < 2; i++) {
		free(guess->sides[i].start);
		guess->sides[i].start = NULL;
		guess->sides[i].size = 0;
	}
}
