/* SPDX-License-Identifier: MIT */
/* Prints the subprotocol names as input for gperf. */

#include <stdio.h>

#include "wsreg.h"

int
main(void)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(wsreg_builtin(), "subprotocol", 11);
	size_t count = wsreg_record_count(registry);

	puts("%define lookup-function-name names_peer\n%%");
	for (size_t i = 0; i < count; i++)
		printf("\"%s\"\n", wsreg_record_at(registry, i)->key);
	return 0;
}
