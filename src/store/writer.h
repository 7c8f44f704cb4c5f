/*
 * The one thread that writes: it takes what has queued, checks and applies each piece inside one transaction, commits,
 * and only then answers. It never waits for a batch to fill: a piece that comes alone is committed alone.
 *
 * Between batches it empties the log when that has grown, and copies a slice of the store when a backup is being taken.
 */
#ifndef HEARTH_STORE_WRITER_H
#define HEARTH_STORE_WRITER_H

#include <stdbool.h>

struct ctx;
struct db;
struct readers;
struct store_health;
struct work;
struct writer;

/* Takes over the connection, also when it fails. */
bool writer_start(struct ctx *c, struct db *db, struct readers *readers, struct writer **ret);
/* Finishes what has queued, empties the log, closes the connection. NULL is fine. */
void writer_stop(struct writer *w);

/* As store_write() and store_on_rollback(). */
bool writer_do(struct ctx *c, struct writer *w, const struct work *work);
void writer_on_rollback(struct writer *w, void (*rolled_back)(void *arg), void *arg);

/* A copy of the store as it stands at some moment before this returns. One at a time; others wait their turn. */
bool writer_copy(struct ctx *c, struct writer *w, const char *path);

/* Fills in all but what the reading log knows. */
void writer_health(struct writer *w, struct store_health *ret);

#endif
