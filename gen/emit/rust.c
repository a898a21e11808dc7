/* SPDX-License-Identifier: MIT */
/* Constants in Rust. */

#include "language.h"

/* The module that holds the file is the name space, so that the prefix has no
 * use here.  There is no inner attribute or comment: include!() takes none. */
static const struct gen_language rust = {
	.name = "Rust",
	.open = "// ",
	.escape = GEN_ESCAPE_BRACES,
	.banner = { .escaped = "" },
	.markup = { .escaped = "\\`*_[]<>", .links = true },
	.width = 100,
	.taken = (const char *const[]){ "UPDATED", NULL },
	.head = "\n/// The day of the registries' last update.\n"
		"pub const UPDATED: &str = $(updated);\n",
	.numbers = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/// $(doc)\n"
			    "pub const $(NAME): u$(bits) =$(break)$(value);\n" },
		{ .names = { "$(group)_text" },
		    .once = true,
		    .head = "\n/// What the registry calls the number.\n"
			    "#[rustfmt::skip]\n"
			    "pub fn $(group)_text(number: u$(bits)) -> "
			    "Option<&'static str> {\n"
			    "    match number {\n",
		    .item = "        $(NAME) => Some($(text)),\n",
		    .foot = "        _ => None,\n    }\n}\n" },
	},
	.words = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/// $(doc)\n"
			    "pub const $(NAME): &str =$(break)$(value);\n" },
		{ .names = { "$(group)_text" },
		    .once = true,
		    .head = "\n/// What the registry calls the name.\n"
			    "#[rustfmt::skip]\n"
			    "pub fn $(group)_text(name: &str) -> "
			    "Option<&'static str> {\n"
			    "    match name {\n",
		    .item = "        $(NAME) => Some($(text)),\n",
		    .foot = "        _ => None,\n    }\n}\n" },
	},
};

void
gen_emit_rust(struct gen_output *output, const struct gen_source *source)
{
	gen_emit_language(output, source, &rust);
}
