/* SPDX-License-Identifier: MIT */
/* Constants in TypeScript, for ECMAScript from 2015 on. */

#include "keywords.h"
#include "language.h"
#include "module.h"

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
	.keywords = gen_keywords_javascript,
	.taken = (const char *const[]){ "UPDATED", "type Map",
	    "type ReadonlyMap", NULL },
	.head = "\n/** The date of the registries' last update. */\n"
		"export const UPDATED = $(updated);\n",
	.deprecated = "@deprecated ",
	.functions = {
		[GEN_FUNCTION_ACCEPTABLE] = "$(lower)Acceptable",
		[GEN_FUNCTION_SENDABLE] = "$(lower)Sendable",
		[GEN_FUNCTION_STATUS] = "$(lower)Status",
		[GEN_FUNCTION_TEXT] = "$(lower)Text",
	},
	.parts = (const struct gen_part[]){
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/** $(deprecated)$(doc) */\n"
			    "export const $(NAME) = $(value);\n" },
		{ .names = { "$(GROUP)", "type $(Type)" },
		    .name = "$(GROUP).$(MEMBER)",
		    .head = "\n/** All constants of this registry by name. */\n"
			    "export const $(GROUP) = {\n",
		    .item = "  $(MEMBER): $(value),\n",
		    .foot = "} as const;\n\n/** Any of the values above. */\n"
			    "export type $(Type) = "
			    "(typeof $(GROUP))[keyof typeof $(GROUP)];\n" },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n/** IANA's descriptions, by $(noun). */\n"
			    "export const $(GROUP)_TEXT: "
			    "ReadonlyMap<$(type), string> = "
			    "new Map<$(type), string>([\n",
		    .item = "  [$(NAME), $(text)],\n",
		    .foot = "]);\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(GROUP)_STATUS" },
		    .once = true,
		    .head = "\n/** The status of each number. */\n"
			    "export const $(GROUP)_STATUS: "
			    "ReadonlyMap<number, string> = "
			    "new Map<number, string>([\n",
		    .item = "  [$(NAME), $(status)],\n",
		    .foot = "]);\n" },
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .names = { "$(GROUP)_RANGES" },
		    .head = "\nconst $(GROUP)_RANGES: "
			    "readonly (readonly [number, number, string, "
			    "string])[] = [\n",
		    .item = "  [$(first), $(last), $(status), $(text)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(statusof)", "$(textof)" },
		    .head = NUMBERS("(number: number): string",
			"(number: number): string | undefined", "", "") },
		{ .of = GEN_PART_OF_SENDERS,
		    .names = { "$(GROUP)_$(SENDER)" },
		    .head = "\nconst $(GROUP)_$(SENDER): "
			    "readonly (readonly [number, number])[] = [\n",
		    .item = "  [$(first), $(last)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .names = { "$(GROUP)_ACCEPTABLE" },
		    .head = "\nconst $(GROUP)_ACCEPTABLE: "
			    "readonly (readonly [number, number])[] = [\n",
		    .item = "  [$(first), $(last)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(isacceptable)", "$(issendable)" },
		    .head = CLOSE_CODES("(code: number): boolean",
			"(\n  code: number,\n"
			"  sender: \"client\" | \"server\" | \"browser\",\n"
			"): boolean",
			"", "") },
		{ .head = NULL },
	},
};
