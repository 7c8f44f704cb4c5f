/*
 * Four connections that read, shared by all threads, and the gate before them: while it is shut nobody new gets in, so
 * that the writer finds a moment without snapshots in which the log can be emptied.
 */
#ifndef HEARTH_STORE_READERS_H
#define HEARTH_STORE_READERS_H

#include <stdbool.h>

struct ctx;
struct db;
struct readers;

enum { READERS = 4 };

bool readers_open(struct ctx *c, const char *path, struct readers **ret);
void readers_close(struct readers *r); /* nobody reads any more; NULL is fine */

/* Waits for a free connection and begins a snapshot on it. */
bool readers_take(struct ctx *c, struct readers *r, struct db **ret);
void readers_give(struct readers *r, struct db *db);

/*
 * Shuts the gate and waits until nobody reads, at most so long; false: somebody still does, and the gate is open again.
 * Whoever got true opens it with readers_release().
 */
bool readers_hold(struct readers *r, int milliseconds);
void readers_release(struct readers *r);

#endif
