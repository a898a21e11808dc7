/* SPDX-License-Identifier: MIT */
/* The public interface of libwsreg's frame checker: WebSocket traffic against
 * RFC 6455 and IANA's registries. */

#ifndef WSREG_CHECK_H
#define WSREG_CHECK_H

#include "wsreg.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Rules ---- */

/* How much a broken rule weighs. */
enum wsreg_severity {
	WSREG_ERROR, /* the receiver must or should fail the connection */
	WSREG_SENDER, /* the sender must not; the receiver discards it, goes on */
	WSREG_LINT,   /* legal, and worth a warning */
	WSREG_LIMIT   /* over a limit that the caller has set */
};

/* Which octet a finding's offset names. */
enum wsreg_place {
	WSREG_AT_B0,     /* the first octet of the frame */
	WSREG_AT_B1,     /* the second */
	WSREG_AT_LENGTH, /* the first of the extended length, or the second of
			  * the frame if it has none */
	WSREG_AT_KEY,    /* the first of the masking key */
	WSREG_AT_CODE,   /* the first of the close code */
	WSREG_AT_BAD,    /* that which makes a UTF-8 sequence ill-formed */
	WSREG_AT_END,    /* one past the frame's last */
	WSREG_AT_EOF,    /* one past the stream's last */
	WSREG_AT_LINE    /* the first of a line of the HTTP head; 0: missing */
};

/* The rules.  Within one frame they are checked in this order.  New ones may
 * be added before WSREG_RULE_COUNT: the numbers may change from one version
 * of the library to the next, the ids do not. */
enum wsreg_rule_number {
	/* The header of a frame. */
	WSREG_RULE_RSV_UNNEGOTIATED,
	WSREG_RULE_RSV1_ON_CONTROL,
	WSREG_RULE_RSV1_ON_CONTINUATION,
	WSREG_RULE_OPCODE_RESERVED_DATA,
	WSREG_RULE_OPCODE_RESERVED_CONTROL,
	WSREG_RULE_CONTROL_FRAME_FRAGMENTED,
	WSREG_RULE_CONTINUATION_UNEXPECTED,
	WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE,
	WSREG_RULE_MASK_MISSING,
	WSREG_RULE_MASK_UNEXPECTED,
	WSREG_RULE_CONTROL_FRAME_TOO_LONG,
	WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET,
	WSREG_RULE_LENGTH_NOT_MINIMAL,
	WSREG_RULE_LENGTH_MSB_SET,
	WSREG_RULE_FRAME_TOO_BIG,
	WSREG_RULE_MESSAGE_TOO_BIG,
	WSREG_RULE_TOO_MANY_FRAGMENTS,
	WSREG_RULE_MASK_KEY_WEAK,
	/* Text. */
	WSREG_RULE_TEXT_UTF8_INVALID,
	WSREG_RULE_TEXT_UTF8_TRUNCATED,
	/* Close. */
	WSREG_RULE_CLOSE_CODE_NOT_USED,
	WSREG_RULE_CLOSE_CODE_RESERVED,
	WSREG_RULE_CLOSE_CODE_LOCAL_ONLY,
	WSREG_RULE_CLOSE_CODE_UNASSIGNED,
	WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE,
	WSREG_RULE_CLOSE_CODE_UNREGISTERED,
	WSREG_RULE_CLOSE_CODE_WRONG_ROLE,
	WSREG_RULE_CLOSE_REASON_UTF8_INVALID,
	WSREG_RULE_CLOSE_REASON_UTF8_TRUNCATED,
	WSREG_RULE_DATA_AFTER_CLOSE,
	WSREG_RULE_CONTROL_AFTER_CLOSE,
	/* The end of a stream. */
	WSREG_RULE_STREAM_TRUNCATED,
	WSREG_RULE_MESSAGE_UNFINISHED,
	WSREG_RULE_CLOSE_MISSING,
	/* permessage-deflate: for those who inflate. */
	WSREG_RULE_DEFLATE_DATA_INVALID,
	WSREG_RULE_DEFLATE_WINDOW_EXCEEDED,
	WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER,
	WSREG_RULE_DEFLATE_MESSAGE_EMPTY,
	WSREG_RULE_INFLATED_TOO_BIG,
	WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
	/* Both directions together: for those who see both. */
	WSREG_RULE_CLOSE_UNANSWERED,
	WSREG_RULE_PONG_MISSING,
	WSREG_RULE_PONG_PAYLOAD_MISMATCH,
	/* The handshake: for those who read HTTP. */
	WSREG_RULE_HANDSHAKE_MALFORMED,
	WSREG_RULE_HANDSHAKE_REFUSED,
	WSREG_RULE_HANDSHAKE_HEADER_MISSING,
	WSREG_RULE_HANDSHAKE_HEADER_REPEATED,
	WSREG_RULE_HANDSHAKE_KEY_INVALID,
	WSREG_RULE_HANDSHAKE_ACCEPT_MISMATCH,
	WSREG_RULE_VERSION_NOT_STANDARD,
	WSREG_RULE_VERSION_UNREGISTERED,
	WSREG_RULE_SUBPROTOCOL_NOT_TOKEN,
	WSREG_RULE_SUBPROTOCOL_REPEATED,
	WSREG_RULE_SUBPROTOCOL_NOT_OFFERED,
	WSREG_RULE_SUBPROTOCOL_SEVERAL_SELECTED,
	WSREG_RULE_SUBPROTOCOL_UNREGISTERED,
	WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH,
	WSREG_RULE_EXTENSION_NOT_OFFERED,
	WSREG_RULE_EXTENSION_UNREGISTERED,
	WSREG_RULE_EXTENSION_PARAMETER_INVALID,
	WSREG_RULE_EXTENSION_RSV_CONFLICT,
	WSREG_RULE_COUNT
};

struct wsreg_rule {
	enum wsreg_rule_number number;
	enum wsreg_severity severity;
	/* "mask-missing": never renamed, never used for another rule. */
	const char *id;
	/* What is wrong, as a phrase without a full stop. */
	const char *fault;
	/* All that decides: "RFC 6455 5.2, 5.8; registry opcode". */
	const char *sources;
	/* The first of these: the section, and the number of the RFC. */
	const char *section;
	uint16_t rfc;
	/* The close code recommended to who fails the connection, 0: none.
	 * RFC 6455, 7.1.7 says SHOULD of one, and rarely which.  1006 is for
	 * oneself alone: there is nobody left to send it to. */
	uint16_t close_code;
	enum wsreg_place place;
	/* What a finding's value is: "opcode", "length" ...; NULL: nothing. */
	const char *subject;
};

/* The rule of this number, or NULL if there is none. */
WSREG_API const struct wsreg_rule *
wsreg_rule_at(size_t number);

/* The rule of this id, or NULL; `size` is the id's length in octets. */
WSREG_API const struct wsreg_rule *
wsreg_rule_find(const char *id, size_t size);

/* The words for these values: "error", "b0".  NULL for a value that the
 * enumeration does not have. */
WSREG_API const char *
wsreg_severity_name(enum wsreg_severity severity);
WSREG_API const char *
wsreg_place_name(enum wsreg_place place);

/* ---- UTF-8 ---- */

/* Text being validated; RFC 3629.  Begins as all zeros. */
struct wsreg_utf8 {
	/* For the library's own use. */
	uint32_t state;
};

/*
 * Goes on with the text's next octets.  Returns how many of them are well
 * formed so far: `size`, or the index of the first octet after which no text
 * can be well formed (of ED A0 that of the A0); after that the text stays
 * ill-formed, and a further call returns 0.
 */
WSREG_API size_t
wsreg_utf8_feed(struct wsreg_utf8 *utf8, const void *data, size_t size);

/* The same of octets that are masked (RFC 6455, 5.3): the first is under
 * key[phase % 4], the next under the one after it.  Nothing is written. */
WSREG_API size_t
wsreg_utf8_feed_masked(struct wsreg_utf8 *utf8, const void *data, size_t size,
    const uint8_t key[4], unsigned phase);

/* The same, and copies all octets to `target` without their mask, be they well
 * formed or not, and also when 0 is returned; `target` may be `data`, and must
 * not overlap it otherwise. */
WSREG_API size_t
wsreg_utf8_unmask(struct wsreg_utf8 *utf8, void *target, const void *data,
    size_t size, const uint8_t key[4], unsigned phase);

/* Whether the text may end here: not inside a sequence. */
WSREG_API bool
wsreg_utf8_complete(const struct wsreg_utf8 *utf8);

/* Copies octets to `target` and takes the mask off, or puts it on; `target` may
 * be `data`, and must not overlap it otherwise.  `key` and `phase` as above. */
WSREG_API void
wsreg_unmask(void *target, const void *data, size_t size, const uint8_t key[4],
    unsigned phase);

/* ---- Frames ---- */

/* The bits RSV1, RSV2 and RSV3 of RFC 6455, 5.2 as numbers are 4, 2 and 1. */
#define WSREG_RSV_ALL 7u

/* The header bits that the registry gives to this extension: those whose
 * record and the extension's share a reference.  0 if there is none. */
WSREG_API unsigned
wsreg_extension_bits(
    const struct wsreg_snapshot *snapshot, const char *name, size_t size);

/* What a checker is to know.  All zeros: a client's frames, nothing agreed on,
 * no limits. */
struct wsreg_check_options {
	enum wsreg_sender sender;
	/* The registries to judge by, for as long as the checker is used; those
	 * that it lacks are asked of the compiled-in snapshot, as all are if
	 * this is NULL. */
	const struct wsreg_snapshot *snapshot;
	/* The offset of the first octet: what this side sent before. */
	uint64_t offset;
	/* The RSV bits that the agreed extensions define. */
	unsigned bits;
	/* That of them which marks compressed messages (RFC 7692, 6), 0: none.
	 * The checker cannot see into those. */
	unsigned compressed_bit;
	/* The most octets in a frame's payload and in a message's, and the most
	 * frames in a message; 0: no limit. */
	uint64_t max_frame, max_message, max_fragments;
	/* Whether to go on after an error. */
	bool keep_going;
	/* Whether the stream was cut off: its end is no finding. */
	bool open;
	/* Whether to tell of frames that are right, and of payload: of all
	 * frames, or of the control frames, of those of compressed messages. */
	bool frames, payload;
	bool control, compressed;
	/* Memory for masked payload that is to be told of: it is copied there
	 * without the mask, and an event is of so many octets at most.  Text is
	 * judged on the way.  It must last until it is replaced, and must not
	 * overlap the data.  NULL or 0: payload is told of as it came. */
	void *unmasked;
	size_t unmasked_size;
};

/* The header of a frame; RFC 6455, 5.2. */
struct wsreg_frame {
	uint64_t number; /* from 0, in this direction */
	uint64_t offset; /* of its first octet */
	uint64_t length; /* of the payload, in octets */
	uint8_t header_size;
	uint8_t opcode;
	uint8_t rsv; /* RSV1 is 4, RSV2 2, RSV3 1 */
	bool fin, masked;
	uint8_t key[4]; /* the masking key; zeros if there is none */
	/* The opcode of the message that it is of: its own, except for
	 * continuations; those of no message have 0. */
	uint8_t message;
	/* Whether that message is compressed; RFC 7692, 6. */
	bool compressed;
	/* Whether it comes after this side's Close, and is to be discarded:
	 * no limit holds for it, nor that on control frames. */
	bool discarded;
};

/* A broken rule. */
struct wsreg_finding {
	const struct wsreg_rule *rule;
	/* The number at fault, see rule->subject; 0 if there is none. */
	uint64_t value;
	/* Where, from the first octet that this side sent. */
	uint64_t offset;
	/* Whether it belongs to a frame, the frame's number, and the offset of
	 * its first octet; 0 if it does not. */
	bool in_frame;
	uint64_t frame, frame_offset;
	/* Whether it comes after this direction's first error: it may follow
	 * from that. */
	bool after_error;
};

enum wsreg_event_kind {
	WSREG_EVENT_FINDING,
	WSREG_EVENT_FRAME,    /* the header is complete */
	WSREG_EVENT_PAYLOAD,  /* the next octets of the payload */
	WSREG_EVENT_FRAME_END /* the payload is complete */
};

struct wsreg_event {
	enum wsreg_event_kind kind;
	/* Of a finding. */
	struct wsreg_finding finding;
	/* Of the others: the frame, until the next call. */
	const struct wsreg_frame *frame;
	/* Of payload: octets of the caller's data as they came or, if the frame
	 * is masked and there is options.unmasked, the octets there, without
	 * the mask, until the next call.  `position` is where in the payload
	 * they stand, and the phase for wsreg_unmask(). */
	const void *data;
	size_t size;
	uint64_t position;
};

/* What was seen up to the first error or limit: whole frames, and messages and
 * control frames that are complete.  What comes after a Close does not count. */
struct wsreg_counts {
	uint64_t frames, texts, binaries, closes, pings, pongs;
};

/* A checker of what one side sends after the handshake.  The caller stores it
 * and may copy it; all in it is for the library's own use. */
struct wsreg_check {
	struct wsreg_check_options options;
	struct wsreg_frame frame; /* the one at hand */
	struct wsreg_counts counts;
	uint64_t offset;          /* of the next octet */
	uint64_t frames;          /* that have begun */
	uint64_t left;            /* payload octets that have not come */
	uint64_t message_size;    /* octets of the open message */
	uint64_t fragments;       /* frames of the open message */
	uint64_t part;            /* of the header: length or key */
	uint64_t pending;         /* rules to tell of, a bit each */
	struct wsreg_utf8 text;   /* of the open message */
	struct wsreg_utf8 reason; /* of the Close */
	uint16_t opcodes;         /* those assigned, a bit each */
	uint16_t close_code;
	uint8_t stage;
	uint8_t gathered, wanted;
	uint8_t message; /* the opcode of the open message */
	uint8_t bad;     /* the octet that is not UTF-8 */
	uint8_t last_key[4];
	bool keyed;      /* whether last_key is that of the frame before */
	bool in_message; /* one is open */
	bool compressed; /* and compressed */
	bool broken;     /* the text at hand is not UTF-8 */
	bool failed;     /* there was an error */
	bool closed;     /* there was a whole Close */
	bool finished;   /* the end was judged */
};

/*
 * Begins to check; `options` NULL are all zeros.  They are copied.
 *
 *	struct wsreg_check check;
 *	struct wsreg_event event;
 *	size_t size, used;
 *
 *	wsreg_check_init(&check, NULL);
 *	while ((size = read_some(data)) > 0)
 *		for (const char *at = data;
 *		     wsreg_check_feed(&check, at, size, &used, &event);
 *		     at += used, size -= used)
 *			puts(event.finding.rule->fault);
 *	while (wsreg_check_finish(&check, &event))
 *		puts(event.finding.rule->fault);
 *
 * There is nothing to end.
 */
WSREG_API void
wsreg_check_init(
    struct wsreg_check *check, const struct wsreg_check_options *options);

/*
 * Goes on with the next octets.  True: there is an event, and `*used` octets
 * were used, perhaps none; call again with the rest, be it empty.  False: all
 * were used, and `event` is undefined.  Nothing is read past `size`, and
 * nothing kept of `data`.  However the stream is cut, findings and frames are
 * the same.
 *
 * After the first error or limit, unless options.keep_going, all is used and
 * nothing told: RFC 6455, 7.1.7.
 */
WSREG_API bool
wsreg_check_feed(struct wsreg_check *check, const void *data, size_t size,
    size_t *used, struct wsreg_event *event);

/* Sets options.unmasked and its size, between calls; what was there before is
 * not written to any more.  To gather a message, aim at the end of what was
 * gathered, after each event.  NULL or 0: payload comes with its mask, so that
 * a full buffer is to be noticed before. */
WSREG_API void
wsreg_check_unmask_to(struct wsreg_check *check, void *target, size_t size);

/* The stream has ended here.  True: there is a finding; call again.  False:
 * there is none, or no further one, and `event` is undefined. */
WSREG_API bool
wsreg_check_finish(struct wsreg_check *check, struct wsreg_event *event);

/* Where the checker is: the offset of the next octet. */
WSREG_API uint64_t
wsreg_check_offset(const struct wsreg_check *check);

/* What was seen; it changes as the checker goes on. */
WSREG_API const struct wsreg_counts *
wsreg_check_counts(const struct wsreg_check *check);

/* Whether there was an error or a limit. */
WSREG_API bool
wsreg_check_failed(const struct wsreg_check *check);

#ifdef __cplusplus
}
#endif

#endif
