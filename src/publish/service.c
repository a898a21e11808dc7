/* SPDX-License-Identifier: MIT */
/* Asks a publish-subscribe service for items, makes nodes and publishes. */

#include "service.h"

#include <stdlib.h>
#include <string.h>

#define PUBSUB "http://jabber.org/protocol/pubsub"
#define DATA "jabber:x:data"
#define DISCO "http://jabber.org/protocol/disco#info"
#define ATOM "http://www.w3.org/2005/Atom"

/* ---- Making requests ---- */

/* Adds an element, which the parent owns; the attribute may be NULL. */
static xmpp_stanza_t *
add(xmpp_stanza_t *parent, const char *name, const char *attribute,
    const char *value)
{
	xmpp_stanza_t *child = xmpp_stanza_new(xmpp_stanza_get_context(parent));

	if (child == NULL || xmpp_stanza_set_name(child, name) != XMPP_EOK ||
	    (attribute != NULL &&
		xmpp_stanza_set_attribute(child, attribute, value) !=
		    XMPP_EOK) ||
	    xmpp_stanza_add_child_ex(parent, child, 0) != XMPP_EOK)
		report_die("out of memory");
	return child;
}

static xmpp_stanza_t *
make_iq(const struct service *service, const char *type)
{
	xmpp_stanza_t *iq = xmpp_iq_new(service->session->context, type, NULL);

	if (iq == NULL)
		report_die("out of memory");
	return iq;
}

/* Asks, and frees the request. */
static xmpp_stanza_t *
ask(const struct service *service, xmpp_stanza_t *iq)
{
	xmpp_stanza_t *answer = session_ask(service->session, iq);

	xmpp_stanza_release(iq);
	return answer;
}

/* ---- Answers ---- */

static bool
is_result(xmpp_stanza_t *answer)
{
	const char *type = xmpp_stanza_get_type(answer);

	return type != NULL && strcmp(type, "result") == 0;
}

/* Returns the name of an error, as "item-not-found", or "" (RFC 6120,
 * 8.3.3). */
static const char *
name_error(xmpp_stanza_t *answer)
{
	xmpp_stanza_t *error = xmpp_stanza_get_child_by_name(answer, "error");
	xmpp_stanza_t *child =
	    error != NULL ? xmpp_stanza_get_children(error) : NULL;

	for (; child != NULL; child = xmpp_stanza_get_next(child)) {
		const char *ns = xmpp_stanza_get_ns(child);

		if (xmpp_stanza_is_tag(child) && ns != NULL &&
		    strcmp(ns, XMPP_NS_STANZAS_IETF) == 0 &&
		    strcmp(xmpp_stanza_get_name(child), "text") != 0)
			return xmpp_stanza_get_name(child);
	}
	return "";
}

static bool
is_error(xmpp_stanza_t *answer, const char *name)
{
	return !is_result(answer) && strcmp(name_error(answer), name) == 0;
}

/* Says what the service refused, and why. */
static void
report_refusal(xmpp_stanza_t *answer, const char *what, const char *node)
{
	const char *name = name_error(answer);

	report_say("the service refuses to %s %s: %s", what, node,
	    name[0] != '\0' ? name : "no reason given");
}

/* ---- Nodes ---- */

static void
add_field(xmpp_stanza_t *form, const char *name, const char *text)
{
	xmpp_stanza_t *field = add(form, "field", "var", name);
	xmpp_stanza_t *value = add(field, "value", NULL, NULL);
	xmpp_stanza_t *content = xmpp_stanza_new(xmpp_stanza_get_context(form));

	if (strcmp(name, "FORM_TYPE") == 0)
		xmpp_stanza_set_type(field, "hidden");
	if (content == NULL ||
	    xmpp_stanza_set_text(content, text) != XMPP_EOK ||
	    xmpp_stanza_add_child_ex(value, content, 0) != XMPP_EOK)
		report_die("out of memory");
}

/* Adds how a leaf is to be.  Each item is to be kept, as later runs ask for it;
 * servers that know "max" refuse numbers above their limit.  The last one is not
 * sent again to whoever subscribes or comes online. */
static void
add_leaf_fields(xmpp_stanza_t *form, const char *collection)
{
	add_field(form, "pubsub#persist_items", "1");
	add_field(form, "pubsub#max_items", "max");
	add_field(form, "pubsub#send_last_published_item", "never");
	add_field(form, "pubsub#type", ATOM);
	if (collection != NULL)
		add_field(form, "pubsub#collection", collection);
}

/* Makes a node (XEP-0060, 8.1.3): a leaf in this collection, which may be NULL,
 * or itself a collection.  False if the service refuses; a node that exists is as
 * good as one that was made. */
static bool
make_node(const struct service *service, const char *node, bool is_collection,
    const char *collection)
{
	xmpp_stanza_t *iq = make_iq(service, "set");
	xmpp_stanza_t *pubsub = add(iq, "pubsub", "xmlns", PUBSUB);
	xmpp_stanza_t *form;
	xmpp_stanza_t *answer;
	bool made;

	add(pubsub, "create", "node", node);
	form = add(add(pubsub, "configure", NULL, NULL), "x", "xmlns", DATA);
	xmpp_stanza_set_type(form, "submit");
	add_field(form, "FORM_TYPE", PUBSUB "#node_config");
	if (is_collection)
		add_field(form, "pubsub#node_type", "collection");
	else
		add_leaf_fields(form, collection);
	answer = ask(service, iq);
	made = is_result(answer) || is_error(answer, "conflict");
	if (!made)
		report_refusal(answer, "make the node", node);
	xmpp_stanza_release(answer);
	return made;
}

/* Asks the service once whether it has collections (XEP-0248), which some
 * servers lack. */
static bool
has_collections(struct service *service)
{
	xmpp_stanza_t *iq, *answer, *query, *child;

	if (service->asked)
		return service->collections;
	service->asked = true;
	iq = make_iq(service, "get");
	add(iq, "query", "xmlns", DISCO);
	answer = ask(service, iq);
	query = xmpp_stanza_get_child_by_name_and_ns(answer, "query", DISCO);
	child = query != NULL ? xmpp_stanza_get_children(query) : NULL;
	for (; child != NULL; child = xmpp_stanza_get_next(child)) {
		const char *feature = xmpp_stanza_get_attribute(child, "var");

		if (feature != NULL &&
		    strcmp(feature, PUBSUB "#collections") == 0)
			service->collections = true;
	}
	xmpp_stanza_release(answer);
	return service->collections;
}

/* Makes a leaf, and before it the collection that its name begins with:
 * "iana/websocket" for "iana/websocket/opcode". */
static bool
make_leaf(struct service *service, const char *node)
{
	const char *slash = strrchr(node, '/');
	char *collection = NULL;
	bool made;

	if (service->made != NULL && strcmp(service->made, node) == 0)
		return true;
	if (slash != NULL && slash != node && has_collections(service)) {
		collection = strndup(node, (size_t)(slash - node));
		if (collection == NULL)
			report_die("out of memory");
	}
	made = (collection == NULL ||
		   make_node(service, collection, true, NULL)) &&
	    make_node(service, node, false, collection);
	free(collection);
	if (!made)
		return false;
	free(service->made);
	service->made = strdup(node);
	return true;
}

/* ---- Items ---- */

/* Asks for one item (XEP-0060, 6.5.8): a list of all might be cut. */
static xmpp_stanza_t *
ask_item(const struct service *service, const struct request *request)
{
	xmpp_stanza_t *iq = make_iq(service, "get");
	xmpp_stanza_t *pubsub = add(iq, "pubsub", "xmlns", PUBSUB);

	add(add(pubsub, "items", "node", request->node), "item", "id",
	    request->item);
	return ask(service, iq);
}

/* Returns whether the answer has the item. */
static bool
has_item(xmpp_stanza_t *answer, const char *item)
{
	xmpp_stanza_t *found = xmpp_stanza_get_child_by_path(
	    answer, "iq", "pubsub", "items", "item", NULL);
	const char *id =
	    found != NULL ? xmpp_stanza_get_attribute(found, "id") : NULL;

	return is_result(answer) && id != NULL && strcmp(id, item) == 0;
}

static enum service_result
publish(struct service *service, const struct request *request)
{
	xmpp_stanza_t *answer = session_ask(service->session, request->stanza);
	bool published = is_result(answer);

	if (!published)
		report_refusal(answer, "publish on", request->node);
	xmpp_stanza_release(answer);
	return published ? SERVICE_PUBLISHED : SERVICE_REFUSED;
}

enum service_result
service_publish(struct service *service, const struct request *request)
{
	xmpp_stanza_t *answer = ask_item(service, request);
	bool present = has_item(answer, request->item);
	/* Some servers say so of a missing item, too. */
	bool missing = is_error(answer, "item-not-found");
	bool refused = !is_result(answer) && !missing;

	if (refused)
		report_refusal(answer, "show", request->node);
	xmpp_stanza_release(answer);
	if (present)
		return SERVICE_PRESENT;
	if (refused || (missing && !make_leaf(service, request->node)))
		return SERVICE_REFUSED;
	return publish(service, request);
}

void
service_free(struct service *service)
{
	free(service->made);
}
