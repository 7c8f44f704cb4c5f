/*
 * Backups: a copy of the store taken while it serves, checked, and sealed into one encrypted file; and the way back.
 *
 * Inside the seal stand the files one after the other: a byte with the length of the name, the name, the size (8 bytes,
 * lowest first), the bytes; then a zero byte. The plain copy never leaves the data directory. A backup gets its name
 * only when it was read back whole; a restored store gets its name only when all of it was read and checked.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/ctx.h"
#include "store/engine.h"
#include "store/opened.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/sealed.h"

enum { PART = 64 << 10, NAME_MOST = 32 };

/* The files of a store, in the order in which they are sealed. */
static const char *const names[] = {PLACE_STORE, PLACE_READS};
enum { NAMES = sizeof names / sizeof *names };

static bool fail_file(struct ctx *c, const char *doing, const char *path)
{
	return ctx_fail(c, ERROR_UNAVAILABLE, "could not %s \"%s\": %s", doing, path, strerror(errno));
}

/* ---- copies ---- */

/* In one slice, which is one snapshot: for files that this process does not write. */
static bool copy_whole(struct ctx *c, const char *from, const char *to)
{
	struct db *db;
	struct copy *copy = NULL;
	bool done = false;
	if (!db_open(c, from, DB_READ, DB_DURABLE, &db)) {
		return false;
	}
	bool copied = copy_begin(c, db, to, &copy) && copy_slice(c, copy, -1, &done);
	copied = copy_end(c, copy) && copied;
	db_close(db);
	return copied &&
	       (done || ctx_fail(c, ERROR_UNAVAILABLE, "could not copy \"%s\": it is busy", from));
}

static bool check_sound(struct ctx *c, const char *path)
{
	struct db *db;
	if (!db_open(c, path, DB_STILL, DB_DURABLE, &db)) {
		return false;
	}
	bool sound = db_is_sound(c, db);
	db_close(db);
	return sound;
}

/* Beside a server in another process the copy is one snapshot, and that server's log grows until it is taken. */
static bool copy_store(struct ctx *c, struct store *s, const char *to)
{
	return s->writer != NULL ? writer_copy(c, s->writer, to)
	                         : copy_whole(c, place_file(c, s->directory, PLACE_STORE), to);
}

/* The reads are copied as far as they could be written. */
static bool copy_reads(struct ctx *c, struct store *s, const char *to)
{
	if (s->readlog != NULL) {
		readlog_flush(s->readlog);
	}
	if (s->mode == STORE_MEMORY || !place_has(s->directory, PLACE_READS)) {
		return true;
	}
	return copy_whole(c, place_file(c, s->directory, PLACE_READS), to) && check_sound(c, to);
}

/* ---- sealing ---- */

static bool seal_bytes(struct ctx *c, struct sealed *sealed, const char *path, int file,
                       uint64_t size)
{
	unsigned char part[PART];
	while (size > 0) {
		ssize_t got = read(file, part, size < PART ? size : PART);
		if (got <= 0) {
			return fail_file(c, "read", path);
		}
		if (!sealed_put(c, sealed, part, (size_t)got)) {
			return false;
		}
		size -= (uint64_t)got;
	}
	return true;
}

static bool seal_head(struct ctx *c, struct sealed *sealed, const char *name, uint64_t size)
{
	unsigned char head[1 + NAME_MOST + 8];
	size_t length = strlen(name);
	head[0] = (unsigned char)length;
	memcpy(head + 1, name, length);
	for (size_t i = 0; i < 8; i++) {
		head[1 + length + i] = (unsigned char)(size >> (8 * i));
	}
	return sealed_put(c, sealed, head, 1 + length + 8);
}

static bool seal_file(struct ctx *c, struct sealed *sealed, const char *directory, const char *name)
{
	const char *path = place_file(c, directory, name);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		return errno == ENOENT || fail_file(c, "open", path); /* nobody has read anything yet */
	}
	struct stat status;
	bool done = fstat(file, &status) == 0 || fail_file(c, "read", path);
	done = done && seal_head(c, sealed, name, (uint64_t)status.st_size) &&
	       seal_bytes(c, sealed, path, file, (uint64_t)status.st_size);
	close(file);
	return done;
}

static bool seal(struct ctx *c, const char *from, const char *to, const unsigned char *key,
                 int schema)
{
	struct sealed *sealed;
	if (!sealed_create(c, to, key, (uint32_t)schema, &sealed)) {
		return false;
	}
	bool done = true;
	for (size_t i = 0; i < NAMES && done; i++) {
		done = seal_file(c, sealed, from, names[i]);
	}
	done = done && sealed_put(c, sealed, "", 1) && sealed_finish(c, sealed);
	sealed_close(sealed);
	return done;
}

/* ---- unsealing ---- */

/* NULL for `to`: only read. */
static bool unseal_bytes(struct ctx *c, struct sealed *sealed, const char *path, int file,
                         uint64_t size)
{
	unsigned char part[PART];
	while (size > 0) {
		size_t length = size < PART ? (size_t)size : PART;
		if (!sealed_get(c, sealed, part, length)) {
			return false;
		}
		if (file >= 0 && write(file, part, length) != (ssize_t)length) {
			return fail_file(c, "write", path);
		}
		size -= length;
	}
	return file < 0 || fsync(file) == 0 || fail_file(c, "write", path);
}

static bool unseal_file(struct ctx *c, struct sealed *sealed, const char *to, const char *name)
{
	unsigned char bytes[8];
	uint64_t size = 0;
	if (!sealed_get(c, sealed, bytes, sizeof bytes)) {
		return false;
	}
	for (size_t i = 0; i < 8; i++) {
		size |= (uint64_t)bytes[i] << (8 * i);
	}
	if (to == NULL) {
		return unseal_bytes(c, sealed, NULL, -1, size);
	}
	const char *path = place_file(c, to, name);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0) {
		return fail_file(c, "make", path);
	}
	bool done = unseal_bytes(c, sealed, path, file, size);
	close(file);
	return done;
}

/* Only names that a store has: nothing may be written elsewhere. */
static bool is_known(const char *name)
{
	for (size_t i = 0; i < NAMES; i++) {
		if (strcmp(names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static bool unseal_files(struct ctx *c, struct sealed *sealed, const char *to)
{
	unsigned char length;
	while (sealed_get(c, sealed, &length, 1)) {
		char name[256] = "";
		if (length == 0) {
			return sealed_ended(c, sealed);
		}
		if (!sealed_get(c, sealed, name, length)) {
			return false;
		}
		if (!is_known(name)) {
			return ctx_fail(c, ERROR_INVALID,
			                "the backup holds a file that this program does not know");
		}
		if (!unseal_file(c, sealed, to, name)) {
			return false;
		}
	}
	return false;
}

/* Reads the whole backup, into the directory `to` unless that is NULL. */
static bool unseal(struct ctx *c, const char *from, const char *to, const unsigned char *key)
{
	struct sealed *sealed;
	if (!sealed_open(c, from, key, &sealed)) {
		return false;
	}
	bool done = sealed_schema(sealed) <= STORE_SCHEMA ||
	            ctx_fail(c, ERROR_INVALID,
	                     "the backup \"%s\" was made by a newer program: use that program", from);
	done = done && unseal_files(c, sealed, to);
	sealed_close(sealed);
	return done;
}

/* ---- the two commands ---- */

static bool schema_in(struct ctx *c, const char *path, int *ret)
{
	struct db *db;
	if (!db_open(c, path, DB_STILL, DB_DURABLE, &db)) {
		return false;
	}
	bool known = schema_of(c, db, ret);
	db_close(db);
	return known;
}

static bool back_up_into(struct ctx *c, struct store *s, const char *work, const char *part,
                         const unsigned char *key)
{
	int schema;
	const char *copy = place_file(c, work, PLACE_STORE);
	return copy_store(c, s, copy) && check_sound(c, copy) && schema_in(c, copy, &schema) &&
	       copy_reads(c, s, place_file(c, work, PLACE_READS)) && seal(c, work, part, key, schema) &&
	       unseal(c, part, NULL, key);
}

static bool back_up(struct ctx *c, struct store *s, const char *file, const unsigned char *key)
{
	struct workplace work;
	const char *part = arena_printf(c->arena, "%s.part-%ld", file, (long)getpid());
	if (!place_open_work(c, s->mode == STORE_MEMORY ? NULL : s->directory, &work)) {
		return false;
	}
	bool done = back_up_into(c, s, work.path, part, key);
	place_close_work(&work);
	done = done && (rename(part, file) == 0 || fail_file(c, "name", file));
	if (!done) {
		unlink(part);
	}
	return done && place_sync_parent(c, file);
}

bool store_backup(struct ctx *c, struct store *s, const char *file, const char *key_path)
{
	unsigned char key[SEALED_KEY];
	bool done = sealed_key(c, key_path, true, key) && back_up(c, s, file, key);
	sodium_memzero(key, sizeof key);
	return done;
}

/* The store's own file last: with its name the directory becomes a store. */
static bool name_files(struct ctx *c, const char *from, const char *directory)
{
	for (size_t i = NAMES; i-- > 0;) {
		if (place_has(from, names[i]) &&
		    rename(place_file(c, from, names[i]), place_file(c, directory, names[i])) < 0) {
			return fail_file(c, "name", place_file(c, directory, names[i]));
		}
		if (!place_sync(c, directory)) {
			return false;
		}
	}
	return true;
}

static bool check_restored(struct ctx *c, const char *work)
{
	int schema;
	const char *path = place_file(c, work, PLACE_STORE);
	if (!place_has(work, PLACE_STORE)) {
		return ctx_fail(c, ERROR_INVALID, "the backup holds no store");
	}
	return check_sound(c, path) && schema_in(c, path, &schema) &&
	       schema_check(c, work, schema, true);
}

static bool restore_into(struct ctx *c, const char *file, const char *directory,
                         const unsigned char *key)
{
	struct workplace work;
	if (!place_open_work(c, directory, &work)) {
		return false;
	}
	bool done = unseal(c, file, work.path, key) && check_restored(c, work.path) &&
	            name_files(c, work.path, directory);
	place_close_work(&work);
	return done;
}

/* Holds the directory, so that nobody makes a store there meanwhile; leaves nothing behind where it fails. */
static bool restore(struct ctx *c, const char *file, const char *directory,
                    const unsigned char *key)
{
	int lock;
	bool was_there = access(directory, F_OK) == 0;
	if (!place_make(c, directory)) {
		return false;
	}
	bool done = place_lock(c, directory, &lock);
	if (done) {
		place_clean(directory);
		done = restore_into(c, file, directory, key);
		close(lock);
	}
	if (!done && !was_there) {
		unlink(place_file(c, directory, PLACE_LOCK));
		rmdir(directory);
	}
	return done;
}

bool store_restore(struct ctx *c, const char *file, const char *directory, const char *key_path)
{
	unsigned char key[SEALED_KEY];
	bool done = sealed_key(c, key_path, false, key) && restore(c, file, directory, key);
	sodium_memzero(key, sizeof key);
	return done;
}
