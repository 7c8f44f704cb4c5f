/*
 * How often somebody may try to sign in, counted before any password is hashed: by name and network together, by name, and
 * by network. A try that succeeds is given back, so a home whose whole shift signs in behind one address is not held up.
 *
 * Each count is a bucket that holds so many tries and gets one back every so many seconds. Names are kept as keyed
 * digests, in a table of fixed size: the fullest stay longest.
 */
#ifndef HEARTH_LIMITER_H
#define HEARTH_LIMITER_H

#include <stdbool.h>
#include <stdint.h>

#include "web/address.h"

struct limiter;

struct limiter *limiter_new(void);
void limiter_free(struct limiter *l); /* NULL is fine */

/* One try at `now` (seconds). False: too many; *ret_wait says after how many seconds the next may come. Any thread. */
bool limiter_take(struct limiter *l, const char *name, struct address from, int64_t now,
                  int64_t *ret_wait);
/* The try was a good one. */
void limiter_give_back(struct limiter *l, const char *name, struct address from);

#endif
