/* The HTTP server: the one file that knows libmicrohttpd is http.c. */
#ifndef HEARTH_HTTP_H
#define HEARTH_HTTP_H

#include "web/web.h"

struct server;

/* Seconds: without movement; for a request to come in as a whole; for its reply to go out as a whole. */
struct server_limits {
	int idle_seconds, request_seconds, reply_seconds;
};
extern const struct server_limits server_limits_usual;

/* Listens on "127.0.0.1:8080" or "[::1]:8080"; port 0 takes a free one. A thread per connection, within limits. */
bool server_start(struct ctx *c, const char *address, struct site *site, const struct server_limits *limits, struct server **ret);
int server_port(const struct server *s);
/* Takes no new connections, ends idle ones, waits for running requests (10 s at most), stops. */
void server_stop(struct server *s);

#endif
