/* SPDX-License-Identifier: MIT */
/* The compiled-in snapshot, and shorthands for its registries. */

#include "lookup.h"

/* This is included here, and not a file of its own, so that the compiler works
 * out which table is searched, and where it is. */
#include "tables.h"

const struct wsreg_snapshot *
wsreg_builtin(void)
{
	return &wsreg_tables;
}

/* The generator refuses a websocket.xml that lacks one of the six. */
static const struct wsreg_registry *
registry_of(enum wsreg_kind kind)
{
	return &wsreg_tables.registries[wsreg_tables.kinds[kind]];
}

const struct wsreg_record *
wsreg_close_code(uint64_t code)
{
	return wsreg_record_by_number(registry_of(WSREG_KIND_CLOSE_CODE), code);
}

const struct wsreg_record *
wsreg_opcode(uint64_t opcode)
{
	return wsreg_record_by_number(registry_of(WSREG_KIND_OPCODE), opcode);
}

const struct wsreg_record *
wsreg_version(uint64_t version)
{
	return wsreg_record_by_number(registry_of(WSREG_KIND_VERSION), version);
}

/* Each handshake asks for this, so its search is compiled for its table. */
const struct wsreg_record *
wsreg_subprotocol(const char *name, size_t size)
{
	return find_name(
	    registry_of(WSREG_KIND_SUBPROTOCOL), name, size, hash_same);
}

const struct wsreg_record *
wsreg_extension(const char *name, size_t size)
{
	return wsreg_record_by_name(
	    registry_of(WSREG_KIND_EXTENSION), name, size);
}

const struct wsreg_record *
wsreg_header_bit(const char *name, size_t size)
{
	return wsreg_record_by_name(
	    registry_of(WSREG_KIND_HEADER_BIT), name, size);
}
