/* SPDX-License-Identifier: MIT */
/* Constants in Python, from 3.9 on. */

#include "keywords.h"
#include "language.h"

/* The functions of a registry of numbers, listed or not. */
#define RANGES_HEAD                                                            \
	"\n#: Ranges of numbers: the first, the last, their status and "       \
	"IANA's description.\n"                                                \
	"_$(GROUP)_RANGES: Final[Sequence[tuple[int, int, str, str]]] = (\n"
#define NUMBERS_FUNCTIONS                                                      \
	"\n\ndef $(statusof)(number: int) -> str:\n"                           \
	"    \"\"\"Return the status of a number, registered or not.\"\"\"\n"  \
	"    if number in $(GROUP)_STATUS:\n"                                  \
	"        return $(GROUP)_STATUS[number]\n"                             \
	"    for first, last, status, _ in _$(GROUP)_RANGES:\n"                \
	"        if first <= number <= last:\n"                                \
	"            return status\n"                                          \
	"    return $(unassigned)\n"                                           \
	"\n\ndef $(textof)(number: int) -> Optional[str]:\n"                   \
	"    \"\"\"Return IANA's description of a number, or None.\"\"\"\n"    \
	"    if number in $(GROUP)_TEXT:\n"                                    \
	"        return $(GROUP)_TEXT[number]\n"                               \
	"    for first, last, _, text in _$(GROUP)_RANGES:\n"                  \
	"        if first <= number <= last:\n"                                \
	"            return text\n"                                            \
	"    return None\n"

/* RFC 6455, 7.4, and WHATWG's WebSockets for browsers. */
#define CLOSE_FUNCTIONS                                                        \
	"\n\ndef $(isacceptable)(code: int) -> bool:\n"                        \
	"    \"\"\"Return whether a receiver must accept the code in a Close " \
	"frame.\"\"\"\n"                                                       \
	"    return any(first <= code <= last for first, last in "             \
	"_$(GROUP)_ACCEPTABLE)\n"                                              \
	"\n\ndef $(issendable)(code: int, sender: str) -> bool:\n"             \
	"    \"\"\"Return whether the sender may send the code in a Close "    \
	"frame.\n\n"                                                           \
	"    The sender is \"client\", \"server\" or \"browser\".\n"           \
	"    \"\"\"\n"                                                         \
	"    ranges = {\n"                                                     \
	"        \"client\": _$(GROUP)_CLIENT,\n"                              \
	"        \"server\": _$(GROUP)_SERVER,\n"                              \
	"        \"browser\": _$(GROUP)_BROWSER,\n"                            \
	"    }[sender]\n"                                                      \
	"    return any(first <= code <= last for first, last in ranges)\n"

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
	.keywords = gen_keywords_python,
	.taken = (const char *const[]){ "False", "Final", "IntEnum", "Mapping",
	    "None", "Optional", "Sequence", "True", "UPDATED", NULL },
	/* Black would wrap lines by their length, and choose quotation marks by
	 * what a text has. */
	.head = "# fmt: off\n"
		"\"\"\"Constants for the codes and names of the registries."
		"\"\"\"\n\n"
		"from collections.abc import Mapping, Sequence\n"
		"from enum import IntEnum\n"
		"from typing import Final, Optional\n\n"
		"#: The date of the registries' last update.\n"
		"UPDATED: Final = $(updated)\n",
	.functions = {
		[GEN_FUNCTION_ACCEPTABLE] = "$(group)_acceptable",
		[GEN_FUNCTION_SENDABLE] = "$(group)_sendable",
		[GEN_FUNCTION_STATUS] = "$(group)_status",
		[GEN_FUNCTION_TEXT] = "$(group)_text",
	},
	.parts = (const struct gen_part[]){
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
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .names = { "_$(GROUP)_RANGES" },
		    .head = RANGES_HEAD,
		    .item = "    ($(first), $(last), $(status), $(text)),\n",
		    .foot = ")\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(statusof)", "$(textof)" },
		    .head = NUMBERS_FUNCTIONS },
		{ .of = GEN_PART_OF_SENDERS,
		    .names = { "_$(GROUP)_$(SENDER)" },
		    .head = "\n\n#: Ranges of the codes that a $(sender) may "
			    "send.\n"
			    "_$(GROUP)_$(SENDER): "
			    "Final[Sequence[tuple[int, int]]] = (\n",
		    .item = "    ($(first), $(last)),\n",
		    .foot = ")\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .names = { "_$(GROUP)_ACCEPTABLE" },
		    .head = "\n\n#: Ranges of the codes that a receiver must "
			    "accept.\n"
			    "_$(GROUP)_ACCEPTABLE: "
			    "Final[Sequence[tuple[int, int]]] = (\n",
		    .item = "    ($(first), $(last)),\n",
		    .foot = ")\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(isacceptable)", "$(issendable)" },
		    .head = CLOSE_FUNCTIONS },
		{ .head = NULL },
	},
};
