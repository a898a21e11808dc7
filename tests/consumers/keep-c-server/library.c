/* SPDX-License-Identifier: MIT */
/* A server's library, of which the part about Closes is here. */

#include "library.h"

#include "lookup.h"

unsigned long
server_answer(unsigned long code)
{
	return lws_close_is_acceptable(code) ? code
					     : LWS_CLOSE_STATUS_PROTOCOL_ERR;
}

const char *
server_close_text(enum lws_close_status code)
{
	const char *text = lws_close_text((unsigned long)code);

	return text ? text : "";
}
