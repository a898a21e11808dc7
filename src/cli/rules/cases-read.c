/* SPDX-License-Identifier: MIT */
/* Reads the table of cases; data/cases says what its lines mean.  As text it
 * costs the command nothing until it is asked for, which a table with pointers
 * does: the loader relocates that at every start. */

#include "cases-read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file data/cases; gen/embed.c makes it. */
#include "case-files.h"

#define CASES_MAX 512

static struct rules_case rows[CASES_MAX];
static size_t count;

/* The file, in which the ends of lines become those of texts. */
static char text[sizeof(octets_0)];

/* ---- Lines ---- */

static void
take_id(struct rules_case *row, char *rest)
{
	row->id = rest[0] != '\0' ? rest : NULL;
}

static void
take_note(struct rules_case *row, char *rest)
{
	row->note = rest;
}

static void
take_sender(struct rules_case *row, char *rest)
{
	if (strcmp(rest, "client") != 0 && strcmp(rest, "server") != 0)
		abort();
	row->sides = strcmp(rest, "client") == 0 ? CLIENT_ONLY : SERVER_ONLY;
}

static void
take_extensions(struct rules_case *row, char *rest)
{
	row->extensions = rest;
}

static void
take_subprotocol(struct rules_case *row, char *rest)
{
	row->subprotocol = rest;
}

static void
take_key(struct rules_case *row, char *rest)
{
	row->keyed = true;
	for (size_t i = 0; i < sizeof(row->key); i++)
		row->key[i] = (uint8_t)strtoul(rest, &rest, 16);
}

static void
take_wrong_mask(struct rules_case *row, char *rest)
{
	(void)rest;
	row->wrong_mask = true;
}

static void
take_frame(struct rules_case *row, char *rest)
{
	size_t i = 0;

	/* A row has room for what a case of ours needs. */
	while (i < RULES_FRAMES && row->frames[i] != NULL)
		i++;
	if (i == RULES_FRAMES)
		abort();
	row->frames[i] = rest;
}

static void
take_found(struct rules_case *row, char *rest)
{
	struct rules_found *found = row->found;

	while (found < row->found + RULES_FOUND && found->rule != NULL)
		found++;
	if (found == row->found + RULES_FOUND)
		abort();
	found->rule = strsep(&rest, " ");
	if (rest != NULL && strcmp(rest, "end") == 0) {
		found->frame = NO_FRAME;
	} else if (rest != NULL) {
		found->frame = strtoull(rest, &rest, 10);
		found->value = strtoull(rest, &rest, 10);
		found->at = strtoull(rest, &rest, 10);
	}
}

static void
take_section(struct rules_case *row, char *rest)
{
	row->section = rest;
}

static void
take_bits(struct rules_case *row, char *rest)
{
	row->bits = (unsigned)strtoul(rest, &rest, 10);
	row->compressed_bit = (unsigned)strtoul(rest, &rest, 10);
}

static void
take_message(struct rules_case *row, char *rest)
{
	row->message = (unsigned)strtoul(rest, NULL, 10);
}

static void
take_max_frame(struct rules_case *row, char *rest)
{
	row->max_frame = strtoull(rest, NULL, 10);
}

static void
take_max_message(struct rules_case *row, char *rest)
{
	row->max_message = strtoull(rest, NULL, 10);
}

static void
take_max_fragments(struct rules_case *row, char *rest)
{
	row->max_fragments = strtoull(rest, NULL, 10);
}

static void
take_ends(struct rules_case *row, char *rest)
{
	(void)rest;
	row->ends = true;
}

static const struct word {
	char name[16];
	void (*take)(struct rules_case *row, char *rest);
} words[] = {
	{ "case", take_id },
	{ "note", take_note },
	{ "sender", take_sender },
	{ "extensions", take_extensions },
	{ "subprotocol", take_subprotocol },
	{ "key", take_key },
	{ "wrong-mask", take_wrong_mask },
	{ "frame", take_frame },
	{ "found", take_found },
	{ "section", take_section },
	{ "bits", take_bits },
	{ "message", take_message },
	{ "max-frame", take_max_frame },
	{ "max-message", take_max_message },
	{ "max-fragments", take_max_fragments },
	{ "ends", take_ends },
};

/* Ends the program: whoever edits the file has made a mistake. */
static _Noreturn void
refuse(unsigned line)
{
	fprintf(stderr, "data/cases:%u: not a line of a case\n", line);
	abort();
}

static void
read_line(char *line, unsigned number)
{
	const char *name = strsep(&line, " ");
	static char none[] = "";

	if (strcmp(name, "case") == 0 && count == CASES_MAX)
		refuse(number);
	if (strcmp(name, "case") == 0)
		snprintf(rows[count++].place, sizeof(rows->place), "cases:%u",
		    number);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words) && count > 0; i++)
		if (strcmp(name, words[i].name) == 0) {
			words[i].take(
			    &rows[count - 1], line != NULL ? line : none);
			return;
		}
	refuse(number);
}

static void
read_all(void)
{
	char *rest = text, *line;

	memcpy(text, octets_0, sizeof(text));
	for (unsigned number = 1; (line = strsep(&rest, "\n")) != NULL;
	     number++)
		if (line[0] != '#' && line[0] != '\0')
			read_line(line, number);
}

const struct rules_case *
cli_case_at(size_t number)
{
	if (count == 0)
		read_all();
	return number < count ? &rows[number] : NULL;
}
