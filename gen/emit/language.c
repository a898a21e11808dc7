/* SPDX-License-Identifier: MIT */
/* Constants in languages other than C: the parts of a file and their names. */

#include "language.h"

#include <string.h>

#include "places.h"
#include "taken.h"

/* ---- Parts ---- */

static bool
is_part_of(const struct gen_part *part, const struct gen_group *group)
{
	const struct wsreg_registry *registry = group->registry;

	switch (part->of) {
	case GEN_PART_OF_ALL:
		return true;
	case GEN_PART_OF_NUMBERS:
		return group->numeric;
	case GEN_PART_OF_NAMES:
		return !group->numeric;
	case GEN_PART_OF_CLOSE_CODES:
		break;
	}
	return registry->kind == WSREG_KIND_CLOSE_CODE &&
	    registry->snapshot->wire.pages != NULL;
}

static bool
is_printed(const struct gen_part *part, const struct gen_group *group,
    const struct gen_constant *constant)
{
	if (constant->former)
		return !part->once && !part->present;
	return !part->once || !group->numeric || !constant->repeated;
}

static void
print_constants(struct gen_writer *writer, const struct gen_part *part)
{
	const struct gen_group *group = writer->group;
	const char *between = "";

	for (size_t i = 0; i < group->count; i++) {
		if (!is_printed(part, group, &group->constants[i]))
			continue;
		gen_fill(writer, between);
		writer->constant = &group->constants[i];
		gen_fill(writer, part->item);
		between = part->between != NULL ? part->between : "";
	}
}

static bool
may_send(const struct wsreg_snapshot *snapshot, uint32_t code,
    enum wsreg_sender sender)
{
	enum wsreg_wire wire =
	    wire_verdict(snapshot->overlay, &snapshot->wire, code, sender)
		->wire;

	return wire == WSREG_WIRE_YES || wire == WSREG_WIRE_UNREGISTERED ||
	    wire == WSREG_WIRE_PRIVATE;
}

/* Prints a line for each range of codes that the sender may send.  All codes
 * beyond the table are judged as its last one is. */
static void
print_ranges(struct gen_writer *writer, const struct gen_part *part,
    enum wsreg_sender sender)
{
	const struct wsreg_snapshot *snapshot = writer->source->snapshot;
	uint32_t end = (snapshot->wire.limit + 1) * WSREG_PAGE_SIZE;
	uint32_t code = 0;

	while (code < end) {
		bool sent = may_send(snapshot, code, sender);

		writer->first = code;
		while (code < end && may_send(snapshot, code, sender) == sent)
			code++;
		writer->last = code < end ? code - 1 : INT32_MAX;
		if (sent)
			gen_fill(writer, part->item);
	}
}

static void
print_part(struct gen_writer *writer, const struct gen_part *part)
{
	if (!is_part_of(part, writer->group) ||
	    (part->filled && writer->group->count == 0))
		return;
	writer->constant = NULL;
	gen_fill(writer, part->head);
	if (part->item != NULL)
		switch (part->items) {
		case GEN_ITEM_CONSTANT:
			print_constants(writer, part);
			break;
		case GEN_ITEM_CLIENT_CODES:
			print_ranges(writer, part, WSREG_CLIENT);
			break;
		case GEN_ITEM_SERVER_CODES:
			print_ranges(writer, part, WSREG_SERVER);
			break;
		}
	writer->constant = NULL;
	if (part->foot != NULL)
		gen_fill(writer, part->foot);
}

static void
print_groups(struct gen_writer *writer, const struct gen_groups *groups)
{
	for (size_t i = 0; i < groups->count; i++) {
		writer->group = &groups->items[i];
		for (const struct gen_part *part = writer->language->parts;
		     part->head != NULL; part++)
			print_part(writer, part);
	}
	writer->group = NULL;
}

static void
print_file(struct gen_writer *writer, const struct gen_groups *groups)
{
	const struct gen_language *language = writer->language;

	gen_banner_print(writer->output, writer->source, language->open,
	    language->close != NULL ? language->close : "", &language->banner);
	gen_fill(writer, language->head);
	print_groups(writer, groups);
	if (language->foot != NULL)
		gen_fill(writer, language->foot);
}

/* ---- Names ---- */

/* Returns the name that a text with places becomes, valid until the next
 * call; "" once the error is set. */
static const char *
fill_name(struct gen_writer *writer, const char *name)
{
	struct gen_output *output = writer->output;

	output->text.count = 0;
	gen_fill(writer, name);
	gen_put(output, "", 1);
	return output->error->set ? "" : output->text.items;
}

static void
take_name(struct gen_writer *writer, struct gen_taken *taken, const char *name)
{
	gen_taken_add(
	    taken, fill_name(writer, name), writer->group, writer->constant);
}

static void
take_part(struct gen_writer *writer, struct gen_taken *taken,
    const struct gen_part *part)
{
	const struct gen_group *group = writer->group;

	if (!is_part_of(part, group))
		return;
	writer->constant = NULL;
	for (size_t i = 0; i < GEN_PART_NAMES && part->names[i] != NULL; i++)
		take_name(writer, taken, part->names[i]);
	for (size_t i = 0; part->name != NULL && i < group->count; i++) {
		writer->constant = &group->constants[i];
		take_name(writer, taken, part->name);
	}
}

/* Compares all names of the file: two that differ in C may be the same in
 * another language. */
static bool
check_names(struct gen_writer *writer, const struct gen_groups *groups)
{
	const struct gen_language *language = writer->language;
	struct gen_error *error = writer->output->error;
	struct gen_taken taken = { .language = language->name,
		.text = { .error = error } };
	bool good;

	for (const char *const *at = language->taken; *at != NULL; at++)
		take_name(writer, &taken, *at);
	for (size_t i = 0; i < groups->count; i++) {
		writer->group = &groups->items[i];
		for (const struct gen_part *part = language->parts;
		     part->head != NULL; part++)
			take_part(writer, &taken, part);
	}
	good = gen_taken_check(&taken, error);
	gen_taken_free(&taken);
	return good;
}

/* Checks what the prefix gives the name to: a package, or a type. */
static bool
check_space(struct gen_writer *writer)
{
	const struct gen_language *language = writer->language;
	const char *name;

	if (language->space == NULL)
		return true;
	name = fill_name(writer, language->space_name);
	for (const char *const *at = language->reserved; *at != NULL; at++)
		if (strcmp(*at, name) == 0)
			return gen_error_set(writer->output->error, NULL, 0,
			    "no %s can be called `%s'", language->space, name);
	return true;
}

static bool
check_sizes(const struct gen_writer *writer, const struct gen_groups *groups)
{
	const struct gen_language *language = writer->language;
	size_t most = language->constant_count;

	for (size_t i = 0; most > 0 && i < groups->count; i++)
		if (groups->items[i].count > most)
			return gen_error_set(writer->output->error, NULL, 0,
			    "registry `%s' has more than %zu constants, too "
			    "many for %s",
			    groups->items[i].registry->id, most,
			    language->name);
	return true;
}

void
gen_language_registries(struct gen_output *output,
    const struct gen_source *source, const struct gen_language *language,
    const struct gen_groups *groups)
{
	struct gen_writer writer = { .output = output,
		.language = language,
		.source = source,
		.phrase = { .error = output->error } };

	print_groups(&writer, groups);
	gen_output_free(&writer.phrase);
}

void
gen_language_print(struct gen_output *output, const struct gen_source *source,
    const struct gen_language *language)
{
	struct gen_output name = { .error = output->error };
	struct gen_writer writer = { .output = &name,
		.language = language,
		.source = source,
		.phrase = { .error = output->error } };
	struct gen_groups groups = { 0 };

	if (check_space(&writer) &&
	    gen_groups_make(&groups, source, output->error) &&
	    check_sizes(&writer, &groups) && check_names(&writer, &groups)) {
		writer.output = output;
		print_file(&writer, &groups);
	}
	gen_groups_free(&groups);
	gen_output_free(&writer.phrase);
	gen_output_free(&name);
}
