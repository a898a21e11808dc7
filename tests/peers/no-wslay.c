/* SPDX-License-Identifier: MIT */
/* Takes the place of the test against libwslay where there is none. */

#include "support.h"

int
main(void)
{
	return support_skip("there is no libwslay with its headers");
}
