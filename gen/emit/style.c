/* SPDX-License-Identifier: MIT */
/* Names as other languages write them. */

#include "style.h"

#include <stdio.h>
#include <string.h>

#include "ascii.h"

/* A group's name, "_" and that of a constant, with an "R_". */
#define WHOLE_SIZE (2 * GEN_NAME_SIZE + 3)

/* CLOSE_GOING_AWAY, of whatever case the overlay has. */
static void
make_whole(char whole[WHOLE_SIZE], const struct gen_group *group,
    const struct gen_constant *constant)
{
	snprintf(whole, WHOLE_SIZE, "%s%s%s%s",
	    ascii_is_upper(group->name[0]) ? "" : "R_", group->name,
	    constant != NULL ? "_" : "",
	    constant != NULL ? constant->name : "");
	for (; *whole != '\0'; whole++)
		*whole = ascii_upper(*whole);
}

void
gen_style_capitals(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant)
{
	char whole[WHOLE_SIZE];

	make_whole(whole, group, constant);
	gen_print(output, "%s", whole);
}

void
gen_style_member(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant)
{
	char first = ascii_upper(constant->name[0]);

	if (!ascii_is_upper(first)) {
		gen_style_capitals(output, group, constant);
		return;
	}
	for (const char *at = constant->name; *at != '\0'; at++)
		gen_print(output, "%c", ascii_upper(*at));
}

void
gen_style_lower(struct gen_output *output, const struct gen_group *group)
{
	char whole[WHOLE_SIZE];

	make_whole(whole, group, NULL);
	for (const char *at = whole; *at != '\0'; at++)
		/* Rust has "_" once, and not at the end. */
		if (*at != '_' || (at[1] != '_' && at[1] != '\0'))
			gen_print(output, "%c", ascii_lower(*at));
}

/* Words that Go's linters want in capitals. */
static bool
is_initialism(const char *word, size_t size)
{
	static const char *const words[] = { "ACL", "AMQP", "API", "ASCII",
		"CPU", "CSS", "DB", "DNS", "EOF", "GID", "GUID", "HTML", "HTTP",
		"HTTPS", "ID", "IP", "JSON", "QPS", "RAM", "RPC", "RTP", "SIP",
		"SLA", "SMTP", "SQL", "SSH", "TCP", "TLS", "TS", "TTL", "UDP",
		"UI", "UID", "URI", "URL", "UTF8", "UUID", "VM", "XML", "XMPP",
		"XSRF", "XSS" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == size &&
		    strncmp(words[i], word, size) == 0)
			return true;
	return false;
}

void
gen_style_camel(struct gen_output *output, const struct gen_group *group,
    const struct gen_constant *constant)
{
	char whole[WHOLE_SIZE];
	char last = '\0';
	size_t size;

	make_whole(whole, group, constant);
	for (const char *word = whole; *word != '\0'; word += size) {
		bool capital;

		word += strspn(word, "_");
		size = strcspn(word, "_");
		capital = is_initialism(word, size);
		/* 2.0 is not 20. */
		if (ascii_is_digit(last) && ascii_is_digit(word[0]))
			gen_print(output, "_");
		for (size_t i = 0; i < size; i++) {
			last = word[i];
			if (i > 0 && !capital)
				last = ascii_lower(last);
			gen_print(output, "%c", last);
		}
	}
}
