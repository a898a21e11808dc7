/* SPDX-License-Identifier: MIT */
/* Heads read by http-parser, whose names are those of our own reader, too. */

#include "http-peer.h"

#include <http_parser.h>

#define FIELDS_MAX 64

struct span {
	const char *at;
	size_t size;
};

struct head {
	struct span target, fields[FIELDS_MAX];
	size_t count;
};

static int
take_target(http_parser *parser, const char *at, size_t size)
{
	struct head *head = parser->data;

	head->target = (struct span){ at, size };
	return 0;
}

static int
take_text(http_parser *parser, const char *at, size_t size)
{
	struct head *head = parser->data;

	head->fields[head->count++ % FIELDS_MAX] = (struct span){ at, size };
	return 0;
}

bool
http_peer_reads(bool answer, const char *text, size_t size)
{
	const http_parser_settings settings = {
		.on_url = take_target,
		.on_header_field = take_text,
		.on_header_value = take_text,
	};
	struct head head;
	http_parser parser;

	head.count = 0;
	http_parser_init(&parser, answer ? HTTP_RESPONSE : HTTP_REQUEST);
	parser.data = &head;
	return http_parser_execute(&parser, &settings, text, size) == size &&
	    parser.upgrade;
}
