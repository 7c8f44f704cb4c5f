/*
 * Who read what.
 *
 * Two tables take turns: one is filled while the other is written. A table that could not be written stays and is tried
 * again a second later, while the other fills.
 */
#include "store/readlog.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/ctx.h"
#include "base/log.h"
#include "store/engine.h"
#include "store/schema.h"
#include "store/store.h"

enum {
	NOTES = 8192,               /* slots of a table, a power of two */
	NOTES_MOST = NOTES / 4 * 3, /* of them used */
	BUCKET_SECONDS = 600,       /* reads of one record by one person within this are one row */
	LOG_GATE = 1 << 20,         /* bytes of this file's WAL past which it is emptied */
};

struct note {
	int64_t provider, person, subject, record, bucket;
	int64_t reads; /* 0: the slot is free */
};

struct notes {
	struct note slots[NOTES];
	size_t count;
};

struct readlog {
	char *path;
	struct db *db; /* the thread's own; NULL: not open yet */
	pthread_t thread;

	pthread_mutex_t lock;   /* for what follows */
	pthread_cond_t changed; /* there is something to write, or it is to be written now */
	pthread_cond_t flushed;
	struct notes *filling, *writing;
	int64_t lost;
	uint64_t wanted, flushes; /* flushes asked for, and done */
	bool hurry, stopping, failed;
};

/* ---- gathering ---- */

static bool is_same(const struct note *a, const struct note *b)
{
	return a->provider == b->provider && a->person == b->person && a->subject == b->subject &&
	       a->record == b->record && a->bucket == b->bucket;
}

static uint64_t hash_of(const struct note *n)
{
	const int64_t parts[] = {n->provider, n->person, n->subject, n->record, n->bucket};
	uint64_t hash = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		hash = (hash ^ (uint64_t)parts[i]) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 29;
	}
	return hash;
}

/* False: no room for another row. */
static bool gather(struct notes *table, const struct note *n)
{
	size_t at = hash_of(n) & (NOTES - 1);
	while (table->slots[at].reads != 0 && !is_same(&table->slots[at], n)) {
		at = (at + 1) & (NOTES - 1);
	}
	if (table->slots[at].reads == 0) {
		if (table->count == NOTES_MOST) {
			return false;
		}
		table->slots[at] = *n;
		table->count++;
	}
	table->slots[at].reads++;
	return true;
}

/* The first second of its ten minutes, before 1970 too. */
static int64_t bucket_of(int64_t at)
{
	int64_t into = at % BUCKET_SECONDS;
	return at - (into < 0 ? into + BUCKET_SECONDS : into);
}

void readlog_note(struct readlog *l, int64_t provider, int64_t person, int64_t subject,
                  int64_t record, int64_t at)
{
	struct note n = {provider, person, subject, record, bucket_of(at), 0};
	pthread_mutex_lock(&l->lock);
	l->lost += !gather(l->filling, &n);
	if (l->filling->count == 1 || l->filling->count == NOTES_MOST) {
		l->hurry = l->hurry || l->filling->count == NOTES_MOST;
		pthread_cond_signal(&l->changed);
	}
	pthread_mutex_unlock(&l->lock);
}

/* ---- writing ---- */

static bool open_log(struct ctx *c, struct readlog *l)
{
	if (l->db != NULL) {
		return true;
	}
	struct db *db;
	if (!db_open(c, l->path, DB_MAKE, DB_ORDERED, &db)) {
		return false;
	}
	if (!db_script(c, db, schema_of_reads())) {
		db_close(db);
		return false;
	}
	l->db = db;
	return true;
}

static bool write_note(struct ctx *c, struct db *db, const struct note *n)
{
	static const char sql[] =
		"INSERT INTO read_log (provider, subject, bucket, person, record, reads)"
		" VALUES ($1, $2, $3, $4, $5, $6)"
		" ON CONFLICT (provider, subject, bucket, person, record)"
		" DO UPDATE SET reads = read_log.reads + excluded.reads";
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, n->provider);
	bind_int(st, 2, n->subject);
	bind_int(st, 3, n->bucket);
	bind_int(st, 4, n->person);
	bind_int(st, 5, n->record);
	bind_int(st, 6, n->reads);
	return statement_run(c, st);
}

static bool write_notes(struct ctx *c, struct readlog *l, const struct notes *table)
{
	if (!open_log(c, l) || !db_begin_write(c, l->db)) {
		return false;
	}
	bool written = true;
	for (size_t i = 0; i < NOTES && written; i++) {
		written = table->slots[i].reads == 0 || write_note(c, l->db, &table->slots[i]);
	}
	if (!written || !db_commit(c, l->db)) {
		db_rollback(l->db);
		return false;
	}
	bool emptied; /* a reader of this file is a backup, and short: the next time will do */
	if (db_log_bytes(l->db) > LOG_GATE && !db_checkpoint(c, l->db, &emptied)) {
		ctx_clear_error(c);
	}
	return true;
}

/* Whoever swaps keeps the lock; a table that is still to be written goes first. */
static void swap_tables(struct readlog *l)
{
	if (l->writing->count == 0) {
		struct notes *filled = l->filling;
		l->filling = l->writing;
		l->writing = filled;
	}
}

/* Writes one table. Called with the lock held, and lets go of it meanwhile. */
static bool flush_one(struct readlog *l)
{
	swap_tables(l);
	struct notes *table = l->writing;
	if (table->count == 0) {
		return true;
	}
	pthread_mutex_unlock(&l->lock);
	CTX(c);
	bool written = write_notes(&c, l, table);
	for (size_t i = 0; i < NOTES && written; i++) {
		if (table->slots[i].reads != 0) { /* what nobody touched takes no memory */
			table->slots[i].reads = 0;
		}
	}
	pthread_mutex_lock(&l->lock);
	table->count = written ? 0 : table->count;
	if (!written && !l->failed) {
		log_line(LOG_LEVEL_WARNING, NULL, "who read what could not be written; reading goes on: %s",
		         c.message);
	}
	l->failed = !written;
	return written;
}

/* Both tables, if the first can be written. */
static void flush(struct readlog *l)
{
	uint64_t wanted = l->wanted;
	l->hurry = false;
	if (flush_one(l)) {
		flush_one(l);
	}
	l->flushes = wanted;
	pthread_cond_broadcast(&l->flushed);
}

static bool is_empty(const struct readlog *l)
{
	return l->filling->count == 0 && l->writing->count == 0;
}

static bool is_urgent(const struct readlog *l)
{
	return l->stopping || l->wanted != l->flushes || (l->hurry && !l->failed);
}

/* Sleeps while there is nothing; then a second, so that what is read meanwhile is gathered. */
static void *flush_forever(void *arg)
{
	struct readlog *l = arg;
	pthread_mutex_lock(&l->lock);
	while (!l->stopping) {
		while (is_empty(l) && !is_urgent(l)) {
			pthread_cond_wait(&l->changed, &l->lock);
		}
		struct timespec end;
		clock_gettime(CLOCK_MONOTONIC, &end);
		end.tv_sec++;
		int waited = 0;
		while (!is_urgent(l) && waited == 0) {
			waited = pthread_cond_timedwait(&l->changed, &l->lock, &end);
		}
		flush(l);
	}
	if (!is_empty(l)) {
		log_line(LOG_LEVEL_WARNING, NULL, "%zu notes of who read what are lost",
		         l->filling->count + l->writing->count);
	}
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

bool readlog_flush(struct readlog *l)
{
	pthread_mutex_lock(&l->lock);
	uint64_t mine = ++l->wanted;
	pthread_cond_signal(&l->changed);
	while (l->flushes < mine) {
		pthread_cond_wait(&l->flushed, &l->lock);
	}
	bool written = !l->failed;
	pthread_mutex_unlock(&l->lock);
	return written;
}

/* ---- reading it ---- */

static bool gather_rows(struct ctx *c, struct statement *st, size_t most, struct read_row **ret, size_t *ret_count)
{
	bool row = true;
	*ret = ARENA_ARRAY(c->arena, most + 1, struct read_row);
	while (*ret_count < most && statement_step(c, st, &row) && row) {
		(*ret)[(*ret_count)++] = (struct read_row){.bucket = column_int(st, 0),
		                                           .person = column_int(st, 1),
		                                           .record = column_int(st, 2),
		                                           .reads = column_int(st, 3),
		                                           .subject = column_int(st, 4)};
	}
	return c->error == ERROR_NONE;
}

bool readlog_read(struct ctx *c, const char *path, int64_t provider, int64_t subject, int64_t before, size_t most,
                  struct read_row **ret, size_t *ret_count)
{
	static const char sql[] = "SELECT bucket, person, record, reads, subject FROM read_log"
							  " WHERE provider = $1 AND subject = $2 AND bucket < $3 ORDER BY bucket DESC LIMIT $4";
	struct db *db = NULL;
	*ret_count = 0;
	if (!db_open(c, path, DB_READ, DB_ORDERED, &db)) {
		return false;
	}
	struct statement *st = db_sql(c, db, sql);
	bool ok = st != NULL;
	if (ok) {
		bind_int(st, 1, provider);
		bind_int(st, 2, subject);
		bind_int(st, 3, before);
		bind_int(st, 4, (int64_t)most);
		ok = gather_rows(c, st, most, ret, ret_count);
	}
	db_close(db);
	return ok;
}

/* ---- life ---- */

static void release(struct readlog *l)
{
	db_close(l->db);
	free(l->filling);
	free(l->writing);
	free(l->path);
	pthread_cond_destroy(&l->changed);
	pthread_cond_destroy(&l->flushed);
	pthread_mutex_destroy(&l->lock);
	free(l);
}

static int start_without_signals(struct readlog *l)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failed = pthread_create(&l->thread, NULL, flush_forever, l);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failed;
}

bool readlog_start(struct ctx *c, const char *path, struct readlog **ret)
{
	struct readlog *l = calloc(1, sizeof *l);
	if (l == NULL || (l->path = strdup(path)) == NULL ||
	    (l->filling = calloc(1, sizeof *l->filling)) == NULL ||
	    (l->writing = calloc(1, sizeof *l->writing)) == NULL) {
		abort();
	}
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->changed, &monotonic);
	pthread_cond_init(&l->flushed, NULL);
	pthread_condattr_destroy(&monotonic);
	if (start_without_signals(l) != 0) {
		release(l);
		return ctx_fail(c, ERROR_UNAVAILABLE,
		                "could not start the thread that notes who read what");
	}
	*ret = l;
	return true;
}

void readlog_stop(struct readlog *l)
{
	if (l == NULL) {
		return;
	}
	pthread_mutex_lock(&l->lock);
	l->stopping = true;
	pthread_cond_signal(&l->changed);
	pthread_mutex_unlock(&l->lock);
	pthread_join(l->thread, NULL);
	release(l);
}

void readlog_health(struct readlog *l, struct store_health *ret)
{
	pthread_mutex_lock(&l->lock);
	ret->reads_waiting = (int64_t)(l->filling->count + l->writing->count);
	ret->reads_lost = l->lost;
	ret->reads_failing = l->failed;
	pthread_mutex_unlock(&l->lock);
}
