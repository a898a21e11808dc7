/* SPDX-License-Identifier: MIT */
/* Reads requests.  Whatever is on standard input, only a request to publish one
 * item is sent, and memory is bounded. */

#include "request.h"

#include <string.h>

/* The most tags in a request.  An element in another needs a tag more, so this
 * bounds their depth, too: libstrophe walks over them by recursion. */
#define TAG_MAX 4096

/* Room for the id and the address that a request gets; RFC 7622, 3.1: an address
 * has at most 3071 octets. */
#define ADDRESS_SIZE 4096

#define PUBSUB "http://jabber.org/protocol/pubsub"

enum request_line
request_read(FILE *stream, char *line)
{
	enum request_line result = REQUEST_LINE;
	size_t size = 0;
	int c;

	while ((c = getc(stream)) != EOF && c != '\n') {
		if (c == '\0' && result == REQUEST_LINE)
			result = REQUEST_LINE_NUL;
		if (size == REQUEST_MAX)
			result = REQUEST_LINE_LONG;
		else
			line[size++] = (char)c;
	}
	line[size] = '\0';
	return c == EOF && size == 0 ? REQUEST_LINE_END : result;
}

/* ---- Before it is parsed ---- */

static size_t
count_tags(const char *line)
{
	size_t count = 0;

	for (; *line != '\0'; line++)
		count += *line == '<';
	return count;
}

/* Returns whether the line ends with the first end of an iq: libstrophe would not
 * look at what follows. */
static bool
is_one_stanza(const char *line)
{
	static const char end[] = "</iq>";
	const char *found = strstr(line, end);

	return found != NULL && found[sizeof(end) - 1] == '\0';
}

/* ---- The elements ---- */

/* Returns the element inside another, if it has this name and nothing else is
 * there; else NULL. */
static xmpp_stanza_t *
find_only(xmpp_stanza_t *parent, const char *name)
{
	xmpp_stanza_t *child = xmpp_stanza_get_children(parent);

	if (child == NULL || !xmpp_stanza_is_tag(child) ||
	    strcmp(xmpp_stanza_get_name(child), name) != 0 ||
	    xmpp_stanza_get_next(child) != NULL)
		return NULL;
	return child;
}

/* Returns an attribute, or NULL if it is empty or absent. */
static const char *
find_attribute(xmpp_stanza_t *stanza, const char *name)
{
	const char *value = xmpp_stanza_get_attribute(stanza, name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

/* Returns whether the stanza is an iq that sets something.  A server ends the
 * connection because of a stanza of another namespace. */
static bool
is_set(xmpp_stanza_t *stanza)
{
	const char *name = xmpp_stanza_get_name(stanza);
	const char *type = xmpp_stanza_get_type(stanza);
	const char *ns = xmpp_stanza_get_ns(stanza);

	return name != NULL && strcmp(name, "iq") == 0 && type != NULL &&
	    strcmp(type, "set") == 0 &&
	    (ns == NULL || strcmp(ns, XMPP_NS_CLIENT) == 0);
}

/* Fills in node and item; false if the stanza is another request. */
static bool
find_parts(struct request *request)
{
	xmpp_stanza_t *pubsub = find_only(request->stanza, "pubsub");
	xmpp_stanza_t *publish, *item;

	if (!is_set(request->stanza) || pubsub == NULL ||
	    xmpp_stanza_get_ns(pubsub) == NULL ||
	    strcmp(xmpp_stanza_get_ns(pubsub), PUBSUB) != 0)
		return false;
	publish = find_only(pubsub, "publish");
	item = publish != NULL ? find_only(publish, "item") : NULL;
	if (item == NULL)
		return false;
	request->node = find_attribute(publish, "node");
	request->item = find_attribute(item, "id");
	return request->node != NULL && request->item != NULL;
}

bool
request_is_long(const struct request *request)
{
	xmpp_ctx_t *context = xmpp_stanza_get_context(request->stanza);
	char *text = NULL;
	size_t size = 0;

	if (xmpp_stanza_to_text(request->stanza, &text, &size) != XMPP_EOK)
		return true;
	xmpp_free(context, text);
	return size > REQUEST_MAX - ADDRESS_SIZE;
}

const char *
request_parse(xmpp_ctx_t *context, const char *line, struct request *request)
{
	if (count_tags(line) > TAG_MAX)
		return "has too many elements";
	/* RFC 6120, 11.1: streams have neither comments nor instructions nor
	 * document types. */
	if (strstr(line, "<!") != NULL || strstr(line, "<?") != NULL)
		return "has markup that XMPP forbids";
	if (!is_one_stanza(line))
		return "is not one whole request";
	request->stanza = xmpp_stanza_new_from_string(context, line);
	if (request->stanza == NULL)
		return "is not well-formed XML";
	if (find_parts(request))
		return NULL;
	xmpp_stanza_release(request->stanza);
	return "is not a request to publish one item";
}
