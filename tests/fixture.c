/* SPDX-License-Identifier: MIT */
/* Registry files of tests/fixtures, read for a test. */

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

/* Enough for the hash tables to be good; not for the best. */
#define USUAL_BUDGET 10000

static void
read_overlay(struct fixture *fixture)
{
	FILE *stream = fopen(OVERLAY, "r");

	ck_assert_ptr_nonnull(stream);
	ck_assert_msg(gen_overlay_add(&fixture->overlay, stream, "overlay",
			  &fixture->error) &&
		gen_overlay_finish(
		    &fixture->overlay, "overlay", &fixture->error),
	    "%s", fixture->error.text);
	fclose(stream);
}

bool
fixture_read_files(struct fixture *fixture, const char *const names[],
    size_t count, size_t budget)
{
	struct gen_options options = {
		.overlay = &fixture->overlay.data,
		.budget = budget,
	};

	ck_assert_uint_le(count, FIXTURE_FILES);
	*fixture = (struct fixture){ 0 };
	for (size_t i = 0; i < count; i++)
		fixture->files[i] = support_print(
		    "%s%s", names[i][0] == '/' ? "" : FIXTURES, names[i]);
	read_overlay(fixture);
	return gen_model_read(&fixture->model,
	    (const char *const *)fixture->files, count, &options,
	    &fixture->error);
}

bool
fixture_read(struct fixture *fixture, const char *name)
{
	return fixture_read_files(fixture, &name, 1, USUAL_BUDGET);
}

bool
fixture_read_memory(struct fixture *fixture, const char *octets, size_t size)
{
	FILE *stream = tmpfile();
	char name[32];
	bool good;

	ck_assert_ptr_nonnull(stream);
	ck_assert(size == 0 || fwrite(octets, 1, size, stream) == size);
	ck_assert_int_eq(fflush(stream), 0);
	snprintf(name, sizeof(name), "/dev/fd/%d", fileno(stream));
	good = fixture_read(fixture, name);
	fclose(stream);
	return good;
}

const struct wsreg_snapshot *
fixture_snapshot(struct fixture *fixture, const char *name)
{
	bool good = fixture_read(fixture, name);

	ck_assert_msg(good, "%s", fixture->error.text);
	ck_assert_msg(!fixture->error.set, "%s", fixture->error.text);
	return &fixture->model.snapshot;
}

void
fixture_free(struct fixture *fixture)
{
	gen_model_free(&fixture->model);
	gen_overlay_free(&fixture->overlay);
	for (size_t i = 0; i < FIXTURE_FILES; i++)
		free(fixture->files[i]);
	*fixture = (struct fixture){ 0 };
}

const struct wsreg_registry *
fixture_builtin(const char *id)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(wsreg_builtin(), id, strlen(id));

	ck_assert_msg(registry != NULL, "no registry %s", id);
	return registry;
}

const struct wsreg_record *
fixture_record(const struct wsreg_snapshot *snapshot, const char *registry,
    const char *key)
{
	const struct wsreg_registry *found =
	    wsreg_registry_find(snapshot, registry, strlen(registry));

	ck_assert_msg(found != NULL, "no registry %s", registry);
	for (size_t i = 0; i < wsreg_record_count(found); i++)
		if (strcmp(wsreg_record_at(found, i)->key, key) == 0)
			return wsreg_record_at(found, i);
	ck_abort_msg("no record %s in %s", key, registry);
	return NULL;
}

struct wsreg_field
fixture_field(const struct wsreg_record *record, const char *name)
{
	struct wsreg_field field = { 0 };

	for (size_t i = 0; wsreg_record_field(record, i, &field); i++)
		if (strcmp(field.name, name) == 0)
			return field;
	ck_abort_msg("no field %s in %s", name, record->key);
	return field;
}

char *
fixture_text(const struct wsreg_field *field)
{
	size_t size = wsreg_field_text(field, NULL, 0) + 1;
	char *text = malloc(size);

	support_assert(text != NULL, "out of memory");
	support_assert(wsreg_field_text(field, text, size) == size - 1 &&
		strlen(text) == size - 1,
	    "another length than before: %s", text);
	return text;
}
