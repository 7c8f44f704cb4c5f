/*
 * The bound on the log: src/store/writer.c, tend_log(). Without it four busy readers grew the log to 1.4 GB in 12
 * seconds, because a log only begins anew when no snapshot needs it.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "store_help.h"

enum { READING = 4, WRITING = 8, MOST = 16 << 20, ENOUGH = 64 << 20 };

struct side {
	pthread_t thread;
	struct store *store;
	int number;
	_Atomic bool *stop;
	_Atomic int64_t rounds;
	bool good;
};

static bool insert_bulk(struct ctx *c, struct db *db, void *arg)
{
	static const char sql[] =
		"INSERT INTO body (provider, no, salt) VALUES ($1, $2, zeroblob(3000))";
	const struct row *r = arg;
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, r->from);
	bind_int(st, 2, r->to);
	return statement_run(c, st);
}

static void *write_busily(void *arg)
{
	struct side *w = arg;
	w->good = true;
	while (!*w->stop) {
		CTX(c);
		struct row r = {w->number, w->rounds++};
		struct work work = {.apply = insert_bulk, .arg = &r};
		w->good = store_write(&c, w->store, &work) && w->good;
	}
	return NULL;
}

/* Never a moment without a snapshot, if nobody holds them back: a page each, and on to the next at once. */
static void *read_busily(void *arg)
{
	static const char sql[] =
		"SELECT count(*), sum(length(salt)) FROM (SELECT salt FROM body WHERE provider = $1 LIMIT 200)";
	struct side *r = arg;
	r->good = true;
	while (!*r->stop) {
		CTX(c);
		struct db *db;
		bool row = false;
		if (!store_read_begin(&c, r->store, &db)) {
			r->good = false;
			return NULL;
		}
		struct statement *st = db_sql(&c, db, sql);
		if (st != NULL) {
			bind_int(st, 1, r->number);
		}
		r->good = st != NULL && statement_step(&c, st, &row) &&
		          column_int(st, 1) == 3000 * column_int(st, 0) && r->good;
		store_read_end(r->store, db);
		r->rounds++;
	}
	return NULL;
}

static int64_t size_of(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 ? status.st_size : 0;
}

TEST(four_busy_readers_beside_eight_busy_writers_keep_the_log_below_16_mb)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	_Atomic bool stop = false;
	static struct side sides[READING + WRITING];
	for (int i = 0; i < READING + WRITING; i++) {
		sides[i].store = s;
		sides[i].number = i % WRITING;
		sides[i].stop = &stop;
		pthread_create(&sides[i].thread, NULL, i < READING ? read_busily : write_busily, &sides[i]);
	}
	int64_t greatest = 0, reads = 0, writes = 0, emptied = 0, before = 0;
	/* Until eight times the gate has gone through the log, or it has grown past its bound. */
	while (size_of(in(&c, data, "hearth.db")) < ENOUGH && greatest < MOST) {
		int64_t now = size_of(in(&c, data, "hearth.db-wal"));
		greatest = now > greatest ? now : greatest;
		emptied += now < before;
		before = now;
		usleep(500);
	}
	stop = true;
	bool good = true;
	for (int i = 0; i < READING + WRITING; i++) {
		pthread_join(sides[i].thread, NULL);
		good = good && sides[i].good;
		*(i < READING ? &reads : &writes) += sides[i].rounds;
	}
	struct store_health health;
	store_health(s, &health);
	print_message("# log at most %.1f MB, emptied %lld times; %lld reads, %lld writes\n",
	              greatest / 1048576.0, (long long)emptied, (long long)reads, (long long)writes);
	assert_true(good);
	assert_true(greatest < MOST);
	assert_true(emptied >= 4);
	assert_true(reads > 100 && writes > 1000);
	assert_true(health.last_checkpoint > 0);
	store_close(s);
	assert_int_equal(size_of(in(&c, data, "hearth.db-wal")),
	                 0); /* nothing is left when it is closed */
	remove_all(directory);
}

/* A reader that will not end must not stop the writing: the log grows meanwhile and is emptied afterwards. */
TEST(a_reader_that_does_not_end_costs_two_seconds_and_not_the_service)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	struct store_health health = {0};
	struct db *held;
	assert_done(&c, store_read_begin(&c, s, &held));
	int64_t rows = 0;
	while (health.wal_bytes < (8 << 20) + (1 << 19)) {
		struct row r = {1, rows++};
		struct work work = {.apply = insert_bulk, .arg = &r};
		assert_done(&c, store_write(&c, s, &work));
		store_health(s, &health);
	}
	assert_int_equal(health.last_checkpoint, 0);
	store_read_end(s, held);
	while (health.last_checkpoint == 0 && rows < 10000) {
		struct row r = {1, rows++};
		struct work work = {.apply = insert_bulk, .arg = &r};
		assert_done(&c, store_write(&c, s, &work));
		store_health(s, &health);
	}
	assert_true(health.last_checkpoint > 0);
	assert_true(health.wal_bytes < MOST);
	store_close(s);
	remove_all(directory);
}

RUN(T(four_busy_readers_beside_eight_busy_writers_keep_the_log_below_16_mb),
    T(a_reader_that_does_not_end_costs_two_seconds_and_not_the_service))
