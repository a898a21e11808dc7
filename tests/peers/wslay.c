/* SPDX-License-Identifier: MIT */
/* Streams as libwslay receives them. */

#include "wslay.h"

#include <string.h>

#include <wslay/wslay.h>

static ssize_t
give(wslay_event_context_ptr context, uint8_t *buffer, size_t size, int flags,
    void *user)
{
	struct answers *answers = user;

	(void)flags;
	if (size > answers->end - answers->at)
		size = answers->end - answers->at;
	if (size == 0) {
		wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
		return -1;
	}
	memcpy(buffer, answers->frames.octets + answers->at, size);
	answers->at += size;
	return (ssize_t)size;
}

/* Nobody reads what wslay sends. */
static ssize_t
drop(wslay_event_context_ptr context, const uint8_t *data, size_t size,
    int flags, void *user)
{
	(void)context;
	(void)data;
	(void)flags;
	(void)user;
	return (ssize_t)size;
}

static int
make_key(
    wslay_event_context_ptr context, uint8_t *buffer, size_t size, void *user)
{
	(void)context;
	(void)user;
	memset(buffer, 0, size);
	return 0;
}

static void
note_message(wslay_event_context_ptr context,
    const struct wslay_event_on_msg_recv_arg *message, void *user)
{
	struct answers *answers = user;

	(void)context;
	if (message->opcode != WSLAY_CONNECTION_CLOSE)
		streams_add(&answers->sum, message->opcode, message->msg,
		    message->msg_length);
}

void
wslay_ask(struct answers *answers)
{
	static const struct wslay_event_callbacks callbacks = {
		.recv_callback = give,
		.send_callback = drop,
		.genmask_callback = make_key,
		.on_msg_recv_callback = note_message,
	};
	const size_t size = answers->frames.size;
	wslay_event_context_ptr peer;
	int result = answers->frames.sender == WSREG_CLIENT
	    ? wslay_event_context_server_init(&peer, &callbacks, answers)
	    : wslay_event_context_client_init(&peer, &callbacks, answers);

	ck_assert_int_eq(result, 0);
	wslay_event_config_set_max_recv_msg_length(peer, WSLAY_MESSAGE_MAX);
	while (result == 0 && answers->end < size &&
	    wslay_event_get_read_enabled(peer)) {
		answers->end = answers->step < size - answers->end
		    ? answers->end + answers->step
		    : size;
		result = wslay_event_recv(peer);
	}
	answers->rejects = !wslay_event_get_read_enabled(peer) &&
	    !wslay_event_get_close_received(peer);
	support_assert(result == 0 || answers->rejects, "wslay: %d", result);
	wslay_event_send(peer);
	answers->code = wslay_event_get_status_code_sent(peer);
	wslay_event_context_free(peer);
}
