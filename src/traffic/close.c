/* SPDX-License-Identifier: MIT */
/* Reads what a Close says; RFC 6455, 5.5.1. */

#include "close.h"

#include <string.h>

#include "wsreg-codes.h"

static void
take_close(struct direction_close *close, const struct wsreg_event *event)
{
	const uint8_t *octets = event->data;

	for (size_t i = 0; i < event->size; i++) {
		if (event->position + i < 2)
			close->code = (uint16_t)(close->code << 8 | octets[i]);
		else if (close->reason_size < sizeof(close->reason))
			close->reason[close->reason_size++] = octets[i];
	}
}

void
close_note(struct direction_close *close, const struct wsreg_event *event)
{
	const struct wsreg_frame *frame = event->frame;

	if (frame->opcode != WSREG_OPCODE_CONNECTION_CLOSE_FRAME ||
	    frame->discarded)
		return;
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		memset(close, 0, sizeof(*close));
		break;
	case WSREG_EVENT_PAYLOAD:
		take_close(close, event);
		break;
	case WSREG_EVENT_FRAME_END:
		close->present = true;
		close->has_code = frame->length >= 2;
		break;
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
}
