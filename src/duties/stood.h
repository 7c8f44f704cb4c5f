/* A replay inside a snapshot that is already open. Private to duties/. */
#ifndef HEARTH_STOOD_H
#define HEARTH_STOOD_H

#include "duties/hearth.h"

struct db;

/* The world of these entries under these generations, walked to `now`. Freed with world_free(). */
bool replay_in(struct ctx *c, struct hearth *h, struct db *db, const struct generations *g, const struct replay *replay,
               struct instant now, struct world **ret);

#endif
