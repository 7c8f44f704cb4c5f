/*
 * The store: where rows live. The only folder that knows SQL engines; store/sqlite.c is the one file that knows SQLite,
 * store/postgres.c (next) libpq. SQL texts stand beside the functions that run them, in ledger/ and duties/, as constant
 * strings with $1, $2 … bound by name; one text serves both engines.
 *
 * Invariants
 * - One process, one read-write connection, on a thread of its own, which also does every checkpoint; an exclusive lock
 *   file holds a second process off. All others read through four pooled read-only connections. No mmap, synchronous=FULL.
 * - Acknowledged means durable: store_write() answers only after the commit that holds the work is on disk. What has
 *   queued meanwhile goes into one commit. A piece of work first checks, then writes; refused work writes nothing. If
 *   writing fails after all, the batch is rolled back and done again one by one. Work may therefore run twice and has no
 *   effect outside the store (but for caches, which `rolled_back` drops).
 * - Automatic checkpoints are off. Past 8 MB of WAL the writer holds new readers back, waits for running ones,
 *   checkpoints with TRUNCATE and lets them go. A reader keeps its snapshot no longer than a page (or a slice of an export).
 * - A store made by a newer program is refused; an older one is migrated stepwise, after a backup.
 *
 * Failures: ERROR_UNAVAILABLE for what may pass (disk full, read-only directory, busy), with the system's reason;
 * ERROR_CONFLICT for a row that is there already (a check was forgotten); ERROR_INVALID for what is no store, or one of
 * another program's schema; ERROR_NOT_FOUND where there is none.
 */
#ifndef HEARTH_STORE_H
#define HEARTH_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ctx;
struct store;     /* one opened data directory */
struct db;        /* one connection, inside a piece of work or between store_read_begin and _end */
struct statement; /* prepared, of a connection; kept and reused by its SQL text's address */

enum { STORE_SCHEMA = 4 }; /* this program's schema number; schema/NNN-*.sql are the steps */

/* Makes an empty data directory (0700) with the newest schema; refuses one that holds a store already. */
bool store_create(struct ctx *c, const char *directory);

enum store_mode {
	STORE_WRITE, /* takes the lock, starts the writer thread; migrates nothing: an older schema is refused with advice */
	STORE_READ,  /* no lock: reading beside a server */
	STORE_MEMORY /* in memory, gone when closed, for tests and what-ifs; directory is NULL */
};
/* `ERROR_CONFLICT`-free: a locked directory is ERROR_UNAVAILABLE naming the process that holds it. */
bool store_open(struct ctx *c, const char *directory, enum store_mode mode, struct store **ret);
void store_close(struct store *s); /* waits for the writer; a last checkpoint; NULL is fine */
const char *store_directory(const struct store *s); /* "" in memory */
/* Schema number found in a directory; 0 for none. */
bool store_schema(struct ctx *c, const char *directory, int *ret);
bool store_migrate(struct ctx *c, const char *directory); /* backup first, then stepwise */

/* ---- writing ---- */

/* A piece of work. Both run on the writer thread, inside its transaction; `c` is the caller's ctx (who waits). */
struct work {
	/* Refuses with ctx_fail; writes nothing; may be NULL. */
	bool (*check)(struct ctx *c, struct db *db, void *arg);
	bool (*apply)(struct ctx *c, struct db *db, void *arg);
	void *arg;
};
/*
 * Queues the work, waits until it is durable (true) or refused or failed (false, reason in c). Never call it between
 * store_read_begin and _end: the writer may be waiting for that reader.
 */
bool store_write(struct ctx *c, struct store *s, const struct work *work);
/* Called on the writer thread after every rollback, before anything is done again: caches are dropped. */
void store_on_rollback(struct store *s, void (*rolled_back)(void *arg), void *arg);

/* ---- reading ---- */

/* A snapshot: waits for a free reader. Inside it every read sees one state. Keep it short. */
bool store_read_begin(struct ctx *c, struct store *s, struct db **ret);
void store_read_end(struct store *s, struct db *db); /* NULL is fine */

/* ---- statements (same calls for work and reads) ---- */

/* The statement for this SQL text, reset and unbound. `sql` is a constant: its address is the key of the cache. */
struct statement *db_sql(struct ctx *c, struct db *db, const char *sql); /* NULL on failure */
/* Parameters $1 … $n. Texts and blobs are lent until the statement has run. */
void bind_int(struct statement *st, int n, int64_t value);
void bind_text(struct statement *st, int n, const char *text); /* NULL binds null */
void bind_blob(struct statement *st, int n, const void *bytes, size_t length);
void bind_null(struct statement *st, int n);
/* Steps: true and *ret_row = true while there are rows; false is a failure. */
bool statement_step(struct ctx *c, struct statement *st, bool *ret_row);
/* Runs to the end; for what returns no rows. */
bool statement_run(struct ctx *c, struct statement *st);
int64_t column_int(struct statement *st, int n); /* columns count from 0; null is 0 */
bool column_is_null(struct statement *st, int n);
const char *column_text(struct statement *st, int n); /* lent until the next step; null is NULL */
const void *column_blob(struct statement *st, int n, size_t *ret_length);
/* How many rows the last run changed. */
int64_t db_changes(struct db *db);

/* ---- care ---- */

struct store_health {
	bool writer_alive;
	int64_t wal_bytes;
	int64_t last_checkpoint;          /* seconds since 1970; 0: none yet */
	int64_t queued, commits, written; /* work waiting; commits and pieces of work since the start */
	/* Notes of who read what: not written yet; given up for want of room; whether the last try to write failed. */
	int64_t reads_waiting, reads_lost;
	bool reads_failing;
};
void store_health(struct store *s, struct store_health *ret);

/*
 * The whole store into one encrypted file (libsodium secretstream, key from the file named by key_path), while serving.
 * The copy is checked with quick_check before it is named. Restoring needs an absent or empty directory.
 */
bool store_backup(struct ctx *c, struct store *s, const char *file, const char *key_path);
bool store_restore(struct ctx *c, const char *file, const char *directory, const char *key_path);

/* ---- who read what: a third file with a writer of its own; a full disk never stops reading ---- */

/* Notes a read; gathered per person, record and ten minutes, flushed each second, and when the store is closed; a command that
 * only reads notes it too. Numbers only, no words. */
void store_note_read(struct store *s, int64_t provider, int64_t person, int64_t subject,
                     int64_t record, int64_t at);

/* Somebody read a record, so often within ten minutes. */
struct read_row {
	int64_t person, subject, record, bucket, reads; /* bucket: the first second of the ten minutes */
};
/*
 * Who read records of a subject before that moment, newest first; memory of the ctx. What was read within the last second or
 * two may not be there yet. Nothing where no reads are noted (in memory, or nothing was ever read).
 */
bool store_reads(struct ctx *c, struct store *s, int64_t provider, int64_t subject, int64_t before, size_t most,
                 struct read_row **ret, size_t *ret_count);

#endif
