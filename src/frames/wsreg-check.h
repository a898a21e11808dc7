/* SPDX-License-Identifier: MIT */
/*
 * The public interface of libwsreg's frame checker: WebSocket traffic against
 * RFC 6455 and IANA's registries.
 *
 * In come the octets that one endpoint sends, in pieces of any size; out go
 * findings, frames and payload, one event at a time.  The sources behind this
 * header use the registries of wsreg.h and the validation of text.
 */

#ifndef WSREG_CHECK_H
#define WSREG_CHECK_H

#include "wsreg.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The frame checker reads what one endpoint of a WebSocket connection sends
 * after the handshake, and reports what breaks RFC 6455, RFC 7692 or IANA's
 * registries.  It can also deliver the frames and their payload, so that it
 * serves as the receiving half of an endpoint or a proxy.
 *
 * The rules for every function of wsreg.h hold here, too: nothing is allocated,
 * nothing has to be freed, and pointers must not be NULL unless a comment
 * allows it.  Any thread may call any function, but an object of the type
 * struct wsreg_check or struct wsreg_utf8 must be used by only one thread at a
 * time.
 *
 * A checker keeps no octets of the stream but the header of the current frame,
 * so its memory does not grow with frames, messages or the connection.  Offsets
 * and lengths are in octets.
 */

/* ---- Rules ---- */

/*
 * The severity of a rule, which says what breaking it means for the connection.
 */
enum wsreg_severity {
	/* RFC 6455 says that the receiver must or should fail the
	 * connection. */
	WSREG_ERROR,
	/* The sender must not do this, but the receiver ignores the frame and
	 * goes on. */
	WSREG_SENDER,
	/* This is legal, but it is suspicious and worth a warning. */
	WSREG_LINT,
	/* This exceeds a limit that the caller has set. */
	WSREG_LIMIT
};

/*
 * The place of a rule: which octet the offset of a finding names.
 */
enum wsreg_place {
	/* The first octet of the frame: FIN, the RSV bits and the opcode. */
	WSREG_AT_B0,
	/* The second octet of the frame: the mask bit and the length. */
	WSREG_AT_B1,
	/* The first octet of the extended length, or the second octet of the
	 * frame if that has no extended length. */
	WSREG_AT_LENGTH,
	/* The first octet of the masking key. */
	WSREG_AT_KEY,
	/* The first octet of the close code. */
	WSREG_AT_CODE,
	/* The first octet that cannot be part of valid UTF-8. */
	WSREG_AT_BAD,
	/* The octet after the frame's last one. */
	WSREG_AT_END,
	/* The octet after the stream's last one.  If a Close left a message
	 * unfinished, this is the first octet of that Close instead. */
	WSREG_AT_EOF,
	/* The first octet of a line of the HTTP head, or 0 if the line is
	 * missing.  If frames came before the answer, this is the first octet
	 * of these instead. */
	WSREG_AT_LINE,
	/* The first octet that is missing in the capture, or that the capture
	 * has in two forms; 0 for a rule about the capture of a whole
	 * connection. */
	WSREG_AT_GAP
};

/*
 * The numbers of the rules.  If one frame breaks several rules at the same
 * time, the rule with the lowest number is reported first.
 *
 * The numbers may change from one version of the library to the next, and new
 * rules may be added anywhere before WSREG_RULE_COUNT.  Programs that store or
 * exchange rules use wsreg_rule.id, which never changes.  wsreg-rules(7)
 * explains every rule.
 */
enum wsreg_rule_number {
	/* These rules are about the header of a frame. */
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
	/* These rules are about the payload of text messages. */
	WSREG_RULE_TEXT_UTF8_INVALID,
	WSREG_RULE_TEXT_UTF8_TRUNCATED,
	/* These rules are about Close frames and what follows them. */
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
	/* This rule is about messages of a subprotocol that has only text or
	 * only binary messages; see options.message. */
	WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE,
	/* These rules are about the end of a stream. */
	WSREG_RULE_STREAM_TRUNCATED,
	WSREG_RULE_MESSAGE_UNFINISHED,
	WSREG_RULE_CLOSE_MISSING,
	/* These rules are about permessage-deflate (RFC 7692).  They are for
	 * callers that inflate messages. */
	WSREG_RULE_DEFLATE_DATA_INVALID,
	WSREG_RULE_DEFLATE_WINDOW_EXCEEDED,
	WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER,
	WSREG_RULE_DEFLATE_MESSAGE_EMPTY,
	WSREG_RULE_INFLATED_TOO_BIG,
	WSREG_RULE_TEXT_UTF8_AFTER_INFLATE,
	/* These rules are about both directions together.  They are for
	 * callers that see both. */
	WSREG_RULE_CLOSE_UNANSWERED,
	WSREG_RULE_PONG_MISSING,
	WSREG_RULE_PONG_PAYLOAD_MISMATCH,
	/* These rules are about the opening handshake (RFC 6455, 4; RFC 7936).
	 * They are for callers that read the HTTP heads. */
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
	WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED,
	WSREG_RULE_HANDSHAKE_LINE_ENDING,
	WSREG_RULE_HANDSHAKE_UNANSWERED,
	WSREG_RULE_SUBPROTOCOL_NONE_SELECTED,
	WSREG_RULE_FRAMES_BEFORE_ANSWER,
	/* These rules are about captures.  They are for callers that know
	 * which octets are missing. */
	WSREG_RULE_CAPTURE_GAP,
	WSREG_RULE_CAPTURE_BEGINS_LATE,
	WSREG_RULE_CAPTURE_OVERLAP,
	WSREG_RULE_CAPTURE_MESSAGES_ONLY,
	/* The number of rules.  This is not a rule. */
	WSREG_RULE_COUNT
};

/*
 * A rule.  Rules are constant and live until the program ends.
 */
struct wsreg_rule {
	/* The number of the rule. */
	enum wsreg_rule_number number;
	/* The severity of each finding of this rule. */
	enum wsreg_severity severity;
	/* The name of the rule, as "mask-missing".  It is never changed, and
	 * never used for another rule. */
	const char *id;
	/* The fault, as an English phrase without a full stop: "unmasked
	 * frame from a client". */
	const char *fault;
	/* All sections and registries that decide, as "RFC 6455 5.2, 5.8;
	 * registry opcode". */
	const char *sources;
	/* The first section of these, as "5.2".  NULL for a rule that no RFC
	 * states: one about captures, or about a subprotocol, which has a
	 * specification of its own. */
	const char *section;
	/* The number of the RFC that has this section: 6455, 7692, 7936, or 9110
	 * and 9112, which are HTTP; 0 if there is no section. */
	uint16_t rfc;
	/* The close code recommended to an endpoint that fails the connection
	 * for this rule.  It is 0 if none is recommended.  1006 must not be
	 * sent: it is for reports to the application only, as the other
	 * endpoint is gone.  RFC 6455, 7.1.7, recommends to send a code, and
	 * rarely says which. */
	uint16_t close_code;
	/* The octet that the offset of a finding names. */
	enum wsreg_place place;
	/* The meaning of wsreg_finding.value, as "opcode" or "length".  NULL if
	 * findings of this rule have no value. */
	const char *subject;
};

/*
 * Returns the rule with this number, or NULL if `number` is not below
 * WSREG_RULE_COUNT.  It takes the same time for every rule.
 */
WSREG_API const struct wsreg_rule *
wsreg_rule_at(size_t number);

/*
 * Returns the rule with this id, or NULL if there is none.  `size` is the
 * length of `id` in octets, which need not end with a NUL.  Letters must match
 * in case.  The time grows with the number of rules.
 */
WSREG_API const struct wsreg_rule *
wsreg_rule_find(const char *id, size_t size);

/*
 * Returns the word for a severity: "error", "sender", "lint" or "limit".  The
 * result is constant.  It is NULL for a value that the enumeration does not
 * have.
 */
WSREG_API const char *
wsreg_severity_name(enum wsreg_severity severity);

/*
 * Returns the word for a place: "b0", "b1", "len", "key", "code", "bad",
 * "end", "eof", "line" or "gap".  The result is constant.  It is NULL for a value that
 * the enumeration does not have.
 */
WSREG_API const char *
wsreg_place_name(enum wsreg_place place);

/* ---- UTF-8 ---- */

/*
 * The state of the validation of one text; RFC 3629.  The caller stores it and
 * may copy it.  Set it to zeros, as by `struct wsreg_utf8 utf8 = { 0 };`, to
 * begin a text, and again to begin another.
 */
struct wsreg_utf8 {
	/* This member is for the library's own use. */
	uint32_t state;
};

/*
 * Validates the next `size` octets of a text.  A text may be passed in any
 * number of pieces, which may end inside a UTF-8 sequence.
 *
 * Returns `size` if the text can still become well formed.  Otherwise it
 * returns the index of the first octet that no well-formed text can have
 * there: of ED A0, which begins a surrogate, that of the A0.  The text then
 * stays ill-formed, and every later call returns 0.
 */
WSREG_API size_t
wsreg_utf8_feed(struct wsreg_utf8 *utf8, const void *data, size_t size);

/*
 * Validates octets that are masked; RFC 6455, 5.3.  The first octet is masked
 * with key[phase % 4], the next one with the octet of the key after that, and
 * so on.  `phase` may be any number: pass the position in the payload.  Neither
 * the data nor a copy is written.  The result is that of wsreg_utf8_feed().
 */
WSREG_API size_t
wsreg_utf8_feed_masked(struct wsreg_utf8 *utf8, const void *data, size_t size,
    const uint8_t key[4], unsigned phase);

/*
 * Validates masked octets and copies them to `target` without the mask, in one
 * pass.  `target` has room for `size` octets.  It may be `data` itself, and
 * must not overlap the data otherwise.  `key` and `phase` are those of
 * wsreg_utf8_feed_masked().
 *
 * The result is that of wsreg_utf8_feed().  All `size` octets are copied
 * whatever the result is, also when the text was ill-formed before.
 */
WSREG_API size_t
wsreg_utf8_unmask(struct wsreg_utf8 *utf8, void *target, const void *data,
    size_t size, const uint8_t key[4], unsigned phase);

/*
 * Returns whether the text may end here.  It is false if the text so far is
 * ill-formed or ends inside a UTF-8 sequence, and true for an empty text.
 */
WSREG_API bool
wsreg_utf8_complete(const struct wsreg_utf8 *utf8);

/*
 * Copies `size` octets to `target` and removes the mask, or adds it, which is
 * the same operation; RFC 6455, 5.3.  `target` has room for `size` octets.  It
 * may be `data` itself, and must not overlap the data otherwise.  `key` and
 * `phase` are those of wsreg_utf8_feed_masked().
 */
WSREG_API void
wsreg_unmask(void *target, const void *data, size_t size, const uint8_t key[4],
    unsigned phase);

/* ---- Frames ---- */

/*
 * All three reserved bits of a frame's first octet; RFC 6455, 5.2.  As numbers,
 * RSV1 is 4, RSV2 is 2 and RSV3 is 1.
 */
#define WSREG_RSV_ALL 7u

/*
 * Returns the reserved bits that the registry gives to the extension `name`,
 * as a sum of 4, 2 and 1: 4 for permessage-deflate.  A bit belongs to an
 * extension if their records share a reference other than a person; RFC 6455,
 * 9.1.  `size` is the length of the name in octets.
 *
 * Returns 0 if the extension owns no bit or is not registered, and if the
 * snapshot lacks one of the two registries.  Call this when a handshake is
 * complete, for each extension that the server accepted, to set
 * wsreg_check_options.bits.  The records are searched on each call.
 */
WSREG_API unsigned
wsreg_extension_bits(
    const struct wsreg_snapshot *snapshot, const char *name, size_t size);

/*
 * The options of a checker.  Set all members to zeros first, so that options
 * of later versions keep their defaults.  All zeros mean: a client's frames,
 * no extension negotiated, no limits, findings only, stop at the first error.
 */
struct wsreg_check_options {
	/* sizeof(struct wsreg_check_options), which says which members the
	 * caller was compiled with: later versions add members at the end, and
	 * the library takes those that the caller lacks as zeros.  0 means the
	 * members up to unmasked_size. */
	size_t size;
	/* The endpoint whose frames are checked. */
	enum wsreg_sender sender;
	/* The snapshot whose registries decide.  It must stay as long as the
	 * checker is used.  The compiled-in snapshot is used for registries
	 * that this one lacks, and for all of them if this is NULL. */
	const struct wsreg_snapshot *snapshot;
	/* The offset of the first octet: how many octets this endpoint sent
	 * before, as in its handshake.  All offsets count from there. */
	uint64_t offset;
	/* The reserved bits that the negotiated extensions define, as a sum of
	 * 4, 2 and 1; see wsreg_extension_bits(). */
	unsigned bits;
	/* The one reserved bit that marks compressed messages, which is 4 for
	 * permessage-deflate (RFC 7692, 6), or 0 if compression was not
	 * negotiated.  The checker does not look into the payload of
	 * compressed messages: their text is not validated. */
	unsigned compressed_bit;
	/* The reserved bits of extensions that the caller does not know, as a sum
	 * of 4, 2 and 1.  They are accepted like those in `bits`.  The checker
	 * does not look into the payload of messages whose first frame has one:
	 * the extension may have changed it. */
	unsigned opaque_bits;
	/* The limits for the payload of a frame and of a message, in octets,
	 * and for the frames of a message.  0 means no limit.  Exactly the
	 * limit is allowed.  Only `max_frame` applies to control frames.
	 * RFC 6455, 10.4, asks for such limits. */
	uint64_t max_frame, max_message, max_fragments;
	/* This is true to go on after an error or a limit.  Later findings may
	 * then be consequences of the first. */
	bool keep_going;
	/* This is true to report errors and limits alone, which are what a
	 * receiver fails the connection for.  Findings of the severities
	 * WSREG_SENDER and WSREG_LINT are then left out: after the first a
	 * receiver ignores the frame, which has wsreg_frame.discarded, and
	 * after the second it does nothing. */
	bool errors_only;
	/* This is true if the stream was cut off by the caller, as by the end
	 * of a capture: its end is then not checked. */
	bool open;
	/* These ask for events for all frames: `frames` for WSREG_EVENT_FRAME
	 * and WSREG_EVENT_FRAME_END, `payload` for WSREG_EVENT_PAYLOAD. */
	bool frames, payload;
	/* These ask for the same three kinds of events for some frames alone:
	 * `control` for control frames, for instance to match Pings and Pongs,
	 * `compressed` for frames of compressed messages, to inflate them. */
	bool control, compressed;
	/* The target: memory of the caller, and its size in octets.  Payload is
	 * copied there, without its mask if it has one, before it is delivered,
	 * and an event has at most `unmasked_size` octets.  The memory must
	 * stay until it is replaced by wsreg_check_unmask_to(), and must not
	 * overlap the octets that are fed.  NULL and 0 mean that there is no
	 * target: payload is delivered as it came, masked or not.  It is an
	 * error if only one of the two is NULL or 0; see wsreg_check_init(). */
	void *unmasked;
	size_t unmasked_size;
	/* The opcode of all messages if the negotiated subprotocol has only
	 * text messages, which is 1, or only binary ones, which is 2; else 0.
	 * A message of the other type is a finding of the rule
	 * subprotocol-message-type. */
	unsigned message;
};

/*
 * The header of a frame; RFC 6455, 5.2.
 */
struct wsreg_frame {
	/* The number of the frame in this direction.  The first has 0. */
	uint64_t number;
	/* The offset of the frame's first octet. */
	uint64_t offset;
	/* The length of the payload in octets. */
	uint64_t length;
	/* The length of the header in octets: 2 to 14. */
	uint8_t header_size;
	/* The opcode: 0 to 15. */
	uint8_t opcode;
	/* The reserved bits: RSV1 is 4, RSV2 is 2 and RSV3 is 1. */
	uint8_t rsv;
	/* The FIN bit, which ends a message, and the mask bit. */
	bool fin, masked;
	/* The masking key.  It has four zeros if the frame is not masked. */
	uint8_t key[4];
	/* The opcode of the message that the frame belongs to.  It is that of
	 * the frame itself, except for a continuation, which has the opcode of
	 * the message's first frame, or 0 if no message is open. */
	uint8_t message;
	/* This is true if that message is compressed; RFC 7692, 6. */
	bool compressed;
	/* This is true if the first frame of that message has one of the bits
	 * in options.opaque_bits. */
	bool opaque;
	/* This is true if the frame comes after this endpoint's Close and is to
	 * be ignored; RFC 6455, 1.4 and 5.5.1.  Nothing else about the frame is
	 * checked: no limit applies, and neither does the one on the length of
	 * control frames. */
	bool discarded;
};

/*
 * A finding: one rule that was broken at one place.
 */
struct wsreg_finding {
	/* The rule that was broken.  Never NULL. */
	const struct wsreg_rule *rule;
	/* The number that broke the rule.  wsreg_rule.subject says what it is.
	 * It is 0 if that is NULL. */
	uint64_t value;
	/* The offset of the octet that wsreg_rule.place describes. */
	uint64_t offset;
	/* This is true if the finding belongs to a frame. */
	bool in_frame;
	/* The number of that frame, and the offset of its first octet.  Both
	 * are 0 if the finding belongs to no frame. */
	uint64_t frame, frame_offset;
	/* This is true if an error or a limit was reported before in this
	 * direction, so that this finding may be a consequence of that. */
	bool after_error;
};

/*
 * The kinds of events.  Findings are always reported; the caller asks for the
 * others in the options.
 */
enum wsreg_event_kind {
	/* A rule was broken.  Only wsreg_event.finding is set. */
	WSREG_EVENT_FINDING,
	/* The header of a frame is complete.  wsreg_event.frame is set. */
	WSREG_EVENT_FRAME,
	/* Some payload arrived.  wsreg_event.frame, data, size and position are
	 * set.  A frame without payload has no such event; any other may have
	 * any number of them.  Of a control frame that is longer than allowed
	 * only the first WSREG_CONTROL_MAX octets are delivered. */
	WSREG_EVENT_PAYLOAD,
	/* The payload of a frame is complete.  wsreg_event.frame is set.  If
	 * `fin` is true, `discarded` is false, and `message` is text or binary,
	 * then a message is complete, too. */
	WSREG_EVENT_FRAME_END,
	/* Payload is next, but the target is full: an error of the caller.
	 * wsreg_event.frame and position are set.  Make room by
	 * wsreg_check_unmask_to() and go on.  If the next call finds no room
	 * either, the checker fails: it uses all octets, and
	 * wsreg_check_failed() returns true. */
	WSREG_EVENT_NO_ROOM
};

/*
 * An event.  Whatever the options are and however the stream is cut, these hold
 * for the events of one frame:
 *
 *   - Findings about its header, limits among them, come before its
 *     WSREG_EVENT_FRAME.  Unless options.keep_going is true, a frame with such
 *     an error or limit has no event at all.
 *   - If it is a control frame, `position` and `size` of its payload add up to
 *     WSREG_CONTROL_MAX at most, so that a buffer of 125 octets holds all that
 *     is delivered.
 *
 * The caller stores an event; wsreg_check_feed() and wsreg_check_finish()
 * fill it in.  A member that `kind` does not set is undefined.
 */
struct wsreg_event {
	/* The kind of the event. */
	enum wsreg_event_kind kind;
	/* The finding, for WSREG_EVENT_FINDING. */
	struct wsreg_finding finding;
	/* The frame, for the other kinds.  It is part of the checker, and valid
	 * until the next call with that checker. */
	const struct wsreg_frame *frame;
	/* The payload: `size` octets, at least 1.  If options.unmasked is set,
	 * they are there, without a mask.  Otherwise they are in the caller's
	 * data, as they came.  They are valid until the next call.  Text has
	 * been validated: it is well formed so far, unless a finding said
	 * otherwise before. */
	const void *data;
	size_t size;
	/* The index of the first of these octets in the payload.  It is also
	 * the phase for wsreg_unmask(). */
	uint64_t position;
};

/*
 * Counts of what was received without an error.  Frames count when they are
 * complete, messages and control frames, too.  Counting ends at the first error
 * or limit, even with options.keep_going.  Of what follows a Close only the
 * frames count, not as Close, Ping or Pong, nor their messages.
 */
struct wsreg_counts {
	/* The frames of all kinds; messages of text and of binary data; and
	 * Close, Ping and Pong frames. */
	uint64_t frames, texts, binaries, closes, pings, pongs;
};

/*
 * A checker of what one endpoint sends after the handshake.  The caller stores
 * it.  It may be copied between calls; the copies are then independent, except
 * that they share options.unmasked.  Every member is for the library's own
 * use: use the functions below instead.
 */
struct wsreg_check {
	/* The options, as wsreg_check_init() copied them. */
	struct wsreg_check_options options;
	/* The current frame, as far as its header has arrived. */
	struct wsreg_frame frame;
	/* The counts; see wsreg_check_counts(). */
	struct wsreg_counts counts;
	/* The offset of the next octet. */
	uint64_t offset;
	/* The number of frames that have begun. */
	uint64_t frames;
	/* The number of payload octets of the frame that are still to come. */
	uint64_t left;
	/* The payload octets of the open message, by the headers so far. */
	uint64_t message_size;
	/* The frames of the open message. */
	uint64_t fragments;
	/* The rules that are broken and not reported yet, with a bit each, and
	 * those that are not to be reported. */
	uint64_t pending, hidden;
	/* The masking key of the previous frame as it is in memory, or 0. */
	uint32_t last_key;
	/* The validation of the open message. */
	struct wsreg_utf8 text;
	/* The validation of the reason in a Close. */
	struct wsreg_utf8 reason;
	/* The assigned opcodes, with a bit each. */
	uint16_t opcodes;
	/* The code in a Close, as far as it arrived. */
	uint16_t close_code;
	/* The part of the frame that comes next. */
	uint8_t stage;
	/* The octets of an incomplete header, and how many there are. */
	uint8_t header[14], gathered;
	/* The opcode of the open message. */
	uint8_t message;
	/* The octet that is not UTF-8. */
	uint8_t bad;
	/* This is true while a message is open. */
	bool in_message;
	/* This is true if the open message is compressed, and if an extension
	 * may have changed it that the caller does not know. */
	bool compressed, opaque;
	/* This is true if the current text is not UTF-8. */
	bool broken;
	/* This is true after an error or a limit. */
	bool failed;
	/* This is true after a complete Close. */
	bool closed;
	/* This is true after the end of the stream was checked. */
	bool finished;
	/* This is true if the last event was WSREG_EVENT_NO_ROOM. */
	bool no_room;
	/* Room for members of later versions, so that the size stays. */
	uint64_t reserved[19];
};

/*
 * Makes a checker ready for the first octet after the handshake.  The options
 * are copied.  `options` may be NULL, which means all zeros.
 *
 * Returns true if the options can be followed.  Returns false if the target is
 * NULL with a size or is without one, or if a member beyond those that this
 * library knows is not zero; options.size says how many there are.  The checker
 * is then failed: it uses all octets and reports nothing, and
 * wsreg_check_failed() returns true.
 *
 * The order of calls is: wsreg_check_init(), then wsreg_check_feed() for each
 * piece of the stream until it returns false, then wsreg_check_finish() until
 * it returns false.  There is no function to release a checker: it can be
 * abandoned or initialised again at any time.
 *
 *	int
 *	check_stream(FILE *stream)
 *	{
 *		struct wsreg_check check;
 *		struct wsreg_event event;
 *		char data[4096];
 *		size_t size, used;
 *
 *		wsreg_check_init(&check, NULL);
 *		while ((size = fread(data, 1, sizeof(data), stream)) > 0)
 *			for (const char *at = data; wsreg_check_feed(
 *			         &check, at, size, &used, &event);
 *			     at += used, size -= used)
 *				puts(event.finding.rule->fault);
 *		while (wsreg_check_finish(&check, &event))
 *			puts(event.finding.rule->fault);
 *		return wsreg_check_failed(&check) ? -1 : 0;
 *	}
 */
WSREG_API bool
wsreg_check_init(
    struct wsreg_check *check, const struct wsreg_check_options *options);

/*
 * Checks the next `size` octets of the stream, up to the next event.
 *
 * Returns true if there is an event.  It is stored in `*event`, and `*used` is
 * the number of octets that were used, which may be 0.  Call the function again
 * with the octets after these, even if there are none left: more events may be
 * due.
 *
 * Returns false if all octets were used and no event is left.  `*used` is then
 * `size`, and the contents of `*event` are undefined.  Call the function again
 * when more octets arrive.
 *
 * `data` may be NULL if `size` is 0.  Octets after the first `size` are never
 * read, and no pointer to the data is kept beyond the event.  The pieces of the
 * stream may have any size: findings and frames do not depend on it.
 *
 * RFC 6455, 7.1.7, ends the processing of data when a connection fails.  After
 * the first error or limit the function therefore uses all octets and returns
 * false, unless options.keep_going is true.  Do not call it after
 * wsreg_check_finish().
 *
 * The time grows with the number of octets.  Text is validated and unmasked
 * with vector instructions where the processor has them.
 */
WSREG_API bool
wsreg_check_feed(struct wsreg_check *check, const void *data, size_t size,
    size_t *used, struct wsreg_event *event);

/*
 * Replaces the target: options.unmasked and options.unmasked_size.  Call it
 * between two calls of wsreg_check_feed().  The former memory is not written any
 * more.
 *
 * Returns true if there is room for payload, or if no target is wanted:
 * `target` is NULL and `size` is 0.  Returns false if only one of them is: the
 * target is full or missing.  Payload that comes then is not delivered; there
 * is a WSREG_EVENT_NO_ROOM in its place.  So a full target does no harm while no
 * payload comes, as after the last octet of a message.
 *
 * To gather whole messages of either side without another copy, let the target
 * be the end of what was gathered so far, after each event.  This example asks
 * for `frames` and `payload`, and prints the messages of a client.  The buffer
 * has room for a control frame behind the longest message that is allowed.
 * Frames that are discarded have no limit and are skipped:
 *
 *	void
 *	print_messages(const char *data, size_t size)
 *	{
 *		static char message[65536];
 *		struct wsreg_check_options options;
 *		struct wsreg_check check;
 *		struct wsreg_event event;
 *		size_t length = 0, used;
 *
 *		memset(&options, 0, sizeof(options));
 *		options.frames = options.payload = true;
 *		options.max_message = sizeof(message) - WSREG_CONTROL_MAX;
 *		wsreg_check_init(&check, &options);
 *		wsreg_check_unmask_to(&check, message, sizeof(message));
 *		while (wsreg_check_feed(&check, data, size, &used, &event)) {
 *			data += used;
 *			size -= used;
 *			if (event.kind == WSREG_EVENT_FINDING) {
 *				puts(event.finding.rule->fault);
 *				continue;
 *			}
 *			if ((event.frame->opcode & 8) != 0 ||
 *			    event.frame->discarded)
 *				continue;       // not part of a message
 *			if (event.kind == WSREG_EVENT_PAYLOAD)
 *				length += event.size;
 *			if (event.kind == WSREG_EVENT_FRAME_END &&
 *			    event.frame->fin) {
 *				fwrite(message, 1, length, stdout);
 *				putchar('\n');
 *				length = 0;
 *			}
 *			wsreg_check_unmask_to(&check, message + length,
 *			    sizeof(message) - length);
 *		}
 *	}
 */
WSREG_API bool
wsreg_check_unmask_to(struct wsreg_check *check, void *target, size_t size);

/*
 * Checks the end of the stream.  Call it when the stream has ended and
 * wsreg_check_feed() has returned false, and call it again until it returns
 * false.  Its findings are a message of too many frames whose last header is
 * incomplete, and one of these: a stream that ends inside a frame, a message
 * that is unfinished, a missing Close.
 *
 * Returns true if there is a finding, which is stored in `*event`.  Returns
 * false if there is none left; the contents of `*event` are then undefined.
 * There is none after a complete Close, and none after an error or limit unless
 * options.keep_going is true.  If options.open is true, the last three are not
 * reported.
 */
WSREG_API bool
wsreg_check_finish(struct wsreg_check *check, struct wsreg_event *event);

/*
 * Returns the offset of the next octet: options.offset and the number of octets
 * that were used since wsreg_check_init().
 */
WSREG_API uint64_t
wsreg_check_offset(const struct wsreg_check *check);

/*
 * Returns the counts of the checker; see struct wsreg_counts.  They may be read
 * at any time after wsreg_check_init().  The result points into the checker:
 * the counts change as the checker goes on.
 */
WSREG_API const struct wsreg_counts *
wsreg_check_counts(const struct wsreg_check *check);

/*
 * Returns whether a finding of the severity WSREG_ERROR or WSREG_LIMIT has been
 * reported, or whether the checker failed because of the caller: by options that
 * cannot be followed, or by a target that stayed full.
 */
WSREG_API bool
wsreg_check_failed(const struct wsreg_check *check);

/*
 * Returns the close code of the first Close that is complete, or 0 if there is
 * none yet, or if it has no code; RFC 6455, 5.5.1.  The code is what was sent,
 * even if it must not be.  An answer to the Close may repeat it if
 * wsreg_close_code_acceptable() and wsreg_close_code_sendable() allow that.
 */
WSREG_API uint16_t
wsreg_check_close_code(const struct wsreg_check *check);

/* ---- Sending ---- */

/* The size of the largest header, and of the largest payload of a control
 * frame; RFC 6455, 5.2 and 5.5. */
#define WSREG_HEADER_MAX 14
#define WSREG_CONTROL_MAX 125

/*
 * Writes the header of a frame, with its length in the shortest form; RFC 6455,
 * 5.2.  `rsv` is the sum of the reserved bits that are set, as in struct
 * wsreg_frame, `opcode` a number up to 15, and `length` the size of the payload
 * in octets, less than 2^63.  A client passes the masking key, a server NULL.
 * `header` has room for WSREG_HEADER_MAX octets.
 *
 * Returns the size of the header: 2 to 14.  Returns 0 and writes nothing if a
 * number is too large, or if the frame is a control frame and is fragmented or
 * has more than WSREG_CONTROL_MAX octets; RFC 6455, 5.5.  Whether the opcode is
 * assigned and the bits were negotiated is not checked.
 */
WSREG_API size_t
wsreg_frame_header(uint8_t header[WSREG_HEADER_MAX], bool fin, unsigned rsv,
    unsigned opcode, uint64_t length, const uint8_t key[4]);

/*
 * Writes the payload of a Close, not masked: the code and the reason; RFC 6455,
 * 5.5.1.  `reason` has `size` octets of UTF-8, up to 123; it may be NULL if
 * that is 0.  `payload` has room for WSREG_CONTROL_MAX octets.  A Close without
 * a code has an empty payload, for which there is nothing to write.
 *
 * Returns the size of the payload: 2 to 125.  Returns 0 and writes nothing if
 * `sender` may not send the code, by wsreg_close_code_sendable(), or if the
 * reason is too long or is not UTF-8.
 */
WSREG_API size_t
wsreg_close_payload(uint8_t payload[WSREG_CONTROL_MAX],
    enum wsreg_sender sender, uint64_t code, const char *reason, size_t size);

#ifdef __cplusplus
}
#endif

#endif
