/* SPDX-License-Identifier: MIT */
/* A second, slow reader of HTTP exchanges, which sees both streams whole. */

#ifndef TESTS_HTTP_ORACLE_H
#define TESTS_HTTP_ORACLE_H

#include "cases.h"

/* Returns what cases_run() is to find in streams of HTTP as random_exchanges()
 * makes them; to be freed. */
char *
oracle_read(const struct traffic_case *row);

#endif
