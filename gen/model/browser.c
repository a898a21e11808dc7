/* SPDX-License-Identifier: MIT */
/* Works out what a page in a browser may send: what a client may, of the codes
 * that WebSocket.close() takes. */

#include "browser.h"

static const char refusal[] = "WebSocket.close() throws InvalidAccessError";

/* Finds out whether the method takes the code, and sets the last code up to
 * which the answer is the same. */
static bool
takes(const struct gen_array *browser, uint32_t code, uint32_t *last)
{
	const struct gen_browser *ranges = browser->items;
	bool taken = browser->count == 0;

	*last = UINT16_MAX;
	for (size_t i = 0; i < browser->count && !taken; i++) {
		taken = ranges[i].first <= code && code <= ranges[i].last;
		if (taken)
			*last = ranges[i].last;
		else if (ranges[i].first > code && ranges[i].first <= *last)
			*last = ranges[i].first - 1;
	}
	return taken;
}

/* Adds the pieces of a rule, each taken or refused as a whole. */
static bool
cut(struct gen_array *pieces, const struct wsreg_wire_rule *rule,
    const struct gen_array *browser)
{
	const struct gen_browser *ranges = browser->items;
	struct wsreg_wire_rule piece = *rule;
	struct wsreg_verdict *verdict = &piece.verdict[WSREG_BROWSER];
	const struct wsreg_verdict *client = &piece.verdict[WSREG_CLIENT];

	for (uint32_t next = rule->first; next <= rule->last;
	     next = piece.last + 1) {
		bool taken = takes(browser, next, &piece.last);

		piece.first = next;
		if (piece.last > rule->last)
			piece.last = rule->last;
		*verdict = *client;
		if (!taken && wire_is_sendable(client->wire))
			*verdict = (struct wsreg_verdict){ WSREG_WIRE_NO,
				refusal, ranges[0].section };
		if (!gen_array_add(pieces, &piece, sizeof(piece)))
			return false;
	}
	return true;
}

bool
gen_browser_apply(struct gen_array *rules, const struct gen_array *browser)
{
	const struct wsreg_wire_rule *items = rules->items;
	struct gen_array pieces = { 0 };

	for (size_t i = 0; i < rules->count; i++)
		if (!cut(&pieces, &items[i], browser)) {
			gen_array_free(&pieces);
			return false;
		}
	gen_array_free(rules);
	*rules = pieces;
	return true;
}
