/*
 * Making, opening and closing a data directory, and handing each call to the part that does it: writer.c, readers.c,
 * readlog.c; backup.c and migrate.c stand beside.
 */
#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/log.h"
#include "store/engine.h"
#include "store/opened.h"
#include "store/place.h"
#include "store/schema.h"

/* ---- making ---- */

/* All steps at once: an empty store of the newest schema. */
static bool fill_new(struct ctx *c, struct db *db)
{
	if (!db_begin_write(c, db)) {
		return false;
	}
	for (int n = 1; n <= STORE_SCHEMA; n++) {
		if (!schema_step(c, db, &embedded_schema, n)) {
			db_rollback(db);
			return false;
		}
	}
	bool emptied;
	return db_commit(c, db) && db_checkpoint(c, db, &emptied);
}

/* A store in one file, which holds everything and is on disk. */
static bool make_file(struct ctx *c, const char *path)
{
	struct db *db;
	if (!db_open(c, path, DB_MAKE, DB_DURABLE, &db)) {
		return false;
	}
	bool filled = fill_new(c, db);
	db_close(db);
	return filled;
}

/* Made under another name, so that a making that breaks off leaves nothing that looks like a store. */
static bool make_in(struct ctx *c, const char *directory)
{
	place_remove(directory, PLACE_NEW);
	if (!make_file(c, place_file(c, directory, PLACE_NEW))) {
		place_remove(directory, PLACE_NEW);
		return false;
	}
	if (rename(place_file(c, directory, PLACE_NEW), place_file(c, directory, PLACE_STORE)) < 0) {
		ctx_fail(c, ERROR_UNAVAILABLE, "could not name the store in \"%s\": %s", directory,
		         strerror(errno));
		place_remove(directory, PLACE_NEW);
		return false;
	}
	place_remove(directory, PLACE_NEW); /* what lay beside it */
	return place_sync(c, directory);
}

bool store_create(struct ctx *c, const char *directory)
{
	int lock;
	if (!place_make(c, directory) || !place_lock(c, directory, &lock)) {
		return false;
	}
	/* Asked again under the lock: somebody else may have been quicker. */
	bool made = place_has(directory, PLACE_STORE)
	                ? ctx_fail(c, ERROR_CONFLICT, "\"%s\" holds a store already", directory)
	                : make_in(c, directory);
	close(lock);
	return made;
}

/* ---- opening ---- */

static struct store *new_store(const char *directory, enum store_mode mode)
{
	struct store *s = calloc(1, sizeof *s);
	if (s == NULL || (s->directory = strdup(directory)) == NULL) {
		abort();
	}
	s->mode = mode;
	s->lock = -1;
	return s;
}

static bool start_writer(struct ctx *c, struct store *s, const char *path)
{
	struct db *db;
	return db_open(c, path, DB_WRITE, s->mode == STORE_MEMORY ? DB_PASSING : DB_DURABLE, &db) &&
	       writer_start(c, db, s->readers, &s->writer);
}

/* Readers first: the schema is asked of one of them before anything can write. */
static bool check_schema(struct ctx *c, struct store *s, bool older)
{
	struct db *db;
	int found = 0;
	if (!db_open(c, place_file(c, s->directory, PLACE_STORE), DB_READ, DB_DURABLE, &db)) {
		return false;
	}
	bool known = schema_of(c, db, &found);
	db_close(db);
	return known && schema_check(c, s->directory, found, older);
}

static bool open_parts(struct ctx *c, struct store *s, bool older)
{
	const char *path = place_file(c, s->directory, PLACE_STORE);
	return check_schema(c, s, older) && readers_open(c, path, &s->readers) &&
	       (s->mode == STORE_READ || start_writer(c, s, path)) &&
	       (s->mode == STORE_MEMORY ||
	        readlog_start(c, place_file(c, s->directory, PLACE_READS), &s->readlog));
}

/* Every reader has begun once: then all have every file open. */
static bool warm(struct ctx *c, struct store *s)
{
	struct db *readers[READERS] = {NULL};
	bool begun = true;
	for (int i = 0; i < READERS && begun; i++) {
		begun = store_read_begin(c, s, &readers[i]);
	}
	for (int i = 0; i < READERS; i++) {
		store_read_end(s, readers[i]);
	}
	return begun;
}

/*
 * A real store in the machine's memory: tests see what the program does. Its files lose their names as soon as they are
 * open, so that nothing stays behind, whatever happens to the process.
 */
static bool open_passing(struct ctx *c, struct store **ret)
{
	struct workplace w;
	if (!place_open_work(c, NULL, &w)) {
		return false;
	}
	struct store *s = new_store(w.path, STORE_MEMORY);
	bool opened =
		make_file(c, place_file(c, w.path, PLACE_STORE)) && open_parts(c, s, false) && warm(c, s);
	place_close_work(&w);
	if (!opened) {
		store_close(s);
		return false;
	}
	s->directory[0] = '\0';
	*ret = s;
	return true;
}

static bool open_directory(struct ctx *c, const char *directory, enum store_mode mode, bool older,
                           struct store **ret)
{
	if (!place_has(directory, PLACE_STORE)) {
		return ctx_fail(c, ERROR_NOT_FOUND,
		                "there is no store in \"%s\": make one with hearth init", directory);
	}
	struct store *s = new_store(directory, mode);
	if ((mode == STORE_WRITE && !place_lock(c, directory, &s->lock)) || !open_parts(c, s, older)) {
		store_close(s);
		return false;
	}
	if (mode == STORE_WRITE) {
		place_clean(directory); /* of backups that were cut off */
	}
	*ret = s;
	return true;
}

bool store_open(struct ctx *c, const char *directory, enum store_mode mode, struct store **ret)
{
	return mode == STORE_MEMORY ? open_passing(c, ret)
	                            : open_directory(c, directory, mode, false, ret);
}

bool store_open_older(struct ctx *c, const char *directory, enum store_mode mode,
                      struct store **ret)
{
	return open_directory(c, directory, mode, true, ret);
}

void store_close(struct store *s)
{
	if (s == NULL) {
		return;
	}
	writer_stop(s->writer); /* before the readers: it holds them back for the last checkpoint */
	readlog_stop(s->readlog);
	readers_close(s->readers);
	if (s->lock >= 0) {
		close(s->lock);
	}
	free(s->directory);
	free(s);
}

const char *store_directory(const struct store *s)
{
	return s->directory;
}

bool store_schema(struct ctx *c, const char *directory, int *ret)
{
	if (!place_has(directory, PLACE_STORE)) {
		*ret = 0;
		return true;
	}
	struct db *db;
	if (!db_open(c, place_file(c, directory, PLACE_STORE), DB_READ, DB_DURABLE, &db)) {
		return false;
	}
	bool known = schema_of(c, db, ret);
	db_close(db);
	return known;
}

/* ---- handing on ---- */

bool store_write(struct ctx *c, struct store *s, const struct work *work)
{
	if (s->writer == NULL) {
		return ctx_fail(c, ERROR_INVALID, "cannot save: \"%s\" was opened for reading",
		                s->directory);
	}
	return writer_do(c, s->writer, work);
}

void store_on_rollback(struct store *s, void (*rolled_back)(void *arg), void *arg)
{
	if (s->writer != NULL) {
		writer_on_rollback(s->writer, rolled_back, arg);
	}
}

bool store_read_begin(struct ctx *c, struct store *s, struct db **ret)
{
	return readers_take(c, s->readers, ret);
}

void store_read_end(struct store *s, struct db *db)
{
	if (db != NULL) {
		readers_give(s->readers, db);
	}
}

void store_health(struct store *s, struct store_health *ret)
{
	*ret = (struct store_health){.writer_alive = false};
	if (s->writer != NULL) {
		writer_health(s->writer, ret);
	}
	if (s->readlog != NULL) {
		readlog_health(s->readlog, ret);
	}
}

void store_note_read(struct store *s, int64_t provider, int64_t person, int64_t subject,
                     int64_t record, int64_t at)
{
	if (s->readlog != NULL) {
		readlog_note(s->readlog, provider, person, subject, record, at);
	}
}

bool store_reads(struct ctx *c, struct store *s, int64_t provider, int64_t subject, int64_t before, size_t most,
                 struct read_row **ret, size_t *ret_count)
{
	*ret = NULL;
	*ret_count = 0;
	return *s->directory == '\0' || !place_has(s->directory, PLACE_READS) ||
	       readlog_read(c, place_file(c, s->directory, PLACE_READS), provider, subject, before, most, ret, ret_count);
}
