/* SPDX-License-Identifier: MIT */
/*
 * The public interface of libwsreg-traffic: a WebSocket connection, both sides
 * of it, against RFC 6455, RFC 7692 and IANA's registries.
 *
 * In come the octets that the client and the server send, in pieces of any size;
 * out go findings, frames and messages, one event at a time.  The sources
 * behind this header read HTTP, check the handshake, feed the frame checker of
 * wsreg-check.h and inflate what is compressed.
 */

#ifndef WSREG_TRAFFIC_H
#define WSREG_TRAFFIC_H

#include "wsreg-check.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The checker of connections serves programs that have recorded both sides of a
 * connection, as a test of a WebSocket library does, that pass octets on, as a
 * proxy does, or that are one of the sides.  It neither reads nor writes, and
 * it never waits: it is told what the sides send.
 *
 * The rules for every function of wsreg.h hold here, too, but for one:
 * wsreg_traffic_new() allocates, and so may all functions that take a connection
 * that is not const.  That memory is out is a result.  Any thread may call any
 * function, but a connection must be used by only one thread at a time.
 *
 * A connection takes 8 KiB.  Besides, it keeps
 *
 *   - the HTTP heads until the next call after the handshake was checked, which
 *     are at most 1 MiB and 10,000 fields each;
 *   - what the handshake has negotiated, as text;
 *   - the window and the tables of an inflater, less than 52 KiB, for each
 *     side that has sent a compressed message;
 *   - up to 5 MiB about the first 65,536 Pings and Pongs of each side;
 *   - if messages are asked for, the message that each side is sending, or has
 *     sent last, in at most twice as much memory.
 */

/*
 * A connection.  Its layout is private: use the functions below.
 */
struct wsreg_traffic;

/*
 * The largest message that is gathered unless options.max_message says
 * otherwise, in octets.
 */
#define WSREG_TRAFFIC_MESSAGE_MAX 16777216

/*
 * The options of a connection.  Set all members to zeros first, so that options
 * of later versions keep their defaults, and then `size`.  All zeros mean: both
 * sides, from the first octet of the handshake on, in any order; no limits;
 * findings only; each side is checked up to its first error.
 */
struct wsreg_traffic_options {
	/* sizeof(struct wsreg_traffic_options), which says which members the
	 * caller was compiled with: later versions add members at the end.  0
	 * stands for the members up to `extensions`.  If a member that this
	 * library does not know is not zero, nothing is checked; see
	 * wsreg_traffic_trouble(). */
	size_t size;
	/* The snapshot whose registries decide, NULL for the compiled-in one.
	 * It must stay as long as the connection is used. */
	const struct wsreg_snapshot *snapshot;
	/* The limits of struct wsreg_check_options.  `max_message` applies to
	 * compressed messages, too, while they are inflated: what is beyond it
	 * is not inflated.  If it is 0 and messages are asked for, it is
	 * WSREG_TRAFFIC_MESSAGE_MAX. */
	uint64_t max_frame, max_message, max_fragments;
	/* This is true to go on after an error or a limit of a side. */
	bool keep_going;
	/* This is true to report errors and limits alone. */
	bool errors_only;
	/* This is true if the octets end before the connection did, as at the
	 * end of a capture: its end is then not checked. */
	bool open;
	/* By enum wsreg_sender: this is true if the octets of this side were
	 * not recorded and never come. */
	bool absent[2];
	/* This is true if the octets of both sides are fed in the order in
	 * which they were sent.  Then a Pong that comes before its Ping is
	 * found, and so are frames that come before the handshake is complete. */
	bool ordered;
	/* This is true to receive WSREG_TRAFFIC_FRAME and
	 * WSREG_TRAFFIC_FRAME_END. */
	bool frames;
	/* This is true to receive WSREG_TRAFFIC_MESSAGE. */
	bool messages;
	/* NULL: the octets begin with the handshake.  Otherwise frames come at
	 * once, and this is what the Sec-WebSocket-Extensions header of the
	 * server's response said: "permessage-deflate", or "" for nothing. */
	const char *extensions;
	/* The negotiated subprotocol if `extensions` is set, else it has no
	 * effect.  NULL and "" mean none. */
	const char *subprotocol;
};

/*
 * Begins a connection.  `options` may be NULL, which means all zeros; they are
 * copied, but for the snapshot.  Returns NULL if memory is out.  The caller
 * owns the connection and releases it by wsreg_traffic_free().
 *
 * The order of calls is: wsreg_traffic_new(), then wsreg_traffic_feed() for each
 * piece that a side sends, wsreg_traffic_end() when a side has ended,
 * wsreg_traffic_finish() when both have, and wsreg_traffic_free().
 */
WSREG_API struct wsreg_traffic *
wsreg_traffic_new(const struct wsreg_traffic_options *options);

/*
 * Releases a connection at any time, and all that its functions returned.
 * `traffic` may be NULL.
 */
WSREG_API void
wsreg_traffic_free(struct wsreg_traffic *traffic);

/*
 * The kinds of events.  Findings and the handshake are always reported; the
 * caller asks for the others in the options, also for those of later versions.
 */
enum wsreg_traffic_kind {
	/* A rule was broken.  wsreg_traffic_event.finding, detail, detail_size,
	 * fault, rfc and section are set. */
	WSREG_TRAFFIC_FINDING,
	/* The handshake was checked; see wsreg_traffic_handshake().  The findings
	 * about it come next. */
	WSREG_TRAFFIC_HANDSHAKE,
	/* The header of a frame is complete.  wsreg_traffic_event.frame is
	 * set. */
	WSREG_TRAFFIC_FRAME,
	/* The payload of a frame is complete.  wsreg_traffic_event.frame is
	 * set. */
	WSREG_TRAFFIC_FRAME_END,
	/* A message or a control frame is complete.
	 * wsreg_traffic_event.frame is its last frame, whose `message` is the
	 * opcode, and data and size are the whole payload, without its mask and
	 * inflated.  If `opaque` is true, an extension that is not known here
	 * may have changed the payload, and it is as it came, but for the mask.
	 * If frames are asked for as well, this comes before
	 * WSREG_TRAFFIC_FRAME_END.  There is no such event for messages with a
	 * fault in their compression, nor after one for compressed messages,
	 * nor for what comes after the side's Close. */
	WSREG_TRAFFIC_MESSAGE
};

/*
 * An event.  The caller stores it.  A member that `kind` does not set is
 * undefined.  Pointers are valid until the next call with the connection.
 */
struct wsreg_traffic_event {
	/* The kind of the event. */
	enum wsreg_traffic_kind kind;
	/* The side that the event is about; WSREG_SERVER for the handshake. */
	enum wsreg_sender sender;
	/* The finding.  Its offset counts from the first octet of the side. */
	struct wsreg_finding finding;
	/* The subject of a finding about the handshake: a name, a header, an
	 * extension as written.  It has no NUL at its end and may have any
	 * octets but control octets; it is at most 80 octets long and empty if
	 * there is none. */
	const char *detail;
	size_t detail_size;
	/* The fault as an English phrase without a full stop, which may be more
	 * precise than that of the rule.  "#" is the place of the detail. */
	const char *fault;
	/* The section that decides, and its RFC; NULL and 0 if there is
	 * none.  What a subprotocol demands is in its own specification, which
	 * `section` then names, and `rfc` is 0. */
	const char *section;
	unsigned rfc;
	/* The frame. */
	const struct wsreg_frame *frame;
	/* The payload of a message or a control frame; `data` is not NULL even
	 * if `size` is 0. */
	const void *data;
	size_t size;
	/* Room for members of later versions, so that the size stays. */
	uint64_t reserved[4];
};

/*
 * The result of a call.
 */
enum wsreg_traffic_result {
	/* All octets were used, and there is no event. */
	WSREG_TRAFFIC_USED,
	/* There is an event.  Call the function again, with the octets that
	 * are not used yet, even if there are none. */
	WSREG_TRAFFIC_EVENT,
	/* The octets that are left cannot be checked before the other side's
	 * HTTP head has come, or that side has ended.  Feed the other side, and
	 * then these octets again. */
	WSREG_TRAFFIC_BLOCKED,
	/* Memory is out.  So will be the result of all later calls. */
	WSREG_TRAFFIC_MEMORY
};

/*
 * Checks the next `size` octets that a side sends, up to the next event.
 * `sender` is WSREG_CLIENT or WSREG_SERVER.  `*used` is the number of octets
 * that were used, whatever the result is.  `data` may be NULL if `size` is 0.
 * No pointer to it is kept beyond the event.
 *
 * The pieces may have any size: but for options.ordered, neither the findings
 * nor the messages depend on them, or on which side is fed first.  A caller that
 * has both sides in memory feeds one until it is blocked, then the other, and so
 * on until no octet is left.
 *
 * After the first error or limit of a side its octets are used without being
 * looked at, unless options.keep_going is true.  Do not call this for a side
 * that has ended.
 */
WSREG_API enum wsreg_traffic_result
wsreg_traffic_feed(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used,
    struct wsreg_traffic_event *event);

/*
 * Says that octets of a side are missing here, as where a capture lost some.
 * The side is checked up to here.  The results are those of wsreg_traffic_feed();
 * after WSREG_TRAFFIC_BLOCKED and WSREG_TRAFFIC_EVENT call this again.
 */
WSREG_API enum wsreg_traffic_result
wsreg_traffic_gap(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    struct wsreg_traffic_event *event);

/*
 * Says that a side sends nothing more.  The results are those of
 * wsreg_traffic_feed(); call this again after WSREG_TRAFFIC_EVENT.  After
 * WSREG_TRAFFIC_BLOCKED call it again once the other side has gone on, or leave
 * the rest to wsreg_traffic_finish().
 */
WSREG_API enum wsreg_traffic_result
wsreg_traffic_end(struct wsreg_traffic *traffic, enum wsreg_sender sender,
    struct wsreg_traffic_event *event);

/*
 * Ends both sides, if they have not ended, and reports what shows only when both
 * are put together: a Ping without a Pong, a Close without an answer.  Call it
 * until it returns WSREG_TRAFFIC_USED or WSREG_TRAFFIC_MEMORY.  It is never
 * blocked.
 */
WSREG_API enum wsreg_traffic_result
wsreg_traffic_finish(
    struct wsreg_traffic *traffic, struct wsreg_traffic_event *event);

/*
 * What a handshake said and negotiated.  Later versions add members at the end.
 */
struct wsreg_traffic_handshake {
	/* The status of the response, 0 if there was none. */
	unsigned status;
	/* The request's Sec-WebSocket-Version, -1 if there was none. */
	int version;
	/* The subprotocol that the server has selected, with a NUL at its end;
	 * "" if it has selected none. */
	const char *subprotocol;
	/* How many extensions the server has accepted; see
	 * wsreg_traffic_extension(). */
	size_t extension_count;
	/* Whether permessage-deflate is one of them; RFC 7692. */
	bool compressed;
	/* By sender: how far a side looks back, 2^window_bits octets, and
	 * whether it begins each message anew.  They are 0 and false if
	 * permessage-deflate was not accepted. */
	unsigned window_bits[2];
	bool no_context_takeover[2];
	/* How many findings about the handshake are left out: those beyond the
	 * first 64, lints before others. */
	size_t omitted;
};

/*
 * Returns what the handshake has negotiated, or NULL if it was not checked yet, or
 * options.extensions says that there is none.  It lives as long as the
 * connection.
 */
WSREG_API const struct wsreg_traffic_handshake *
wsreg_traffic_handshake(const struct wsreg_traffic *traffic);

/*
 * Returns an extension that was accepted, as it was written, with a NUL at its
 * end: "permessage-deflate; server_max_window_bits=10".  NULL if there are not
 * that many.  It lives as long as the connection.
 */
WSREG_API const char *
wsreg_traffic_extension(const struct wsreg_traffic *traffic, size_t index);

/*
 * Returns whether an error or a limit was found so far, in the handshake or of
 * one of the sides, even if options.errors_only is set.
 */
WSREG_API bool
wsreg_traffic_failed(const struct wsreg_traffic *traffic);

/*
 * Returns why the connection is not checked, as an English phrase without a full
 * stop, or NULL if it is: it is plain HTTP, a head exceeds a limit, octets of
 * the handshake are missing, the options cannot be followed.  The phrase is
 * constant.
 */
WSREG_API const char *
wsreg_traffic_trouble(const struct wsreg_traffic *traffic);

/*
 * Returns the counts of what a side sent without an error; see struct
 * wsreg_counts.  They are zeros before its first frame.  They are part of the
 * connection, and change with the next call.
 */
WSREG_API const struct wsreg_counts *
wsreg_traffic_counts(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender);

/*
 * Returns how many octets of a side were used.
 */
WSREG_API uint64_t
wsreg_traffic_offset(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender);

/*
 * Returns the code of the side's Close, or 0 if it has sent none, or one without
 * a code.
 */
WSREG_API uint16_t
wsreg_traffic_close_code(
    const struct wsreg_traffic *traffic, enum wsreg_sender sender);

/*
 * Writes a finding as a line without its end, for people: "client: 221: error:
 * unmasked frame from a client [mask-missing] (RFC 6455, 5.1)".  The event is a
 * WSREG_TRAFFIC_FINDING.  At most `size` octets are written, a NUL included;
 * `buffer` may be NULL if `size` is 0.  Returns the length of the whole text
 * without the NUL: it was cut if that is `size` or more.
 */
WSREG_API size_t
wsreg_traffic_describe(
    const struct wsreg_traffic_event *event, char *buffer, size_t size);

/*
 * The size of the value of a Sec-WebSocket-Accept header, with a NUL.
 */
#define WSREG_ACCEPT_SIZE 29

/*
 * Writes the value of the Sec-WebSocket-Accept header that answers a
 * Sec-WebSocket-Key; RFC 6455, 4.2.2.  `size` is the length of the key in
 * octets, without blanks around it.  Returns false, and writes nothing, if the
 * key is not 16 octets in base64: a server then answers with the status 400.
 */
WSREG_API bool
wsreg_accept_key(const char *key, size_t size, char accept[WSREG_ACCEPT_SIZE]);

#ifdef __cplusplus
}
#endif

#endif
