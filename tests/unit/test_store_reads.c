/* Who read what: src/store/readlog.c. */
#include <sys/stat.h>

#include "base/text.h"
#include "store/engine.h"
#include "store_help.h"

/* The rows of the log, as "provider/subject/bucket/person/record:reads …". */
static const char *read_log(struct ctx *c, const char *data)
{
	static const char sql[] =
		"SELECT provider, subject, bucket, person, record, reads FROM read_log"
		" ORDER BY provider, subject, bucket, person, record";
	struct db *db;
	struct buf b = {.arena = c->arena};
	bool row = true;
	assert_done(c, db_open(c, in(c, data, "reads.db"), DB_READ, DB_ORDERED, &db));
	struct statement *st = db_sql(c, db, sql);
	assert_non_null(st);
	while (statement_step(c, st, &row) && row) {
		for (int i = 0; i < 6; i++) {
			buf_printf(&b, "%s%lld",
			           i == 0   ? ""
			           : i == 5 ? ":"
			                    : "/",
			           (long long)column_int(st, i));
		}
		buf_char(&b, ' ');
	}
	db_close(db);
	return buf_text(&b);
}

TEST(reads_are_gathered_by_person_record_and_ten_minutes)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	store_note_read(s, 1, 20, 3, 400, 1200);
	store_note_read(s, 1, 20, 3, 400, 1799); /* the same ten minutes */
	store_note_read(s, 1, 20, 3, 400, 1800); /* the next */
	store_note_read(s, 1, 21, 3, 400, 1800); /* somebody else */
	store_note_read(s, 1, 20, 3, 401, 1800); /* another record */
	store_note_read(s, 1, 20, 3, 400, -1);   /* before 1970 */
	store_close(s);
	assert_text(read_log(&c, data),
	            "1/3/-600/20/400:1 1/3/1200/20/400:2 1/3/1800/20/400:1 1/3/1800/20/401:1 "
	            "1/3/1800/21/400:1 ");
	/* A day later more of the same adds up. */
	assert_done(&c, store_open(&c, data, STORE_WRITE, &s));
	store_note_read(s, 1, 20, 3, 400, 1300);
	store_close(s);
	assert_non_null(strstr(read_log(&c, data), "1/3/1200/20/400:3 "));
	remove_all(directory);
}

TEST(reads_are_on_disk_within_two_seconds_without_closing)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	struct store_health health;
	store_note_read(s, 1, 20, 3, 400, 1200);
	store_health(s, &health);
	assert_int_equal(health.reads_waiting, 1);
	for (int i = 0; i < 40 && health.reads_waiting > 0; i++) {
		usleep(100000);
		store_health(s, &health);
	}
	assert_int_equal(health.reads_waiting, 0);
	assert_text(read_log(&c, data), "1/3/1200/20/400:1 ");
	struct stat status;
	assert_int_equal(stat(in(&c, data, "reads.db"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	store_close(s);
	remove_all(directory);
}

/* reads.db is a directory here, so nothing can be written; a full disk looks the same from inside. */
TEST(what_cannot_be_written_stops_nobody_and_is_counted)
{
	CTX(c);
	const char *directory = scratch(&c), *data = in(&c, directory, "data");
	struct store *s = new_store(&c, directory);
	struct store_health health = {0};
	mkdir(in(&c, data, "reads.db"), 0700);
	for (int i = 0; i < 20000; i++) {
		store_note_read(s, 1, 20, 3, i, 1200);
	}
	for (int i = 0; i < 40 && !health.reads_failing; i++) {
		usleep(100000);
		store_health(s, &health);
	}
	assert_true(health.reads_failing);
	assert_true(health.reads_waiting > 0);
	assert_true(health.reads_lost > 0);
	assert_true(health.reads_waiting + health.reads_lost == 20000);
	assert_done(&c, write_row(&c, s, 1, 1));
	assert_int_equal(count_rows(&c, s), 1);
	/* The disk has room again: what was kept is written. */
	rmdir(in(&c, data, "reads.db"));
	for (int i = 0; i < 40 && health.reads_waiting > 0; i++) {
		usleep(100000);
		store_health(s, &health);
	}
	assert_int_equal(health.reads_waiting, 0);
	assert_false(health.reads_failing);
	store_close(s);
	remove_all(directory);
}

TEST(a_backup_takes_the_reads_along)
{
	CTX(c);
	const char *directory = scratch(&c);
	struct store *s = new_store(&c, directory);
	store_note_read(s, 1, 20, 3, 400, 1200);
	assert_done(&c, store_backup(&c, s, in(&c, directory, "b"), in(&c, directory, "key")));
	store_close(s);
	assert_done(&c, store_restore(&c, in(&c, directory, "b"), in(&c, directory, "again"),
	                              in(&c, directory, "key")));
	assert_text(read_log(&c, in(&c, directory, "again")), "1/3/1200/20/400:1 ");
	remove_all(directory);
}

RUN(T(reads_are_gathered_by_person_record_and_ten_minutes),
    T(reads_are_on_disk_within_two_seconds_without_closing),
    T(what_cannot_be_written_stops_nobody_and_is_counted), T(a_backup_takes_the_reads_along))
