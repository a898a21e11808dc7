/* SPDX-License-Identifier: MIT */
/* Reads the lines of an overlay that say which close codes may be sent. */

#include "overlay-wire.h"

#include <stdlib.h>
#include <string.h>

/* Reads "1000" or "1000-2999". */
static bool
read_codes(struct gen_overlay_line *line, uint32_t *from, uint32_t *to)
{
	char *word = gen_overlay_word(line);
	char *end;
	unsigned long first = strtoul(word, &end, 10);
	unsigned long last = first;

	if (*end == '-')
		last = strtoul(end + 1, &end, 10);
	if (word[0] < '0' || word[0] > '9' || *end != '\0' || first > last ||
	    last > UINT16_MAX)
		return gen_overlay_fail(
		    line, "not a range of close codes", word);
	*from = (uint32_t)first;
	*to = (uint32_t)last;
	return true;
}

/* Returns the index of the word in a list; the length of the list, with the
 * error set, if it is not there. */
static size_t
find_word(struct gen_overlay_line *line, const char *word,
    const char *const words[], size_t count, const char *reason)
{
	size_t i = 0;

	while (i < count && strcmp(words[i], word) != 0)
		i++;
	if (i == count)
		gen_overlay_fail(line, reason, word);
	return i;
}

/* Reads a status, or "*" for any.  A close code has none of those that are for
 * versions alone. */
static bool
read_status(struct gen_overlay_line *line, struct wsreg_wire_rule *rule)
{
	const size_t count = WSREG_STATUS_UNASSIGNED + 1;
	const char *word = gen_overlay_word(line);
	size_t status = WSREG_STATUS_ASSIGNED;

	rule->any = strcmp(word, "*") == 0;
	if (!rule->any)
		status = find_word(
		    line, word, wsreg_status_words, count, "unknown status");
	rule->status = (enum wsreg_status)status;
	return status < count;
}

/* Reads what a rule says of one sender. */
static bool
read_wire_word(struct gen_overlay_line *line, enum wsreg_wire *wire)
{
	size_t found = find_word(line, gen_overlay_word(line), wsreg_wire_words,
	    WSREG_WIRE_COUNT, "unknown verdict");

	*wire = (enum wsreg_wire)found;
	return found < WSREG_WIRE_COUNT;
}

/* Returns three words as one text: "RFC 6455 7.4.1". */
static char *
read_section(struct gen_overlay_line *line)
{
	char *section = gen_overlay_word(line);

	for (int i = 0; i < 2; i++) {
		char *end = section + strlen(section);
		char *word = gen_overlay_word(line);

		if (*word == '\0')
			return NULL;
		*end++ = ' ';
		memmove(end, word, strlen(word) + 1);
	}
	return section;
}

bool
gen_overlay_read_wire(struct gen_overlay_line *line, const char *word)
{
	struct wsreg_wire_rule rule;
	struct wsreg_verdict *by = rule.verdict;

	if (!read_codes(line, &rule.first, &rule.last) ||
	    !read_status(line, &rule) ||
	    !read_wire_word(line, &by[WSREG_CLIENT].wire) ||
	    !read_wire_word(line, &by[WSREG_SERVER].wire))
		return false;
	by[WSREG_CLIENT].section = read_section(line);
	by[WSREG_CLIENT].reason = gen_overlay_phrase(line);
	by[WSREG_SERVER].section = by[WSREG_CLIENT].section;
	by[WSREG_SERVER].reason = by[WSREG_CLIENT].reason;
	by[WSREG_BROWSER] = by[WSREG_CLIENT];
	if (by[0].section == NULL || by[0].reason[0] == '\0')
		return gen_overlay_fail(
		    line, "section or reason missing in", word);
	if (line->overlay->rules.count >= UINT8_MAX)
		return gen_overlay_fail(line, "more than 255 lines of", word);
	return (line->builtin ||
		   gen_overlay_append(
		       line, &line->overlay->own_rules, &rule, sizeof(rule))) &&
	    gen_overlay_append(
		line, &line->overlay->rules, &rule, sizeof(rule));
}

bool
gen_overlay_read_browser(struct gen_overlay_line *line, const char *word)
{
	struct gen_browser browser;

	if (!read_codes(line, &browser.first, &browser.last))
		return false;
	browser.section = gen_overlay_phrase(line);
	if (browser.section[0] == '\0')
		return gen_overlay_fail(line, "source missing in", word);
	return gen_overlay_append(
	    line, &line->overlay->browser, &browser, sizeof(browser));
}
