/* SPDX-License-Identifier: MIT */
/* Which registries code is generated for. */

#include "choose.h"

#include <string.h>

/* By its id or, if no registry has that, by its short name. */
static const struct wsreg_registry *
find_registry(const struct wsreg_snapshot *snapshot, const char *id)
{
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (strcmp(snapshot->registries[i].id, id) == 0)
			return &snapshot->registries[i];
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (snapshot->registries[i].alias != NULL &&
		    strcmp(snapshot->registries[i].alias, id) == 0)
			return &snapshot->registries[i];
	return NULL;
}

/* Once is enough, by whichever name. */
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
		    find_registry(snapshot, wanted[i]);

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
