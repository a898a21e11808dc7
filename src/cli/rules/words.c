/* SPDX-License-Identifier: MIT */
/* What the words in the catalogue of rules mean. */

#include "rules.h"

const char *
cli_severity_text(enum wsreg_severity severity)
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
cli_place_text(enum wsreg_place place)
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
