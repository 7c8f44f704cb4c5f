/* HTTP in bytes, without a socket. */
#ifndef HEARTH_PLAIN_H
#define HEARTH_PLAIN_H

#include "web/web.h"

/*
 * Answers a request, and those that follow it: one that gives its Content-Length ends there, any other is all the bytes that
 * are left. Whatever the bytes are, `out` holds a whole reply for each afterwards. They count as coming from 127.0.0.1.
 */
void plain_answer(struct ctx *c, struct site *site, const char *bytes, size_t length, struct buf *out);

#endif
