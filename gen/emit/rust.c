/* SPDX-License-Identifier: MIT */
/* Constants in Rust. */

#include "keywords.h"
#include "language.h"

/* The module that holds the file is the name space, so that the prefix has no
 * use here.  There is no inner attribute or comment: include!() takes none. */
const struct gen_language gen_language_rust = {
	.name = "Rust",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.markup = { .escaped = "\\`*_[]<>", .links = true },
	.width = 100,
	.number_type = "u$(bits)",
	.string_type = "&str",
	.keywords = gen_keywords_rust,
	.taken = (const char *const[]){ "UPDATED", NULL },
	.head = "\n/// The date of the registries' last update.\n"
		"pub const UPDATED: &str = $(updated);\n",
	.deprecated = "#[deprecated]\n",
	.functions = {
		[GEN_FUNCTION_ACCEPTABLE] = "$(group)_acceptable",
		[GEN_FUNCTION_SENDABLE] = "$(group)_sendable",
		[GEN_FUNCTION_STATUS] = "$(group)_status",
		[GEN_FUNCTION_TEXT] = "$(group)_text",
	},
	.parts = (const struct gen_part[]){
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/// $(doc)\n$(deprecated)"
			    "pub const $(NAME): $(type) =$(break)$(value);\n" },
		{ .names = { "$(textof)" },
		    .once = true,
		    .head = "\n/// Returns IANA's description of the $(noun).\n"
			    "#[rustfmt::skip]\n"
			    "#[allow(unreachable_patterns)]\n"
			    "pub fn $(textof)($(noun): $(type)) -> "
			    "Option<&'static str> {\n"
			    "    match $(noun) {\n",
		    .item = "        $(NAME) => Some($(text)),\n" },
		{ .of = GEN_PART_OF_RANGES,
		    .head = "",
		    .item = "        $(first)..=$(last) => Some($(text)),\n",
		    .foot = "        _ => None,\n    }\n}\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(statusof)" },
		    .once = true,
		    .head = "\n/// Returns the status of the number, registered "
			    "or not.\n"
			    "#[rustfmt::skip]\n"
			    "#[allow(unreachable_patterns)]\n"
			    "pub fn $(statusof)(number: $(type)) -> "
			    "&'static str {\n"
			    "    match number {\n",
		    .item = "        $(NAME) => $(status),\n" },
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .head = "",
		    .item = "        $(first)..=$(last) => $(status),\n",
		    .foot = "        _ => $(unassigned),\n    }\n}\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(isacceptable)", "Sender" },
		    .head = "\n/// The sender of a Close frame.\n"
			    "#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n"
			    "pub enum Sender {\n"
			    "    /// A client; RFC 6455, 5.1.\n    Client,\n"
			    "    /// A server.\n    Server,\n"
			    "    /// A page, by WebSocket.close().\n"
			    "    Browser,\n}\n\n"
			    "/// Returns whether a receiver must accept the code "
			    "in a Close frame; RFC 6455, 7.4.\n"
			    "#[rustfmt::skip]\n"
			    "pub fn $(isacceptable)(code: $(type)) -> bool {\n"
			    "    match code {\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .head = "",
		    .item = "        $(first)..=$(last) => true,\n",
		    .foot = "        _ => false,\n    }\n}\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES,
		    .names = { "$(issendable)" },
		    .head = "\n/// Returns whether the sender may send the code "
			    "in a Close frame; RFC 6455, 7.4.\n"
			    "#[rustfmt::skip]\n"
			    "pub fn $(issendable)(code: $(type), sender: Sender) "
			    "-> bool {\n"
			    "    match sender {\n" },
		{ .of = GEN_PART_OF_SENDERS,
		    .head = "        Sender::$(Sender) => match code {\n",
		    .item = "            $(first)..=$(last) => true,\n",
		    .foot = "            _ => false,\n        },\n" },
		{ .of = GEN_PART_OF_CLOSE_CODES, .head = "    }\n}\n" },
		{ .head = NULL },
	},
};
