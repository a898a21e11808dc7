/* SPDX-License-Identifier: MIT */
/* Constants in Python, from 3.9 on. */

#include "language.h"

/* The module is the name space, so that the prefix has no use here.  Names
 * are plain strings, as an enumeration of strings prints as one thing in
 * Python 3.11 and as another in 3.12. */
const struct gen_language gen_language_python = {
	.name = "Python",
	.open = "# ",
	.escape = GEN_ESCAPE_LONG,
	/* PEP 263 would take these for the encoding of the file. */
	.banner = { .escaped = ":=" },
	.number_type = "int",
	.string_type = "str",
	.taken = (const char *const[]){ "False", "Final", "IntEnum", "Mapping",
	    "None", "True", "UPDATED", NULL },
	.head = "\"\"\"Constants for the codes and names of the registries."
		"\"\"\"\n\n"
		"from collections.abc import Mapping\n"
		"from enum import IntEnum\n"
		"from typing import Final\n\n"
		"#: The date of the registries' last update.\n"
		"UPDATED: Final = $(updated)\n",
	.parts = {
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(Type)" },
		    .name = "$(Type).$(MEMBER)",
		    .head = "\n\nclass $(Type)(IntEnum):\n"
			    "    \"\"$(title)\"\"\n",
		    .item = "\n    #: $(doc)\n    $(MEMBER) = $(value)\n",
		    .foot = "\n" },
		{ .of = GEN_PART_OF_NAMES,
		    .name = "$(NAME)",
		    .head = "\n\n# $(heading)\n",
		    .item = "\n#: $(doc)\n$(NAME): Final = $(value)\n" },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n#: IANA's descriptions, by $(noun).\n"
			    "$(GROUP)_TEXT: Final[Mapping[$(type), str]] = {\n",
		    .item = "    $(value): $(text),\n",
		    .foot = "}\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(GROUP)_STATUS" },
		    .once = true,
		    .head = "\n#: The status of each number: assigned, "
			    "reserved,\n#: private-use, interim or standard.\n"
			    "$(GROUP)_STATUS: Final[Mapping[int, str]] = {\n",
		    .item = "    $(value): $(status),\n",
		    .foot = "}\n" },
	},
};
