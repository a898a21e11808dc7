/* SPDX-License-Identifier: MIT */
/* What helps who breaks a rule: why there is such a rule, where to look.
 * Texts are data here, so that the manual page can be made of them. */

#include "notes.h"

static const char *const notes[WSREG_RULE_COUNT] = {
	[WSREG_RULE_RSV_UNNEGOTIATED] =
	    "RSV1 marks compressed messages: see whether both sides named "
	    "permessage-deflate in Sec-WebSocket-Extensions.",
	[WSREG_RULE_RSV1_ON_CONTROL] =
	    "Control frames are sent as they are, whatever was agreed on for "
	    "messages.",
	[WSREG_RULE_RSV1_ON_CONTINUATION] =
	    "The bit of the first frame stands for the whole message.",
	[WSREG_RULE_OPCODE_RESERVED_DATA] =
	    "It may be payload: see whether the frame before has the length "
	    "that its header says.",
	[WSREG_RULE_OPCODE_RESERVED_CONTROL] =
	    "It may be payload: see whether the frame before has the length "
	    "that its header says.",
	[WSREG_RULE_CONTINUATION_UNEXPECTED] =
	    "The first frame of a message bears the opcode of its kind, the "
	    "others bear 0.",
	[WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE] =
	    "The frames of two messages are never mixed: between those of one "
	    "there are none but control frames.",
	[WSREG_RULE_MASK_MISSING] =
	    "A client masks each frame, on an encrypted connection too, so "
	    "that nothing on the way takes what it sends for HTTP (RFC 6455 10.3).",
	[WSREG_RULE_MASK_UNEXPECTED] =
	    "See whether these are the client's frames.",
	[WSREG_RULE_CONTROL_FRAME_TOO_LONG] =
	    "A control frame has at most 125 octets of payload, a reason 123: "
	    "the code takes two.",
	[WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET] =
	    "A Close has no payload, or a code of two octets and perhaps a "
	    "reason.",
	[WSREG_RULE_LENGTH_NOT_MINIMAL] =
	    "16 bits are for 126 octets and more, 64 bits for 65536 and more.",
	[WSREG_RULE_MASK_KEY_WEAK] =
	    "Each frame needs a key of its own that nobody can foretell.",
	[WSREG_RULE_TEXT_UTF8_INVALID] =
	    "Overlong forms, surrogates and what is above U+10FFFF are no "
	    "UTF-8 either; octets of any kind are for binary messages.",
	[WSREG_RULE_TEXT_UTF8_TRUNCATED] =
	    "A frame may end inside a sequence, a message may not.",
	[WSREG_RULE_CLOSE_CODE_LOCAL_ONLY] =
	    "It is for a program to tell its user; to end without a code, "
	    "send a Close without payload.",
	[WSREG_RULE_CLOSE_CODE_UNASSIGNED] =
	    "A newer registry may have it; an application's own codes "
	    "are those for private use.",
	[WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE] =
	    "Two letters make such a number: a reason may have been sent "
	    "without a code before it.",
	[WSREG_RULE_CLOSE_CODE_UNREGISTERED] =
	    "It must be accepted; an application's own codes are those for "
	    "private use.",
	[WSREG_RULE_CLOSE_CODE_WRONG_ROLE] =
	    "A server that misses an extension can fail the handshake.",
	[WSREG_RULE_STREAM_TRUNCATED] =
	    "If it is only the capture that ends here, the stream is to be "
	    "checked as an open one.",
	[WSREG_RULE_CLOSE_MISSING] = "The other side cannot know why.",
	[WSREG_RULE_DEFLATE_WINDOW_EXCEEDED] =
	    "A client's window is limited by client_max_window_bits, a "
	    "server's by server_max_window_bits.",
	[WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER] =
	    "A client that agreed to client_no_context_takeover compresses "
	    "each message by itself, as does a server with "
	    "server_no_context_takeover.",
	[WSREG_RULE_DEFLATE_MESSAGE_EMPTY] =
	    "An empty message is compressed to the single octet 00. Receivers "
	    "with zlib fail on none at all, or on the next message.",
	[WSREG_RULE_INFLATED_TOO_BIG] =
	    "An octet may inflate to a thousand: the limit is for what comes "
	    "out.",
	[WSREG_RULE_PONG_MISSING] =
	    "Of several Pings only the latest needs a Pong.",
	[WSREG_RULE_PONG_PAYLOAD_MISMATCH] =
	    "A Pong repeats the payload of the Ping that it answers. A Pong "
	    "while no Ping is unanswered is legal.",
	[WSREG_RULE_HANDSHAKE_REFUSED] =
	    "Nothing more of the answer is judged. The client may ask again on "
	    "the same connection.",
	[WSREG_RULE_HANDSHAKE_ACCEPT_MISMATCH] =
	    "It is the base64 of the SHA-1 of the key, as it is written in the "
	    "request, and the GUID in RFC 6455 1.3.",
	[WSREG_RULE_SUBPROTOCOL_NOT_OFFERED] =
	    "A server that agrees to none of those offered answers without "
	    "Sec-WebSocket-Protocol.",
	[WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH] =
	    "Names are compared octet by octet: in another case it is another "
	    "subprotocol.",
	[WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED] =
	    "An answer with the status 101 has no body: frames follow its "
	    "head, whatever Content-Length or Transfer-Encoding says.",
	[WSREG_RULE_HANDSHAKE_LINE_ENDING] =
	    "Lines end with CR and LF. A receiver may accept LF alone, and not "
	    "all do. The first such line of a head is reported.",
	[WSREG_RULE_HANDSHAKE_UNANSWERED] =
	    "The offset is that of the part of an answer that is there, or 0.",
	[WSREG_RULE_SUBPROTOCOL_NONE_SELECTED] =
	    "A server may select none, but browsers then fail the connection.",
	[WSREG_RULE_FRAMES_BEFORE_ANSWER] =
	    "A client waits for the answer, as the server may refuse. This is "
	    "reported where the order of the two sides is known; the offset is "
	    "that of the first octet that came too early.",
	[WSREG_RULE_CAPTURE_GAP] =
	    "The side is judged up to there, and the rest is only counted. "
	    "A program that captures may lose packets, or keep only the start "
	    "of each.",
};

const char *
cli_rule_note(const struct wsreg_rule *rule)
{
	return notes[rule->number];
}

const char *
cli_rule_severity_meaning(enum wsreg_severity severity)
{
	switch (severity) {
	case WSREG_ERROR:
		return "the receiver must or should fail the connection";
	case WSREG_SENDER:
		return "the sender must not do it, yet the receiver discards "
		       "the frame and goes on";
	case WSREG_LINT:
		return "legal, and worth a warning";
	case WSREG_LIMIT:
		return "over a limit that was set by who checks";
	}
	return NULL;
}

const char *
cli_rule_place_meaning(enum wsreg_place place)
{
	switch (place) {
	case WSREG_AT_B0:
		return "the first octet of the frame";
	case WSREG_AT_B1:
		return "the second octet of the frame";
	case WSREG_AT_LENGTH:
		return "the first octet of the extended payload length, or the "
		       "second of the frame if it has none";
	case WSREG_AT_KEY:
		return "the first octet of the masking key";
	case WSREG_AT_CODE:
		return "the first octet of the close code";
	case WSREG_AT_BAD:
		return "the octet by which the text is no longer UTF-8";
	case WSREG_AT_END:
		return "one past the last octet of the frame";
	case WSREG_AT_EOF:
		return "one past the last octet of the stream";
	case WSREG_AT_LINE:
		return "the first octet of a header line of the handshake, or "
		       "0 if the line is missing";
	}
	return NULL;
}
