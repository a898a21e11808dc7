/* SPDX-License-Identifier: MIT */
/* A library of frames, of which the part about Closes is here.  lookup.h is
 * generated; it is not installed. */

#include "library.h"

#include "lookup.h"

unsigned
library_read_close(const unsigned char *payload, size_t size)
{
	unsigned code;

	if (size == 0)
		return WSLAY_CODE_NO_STATUS_RCVD;
	if (size == 1)
		return WSLAY_CODE_PROTOCOL_ERROR;
	code = (unsigned)payload[0] << 8 | payload[1];
	return wslay_is_valid_status_code(code) ? code
						: WSLAY_CODE_PROTOCOL_ERROR;
}

int
library_accepts(unsigned long code)
{
	return wslay_is_valid_status_code(code);
}
