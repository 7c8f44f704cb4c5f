/* The HTTP server: the one file that knows libmicrohttpd is http.c. */
#ifndef HEARTH_HTTP_H
#define HEARTH_HTTP_H

#include "web/web.h"

struct server;

/* Listens on "127.0.0.1:8080" or "[::1]:8080"; port 0 takes a free one. A thread per connection, within limits. */
bool server_start(struct ctx *c, const char *address, struct site *site, struct server **ret);
int server_port(const struct server *s);
/* Takes no new connections, waits for running requests (10 s at most), stops. */
void server_stop(struct server *s);

const char *cache_control(const struct reply *reply);

#endif
