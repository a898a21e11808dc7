/* SPDX-License-Identifier: MIT */
/* Makes the table of on-the-wire verdicts. */

#include "wire.h"

#include <stdlib.h>
#include <string.h>

/* Marks the codes of the records that are ranges, or of those that are not. */
static void
mark_records(uint8_t *status, size_t codes, const struct wsreg_record *records,
    size_t count, bool ranges)
{
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_record *record = &records[i];
		uint64_t last = record->last < codes ? record->last : codes - 1;

		if (record->numeric && record->first <= last &&
		    (record->first != record->last) == ranges)
			memset(status + record->first, (int)record->status,
			    (size_t)(last - record->first + 1));
	}
}

/* Returns whether the rule holds for all codes from its first on, also above
 * 65535. */
static bool
is_open(const struct wsreg_wire_rule *rule)
{
	return rule->any && rule->last == UINT16_MAX;
}

/* Writes later rules first, as the first rule that fits decides. */
static void
apply_rules(uint8_t *codes, size_t count, const struct wsreg_overlay *overlay)
{
	uint8_t *status = codes, *rule_of = codes + count;

	for (size_t i = overlay->rule_count; i-- > 0;) {
		const struct wsreg_wire_rule *rule = &overlay->rules[i];

		size_t end = is_open(rule) ? count : (size_t)rule->last + 1;

		for (size_t c = rule->first; c < end && c < count; c++)
			if (rule->any || status[c] == rule->status)
				rule_of[c] = (uint8_t)i;
	}
}

/* Returns the index of a page that is equal, appended if there is none; -1 on
 * failure. */
static int
add_page(const uint8_t *page, struct gen_array *rules, struct gen_error *error)
{
	size_t count = rules->count / WSREG_PAGE_SIZE;
	uint8_t *end;

	for (size_t i = 0; i < count; i++)
		if (memcmp((uint8_t *)rules->items + i * WSREG_PAGE_SIZE, page,
			WSREG_PAGE_SIZE) == 0)
			return (int)i;
	if (count > UINT8_MAX) {
		gen_error_set(error, NULL, 0,
		    "more than %d different pages of close codes",
		    UINT8_MAX + 1);
		return -1;
	}
	end = gen_array_grow(rules, WSREG_PAGE_SIZE, 1);
	if (end == NULL)
		return -1;
	memcpy(end, page, WSREG_PAGE_SIZE);
	rules->count += WSREG_PAGE_SIZE;
	return (int)count;
}

/* Lists the pages in the order of the codes; equal ones are stored once.  False
 * when memory is out, or with the error set. */
static bool
add_pages(const uint8_t *rule_of, size_t page_count, struct gen_array *pages,
    struct gen_array *rules, struct gen_error *error)
{
	uint8_t *index = gen_array_grow(pages, page_count, 1);

	if (index == NULL)
		return false;
	for (size_t i = 0; i < page_count; i++) {
		int page =
		    add_page(rule_of + i * WSREG_PAGE_SIZE, rules, error);

		if (page < 0)
			return false;
		index[i] = (uint8_t)page;
	}
	pages->count = page_count;
	return true;
}

/* Counts the pages; beyond the highest end of a rule all codes are alike. */
static size_t
count_pages(const struct wsreg_overlay *overlay)
{
	uint32_t highest = 0;

	for (size_t i = 0; i < overlay->rule_count; i++) {
		const struct wsreg_wire_rule *rule = &overlay->rules[i];
		uint32_t border = is_open(rule) ? rule->first : rule->last + 1;

		if (border > highest)
			highest = border;
	}
	return (size_t)(highest >> WSREG_PAGE_BITS) + 2;
}

bool
gen_wire_fill(struct wsreg_wire_table *table,
    const struct wsreg_overlay *overlay, const struct wsreg_registry *registry,
    const struct wsreg_record *records, struct gen_array *pages,
    struct gen_array *rules, struct gen_error *error)
{
	size_t page_count = count_pages(overlay);
	size_t codes = page_count * WSREG_PAGE_SIZE;
	uint8_t *work = calloc(2, codes);
	const struct wsreg_record *own = records + registry->first_record;
	bool good;

	if (work == NULL)
		return false;
	memset(work, WSREG_STATUS_UNASSIGNED, codes);
	mark_records(work, codes, own, registry->record_count, true);
	mark_records(work, codes, own, registry->record_count, false);
	apply_rules(work, codes, overlay);
	good = add_pages(work + codes, page_count, pages, rules, error);
	free(work);
	*table = (struct wsreg_wire_table){
		.pages = pages->items,
		.rules = rules->items,
		.limit = (uint32_t)page_count - 1,
	};
	return good;
}

uint32_t
gen_wire_gap(const struct wsreg_wire_rule *rules, size_t count)
{
	uint32_t next = 0;

	for (size_t i = 0; i < count && next <= UINT16_MAX; i++)
		if (rules[i].any && rules[i].first <= next &&
		    next <= rules[i].last) {
			next = rules[i].last + 1;
			i = (size_t)-1;
		}
	return next;
}
