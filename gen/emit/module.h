/* SPDX-License-Identifier: MIT */
/* What modules in TypeScript and in JavaScript have in common. */

#ifndef GEN_MODULE_H
#define GEN_MODULE_H

/* The functions of a registry of numbers, listed or not.  The arguments are the
 * parameters of each function, with types or without, and what comments say of
 * them. */
#define NUMBERS(status_, text_, status_doc_, text_doc_)                          \
	"\n/** Returns the status of the number, registered or not." status_doc_ \
	" */\n"                                                                  \
	"export function $(statusof)" status_ " {\n"                             \
	"  const range = $(GROUP)_RANGES.find(\n"                                \
	"    ([first, last]) => first <= number && number <= last,\n"            \
	"  );\n"                                                                 \
	"  return $(GROUP)_STATUS.get(number) ?? range?.[2] ?? "                 \
	"$(unassigned);\n}\n\n"                                                  \
	"/** Returns IANA's description of the number, or undefined." text_doc_  \
	" */\n"                                                                  \
	"export function $(textof)" text_ " {\n"                                 \
	"  const range = $(GROUP)_RANGES.find(\n"                                \
	"    ([first, last]) => first <= number && number <= last,\n"            \
	"  );\n"                                                                 \
	"  return $(GROUP)_TEXT.get(number) ?? range?.[3];\n}\n"

/* The functions of close codes: RFC 6455, 7.4, and WHATWG's WebSockets for
 * browsers. */
#define CLOSE_CODES(acceptable_, sendable_, acceptable_doc_, sendable_doc_)    \
	"\n/** Returns whether a receiver must accept the code in a Close "    \
	"frame." acceptable_doc_ " */\n"                                       \
	"export function $(isacceptable)" acceptable_ " {\n"                   \
	"  return $(GROUP)_ACCEPTABLE.some(\n"                                 \
	"    ([first, last]) => first <= code && code <= last,\n"              \
	"  );\n}\n\n"                                                          \
	"/** Returns whether the sender may send the code in a Close frame."   \
	"" sendable_doc_ " */\n"                                               \
	"export function $(issendable)" sendable_ " {\n"                       \
	"  const ranges = {\n"                                                 \
	"    client: $(GROUP)_CLIENT,\n"                                       \
	"    server: $(GROUP)_SERVER,\n"                                       \
	"    browser: $(GROUP)_BROWSER,\n"                                     \
	"  }[sender];\n"                                                       \
	"  return ranges.some(([first, last]) => first <= code && code <= "    \
	"last);\n}\n"

#endif
