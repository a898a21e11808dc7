/* SPDX-License-Identifier: MIT */
/* Lints of people: ids, addresses, whether they are referred to.  People are
 * at the end of a file, and records refer to them by their ids. */

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "people.h"

bool
cli_lint_is_mail(const char *text)
{
	const char *at = strchr(text, '@');

	return at != NULL && at > text && !ascii_is_blank(at[-1]) &&
	    ascii_is_word(at[1]) && strchr(text, ':') == NULL;
}

/* Reports a URI of a person that is a bare address of mail. */
static void
check_uri(struct cli_lint *lint, uint32_t node)
{
	const char *uri = wsreg_node_plain(lint->snapshot, node);

	if (strcmp(node_name(lint->snapshot, node), "uri") == 0 &&
	    cli_lint_is_mail(uri))
		cli_lint_report(lint, LINT_MAIL_WITHOUT_SCHEME, node,
		    "e-mail address `%s' lacks mailto:", uri);
}

/* Sets for each node that is the element of a person whether there is a
 * reference to it. */
static bool *
find_used(const struct wsreg_snapshot *snapshot)
{
	bool *used = cli_allocate(snapshot->node_count, sizeof(*used));

	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++) {
		struct wsreg_reference reference;
		uint32_t person;

		if (!cli_reference_at(snapshot, i, &reference) ||
		    strcmp(reference.type, "person") != 0 ||
		    reference.data == NULL)
			continue;
		person = wsreg_node_person(snapshot, reference.data);
		if (person != WSREG_NONE)
			used[person] = true;
	}
	return used;
}

/* Reports a person without an id, with that of another, or whom nothing
 * refers to; one of these at most. */
static void
check_id(struct cli_lint *lint, uint32_t node, const bool *used)
{
	const char *id = node_id(lint->snapshot, node);
	uint32_t first = wsreg_node_person(lint->snapshot, id);

	if (id[0] == '\0')
		cli_lint_report(
		    lint, LINT_MISSING_ID, node, "person has no id");
	else if (first != node)
		cli_lint_report(lint, LINT_DUPLICATE_PERSON, node,
		    "duplicate person id `%s'; first used in line %lu", id,
		    node_line(lint->snapshot, first));
	else if (!used[node])
		cli_lint_report(lint, LINT_UNUSED_PERSON, node,
		    "person `%s' is never referred to", id);
}

/* Looks at all people of the snapshot.  The references are gathered once, as
 * each person asks for them. */
static void
check(struct cli_lint *lint)
{
	const struct wsreg_snapshot *snapshot = lint->snapshot;
	bool *used = find_used(snapshot);

	for (uint32_t i = 0; i < snapshot->person_count; i++) {
		uint32_t node = snapshot->people[i];

		check_id(lint, node, used);
		node_foreach (child, snapshot, node)
			check_uri(lint, child);
	}
	free(used);
}

const struct lint lint_people = { .before = check };
