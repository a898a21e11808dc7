/* SPDX-License-Identifier: MIT */
/* What the page of wsreg check keeps of a connection. */

#ifndef CLI_CHECK_PAGE_H
#define CLI_CHECK_PAGE_H

#include "cli/keep/keep.h"
#include "session.h"

/* Of each side: the octets around the one that is judged, and the findings that
 * wait for the row of their frame. */
struct cli_page {
	struct cli_ladder ladder;
	struct cli_window windows[2];
	char *waiting[2];   /* as HTML, or NULL */
	uint64_t frames[2]; /* the number of that frame */
	bool failed[2];     /* whether one of them is an error */
	size_t findings;    /* that are on the page */
	uint64_t omitted;   /* findings that are not */
	/* The time of the first frame or message whose time is known. */
	struct capture_time start;
};

/* Returns what the page keeps of the connection, from its first finding or frame
 * on. */
struct cli_page *
cli_page_of(struct cli_session *session);

/* Add a frame, or a message where only those are known, and a finding whose number
 * on the page is given. */
void
cli_page_frame(struct cli_session *session, enum wsreg_sender sender);
void
cli_page_message(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message);
void
cli_page_finding(struct cli_session *session,
    const struct cli_check_finding *said, uint64_t number);

/* Shows the findings of a side that wait for a frame which does not come. */
void
cli_page_show(struct cli_session *session, enum wsreg_sender sender);

/* Frees what the page keeps, if there is something. */
void
cli_page_free(struct cli_session *session);

#endif
