/*
 * Commands that write while a server runs: they hand their bytes to it over DATA/hearth.sock (0600, in a folder of 0700).
 *
 * One exchange: the command sends "import LENGTH\n" and the bytes; the server answers "done COUNT\n", or "failed EXIT
 * MESSAGE\n" with the exit status and the message the command then gives.
 */
#ifndef HEARTH_SOCKET_H
#define HEARTH_SOCKET_H

#include "base/ctx.h"
#include "duties/hearth.h"

struct socket_server;

bool socket_start(struct ctx *c, const char *directory, struct hearth *h, struct socket_server **ret);
void socket_stop(struct socket_server *s);

/* Hands the lines to the running server. *ret_running false: nobody listens there, nothing was done. */
bool socket_import(struct ctx *c, const char *directory, const char *lines, size_t length, bool *ret_running,
                   size_t *ret_entries);

#endif
