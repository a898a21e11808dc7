/* SPDX-License-Identifier: MIT */
/* Constants in Java, from 8 on. */

#include "keywords.h"
#include "language.h"

/* Types of java.lang that the file uses, in place of which javac would take a
 * class of ours. */
static const char *const reserved[] = { "String", NULL };

/* A class in a class for each registry.  Java Language Specification, 3.3: a
 * backslash has a meaning even in comments. */
const struct gen_language gen_language_java = {
	.name = "Java",
	.open = "// ",
	.escape = GEN_ESCAPE_JAVA,
	.banner = { .escaped = "\\", .entities = true },
	.markup = { .escaped = "\\@&<>{}", .entities = true },
	/* Java Virtual Machine Specification, 4.4.7 and 4.7.3: a constant has
	 * 65535 octets, as a method has, where a case of a name takes 34. */
	.string_size = 65535 / 2,
	.constant_count = 1900,
	.number_type = "int",
	.string_type = "String",
	.space = "class",
	.space_name = "$(Package)",
	.reserved = reserved,
	.keywords = gen_keywords_java,
	.taken = (const char *const[]){ "$(Package)", "String", "UPDATED",
	    NULL },
	.head = "\n/** Constants for the codes and names of the registries. */\n"
		"public final class $(Package) {\n"
		"    /** The date of the registries' last update. */\n"
		"    public static final String UPDATED = $(updated);\n\n"
		"    private $(Package)() {}\n",
	.foot = "}\n",
	.deprecated = "        @Deprecated\n",
	.functions = {
		[GEN_FUNCTION_ACCEPTABLE] = "isAcceptable",
		[GEN_FUNCTION_SENDABLE] = "isSendable",
		[GEN_FUNCTION_STATUS] = "status",
		[GEN_FUNCTION_TEXT] = "text",
	},
	.parts = (const struct gen_part[]){
		{ .names = { "$(Type)" },
		    .name = "$(Type).$(MEMBER)",
		    .head = "\n    /** $(heading) */\n"
			    "    public static final class $(Type) {\n"
			    "        private $(Type)() {}\n",
		    .item = "\n        /** $(doc) */\n$(deprecated)"
			    "        public static final $(type) $(MEMBER) = "
			    "$(value);\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(Type) method $(statusof)" },
		    .once = true,
		    .head = "\n        /** Returns the status of the number, "
			    "registered or not. */\n"
			    "        public static String $(statusof)(int number) {\n"
			    "            switch (number) {\n",
		    .item = "                case $(MEMBER):\n"
			    "                    return $(status);\n",
		    .foot = "                default:\n"
			    "                    break;\n"
			    "            }\n" },
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .head = "",
		    .item = "            if ($(range)) {\n"
			    "                return $(status);\n"
			    "            }\n",
		    .foot = "            return $(unassigned);\n        }\n" },
		{ .names = { "$(Type) method $(textof)" },
		    .once = true,
		    .head = "\n        /** Returns IANA's description of the "
			    "$(noun), or null if it has none. */\n"
			    "        public static String $(textof)($(type) $(noun)) "
			    "{\n"
			    "            switch ($(noun)) {\n",
		    .item = "                case $(MEMBER):\n"
			    "                    return $(text);\n",
		    .foot = "                default:\n"
			    "                    break;\n"
			    "            }\n" },
		{ .of = GEN_PART_OF_RANGES,
		    .head = "",
		    .item = "            if ($(range)) {\n"
			    "                return $(text);\n"
			    "            }\n",
		    .foot = "            return null;\n        }\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .names = { "$(Type) method $(isacceptable)" },
		    .head = "\n        /** Returns whether a receiver must "
			    "accept the code in a Close frame; RFC 6455, 7.4. "
			    "*/\n"
			    "        public static boolean $(isacceptable)(int code) "
			    "{\n",
		    .item = "            if ($(range)) {\n"
			    "                return true;\n"
			    "            }\n",
		    .foot = "            return false;\n        }\n" },
		{ .of = GEN_PART_OF_SENDERS,
		    .names = { "$(Type) method $(issendable)By$(Sender)" },
		    .head = "\n        /** Returns whether a $(sender) may send "
			    "the code in a Close frame; RFC 6455, 7.4. */\n"
			    "        public static boolean "
			    "$(issendable)By$(Sender)(int code) {\n",
		    .item = "            if ($(range)) {\n"
			    "                return true;\n"
			    "            }\n",
		    .foot = "            return false;\n        }\n" },
		{ .head = "    }\n" },
		{ .head = NULL },
	},
};
