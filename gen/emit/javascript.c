/* SPDX-License-Identifier: MIT */
/* Constants in JavaScript, modules of ECMAScript from 2020 on, and what declares
 * their types for TypeScript. */

#include "keywords.h"
#include "language.h"
#include "module.h"

/* The module is the name space, so that the prefix has no use here.  Texts
 * are in a Map: an object would also have one for "constructor". */
const struct gen_language gen_language_javascript = {
	.name = "JavaScript",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.markup = { .escaped = "@" },
	.number_type = "number",
	.string_type = "string",
	.keywords = gen_keywords_javascript,
	.taken = (const char *const[]){ "UPDATED", "Map", NULL },
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
		{ .names = { "$(GROUP)" },
		    .name = "$(GROUP).$(MEMBER)",
		    .head = "\n/** All constants of this registry by name. */\n"
			    "export const $(GROUP) = Object.freeze({\n",
		    .item = "  $(MEMBER): $(value),\n",
		    .foot = "});\n" },
		{ .names = { "$(GROUP)_TEXT" },
		    .once = true,
		    .head = "\n/**\n * IANA's descriptions, by $(noun).\n"
			    " * @type {ReadonlyMap<$(type), string>}\n */\n"
			    "export const $(GROUP)_TEXT = new Map([\n",
		    .item = "  [$(NAME), $(text)],\n",
		    .foot = "]);\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(GROUP)_STATUS" },
		    .once = true,
		    .head = "\n/**\n * The status of each number.\n"
			    " * @type {ReadonlyMap<number, string>}\n */\n"
			    "export const $(GROUP)_STATUS = new Map([\n",
		    .item = "  [$(NAME), $(status)],\n",
		    .foot = "]);\n" },
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .names = { "$(GROUP)_RANGES" },
		    .head = "\n/** @type {[number, number, string, string][]} */\n"
			    "const $(GROUP)_RANGES = [\n",
		    .item = "  [$(first), $(last), $(status), $(text)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(statusof)", "$(textof)" },
		    .head = NUMBERS("(number)", "(number)",
			"\n * @param {number} number\n * @returns {string}\n",
			"\n * @param {number} number\n * @returns {string | "
			"undefined}\n") },
		{ .of = GEN_PART_OF_SENDERS,
		    .names = { "$(GROUP)_$(SENDER)" },
		    .head = "\n/** @type {[number, number][]} */\n"
			    "const $(GROUP)_$(SENDER) = [\n",
		    .item = "  [$(first), $(last)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .names = { "$(GROUP)_ACCEPTABLE" },
		    .head = "\n/** @type {[number, number][]} */\n"
			    "const $(GROUP)_ACCEPTABLE = [\n",
		    .item = "  [$(first), $(last)],\n",
		    .foot = "];\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(isacceptable)", "$(issendable)" },
		    .head = CLOSE_CODES("(code)", "(code, sender)",
			"\n * @param {number} code\n * @returns {boolean}\n",
			"\n * @param {number} code\n * @param {\"client\" | "
"\"server\" | \"browser\"} sender\n"
" * @returns {boolean}\n") },
		{ .head = NULL },
	},
};

/* The types of the same. */
const struct gen_language gen_language_declarations = {
	.name = "TypeScript",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.markup = { .escaped = "@" },
	.number_type = "number",
	.string_type = "string",
	.keywords = gen_keywords_javascript,
	.taken = (const char *const[]){ "UPDATED", "type ReadonlyMap", NULL },
	.head = "\n/** The date of the registries' last update. */\n"
		"export declare const UPDATED: string;\n",
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
			    "export declare const $(NAME): $(value);\n" },
		{ .names = { "$(GROUP)", "type $(Type)" },
		    .name = "$(GROUP).$(MEMBER)",
		    .head = "\n/** All constants of this registry by name. */\n"
			    "export declare const $(GROUP): {\n",
		    .item = "  readonly $(MEMBER): $(value);\n",
		    .foot = "};\n\n/** Any of the values above. */\n"
			    "export type $(Type) = "
			    "(typeof $(GROUP))[keyof typeof $(GROUP)];\n" },
		{ .names = { "$(GROUP)_TEXT" },
		    .head = "\n/** IANA's descriptions, by $(noun). */\n"
			    "export declare const $(GROUP)_TEXT: "
			    "ReadonlyMap<$(type), string>;\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(GROUP)_STATUS", "$(statusof)",
			"$(textof)" },
		    .head = "\n/** The status of each number. */\n"
			    "export declare const $(GROUP)_STATUS: "
			    "ReadonlyMap<number, string>;\n\n"
			    "/** Returns the status of the number, registered "
			    "or not. */\n"
			    "export declare function $(statusof)("
			    "number: number): string;\n\n"
			    "/** Returns IANA's description of the number, or "
			    "undefined. */\n"
			    "export declare function $(textof)("
			    "number: number): string | undefined;\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(isacceptable)", "$(issendable)" },
		    .head = "\n/** Returns whether a receiver must accept the "
			    "code in a Close frame. */\n"
			    "export declare function $(isacceptable)("
			    "code: number): boolean;\n\n"
			    "/** Returns whether the sender may send the code "
			    "in a Close frame. */\n"
			    "export declare function $(issendable)(\n"
			    "  code: number,\n"
			    "  sender: \"client\" | \"server\" | "
			    "\"browser\",\n): boolean;\n" },
		{ .head = NULL },
	},
};
