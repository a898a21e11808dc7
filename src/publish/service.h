/* SPDX-License-Identifier: MIT */
/* A publish-subscribe service (XEP-0060): its items and its nodes. */

#ifndef PUBLISH_SERVICE_H
#define PUBLISH_SERVICE_H

#include "request.h"
#include "session.h"

/* What became of a request. */
enum service_result {
	SERVICE_PUBLISHED,
	SERVICE_PRESENT, /* the item was there already */
	SERVICE_REFUSED, /* the service said no, which was reported */
};

/* What is known of the service. */
struct service {
	struct session *session;
	bool asked;       /* whether it has collections */
	bool collections; /* the answer */
	char *made;       /* the node that was made last, or NULL */
};

/* Publishes an item unless it is there: a second time would notify subscribers
 * a second time.  A missing node is made.  Ends the program as session_ask()
 * does. */
enum service_result
service_publish(struct service *service, const struct request *request);

/* Frees what is known of the service. */
void
service_free(struct service *service);

#endif
