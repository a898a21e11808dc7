/* SPDX-License-Identifier: MIT */
/* The smallest program with generated headers of its own: one with constants,
 * one with lookups; a code of its own is in both. */

#include <stdio.h>

#include "chat.h"
#include "codes.h"

int
main(void)
{
	printf("%d %s\n", CODES_CLOSE_SESSION_EXPIRED,
	    chat_close_name(CODES_CLOSE_SESSION_EXPIRED));
	printf("%d %s\n", CODES_CLOSE_GOING_AWAY,
	    chat_close_sendable(1006, CHAT_CLIENT) ? "yes" : "no");
	return 0;
}
