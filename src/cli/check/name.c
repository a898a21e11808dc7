/* SPDX-License-Identifier: MIT */
/* How connections and their sides are named in all formats.  A capture may have
 * very many connections, so that their names are made once for each. */

#include "name.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"

/* Returns a copy.  Memory of zeros would take longer to get. */
static char *
copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(cli_grow(NULL, size, 1), text, size);
}

void
cli_name_trace(struct cli_session *session)
{
	struct cli_trace *trace = session->trace;

	trace->label = cli_print("%s:%s-%s", cli_file_name(session->file),
	    trace->sides[WSREG_CLIENT].address,
	    trace->sides[WSREG_SERVER].address);
	trace->name = strlen(cli_file_name(session->file)) + 1;
}

char *
cli_check_name(const struct cli_session *session)
{
	const struct cli_check *check = session->check;
	const char *file = cli_file_name(session->file);

	if (session->name != NULL)
		return copy(session->name);
	if (session->trace != NULL)
		return copy(session->trace->label + session->trace->name);
	return session->shared && check->connections > check->before
	    ? cli_print("%s#%zu", file, check->connections - check->before + 1)
	    : copy(file);
}

char *
cli_check_label(const struct cli_session *session)
{
	if (session->trace != NULL)
		return copy(session->trace->label);
	return session->name != NULL
	    ? cli_print("%s:%s", cli_file_name(session->file), session->name)
	    : cli_check_name(session);
}

/* Returns the name and the side. */
static char *
add_sender(const char *name, enum wsreg_sender sender)
{
	const char *word = cli_sender_name(sender);
	char *place = cli_grow(NULL, strlen(name) + strlen(word) + 2, 1);

	stpcpy(stpcpy(stpcpy(place, name), ":"), word);
	return place;
}

/* Returns the name of a side as a new string. */
static char *
make_place(const struct cli_session *session, enum wsreg_sender sender)
{
	char *name, *place;

	if (!session->shared)
		return copy(cli_file_name(session->sides[sender].file));
	if (session->trace != NULL)
		return add_sender(session->trace->label, sender);
	name = cli_check_label(session);
	place = add_sender(name, sender);
	free(name);
	return place;
}

const char *
cli_check_place(struct cli_session *session, enum wsreg_sender sender)
{
	struct cli_check_side *side = &session->sides[sender];

	if (side->place == NULL)
		side->place = make_place(session, sender);
	return side->place;
}
