/* Writing: src/store/writer.c. Group commit, refusal, failure, answers. */
#include <pthread.h>
#include <semaphore.h>
#include <sys/wait.h>

#include "store_help.h"

enum { THREADS = 32 };

/* ---- answers ---- */

TEST(what_was_written_is_read_back_after_the_answer)
{
	CTX(c);
	struct store *s = memory_store(&c);
	for (int i = 0; i < 100; i++) {
		assert_done(&c, write_row(&c, s, 1, i));
		assert_int_equal(count_rows(&c, s), i + 1);
	}
	store_close(s);
}

/* The process ends without closing anything right after the answer. */
TEST(an_answered_row_is_there_when_the_process_dies_after_the_answer)
{
	CTX(c);
	const char *directory = scratch(&c);
	assert_done(&c, store_create(&c, in(&c, directory, "data")));
	for (int i = 0; i < 5; i++) {
		pid_t child = fork();
		if (child == 0) {
			CTX(own);
			struct store *s = NULL;
			bool done = store_open(&own, in(&own, directory, "data"), STORE_WRITE, &s) &&
			            write_row(&own, s, 1, i);
			_exit(done ? 0 : 1);
		}
		int status = 1;
		waitpid(child, &status, 0);
		assert_int_equal(status, 0);
		assert_int_equal(count_stored(&c, in(&c, directory, "data")), i + 1);
	}
	remove_all(directory);
}

/* ---- grouping ---- */

/* A piece of work that keeps the writer until so many others have queued behind it. */
struct gate {
	struct store *store;
	int64_t others;
	pthread_t thread;
	sem_t entered;
	bool done;
};

static bool wait_for_others(struct ctx *c, struct db *db, void *arg)
{
	struct gate *g = arg;
	struct store_health health = {0};
	sem_post(&g->entered);
	while (health.queued < g->others) {
		usleep(100);
		store_health(g->store, &health);
	}
	g->others = 0; /* work may run twice */
	return insert_row(c, db, 0, 0);
}

static void *hold_writer(void *arg)
{
	CTX(c);
	struct gate *g = arg;
	struct work work = {.apply = wait_for_others, .arg = g};
	g->done = store_write(&c, g->store, &work);
	return NULL;
}

/* From here on the writer is busy, until so many others wait. */
static void shut(struct gate *g, struct store *s, int others)
{
	*g = (struct gate){.store = s, .others = others};
	sem_init(&g->entered, 0, 0);
	pthread_create(&g->thread, NULL, hold_writer, g);
	while (sem_wait(&g->entered) != 0) {
	}
}

static void await_gate(struct gate *g)
{
	pthread_join(g->thread, NULL);
	sem_destroy(&g->entered);
	assert_true(g->done);
}

struct caller {
	pthread_t thread;
	struct store *store;
	int number, rows, done;
};

static void *write_rows(void *arg)
{
	struct caller *w = arg;
	for (int i = 0; i < w->rows; i++) {
		CTX(c);
		w->done += write_row(&c, w->store, w->number, i);
	}
	return NULL;
}

static void start_callers(struct caller *callers, struct store *s, int rows)
{
	for (int i = 0; i < THREADS; i++) {
		callers[i] = (struct caller){.store = s, .number = i + 1, .rows = rows};
		assert_int_equal(pthread_create(&callers[i].thread, NULL, write_rows, &callers[i]), 0);
	}
}

static int join_callers(struct caller *callers)
{
	int done = 0;
	for (int i = 0; i < THREADS; i++) {
		pthread_join(callers[i].thread, NULL);
		done += callers[i].done;
	}
	return done;
}

TEST(what_queues_while_the_writer_is_busy_goes_into_one_commit)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct caller callers[THREADS];
	struct gate gate;
	shut(&gate, s, THREADS);
	start_callers(callers, s, 1);
	await_gate(&gate);
	assert_int_equal(join_callers(callers), THREADS);
	struct store_health health;
	store_health(s, &health);
	assert_int_equal(health.written, THREADS + 1);
	assert_int_equal(health.commits, 1);
	store_close(s);
}

TEST(thirty_two_threads_lose_nothing)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	struct caller callers[THREADS];
	start_callers(callers, s, 50);
	assert_int_equal(join_callers(callers), THREADS * 50);
	struct store_health health;
	store_health(s, &health);
	assert_int_equal(health.written, THREADS * 50);
	assert_true(health.commits < THREADS * 50);
	assert_int_equal(health.queued, 0);
	assert_true(health.writer_alive);
	store_close(s);
	assert_int_equal(count_stored(&c, in(&c, directory, "data")), THREADS * 50);
	remove_all(directory);
}

TEST(a_caller_alone_is_committed_alone)
{
	CTX(c);
	struct store *s = memory_store(&c);
	for (int i = 0; i < 10; i++) {
		assert_done(&c, write_row(&c, s, 1, i));
	}
	struct store_health health;
	store_health(s, &health);
	assert_int_equal(health.commits, 10);
	store_close(s);
}

/* ---- refusal and failure ---- */

static bool refuse(struct ctx *c, struct db *db, void *arg)
{
	(void)db, (void)arg;
	return ctx_fail(c, ERROR_INVALID, "field \"started_at\" lies after today");
}

TEST(refused_work_writes_nothing_and_keeps_its_reason)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct row r = {1, 1};
	struct work work = {.check = refuse, .apply = apply_row, .arg = &r};
	assert_refused(&c, store_write(&c, s, &work), "field \"started_at\" lies after today");
	struct store_health health;
	store_health(s, &health);
	assert_int_equal(health.commits, 0);
	assert_int_equal(count_rows(&c, s), 0);
	store_close(s);
}

/* Writes a row and then fails, each time; a rollback must take the row back and spare everybody else's. */
static bool write_then_fail(struct ctx *c, struct db *db, void *arg)
{
	int *runs = arg;
	++*runs;
	return insert_row(c, db, 99, *runs) && ctx_fail(c, ERROR_INVALID, "failed at run %d", *runs);
}

static void count_rollback(void *arg)
{
	++*(int *)arg;
}

TEST(work_that_fails_after_writing_leaves_nothing)
{
	CTX(c);
	struct store *s = memory_store(&c);
	int runs = 0, rollbacks = 0;
	struct work work = {.apply = write_then_fail, .arg = &runs};
	store_on_rollback(s, count_rollback, &rollbacks);
	assert_refused(&c, store_write(&c, s, &work), "failed at run 2");
	assert_int_equal(rollbacks, 2); /* in the batch, and by itself */
	assert_int_equal(count_rows(&c, s), 0);
	store_close(s);
}

/* Fails after it has written, inside a batch with all the others. */
static void *fail_once(void *arg)
{
	CTX(c);
	struct caller *w = arg;
	int runs = 0;
	struct work work = {.apply = write_then_fail, .arg = &runs};
	w->done = !store_write(&c, w->store, &work) && runs == 2;
	return NULL;
}

TEST(when_one_piece_fails_the_others_are_done_again_singly)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct caller callers[THREADS], failing = {.store = s};
	struct gate gate;
	int rollbacks = 0;
	store_on_rollback(s, count_rollback, &rollbacks);
	shut(&gate, s, 2 * THREADS + 1); /* before it, and then behind it as well */
	struct caller more[THREADS];
	start_callers(callers, s, 1);
	pthread_create(&failing.thread, NULL, fail_once, &failing);
	for (int i = 0; i < THREADS; i++) {
		more[i] = (struct caller){.store = s, .number = 100 + i, .rows = 1};
		pthread_create(&more[i].thread, NULL, write_rows, &more[i]);
	}
	await_gate(&gate);
	assert_int_equal(join_callers(callers) + join_callers(more), 2 * THREADS);
	pthread_join(failing.thread, NULL);
	assert_int_equal(failing.done, 1);
	assert_int_equal(rollbacks, 2); /* the batch, and the piece by itself */
	assert_int_equal(count_rows(&c, s), 2 * THREADS + 1);
	store_close(s);
}

/* A check that sees what an earlier piece of the same batch wrote must be asked again when that was rolled back. */
struct once {
	int64_t seen;
};

static bool nobody_before(struct ctx *c, struct db *db, void *arg)
{
	struct once *o = arg;
	o->seen = count_in(c, db);
	return o->seen == 0 || ctx_fail(c, ERROR_CONFLICT, "%lld there already", (long long)o->seen);
}

static bool insert_first(struct ctx *c, struct db *db, void *arg)
{
	(void)arg;
	return insert_row(c, db, 7, 7);
}

TEST(the_second_of_two_rivals_is_refused)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct once o = {0};
	struct work work = {.check = nobody_before, .apply = insert_first, .arg = &o};
	assert_done(&c, store_write(&c, s, &work));
	assert_refused(&c, store_write(&c, s, &work), "1 there already");
	store_close(s);
}

static bool insert_twice(struct ctx *c, struct db *db, void *arg)
{
	(void)arg;
	return insert_row(c, db, 5, 5) && insert_row(c, db, 5, 5);
}

TEST(a_row_that_is_there_already_is_a_conflict)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct work work = {.apply = insert_twice};
	assert_false(store_write(&c, s, &work));
	assert_int_equal(c.error, ERROR_CONFLICT);
	assert_int_equal(count_rows(&c, s), 0);
	store_close(s);
}

static bool fail_wordless(struct ctx *c, struct db *db, void *arg)
{
	(void)c, (void)db, (void)arg;
	return false;
}

TEST(a_failure_without_words_gets_some)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct work work = {.apply = fail_wordless};
	assert_refused(&c, store_write(&c, s, &work), "could not save");
	store_close(s);
}

/* ---- statements ---- */

static bool bind_every_kind(struct ctx *c, struct db *db, void *arg)
{
	/* Numbered against their order: $2 stands first. */
	static const char sql[] = "INSERT INTO body (salt, body, no, provider) VALUES ($2, $1, $4, $3)";
	(void)arg;
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 1, "Ll\xc5\xb7n");
	bind_blob(st, 2, "\0\1\2", 3);
	bind_int(st, 3, INT64_MAX);
	bind_int(st, 4, INT64_MIN);
	if (!statement_run(c, st) || db_changes(db) != 1) {
		return false;
	}
	st = db_sql(c, db, sql); /* from the cache, unbound again */
	bind_null(st, 1);
	bind_text(st, 2, NULL);
	bind_int(st, 3, 2);
	bind_int(st, 4, 3);
	return statement_run(c, st);
}

TEST(parameters_are_bound_by_name_and_values_come_back_whole)
{
	static const char sql[] = "SELECT provider, no, salt, body FROM body ORDER BY provider DESC";
	CTX(c);
	struct store *s = memory_store(&c);
	struct work work = {.apply = bind_every_kind};
	assert_done(&c, store_write(&c, s, &work));
	struct db *db;
	bool row = false;
	size_t length = 0;
	assert_done(&c, store_read_begin(&c, s, &db));
	struct statement *st = db_sql(&c, db, sql);
	assert_done(&c, statement_step(&c, st, &row));
	assert_true(row);
	assert_int_equal(column_int(st, 0), INT64_MAX);
	assert_int_equal(column_int(st, 1), INT64_MIN);
	assert_memory_equal(column_blob(st, 2, &length), "\0\1\2", 3);
	assert_int_equal(length, 3);
	assert_text(column_text(st, 3), "Ll\xc5\xb7n");
	assert_done(&c, statement_step(&c, st, &row));
	assert_true(column_is_null(st, 2));
	assert_null(column_text(st, 3));
	assert_int_equal(column_int(st, 3), 0);
	assert_done(&c, statement_step(&c, st, &row));
	assert_false(row);
	store_read_end(s, db);
	store_close(s);
}

TEST(a_wrong_statement_says_what_is_wrong)
{
	static const char sql[] = "SELECT absent FROM link";
	CTX(c);
	struct store *s = memory_store(&c);
	struct db *db;
	assert_done(&c, store_read_begin(&c, s, &db));
	assert_null(db_sql(&c, db, sql));
	assert_text(c.message, "could not use the store: no such column: absent");
	store_read_end(s, db);
	store_close(s);
}

RUN(T(what_was_written_is_read_back_after_the_answer),
    T(an_answered_row_is_there_when_the_process_dies_after_the_answer),
    T(what_queues_while_the_writer_is_busy_goes_into_one_commit),
    T(thirty_two_threads_lose_nothing), T(a_caller_alone_is_committed_alone),
    T(refused_work_writes_nothing_and_keeps_its_reason),
    T(work_that_fails_after_writing_leaves_nothing),
    T(when_one_piece_fails_the_others_are_done_again_singly),
    T(the_second_of_two_rivals_is_refused), T(a_row_that_is_there_already_is_a_conflict),
    T(a_failure_without_words_gets_some),
    T(parameters_are_bound_by_name_and_values_come_back_whole),
    T(a_wrong_statement_says_what_is_wrong))
