/* SPDX-License-Identifier: MIT */
/* Constants in C#, from 5 on. */

#include "keywords.h"
#include "language.h"

static const char *const reserved[] = { "Updated", NULL };

/* A class in a class for each registry.  A member must not have the name of
 * its class (C# Language Specification, 15.3.3), and should not have that of a
 * method that all classes have. */
const struct gen_language gen_language_csharp = {
	.name = "C#",
	.open = "// ",
	.escape = GEN_ESCAPE_LONG,
	.markup = { .escaped = "&<>", .entities = true },
	.number_type = "int",
	.string_type = "string",
	.space = "class",
	.space_name = "$(Package)",
	.reserved = reserved,
	.keywords = gen_keywords_csharp,
	.taken = (const char *const[]){ "$(Package)", "Updated", NULL },
	.head = "\n/// <summary>Constants for the codes and names of the "
		"registries.</summary>\n"
		"public static class $(Package)\n{\n"
		"    /// <summary>The date of the registries' last "
		"update.</summary>\n"
		"    public const string Updated = $(updated);\n",
	.foot = "}\n",
	.deprecated = "        [System.Obsolete(\"Use $(present).\")]\n",
	.functions = {
		[GEN_FUNCTION_ACCEPTABLE] = "IsAcceptable",
		[GEN_FUNCTION_SENDABLE] = "IsSendable",
		[GEN_FUNCTION_STATUS] = "GetStatus",
		[GEN_FUNCTION_TEXT] = "GetText",
	},
	.parts = (const struct gen_part[]){
		{ .names = { "$(Type)", "$(Type).$(Type)",
		      "$(Type).$(textof)", "$(Type).Equals",
		      "$(Type).ReferenceEquals", "$(Type).ToString",
		      "$(Type).GetType", "$(Type).GetHashCode",
		      "$(Type).MemberwiseClone", "$(Type).Finalize" },
		    .name = "$(Type).$(Member)",
		    .head = "\n    /// <summary>$(heading)</summary>\n"
			    "    public static class $(Type)\n    {\n",
		    .item = "        /// <summary>$(doc)</summary>\n$(deprecated)"
			    "        public const $(type) $(Member) = $(value);\n"
			    "\n" },
		{ .of = GEN_PART_OF_NUMBERS,
		    .names = { "$(Type).$(statusof)" },
		    .once = true,
		    .head = "        /// <summary>Returns the status of the "
			    "number, registered or not.</summary>\n"
			    "        public static string $(statusof)(int number)\n"
			    "        {\n"
			    "            switch (number)\n            {\n",
		    .item = "                case $(Member):\n"
			    "                    return $(status);\n",
		    .foot = "                default:\n"
			    "                    break;\n"
			    "            }\n" },
		{ .of = GEN_PART_OF_NUMBER_RANGES,
		    .head = "",
		    .item = "            if ($(range))\n"
			    "                return $(status);\n",
		    .foot = "            return $(unassigned);\n        }\n\n" },
		{ .once = true,
		    .head = "        /// <summary>Returns IANA's "
			    "description of the $(noun), or null if it has "
			    "none.</summary>\n"
			    "        public static string $(textof)($(type) $(noun))\n"
			    "        {\n"
			    "            switch ($(noun))\n            {\n",
		    .item = "                case $(Member):\n"
			    "                    return $(text);\n",
		    .foot = "                default:\n"
			    "                    break;\n"
			    "            }\n" },
		{ .of = GEN_PART_OF_RANGES,
		    .head = "",
		    .item = "            if ($(range))\n"
			    "                return $(text);\n",
		    .foot = "            return null;\n        }\n" },
		{ .of = GEN_PART_OF_RECEIVERS,
		    .names = { "$(Type).$(isacceptable)" },
		    .head = "\n        /// <summary>Returns whether a receiver "
			    "must accept the code in a Close frame; RFC 6455, "
			    "7.4.</summary>\n"
			    "        public static bool $(isacceptable)(int code)\n"
			    "        {\n",
		    .item = "            if ($(range))\n"
			    "                return true;\n",
		    .foot = "            return false;\n        }\n" },
		{ .of = GEN_PART_OF_SENDERS,
		    .names = { "$(Type).$(issendable)By$(Sender)" },
		    .head = "\n        /// <summary>Returns whether a $(sender) "
			    "may send the code in a Close frame; RFC 6455, "
			    "7.4.</summary>\n"
			    "        public static bool "
			    "$(issendable)By$(Sender)(int code)\n        {\n",
		    .item = "            if ($(range))\n"
			    "                return true;\n",
		    .foot = "            return false;\n        }\n" },
		{ .head = "    }\n" },
		{ .head = NULL },
	},
};
