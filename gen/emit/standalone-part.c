/* SPDX-License-Identifier: MIT */
/* Printing the code of a standalone header. */

#include "standalone-part.h"

#include <string.h>

void
gen_standalone_print(struct gen_standalone *standalone, const char *code)
{
	const struct {
		const char *from, *to, *after;
	} names[] = {
		{ "wsreg_", standalone->prefix, "_" },
		{ "WSREG_", standalone->capitals, "_" },
		{ "$", standalone->group_name, "" },
	};

	while (*code != '\0') {
		size_t i = 0, count = sizeof(names) / sizeof(names[0]);

		while (i < count &&
		    strncmp(code, names[i].from, strlen(names[i].from)) != 0)
			i++;
		if (i < count) {
			gen_print(standalone->output, "%s%s", names[i].to,
			    names[i].after);
			code += strlen(names[i].from);
		} else {
			gen_put(standalone->output, code++, 1);
		}
	}
}

void
gen_standalone_word(
    struct gen_standalone *standalone, const char *after, const char *word)
{
	char capitals[GEN_NAME_SIZE];

	gen_capitals(capitals, sizeof(capitals), word);
	gen_print(standalone->output, "%s_%s_%s", standalone->capitals, after,
	    capitals);
}
