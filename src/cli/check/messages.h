/* SPDX-License-Identifier: MIT */
/* Whole messages: what both sides said, without frames, masks and compression. */

#ifndef CLI_CHECK_MESSAGES_H
#define CLI_CHECK_MESSAGES_H

#include "session.h"

/* RFC 6455, 5.5.1: the octets of a Close's code, before its reason. */
#define CLI_CLOSE_CODE_SIZE 2

/* A message, as far as it has come.  A control frame counts as one. */
struct cli_message {
	bool begun;
	unsigned opcode; /* of its first frame */
	uint64_t offset; /* of that frame, among what its side sent */
	/* Gathers the octets that are to be printed. */
	struct message content;
	/* Once the message is whole: those octets, and how many there are and
	 * were sent, after inflating. */
	const uint8_t *data;
	size_t size;
	uint64_t total;
	uint64_t wire; /* octets that its frames have */
	/* Whether it is in a form that cannot be undone, of permessage-deflate
	 * or of another extension: its octets are not what was said. */
	bool packed;
	bool discarded; /* it came after its side's Close */
	/* Where it begins, in a capture; the number is 0 if that is not
	 * known. */
	struct capture_packet packet;
};

/* The messages at hand: a control frame may come within another message. */
struct cli_messages {
	struct cli_message data[2], control[2]; /* by sender */
};

/* Begins to gather messages if they were asked for, as the connection is to be
 * begun with these options. */
void
cli_messages_begin(
    struct cli_session *session, struct connection_options *options);

/* Frees what was gathered. */
void
cli_messages_free(struct cli_session *session);

/* Takes an event of the checker other than a finding; a message that is whole
 * is handed to the format. */
void
cli_messages_event(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_event *event);

/* ---- What is said of a message ---- */

/* Returns its kind: "text", "binary", "close", "ping", "pong", "other". */
const char *
cli_message_kind(const struct cli_message *message);

/* Returns when it began as a new string: seconds since 1970; NULL if that is not
 * known. */
char *
cli_message_time(
    const struct cli_session *session, const struct cli_message *message);

/* Returns the number of octets from `at` on that are whole characters of UTF-8;
 * a character that the end of the octets cuts does not count.  Returns 0 if the
 * octets are not UTF-8. */
size_t
cli_message_measure(const struct cli_message *message, size_t at);

/* Returns a Close's code, or -1 if it has none. */
int
cli_message_code(const struct cli_message *message);

#endif
