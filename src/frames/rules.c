/* SPDX-License-Identifier: MIT */
/* The public catalogue of rules; wsreg-rules(7) explains each of them. */

#include <string.h>

#include "wsreg-check.h"
#include "wsreg-codes.h"

/* The close code of a rule that recommends none; see the macro below. */
#define WSREG_CLOSE_NONE 0

/*
 * A rule: the last part of its number's name, its id, which is the same in
 * small letters, severity and place; the close code that answers it, by the end
 * of its name; what its value is, NULL if it has none; the RFC and section that
 * state it, and what else does; what breaks it.
 */
#define RULE(name, id_, severity_, place_, code_, subject_, rfc_, section_,    \
    others_, fault_)                                                           \
	[WSREG_RULE_##name] = {                                                \
		.number = WSREG_RULE_##name,                                   \
		.id = (id_),                                                   \
		.fault = (fault_),                                             \
		.severity = WSREG_##severity_,                                 \
		.rfc = (rfc_),                                                 \
		.section = (section_),                                         \
		.sources = "RFC " #rfc_ " " section_ others_,                  \
		.close_code = WSREG_CLOSE_##code_,                             \
		.place = WSREG_AT_##place_,                                    \
		.subject = (subject_),                                         \
	}

/* The rule about messages of a subprotocol, which no RFC has for all of them. */
#define SUBPROTOCOL(name, id_, fault_)                                         \
	[WSREG_RULE_SUBPROTOCOL_##name] = {                                    \
		.number = WSREG_RULE_SUBPROTOCOL_##name,                       \
		.id = "subprotocol-" id_,                                      \
		.fault = (fault_),                                             \
		.severity = WSREG_LINT,                                        \
		.sources = "The subprotocol's specification",                  \
		.place = WSREG_AT_B0,                                          \
		.subject = "opcode",                                           \
	}

/* A rule about the capture, which no RFC has. */
#define CAPTURE(name, id_, fault_)                                             \
	[WSREG_RULE_CAPTURE_##name] = {                                        \
		.number = WSREG_RULE_CAPTURE_##name,                           \
		.id = "capture-" id_,                                          \
		.fault = (fault_),                                             \
		.severity = WSREG_LINT,                                        \
		.sources = "No RFC; this is about the capture",                \
		.place = WSREG_AT_GAP,                                         \
	}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct wsreg_rule catalogue[WSREG_RULE_COUNT] = {
	RULE(RSV_UNNEGOTIATED, "rsv-unnegotiated", ERROR, B0, PROTOCOL_ERROR,
	    "RSV bits", 6455, "5.2", ", 5.8; registry framing-header-bits",
	    "RSV bit that no negotiated extension defines"),
	RULE(RSV1_ON_CONTROL, "rsv1-on-control", ERROR, B0, PROTOCOL_ERROR,
	    "RSV bits", 7692, "6.1", "",
	    "RSV1 (compressed) set on a control frame"),
	RULE(RSV1_ON_CONTINUATION, "rsv1-on-continuation", ERROR, B0,
	    PROTOCOL_ERROR, "RSV bits", 7692, "6.1", "",
	    "RSV1 (compressed) set on a continuation frame"),
	RULE(OPCODE_RESERVED_DATA, "opcode-reserved-data", ERROR, B0,
	    PROTOCOL_ERROR, "opcode", 6455, "5.2", ", 5.8; registry opcode",
	    "opcode reserved for future data frames"),
	RULE(OPCODE_RESERVED_CONTROL, "opcode-reserved-control", ERROR, B0,
	    PROTOCOL_ERROR, "opcode", 6455, "5.2", ", 5.5; registry opcode",
	    "opcode reserved for future control frames"),
	RULE(CONTROL_FRAME_FRAGMENTED, "control-frame-fragmented", ERROR, B0,
	    PROTOCOL_ERROR, "opcode", 6455, "5.4", ", 5.5",
	    "fragmented control frame (FIN is not set)"),
	RULE(CONTINUATION_UNEXPECTED, "continuation-unexpected", ERROR, B0,
	    PROTOCOL_ERROR, "opcode", 6455, "5.4", "",
	    "continuation frame, but no message is in progress"),
	RULE(DATA_FRAME_INSIDE_MESSAGE, "data-frame-inside-message", ERROR, B0,
	    PROTOCOL_ERROR, "opcode", 6455, "5.4", "",
	    "new data frame before the previous message was complete"),
	RULE(MASK_MISSING, "mask-missing", ERROR, B1, PROTOCOL_ERROR, NULL,
	    6455, "5.1", ", 5.3", "unmasked frame from a client"),
	RULE(MASK_UNEXPECTED, "mask-unexpected", ERROR, B1, PROTOCOL_ERROR,
	    NULL, 6455, "5.1", "", "masked frame from a server"),
	RULE(CONTROL_FRAME_TOO_LONG, "control-frame-too-long", ERROR, B1,
	    PROTOCOL_ERROR, "length", 6455, "5.5", "",
	    "control frame with more than 125 octets of payload"),
	RULE(CLOSE_PAYLOAD_ONE_OCTET, "close-payload-one-octet", ERROR, B1,
	    PROTOCOL_ERROR, "length", 6455, "5.5.1", "",
	    "Close frame with a one-octet payload"),
	RULE(LENGTH_NOT_MINIMAL, "length-not-minimal", ERROR, LENGTH,
	    PROTOCOL_ERROR, "length", 6455, "5.2", "",
	    "payload length that is not in its shortest form"),
	RULE(LENGTH_MSB_SET, "length-msb-set", ERROR, LENGTH, PROTOCOL_ERROR,
	    "length", 6455, "5.2", "",
	    "64-bit payload length with its most significant bit set"),
	RULE(FRAME_TOO_BIG, "frame-too-big", LIMIT, LENGTH, MESSAGE_TOO_BIG,
	    "length", 6455, "10.4", "", "frame that exceeds the limit"),
	RULE(MESSAGE_TOO_BIG, "message-too-big", LIMIT, LENGTH, MESSAGE_TOO_BIG,
	    "length", 6455, "10.4", "", "message that exceeds the limit"),
	RULE(TOO_MANY_FRAGMENTS, "too-many-fragments", LIMIT, B1,
	    POLICY_VIOLATION, "frames", 6455, "10.4", "",
	    "message in more frames than the limit"),
	RULE(MASK_KEY_WEAK, "mask-key-weak", LINT, KEY, NONE, NULL, 6455, "5.3",
	    ", 10.3",
	    "masking key that is zero or repeats the one of the previous frame"),
	RULE(TEXT_UTF8_INVALID, "text-utf8-invalid", ERROR, BAD,
	    INVALID_FRAME_PAYLOAD_DATA, "octet", 6455, "5.6", ", 8.1",
	    "text that is not valid UTF-8"),
	RULE(TEXT_UTF8_TRUNCATED, "text-utf8-truncated", ERROR, END,
	    INVALID_FRAME_PAYLOAD_DATA, NULL, 6455, "5.6", ", 8.1",
	    "text ends inside a UTF-8 sequence"),
	RULE(CLOSE_CODE_NOT_USED, "close-code-not-used", ERROR, CODE,
	    PROTOCOL_ERROR, "close code", 6455, "7.4.2", "",
	    "close code below 1000"),
	RULE(CLOSE_CODE_RESERVED, "close-code-reserved", ERROR, CODE,
	    PROTOCOL_ERROR, "close code", 6455, "7.4.1",
	    "; registry close-code-number",
	    "reserved close code, which must not be sent"),
	RULE(CLOSE_CODE_LOCAL_ONLY, "close-code-local-only", ERROR, CODE,
	    PROTOCOL_ERROR, "close code", 6455, "7.4.1", "",
	    "close code for local use, which must not be sent"),
	RULE(CLOSE_CODE_UNASSIGNED, "close-code-unassigned", ERROR, CODE,
	    PROTOCOL_ERROR, "close code", 6455, "7.4.2",
	    "; registry close-code-number",
	    "close code in 1000-2999 that is not assigned"),
	RULE(CLOSE_CODE_OUT_OF_RANGE, "close-code-out-of-range", ERROR, CODE,
	    PROTOCOL_ERROR, "close code", 6455, "7.4.2", "",
	    "close code above 4999"),
	RULE(CLOSE_CODE_UNREGISTERED, "close-code-unregistered", LINT, CODE,
	    NONE, "close code", 6455, "7.4.2", "; registry close-code-number",
	    "close code in 3000-3999 that is not registered"),
	RULE(CLOSE_CODE_WRONG_ROLE, "close-code-wrong-role", LINT, CODE, NONE,
	    "close code", 6455, "7.4.1", "",
	    "close code that only the other side may send"),
	RULE(CLOSE_REASON_UTF8_INVALID, "close-reason-utf8-invalid", ERROR, BAD,
	    INVALID_FRAME_PAYLOAD_DATA, "octet", 6455, "5.5.1", ", 8.1",
	    "close reason that is not valid UTF-8"),
	RULE(CLOSE_REASON_UTF8_TRUNCATED, "close-reason-utf8-truncated", ERROR,
	    END, INVALID_FRAME_PAYLOAD_DATA, NULL, 6455, "5.5.1", ", 8.1",
	    "close reason ends inside a UTF-8 sequence"),
	RULE(DATA_AFTER_CLOSE, "data-after-close", SENDER, B0, NONE, "opcode",
	    6455, "5.5.1", "", "data frame after this side's Close"),
	RULE(CONTROL_AFTER_CLOSE, "control-after-close", LINT, B0, NONE,
	    "opcode", 6455, "5.5.2", ", 1.4",
	    "control frame after this side's Close"),
	SUBPROTOCOL(MESSAGE_TYPE, "message-type",
	    "text message where the subprotocol has only binary ones, or the reverse"),
	RULE(STREAM_TRUNCATED, "stream-truncated", ERROR, EOF, ABNORMAL_CLOSURE,
	    NULL, 6455, "5.2", ", 7.2.1",
	    "the stream ends inside a header or payload"),
	RULE(MESSAGE_UNFINISHED, "message-unfinished", LINT, EOF, NONE, NULL,
	    6455, "5.4", "",
	    "the stream ends, or is closed, before its last message is complete"),
	RULE(CLOSE_MISSING, "close-missing", LINT, EOF, ABNORMAL_CLOSURE, NULL,
	    6455, "7.1.5", "", "the stream ends without a Close"),
	RULE(DEFLATE_DATA_INVALID, "deflate-data-invalid", ERROR, END,
	    INVALID_FRAME_PAYLOAD_DATA, NULL, 7692, "6.2", ", 7.2.2",
	    "invalid DEFLATE data"),
	RULE(DEFLATE_WINDOW_EXCEEDED, "deflate-window-exceeded", ERROR, END,
	    INVALID_FRAME_PAYLOAD_DATA, NULL, 7692, "7.1.2", "",
	    "DEFLATE distance exceeds the negotiated window"),
	RULE(DEFLATE_CONTEXT_TAKEOVER, "deflate-context-takeover", ERROR, END,
	    INVALID_FRAME_PAYLOAD_DATA, NULL, 7692, "7.1.1", "",
	    "DEFLATE refers to an earlier message although no_context_takeover was negotiated"),
	RULE(DEFLATE_MESSAGE_EMPTY, "deflate-message-empty", ERROR, B1,
	    INVALID_FRAME_PAYLOAD_DATA, NULL, 7692, "7.2.2", ", 7.2.3.6",
	    "compressed message with an empty payload (it should be the octet 00)"),
	RULE(INFLATED_TOO_BIG, "inflated-too-big", LIMIT, END, MESSAGE_TOO_BIG,
	    "length", 6455, "10.4", "",
	    "message that inflates to more than the limit"),
	RULE(TEXT_UTF8_AFTER_INFLATE, "text-utf8-after-inflate", ERROR, END,
	    INVALID_FRAME_PAYLOAD_DATA, "octet", 6455, "5.6", "; RFC 7692 6.1",
	    "compressed text that is not valid UTF-8"),
	RULE(CLOSE_UNANSWERED, "close-unanswered", LINT, EOF, NONE, NULL, 6455,
	    "5.5.1", "", "no Close in answer to the other side's Close"),
	RULE(PONG_MISSING, "pong-missing", LINT, EOF, NONE, NULL, 6455, "5.5.2",
	    ", 5.5.3", "no Pong in answer to the other side's Ping"),
	RULE(PONG_PAYLOAD_MISMATCH, "pong-payload-mismatch", LINT, B0, NONE,
	    NULL, 6455, "5.5.3", "", "Pong whose payload matches no Ping"),
	RULE(HANDSHAKE_MALFORMED, "handshake-malformed", ERROR, LINE, NONE,
	    NULL, 6455, "4.1", ", 4.2; RFC 9112 3.2",
	    "not a WebSocket upgrade request or response"),
	RULE(HANDSHAKE_REFUSED, "handshake-refused", LINT, LINE, NONE, "status",
	    6455, "4.1", ", 4.2.2", "the server did not accept the upgrade"),
	RULE(HANDSHAKE_HEADER_MISSING, "handshake-header-missing", ERROR, LINE,
	    NONE, NULL, 6455, "4.1", ", 4.2", "missing header field"),
	RULE(HANDSHAKE_HEADER_REPEATED, "handshake-header-repeated", ERROR,
	    LINE, NONE, NULL, 6455, "11.3", "",
	    "header field that must not be repeated"),
	RULE(HANDSHAKE_KEY_INVALID, "handshake-key-invalid", ERROR, LINE, NONE,
	    NULL, 6455, "4.1", "",
	    "Sec-WebSocket-Key that is not 16 octets in base64"),
	RULE(HANDSHAKE_ACCEPT_MISMATCH, "handshake-accept-mismatch", ERROR,
	    LINE, NONE, NULL, 6455, "4.1", ", 4.2.2",
	    "Sec-WebSocket-Accept that does not match Sec-WebSocket-Key"),
	RULE(VERSION_NOT_STANDARD, "version-not-standard", ERROR, LINE, NONE,
	    "version", 6455, "4.1", "; registry version-number",
	    "draft or reserved protocol version"),
	RULE(VERSION_UNREGISTERED, "version-unregistered", ERROR, LINE, NONE,
	    "version", 6455, "11.6", "; registry version-number",
	    "protocol version that is not registered"),
	RULE(SUBPROTOCOL_NOT_TOKEN, "subprotocol-not-token", ERROR, LINE, NONE,
	    NULL, 6455, "4.1", "",
	    "subprotocol name that is not an HTTP token"),
	RULE(SUBPROTOCOL_REPEATED, "subprotocol-repeated", ERROR, LINE, NONE,
	    NULL, 6455, "4.1", "", "subprotocol that is offered twice"),
	RULE(SUBPROTOCOL_NOT_OFFERED, "subprotocol-not-offered", ERROR, LINE,
	    NONE, NULL, 6455, "4.1", "", "subprotocol that was not offered"),
	RULE(SUBPROTOCOL_SEVERAL_SELECTED, "subprotocol-several-selected",
	    ERROR, LINE, NONE, NULL, 6455, "4.2.2", ", 11.3.4",
	    "response with more than one subprotocol"),
	RULE(SUBPROTOCOL_UNREGISTERED, "subprotocol-unregistered", LINT, LINE,
	    NONE, NULL, 6455, "11.5", "; registry subprotocol-name",
	    "subprotocol that is not registered"),
	RULE(SUBPROTOCOL_CASE_MISMATCH, "subprotocol-case-mismatch", LINT, LINE,
	    NONE, NULL, 7936, "2", "; registry subprotocol-name",
	    "subprotocol that differs from a registered one only in case"),
	RULE(EXTENSION_NOT_OFFERED, "extension-not-offered", ERROR, LINE, NONE,
	    NULL, 6455, "4.1", ", 9.1", "extension that was not offered"),
	RULE(EXTENSION_UNREGISTERED, "extension-unregistered", LINT, LINE, NONE,
	    NULL, 6455, "11.4", "; registry extension-name",
	    "extension that is not registered"),
	RULE(EXTENSION_PARAMETER_INVALID, "extension-parameter-invalid", ERROR,
	    LINE, NONE, NULL, 6455, "9.1", "; RFC 7692 7.1",
	    "extension that is malformed, or has a parameter that is not allowed"),
	RULE(EXTENSION_RSV_CONFLICT, "extension-rsv-conflict", ERROR, LINE,
	    NONE, "RSV bits", 6455, "9.1", "; registry framing-header-bits",
	    "two negotiated extensions that use the same RSV bit"),
	RULE(HANDSHAKE_BODY_ANNOUNCED, "handshake-body-announced", LINT, LINE,
	    NONE, NULL, 9110, "8.6", "; RFC 9112 6.1",
	    "header field that announces a body in a response without one"),
	RULE(HANDSHAKE_LINE_ENDING, "handshake-line-ending", LINT, LINE, NONE,
	    NULL, 9112, "2.2", "",
	    "a line of the HTTP head ends with LF alone"),
	RULE(HANDSHAKE_UNANSWERED, "handshake-unanswered", LINT, LINE, NONE,
	    NULL, 6455, "4.1", "",
	    "the connection ends before the head of a response is complete"),
	RULE(SUBPROTOCOL_NONE_SELECTED, "subprotocol-none-selected", LINT, LINE,
	    NONE, NULL, 6455, "4.2.2", "; WHATWG WebSockets",
	    "subprotocols were offered, but none was selected"),
	RULE(FRAMES_BEFORE_ANSWER, "frames-before-answer", LINT, LINE, NONE,
	    NULL, 6455, "4.1", "",
	    "the client sends frames before the response has arrived"),
	CAPTURE(GAP, "gap", "octets are missing in the capture"),
	CAPTURE(BEGINS_LATE, "begins-late",
	    "the capture begins after the handshake"),
	CAPTURE(OVERLAP, "overlap",
	    "two segments have different octets for the same place"),
	CAPTURE(MESSAGES_ONLY, "messages-only",
	    "only messages are known: frames, masks and lengths are not"),
};

const struct wsreg_rule *
wsreg_rule_at(size_t number)
{
	return number < WSREG_RULE_COUNT ? &catalogue[number] : NULL;
}

const struct wsreg_rule *
wsreg_rule_find(const char *id, size_t size)
{
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++)
		if (strlen(catalogue[i].id) == size &&
		    memcmp(catalogue[i].id, id, size) == 0)
			return &catalogue[i];
	return NULL;
}

const char *
wsreg_severity_name(enum wsreg_severity severity)
{
	static const char *const names[] = {
		[WSREG_ERROR] = "error",
		[WSREG_SENDER] = "sender",
		[WSREG_LINT] = "lint",
		[WSREG_LIMIT] = "limit",
	};

	return (size_t)severity < COUNT(names) ? names[severity] : NULL;
}

const char *
wsreg_place_name(enum wsreg_place place)
{
	static const char *const names[] = {
		[WSREG_AT_B0] = "b0",
		[WSREG_AT_B1] = "b1",
		[WSREG_AT_LENGTH] = "len",
		[WSREG_AT_KEY] = "key",
		[WSREG_AT_CODE] = "code",
		[WSREG_AT_BAD] = "bad",
		[WSREG_AT_END] = "end",
		[WSREG_AT_EOF] = "eof",
		[WSREG_AT_LINE] = "line",
		[WSREG_AT_GAP] = "gap",
	};

	return (size_t)place < COUNT(names) ? names[place] : NULL;
}
