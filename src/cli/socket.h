/*
 * Commands that write while a server runs: they hand their bytes to it over DATA/hearth.sock (0600, in a folder of 0700).
 *
 * One exchange: the command sends "VERB LENGTH\n" and the bytes; the server answers "done NUMBER\n", or "failed EXIT
 * MESSAGE\n" with the exit status and the message the command then gives. Verbs are rows of a table in socket.c: import
 * (entries as JSON Lines), account-set (person, name and password hash, a line each), account-disable (a person).
 */
#ifndef HEARTH_SOCKET_H
#define HEARTH_SOCKET_H

#include "base/ctx.h"
#include "duties/hearth.h"

struct socket_server;

bool socket_start(struct ctx *c, const char *directory, struct hearth *h, struct socket_server **ret);
void socket_stop(struct socket_server *s);

/* Hands the bytes to the running server. *ret_running false: nobody listens there, nothing was done. */
bool socket_ask(struct ctx *c, const char *directory, const char *verb, const char *bytes, size_t length, bool *ret_running,
                size_t *ret_number);
/* The verb import. */
bool socket_import(struct ctx *c, const char *directory, const char *lines, size_t length, bool *ret_running, size_t *ret_entries);

/* What a verb does with its bytes, on either side of the socket; *ret is the number that is answered. */
bool account_set_lines(struct ctx *c, struct hearth *h, const char *bytes, size_t length, size_t *ret);
bool account_disable_line(struct ctx *c, struct hearth *h, const char *bytes, size_t length, size_t *ret);

#endif
