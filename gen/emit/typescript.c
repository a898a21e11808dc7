/* SPDX-License-Identifier: MIT */
/* Constants in TypeScript, for ECMAScript from 2015 on. */

#include "language.h"

#define TYPE "export type $(Group) = typeof $(GROUP)[keyof typeof $(GROUP)];\n"

/* The module is the name space, so that the prefix has no use here.  Texts
 * are in a Map: an object would also have one for "constructor". */
static const struct gen_language typescript = {
	.name = "TypeScript",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.banner = { .escaped = "" },
	.markup = { .escaped = "@" },
	/* Types are another name space. */
	.taken = (const char *const[]){ "UPDATED", "type Map",
	    "type ReadonlyMap", NULL },
	.head = "\n/** The day of the registries' last update. */\n"
		"export const UPDATED = $(updated);\n",
	.numbers = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/** $(doc) */\n"
			    "export const $(NAME) = $(value);\n" },
		{ .names = { "$(GROUP)", "type $(Group)" },
		    .name = "$(GROUP).$(member)",
		    .head = "\n/** All of them by name. */\n"
			    "export const $(GROUP) = {\n",
		    .item = "  $(member): $(NAME),\n",
		    .foot = "} as const;\n\n/** One of these. */\n" TYPE },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n/** What the registry calls them. */\n"
			    "export const $(GROUP)_TEXT: "
			    "ReadonlyMap<number, string> = "
			    "new Map<number, string>([\n",
		    .item = "  [$(NAME), $(text)],\n",
		    .foot = "]);\n" },
	},
	.words = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/** $(doc) */\n"
			    "export const $(NAME) = $(value);\n" },
		{ .names = { "$(GROUP)", "type $(Group)" },
		    .name = "$(GROUP).$(member)",
		    .head = "\n/** All of them by name. */\n"
			    "export const $(GROUP) = {\n",
		    .item = "  $(member): $(NAME),\n",
		    .foot = "} as const;\n\n/** One of these. */\n" TYPE },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n/** What the registry calls them. */\n"
			    "export const $(GROUP)_TEXT: "
			    "ReadonlyMap<string, string> = "
			    "new Map<string, string>([\n",
		    .item = "  [$(NAME), $(text)],\n",
		    .foot = "]);\n" },
	},
};

void
gen_emit_typescript(struct gen_output *output, const struct gen_source *source)
{
	gen_emit_language(output, source, &typescript);
}
