/* SPDX-License-Identifier: MIT */
/* The connections of a capture that --connection names. */

#include "choice.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* Reads a port after the colon; false if it is none. */
static bool
read_port(const char *text, uint16_t *port)
{
	uint64_t number;

	if (!cli_parse_number(text, &number) || number > UINT16_MAX)
		return false;
	*port = (uint16_t)number;
	return true;
}

/* Reads an address without its port. */
static bool
read_address(struct capture_address *address, const char *text)
{
	size_t size = strlen(text);
	char inside[INET6_ADDRSTRLEN];

	address->family = 4;
	if (inet_pton(AF_INET, text, address->octets) == 1)
		return true;
	if (size < 2 || size - 2 >= sizeof(inside) || text[0] != '[' ||
	    text[size - 1] != ']')
		return false;
	memcpy(inside, text + 1, size - 2);
	inside[size - 2] = '\0';
	address->family = 6;
	return inet_pton(AF_INET6, inside, address->octets) == 1;
}

bool
cli_choice_read(struct cli_choice *choice, const char *text)
{
	const char *colon = strrchr(text, ':');
	char *address;
	bool good;

	memset(choice, 0, sizeof(*choice));
	choice->numbered = cli_parse_number(text, &choice->number);
	if (choice->numbered)
		return true;
	if (colon == NULL || !read_port(colon + 1, &choice->address.port))
		return false;
	address = cli_print("%.*s", (int)(colon - text), text);
	good = read_address(&choice->address, address);
	free(address);
	return good;
}

static bool
is_same(const struct capture_address *a, const struct capture_address *b)
{
	return a->family == b->family && a->port == b->port &&
	    memcmp(a->octets, b->octets, a->family == 4 ? 4 : 16) == 0;
}

bool
cli_choice_has(const struct cli_choice *choices, size_t count,
    const struct capture_connection *connection)
{
	for (size_t i = 0; i < count; i++)
		if (choices[i].numbered
			? choices[i].number == connection->number
			: is_same(&choices[i].address,
			      &connection->sides[0].address) ||
			    is_same(&choices[i].address,
				&connection->sides[1].address))
			return true;
	return count == 0;
}
