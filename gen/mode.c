/* SPDX-License-Identifier: MIT */
/* What can be generated: an emitter for each mode. */

#include "mode.h"

#include <string.h>

const struct gen_mode gen_modes[] = {
	{ "header", gen_emit_header, "constants and X-macro lists in C",
	    false },
	{ "standalone", gen_emit_standalone,
	    "a C header with lookups that needs nothing else", false },
	{ "tables", gen_emit_tables, "the tables that libwsreg is built from",
	    true },
	{ "json", gen_emit_json, "the constants, and all of the document",
	    false },
	{ "go", gen_emit_go, "constants and their texts in Go", false },
	{ "python", gen_emit_python, "the same in Python", false },
	{ "rust", gen_emit_rust, "the same in Rust", false },
	{ "typescript", gen_emit_typescript, "the same in TypeScript", false },
	{ NULL, NULL, NULL, false },
};

const struct gen_mode *
gen_mode_find(const char *name)
{
	const struct gen_mode *mode = gen_modes;

	while (mode->name != NULL && strcmp(mode->name, name) != 0)
		mode++;
	return mode->name != NULL ? mode : NULL;
}
