/* SPDX-License-Identifier: MIT */
/* Notes that help to mend what breaks a rule: why it exists, where to look.
 * The texts are data, so that the manual page can be made of them. */

#include "notes.h"

static const char *const notes[WSREG_RULE_COUNT] = {
	[WSREG_RULE_RSV_UNNEGOTIATED] =
	    "RSV1 marks compressed messages: check that both sides "
	    "named permessage-deflate in Sec-WebSocket-Extensions.",
	[WSREG_RULE_RSV1_ON_CONTROL] =
	    "Control frames are never compressed, whatever was "
	    "negotiated for messages.",
	[WSREG_RULE_RSV1_ON_CONTINUATION] =
	    "RSV1 of the first frame applies to the whole message.",
	[WSREG_RULE_OPCODE_RESERVED_DATA] =
	    "The octet may be payload: check that the previous frame "
	    "has as many octets as its header says.",
	[WSREG_RULE_OPCODE_RESERVED_CONTROL] =
	    "The octet may be payload: check that the previous frame "
	    "has as many octets as its header says.",
	[WSREG_RULE_CONTINUATION_UNEXPECTED] =
	    "The first frame of a message carries opcode 1 (text) or 2 "
	    "(binary), every later one carries 0.",
	[WSREG_RULE_DATA_FRAME_INSIDE_MESSAGE] =
	    "Only control frames may be interleaved with the fragments "
	    "of a message.",
	[WSREG_RULE_MASK_MISSING] =
	    "Clients mask every frame, even over TLS, so that "
	    "intermediaries cannot mistake the payload for HTTP (RFC "
	    "6455 10.3).",
	[WSREG_RULE_MASK_UNEXPECTED] =
	    "Check that these are not the client's frames.",
	[WSREG_RULE_CONTROL_FRAME_TOO_LONG] =
	    "A control frame has at most 125 octets of payload. A close "
	    "reason has at most 123, as the code takes two.",
	[WSREG_RULE_CLOSE_PAYLOAD_ONE_OCTET] =
	    "The payload of a Close is empty, or a code of two octets "
	    "with or without a reason after it.",
	[WSREG_RULE_LENGTH_NOT_MINIMAL] =
	    "Use the 16-bit form from 126 octets and the 64-bit form "
	    "from 65536.",
	[WSREG_RULE_MASK_KEY_WEAK] =
	    "Every frame needs a fresh, unpredictable key.",
	[WSREG_RULE_TEXT_UTF8_INVALID] =
	    "Overlong forms, surrogates and code points above U+10FFFF "
	    "are invalid, too. Send arbitrary octets in binary "
	    "messages.",
	[WSREG_RULE_TEXT_UTF8_TRUNCATED] =
	    "A frame may end inside a sequence, but a message may not.",
	[WSREG_RULE_CLOSE_CODE_LOCAL_ONLY] =
	    "APIs report this code to the application. To close without "
	    "a code, send a Close with an empty payload.",
	[WSREG_RULE_CLOSE_CODE_UNASSIGNED] =
	    "A newer registry may have assigned it. Applications choose "
	    "their own codes from those for private use.",
	[WSREG_RULE_CLOSE_CODE_OUT_OF_RANGE] =
	    "Two letters make such a number: a reason may have been "
	    "sent without a code before it.",
	[WSREG_RULE_CLOSE_CODE_UNREGISTERED] =
	    "Receivers must accept it. Applications choose their own "
	    "codes from those for private use.",
	[WSREG_RULE_CLOSE_CODE_WRONG_ROLE] =
	    "A server that requires an extension fails the handshake "
	    "instead.",
	[WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE] =
	    "Many libraries choose the type by the type of the value "
	    "that they are given: a string or octets. wsreg lookup "
	    "shows what a subprotocol has, and its specification.",
	[WSREG_RULE_STREAM_TRUNCATED] =
	    "If only the capture was cut off, use --open.",
	[WSREG_RULE_CLOSE_MISSING] =
	    "The peer cannot tell why the connection ended.",
	[WSREG_RULE_DEFLATE_WINDOW_EXCEEDED] =
	    "client_max_window_bits limits the client's window, "
	    "server_max_window_bits the server's.",
	[WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER] =
	    "With client_no_context_takeover a client compresses every "
	    "message on its own, and so does a server with "
	    "server_no_context_takeover.",
	[WSREG_RULE_DEFLATE_MESSAGE_EMPTY] =
	    "An empty message is compressed to the single octet 00. "
	    "Receivers that use zlib fail on an empty payload, or on "
	    "the next message.",
	[WSREG_RULE_INFLATED_TOO_BIG] =
	    "DEFLATE can expand a thousandfold; the limit applies to "
	    "the inflated size.",
	[WSREG_RULE_PONG_MISSING] =
	    "After several Pings only the latest needs a Pong.",
	[WSREG_RULE_PONG_PAYLOAD_MISMATCH] =
	    "A Pong repeats the payload of the Ping that it answers. A "
	    "Pong is legal while no Ping is unanswered.",
	[WSREG_RULE_HANDSHAKE_REFUSED] =
	    "The rest of the response is not checked. The client may "
	    "ask again on the same connection.",
	[WSREG_RULE_HANDSHAKE_ACCEPT_MISMATCH] =
	    "The value is the base64 of a SHA-1, which is taken of the "
	    "key as it is in the request and the GUID in RFC 6455 1.3.",
	[WSREG_RULE_SUBPROTOCOL_NOT_OFFERED] =
	    "A server that supports none of the offered subprotocols "
	    "omits Sec-WebSocket-Protocol.",
	[WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH] =
	    "Names are compared octet by octet: with other case it is a "
	    "different subprotocol.",
	[WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED] =
	    "A response with status 101 has no body: frames follow its "
	    "head, whatever Content-Length or Transfer-Encoding says.",
	[WSREG_RULE_HANDSHAKE_LINE_ENDING] =
	    "Lines end with CR and LF. Receivers may accept LF alone, "
	    "but not all do. Only the first such line of a head is "
	    "reported.",
	[WSREG_RULE_HANDSHAKE_UNANSWERED] =
	    "The offset is where the incomplete response begins, or 0 "
	    "if there is none.",
	[WSREG_RULE_SUBPROTOCOL_NONE_SELECTED] =
	    "A server may select none, but browsers then fail the "
	    "connection.",
	[WSREG_RULE_FRAMES_BEFORE_ANSWER] =
	    "A client waits for the response, as the server may refuse. "
	    "This is reported where the order of the two sides is "
	    "known. The offset is that of the first octet that came too "
	    "early.",
	[WSREG_RULE_CAPTURE_GAP] =
	    "The side is checked up to there, and the rest is only counted. "
	    "A program that captures may lose packets, or keep only the start "
	    "of each.",
	[WSREG_RULE_CAPTURE_BEGINS_LATE] =
	    "The octets of each side are frames from the first on. The "
	    "handshake is not known, so the connection is not checked.",
	[WSREG_RULE_CAPTURE_OVERLAP] =
	    "The octets that came first are checked. The receiver may have "
	    "used the others.",
	[WSREG_RULE_CAPTURE_MESSAGES_ONLY] =
	    "A HAR file has the handshake, the messages and sometimes the "
	    "Close.",
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
		return "a violation by the sender; the receiver ignores the "
		       "frame and continues";
	case WSREG_LINT:
		return "legal but suspicious";
	case WSREG_LIMIT:
		return "exceeds a limit that the user set";
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
		return "the first octet that cannot be part of valid UTF-8";
	case WSREG_AT_END:
		return "one past the last octet of the frame";
	case WSREG_AT_EOF:
		return "one past the last octet of the stream";
	case WSREG_AT_LINE:
		return "the first octet of a header line of the handshake, or "
		       "0 if the line is missing";
	case WSREG_AT_GAP:
		return "the first octet that the capture lacks or has in "
		       "two forms, or 0";
	}
	return NULL;
}
