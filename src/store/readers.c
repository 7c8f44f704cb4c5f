/* The pool of reading connections, and the gate that lets the writer empty its log. */
#include "store/readers.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/ctx.h"
#include "store/engine.h"

struct readers {
	pthread_mutex_t lock;
	pthread_cond_t available; /* for readers: a connection came back, or the gate opened */
	pthread_cond_t idle;      /* for the writer behind the shut gate: nobody reads */
	struct db *free[READERS];
	int free_count, count;
	bool shut;
};

bool readers_open(struct ctx *c, const char *path, struct readers **ret)
{
	struct readers *r = calloc(1, sizeof *r);
	if (r == NULL) {
		abort();
	}
	pthread_condattr_t monotonic; /* waiting must not jump with the wall clock */
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->available, NULL);
	pthread_cond_init(&r->idle, &monotonic);
	pthread_condattr_destroy(&monotonic);
	for (; r->count < READERS; r->count++) {
		if (!db_open(c, path, DB_READ, DB_DURABLE, &r->free[r->count])) {
			readers_close(r);
			return false;
		}
		r->free_count++;
	}
	*ret = r;
	return true;
}

void readers_close(struct readers *r)
{
	if (r == NULL) {
		return;
	}
	for (int i = 0; i < r->free_count; i++) {
		db_close(r->free[i]);
	}
	pthread_cond_destroy(&r->available);
	pthread_cond_destroy(&r->idle);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

bool readers_take(struct ctx *c, struct readers *r, struct db **ret)
{
	pthread_mutex_lock(&r->lock);
	while (r->shut || r->free_count == 0) {
		pthread_cond_wait(&r->available, &r->lock);
	}
	struct db *db = r->free[--r->free_count]; /* the last one used: its cache is the warmest */
	pthread_mutex_unlock(&r->lock);
	if (!db_begin_read(c, db)) {
		readers_give(r, db);
		return false;
	}
	*ret = db;
	return true;
}

void readers_give(struct readers *r, struct db *db)
{
	db_rollback(db);
	pthread_mutex_lock(&r->lock);
	r->free[r->free_count++] = db;
	if (!r->shut) {
		pthread_cond_signal(&r->available);
	} else if (r->free_count == r->count) {
		pthread_cond_signal(&r->idle);
	}
	pthread_mutex_unlock(&r->lock);
}

static struct timespec monotonic_after(int milliseconds)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	long nanoseconds = t.tv_nsec + (milliseconds % 1000) * 1000000L;
	t.tv_sec += milliseconds / 1000 + nanoseconds / 1000000000L;
	t.tv_nsec = nanoseconds % 1000000000L;
	return t;
}

bool readers_hold(struct readers *r, int milliseconds)
{
	struct timespec end = monotonic_after(milliseconds);
	pthread_mutex_lock(&r->lock);
	r->shut = true;
	int waited = 0;
	while (r->free_count < r->count && waited == 0) {
		waited = pthread_cond_timedwait(&r->idle, &r->lock, &end);
	}
	bool alone = r->free_count == r->count;
	if (!alone) {
		r->shut = false;
		pthread_cond_broadcast(&r->available);
	}
	pthread_mutex_unlock(&r->lock);
	return alone;
}

void readers_release(struct readers *r)
{
	pthread_mutex_lock(&r->lock);
	r->shut = false;
	pthread_cond_broadcast(&r->available);
	pthread_mutex_unlock(&r->lock);
}
