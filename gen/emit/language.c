/* SPDX-License-Identifier: MIT */
/* Constants in languages other than C: the parts of a file and their names. */

#include "language.h"

#include <stdlib.h>
#include <string.h>

#include "keywords.h"
#include "places.h"
#include "ranges.h"

/* ---- Parts ---- */

/* Returns whether the group has a constant that is not left out. */
static bool
has_constants(const struct gen_group *group)
{
	for (size_t i = 0; i < group->count; i++)
		if (!group->constants[i].omitted)
			return true;
	return false;
}

/* Returns whether the part is printed for the group. */
static bool
is_part_of(const struct gen_part *part, const struct gen_group *group)
{
	const struct wsreg_registry *registry = group->registry;

	if (part->filled && !has_constants(group))
		return false;
	switch (part->of) {
	case GEN_PART_OF_ALL:
	case GEN_PART_OF_RANGES:
		return true;
	case GEN_PART_OF_NUMBERS:
	case GEN_PART_OF_NUMBER_RANGES:
		return group->numeric;
	case GEN_PART_OF_NAMES:
		return !group->numeric;
	case GEN_PART_OF_CLOSE_CODES:
	case GEN_PART_OF_SENDERS:
	case GEN_PART_OF_RECEIVERS:
		break;
	}
	return registry->kind == WSREG_KIND_CLOSE_CODE &&
	    registry->snapshot->wire.pages != NULL;
}

/* Calls the function for each part of each group, with the group at hand.  A
 * part about close codes comes for each sender, for what it may send. */
static void
walk(struct gen_writer *writer, const struct gen_groups *groups,
    void (*visit)(struct gen_writer *, const struct gen_part *))
{
	for (size_t i = 0; i < groups->count; i++)
		for (const struct gen_part *part = writer->language->parts;
		     part->head != NULL; part++) {
			writer->group = &groups->items[i];
			if (!is_part_of(part, writer->group))
				continue;
			writer->sender = WSREG_CLIENT;
			visit(writer, part);
			if (part->of != GEN_PART_OF_SENDERS)
				continue;
			writer->sender = WSREG_SERVER;
			visit(writer, part);
			writer->sender = WSREG_BROWSER;
			visit(writer, part);
		}
	writer->group = NULL;
}

/* Returns whether the part has a line for the constant: compilers refuse two
 * cases or keys of one number. */
static bool
is_printed(const struct gen_part *part, const struct gen_group *group,
    const struct gen_constant *constant)
{
	if (constant->omitted)
		return false;
	if (constant->former)
		return !part->once && !part->present;
	return !part->once || !group->numeric || !constant->repeated;
}

/* Prints a line for each constant of the group at hand, and what stands between
 * two lines. */
static void
print_constants(struct gen_writer *writer, const struct gen_part *part)
{
	const struct gen_group *group = writer->group;
	const char *between = NULL;

	for (size_t i = 0; i < group->count; i++) {
		if (!is_printed(part, group, &group->constants[i]))
			continue;
		gen_fill(writer, between);
		writer->constant = &group->constants[i];
		gen_fill(writer, part->item);
		between = part->between;
	}
}

/* Returns whether the sender at hand may send the code. */
static bool
may_send(const struct gen_writer *writer, uint32_t code)
{
	const struct wsreg_snapshot *snapshot = writer->source->snapshot;
	const struct wsreg_verdict *verdict = wire_verdict(
	    snapshot->overlay->rules, &snapshot->wire, code, writer->sender);

	return wire_is_sendable(verdict->wire);
}

/* Returns whether the code is among those of the part: a receiver must accept
 * what a client or a server may send. */
static bool
is_among(struct gen_writer *writer, const struct gen_part *part, uint32_t code)
{
	const struct wsreg_snapshot *snapshot = writer->source->snapshot;

	if (part->of == GEN_PART_OF_SENDERS)
		return may_send(writer, code);
	return verdicts_acceptable(wire_verdict(
	    snapshot->overlay->rules, &snapshot->wire, code, WSREG_CLIENT));
}

/* Prints a line for each range of codes that may be sent.  All codes beyond the
 * table are judged as its last one is. */
static void
print_ranges(struct gen_writer *writer, const struct gen_part *part)
{
	uint32_t limit = writer->source->snapshot->wire.limit;
	uint32_t end = (limit + 1) * WSREG_PAGE_SIZE;
	uint32_t code = 0;

	while (code < end) {
		bool among = is_among(writer, part, code);

		writer->first = code;
		while (code < end && is_among(writer, part, code) == among)
			code++;
		writer->last = code < end ? code - 1 : INT32_MAX;
		if (among)
			gen_fill(writer, part->item);
	}
}

/* Prints a line for each record of the group at hand that is a range. */
static void
print_records(struct gen_writer *writer, const struct gen_part *part)
{
	const struct wsreg_record **ranges;
	size_t count;

	if (!writer->group->numeric)
		return;
	ranges = gen_group_ranges(writer->group, &count);
	if (ranges == NULL)
		gen_error_memory(writer->output->error, NULL);
	for (size_t i = 0; ranges != NULL && i < count; i++) {
		const struct gen_constant constant = {
			.record = ranges[i],
			.meaning = gen_record_meaning(ranges[i]),
		};

		/* Languages have numbers of 31 bits at least. */
		if (ranges[i]->last > INT32_MAX)
			continue;
		writer->constant = &constant;
		writer->first = (uint32_t)ranges[i]->first;
		writer->last = (uint32_t)ranges[i]->last;
		gen_fill(writer, part->item);
	}
	writer->constant = NULL;
	free(ranges);
}

/* Prints a part of the group at hand, from head to foot.  Its head and foot are
 * not about a constant. */
static void
print_part(struct gen_writer *writer, const struct gen_part *part)
{
	writer->constant = NULL;
	writer->name = part->name;
	gen_fill(writer, part->head);
	if (part->of == GEN_PART_OF_SENDERS ||
	    part->of == GEN_PART_OF_RECEIVERS)
		print_ranges(writer, part);
	else if (part->of == GEN_PART_OF_RANGES ||
	    part->of == GEN_PART_OF_NUMBER_RANGES)
		print_records(writer, part);
	else if (part->item != NULL)
		print_constants(writer, part);
	writer->constant = NULL;
	gen_fill(writer, part->foot);
}

/* Prints the file from its first line to its foot. */
static void
print_file(struct gen_writer *writer, const struct gen_groups *groups)
{
	const struct gen_language *language = writer->language;

	gen_banner_print(writer->output, writer->source, language->open,
	    language->close != NULL ? language->close : "", &language->banner);
	gen_fill(writer, language->head);
	walk(writer, groups, print_part);
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

/* Notes a name that the file defines, which may have places.  A keyword of the
 * language is taken by itself; "Type.MEMBER" and "type NAME" end in the word
 * that the file has. */
static void
take_name(struct gen_writer *writer, const char *name)
{
	const char *filled = fill_name(writer, name);
	const char *word = filled + strlen(filled);

	while (word > filled && strchr(". ", word[-1]) == NULL)
		word--;
	if (gen_keyword_find(writer->language->keywords, word))
		gen_taken_add(writer->taken, word, NULL, NULL);
	else
		word = filled;
	gen_taken_add(writer->taken, word, writer->group, writer->constant);
}

/* Notes the names that a part of the group at hand defines, printed or not: a
 * former name is taken even where it has no line. */
static void
take_part(struct gen_writer *writer, const struct gen_part *part)
{
	const struct gen_group *group = writer->group;

	writer->constant = NULL;
	for (size_t i = 0; i < GEN_PART_NAMES && part->names[i] != NULL; i++)
		take_name(writer, part->names[i]);
	for (size_t i = 0; part->name != NULL && i < group->count; i++) {
		writer->constant = &group->constants[i];
		take_name(writer, part->name);
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

	/* cppcheck-suppress autoVariables ; it is taken away again below */
	writer->taken = &taken;
	for (const char *const *at = language->taken; *at != NULL; at++)
		take_name(writer, *at);
	walk(writer, groups, take_part);
	good = gen_taken_check(&taken, error);
	gen_taken_free(&taken);
	writer->taken = NULL;
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
	return !(gen_keyword_find(language->keywords, name) ||
		   gen_keyword_find(language->reserved, name)) ||
	    gen_error_set(writer->output->error, NULL, 0,
		"a %s must not be called `%s'", language->space, name);
}

/* Checks that no registry has more constants than the language's compiler takes
 * in one function. */
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

bool
gen_language_check(const struct gen_source *source,
    const struct gen_language *language, const struct gen_groups *groups,
    struct gen_error *error)
{
	struct gen_output name = { .error = error };
	struct gen_writer writer = { .output = &name,
		.language = language,
		.source = source,
		.phrase = { .error = error } };
	bool good = check_names(&writer, groups);

	gen_output_free(&writer.phrase);
	gen_output_free(&name);
	return good;
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

	walk(&writer, groups, print_part);
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
