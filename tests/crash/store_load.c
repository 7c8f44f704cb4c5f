/*
 * Writes numbered rows through the store and notes each acknowledgement outside of it; and looks afterwards whether
 * every acknowledged row is there.
 *
 *   store_load create DIR
 *   store_load write DIR ACKNOWLEDGEMENTS SECONDS      eight writers, two readers; ends with the time or by being killed
 *   store_load verify DIR ACKNOWLEDGEMENTS             exit 0: everything acknowledged is there, whole; 1: it is not
 *
 * STORE_LOAD_SYNCHRONOUS=off takes the syncing away behind the store's back, to show that the test would notice. Only
 * this program knows the variable: it looks over SQLite's shoulder when a connection is opened.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/ctx.h"
#include "store/engine.h"
#include "store/store.h"

enum { WRITING = 8, READING = 2, REFUSED_EVERY = 7, BODY_MOST = 3000 };

/* ---- rows ---- */

/* What row n of writer w holds follows from the two numbers. */
static const char *body_of(struct ctx *c, int64_t w, int64_t n, size_t *ret_length)
{
	uint64_t seed = (uint64_t)w * 1000003 + (uint64_t)n;
	size_t length = 100 + (seed * 2654435761U) % (BODY_MOST - 100);
	char *body = arena_alloc(c->arena, length + 1);
	for (size_t i = 0; i < length; i++) {
		seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
		body[i] = (char)('a' + (seed >> 33) % 26);
	}
	*ret_length = length;
	return body;
}

struct row {
	int64_t writer, number;
	bool refused;
};

static bool check_row(struct ctx *c, struct db *db, void *arg)
{
	const struct row *r = arg;
	(void)db;
	return !r->refused || ctx_fail(c, ERROR_INVALID, "refused on purpose");
}

/* Two tables in one piece: either both rows are there or none. */
static bool apply_row(struct ctx *c, struct db *db, void *arg)
{
	static const char body_sql[] = "INSERT INTO body (provider, no, body) VALUES ($1, $2, $3)";
	static const char link_sql[] =
		"INSERT INTO link (provider, from_record, to_record) VALUES ($1, $2, $3)";
	const struct row *r = arg;
	size_t length;
	struct statement *st = db_sql(c, db, body_sql);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, r->writer);
	bind_int(st, 2, r->number);
	bind_text(st, 3, body_of(c, r->writer, r->number, &length));
	if (!statement_run(c, st) || (st = db_sql(c, db, link_sql)) == NULL) {
		return false;
	}
	bind_int(st, 1, r->writer);
	bind_int(st, 2, r->number);
	bind_int(st, 3, (int64_t)length);
	return statement_run(c, st);
}

/* ---- writing ---- */

struct side {
	pthread_t thread;
	struct store *store;
	int64_t writer, next;
	int acknowledgements;
};

static _Atomic bool stop;

static bool write_one(struct side *s, int64_t number, bool refused)
{
	CTX(c);
	struct row r = {refused ? -s->writer : s->writer, number, refused};
	struct work work = {.check = check_row, .apply = apply_row, .arg = &r};
	bool done = store_write(&c, s->store, &work);
	if (!done && !refused) {
		fprintf(stderr, "store_load: %s\n", c.message);
	}
	return done;
}

static void *write_rows(void *arg)
{
	struct side *s = arg;
	for (; !stop; s->next++) {
		if (s->next % REFUSED_EVERY == 0 && write_one(s, s->next, true)) {
			abort();
		}
		if (!write_one(s, s->next, false)) {
			return NULL;
		}
		char line[48];
		int length =
			snprintf(line, sizeof line, "%lld %lld\n", (long long)s->writer, (long long)s->next);
		if (write(s->acknowledgements, line, (size_t)length) != length) {
			abort();
		}
	}
	return NULL;
}

static void *read_rows(void *arg)
{
	static const char sql[] =
		"SELECT sum(length(body)) FROM (SELECT body FROM body WHERE provider = $1 ORDER BY no DESC LIMIT 50)";
	struct side *s = arg;
	while (!stop) {
		CTX(c);
		struct db *db;
		bool row;
		if (!store_read_begin(&c, s->store, &db)) {
			return NULL;
		}
		struct statement *st = db_sql(&c, db, sql);
		if (st != NULL) {
			bind_int(st, 1, s->writer);
			statement_step(&c, st, &row);
		}
		store_read_end(s->store, db);
	}
	return NULL;
}

/* ---- taking the syncing away ---- */

static sqlite3 *newest;

static int look(sqlite3 *opened, char **error, const void *api)
{
	(void)error, (void)api;
	newest = opened;
	return SQLITE_OK;
}

/* The writing connection is the last that store_open() makes; its thread sleeps until there is work. */
static void take_syncing_away(void)
{
	if (newest == NULL || sqlite3_db_readonly(newest, "main") != 0 ||
	    sqlite3_exec(newest, "PRAGMA synchronous = OFF", NULL, NULL, NULL) != SQLITE_OK) {
		abort();
	}
}

static bool is_off(void)
{
	const char *asked = getenv("STORE_LOAD_SYNCHRONOUS");
	return asked != NULL && strcmp(asked, "off") == 0;
}

/* ---- commands ---- */

static int say(struct ctx *c)
{
	fprintf(stderr, "store_load: %s\n", c->message);
	return 1;
}

static bool next_number(struct ctx *c, struct store *s, int64_t writer, int64_t *ret)
{
	static const char sql[] = "SELECT coalesce(max(no), 0) + 1 FROM body WHERE provider = $1";
	struct db *db;
	bool row = false;
	if (!store_read_begin(c, s, &db)) {
		return false;
	}
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, writer);
		row = statement_step(c, st, &row) && row;
		*ret = row ? column_int(st, 0) : 0;
	}
	store_read_end(s, db);
	return row;
}

static int write_for(const char *directory, const char *acknowledgements, int seconds)
{
	CTX(c);
	struct store *s = NULL;
	if (is_off()) {
		sqlite3_auto_extension((void (*)(void))look);
	}
	if (!store_open(&c, directory, STORE_WRITE, &s)) {
		return say(&c);
	}
	if (is_off()) {
		take_syncing_away();
	}
	struct side sides[WRITING + READING];
	int file = open(acknowledgements, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	for (int i = 0; i < WRITING + READING; i++) {
		sides[i] = (struct side){.store = s, .writer = i % WRITING + 1, .acknowledgements = file};
		if (!next_number(&c, s, sides[i].writer, &sides[i].next)) {
			return say(&c);
		}
	}
	for (int i = 0; i < WRITING + READING; i++) {
		pthread_create(&sides[i].thread, NULL, i < WRITING ? write_rows : read_rows, &sides[i]);
	}
	sleep((unsigned)seconds);
	stop = true;
	for (int i = 0; i < WRITING + READING; i++) {
		pthread_join(sides[i].thread, NULL);
	}
	store_close(s);
	return 0;
}

/* Whether the row is there with the content that its numbers ask for. */
static bool is_there(struct ctx *c, struct db *db, int64_t writer, int64_t number)
{
	static const char sql[] = "SELECT body, to_record FROM body JOIN link USING (provider)"
							  " WHERE provider = $1 AND no = $2 AND from_record = $2";
	struct statement *st = db_sql(c, db, sql);
	bool row = false;
	size_t length;
	struct arena_mark mark = arena_mark(c->arena);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, writer);
	bind_int(st, 2, number);
	const char *body = body_of(c, writer, number, &length);
	bool there = statement_step(c, st, &row) && row && strcmp(column_text(st, 0), body) == 0 &&
	             column_int(st, 1) == (int64_t)length;
	arena_reset(c->arena, mark);
	return there;
}

/* Halves of pieces, and pieces that were refused. */
static bool count_wrong(struct ctx *c, struct db *db, int64_t *ret)
{
	static const char sql[] =
		"SELECT (SELECT count(*) FROM body b WHERE NOT EXISTS"
		" (SELECT 1 FROM link l WHERE l.provider = b.provider AND l.from_record = b.no))"
		" + (SELECT count(*) FROM link l WHERE NOT EXISTS"
		" (SELECT 1 FROM body b WHERE b.provider = l.provider AND b.no = l.from_record))"
		" + (SELECT count(*) FROM body WHERE provider < 0)";
	struct statement *st = db_sql(c, db, sql);
	bool row = false;
	if (st == NULL || !statement_step(c, st, &row) || !row) {
		return false;
	}
	*ret = column_int(st, 0);
	return true;
}

static int compare(struct ctx *c, struct db *db, const char *acknowledgements)
{
	FILE *in = fopen(acknowledgements, "r");
	long long writer, number, acknowledged = 0, missing = 0;
	int64_t wrong = 0;
	while (in != NULL && fscanf(in, "%lld %lld", &writer, &number) == 2) {
		acknowledged++;
		missing += !is_there(c, db, writer, number);
	}
	if (in != NULL) {
		fclose(in);
	}
	if (!count_wrong(c, db, &wrong) || !db_is_sound(c, db)) {
		return say(c);
	}
	printf("%lld acknowledged, %lld of them missing, %lld pieces not whole\n", acknowledged,
	       missing, (long long)wrong);
	return missing == 0 && wrong == 0 ? 0 : 1;
}

static int verify(const char *directory, const char *acknowledgements)
{
	CTX(c);
	struct store *s = NULL;
	struct db *db;
	if (!store_open(&c, directory, STORE_WRITE, &s) || !store_read_begin(&c, s, &db)) {
		return say(&c);
	}
	int status = compare(&c, db, acknowledgements);
	store_read_end(s, db);
	store_close(s);
	return status;
}

int main(int count, char **arguments)
{
	if (count == 3 && strcmp(arguments[1], "create") == 0) {
		CTX(c);
		return store_create(&c, arguments[2]) ? 0 : say(&c);
	}
	if (count == 5 && strcmp(arguments[1], "write") == 0) {
		return write_for(arguments[2], arguments[3], atoi(arguments[4]));
	}
	if (count == 4 && strcmp(arguments[1], "verify") == 0) {
		return verify(arguments[2], arguments[3]);
	}
	fputs(
		"usage: store_load create DIR | write DIR ACKNOWLEDGEMENTS SECONDS | verify DIR ACKNOWLEDGEMENTS\n",
		stderr);
	return 2;
}
