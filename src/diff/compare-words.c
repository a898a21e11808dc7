/* SPDX-License-Identifier: MIT */
/*
 * Compares what elements say word by word, however they are written.
 *
 * IANA reformats its files: lines are wrapped anew, a name becomes a reference,
 * references change their order.  So both sides are read as tokens: words,
 * references, and attributes, with a border where one element ends and another
 * begins.  Nothing is copied; a cursor is all that reading needs.
 */

#include "compare-words.h"

#include "compare-references.h"

/* ---- Reading entries word by word ---- */

enum token_kind {
	END,
	WORD,
	REFERENCE,
	ATTRIBUTE,
	BORDER /* between elements of one name */
};

struct token {
	enum token_kind kind;
	struct slice word;
	uint32_t node; /* of a reference or an attribute */
};

struct cursor {
	const struct wsreg_snapshot *snapshot;
	bool rendition;
	const struct diff_entry *entry, *last;
	uint32_t at, end; /* the nodes of the entry that are not read yet */
	const char *rest; /* of the text that is being read */
	bool filled;      /* an entry before this one had a token */
	bool border;      /* a border is due before the next token */
};

/* Returns whether the node is a reference to a document or a person. */
static bool
is_reference(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return node_is_element(snapshot, node, "xref");
}

bool
wsreg_diff_next_word(const char **text, struct slice *word)
{
	while (ascii_is_blank(**text))
		++*text;
	*word = (struct slice){ *text, 0 };
	while (word->at[word->size] != '\0' &&
	    !ascii_is_blank(word->at[word->size]))
		word->size++;
	*text += word->size;
	return word->size > 0;
}

/* Reads the next word of the text at hand; false at its end. */
static bool
read_word(struct cursor *cursor, struct token *token)
{
	token->kind = WORD;
	return wsreg_diff_next_word(&cursor->rest, &token->word);
}

/* Reads the next node that makes a token; false if the entry has no more. */
static bool
read_node(struct cursor *cursor, struct token *token)
{
	const struct wsreg_snapshot *snapshot = cursor->snapshot;

	while (cursor->at < cursor->end) {
		uint32_t node = cursor->at++;

		token->node = node;
		if (node_is(snapshot, node, WSREG_NODE_TEXT)) {
			cursor->rest = node_text(snapshot, node);
			if (read_word(cursor, token))
				return true;
		} else if (is_reference(snapshot, node)) {
			cursor->at = node_next(snapshot, node);
			token->kind = REFERENCE;
			return true;
		} else if (node_is(snapshot, node, WSREG_NODE_ATTRIBUTE) &&
		    !cursor->rendition) {
			token->kind = ATTRIBUTE;
			return true;
		}
	}
	return false;
}

/* Goes on to the next entry; false if there is none.  References alone have no
 * borders between them. */
static bool
next_entry(struct cursor *cursor)
{
	const struct diff_entry *entry = cursor->entry;

	if (entry == cursor->last)
		return false;
	cursor->entry++;
	cursor->border = cursor->filled && !cursor->rendition;
	cursor->rest = entry->date != NULL ? entry->date : "";
	cursor->at = cursor->end = 0;
	if (entry->date != NULL)
		return true;
	cursor->at = entry->node;
	cursor->end = node_next(cursor->snapshot, entry->node);
	if (is_reference(cursor->snapshot, entry->node))
		cursor->border = false;
	else
		cursor->at++;
	return true;
}

/* Reads the next token.  A border comes before the first token of an entry, as
 * empty entries do not count; that token is then read again. */
static struct token
read_token(struct cursor *cursor)
{
	struct token token = { .kind = END };

	do {
		struct cursor before = *cursor;

		if (!read_word(cursor, &token) && !read_node(cursor, &token))
			continue;
		if (cursor->border) {
			*cursor = before;
			cursor->border = false;
			return (struct token){ .kind = BORDER };
		}
		cursor->filled = true;
		return token;
	} while (next_entry(cursor));
	return (struct token){ .kind = END };
}

/* Begins to read the group's entries on one side. */
static struct cursor
make_cursor(const struct diff_context *context, const struct diff_group *group,
    unsigned side)
{
	const struct diff_entry *entries = group_entries(context, group, side);

	return (struct cursor){
		.snapshot = context->sides[side],
		.rendition = context->rendition,
		.entry = entries,
		.last = entries + group->count[side],
		.rest = "",
	};
}

/* ---- Comparing what was read ---- */

/* Takes the scheme off an e-mail address; false if the word is none. */
static bool
take_address(struct slice *word)
{
	static const char scheme[] = "mailto:";
	size_t size = sizeof(scheme) - 1;

	if (word->size > size && strncmp(word->at, scheme, size) == 0) {
		*word = slice_skip(*word, size);
		return true;
	}
	return memchr(word->at, '@', word->size) != NULL &&
	    memchr(word->at, '/', word->size) == NULL;
}

/* IANA writes "&" for the "@" of some addresses. */
static char
fold_address(char c)
{
	if (c == '&')
		return '@';
	return ascii_lower(c);
}

/* Returns whether both are one address: "mailto:a&b.c" is "a@b.c". */
static bool
same_address(struct slice one, struct slice other)
{
	if (!take_address(&one) || !take_address(&other) ||
	    one.size != other.size)
		return false;
	for (size_t i = 0; i < one.size; i++)
		if (fold_address(one.at[i]) != fold_address(other.at[i]))
			return false;
	return true;
}

/* People are made of a few elements.  No more are looked at, as a file could
 * give someone as many addresses as it has records. */
#define PERSON_MAX 64

/* Returns whether the reference is to the person who has this address. */
static bool
is_address_of(struct slice address, const struct wsreg_snapshot *snapshot,
    uint32_t reference)
{
	const char *type = wsreg_node_attribute(snapshot, reference, "type");
	const char *id = wsreg_node_attribute(snapshot, reference, "data");
	unsigned seen = 0;
	uint32_t person;

	if (type == NULL || strcmp(type, "person") != 0 || id == NULL)
		return false;
	person = wsreg_node_person(snapshot, id);
	if (person == WSREG_NONE)
		return false;
	node_foreach (child, snapshot, person) {
		const char *uri = wsreg_node_plain(snapshot, child);

		if (seen++ == PERSON_MAX)
			break;
		if (node_is_element(snapshot, child, "uri") &&
		    same_address(address, slice_of(uri)))
			return true;
	}
	return false;
}

/* Returns whether two tokens say the same.  A person may be referred to, or
 * named by a mail address. */
static bool
same_token(
    struct diff_context *context, const struct token *a, const struct token *b)
{
	const struct wsreg_snapshot *const *sides = context->sides;

	if (a->kind == WORD && b->kind == REFERENCE)
		return is_address_of(a->word, sides[1], b->node);
	if (a->kind == REFERENCE && b->kind == WORD)
		return is_address_of(b->word, sides[0], a->node);
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case WORD:
		return slice_same(a->word, b->word) ||
		    same_address(a->word, b->word);
	case REFERENCE:
		return wsreg_diff_same_reference(context, a->node, b->node);
	case ATTRIBUTE:
		return strcmp(node_name(sides[0], a->node),
			   node_name(sides[1], b->node)) == 0 &&
		    wsreg_diff_same_attribute(node_text(sides[0], a->node),
			node_text(sides[1], b->node));
	case END:
	case BORDER:
		break;
	}
	return true;
}

/* Returns whether both sides have the same tokens in the same order. */
static bool
same_tokens(struct diff_context *context, const struct diff_group *group)
{
	struct cursor a = make_cursor(context, group, 0);
	struct cursor b = make_cursor(context, group, 1);

	for (;;) {
		struct token x = read_token(&a), y = read_token(&b);

		if (!same_token(context, &x, &y))
			return false;
		if (x.kind == END)
			return true;
	}
}

/* ---- References in any order ---- */

bool
wsreg_diff_list_references(struct diff_context *context,
    const struct diff_group *group, uint32_t counts[2])
{
	bool alone = true;

	for (unsigned side = 0; side < 2; side++) {
		struct diff_item *list = context->references[side];
		struct cursor cursor = make_cursor(context, group, side);
		struct token token;

		counts[side] = 0;
		while ((token = read_token(&cursor)).kind != END)
			if (token.kind == REFERENCE)
				list[counts[side]++] = (struct diff_item){
					wsreg_diff_digest_reference(
					    context, side, token.node),
					token.node,
				};
			else
				alone = false;
		wsreg_diff_sort(list, counts[side]);
	}
	return alone;
}

/* Returns whether both sides have nothing but the same references, in whatever
 * order. */
static bool
same_references(struct diff_context *context, const struct diff_group *group)
{
	uint32_t counts[2];

	if (!wsreg_diff_list_references(context, group, counts) ||
	    counts[0] != counts[1])
		return false;
	for (uint32_t i = 0; i < counts[0]; i++)
		if (!wsreg_diff_same_reference(context,
			context->references[0][i].index,
			context->references[1][i].index))
			return false;
	return true;
}

bool
wsreg_diff_same_meaning(
    struct diff_context *context, const struct diff_group *group)
{
	return same_tokens(context, group) || same_references(context, group);
}
