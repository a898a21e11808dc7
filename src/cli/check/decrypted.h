/* SPDX-License-Identifier: MIT */
/* What `tshark -q -z follow,tls,yaml,N' prints: the octets of connections. */

#ifndef CLI_CHECK_DECRYPTED_H
#define CLI_CHECK_DECRYPTED_H

#include <stdio.h>

#include "talk.h"

/* Reads what tshark prints of these connections after it has followed one in
 * another form, which comes before or behind them; judges each of them, and
 * counts it as encrypted if it has no octets.  False if the text cannot be
 * read; what came before is judged. */
bool
cli_decrypted_read(FILE *input, struct cli_talks *talks,
    struct capture_connection *connections, size_t count);

#endif
