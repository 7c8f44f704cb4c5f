/* Backups and the way back: src/store/backup.c, sealed.c. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "store/engine.h"
#include "store_help.h"

/* ---- there and back ---- */

TEST(a_backup_comes_back_with_every_row)
{
	CTX(c);
	const char *directory = scratch(&c), *file = in(&c, directory, "b"),
			   *key = in(&c, directory, "key");
	struct store *s = new_store(&c, directory);
	for (int i = 0; i < 500; i++) {
		assert_done(&c, write_row(&c, s, 1, i));
	}
	assert_done(&c, store_backup(&c, s, file, key));
	assert_done(&c, write_row(&c, s, 2, 0)); /* not in it */
	store_close(s);
	struct stat status;
	assert_int_equal(stat(key, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(status.st_size, 32);
	assert_int_equal(stat(file, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_done(&c, store_restore(&c, file, in(&c, directory, "again"), key));
	assert_int_equal(count_stored(&c, in(&c, directory, "again")), 500);
	assert_int_equal(stat(in(&c, directory, "again"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	/* And it is a store like any other. */
	assert_done(&c, store_open(&c, in(&c, directory, "again"), STORE_WRITE, &s));
	assert_done(&c, write_row(&c, s, 3, 0));
	store_close(s);
	remove_all(directory);
}

/* Nothing of the store stands readable in the backup, and no plain copy stays behind. */
static bool holds(const char *path, const char *words)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	char *bytes = malloc(4 << 20);
	size_t length = fread(bytes, 1, 4 << 20, f);
	fclose(f);
	bool found = memmem(bytes, length, words, strlen(words)) != NULL;
	free(bytes);
	return found;
}

static bool insert_body(struct ctx *c, struct db *db, void *arg)
{
	static const char sql[] = "INSERT INTO body (provider, no, body) VALUES (1, 1, $1)";
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 1, arg);
	return statement_run(c, st);
}

static int count_files(const char *directory)
{
	char command[200], number[20] = "";
	snprintf(command, sizeof command, "ls -A '%s' | wc -l", directory);
	FILE *f = popen(command, "r");
	assert_non_null(f);
	assert_non_null(fgets(number, sizeof number, f));
	pclose(f);
	return atoi(number);
}

TEST(a_backup_shows_no_word_and_leaves_no_plain_copy)
{
	CTX(c);
	char words[] = "a note about Alfie that nobody else may read";
	const char *directory = scratch(&c), *file = in(&c, directory, "b"),
			   *key = in(&c, directory, "key");
	struct store *s = new_store(&c, directory);
	struct work work = {.apply = insert_body, .arg = words};
	assert_done(&c, store_write(&c, s, &work));
	int files = count_files(in(&c, directory, "data"));
	assert_done(&c, store_backup(&c, s, file, key));
	assert_int_equal(count_files(in(&c, directory, "data")), files);
	assert_int_equal(count_files(directory), 3); /* data, b, key */
	assert_false(holds(file, "nobody else may read"));
	store_close(s);
	assert_true(holds(in(&c, directory, "data/hearth.db"), "nobody else may read"));
	remove_all(directory);
}

TEST(a_store_that_is_only_read_is_backed_up_too)
{
	CTX(c);
	const char *directory = scratch(&c), *file = in(&c, directory, "b"),
			   *key = in(&c, directory, "key");
	struct store *s = new_store(&c, directory), *reader = NULL;
	assert_done(&c, write_row(&c, s, 1, 1));
	assert_done(&c, store_open(&c, in(&c, directory, "data"), STORE_READ, &reader));
	assert_done(&c, store_backup(&c, reader, file, key));
	store_close(reader);
	store_close(s);
	assert_done(&c, store_restore(&c, file, in(&c, directory, "again"), key));
	assert_int_equal(count_stored(&c, in(&c, directory, "again")), 1);
	remove_all(directory);
}

TEST(a_store_in_memory_is_backed_up_too)
{
	CTX(c);
	const char *directory = scratch(&c), *file = in(&c, directory, "b"),
			   *key = in(&c, directory, "key");
	struct store *s = memory_store(&c);
	assert_done(&c, write_row(&c, s, 1, 1));
	assert_done(&c, store_backup(&c, s, file, key));
	store_close(s);
	assert_done(&c, store_restore(&c, file, in(&c, directory, "again"), key));
	assert_int_equal(count_stored(&c, in(&c, directory, "again")), 1);
	remove_all(directory);
}

/* ---- while writing ---- */

struct busy {
	pthread_t thread;
	struct store *store;
	int number;
	_Atomic bool stop;
	_Atomic int64_t written;
	bool good;
};

/* Pairs with bulk, so that a copy takes a while: each piece writes (number, n) and (number + 1000, n). */
static bool insert_bulk(struct ctx *c, struct db *db, void *arg)
{
	static const char sql[] =
		"INSERT INTO body (provider, no, salt) VALUES ($1, $2, zeroblob(2000))";
	const struct row *r = arg;
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, r->from);
	bind_int(st, 2, r->to);
	return statement_run(c, st) && insert_row(c, db, r->from, r->to) &&
	       insert_row(c, db, r->from + 1000, r->to);
}

static void *write_bulk(void *arg)
{
	struct busy *b = arg;
	b->good = true;
	for (int64_t i = 0; !b->stop; i++) {
		CTX(c);
		struct row r = {b->number, i};
		struct work work = {.apply = insert_bulk, .arg = &r};
		b->good = store_write(&c, b->store, &work) && b->good;
		b->written++;
	}
	return NULL;
}

/* In a restored store: pairs are whole, bodies match, and each writer's rows are 0 … n without a gap. */
static void check_whole(struct ctx *c, const char *data, int64_t at_least)
{
	static const char sql[] =
		"SELECT (SELECT count(*) FROM link WHERE from_record < 1000),"
		" (SELECT count(*) FROM link WHERE from_record >= 1000), (SELECT count(*) FROM body),"
		" (SELECT sum(m) FROM (SELECT max(to_record) + 1 AS m FROM link WHERE from_record < 1000"
		" GROUP BY from_record))";
	struct store *s = NULL;
	struct db *db;
	bool row = false;
	assert_done(c, store_open(c, data, STORE_WRITE, &s));
	assert_done(c, store_read_begin(c, s, &db));
	assert_done(c, db_is_sound(c, db));
	struct statement *st = db_sql(c, db, sql);
	assert_true(st != NULL && statement_step(c, st, &row) && row);
	assert_true(column_int(st, 0) >= at_least);
	for (int i = 1; i < 4; i++) {
		assert_int_equal(column_int(st, i), column_int(st, 0));
	}
	store_read_end(s, db);
	store_close(s);
}

TEST(a_backup_taken_while_four_write_is_one_whole_state)
{
	CTX(c);
	const char *directory = scratch(&c), *key = in(&c, directory, "key");
	struct store *s = new_store(&c, directory);
	struct busy busy[4];
	for (int i = 0; i < 4; i++) {
		busy[i].store = s;
		busy[i].number = i + 1;
		busy[i].stop = false;
		busy[i].written = 0;
		pthread_create(&busy[i].thread, NULL, write_bulk, &busy[i]);
	}
	for (int round = 0; round < 3; round++) {
		usleep(200000);
		int64_t before = 0, after = 0;
		for (int i = 0; i < 4; i++) {
			before += busy[i].written;
		}
		const char *file = arena_printf(c.arena, "%s/b%d", directory, round);
		assert_done(&c, store_backup(&c, s, file, key));
		for (int i = 0; i < 4; i++) {
			after += busy[i].written;
		}
		assert_true(after > before); /* it went on serving */
		const char *again = arena_printf(c.arena, "%s/again%d", directory, round);
		assert_done(&c, store_restore(&c, file, again, key));
		check_whole(&c, again, before);
	}
	bool good = true;
	for (int i = 0; i < 4; i++) {
		busy[i].stop = true;
		pthread_join(busy[i].thread, NULL);
		good = good && busy[i].good;
	}
	assert_true(good);
	store_close(s);
	remove_all(directory);
}

/* ---- what is refused ---- */

static const char *small_backup(struct ctx *c, const char *directory)
{
	struct store *s = new_store(c, directory);
	assert_done(c, write_row(c, s, 1, 1));
	assert_done(c, store_backup(c, s, in(c, directory, "b"), in(c, directory, "key")));
	store_close(s);
	return in(c, directory, "b");
}

static void change_byte(const char *path, off_t at)
{
	int file = open(path, O_RDWR);
	unsigned char byte;
	assert_int_equal(pread(file, &byte, 1, at), 1);
	byte ^= 1;
	assert_int_equal(pwrite(file, &byte, 1, at), 1);
	close(file);
}

TEST(a_changed_backup_is_refused_wherever_it_was_changed_and_leaves_nothing)
{
	CTX(c);
	const char *directory = scratch(&c), *file = small_backup(&c, directory);
	const char *again = in(&c, directory, "again"), *key = in(&c, directory, "key");
	struct stat status;
	assert_int_equal(stat(file, &status), 0);
	const off_t places[] = {0,
	                        14,
	                        15,
	                        16,
	                        23,
	                        24,
	                        40,
	                        48,
	                        60,
	                        status.st_size / 2,
	                        status.st_size - 18,
	                        status.st_size - 1};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		change_byte(file, places[i]);
		assert_false(store_restore(&c, file, again, key));
		assert_int_equal(c.error, ERROR_INVALID);
		assert_int_equal(access(again, F_OK), -1);
		ctx_clear_error(&c);
		change_byte(file, places[i]);
	}
	assert_done(&c, store_restore(&c, file, again, key));
	remove_all(directory);
}

TEST(a_backup_that_was_cut_off_or_lengthened_is_refused)
{
	CTX(c);
	const char *directory = scratch(&c), *file = small_backup(&c, directory);
	const char *again = in(&c, directory, "again"), *key = in(&c, directory, "key");
	const char *message = arena_printf(
		c.arena, "cannot read the backup \"%s\": it was changed or cut off, or this is not its key",
		file);
	struct stat status;
	assert_int_equal(stat(file, &status), 0);
	int f = open(file, O_RDWR);
	assert_int_equal(pwrite(f, "x", 1, status.st_size), 1);
	assert_refused(&c, store_restore(&c, file, again, key), message);
	/* A whole number of chunks, without the last. */
	assert_int_equal(ftruncate(f, 48 + 65536 + 17), 0);
	assert_refused(&c, store_restore(&c, file, again, key), message);
	assert_int_equal(ftruncate(f, 20), 0);
	assert_refused(&c, store_restore(&c, file, again, key),
	               arena_printf(c.arena, "\"%s\" is no backup", file));
	close(f);
	remove_all(directory);
}

TEST(another_key_does_not_open_it_and_a_missing_or_short_one_is_named)
{
	CTX(c);
	const char *directory = scratch(&c), *file = small_backup(&c, directory),
			   *again = in(&c, directory, "again");
	struct store *other = memory_store(&c);
	assert_done(&c, store_backup(&c, other, in(&c, directory, "c"), in(&c, directory, "key2")));
	store_close(other);
	assert_refused(
		&c, store_restore(&c, file, again, in(&c, directory, "key2")),
		arena_printf(
			c.arena,
			"cannot read the backup \"%s\": it was changed or cut off, or this is not its key",
			file));
	assert_refused(
		&c, store_restore(&c, file, again, in(&c, directory, "key3")),
		arena_printf(c.arena, "could not open the key file \"%s/key3\": No such file or directory",
	                 directory));
	assert_int_equal(truncate(in(&c, directory, "key2"), 31), 0);
	assert_refused(
		&c, store_restore(&c, file, again, in(&c, directory, "key2")),
		arena_printf(c.arena, "\"%s/key2\" is no key file: it must hold 32 bytes", directory));
	remove_all(directory);
}

TEST(a_store_is_not_restored_over_another)
{
	CTX(c);
	const char *directory = scratch(&c), *file = small_backup(&c, directory),
			   *key = in(&c, directory, "key");
	assert_refused(&c, store_restore(&c, file, in(&c, directory, "data"), key),
	               arena_printf(c.arena, "\"%s/data\" holds a store already", directory));
	assert_int_equal(count_stored(&c, in(&c, directory, "data")), 1);
	/* An empty directory will do. */
	mkdir(in(&c, directory, "empty"), 0755);
	assert_done(&c, store_restore(&c, file, in(&c, directory, "empty"), key));
	assert_int_equal(count_stored(&c, in(&c, directory, "empty")), 1);
	remove_all(directory);
}

TEST(a_backup_that_cannot_be_written_leaves_nothing_and_says_why)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	assert_refused(&c, store_backup(&c, s, in(&c, directory, "none/b"), in(&c, directory, "key")),
	               arena_printf(c.arena,
	                            "could not make \"%s/none/b.part-%ld\": No such file or directory",
	                            directory, (long)getpid()));
	assert_int_equal(count_files(directory), 2); /* data, key */
	assert_done(&c, write_row(&c, s, 1, 1));
	store_close(s);
	remove_all(directory);
}

/* A file whose last page is torn off: what a dying disk may leave. */
TEST(a_damaged_store_is_not_backed_up)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	for (int i = 0; i < 3000; i++) {
		assert_done(&c, write_row(&c, s, i, i));
	}
	store_close(s);
	struct stat status;
	assert_int_equal(stat(in(&c, data, "hearth.db"), &status), 0);
	int f = open(in(&c, data, "hearth.db"), O_RDWR);
	char page[4096];
	memset(page, 0x5a, sizeof page);
	assert_int_equal(pwrite(f, page, sizeof page, status.st_size - 8192), 4096);
	close(f);
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	assert_false(store_backup(&c, s, in(&c, directory, "b"), in(&c, directory, "key")));
	assert_non_null(strstr(c.message, "damaged"));
	assert_int_equal(access(in(&c, directory, "b"), F_OK), -1);
	store_close(s);
	remove_all(directory);
}

RUN(T(a_backup_comes_back_with_every_row), T(a_backup_shows_no_word_and_leaves_no_plain_copy),
    T(a_store_that_is_only_read_is_backed_up_too), T(a_store_in_memory_is_backed_up_too),
    T(a_backup_taken_while_four_write_is_one_whole_state),
    T(a_changed_backup_is_refused_wherever_it_was_changed_and_leaves_nothing),
    T(a_backup_that_was_cut_off_or_lengthened_is_refused),
    T(another_key_does_not_open_it_and_a_missing_or_short_one_is_named),
    T(a_store_is_not_restored_over_another),
    T(a_backup_that_cannot_be_written_leaves_nothing_and_says_why),
    T(a_damaged_store_is_not_backed_up))
