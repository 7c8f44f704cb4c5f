/*
 * What the store needs of a database engine: connections, transactions, a copy. Statements are in store.h; the same file
 * implements both. sqlite.c is the only implementation today; the policy (who writes when, who waits, what a batch is)
 * stands in the files beside it and names no engine.
 *
 * A connection is used by one thread at a time; handing it on is the caller's affair.
 */
#ifndef HEARTH_STORE_ENGINE_H
#define HEARTH_STORE_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

struct ctx;
struct db;
struct copy; /* a copy of a database being made in slices */

enum db_access {
	DB_MAKE,  /* a new file (0600); a file that is there is used as it is */
	DB_WRITE, /* the one connection that writes and checkpoints */
	DB_READ,  /* cannot write, whatever the statement says */
	DB_STILL  /* reads a file that nobody writes: no locks, no files beside it */
};

enum db_durability {
	DB_DURABLE, /* a commit is on disk when it returns */
	DB_ORDERED, /* nothing is ever damaged; the last commits may be lost with the power */
	DB_PASSING  /* for what is gone at the end anyway */
};

bool db_open(struct ctx *c, const char *path, enum db_access access, enum db_durability durability,
             struct db **ret);
void db_close(struct db *db); /* NULL is fine */

/* Several statements in one text, outside of any cache: schemas. */
bool db_script(struct ctx *c, struct db *db, const char *sql);

bool db_has_table(struct ctx *c, struct db *db, const char *name, bool *ret);

/* A transaction that writes, or one that reads a single state from here on. */
bool db_begin_write(struct ctx *c, struct db *db);
bool db_begin_read(struct ctx *c, struct db *db);
bool db_commit(struct ctx *c, struct db *db);
/* Ends the transaction without effect and lets go of every statement; fine when there is none. */
void db_rollback(struct db *db);
/* Whether a transaction is open: an engine may end one by itself when the disk fails. */
bool db_in_transaction(struct db *db);
/* Rows changed since the connection was opened. */
int64_t db_total_changes(struct db *db);

/* Bytes of the log of commits that are not in the database file yet. */
int64_t db_log_bytes(struct db *db);
/* Brings the whole log into the database file and empties it; false in *ret_done: readers were in the way. */
bool db_checkpoint(struct ctx *c, struct db *db, bool *ret_done);

/* Whether the file's structure holds together; ERROR_UNAVAILABLE with what is wrong. */
bool db_is_sound(struct ctx *c, struct db *db);

/*
 * Copies a database into a new file while it is written to: what the same connection commits between two slices gets
 * into the copy as well, so it ends as the state of its last slice. Used by the thread of `from` only.
 */
bool copy_begin(struct ctx *c, struct db *from, const char *path, struct copy **ret);
/* -1 for `pages`: all that are left. */
bool copy_slice(struct ctx *c, struct copy *copy, int pages, bool *ret_done);
bool copy_end(struct ctx *c, struct copy *copy); /* NULL is fine */

#endif
