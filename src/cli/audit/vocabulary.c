/* SPDX-License-Identifier: MIT */
/* The words of a registry's names, and those that programs use instead.  A name
 * fits a record if they share a word, whatever its ending: violated and
 * violation, ext and extension. */

#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

/* A name of more words is a sentence; the record's identifier is its name
 * then. */
#define NAME_MAX_WORDS 6

/* Words that programs use instead of a word of the registry.  All of them are
 * in RFC 6455, 7.4.1, in the registry's longer descriptions, or in tables of
 * libraries that many programs use. */
static const struct synonym {
	const char *word, *others;
} synonyms[] = {
	/* "the purpose ... has been fulfilled" */
	{ "normal",
	    "ok success successful regular clean fulfilled complete "
	    "completed graceful gracefully done finished" },
	/* "a server going down or a browser having navigated away" */
	{ "away",
	    "shutdown shutting down leaving left navigated navigating "
	    "unavailable" },
	/* What the endpoint got is no frame of the protocol. */
	{ "protocol", "invalid frame malformed framing" },
	/* "a type of data it cannot accept" */
	{ "unsupported",
	    "unacceptable accept acceptable refuse refused "
	    "reject rejected type unhandled bad invalid "
	    "unprocessable input inconsistent binary" },
	/* "no status code was actually present" */
	{ "status",
	    "code missing empty none absent without reason null "
	    "provided" },
	/* "closed abnormally, e.g., without sending or receiving a Close" */
	{ "abnormal",
	    "abort aborted lost no without unclean dirty dropped "
	    "broken eof disconnected buggy reset" },
	/* "data that was not consistent with the type", as not UTF-8 */
	{ "payload",
	    "utf text encoding inconsistent consistent bad malformed "
	    "message unsupported unicode" },
	{ "policy", "violated violates" },
	{ "big", "large long size exceeded limit oversized toobig" },
	/* "the client has expected the server to negotiate" */
	{ "mandatory",
	    "extension extensions required requires require "
	    "negotiate negotiation expected missing needs" },
	/* "an unexpected condition that prevented it from fulfilling" */
	{ "internal",
	    "unexpected condition server exception fulfill cant "
	    "unhandled processing" },
	{ "restart", "restarting rebooting" },
	/* A server that asks to try again has too much to do. */
	{ "again",
	    "overload overloaded busy unavailable temporary temporarily "
	    "retry capacity" },
	{ "gateway", "proxy upstream" },
	{ "tls", "ssl secure certificate cert" },
	{ "unauthorized",
	    "auth authentication unauthenticated authorization "
	    "login credentials" },
	{ "forbidden", "denied permission" },
	{ "timeout", "timed expired" },
};

/* ---- Words ---- */

/* Returns whether a word joins others and names nothing. */
static bool
is_joining(const char *word)
{
	static const char *const words[] = { "the", "a", "an", "to", "of",
		"and", "or", "is", "was", "are", "for", "in", "with", "this",
		"that", "it", "as", "has", "had", "be", "been", "on", "by",
		"at", "from" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

/* Returns whether a word is in names of any record: it does not tell which. */
static bool
is_filler(const char *word)
{
	static const char *const words[] = { "close", "closed", "closing",
		"closure", "code", "error", "err", "failure", "failed",
		"websocket", "ws", "web", "socket", "connection", "server",
		"client", "endpoint", "peer", "remote", "received", "rcvd" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return is_joining(word);
}

/* Returns whether two words are one in two forms, or one is cut off. */
static bool
is_alike(const char *a, const char *b)
{
	size_t same = 0;
	size_t shorter = strlen(a) < strlen(b) ? strlen(a) : strlen(b);

	while (same < shorter && a[same] == b[same])
		same++;
	if (same == shorter && strlen(a) == strlen(b))
		return true;
	return same >= 5 || (same == shorter && same >= 3);
}

static bool
has_alike(const struct audit_words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (is_alike(words->items[i], word))
			return true;
	return false;
}

/* ---- Reading ---- */

static void
drop_joining(struct audit_words *words)
{
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		if (!is_joining(words->items[i]))
			memmove(words->items[count++], words->items[i],
			    AUDIT_WORD_SIZE);
	words->count = count;
}

static void
add_others(struct audit_meaning *meaning)
{
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (audit_words_have(&meaning->words, synonyms[i].word))
			audit_words_add(&meaning->others, synonyms[i].others,
			    strlen(synonyms[i].others));
	/* RFC 6455, 7.4.1 calls these codes reserved values. */
	if (audit_is_local(meaning->record))
		audit_words_add(&meaning->others, "reserved", 8);
}

static void
read_meaning(struct audit_meaning *meaning, const struct wsreg_record *record)
{
	const char *name = record->name != NULL ? record->name : "";
	const char *identifier =
	    record->identifier != NULL ? record->identifier : "";

	meaning->record = record;
	audit_words_add(&meaning->words, name, strlen(name));
	drop_joining(&meaning->words);
	if (meaning->words.count > NAME_MAX_WORDS) {
		meaning->words.count = 0;
		audit_words_add(
		    &meaning->words, identifier, strlen(identifier));
	} else {
		audit_words_add(
		    &meaning->others, identifier, strlen(identifier));
	}
	add_others(meaning);
}

/* Compares meanings by their numbers, which no two share but ranges that a file
 * has by mistake. */
static int
compare_meanings(const void *a, const void *b)
{
	const struct audit_meaning *x = a, *y = b;

	return x->record->first < y->record->first
	    ? -1
	    : x->record->first > y->record->first;
}

/* A word of a record. */
struct term {
	const char *word;
	struct audit_meaning *meaning;
	size_t index;
};

static int
compare_terms(const void *a, const void *b)
{
	const struct term *x = a, *y = b;

	return strcmp(x->word, y->word);
}

/* Marks the words that only one record has. */
static void
find_strong(struct audit_vocabulary *vocabulary)
{
	struct term *terms =
	    cli_allocate(vocabulary->count, AUDIT_WORD_MAX * sizeof(*terms));
	size_t count = 0;

	for (size_t i = 0; i < vocabulary->count; i++)
		for (size_t j = 0; j < vocabulary->items[i].words.count; j++)
			terms[count++] =
			    (struct term){ vocabulary->items[i].words.items[j],
				    &vocabulary->items[i], j };
	qsort(terms, count, sizeof(*terms), compare_terms);
	for (size_t i = 0, end; i < count; i = end) {
		bool one = true;

		for (end = i + 1;
		     end < count && strcmp(terms[end].word, terms[i].word) == 0;
		     end++)
			one = one && terms[end].meaning == terms[i].meaning;
		for (size_t j = i; j < end; j++)
			terms[j].meaning->strong[terms[j].index] = one;
	}
	free(terms);
}

void
audit_vocabulary_read(
    struct audit_vocabulary *vocabulary, const struct wsreg_registry *registry)
{
	bool unassigned = false;

	*vocabulary = (struct audit_vocabulary){ .registry = registry,
		.low = UINT64_MAX };
	vocabulary->items = cli_allocate(
	    wsreg_record_count(registry), sizeof(*vocabulary->items));
	record_foreach (record, registry) {
		bool single = record->numeric && record->first == record->last;
		bool free = record->status == WSREG_STATUS_UNASSIGNED;

		if (!record->numeric || record->first > record->last)
			continue;
		if (record->first < vocabulary->low)
			vocabulary->low = record->first;
		if (record->last > vocabulary->high)
			vocabulary->high = record->last;
		if (free ? unassigned : !single)
			continue;
		unassigned = unassigned || free;
		read_meaning(&vocabulary->items[vocabulary->count++], record);
	}
	qsort(vocabulary->items, vocabulary->count, sizeof(*vocabulary->items),
	    compare_meanings);
	find_strong(vocabulary);
}

void
audit_vocabulary_free(struct audit_vocabulary *vocabulary)
{
	free(vocabulary->items);
}

/* ---- Asking ---- */

const struct audit_meaning *
audit_meaning_of(const struct audit_vocabulary *vocabulary, uint64_t number)
{
	size_t low = 0, high = vocabulary->count;
	const struct wsreg_record *record;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (vocabulary->items[middle].record->first < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == vocabulary->count)
		return NULL;
	record = vocabulary->items[low].record;
	return record->first == number && record->last == number &&
		record->status != WSREG_STATUS_UNASSIGNED
	    ? &vocabulary->items[low]
	    : NULL;
}

/* Returns whether a word is one of the registry, or has it, or it and the next, as
 * a part: toobig. */
static bool
is_part(const struct audit_words *words, size_t at, const char *word)
{
	const char *own = words->items[at];
	char both[2 * AUDIT_WORD_SIZE];

	if (is_alike(own, word))
		return true;
	if (strlen(own) >= 5 && strstr(word, own) != NULL)
		return true;
	if (at + 1 == words->count)
		return false;
	stpcpy(stpcpy(both, own), words->items[at + 1]);
	return strlen(both) >= 5 && strstr(word, both) != NULL;
}

enum audit_fit
audit_meaning_fit(
    const struct audit_meaning *meaning, const struct audit_words *words)
{
	enum audit_fit fit = AUDIT_FIT_NONE;

	for (size_t i = 0; i < words->count; i++) {
		for (size_t j = 0; j < meaning->words.count; j++)
			if (!is_part(&meaning->words, j, words->items[i]))
				continue;
			else if (meaning->strong[j])
				return AUDIT_FIT_STRONG;
			else
				fit = AUDIT_FIT_WEAK;
		if (has_alike(&meaning->others, words->items[i]))
			fit = AUDIT_FIT_WEAK;
	}
	return fit;
}

/* Returns whether a word may be in the name of the record. */
static bool
may_have(const struct audit_meaning *meaning, const char *word)
{
	return has_alike(&meaning->words, word) ||
	    has_alike(&meaning->others, word);
}

/* Returns whether the words are the name of the record, and one of them, which
 * no other record has, cannot be in that of `own`. */
static bool
is_name_of(const struct audit_meaning *meaning, const struct audit_meaning *own,
    const struct audit_words *words)
{
	bool decisive = false;

	for (size_t i = 0; i < words->count; i++) {
		const char *word = words->items[i];
		bool found = false;

		for (size_t j = 0; j < meaning->words.count; j++) {
			if (!is_alike(meaning->words.items[j], word))
				continue;
			found = true;
			decisive = decisive ||
			    (meaning->strong[j] && !may_have(own, word));
		}
		if (!found && !is_filler(word))
			return false;
	}
	return decisive;
}

const struct audit_meaning *
audit_meaning_other(const struct audit_vocabulary *vocabulary,
    const struct audit_meaning *own, const struct audit_words *words)
{
	size_t telling = 0, fitting = 0;

	for (size_t i = 0; i < words->count; i++) {
		if (is_filler(words->items[i]))
			continue;
		telling++;
		fitting += may_have(own, words->items[i]);
	}
	/* A text of many words is no name. */
	if (telling == fitting || telling > NAME_MAX_WORDS)
		return NULL;
	for (size_t i = 0; i < vocabulary->count; i++)
		if (&vocabulary->items[i] != own &&
		    is_name_of(&vocabulary->items[i], own, words))
			return &vocabulary->items[i];
	return NULL;
}

bool
audit_is_local(const struct wsreg_record *record)
{
	const struct wsreg_verdict *client =
	    cli_verdict(record, NULL, WSREG_CLIENT);
	const struct wsreg_verdict *server =
	    cli_verdict(record, NULL, WSREG_SERVER);

	return client != NULL && client->wire == WSREG_WIRE_NEVER &&
	    server->wire == WSREG_WIRE_NEVER;
}
