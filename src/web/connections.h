/*
 * The connections of a server, so that none of them lasts for ever: somebody who sends a byte every ten seconds would hold a
 * thread as long as they like, because each byte counts as movement. A thread cuts what has not come in, or gone out, as
 * a whole in time.
 */
#ifndef HEARTH_CONNECTIONS_H
#define HEARTH_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct connections;
struct connection;

/* Seconds for a request to come in and for its reply to go out. */
struct connections *connections_new(int receive_seconds, int send_seconds);
/* All must be gone by then. NULL is fine. */
void connections_free(struct connections *all);

/* A socket came; it is waited for until connection_asked(). */
struct connection *connection_add(struct connections *all, int fd);
void connection_headers(struct connections *all,
                        struct connection *one); /* a request has begun: it is not idle any more */
void connection_asked(struct connections *all,
                      struct connection *one); /* a request is there as a whole */
void connection_answered(struct connections *all,
                         struct connection *one); /* its reply has gone out */
/* Before the socket is closed. */
void connection_remove(struct connections *all, struct connection *one);

/* From now on nothing is kept open: idle sockets are cut at once, others after their reply. */
void connections_stop(struct connections *all);
bool connections_stopping(struct connections *all);
size_t connections_count(struct connections *all);
void connections_cut(struct connections *all); /* whatever is left */

#endif
