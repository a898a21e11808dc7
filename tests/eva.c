/* SPDX-License-Identifier: MIT */
/* What Frama-C's Eva runs, for all values at once, to show that nothing in it
 * is undefined: see eva.sh. */

#include "__fc_builtin.h"
#include "frames/finding.h"
#include "frames/header.h"
#include "frames/payload.h"

/* The most octets of text at a time: a sequence before, within and after two
 * steps of eight. */
#define TEXT 24

/* Vectors are not looked at. */
const struct utf8_implementation *
wsreg_utf8_implementation(void)
{
	return &wsreg_utf8_plain;
}

/* Whatever may be in memory. */
#define UNKNOWN(variable)                                                      \
	Frama_C_make_unknown((char *)&(variable), sizeof(variable))

static bool
either(void)
{
	return Frama_C_interval(0, 1) != 0;
}

/* A checker between two frames: any options, any message before. */
static void
make_check(struct wsreg_check *check)
{
	UNKNOWN(*check);
	check->options.sender = either() ? WSREG_SERVER : WSREG_CLIENT;
	check->options.snapshot = 0;
	check->in_message = either();
	check->compressed = either();
	check->opaque = either();
	check->broken = either();
	check->closed = either();
	check->message = (uint8_t)Frama_C_interval(0, 15);
	check->stage = CHECK_HEADER;
	check->gathered = 0;
}

/* Each header, of which so many octets came before and `size` come now. */
static void
run_header(uint8_t gathered, size_t size)
{
	struct wsreg_check check;
	uint8_t octets[HEADER_MAX];

	make_check(&check);
	UNKNOWN(octets);
	check.gathered = gathered;
	wsreg_header_take(&check, octets, size);
	wsreg_header_end(&check);
	wsreg_payload_begin(&check);
	wsreg_payload_end(&check);
}

/* Each header at once, of which 14 octets are the longest, and each octet of a
 * header alone. */
static void
run_headers(void)
{
	run_header(0, HEADER_MAX);
	/*@ loop unroll HEADER_MAX; */
	for (uint8_t i = 0; i < HEADER_MAX; i++)
		run_header(i, 1);
}

/* Each code there is and, as a lookup takes them, each that is not. */
static void
run_verdict(void)
{
	uint64_t code;

	UNKNOWN(code);
	wsreg_close_code_verdict(code, either() ? WSREG_SERVER : WSREG_CLIENT);
	wsreg_close_code_sendable(code, either() ? WSREG_SERVER : WSREG_CLIENT);
	wsreg_rule_at(code);
}

/* Each text of each size up to the most, in two parts, under each mask. */
static void
run_utf8(void)
{
	struct wsreg_utf8 utf8 = { 0 };
	uint8_t text[TEXT], key[4];
	unsigned phase;

	UNKNOWN(text);
	UNKNOWN(key);
	UNKNOWN(phase);
	/*@ loop unroll TEXT + 1; */
	for (unsigned size = 0; size <= TEXT; size++) {
		wsreg_utf8_feed_masked(&utf8, text, size, key, phase);
		wsreg_utf8_feed_masked(
		    &utf8, text + size, TEXT - size, key, phase);
		wsreg_unmask(text, text, size, key, phase);
		utf8.state = 0;
	}
}

int
main(void)
{
	run_headers();
	run_verdict();
	run_utf8();
	return 0;
}
