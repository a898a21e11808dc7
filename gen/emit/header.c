/* SPDX-License-Identifier: MIT */
/* Constants in C, and lists of them as X macros. */

#include "keywords.h"
#include "language.h"

/* A header and a standalone header may have the same constants, and may be
 * included together: what one has defined the other leaves out.
 *
 * C has no empty enumerations, and C89 no comma after the last constant.  The
 * lists are X(value, name, text) for each record. */
const struct gen_language gen_language_c = {
	.name = "C",
	.open = "/* ",
	.close = " */",
	.escape = GEN_ESCAPE_C,
	.taken = (const char *const[]){ NULL },
	.keywords = gen_keywords_c,
	.head = "/* Constants for the codes and names of the registries. */\n\n"
		"#ifndef $(PREFIX)_CODES_H\n#define $(PREFIX)_CODES_H\n\n",
	.foot = "#endif\n",
	.constant = "$(cconstant)",
	.parts =
	    (const struct gen_part[]){
		{ .head =
			"/* $(caption) */\n#ifndef $(PREFIX)_$(cgroup)_LIST\n\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .filled = true,
		    .names = { "$(tagname)" },
		    .name = "$(cconstant)",
		    .head = "enum $(tag){\n",
		    .item = "\t/* $(doc) */\n"
			    "\t$(cconstant) = $(value)",
		    .between = ",\n",
		    .foot = "\n};\n\n" },
		{ .of = GEN_PART_OF_NAMES,
		    .name = "$(cconstant)",
		    .head = "",
		    .item = "/* $(doc) */\n"
			    "#define $(cconstant) $(value)\n",
		    .foot = "\n" },
		{ .present = true,
		    .names = { "$(PREFIX)_$(cgroup)_LIST" },
		    .head = "#define $(PREFIX)_$(cgroup)_LIST(X)",
		    .item = " \\\n\tX($(value), $(cname), $(text))",
		    .foot = "\n\n#endif\n\n" },
		{ .head = NULL },
	    },
};
