/* SPDX-License-Identifier: MIT */
/* Whether elements say the same, however they are written. */

#include <string.h>

#include "ascii.h"
#include "diff.h"

bool
diff_same_nodes(const struct wsreg_snapshot *const sides[2], uint32_t before,
    uint32_t after)
{
	uint32_t size = sides[0]->nodes[before].size;

	if (size != sides[1]->nodes[after].size)
		return false;
	for (uint32_t i = 0; i <= size; i++) {
		const struct wsreg_node *a = &sides[0]->nodes[before + i];
		const struct wsreg_node *b = &sides[1]->nodes[after + i];

		if (a->size != b->size || a->kind != b->kind ||
		    strcmp(node_name(sides[0], before + i),
			node_name(sides[1], after + i)) != 0 ||
		    strcmp(node_text(sides[0], before + i),
			node_text(sides[1], after + i)) != 0)
			return false;
	}
	return true;
}

/* ---- Reading entries word by word ---- */

enum token_kind {
	END,
	WORD,
	REFERENCE, /* node */
	ATTRIBUTE, /* node */
	BORDER     /* between elements of one name */
};

struct token {
	enum token_kind kind;
	const char *text;
	size_t size;
	uint32_t node;
};

struct cursor {
	const struct wsreg_snapshot *snapshot;
	bool rendition;
	const struct diff_entry *entry, *last;
	uint32_t at, end; /* nodes of the entry */
	const char *text; /* what is left of a text, or NULL */
	bool filled;      /* an entry before had something */
	bool border;      /* and this one nothing yet */
};

static bool
is_reference(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return node_is(snapshot, node, WSREG_NODE_ELEMENT) &&
	    strcmp(node_name(snapshot, node), "xref") == 0;
}

/* The next word of the text held; false if there is none. */
static bool
read_word(struct cursor *cursor, struct token *token)
{
	const char *text = cursor->text;

	if (text == NULL)
		return false;
	while (ascii_is_blank(*text))
		text++;
	token->kind = WORD;
	token->text = text;
	while (*text != '\0' && !ascii_is_blank(*text))
		text++;
	token->size = (size_t)(text - token->text);
	cursor->text = text;
	return token->size > 0;
}

/* The next node with something to say; false if the entry has no more. */
static bool
read_node(struct cursor *cursor, struct token *token)
{
	const struct wsreg_snapshot *snapshot = cursor->snapshot;

	while (cursor->at < cursor->end) {
		uint32_t node = cursor->at++;

		token->node = node;
		if (node_is(snapshot, node, WSREG_NODE_TEXT)) {
			cursor->text = node_text(snapshot, node);
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

/* Dates are entries of their own; false if there is no further entry. */
static bool
next_entry(struct cursor *cursor)
{
	const struct diff_entry *entry = cursor->entry;

	if (entry == cursor->last)
		return false;
	cursor->entry++;
	cursor->border = cursor->filled && !cursor->rendition;
	cursor->text = entry->text;
	cursor->at = cursor->end = 0;
	if (entry->node != WSREG_NONE) {
		cursor->at = entry->node;
		cursor->end = node_next(cursor->snapshot, entry->node);
		if (!is_reference(cursor->snapshot, entry->node))
			cursor->at++;
		else
			cursor->border = false;
	}
	return true;
}

/* A border comes before the first token of an entry, as empty ones do not
 * count: that token is then read again. */
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

static struct cursor
make_cursor(const struct diff_context *context, unsigned side,
    const struct diff_entry *entries, uint32_t count)
{
	return (struct cursor){
		.snapshot = context->sides[side],
		.rendition = context->rendition,
		.entry = entries,
		.last = entries + count,
	};
}

/* ---- Comparing what was read ---- */

/* "mailto:a&b.c" and "a@b.c" are the same address. */
static bool
is_address(const char *text, size_t size, const char **start)
{
	static const char scheme[] = "mailto:";
	size_t skip = sizeof(scheme) - 1;

	*start = text;
	if (size > skip && strncmp(text, scheme, skip) == 0) {
		*start = text + skip;
		return true;
	}
	return memchr(text, '@', size) != NULL &&
	    memchr(text, '/', size) == NULL;
}

static char
fold_address(char c)
{
	if (c == '&')
		return '@';
	return ascii_lower(c);
}

static bool
same_address(const char *a, size_t a_size, const char *b, size_t b_size)
{
	const char *x, *y;
	size_t size;

	if (!is_address(a, a_size, &x) || !is_address(b, b_size, &y))
		return false;
	size = a_size - (size_t)(x - a);
	if (size != b_size - (size_t)(y - b))
		return false;
	for (size_t i = 0; i < size; i++)
		if (fold_address(x[i]) != fold_address(y[i]))
			return false;
	return true;
}

static bool
same_word(const struct token *a, const struct token *b)
{
	return (a->size == b->size && memcmp(a->text, b->text, a->size) == 0) ||
	    same_address(a->text, a->size, b->text, b->size);
}

/* People are made of a few elements; more are not looked at, as a file could
 * give someone as many addresses as it has records. */
#define PERSON_MAX 64

/* Whether the reference is to the person whose mail address the word is. */
static bool
is_mail_of(const struct token *word, const struct wsreg_snapshot *snapshot,
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
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT) &&
		    strcmp(node_name(snapshot, child), "uri") == 0 &&
		    same_address(word->text, word->size, uri, strlen(uri)))
			return true;
	}
	return false;
}

static bool
same_token(
    struct diff_context *context, const struct token *a, const struct token *b)
{
	const struct wsreg_snapshot *const *sides = context->sides;

	if (a->kind == WORD && b->kind == REFERENCE)
		return is_mail_of(a, sides[1], b->node);
	if (a->kind == REFERENCE && b->kind == WORD)
		return is_mail_of(b, sides[0], a->node);
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case WORD:
		return same_word(a, b);
	case REFERENCE:
		return diff_same_reference(context, a->node, b->node);
	case ATTRIBUTE:
		return strcmp(node_name(sides[0], a->node),
			   node_name(sides[1], b->node)) == 0 &&
		    diff_same_attribute(node_text(sides[0], a->node),
			node_text(sides[1], b->node));
	case END:
	case BORDER:
		break;
	}
	return true;
}

/* In their order. */
static bool
same_tokens(struct diff_context *context, struct cursor a, struct cursor b)
{
	for (;;) {
		struct token x = read_token(&a), y = read_token(&b);

		if (!same_token(context, &x, &y))
			return false;
		if (x.kind == END)
			return true;
	}
}

/* ---- References in any order ---- */

/* Lists them, sorted; false if there is anything else. */
static bool
list_references(struct diff_context *context, unsigned side,
    struct cursor cursor, uint32_t *count)
{
	struct diff_item *list = context->references[side];
	struct token token = read_token(&cursor);
	bool alone = true;

	*count = 0;
	for (; token.kind != END; token = read_token(&cursor))
		if (token.kind == REFERENCE)
			list[(*count)++] = (struct diff_item){
				diff_hash_reference(context, side, token.node),
				token.node,
			};
		else
			alone = false;
	diff_sort(list, *count);
	return alone;
}

static bool
same_references(const struct diff_context *context, const uint32_t counts[2])
{
	if (counts[0] != counts[1])
		return false;
	for (uint32_t i = 0; i < counts[0]; i++)
		if (!diff_same_reference(context,
			context->references[0][i].index,
			context->references[1][i].index))
			return false;
	return true;
}

bool
diff_list_references(struct diff_context *context,
    const struct diff_group *group, uint32_t counts[2])
{
	const struct diff_entry *entries = context->sorted + group->start;
	bool alone = true;

	for (unsigned side = 0; side < 2; side++) {
		struct cursor cursor =
		    make_cursor(context, side, entries, group->count[side]);

		if (!list_references(context, side, cursor, &counts[side]))
			alone = false;
		entries += group->count[side];
	}
	return alone;
}

bool
diff_same_meaning(struct diff_context *context, const struct diff_group *group)
{
	const struct diff_entry *entries = context->sorted + group->start;
	uint32_t counts[2];

	return same_tokens(context,
		   make_cursor(context, 0, entries, group->count[0]),
		   make_cursor(context, 1, entries + group->count[0],
		       group->count[1])) ||
	    (diff_list_references(context, group, counts) &&
		same_references(context, counts));
}
