/* SPDX-License-Identifier: MIT */
/* What a key stands for, whatever it was called at the time.  Numbers stay
 * what they are, whereas names can change from one snapshot to the next. */

#include "subject.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* `Unassigned' is the name of many records; nobody means that. */
#define SUBJECT_MAX 1000

/* ---- Names ---- */

typedef int
compare(const char *a, const char *b);

/* Returns whether a subject has a name, as compared by strcmp() or
 * strcasecmp(). */
static bool
has_name(
    const struct cli_subject *subject, const char *name, compare *compare_names)
{
	for (size_t i = 0; i < subject->name_count; i++)
		if (compare_names(subject->names[i], name) == 0)
			return true;
	return false;
}

/* Adds a copy of a name, unless the subject has it: the snapshot may go. */
static void
add_name(struct cli_subject *subject, const char *name)
{
	size_t count = subject->name_count + 1;

	if (has_name(subject, name, strcmp))
		return;
	subject->names =
	    cli_grow((void *)subject->names, count, sizeof(*subject->names));
	subject->names[subject->name_count++] = cli_print("%s", name);
}

/* Frees what a subject owns, and not the subject. */
static void
free_subject(struct cli_subject *subject)
{
	for (size_t i = 0; i < subject->name_count; i++)
		free(subject->names[i]);
	free((void *)subject->names);
	free(subject->registry);
}

/* ---- What is found ---- */

/* What a record stands for if its key is asked for in this way. */
static struct cli_subject
describe(const struct wsreg_record *record, const struct cli_answer *answer)
{
	bool asked = answer->numeric && record->numeric;

	return (struct cli_subject){
		.numeric = record->numeric,
		.first = asked ? answer->number : record->first,
		.last = asked ? answer->number : record->last,
	};
}

/* Names that differ in case alone are those of one thing, as to the differ. */
static bool
is_same(const struct cli_subject *subject, const struct cli_subject *found,
    const struct wsreg_record *record)
{
	if (strcmp(subject->registry, record->registry->id) != 0 ||
	    subject->numeric != found->numeric)
		return false;
	if (found->numeric)
		return subject->first == found->first &&
		    subject->last == found->last;
	return has_name(subject, record->key, strcasecmp);
}

/* Adds a record, or its name to the subject that it is already. */
static void
add(struct cli_subjects *subjects, const struct wsreg_record *record,
    const struct cli_answer *answer)
{
	struct cli_subject found = describe(record, answer);
	size_t at = 0;

	while (at < subjects->count &&
	    !is_same(&subjects->items[at], &found, record))
		at++;
	if (at == SUBJECT_MAX)
		cli_die("`%s' is the name of more than %d records",
		    answer->query, SUBJECT_MAX);
	if (at == subjects->count) {
		found.registry = cli_print("%s", record->registry->id);
		subjects->items =
		    cli_grow(subjects->items, at + 1, sizeof(*subjects->items));
		subjects->items[subjects->count++] = found;
	}
	if (!found.numeric)
		add_name(&subjects->items[at], record->key);
}

void
cli_subjects_add(struct cli_subjects *subjects, const struct cli_answer *answer)
{
	if (answer->count == 0 ||
	    (subjects->count > 0 && answer->way > subjects->way))
		return;
	if (answer->way < subjects->way)
		cli_subjects_free(subjects);
	subjects->way = answer->way;
	for (size_t i = 0; i < answer->count; i++)
		add(subjects, answer->records[i], answer);
}

/* ---- What becomes of it ---- */

/* Returns whether a record is that of a subject: one of its names, or
 * numbers that are also the subject's. */
static bool
meets_record(
    const struct cli_subject *subject, const struct wsreg_record *record)
{
	if (record == NULL || subject->numeric != record->numeric)
		return false;
	if (subject->numeric)
		return record->first <= subject->last &&
		    record->last >= subject->first;
	return has_name(subject, record->key, strcmp);
}

/* Returns whether a change is about a subject; changes of people never are. */
static bool
meets(const struct cli_subject *subject, const struct wsreg_change *change)
{
	if (strcmp(subject->registry, change->registry) != 0 || change->person)
		return false;
	if (change->numeric)
		return subject->numeric && change->first <= subject->last &&
		    change->last >= subject->first;
	return meets_record(subject, change->before) ||
	    meets_record(subject, change->after);
}

bool
cli_subjects_have(
    const struct cli_subjects *subjects, const char *registry, const char *key)
{
	for (size_t i = 0; i < subjects->count; i++) {
		const struct cli_subject *subject = &subjects->items[i];
		uint64_t number;

		if (strcmp(subject->registry, registry) != 0)
			continue;
		if (subject->numeric ? !cli_parse_number(key, &number) ||
			    (number >= subject->first &&
				number <= subject->last)
				     : has_name(subject, key, strcmp))
			return true;
	}
	return false;
}

bool
cli_subjects_meet(
    const struct cli_subjects *subjects, const struct wsreg_change *change)
{
	for (size_t i = 0; i < subjects->count; i++)
		if (meets(&subjects->items[i], change))
			return true;
	return false;
}

void
cli_subjects_rename(
    struct cli_subjects *subjects, const struct wsreg_change *change)
{
	if (change->kind != WSREG_CHANGE_RENAMED)
		return;
	for (size_t i = 0; i < subjects->count; i++) {
		struct cli_subject *subject = &subjects->items[i];

		if (subject->numeric || !meets(subject, change))
			continue;
		add_name(subject, change->before->key);
		add_name(subject, change->after->key);
	}
}

void
cli_subjects_free(struct cli_subjects *subjects)
{
	for (size_t i = 0; i < subjects->count; i++)
		free_subject(&subjects->items[i]);
	free(subjects->items);
	*subjects = (struct cli_subjects){ 0 };
}
