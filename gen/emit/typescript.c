/* SPDX-License-Identifier: MIT */
/* Constants in TypeScript, for ECMAScript from 2015 on. */

#include "language.h"

/* The module is the name space, so that the prefix has no use here.  Texts
 * are in a Map: an object would also have one for "constructor". */
const struct gen_language gen_language_typescript = {
	.name = "TypeScript",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.markup = { .escaped = "@" },
	.number_type = "number",
	.string_type = "string",
	/* Types are another name space. */
	.taken = (const char *const[]){ "UPDATED", "type Map",
	    "type ReadonlyMap", NULL },
	.head = "\n/** The date of the registries' last update. */\n"
		"export const UPDATED = $(updated);\n",
	.deprecated = "@deprecated ",
	.parts = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/** $(deprecated)$(doc) */\n"
			    "export const $(NAME) = $(value);\n" },
		{ .names = { "$(GROUP)", "type $(Type)" },
		    .name = "$(GROUP).$(MEMBER)",
		    .head = "\n/** All constants of this registry by name. */\n"
			    "export const $(GROUP) = {\n",
		    .item = "  $(MEMBER): $(NAME),\n",
		    .foot = "} as const;\n\n/** Any of the values above. */\n"
			    "export type $(Type) = "
			    "typeof $(GROUP)[keyof typeof $(GROUP)];\n" },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n/** IANA's descriptions, by $(noun). */\n"
			    "export const $(GROUP)_TEXT: "
			    "ReadonlyMap<$(type), string> = "
			    "new Map<$(type), string>([\n",
		    .item = "  [$(NAME), $(text)],\n",
		    .foot = "]);\n" },
	},
};
