/* SPDX-License-Identifier: MIT */
/* Constants in Rust. */

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
	.taken = (const char *const[]){ "UPDATED", NULL },
	.head = "\n/// The date of the registries' last update.\n"
		"pub const UPDATED: &str = $(updated);\n",
	.deprecated = "#[deprecated]\n",
	.parts = {
		{ .name = "$(NAME)",
		    .head = "\n// $(heading)\n",
		    .item = "\n/// $(doc)\n$(deprecated)"
			    "pub const $(NAME): $(type) =$(break)$(value);\n" },
		{ .names = { "$(group)_text" },
		    .once = true,
		    .head = "\n/// Returns IANA's description of the $(noun).\n"
			    "#[rustfmt::skip]\n"
			    "pub fn $(group)_text($(noun): $(type)) -> "
			    "Option<&'static str> {\n"
			    "    match $(noun) {\n",
		    .item = "        $(NAME) => Some($(text)),\n",
		    .foot = "        _ => None,\n    }\n}\n" },
	},
};
