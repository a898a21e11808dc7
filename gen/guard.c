/* SPDX-License-Identifier: MIT */
/* Refuses input or output that looks like an accident: builds fetch registries
 * and generate code with nobody looking.  A file that was cut, a private record
 * that hides a registered one, or a name that is gone would show much later, in
 * a program that uses the constants. */

#include "guard.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "definitions.h"

/* Each refusal says how to go on if this is no accident. */
#define ADVICE "; use --force to accept it"

/* A larger file was not generated. */
#define FILE_MAX ((size_t)64 << 20)

/* ---- Input ---- */

/* Returns the first line for the registry, which is the one that counts. */
static const struct gen_least *
find_least(const struct gen_overlay *overlay, const char *registry)
{
	const struct gen_least *items = overlay->leasts.items;

	for (size_t i = 0; i < overlay->leasts.count; i++)
		if (strcmp(items[i].registry, registry) == 0)
			return &items[i];
	return NULL;
}

bool
gen_guard_input(const struct gen_source *source,
    const struct gen_overlay *overlay, bool all, struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = source->snapshot;

	for (int i = 0; all && i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] == WSREG_NONE)
			return gen_error_set(error,
			    node_file(snapshot, snapshot->root), 0,
			    "no registry `%s'; name those to use with "
			    "--registry",
			    gen_kind_alias((enum wsreg_kind)i));
	for (size_t i = 0; i < source->registry_count; i++) {
		const struct wsreg_registry *registry = source->registries[i];
		const struct gen_least *least =
		    find_least(overlay, registry->id);

		if (least != NULL && registry->record_count < least->count)
			return gen_error_set(error,
			    node_file(snapshot, registry->node),
			    node_line(snapshot, registry->node),
			    "registry `%s' has %lu records, but once had "
			    "%lu" ADVICE,
			    registry->id, (unsigned long)registry->record_count,
			    (unsigned long)least->count);
	}
	return true;
}

/* ---- Output ---- */

/* The output file, and what is to be done where it would lose something. */
struct guard {
	const char *file;
	bool build; /* only warn */
	struct gen_error *error;
};

/* Refuses the output for this reason, or warns of it.  Returns whether to go
 * on. */
static bool
object(const struct guard *guard, const char *format, ...) GEN_PRINTF(2, 3);

static bool
object(const struct guard *guard, const char *format, ...)
{
	char reason[sizeof(guard->error->text)];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, sizeof(reason), format, arguments);
	va_end(arguments);
	if (!guard->build)
		return gen_error_set(
		    guard->error, guard->file, 0, "%s" ADVICE, reason);
	gen_warn(guard->file, 0, "%s", reason);
	return true;
}

/* Checks that a name of the old file is in the new one with its number.  The
 * name of a snapshot's date is no record's, so that no overlay can keep it. */
static bool
check_name(const struct guard *guard, const struct gen_definition *was,
    const struct gen_definition *is)
{
	static const char dated[] = "_SNAPSHOT_UPDATED";

	if (is == NULL &&
	    memmem(was->text, was->size, dated, strlen(dated)) != NULL)
		return object(
		    guard, "made by mode standalone or with another prefix");
	if (is == NULL)
		return object(guard,
		    "%.*s%s%.*s would be lost; to keep it, add a line `former "
		    "REGISTRY KEY NAME' to the overlay",
		    (int)was->scope_size, was->scope,
		    was->scope_size > 0 ? "." : "", (int)was->size, was->text);
	if (was->digits != is->digits ||
	    memcmp(was->number, is->number, was->digits) != 0)
		return object(guard,
		    "the value of %.*s%s%.*s would become %.*s; it was %.*s",
		    (int)was->scope_size, was->scope,
		    was->scope_size > 0 ? "." : "", (int)was->size, was->text,
		    (int)is->digits, is->number, (int)was->digits, was->number);
	return true;
}

/* Checks that all names of the old file are in the new one. */
static bool
check_names(const struct guard *guard, const struct gen_array *old,
    struct gen_array *new)
{
	const struct gen_definition *items = old->items;

	gen_definitions_sort(new);
	for (size_t i = 0; i < old->count; i++) {
		const struct gen_definition *found =
		    gen_definitions_find(new, &items[i]);

		if (!check_name(guard, &items[i], found))
			return false;
	}
	return true;
}

/* Returns whether the text is XML: no generated file begins with `<'. */
static bool
is_xml(const char *text)
{
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	return text[strspn(text, " \t\r\n")] == '<';
}

/* Compares the output with the text that it is about to replace.  An empty or
 * foreign file has neither a date nor names, and nothing is lost with it. */
static bool
compare_texts(const struct guard *guard, const char *text, const char *old)
{
	struct gen_array names[2] = { { 0 }, { 0 } };
	char was[GEN_DATE_SIZE], is[GEN_DATE_SIZE];
	bool good;

	if (is_xml(old) && !is_xml(text))
		return gen_error_set(guard->error, guard->file, 0,
		    "refusing to overwrite an XML file (was OUTPUT left "
		    "out?); use --force to do so");
	if (gen_banner_date(old, was) && gen_banner_date(text, is) &&
	    strcmp(is, was) < 0 &&
	    !object(guard,
		"made from the snapshot of %s, which is newer than that of %s",
		was, is))
		return false;
	if (!gen_definitions_list(old, &names[0]) ||
	    !gen_definitions_list(text, &names[1]))
		good = gen_error_memory(guard->error, NULL);
	else
		good = check_names(guard, &names[0], &names[1]);
	gen_array_free(&names[0]);
	gen_array_free(&names[1]);
	return good;
}

/* Reads the text of a regular file; false if there is none to lose. */
static bool
read_text(struct gen_array *text, const char *file)
{
	FILE *stream = gen_atomic_is_special(file) ? NULL : fopen(file, "rb");
	bool good = stream != NULL && gen_input_all(stream, text, FILE_MAX) &&
	    text->count < FILE_MAX;

	if (stream != NULL)
		fclose(stream);
	return good;
}

bool
gen_guard_output(const struct gen_output *output, const char *file, bool build)
{
	const struct guard guard = { file, build, output->error };
	struct gen_array old = { 0 };
	bool good = !read_text(&old, file) ||
	    compare_texts(&guard, output->text.items, old.items);

	gen_array_free(&old);
	return good;
}
