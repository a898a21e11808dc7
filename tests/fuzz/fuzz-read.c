/* SPDX-License-Identifier: MIT */
/* Fuzzing of the reader: any octets give a snapshot or an error. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "model/model.h"

static void
look_at_field(const struct wsreg_field *field)
{
	struct wsreg_reference reference;
	char buffer[64];

	wsreg_field_text(field, buffer, sizeof(buffer));
	for (size_t i = 0; wsreg_field_reference(field, i, &reference); i++) {
		wsreg_reference_text(&reference, buffer, sizeof(buffer));
		wsreg_reference_url(&reference, buffer, sizeof(buffer));
	}
}

/* By its name there is this record, or an equal one before it. */
static void
look_for(const struct wsreg_registry *registry, const char *name)
{
	size_t size = strlen(name);

	if (wsreg_record_by_name(registry, name, size) == NULL ||
	    wsreg_record_by_name_nocase(registry, name, size) == NULL)
		abort();
}

static void
look_at_record(const struct wsreg_record *record)
{
	struct wsreg_field field;

	if (record->numeric && record->first <= record->last &&
	    wsreg_record_by_number(record->registry, record->first) == NULL)
		abort();
	look_for(record->registry, record_index_name(record->registry, record));
	for (size_t i = 0; wsreg_record_field(record, i, &field); i++)
		look_at_field(&field);
}

static void
look_at(const struct wsreg_snapshot *snapshot)
{
	for (size_t i = 0; i < wsreg_registry_count(snapshot); i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(snapshot, i);
		struct wsreg_field field;

		for (size_t j = 0; wsreg_registry_field(registry, j, &field);
		     j++)
			look_at_field(&field);
		for (size_t j = 0; j < wsreg_record_count(registry); j++)
			look_at_record(wsreg_record_at(registry, j));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct wsreg_overlay overlay = { 0 };
	static const char *const name = "-";
	struct gen_options options = { .overlay = &overlay, .budget = 1000 };
	struct gen_error error = { 0 };
	struct gen_model model;
	FILE *kept = stdin;

	if (size == 0)
		return 0;
	/* Standard input is the memory for a while. */
	stdin = fmemopen((void *)(uintptr_t)data, size, "rb");
	if (stdin == NULL)
		abort();
	if (gen_model_read(&model, &name, 1, &options, &error) == error.set)
		abort();
	if (!error.set)
		look_at(&model.snapshot);
	gen_model_free(&model);
	fclose(stdin);
	stdin = kept;
	return 0;
}
