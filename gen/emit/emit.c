/* SPDX-License-Identifier: MIT */
/* The table of emitters: one for each mode of wsreg-gen. */

#include "emit.h"

#include <string.h>

#include "language.h"

/* The order is that of --help. */
const struct gen_emitter *const gen_emitters[] = {
	&gen_emitter_header,
	&gen_emitter_standalone,
	&gen_emitter_tables,
	&gen_emitter_json,
	&gen_emitter_go,
	&gen_emitter_python,
	&gen_emitter_rust,
	&gen_emitter_typescript,
	&gen_emitter_java,
	&gen_emitter_csharp,
	NULL,
};

const struct gen_emitter *
gen_emitter_find(const char *name)
{
	const struct gen_emitter *const *at = gen_emitters;

	while (*at != NULL && strcmp((*at)->name, name) != 0)
		at++;
	return *at;
}

void
gen_emit(const struct gen_emitter *emitter, struct gen_output *output,
    const struct gen_source *source)
{
	if (emitter->language != NULL)
		gen_language_print(output, source, emitter->language);
	else
		emitter->print(output, source);
}
