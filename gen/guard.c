/* SPDX-License-Identifier: MIT */
/* Refuses input or output that looks like an accident: builds fetch registries
 * and generate code with nobody looking.  A file that was cut, a private record
 * that hides a registered one, or a name that is gone would show much later, in
 * a program that uses the constants. */

#include "guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* A name that a generated file defines, and the digits of its number if it is
 * in an enumeration. */
struct name {
	const char *text;
	size_t size;
	const char *number;
	size_t digits;
};

/* Returns the name that the line defines, as "\tNAME = 1" or "#define NAME
 * "text"" does; its size is 0 if there is none. */
static struct name
defined_name(const char *line)
{
	static const char define[] = "#define ";
	struct name name = { .text = line };
	const char *after;

	if (strncmp(line, define, strlen(define)) == 0) {
		name.text += strlen(define);
		after = " \"";
	} else if (line[0] == '\t') {
		name.text++;
		after = " = ";
	} else {
		return name;
	}
	while (
	    ascii_is_word(name.text[name.size]) || name.text[name.size] == '_')
		name.size++;
	if (ascii_is_digit(name.text[0]) ||
	    strncmp(name.text + name.size, after, strlen(after)) != 0)
		name.size = 0;
	name.number = name.text + name.size + strlen(after);
	if (line[0] == '\t' && name.size > 0)
		name.digits = strspn(name.number, "0123456789");
	return name;
}

/* Lists the names that a generated file defines, line by line; false when
 * memory is out. */
static bool
list_names(const char *text, struct gen_array *names)
{
	for (const char *line = text; line != NULL;) {
		struct name name = defined_name(line);

		if (name.size > 0 && !gen_array_add(names, &name, sizeof(name)))
			return false;
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
	return true;
}

/* Compares names that are parts of a text, for sorting and searching. */
static int
compare_names(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	size_t size = x->size < y->size ? x->size : y->size;
	int order = memcmp(x->text, y->text, size);

	return order != 0 ? order : x->size < y->size ? -1 : x->size > y->size;
}

/* Checks that a name of the old file is in the new one with its number.  The
 * name of a snapshot's date is no record's, so that no overlay can keep it. */
static bool
check_name(const struct name *was, const struct name *is, const char *file,
    struct gen_error *error)
{
	static const char dated[] = "_SNAPSHOT_UPDATED";

	if (is == NULL &&
	    memmem(was->text, was->size, dated, strlen(dated)) != NULL)
		return gen_error_set(error, file, 0,
		    "made by mode standalone or with another prefix" ADVICE);
	if (is == NULL)
		return gen_error_set(error, file, 0,
		    "%.*s would be lost; to keep it, add a line `former "
		    "REGISTRY KEY NAME' to the overlay" ADVICE,
		    (int)was->size, was->text);
	if (was->digits != is->digits ||
	    memcmp(was->number, is->number, was->digits) != 0)
		return gen_error_set(error, file, 0,
		    "the value of %.*s would become %.*s; it was %.*s" ADVICE,
		    (int)was->size, was->text, (int)is->digits, is->number,
		    (int)was->digits, was->number);
	return true;
}

/* Checks that all names of the old file are in the new one. */
static bool
check_names(const struct gen_array *old, struct gen_array *new,
    const char *file, struct gen_error *error)
{
	const struct name *items = old->items;

	if (new->count > 0)
		qsort(new->items, new->count, sizeof(*items), compare_names);
	for (size_t i = 0; i < old->count; i++) {
		const struct name *found = new->count == 0
		    ? NULL
		    : bsearch(&items[i], new->items, new->count, sizeof(*items),
			  compare_names);

		if (!check_name(&items[i], found, file, error))
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
compare_texts(
    const struct gen_output *output, const char *file, const char *old)
{
	const char *text = output->text.items;
	struct gen_array names[2] = { { 0 }, { 0 } };
	char was[GEN_DATE_SIZE], is[GEN_DATE_SIZE];
	bool good;

	if (is_xml(old) && !is_xml(text))
		return gen_error_set(output->error, file, 0,
		    "refusing to overwrite an XML file (was OUTPUT left "
		    "out?); use --force to do so");
	if (gen_banner_date(old, was) && gen_banner_date(text, is) &&
	    strcmp(is, was) < 0)
		return gen_error_set(output->error, file, 0,
		    "made from the snapshot of %s, which is newer than that "
		    "of %s" ADVICE,
		    was, is);
	if (!list_names(old, &names[0]) || !list_names(text, &names[1]))
		good = gen_error_memory(output->error, NULL);
	else
		good = check_names(&names[0], &names[1], file, output->error);
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
gen_guard_output(const struct gen_output *output, const char *file)
{
	struct gen_array old = { 0 };
	bool good =
	    !read_text(&old, file) || compare_texts(output, file, old.items);

	gen_array_free(&old);
	return good;
}
