/* SPDX-License-Identifier: MIT */
/* The smallest program that uses the library and its generated header. */

#include <stdio.h>

#include <wsreg-codes.h>
#include <wsreg.h>

int
main(void)
{
	const struct wsreg_record *record =
	    wsreg_close_code(WSREG_CLOSE_GOING_AWAY);

	printf("%s %s %s\n", record->key, record->name,
	    wsreg_close_code_sendable(1006, WSREG_CLIENT) ? "yes" : "no");
	return 0;
}
