/* SPDX-License-Identifier: MIT */
/* Choosing the registries that code is generated for. */

#include "choose.h"

#include <string.h>

/* Adds the registry unless it was chosen before, by whichever name. */
static void
add(struct gen_source *source, const struct wsreg_registry *chosen[],
    const struct wsreg_registry *registry)
{
	for (size_t i = 0; i < source->registry_count; i++)
		if (chosen[i] == registry)
			return;
	chosen[source->registry_count++] = registry;
}

bool
gen_choose(struct gen_source *source, const char *const wanted[], size_t count,
    const struct wsreg_registry *chosen[GEN_CHOICE_MAX],
    struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = source->snapshot;

	source->registry_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_find(snapshot, wanted[i], strlen(wanted[i]));

		if (registry == NULL)
			return gen_error_set(error, source->file, 0,
			    "no registry `%s'", wanted[i]);
		add(source, chosen, registry);
	}
	for (int i = 0; count == 0 && i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] != WSREG_NONE)
			add(source, chosen,
			    &snapshot->registries[snapshot->kinds[i]]);
	return true;
}
