/* HTTP in bytes, without a socket. */
#ifndef HEARTH_PLAIN_H
#define HEARTH_PLAIN_H

#include "web/web.h"

/* Answers one request; whatever the bytes are, `out` holds a whole reply afterwards. */
void plain_answer(struct ctx *c, struct site *site, const char *bytes, size_t length, struct buf *out);
/* "/home/oak?x=1" into path and query. */
bool target_read(struct ctx *c, const char *target, struct request *ret);

#endif
