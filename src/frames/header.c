/* SPDX-License-Identifier: MIT */
/*
 * Headers, taken one by one.
 *
 * A header goes through header_parse() and header_judge().  If it is all there
 * and breaks no rule, it is taken at once.  Otherwise it is taken in parts, and
 * is parsed and judged anew with each: the rules that the part adds are noted.
 */

#include "header.h"

#include <string.h>

#include "header-judge.h"

/* Sets the current frame to what the first `known` octets of its header
 * say. */
static inline void
set_frame(struct wsreg_check *check, const struct header *header, size_t known)
{
	struct wsreg_frame *frame = &check->frame;
	bool begins = check->gathered == 0;

	*frame = (struct wsreg_frame){
		.number = begins ? check->frames++ : frame->number,
		.offset = begins ? check->offset : frame->offset,
		.length = header->length,
		.header_size = header->size,
		.opcode = header->opcode,
		.rsv = header->rsv,
		.fin = header->fin,
		.masked = header->masked,
		.discarded = check->closed,
	};
	memcpy(frame->key, &header->key, 4);
	check->gathered = (uint8_t)known;
	if (header_is_whole(check))
		check->last_key = header->key;
}

/* Returns where the part of the header ends that comes after `known` octets. */
static size_t
find_part_end(const struct header *header, size_t known)
{
	if (known < 2)
		return known + 1;
	return known < header_key_position(header) ? header_key_position(header)
						   : header->size;
}

/* Takes octets up to the end of the next part. */
static size_t
take_part(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	struct header_state state = header_state(check);
	size_t before = check->gathered, after;
	struct header header = header_parse(check->header, before);
	uint64_t rules = header_judge(&state, &header, before);

	after = find_part_end(&header, before);
	if (after - before > size)
		after = before + size;
	memcpy(check->header + before, data, after - before);
	header = header_parse(check->header, after);
	check->pending |= header_judge(&state, &header, after) & ~rules;
	set_frame(check, &header, after);
	return after - before;
}

size_t
wsreg_header_take(struct wsreg_check *check, const uint8_t *data, size_t size)
{
	struct header_state state = header_state(check);
	size_t known = size < HEADER_MAX ? size : HEADER_MAX;

	if (check->gathered == 0 && known >= 2) {
		struct header header = header_parse(data, known);

		if (header.size <= known &&
		    header_judge(&state, &header, known) == 0) {
			set_frame(check, &header, header.size);
			return header.size;
		}
	}
	return take_part(check, data, size);
}

void
wsreg_header_end(struct wsreg_check *check)
{
	struct header_state state = header_state(check);
	struct header header = header_parse(check->header, check->gathered);

	/* The number of frames is judged with the length, which is not there,
	 * but does not depend on it. */
	if (check->gathered >= 2 &&
	    check->gathered < header_key_position(&header) && !state.closed)
		check->pending |= judge_fragments(&state, &header);
}
