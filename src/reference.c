/* SPDX-License-Identifier: MIT */
/* Finds references, what they name and where IANA's page links to. */

#include <stdio.h>
#include <string.h>

#include "ascii.h"
#include "snapshot.h"

bool
wsreg_field_reference(const struct wsreg_field *field, size_t index,
    struct wsreg_reference *reference)
{
	const struct wsreg_snapshot *snapshot = field->snapshot;
	uint32_t end = node_next(snapshot, field->node);

	for (uint32_t i = field->node; i < end; i++) {
		const char *type;

		if (!node_is_element(snapshot, i, "xref") || index-- > 0)
			continue;
		type = wsreg_node_attribute(snapshot, i, "type");
		*reference = (struct wsreg_reference){
			.field = field->name,
			.type = type != NULL ? type : "",
			.data = wsreg_node_attribute(snapshot, i, "data"),
			.snapshot = snapshot,
			.node = i,
		};
		return true;
	}
	return false;
}

size_t
wsreg_reference_text(
    const struct wsreg_reference *reference, char *buffer, size_t size)
{
	return wsreg_node_label(
	    reference->snapshot, reference->node, buffer, size);
}

bool
wsreg_reference_attribute(const struct wsreg_reference *reference, size_t index,
    const char **name, const char **value)
{
	const struct wsreg_snapshot *snapshot = reference->snapshot;

	node_foreach (child, snapshot, reference->node) {
		const char *attribute = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (strcmp(attribute, "type") == 0 ||
		    strcmp(attribute, "data") == 0 || index-- > 0)
			continue;
		*name = attribute;
		*value = node_text(snapshot, child);
		return true;
	}
	return false;
}

/* Returns whether the text begins with the prefix. */
static bool
starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Returns the element of a person, counted in the order of the ids. */
static uint32_t
person_by_id(const struct wsreg_snapshot *snapshot, uint32_t index)
{
	return snapshot->people[snapshot->people_by_id[index]];
}

/* Of several people with one id, the first of the file is found. */
uint32_t
wsreg_node_person(const struct wsreg_snapshot *snapshot, const char *id)
{
	uint32_t low = 0, high = snapshot->person_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t node = person_by_id(snapshot, middle);

		if (strcmp(node_id(snapshot, node), id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == snapshot->person_count ||
	    strcmp(node_id(snapshot, person_by_id(snapshot, low)), id) != 0)
		return WSREG_NONE;
	return person_by_id(snapshot, low);
}

/* A scheme is the same in any case: RFC 3986, 3.1. */
static bool
has_scheme(const char *uri, const char *scheme)
{
	for (; *scheme != '\0'; scheme++, uri++)
		if (ascii_lower(*uri) != *scheme)
			return false;
	return true;
}

/* Writes an address as a URL.  IANA writes "&" for the "@" of an e-mail
 * address and leaves "mailto:" out. */
static size_t
address_url(const char *uri, char *buffer, size_t size)
{
	static const char scheme[] = "mailto:";
	const char *name = has_scheme(uri, scheme) ? uri + strlen(scheme) : uri;
	const char *at = strpbrk(name, "@&");
	int length;

	if (at == NULL || strstr(uri, "://") != NULL)
		length = snprintf(buffer, size, "%s", uri);
	else
		length = snprintf(buffer, size, "%s%.*s@%s", scheme,
		    (int)(at - name), name, at + 1);
	return length > 0 ? (size_t)length : 0;
}

/* Writes the URL of the person's first address, if there is one. */
static size_t
person_url(const struct wsreg_snapshot *snapshot, const char *id, char *buffer,
    size_t size)
{
	uint32_t person = wsreg_node_person(snapshot, id);

	if (person == WSREG_NONE)
		return 0;
	node_foreach (child, snapshot, person) {
		const char *uri = wsreg_node_plain(snapshot, child);

		if (node_is_element(snapshot, child, "uri") &&
		    strpbrk(uri, "@&:") != NULL)
			return address_url(uri, buffer, size);
	}
	return 0;
}

/* Finds the number of a part: "5.1: Some title" and "Appendix A" have been
 * seen; other texts name no part that could be linked to. */
static size_t
part_size(const char **part)
{
	static const char word[] = "Appendix ";

	if (starts_with(*part, word))
		*part += strlen(word);
	if (strspn(*part, "0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZ") !=
	    strcspn(*part, ": "))
		return 0;
	return strcspn(*part, ": ");
}

/* Writes the URL of an RFC, with the anchor of a section or appendix if the
 * reference names one: "#section-5.1", "#appendix-A". */
static int
rfc_url(const struct wsreg_reference *reference, const char *data, char *buffer,
    size_t size)
{
	static const char *const parts[] = { "section", "appendix" };

	for (size_t i = 0; i < 2; i++) {
		const char *part = wsreg_node_attribute(
		    reference->snapshot, reference->node, parts[i]);

		size_t length = part != NULL ? part_size(&part) : 0;

		if (length > 0)
			return snprintf(buffer, size,
			    "https://www.rfc-editor.org/rfc/%s#%s-%.*s", data,
			    part[0] >= 'A' ? "appendix" : parts[i], (int)length,
			    part);
	}
	return snprintf(
	    buffer, size, "https://www.rfc-editor.org/rfc/%s", data);
}

/* Links to the draft of an RFC to be: RFC-ietf-... is draft-ietf-... */
static int
draft_url(const char *data, char *buffer, size_t size)
{
	return snprintf(buffer, size, "https://datatracker.ietf.org/doc/%s%s",
	    starts_with(data, "RFC-") ? "draft" : "",
	    starts_with(data, "RFC-") ? data + strlen("RFC") : data);
}

size_t
wsreg_reference_url(
    const struct wsreg_reference *reference, char *buffer, size_t size)
{
	const char *type = reference->type;
	const char *data = reference->data;
	const char *before = NULL; /* what the data needs to be a URL */
	int length = 0;

	if (size > 0)
		buffer[0] = '\0';
	if (data == NULL || data[0] == '\0')
		return 0;
	if (strcmp(type, "person") == 0)
		return person_url(reference->snapshot, data, buffer, size);
	if (strcmp(type, "rfc") == 0)
		length = rfc_url(reference, data, buffer, size);
	else if (strcmp(type, "draft") == 0)
		length = draft_url(data, buffer, size);
	else if (strcmp(type, "rfc-errata") == 0)
		before = "https://www.rfc-editor.org/errata/eid";
	else if (strcmp(type, "registry") == 0 && strstr(data, "://") == NULL)
		before = "https://www.iana.org/assignments/";
	else if (strcmp(type, "registry") == 0 || strcmp(type, "uri") == 0)
		before = "";
	if (before != NULL)
		length = snprintf(buffer, size, "%s%s", before, data);
	return length > 0 ? (size_t)length : 0;
}
