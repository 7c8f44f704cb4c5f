/* What the tests of src/store share: directories that go away, and rows to write: links (provider 1, from, to). */
#ifndef HEARTH_STORE_HELP_H
#define HEARTH_STORE_HELP_H

#include <ftw.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "store/store.h"
#include "unit.h"

/* SQLite is not compiled for ThreadSanitizer and shares its log's index between connections behind file locks. */
__attribute__((used)) const char *__tsan_default_suppressions(void);
const char *__tsan_default_suppressions(void)
{
	return "called_from_lib:libsqlite3.so\nmutex:libsqlite3.so\n";
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status, (void)kind, (void)at;
	return remove(path);
}

static inline void remove_all(const char *path)
{
	nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* A new directory of the test's own, without a store yet; remove_all() it. */
static inline const char *scratch(struct ctx *c)
{
	char *path = arena_copy(c->arena, "/tmp/hearth-test-XXXXXX");
	log_set_level(LOG_LEVEL_QUIET);
	assert_non_null(mkdtemp(path));
	return path;
}

static inline const char *in(struct ctx *c, const char *directory, const char *name)
{
	return arena_printf(c->arena, "%s/%s", directory, name);
}

/* A store in DIRECTORY/data, opened for writing. */
static inline struct store *new_store(struct ctx *c, const char *directory)
{
	struct store *s = NULL;
	assert_done(c, store_create(c, in(c, directory, "data")));
	assert_done(c, store_open(c, in(c, directory, "data"), STORE_WRITE, &s));
	return s;
}

static inline struct store *memory_store(struct ctx *c)
{
	struct store *s = NULL;
	log_set_level(LOG_LEVEL_QUIET);
	assert_done(c, store_open(c, NULL, STORE_MEMORY, &s));
	return s;
}

struct row {
	int64_t from, to;
};

static inline bool insert_row(struct ctx *c, struct db *db, int64_t from, int64_t to)
{
	static const char sql[] =
		"INSERT INTO link (provider, from_record, to_record) VALUES (1, $1, $2)";
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, from);
	bind_int(st, 2, to);
	return statement_run(c, st);
}

static inline bool apply_row(struct ctx *c, struct db *db, void *arg)
{
	const struct row *r = arg;
	return insert_row(c, db, r->from, r->to);
}

static inline bool write_row(struct ctx *c, struct store *s, int64_t from, int64_t to)
{
	struct row r = {from, to};
	struct work work = {.apply = apply_row, .arg = &r};
	return store_write(c, s, &work);
}

static inline int64_t count_in(struct ctx *c, struct db *db)
{
	static const char sql[] = "SELECT count(*) FROM link WHERE provider = $1";
	bool row = false;
	struct statement *st = db_sql(c, db, sql);
	assert_non_null(st);
	bind_int(st, 1, 1);
	assert_done(c, statement_step(c, st, &row));
	return column_int(st, 0);
}

static inline int64_t count_rows(struct ctx *c, struct store *s)
{
	struct db *db;
	assert_done(c, store_read_begin(c, s, &db));
	int64_t count = count_in(c, db);
	store_read_end(s, db);
	return count;
}

/* The same, in a store that is opened only for asking. */
static inline int64_t count_stored(struct ctx *c, const char *directory)
{
	struct store *s = NULL;
	assert_done(c, store_open(c, directory, STORE_READ, &s));
	int64_t count = count_rows(c, s);
	store_close(s);
	return count;
}

#endif
