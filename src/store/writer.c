/*
 * The one thread that writes.
 *
 * Pieces wait in a queue; each caller sleeps on a semaphore of its own, so that answering one wakes nobody else. While
 * a batch is being applied, what comes joins it; what comes during the commit (the slow part: the disk) is the next
 * batch. So the number of callers, not a timer, sets the size of a batch, and a single caller never waits for others.
 */
#include "store/writer.h"

#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "base/ctx.h"
#include "base/limits.h"
#include "base/log.h"
#include "store/engine.h"
#include "store/readers.h"
#include "store/store.h"

enum {
	BATCH_CHANGES = 1000,     /* rows; with LIMIT_WRITE_BATCH: what one commit adds to the log */
	LOG_GATE = 8 << 20,       /* bytes of log past which it is emptied */
	LOG_RETRY = 1 << 20,      /* bytes more until the next try, when readers were in the way */
	HOLD_MILLISECONDS = 2000, /* how long running readers may take to end */
	SLICE_PAGES = 128,        /* of a copy, between two batches */
	STUCK_SECONDS = 30,       /* in one batch: then the writer counts as dead */
};

/* One waiting caller. */
struct piece {
	struct ctx *c;
	const struct work *work;
	bool accepted, done;
	sem_t answered;
	struct piece *next;
};

/* A backup that wants a copy. */
struct order {
	struct ctx *c;
	const char *path;
	struct copy *copy; /* NULL: not begun */
	bool done;
	sem_t answered;
};

struct writer {
	struct db *db;
	struct readers *readers;
	struct ctx c; /* failures of the batch as a whole */
	pthread_t thread;
	pthread_mutex_t copying; /* held by the one backup that is being taken */

	pthread_mutex_t lock; /* for what follows */
	pthread_cond_t changed;
	struct piece *first, *last;
	int64_t queued;
	struct order *order;
	bool stopping;
	void (*rolled_back)(void *arg);
	void *rolled_back_arg;

	int64_t log_gate; /* the writer thread's own */
	_Atomic int64_t commits, written, checkpoint, log_bytes, busy_since; /* busy_since 0: idle */
	_Atomic bool running;
};

static int64_t seconds_of(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return t.tv_sec;
}

/* ---- callers ---- */

static void answer(struct piece *p)
{
	sem_post(&p->answered); /* the piece is the caller's again, and may be gone */
}

static void await(sem_t *s)
{
	while (sem_wait(s) != 0) { /* a signal */
	}
}

bool writer_do(struct ctx *c, struct writer *w, const struct work *work)
{
	assert(!pthread_equal(pthread_self(), w->thread)); /* work inside work would wait for itself */
	struct piece p = {.c = c, .work = work};
	sem_init(&p.answered, 0, 0);
	pthread_mutex_lock(&w->lock);
	assert(!w->stopping);
	if (w->last == NULL) {
		w->first = &p;
		pthread_cond_signal(&w->changed);
	} else {
		w->last->next = &p;
	}
	w->last = &p;
	w->queued++;
	pthread_mutex_unlock(&w->lock);
	await(&p.answered);
	sem_destroy(&p.answered);
	return p.done || ctx_fail(c, ERROR_UNAVAILABLE, "could not save");
}

static struct piece *take(struct writer *w)
{
	pthread_mutex_lock(&w->lock);
	struct piece *p = w->first;
	if (p != NULL) {
		w->first = p->next;
		w->last = w->first == NULL ? NULL : w->last;
		w->queued--;
	}
	pthread_mutex_unlock(&w->lock);
	return p;
}

/* ---- a batch ---- */

/* False: the transaction must be rolled back. A refusal is fine: nothing was written. */
static bool run_piece(struct writer *w, struct piece *p)
{
	int64_t before = db_total_changes(w->db);
	p->accepted = p->work->check == NULL || p->work->check(p->c, w->db, p->work->arg);
	assert(db_total_changes(w->db) == before); /* a check writes nothing */
	p->done = p->accepted && p->work->apply(p->c, w->db, p->work->arg);
	return p->done == p->accepted && db_in_transaction(w->db);
}

static void roll_back(struct writer *w)
{
	db_rollback(w->db);
	pthread_mutex_lock(&w->lock);
	void (*tell)(void *) = w->rolled_back;
	void *arg = w->rolled_back_arg;
	pthread_mutex_unlock(&w->lock);
	if (tell != NULL) {
		tell(arg);
	}
}

static void count_commit(struct writer *w, int64_t pieces)
{
	w->commits += pieces > 0;
	w->written += pieces;
	w->log_bytes = db_log_bytes(w->db);
}

/* A piece by itself: after a batch that failed. Its ctx may still hold the failure from then. */
static void run_alone(struct writer *w, struct piece *p)
{
	ctx_clear_error(p->c);
	p->done = p->accepted = false;
	if (!db_begin_write(p->c, w->db)) {
		return;
	}
	if (run_piece(w, p) && db_commit(p->c, w->db)) {
		count_commit(w, p->done);
		return;
	}
	p->done = false;
	roll_back(w);
}

/* Applies what is queued until nothing is left or the commit would grow too large. */
static bool fill_batch(struct writer *w, struct piece **batch, size_t *ret_count)
{
	int64_t before = db_total_changes(w->db);
	while (*ret_count < LIMIT_WRITE_BATCH && db_total_changes(w->db) - before < BATCH_CHANGES) {
		struct piece *p = take(w);
		if (p == NULL) {
			return true;
		}
		batch[(*ret_count)++] = p;
		if (!run_piece(w, p)) {
			return false;
		}
	}
	return true;
}

static void run_batch(struct writer *w)
{
	struct piece *batch[LIMIT_WRITE_BATCH];
	size_t count = 0;
	w->busy_since = seconds_of(CLOCK_MONOTONIC) + 1;
	ctx_clear_error(&w->c);
	arena_clear(w->c.arena);
	bool began = db_begin_write(&w->c, w->db);
	if (began && fill_batch(w, batch, &count) && db_commit(&w->c, w->db)) {
		int64_t done = 0;
		for (size_t i = 0; i < count; i++) {
			done += batch[i]->done;
		}
		count_commit(w, done);
	} else {
		roll_back(w);
		if (count == 0 && (batch[0] = take(w)) != NULL) {
			count = 1; /* not even begun: its caller shall hear why */
		}
		for (size_t i = 0; i < count; i++) {
			run_alone(w, batch[i]);
		}
	}
	for (size_t i = 0; i < count; i++) {
		answer(batch[i]);
	}
	w->busy_since = 0;
}

/* ---- the log ---- */

/*
 * SQLite appends to its log and can only begin it anew when no snapshot needs it; with readers always coming there is
 * no such moment by itself. After a failure (a reader that does not end, another process's) work goes on and the log
 * grows; the next try comes a little later, so that a stuck reader does not slow every commit.
 */
static void tend_log(struct writer *w, int64_t gate)
{
	if (w->log_bytes <= gate) {
		return;
	}
	bool emptied = false;
	ctx_clear_error(&w->c);
	arena_clear(w->c.arena);
	if (readers_hold(w->readers, HOLD_MILLISECONDS)) {
		if (!db_checkpoint(&w->c, w->db, &emptied)) {
			log_line(LOG_LEVEL_WARNING, NULL, "the log was not emptied: %s", w->c.message);
		}
		readers_release(w->readers);
	}
	w->log_bytes = db_log_bytes(w->db);
	if (emptied) {
		w->checkpoint = seconds_of(CLOCK_REALTIME);
		w->log_gate = LOG_GATE;
	} else {
		w->log_gate = w->log_bytes + LOG_RETRY;
		log_line(LOG_LEVEL_WARNING, NULL,
		         "readers kept the log from being emptied; it holds %lld bytes",
		         (long long)w->log_bytes);
	}
}

/* ---- copies ---- */

static void finish_order(struct writer *w, struct order *o, bool done)
{
	done = copy_end(o->c, o->copy) && done;
	o->done = done;
	pthread_mutex_lock(&w->lock);
	w->order = NULL;
	pthread_mutex_unlock(&w->lock);
	sem_post(&o->answered);
}

static void copy_some(struct writer *w, struct order *o)
{
	bool done = false;
	if (o->copy == NULL && !copy_begin(o->c, w->db, o->path, &o->copy)) {
		finish_order(w, o, false);
	} else if (!copy_slice(o->c, o->copy, SLICE_PAGES, &done)) {
		finish_order(w, o, false);
	} else if (done) {
		finish_order(w, o, true);
	}
}

bool writer_copy(struct ctx *c, struct writer *w, const char *path)
{
	struct order o = {.c = c, .path = path};
	sem_init(&o.answered, 0, 0);
	pthread_mutex_lock(&w->copying);
	pthread_mutex_lock(&w->lock);
	w->order = &o;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
	await(&o.answered);
	pthread_mutex_unlock(&w->copying);
	sem_destroy(&o.answered);
	return o.done;
}

/* ---- the thread ---- */

/* Waits until there is something to do; false: everything is done and it is time to go. */
static bool await_work(struct writer *w, bool *ret_pieces, struct order **ret_order)
{
	pthread_mutex_lock(&w->lock);
	while (w->first == NULL && w->order == NULL && !w->stopping) {
		pthread_cond_wait(&w->changed, &w->lock);
	}
	*ret_pieces = w->first != NULL;
	*ret_order = w->order;
	pthread_mutex_unlock(&w->lock);
	return *ret_pieces || *ret_order != NULL;
}

static void *write_forever(void *arg)
{
	struct writer *w = arg;
	bool pieces;
	struct order *order;
	while (await_work(w, &pieces, &order)) {
		if (pieces) {
			run_batch(w);
			tend_log(w, w->log_gate);
		}
		if (order != NULL) {
			copy_some(w, order);
		}
	}
	tend_log(w, 0);
	w->running = false;
	return NULL;
}

/* Signals are the main thread's; a handler must not find itself inside a commit. */
static int start_without_signals(struct writer *w)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failed = pthread_create(&w->thread, NULL, write_forever, w);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failed;
}

static void release(struct writer *w)
{
	db_close(w->db);
	ctx_done(&w->c);
	pthread_cond_destroy(&w->changed);
	pthread_mutex_destroy(&w->lock);
	pthread_mutex_destroy(&w->copying);
	free(w);
}

bool writer_start(struct ctx *c, struct db *db, struct readers *readers, struct writer **ret)
{
	struct writer *w = calloc(1, sizeof *w);
	if (w == NULL) {
		abort();
	}
	w->db = db;
	w->readers = readers;
	w->log_gate = LOG_GATE;
	w->log_bytes = db_log_bytes(db);
	w->running = true;
	ctx_init(&w->c);
	pthread_mutex_init(&w->copying, NULL);
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->changed, NULL);
	if (start_without_signals(w) != 0) {
		release(w);
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not start the thread that writes");
	}
	*ret = w;
	return true;
}

void writer_stop(struct writer *w)
{
	if (w == NULL) {
		return;
	}
	pthread_mutex_lock(&w->lock);
	w->stopping = true;
	pthread_cond_signal(&w->changed);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	release(w);
}

void writer_on_rollback(struct writer *w, void (*rolled_back)(void *arg), void *arg)
{
	pthread_mutex_lock(&w->lock);
	w->rolled_back = rolled_back;
	w->rolled_back_arg = arg;
	pthread_mutex_unlock(&w->lock);
}

void writer_health(struct writer *w, struct store_health *ret)
{
	int64_t since = w->busy_since;
	ret->writer_alive =
		w->running && (since == 0 || seconds_of(CLOCK_MONOTONIC) - since < STUCK_SECONDS);
	ret->wal_bytes = w->log_bytes;
	ret->last_checkpoint = w->checkpoint;
	ret->commits = w->commits;
	ret->written = w->written;
	pthread_mutex_lock(&w->lock);
	ret->queued = w->queued;
	pthread_mutex_unlock(&w->lock);
}
