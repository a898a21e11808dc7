/* SPDX-License-Identifier: MIT */
/* Judges what one side sends after the handshake: frames, and what is inflated
 * of them. */

#ifndef TRAFFIC_DIRECTION_H
#define TRAFFIC_DIRECTION_H

#include "close.h"
#include "deflate.h"
#include "names.h"

/* Returns whether a side that breaks the rule is not judged any further. */
static inline bool
direction_is_fatal(const struct wsreg_rule *rule)
{
	return rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT;
}

/* Returns whether it is a control frame.  RFC 6455, 5.5: these have the opcode's
 * highest bit. */
static inline bool
direction_is_control(const struct wsreg_frame *frame)
{
	return (frame->opcode & 8) != 0;
}

struct direction {
	struct wsreg_check check;
	struct direction_close close;
	/* Whether compressed messages are inflated, how the side compresses,
	 * and whether there was a fault in one. */
	bool inflates, failed;
	struct deflate_side compression;
	/* The inflater: NULL before the first compressed message, which most
	 * sides that may send one never do. */
	struct deflate *deflate;
	/* Gathers the message at hand; NULL: nobody wants whole messages. */
	struct message *message;
	bool told;    /* the fault of the message at hand was reported */
	bool stopped; /* nothing more is judged */
	/* The counts before the frame at hand, and before the fault. */
	struct wsreg_counts before, counts;
	bool frames, payload, keep_going; /* what the caller wants */
	/* The errors to leave out, by number of the rule; NULL: none. */
	const bool *excluded;
	bool check_failed; /* by an error that is not left out */
	/* Events that come before the next octet: a finding, then the frame's
	 * end. */
	bool has_finding, has_end;
	struct wsreg_finding finding;
};

/* Begins a direction, which must not be moved and is to be freed.  The agreement
 * adds to the options.  These must have memory for payload without its mask. */
void
direction_init(struct direction *direction,
    const struct wsreg_check_options *options,
    const struct agreement *agreement);
void
direction_free(struct direction *direction);

/* Leaves out errors, of which the array has the truth by number of the rule: they
 * are not reported, and judging goes on as if they were none.  Call it before
 * anything is fed; the array must stay. */
void
direction_exclude(struct direction *direction, const bool *excluded);

/* Gathers each message, inflated if it is compressed; control frames are none.
 * Call it before anything is fed; `message` must stay, and is freed by the
 * caller. */
void
direction_gather(struct direction *direction, struct message *message);

/* Returns the text or binary message that a frame with FIN, at its end, has
 * completed.  NULL if there is none, it was not gathered whole, or it is not known
 * what it inflates to. */
const struct message *
direction_message(
    const struct direction *direction, const struct wsreg_frame *frame);

/* Returns whether it is not known, at the end of a frame, what its message
 * inflates to. */
bool
direction_is_lost(
    const struct direction *direction, const struct wsreg_frame *frame);

enum direction_result {
	DIRECTION_FED,   /* all was used */
	DIRECTION_EVENT, /* there is an event */
	DIRECTION_MEMORY /* memory is out */
};

/* Goes on like wsreg_check_feed(), with the findings about inflated data among
 * the others; control frames and their payload are always reported. */
enum direction_result
direction_feed(struct direction *direction, const void *data, size_t size,
    size_t *used, struct wsreg_event *event);

/* Returns how many octets of the header of the frame at hand were judged, and
 * where they are. */
size_t
direction_header(const struct direction *direction, const uint8_t **octets);

/* Ends the stream like wsreg_check_finish(). */
bool
direction_finish(struct direction *direction, struct wsreg_event *event);

/* Returns the counts up to the first error. */
const struct wsreg_counts *
direction_counts(const struct direction *direction);

/* Returns whether there was an error or a limit. */
bool
direction_failed(const struct direction *direction);

#endif
