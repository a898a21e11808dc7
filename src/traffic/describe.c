/* SPDX-License-Identifier: MIT */
/* Writes a finding of the public interface as a line for people. */

#include "snapshot.h"
#include "wsreg-traffic.h"

static void
put_slice(struct sink *sink, struct slice slice)
{
	for (size_t i = 0; i < slice.size; i++)
		sink_raw(sink, slice.at[i]);
}

static void
put_text(struct sink *sink, const char *text)
{
	put_slice(sink, slice_of(text));
}

static void
put_number(struct sink *sink, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	put_slice(sink, (struct slice){ digits + at, sizeof(digits) - at });
}

/* Writes the fault with the detail in its place, else after it. */
static void
put_fault(struct sink *sink, const struct wsreg_traffic_event *event)
{
	const struct slice detail = { event->detail, event->detail_size };
	const char *place = strchr(event->fault, '#');

	if (place != NULL) {
		put_slice(sink,
		    (struct slice){
			event->fault, (size_t)(place - event->fault) });
		put_slice(sink, detail);
		put_text(sink, place + 1);
		return;
	}
	put_text(sink, event->fault);
	if (detail.size == 0)
		return;
	put_text(sink, ": ");
	put_slice(sink, detail);
}

size_t
wsreg_traffic_describe(
    const struct wsreg_traffic_event *event, char *buffer, size_t size)
{
	const struct wsreg_finding *finding = &event->finding;
	const struct wsreg_rule *rule = finding->rule;
	struct sink sink = { .buffer = buffer, .size = size };

	put_text(&sink, event->sender == WSREG_CLIENT ? "client" : "server");
	put_text(&sink, ": ");
	put_number(&sink, finding->offset);
	put_text(&sink, ": ");
	put_text(&sink, wsreg_severity_name(rule->severity));
	put_text(&sink, ": ");
	put_fault(&sink, event);
	if (rule->subject != NULL && event->detail_size == 0) {
		put_text(&sink, " (");
		put_text(&sink, rule->subject);
		put_text(&sink, " ");
		put_number(&sink, finding->value);
		put_text(&sink, ")");
	}
	put_text(&sink, " [");
	put_text(&sink, rule->id);
	put_text(&sink, "]");
	if (event->section != NULL) {
		put_text(&sink, " (");
		if (event->rfc != 0) {
			put_text(&sink, "RFC ");
			put_number(&sink, event->rfc);
			put_text(&sink, ", ");
		}
		put_text(&sink, event->section);
		put_text(&sink, ")");
	}
	return sink_finish(&sink);
}
