/* SPDX-License-Identifier: MIT */
/* Registry files of tests/fixtures, read for a test. */

#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "model/model.h"
#include "model/overlay.h"
#include "support.h"

#define FIXTURES SUPPORT_SOURCE "/tests/fixtures/"
#define WEBSOCKET_XML SUPPORT_SOURCE "/data/websocket.xml"
#define OVERLAY SUPPORT_SOURCE "/data/overlay"

/* IANA's. */
#define NAMESPACE "http://www.iana.org/assignments"

#define FIXTURE_FILES 3

/* A file that was read, or several; it must stay where it is until fixture_free(). */
struct fixture {
	struct gen_model model;
	struct gen_overlay overlay;
	struct gen_error error;
	char *files[FIXTURE_FILES];
};

/* Reads a file by its name in tests/fixtures, or any file if the name begins
 * with "/"; data/overlay belongs to it.  False if it cannot be read, which
 * then `error` tells; fixture_free() is due either way. */
bool
fixture_read(struct fixture *fixture, const char *name);

/* The same for several files, each laid over those before, with a budget for
 * the hash tables; see gen_slots_fill(). */
bool
fixture_read_files(struct fixture *fixture, const char *const names[],
    size_t count, size_t budget);

/* The same for octets in memory. */
bool
fixture_read_memory(struct fixture *fixture, const char *octets, size_t size);

/* The same as fixture_read(), but the test fails if the file cannot be read. */
const struct wsreg_snapshot *
fixture_snapshot(struct fixture *fixture, const char *name);

void
fixture_free(struct fixture *fixture);

/* The compiled-in registry of this id or short name; the test fails if there
 * is none. */
const struct wsreg_registry *
fixture_builtin(const char *id);

/* The record of this key in the registry of this id; the test fails if there
 * is none. */
const struct wsreg_record *
fixture_record(const struct wsreg_snapshot *snapshot, const char *registry,
    const char *key);

/* The record's first element of this name. */
struct wsreg_field
fixture_field(const struct wsreg_record *record, const char *name);

/* The field's text, to be freed. */
char *
fixture_text(const struct wsreg_field *field);

#endif
