/*
 * SQLite behind the store: the one file that knows it.
 *
 * Debian's 3.40.1 can damage a WAL database when two connections write or checkpoint at once. Nothing here may take away
 * what keeps that from happening: one connection of one process that writes and checkpoints (DB_WRITE), all others
 * opened read-only, no memory-mapped reading, automatic checkpoints off, none when a connection closes.
 *
 * $1, $2 … are parameters by name for SQLite, numbered as they first appear; a statement looks their places up once.
 */
#include "store/engine.h"
#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/ctx.h"

enum {
	PARAMETERS = 64,         /* most that one statement may have */
	BUSY_MILLISECONDS = 100, /* how long to wait for another process */
	WRITER_CACHE_KB = 8192,
	READER_CACHE_KB = 2048,
};

struct statement {
	const char *sql; /* its address is the key */
	sqlite3_stmt *handle;
	struct db *db;
	bool unbound;                     /* a bind failed: it must not run */
	unsigned char places[PARAMETERS]; /* by $n: SQLite's number of it; 0: no such parameter */
};

struct db {
	sqlite3 *handle;
	sqlite3_stmt *rollback; /* at hand: it must not need anything when something else has failed */
	struct statement **slots;
	size_t slot_count, statement_count; /* slots: a power of two, at most half full */
};

/* ---- failures ---- */

/* What a person is told. The engine's own words follow where they say more. */
static const struct {
	int code;
	enum error error;
	const char *words;
} failures[] = {
	{SQLITE_FULL, ERROR_UNAVAILABLE, "the disk is full"},
	{SQLITE_READONLY, ERROR_UNAVAILABLE,
     "the store's files or their directory cannot be written to"},
	{SQLITE_BUSY, ERROR_UNAVAILABLE, "the store is busy"},
	{SQLITE_CANTOPEN, ERROR_UNAVAILABLE, "the store's files could not be opened"},
	{SQLITE_IOERR, ERROR_UNAVAILABLE, "reading or writing the disk failed"},
	{SQLITE_CORRUPT, ERROR_UNAVAILABLE, "the store is damaged: restore a backup"},
	{SQLITE_NOTADB, ERROR_INVALID, "the file is no store, or it is damaged"},
	{SQLITE_CONSTRAINT, ERROR_CONFLICT, "a row is there already or does not fit"},
};

static bool fail_code(struct ctx *c, int code, int system, const char *engine_words)
{
	for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
		if (failures[i].code != (code & 0xff)) {
			continue;
		}
		const char *detail = system != 0 ? strerror(system) : engine_words;
		if (failures[i].code == SQLITE_FULL) {
			return ctx_fail(c, failures[i].error, "could not save: %s", failures[i].words);
		}
		return ctx_fail(c, failures[i].error, "could not use the store: %s (%s)", failures[i].words,
		                detail);
	}
	return ctx_fail(c, ERROR_UNAVAILABLE, "could not use the store: %s", engine_words);
}

static sqlite3_file *file_of(struct db *db, int which)
{
	sqlite3_file *file = NULL;
	int code = sqlite3_file_control(db->handle, "main", which, &file);
	return code == SQLITE_OK && file != NULL && file->pMethods != NULL ? file : NULL;
}

/* Why the system refused. The connection often no longer knows; then its files do: the log first, it is what is written. */
static int system_reason(struct db *db)
{
	static const int files[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
	int reason = sqlite3_system_errno(db->handle);
	for (size_t i = 0; i < sizeof files / sizeof *files && reason == 0; i++) {
		sqlite3_file *file = file_of(db, files[i]);
		if (file != NULL) {
			file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &reason);
		}
	}
	return reason;
}

static bool fail_db(struct ctx *c, struct db *db)
{
	int code = sqlite3_extended_errcode(db->handle);
	bool file = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
	return fail_code(c, code, file ? system_reason(db) : 0, sqlite3_errmsg(db->handle));
}

/* ---- connections ---- */

static void configure_once(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS,
	               0); /* a counter under a lock that every thread would fight for */
	sqlite3_initialize();
}

/* SQLite makes files by the umask; these hold children's lives. */
static bool make_private(struct ctx *c, const char *path)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0) {
		return errno == EEXIST ||
		       ctx_fail(c, ERROR_UNAVAILABLE, "could not make \"%s\": %s", path, strerror(errno));
	}
	close(file);
	return true;
}

/* A path as a URI, so that a question mark or percent sign in it is part of the name. */
static const char *uri_of(struct ctx *c, const char *path, const char *options)
{
	char *uri = arena_alloc(c->arena, strlen("file://") + strlen(path) * 3 + strlen(options) + 1);
	char *at = stpcpy(uri, path[0] == '/' ? "file://"
	                                      : "file:"); /* an empty host, or "//tmp" would name one */
	for (; *path != '\0'; path++) {
		if (strchr("?#%", *path) != NULL) {
			at += sprintf(at, "%%%02X", (unsigned)(unsigned char)*path);
		} else {
			*at++ = *path;
		}
	}
	strcpy(at, options);
	return uri;
}

static bool open_handle(struct ctx *c, const char *path, enum db_access access, struct db *db)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, configure_once);
	bool writes = access == DB_MAKE || access == DB_WRITE;
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE |
	            (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
	const char *uri = uri_of(c, path, access == DB_STILL ? "?immutable=1" : "");
	int code = sqlite3_open_v2(uri, &db->handle, flags, NULL);
	if (code == SQLITE_OK) {
		return true;
	}
	if (db->handle == NULL) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "could not open \"%s\": no memory", path);
	}
	fail_db(c, db);
	return ctx_within(c, "\"%s\": ", path);
}

static bool pragma_int(struct ctx *c, struct db *db, const char *name, int value)
{
	return db_script(c, db, arena_printf(c->arena, "PRAGMA %s = %d", name, value));
}

/* The journal is asked for by the connection that writes; the file remembers it for the others. */
static bool configure(struct ctx *c, struct db *db, enum db_access access,
                      enum db_durability durability)
{
	static const char *const levels[] = {
		[DB_DURABLE] = "PRAGMA synchronous = FULL",
		[DB_ORDERED] = "PRAGMA synchronous = NORMAL",
		[DB_PASSING] = "PRAGMA synchronous = OFF",
	};
	bool writes = access == DB_MAKE || access == DB_WRITE;
	sqlite3_busy_timeout(db->handle, BUSY_MILLISECONDS);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	return pragma_int(c, db, "mmap_size", 0) && db_script(c, db, "PRAGMA temp_store = MEMORY") &&
	       pragma_int(c, db, "cache_size", writes ? -WRITER_CACHE_KB : -READER_CACHE_KB) &&
	       pragma_int(c, db, "wal_autocheckpoint", 0) && db_script(c, db, levels[durability]) &&
	       db_script(c, db, writes ? "PRAGMA journal_mode = WAL" : "PRAGMA query_only = ON");
}

bool db_open(struct ctx *c, const char *path, enum db_access access, enum db_durability durability,
             struct db **ret)
{
	if (access == DB_MAKE && !make_private(c, path)) {
		return false;
	}
	struct db *db = calloc(1, sizeof *db);
	if (db == NULL) {
		abort(); /* memory running out ends the process */
	}
	if (!open_handle(c, path, access, db) || !configure(c, db, access, durability) ||
	    (sqlite3_prepare_v3(db->handle, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &db->rollback,
	                        NULL) != SQLITE_OK &&
	     !fail_db(c, db))) {
		db_close(db);
		return false;
	}
	*ret = db;
	return true;
}

void db_close(struct db *db)
{
	if (db == NULL) {
		return;
	}
	for (size_t i = 0; i < db->slot_count; i++) {
		if (db->slots[i] != NULL) {
			sqlite3_finalize(db->slots[i]->handle);
			free(db->slots[i]);
		}
	}
	free(db->slots);
	sqlite3_finalize(db->rollback);
	sqlite3_close(db->handle);
	free(db);
}

bool db_script(struct ctx *c, struct db *db, const char *sql)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || fail_db(c, db);
}

/* ---- statements ---- */

/* The slot where the statement of this address is, or would be put. */
static size_t slot_of(const struct db *db, const char *sql)
{
	size_t at =
		(size_t)(((uintptr_t)sql * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & (db->slot_count - 1);
	while (db->slots[at] != NULL && db->slots[at]->sql != sql) {
		at = (at + 1) & (db->slot_count - 1);
	}
	return at;
}

static void keep(struct db *db, struct statement *st)
{
	if (db->statement_count * 2 >= db->slot_count) {
		struct db grown = {.slot_count = db->slot_count == 0 ? 64 : db->slot_count * 2};
		grown.slots = calloc(grown.slot_count, sizeof *grown.slots);
		if (grown.slots == NULL) {
			abort();
		}
		for (size_t i = 0; i < db->slot_count; i++) {
			if (db->slots[i] != NULL) {
				grown.slots[slot_of(&grown, db->slots[i]->sql)] = db->slots[i];
			}
		}
		free(db->slots);
		db->slots = grown.slots;
		db->slot_count = grown.slot_count;
	}
	db->slots[slot_of(db, st->sql)] = st;
	db->statement_count++;
}

static void find_places(struct statement *st)
{
	int count = sqlite3_bind_parameter_count(st->handle);
	for (int i = 1; i <= count; i++) {
		const char *name = sqlite3_bind_parameter_name(st->handle, i);
		int n = name == NULL || name[0] != '$' ? 0 : atoi(name + 1);
		assert(n > 0 && n < PARAMETERS && i < PARAMETERS); /* parameters are $1 to $63 */
		st->places[n] = (unsigned char)i;
	}
}

static struct statement *prepare(struct ctx *c, struct db *db, const char *sql)
{
	sqlite3_stmt *handle = NULL;
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) !=
	    SQLITE_OK) {
		fail_db(c, db);
		return NULL;
	}
	struct statement *st = calloc(1, sizeof *st);
	if (st == NULL) {
		abort();
	}
	*st = (struct statement){.sql = sql, .handle = handle, .db = db};
	find_places(st);
	keep(db, st);
	return st;
}

struct statement *db_sql(struct ctx *c, struct db *db, const char *sql)
{
	struct statement *st = db->slot_count == 0 ? NULL : db->slots[slot_of(db, sql)];
	if (st == NULL) {
		return prepare(c, db, sql);
	}
	sqlite3_reset(st->handle);
	sqlite3_clear_bindings(st->handle);
	st->unbound = false;
	return st;
}

static int place_of(struct statement *st, int n)
{
	assert(n > 0 && n < PARAMETERS && st->places[n] != 0); /* the text has no such parameter */
	return st->places[n];
}

/* Binding fails only for a value that is too large: remembered, and told when the statement is to run. */
static void bound(struct statement *st, int code)
{
	st->unbound = st->unbound || code != SQLITE_OK;
}

void bind_int(struct statement *st, int n, int64_t value)
{
	bound(st, sqlite3_bind_int64(st->handle, place_of(st, n), value));
}

void bind_text(struct statement *st, int n, const char *text)
{
	bound(st, sqlite3_bind_text64(st->handle, place_of(st, n), text,
	                              text == NULL ? 0 : strlen(text), SQLITE_STATIC, SQLITE_UTF8));
}

void bind_blob(struct statement *st, int n, const void *bytes, size_t length)
{
	/* A NULL pointer would bind null; no bytes are an empty blob. */
	bound(st, sqlite3_bind_blob64(st->handle, place_of(st, n), bytes == NULL ? "" : bytes, length,
	                              SQLITE_STATIC));
}

void bind_null(struct statement *st, int n)
{
	bound(st, sqlite3_bind_null(st->handle, place_of(st, n)));
}

bool statement_step(struct ctx *c, struct statement *st, bool *ret_row)
{
	if (st->unbound) {
		return ctx_fail(c, ERROR_INVALID, "cannot save a value that large");
	}
	int code = sqlite3_step(st->handle);
	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		fail_db(c, st->db);
		sqlite3_reset(st->handle);
		return false;
	}
	if (code == SQLITE_DONE) {
		sqlite3_reset(st->handle); /* an open statement would keep its snapshot */
	}
	*ret_row = code == SQLITE_ROW;
	return true;
}

bool statement_run(struct ctx *c, struct statement *st)
{
	bool row = true;
	while (row) {
		if (!statement_step(c, st, &row)) {
			return false;
		}
	}
	return true;
}

int64_t column_int(struct statement *st, int n)
{
	return sqlite3_column_int64(st->handle, n);
}

bool column_is_null(struct statement *st, int n)
{
	return sqlite3_column_type(st->handle, n) == SQLITE_NULL;
}

const char *column_text(struct statement *st, int n)
{
	return (const char *)sqlite3_column_text(st->handle, n);
}

const void *column_blob(struct statement *st, int n, size_t *ret_length)
{
	const void *bytes = sqlite3_column_blob(st->handle, n);
	*ret_length = (size_t)sqlite3_column_bytes(st->handle, n);
	return bytes;
}

bool db_has_table(struct ctx *c, struct db *db, const char *name, bool *ret)
{
	static const char sql[] =
		"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1";
	struct statement *st = db_sql(c, db, sql);
	bool row = false;
	if (st == NULL) {
		return false;
	}
	bind_text(st, 1, name);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	bool there = row && column_int(st, 0) > 0;
	if (!statement_run(c, st)) {
		return false;
	}
	*ret = there;
	return true;
}

int64_t db_changes(struct db *db)
{
	return sqlite3_changes64(db->handle);
}

int64_t db_total_changes(struct db *db)
{
	return sqlite3_total_changes64(db->handle);
}

/* ---- transactions ---- */

static bool run_constant(struct ctx *c, struct db *db, const char *sql)
{
	struct statement *st = db_sql(c, db, sql);
	return st != NULL && statement_run(c, st);
}

/* A statement that was left before its last row would keep its snapshot beyond the end of the transaction. */
static void let_go(struct db *db)
{
	sqlite3_stmt *each = NULL;
	while ((each = sqlite3_next_stmt(db->handle, each)) != NULL) {
		if (sqlite3_stmt_busy(each)) {
			sqlite3_reset(each);
		}
	}
}

bool db_begin_write(struct ctx *c, struct db *db)
{
	static const char sql[] = "BEGIN IMMEDIATE";
	return run_constant(c, db, sql);
}

bool db_begin_read(struct ctx *c, struct db *db)
{
	static const char begin[] = "BEGIN";
	static const char first[] =
		"SELECT 1 FROM meta WHERE key = 'schema'"; /* the snapshot is taken by reading */
	if (run_constant(c, db, begin) && run_constant(c, db, first)) {
		return true;
	}
	db_rollback(db);
	return false;
}

bool db_commit(struct ctx *c, struct db *db)
{
	static const char sql[] = "COMMIT";
	let_go(db);
	return run_constant(c, db, sql);
}

void db_rollback(struct db *db)
{
	let_go(db);
	if (db_in_transaction(db)) {
		sqlite3_step(db->rollback);
		sqlite3_reset(db->rollback);
	}
}

bool db_in_transaction(struct db *db)
{
	return sqlite3_get_autocommit(db->handle) == 0;
}

/* ---- care ---- */

int64_t db_log_bytes(struct db *db)
{
	/* Asked of the descriptor SQLite has: opening the file here and closing it again would drop SQLite's locks. */
	sqlite3_file *log = file_of(db, SQLITE_FCNTL_JOURNAL_POINTER);
	sqlite3_int64 bytes = 0;
	return log != NULL && log->pMethods->xFileSize(log, &bytes) == SQLITE_OK ? bytes : 0;
}

bool db_checkpoint(struct ctx *c, struct db *db, bool *ret_done)
{
	int code =
		sqlite3_wal_checkpoint_v2(db->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	*ret_done = code == SQLITE_OK;
	return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || fail_db(c, db);
}

bool db_is_sound(struct ctx *c, struct db *db)
{
	static const char sql[] = "PRAGMA quick_check(1)";
	struct statement *st = db_sql(c, db, sql);
	bool row = false;
	if (st == NULL || !statement_step(c, st, &row)) {
		return false;
	}
	const char *found = row ? column_text(st, 0) : NULL;
	if (found == NULL || strcmp(found, "ok") != 0) {
		return ctx_fail(c, ERROR_UNAVAILABLE, "the database is damaged: %s",
		                found == NULL ? "no answer" : found);
	}
	return statement_run(c, st);
}

/* ---- copies ---- */

struct copy {
	struct db *to;
	sqlite3_backup *backup;
};

bool copy_begin(struct ctx *c, struct db *from, const char *path, struct copy **ret)
{
	struct copy *copy = calloc(1, sizeof *copy);
	if (copy == NULL || (copy->to = calloc(1, sizeof *copy->to)) == NULL) {
		abort();
	}
	/* No journal and no syncing: a copy that was not finished is thrown away. */
	if (!make_private(c, path) || !open_handle(c, path, DB_WRITE, copy->to) ||
	    !db_script(c, copy->to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")) {
		copy_end(c, copy);
		return false;
	}
	copy->backup = sqlite3_backup_init(copy->to->handle, "main", from->handle, "main");
	if (copy->backup == NULL) {
		fail_db(c, copy->to);
		copy_end(c, copy);
		return false;
	}
	*ret = copy;
	return true;
}

bool copy_slice(struct ctx *c, struct copy *copy, int pages, bool *ret_done)
{
	int code = sqlite3_backup_step(copy->backup, pages);
	if (code != SQLITE_OK && code != SQLITE_DONE && (code & 0xff) != SQLITE_BUSY) {
		return fail_code(c, code, 0, sqlite3_errstr(code));
	}
	*ret_done = code == SQLITE_DONE;
	return true;
}

bool copy_end(struct ctx *c, struct copy *copy)
{
	if (copy == NULL) {
		return true;
	}
	int code = copy->backup == NULL ? SQLITE_OK : sqlite3_backup_finish(copy->backup);
	db_close(copy->to);
	free(copy);
	return code == SQLITE_OK || fail_code(c, code, 0, sqlite3_errstr(code));
}
