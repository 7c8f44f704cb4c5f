/* Reading: src/store/readers.c. Snapshots, the pool, and that a reader cannot write. */
#include <pthread.h>
#include <stdatomic.h>

#include "store_help.h"

TEST(a_snapshot_does_not_see_what_was_written_after_it_began)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	struct db *db;
	assert_done(&c, write_row(&c, s, 1, 1));
	assert_done(&c, store_read_begin(&c, s, &db));
	assert_done(
		&c, write_row(&c, s, 1, 2)); /* only here: small enough that no checkpoint waits for us */
	assert_int_equal(count_in(&c, db), 1);
	assert_int_equal(count_in(&c, db), 1);
	store_read_end(s, db);
	assert_int_equal(count_rows(&c, s), 2);
	store_close(s);
	remove_all(directory);
}

/* The count is asked, and the statement left at its first row: the next snapshot must be new all the same. */
TEST(a_statement_left_open_does_not_hold_the_old_snapshot)
{
	CTX(c);
	struct store *s = memory_store(&c);
	for (int i = 0; i < 20; i++) {
		assert_int_equal(count_rows(&c, s), i);
		assert_done(&c, write_row(&c, s, 1, i));
	}
	store_close(s);
}

TEST(a_reader_cannot_write)
{
	static const char insert[] = "INSERT INTO counter (provider, name, value) VALUES (1, 'x', 1)";
	static const char create[] = "CREATE TABLE more (x INTEGER)";
	CTX(c);
	struct store *s = memory_store(&c);
	struct db *db;
	assert_done(&c, store_read_begin(&c, s, &db));
	struct statement *st = db_sql(&c, db, insert);
	assert_true(st == NULL || !statement_run(&c, st));
	assert_non_null(strstr(c.message, "cannot be written to"));
	ctx_clear_error(&c);
	st = db_sql(&c, db, create);
	assert_true(st == NULL || !statement_run(&c, st));
	store_read_end(s, db);
	store_close(s);
}

TEST(who_opened_for_reading_cannot_save)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = NULL;
	const char *data = in(&c, directory, "data");
	assert_done(&c, store_create(&c, data));
	assert_done(&c, store_open(&c, data, STORE_READ, &s));
	assert_refused(&c, write_row(&c, s, 1, 1),
	               arena_printf(c.arena, "cannot save: \"%s\" was opened for reading", data));
	store_close(s);
	remove_all(directory);
}

/* ---- many at once ---- */

enum { WRITERS = 4, READING = 12, ROUNDS = 200 };

struct side {
	pthread_t thread;
	struct store *store;
	int number;
	bool good;
};

static bool insert_pair(struct ctx *c, struct db *db, void *arg)
{
	const struct row *r = arg;
	return insert_row(c, db, r->from, r->to) && insert_row(c, db, r->from + 1000, r->to);
}

static void *write_pairs(void *arg)
{
	struct side *w = arg;
	w->good = true;
	for (int i = 0; i < ROUNDS; i++) {
		CTX(c);
		struct row r = {w->number, i};
		struct work work = {.apply = insert_pair, .arg = &r};
		w->good = store_write(&c, w->store, &work) && w->good;
	}
	return NULL;
}

/* Every snapshot holds whole pairs, the same number at each question, and never fewer than the one before. */
static void *read_pairs(void *arg)
{
	struct side *r = arg;
	int64_t before = 0;
	r->good = true;
	for (int i = 0; i < ROUNDS; i++) {
		CTX(c);
		struct db *db;
		if (!store_read_begin(&c, r->store, &db)) {
			r->good = false;
			return NULL;
		}
		int64_t first = count_in(&c, db), second = count_in(&c, db);
		store_read_end(r->store, db);
		r->good = r->good && first == second && first % 2 == 0 && first >= before;
		before = first;
	}
	return NULL;
}

TEST(twelve_threads_read_whole_states_through_four_connections_beside_four_writers)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	struct side sides[WRITERS + READING];
	for (int i = 0; i < WRITERS + READING; i++) {
		sides[i] = (struct side){.store = s, .number = i};
		pthread_create(&sides[i].thread, NULL, i < WRITERS ? write_pairs : read_pairs, &sides[i]);
	}
	bool good = true;
	for (int i = 0; i < WRITERS + READING; i++) {
		pthread_join(sides[i].thread, NULL);
		good = sides[i].good && good;
	}
	assert_true(good);
	assert_int_equal(count_rows(&c, s), 2 * WRITERS * ROUNDS);
	store_close(s);
	remove_all(directory);
}

/* A fifth reader waits for one of the four. */
static void *read_once(void *arg)
{
	CTX(c);
	struct side *r = arg;
	struct db *db;
	if (store_read_begin(&c, r->store, &db)) {
		store_read_end(r->store, db);
		r->good = true;
	}
	return NULL;
}

TEST(a_fifth_reader_waits_for_one_of_four)
{
	CTX(c);
	struct store *s = memory_store(&c);
	struct db *held[4];
	for (int i = 0; i < 4; i++) {
		assert_done(&c, store_read_begin(&c, s, &held[i]));
	}
	struct side fifth = {.store = s};
	pthread_create(&fifth.thread, NULL, read_once, &fifth);
	usleep(20000);
	store_read_end(s, held[0]);
	pthread_join(fifth.thread, NULL);
	assert_true(fifth.good);
	for (int i = 1; i < 4; i++) {
		store_read_end(s, held[i]);
	}
	store_close(s);
}

TEST(another_process_reads_beside_the_one_that_writes)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	for (int i = 0; i < 10; i++) {
		assert_done(&c, write_row(&c, s, 1, i));
		assert_int_equal(count_stored(&c, in(&c, directory, "data")), i + 1);
	}
	store_close(s);
	remove_all(directory);
}

RUN(T(a_snapshot_does_not_see_what_was_written_after_it_began),
    T(a_statement_left_open_does_not_hold_the_old_snapshot), T(a_reader_cannot_write),
    T(who_opened_for_reading_cannot_save),
    T(twelve_threads_read_whole_states_through_four_connections_beside_four_writers),
    T(a_fifth_reader_waits_for_one_of_four), T(another_process_reads_beside_the_one_that_writes))
