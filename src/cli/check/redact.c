/* SPDX-License-Identifier: MIT */
/* Secrets in captured traffic, and what is printed in place of them. */

#include "redact.h"

/* Browsers can send a token in no header field but Sec-WebSocket-Protocol, so
 * programs put it there.  Names of subprotocols are shorter than this. */
#define NAME_MAX_SIZE 32

char *
cli_redacted(uint64_t size)
{
	return cli_print(
	    "[%llu octet%s]", (unsigned long long)size, size == 1 ? "" : "s");
}

bool
cli_redacts_subprotocol(const struct cli_check *check, struct slice name)
{
	return check->redact && name.size > NAME_MAX_SIZE &&
	    wsreg_record_by_name(
		registry_by_kind(check->cli->snapshot, WSREG_KIND_SUBPROTOCOL),
		name.at, name.size) == NULL;
}

/* Returns whether the finding's detail is the name of a subprotocol. */
static bool
is_about_subprotocol(const struct handshake_finding *finding)
{
	switch ((int)finding->rule) {
	case WSREG_RULE_SUBPROTOCOL_NOT_TOKEN:
	case WSREG_RULE_SUBPROTOCOL_REPEATED:
	case WSREG_RULE_SUBPROTOCOL_NOT_OFFERED:
	case WSREG_RULE_SUBPROTOCOL_SEVERAL_SELECTED:
	case WSREG_RULE_SUBPROTOCOL_UNREGISTERED:
	case WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH:
		return true;
	}
	return false;
}

/* Returns the whole of a name of which the finding's detail may be only the
 * start. */
static struct slice
find_name(
    const struct cli_check *check, const struct handshake_finding *finding)
{
	struct http_list list =
	    http_list(&check->connection.asked[finding->sender],
		slice_of("Sec-WebSocket-Protocol"));
	struct slice element;

	while (http_list_next(&list, &element))
		if (element.at == finding->detail.at)
			return element;
	return finding->detail;
}

char *
cli_redact_detail(
    const struct cli_check *check, const struct handshake_finding *finding)
{
	const struct slice detail = finding->detail;
	struct slice name = detail;

	if (is_about_subprotocol(finding))
		name = find_name(check, finding);
	if (is_about_subprotocol(finding) &&
	    cli_redacts_subprotocol(check, name))
		return cli_redacted(name.size);
	return cli_print("%.*s", (int)detail.size, detail.at);
}
