/* Making and opening a data directory: src/store/store.c, place.c, schema.c, migrate.c. What people do wrong, and full disks. */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "store/engine.h"
#include "store/opened.h"
#include "store/schema.h"
#include "store_help.h"

static int mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return (int)(status.st_mode & 07777);
}

static void put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

/* ---- making ---- */

TEST(a_new_store_is_closed_to_others_and_of_the_newest_schema)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	int schema = 0;
	assert_done(&c, store_create(&c, data));
	assert_int_equal(mode_of(data), 0700);
	assert_int_equal(mode_of(in(&c, data, "hearth.db")), 0600);
	assert_done(&c, store_schema(&c, data, &schema));
	assert_int_equal(schema, STORE_SCHEMA);
	remove_all(directory);
}

TEST(a_directory_without_a_store_has_schema_0)
{
	CTX(c);
	const char *directory = scratch(&c);
	int schema = 5;
	struct store *s = NULL;
	assert_done(&c, store_schema(&c, directory, &schema));
	assert_int_equal(schema, 0);
	assert_refused(
		&c, store_open(&c, directory, STORE_WRITE, &s),
		arena_printf(c.arena, "there is no store in \"%s\": make one with hearth init", directory));
	remove_all(directory);
}

TEST(a_store_is_not_made_over_another_nor_among_other_files)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	assert_done(&c, store_create(&c, data));
	assert_refused(&c, store_create(&c, data),
	               arena_printf(c.arena, "\"%s\" holds a store already", data));
	assert_refused(&c, store_create(&c, directory),
	               arena_printf(c.arena, "\"%s\" is not empty: it holds \"data\"", directory));
	assert_refused(&c, store_create(&c, in(&c, directory, "none/data")),
	               arena_printf(c.arena,
	                            "could not make \"%s/none/data\": No such file or directory",
	                            directory));
	remove_all(directory);
}

TEST(what_a_making_that_broke_off_left_is_no_store)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	int schema = 5;
	mkdir(data, 0755);
	mkdir(in(&c, data, "definitions"), 0755);
	put_file(in(&c, data, "hearth.db.new"), "half of it");
	assert_done(&c, store_schema(&c, data, &schema));
	assert_int_equal(schema, 0);
	assert_done(&c, store_create(&c, data));
	assert_int_equal(mode_of(data), 0700);
	assert_int_equal(access(in(&c, data, "hearth.db.new"), F_OK), -1);
	remove_all(directory);
}

TEST(a_name_with_signs_that_mean_something_in_a_uri_is_a_name)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "a?b=c#d%20 e");
	assert_done(&c, store_create(&c, data));
	assert_int_equal(count_stored(&c, data), 0);
	assert_int_equal(access(in(&c, data, "hearth.db"), F_OK), 0);
	remove_all(directory);
}

/* ---- one writer ---- */

TEST(a_second_writer_is_held_off_and_told_who_holds_it)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory), *second = NULL;
	assert_refused(&c, store_open(&c, data, STORE_WRITE, &second),
	               arena_printf(c.arena, "could not open \"%s\" for writing: process %ld holds it",
	                            data, (long)getpid()));
	assert_done(&c, store_open(&c, data, STORE_READ, &second));
	store_close(second);
	store_close(s);
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	store_close(s);
	remove_all(directory);
}

/* In a child, so that a kill can end it. */
static pid_t hold_store(const char *data)
{
	int ready[2];
	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		CTX(c);
		struct store *s = NULL;
		char word = store_open(&c, data, STORE_WRITE, &s) && write_row(&c, s, 1, 1) ? 'y' : 'n';
		if (write(ready[1], &word, 1) == 1) {
			pause();
		}
		_exit(1);
	}
	char word = 'n';
	assert_int_equal(read(ready[0], &word, 1), 1);
	assert_int_equal(word, 'y');
	close(ready[0]);
	close(ready[1]);
	return child;
}

TEST(the_lock_of_a_killed_process_is_gone_and_its_rows_are_there)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = NULL;
	assert_done(&c, store_create(&c, data));
	pid_t child = hold_store(data);
	assert_refused(&c, store_open(&c, data, STORE_WRITE, &s),
	               arena_printf(c.arena, "could not open \"%s\" for writing: process %ld holds it",
	                            data, (long)child));
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	assert_int_equal(count_rows(&c, s), 1);
	store_close(s);
	remove_all(directory);
}

/* ---- other programs' stores ---- */

static bool set_schema(struct ctx *c, struct db *db, void *arg)
{
	static const char sql[] = "UPDATE meta SET value = $1 WHERE key = 'schema'";
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 1, arg);
	return statement_run(c, st);
}

static void make_with_schema(struct ctx *c, const char *directory, char *schema)
{
	struct store *s = new_store(c, directory);
	struct work work = {.apply = set_schema, .arg = schema};
	assert_done(c, store_write(c, s, &work));
	store_close(s);
}

TEST(a_store_of_a_newer_program_is_refused)
{
	CTX(c);
	char newer[] = "7";
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	const char *message =
		arena_printf(c.arena,
	                 "the store in \"%s\" was made by a newer program (schema 7; this one knows "
	                 "%d): use that program",
	                 data, STORE_SCHEMA);
	struct store *s = NULL;
	make_with_schema(&c, directory, newer);
	assert_refused(&c, store_open(&c, data, STORE_WRITE, &s), message);
	assert_refused(&c, store_open(&c, data, STORE_READ, &s), message);
	assert_refused(&c, store_migrate(&c, data), message);
	remove_all(directory);
}

TEST(a_file_that_is_no_store_is_refused)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = NULL;
	put_file(in(&c, directory, "hearth.db"),
	         "This is a letter to the placing authority, and no database at all.\n"
	         "It is long enough to be looked at, and was put here by mistake.\n");
	assert_false(store_open(&c, directory, STORE_WRITE, &s));
	assert_int_equal(c.error, ERROR_INVALID);
	assert_non_null(strstr(c.message, "the file is no store, or it is damaged"));
	remove_all(directory);
}

TEST(an_empty_file_is_no_store)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = NULL;
	put_file(in(&c, directory, "hearth.db"), "");
	assert_refused(&c, store_open(&c, directory, STORE_WRITE, &s),
	               arena_printf(c.arena,
	                            "\"%s/hearth.db\" is no store, or it is damaged: restore a backup",
	                            directory));
	remove_all(directory);
}

/* ---- migrating ---- */

TEST(migrating_a_store_of_this_schema_does_nothing)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	assert_done(&c, store_create(&c, data));
	assert_done(&c, store_migrate(&c, data));
	assert_int_equal(access(in(&c, data, arena_printf(c.arena, "before-schema-%d.backup", STORE_SCHEMA)), F_OK), -1);
	remove_all(directory);
}

/* The two schemas that come after the program's own. */
enum { NEXT = STORE_SCHEMA + 1, BROKEN = STORE_SCHEMA + 2 };

static const struct embedded_set *later_steps(struct ctx *c)
{
	struct embedded_file *files = ARENA_ARRAY(c->arena, 2, struct embedded_file);
	struct embedded_set *set = ARENA_NEW(c->arena, struct embedded_set);
	files[0].name = arena_printf(c->arena, "%03d-more.sql", NEXT);
	files[0].bytes = "CREATE TABLE more (n INTEGER) STRICT; INSERT INTO more (n) VALUES (4);";
	files[1].name = arena_printf(c->arena, "%03d-broken.sql", BROKEN);
	files[1].bytes = "INSERT INTO more (n) VALUES (5); INSERT INTO missing (n) VALUES (5);";
	const struct embedded_set made = {files, 2};
	memcpy(set, &made, sizeof made);
	return set;
}

/* Asked past the store, which would refuse a schema that this program does not know. */
static int64_t sum_of_more(struct ctx *c, const char *data)
{
	static const char sql[] = "SELECT sum(n) FROM more";
	struct db *db;
	bool row = false;
	assert_done(c, db_open(c, in(c, data, "hearth.db"), DB_READ, DB_DURABLE, &db));
	struct statement *st = db_sql(c, db, sql);
	assert_true(st != NULL && statement_step(c, st, &row) && row);
	int64_t sum = column_int(st, 0);
	db_close(db);
	return sum;
}

/* The program knows its own schema at most: the steps after it are the test's. */
TEST(steps_are_taken_one_by_one_after_a_backup_and_a_broken_one_leaves_the_store_before_it)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	assert_done(&c, write_row(&c, s, 1, 1));
	store_close(s);
	const struct embedded_set *later = later_steps(&c);
	const char *backup = arena_printf(c.arena, "before-schema-%d.backup", NEXT);
	assert_false(store_migrate_by(&c, data, later, BROKEN));
	assert_text(c.message, arena_printf(c.arena, "schema step \"%03d-broken.sql\": could not use the store: no such table: missing", BROKEN));
	ctx_clear_error(&c);
	int schema = 0;
	assert_done(&c, store_schema(&c, data, &schema));
	assert_int_equal(schema, NEXT);
	assert_int_equal(sum_of_more(&c, data), 4); /* nothing of the broken one */
	/* The backup holds the schema before and the row. */
	const char *again = in(&c, directory, "again");
	assert_done(&c, store_restore(&c, in(&c, data, backup), again,
	                              in(&c, data, "backup.key")));
	assert_int_equal(count_stored(&c, again), 1);
	/* The good step alone, on the restored store: done whole. */
	assert_done(&c, store_migrate_by(&c, again, later, NEXT));
	assert_refused(
		&c, store_open(&c, again, STORE_WRITE, &s),
		arena_printf(
			c.arena,
			"the store in \"%s\" was made by a newer program (schema %d; this one knows %d): use "
			"that program",
			again, NEXT, STORE_SCHEMA));
	remove_all(directory);
}

/* A store as the program before accounts made it. */
static void make_first_schema(struct ctx *c, const char *data)
{
	struct db *db;
	mkdir(data, 0700);
	assert_done(c, db_open(c, in(c, data, "hearth.db"), DB_MAKE, DB_DURABLE, &db));
	assert_true(db_begin_write(c, db) && schema_step(c, db, &embedded_schema, 1) && insert_row(c, db, 1, 1) &&
	            db_commit(c, db));
	db_close(db);
}

static int64_t count_accounts(struct ctx *c, struct store *s)
{
	static const char sql[] = "SELECT count(*) FROM account, session, refusals";
	struct db *db;
	bool row = false;
	assert_done(c, store_read_begin(c, s, &db));
	struct statement *st = db_sql(c, db, sql);
	assert_true(st != NULL && statement_step(c, st, &row) && row);
	int64_t count = column_int(st, 0);
	store_read_end(s, db);
	return count;
}

TEST(a_store_without_accounts_is_refused_with_advice_and_gets_them_by_migrating)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = NULL;
	make_first_schema(&c, data);
	const char *advice = arena_printf(
		c.arena, "the store in \"%s\" is older than this program (schema 1, needed %d): run hearth migrate", data, STORE_SCHEMA);
	assert_refused(&c, store_open(&c, data, STORE_WRITE, &s), advice);
	assert_refused(&c, store_open(&c, data, STORE_READ, &s), advice);
	assert_done(&c, store_migrate(&c, data));
	assert_int_equal(access(in(&c, data, "before-schema-2.backup"), F_OK), 0);
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	assert_int_equal(count_rows(&c, s), 1);
	assert_int_equal(count_accounts(&c, s), 0);
	store_close(s);
	remove_all(directory);
}

TEST(an_older_store_is_not_opened_and_the_message_says_what_helps)
{
	CTX(c);
	char older[] = "-1"; /* below the first schema, so that this stays older */
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = NULL;
	make_with_schema(&c, directory, older);
	assert_refused(
		&c, store_open(&c, data, STORE_WRITE, &s),
		arena_printf(
			c.arena,
			"the store in \"%s\" is older than this program (schema -1, needed %d): run hearth "
			"migrate",
			data, STORE_SCHEMA));
	assert_done(&c, store_open_older(&c, data, STORE_WRITE, &s));
	store_close(s);
	remove_all(directory);
}

/* ---- disks ---- */

/* Runs something in a child that may be limited or be somebody else; its message comes back. */
static const char *in_child(struct ctx *c, bool (*run)(struct ctx *c, const char *data),
                            const char *data)
{
	int words[2];
	assert_int_equal(pipe(words), 0);
	pid_t child = fork();
	if (child == 0) {
		CTX(own);
		const char *message = run(&own, data) ? "done" : own.message;
		ssize_t written = write(words[1], message, strlen(message));
		_exit(written < 0);
	}
	close(words[1]);
	char *text = arena_alloc(c->arena, 2000);
	size_t length = 0;
	ssize_t got;
	while ((got = read(words[0], text + length, 1999 - length)) > 0) {
		length += (size_t)got;
	}
	close(words[0]);
	waitpid(child, NULL, 0);
	return text;
}

/* Rows until the files may not grow further; then the store still answers, and what was acknowledged is there. */
static bool fill_disk(struct ctx *c, const char *data)
{
	struct store *s = NULL;
	struct rlimit most = {1 << 20, 1 << 20};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &most);
	if (!store_open(c, data, STORE_WRITE, &s)) {
		return false;
	}
	int64_t rows = 0;
	while (rows < 100000 && write_row(c, s, 1, rows)) {
		rows++;
	}
	const char *message = c->message;
	ctx_clear_error(c);
	struct store_health health;
	store_health(s, &health);
	bool whole = health.writer_alive && count_rows(c, s) == rows && rows > 100;
	store_close(s);
	return ctx_fail(c, ERROR_UNAVAILABLE, "%s; %s", whole ? "reading goes on" : "rows are missing",
	                message);
}

TEST(a_full_disk_refuses_with_its_reason_and_reading_goes_on)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	assert_done(&c, store_create(&c, data));
	assert_text(
		in_child(&c, fill_disk, data),
		"reading goes on; could not use the store: reading or writing the disk failed (File too large)");
	/* There is room again: what was answered is there, and the next row too. */
	struct store *s = NULL;
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	int64_t before = count_rows(&c, s);
	assert_true(before > 100);
	assert_done(&c, write_row(&c, s, 2, 1));
	assert_int_equal(count_rows(&c, s), before + 1);
	store_close(s);
	remove_all(directory);
}

/* The same on a disk of two megabytes, where the test may make one. */
static bool fill_small_disk(struct ctx *c, const char *data)
{
	struct store *s = NULL;
	if (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("tmpfs", data, "tmpfs", 0, "size=2m,mode=700") < 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "no disk");
	}
	if (!store_create(c, data) || !store_open(c, data, STORE_WRITE, &s)) {
		return false;
	}
	int64_t rows = 0;
	while (rows < 100000 && write_row(c, s, 1, rows)) {
		rows++;
	}
	const char *message = c->message;
	ctx_clear_error(c);
	bool whole = count_rows(c, s) == rows && rows > 100;
	store_close(s);
	return ctx_fail(c, ERROR_UNAVAILABLE, "%s; %s", whole ? "reading goes on" : "rows are missing",
	                message);
}

TEST(a_disk_without_room_says_that_it_is_full)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	mkdir(data, 0700);
	const char *said = in_child(&c, fill_small_disk, data);
	remove_all(directory);
	if (strcmp(said, "no disk") == 0) {
		skip();
	}
	assert_text(said, "reading goes on; could not save: the disk is full");
}

/* As somebody without root's powers, where the test has them. */
static bool as_nobody(const char *data)
{
	return geteuid() != 0 ||
	       (chown(data, 65534, 65534) == 0 && setgid(65534) == 0 && setuid(65534) == 0);
}

static bool write_one(struct ctx *c, const char *data)
{
	struct store *s = NULL;
	bool done = as_nobody(data) && store_open(c, data, STORE_WRITE, &s) && write_row(c, s, 1, 1);
	store_close(s);
	return done;
}

static bool make_one(struct ctx *c, const char *data)
{
	return as_nobody(data) && store_create(c, in(c, data, "new"));
}

TEST(a_read_only_directory_says_so)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	chmod(directory, 0755);
	assert_done(&c, store_create(&c, data));
	unlink(in(&c, data, "hearth.lock"));
	chmod(data, 0500);
	assert_text(in_child(&c, write_one, data),
	            arena_printf(c.arena,
	                         "could not open \"%s/hearth.lock\" for writing: Permission denied",
	                         data));
	assert_text(in_child(&c, make_one, data),
	            arena_printf(c.arena, "could not make \"%s/new\": Permission denied", data));
	chmod(data, 0700);
	remove_all(directory);
}

TEST(the_store_in_memory_leaves_no_file_behind)
{
	CTX(c);
	struct store *s = memory_store(&c);
	assert_text(store_directory(s), "");
	assert_done(&c, write_row(&c, s, 1, 1));
	assert_int_equal(count_rows(&c, s), 1);
	store_close(s);
}

TEST(closing_nothing_is_fine)
{
	store_close(NULL);
}

RUN(T(a_new_store_is_closed_to_others_and_of_the_newest_schema),
    T(a_directory_without_a_store_has_schema_0),
    T(a_store_is_not_made_over_another_nor_among_other_files),
    T(what_a_making_that_broke_off_left_is_no_store),
    T(a_name_with_signs_that_mean_something_in_a_uri_is_a_name),
    T(a_second_writer_is_held_off_and_told_who_holds_it),
    T(the_lock_of_a_killed_process_is_gone_and_its_rows_are_there),
    T(a_store_of_a_newer_program_is_refused), T(a_file_that_is_no_store_is_refused),
    T(an_empty_file_is_no_store), T(migrating_a_store_of_this_schema_does_nothing),
    T(steps_are_taken_one_by_one_after_a_backup_and_a_broken_one_leaves_the_store_before_it),
    T(a_store_without_accounts_is_refused_with_advice_and_gets_them_by_migrating),
    T(an_older_store_is_not_opened_and_the_message_says_what_helps),
    T(a_full_disk_refuses_with_its_reason_and_reading_goes_on),
    T(a_disk_without_room_says_that_it_is_full), T(a_read_only_directory_says_so),
    T(the_store_in_memory_leaves_no_file_behind), T(closing_nothing_is_fine))
