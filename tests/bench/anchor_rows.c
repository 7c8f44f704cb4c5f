/*
 * What SQLite alone can do: commits the very rows that Hearth wrote, with nothing else around them.
 *
 *   anchor_rows FROM INTO COUNT BATCH
 *
 * FROM is a store after COUNT or more entries were added, INTO a copy of it from before. The rows of the entries that INTO
 * lacks are read into memory first: entry, body, the head of the chain, and of each record that was opened its rows in
 * record, link, watched, duty_case and instance. Rows of other records that an entry changed are left out, so this does
 * less than Hearth did. Then they are written in their order, BATCH entries a commit: WAL, synchronous=FULL, the same size
 * of page, cache and log as Hearth. One line of JSON tells how fast.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <sqlite3.h>

enum { MOST_COLUMNS = 40, LOG_PAGES = 2048, CACHE_KB = 8192 };

/* Tables in the order of writing, and how the rows of an entry are found: $1 is its number, $2 its record, $3 its chain. */
static const struct {
	const char *name, *rows;
	bool of_opening; /* only where the entry opened the record */
	bool replaces;   /* a row that is there already moves on */
} tables[] = {
	{"entry", "SELECT * FROM entry WHERE provider = 1 AND no = $1", false, false},
	{"body", "SELECT * FROM body WHERE provider = 1 AND no = $1", false, false},
	{"chain",
     "SELECT provider, chain, (SELECT seq FROM entry WHERE provider = 1 AND no = $1), hash, received FROM chain"
     " WHERE provider = 1 AND chain = $3",
     false, true},
	{"record", "SELECT * FROM record WHERE provider = 1 AND no = $2", true, false},
	{"link", "SELECT * FROM link WHERE provider = 1 AND from_record = $2", true, false},
	{"watched", "SELECT * FROM watched WHERE provider = 1 AND record = $2", true, false},
	{"duty_case", "SELECT * FROM duty_case WHERE provider = 1 AND record = $2", true, false},
	{"instance", "SELECT * FROM instance WHERE provider = 1 AND record = $2", true, false},
	{"counter", "SELECT * FROM counter WHERE provider = 1 AND name = 'moment'", false, true},
};
enum { TABLES = sizeof tables / sizeof tables[0] };

struct row {
	int table, columns;
	sqlite3_value *values[];
};

struct rows {
	struct row **items;
	size_t count, room;
};

static sqlite3_stmt *inserts[TABLES];

static void fail(sqlite3 *db, const char *what)
{
	fprintf(stderr, "anchor_rows: %s: %s\n", what, db == NULL ? "no memory" : sqlite3_errmsg(db));
	exit(3);
}

static double seconds_of(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static sqlite3 *open_store(const char *path, int flags)
{
	sqlite3 *db = NULL;
	if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
		fail(db, path);
	}
	return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK) {
		fail(db, sql);
	}
	return st;
}

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fail(db, sql);
	}
}

/* ---- reading ---- */

static void keep(struct rows *rows, int table, sqlite3_stmt *st)
{
	int columns = sqlite3_column_count(st);
	struct row *row = malloc(sizeof *row + (size_t)columns * sizeof row->values[0]);
	if (rows->count == rows->room) {
		rows->room = rows->room == 0 ? 1024 : rows->room * 2;
		rows->items = realloc(rows->items, rows->room * sizeof(struct row *));
	}
	if (row == NULL || rows->items == NULL) {
		fail(NULL, "reading");
	}
	*row = (struct row){.table = table, .columns = columns};
	for (int i = 0; i < columns; i++) {
		row->values[i] = sqlite3_value_dup(sqlite3_column_value(st, i));
	}
	rows->items[rows->count++] = row;
}

/* Rows without a number end an entry: a NULL stands between the entries. */
static void end_entry(struct rows *rows)
{
	if (rows->count == rows->room) {
		rows->room *= 2;
		rows->items = realloc(rows->items, rows->room * sizeof(struct row *));
	}
	if (rows->items == NULL) {
		fail(NULL, "reading");
	}
	rows->items[rows->count++] = NULL;
}

static void keep_entry(sqlite3 *from, sqlite3_stmt **selects, const sqlite3_int64 key[3],
                       bool opening, struct rows *rows)
{
	for (int t = 0; t < TABLES; t++) {
		if (tables[t].of_opening && !opening) {
			continue;
		}
		sqlite3_reset(selects[t]);
		for (int i = 0; i < 3 && i < sqlite3_bind_parameter_count(selects[t]); i++) {
			const char *name = sqlite3_bind_parameter_name(selects[t], i + 1);
			sqlite3_bind_int64(selects[t], i + 1, key[name[1] - '1']);
		}
		int code;
		while ((code = sqlite3_step(selects[t])) == SQLITE_ROW) {
			keep(rows, t, selects[t]);
		}
		if (code != SQLITE_DONE) {
			fail(from, tables[t].name);
		}
	}
	end_entry(rows);
}

static long read_rows(const char *path, sqlite3_int64 after, long most, struct rows *rows)
{
	sqlite3 *from = open_store(path, SQLITE_OPEN_READONLY);
	sqlite3_stmt *entries = prepare(
		from,
		"SELECT no, record, chain, kind FROM entry WHERE provider = 1 AND no > $1 ORDER BY no LIMIT $2");
	sqlite3_stmt *selects[TABLES];
	long count = 0;
	for (int t = 0; t < TABLES; t++) {
		selects[t] = prepare(from, tables[t].rows);
	}
	sqlite3_bind_int64(entries, 1, after);
	sqlite3_bind_int64(entries, 2, most);
	while (sqlite3_step(entries) == SQLITE_ROW) {
		const sqlite3_int64 key[3] = {sqlite3_column_int64(entries, 0),
		                              sqlite3_column_int64(entries, 1),
		                              sqlite3_column_int64(entries, 2)};
		keep_entry(from, selects, key, sqlite3_column_int(entries, 3) == 0, rows);
		count++;
	}
	for (int t = 0; t < TABLES; t++) {
		sqlite3_finalize(selects[t]);
	}
	sqlite3_finalize(entries);
	sqlite3_close(from);
	return count;
}

/* ---- writing ---- */

static void prepare_inserts(sqlite3 *into)
{
	for (int t = 0; t < TABLES; t++) {
		char sql[512], *at = sql;
		char *info = sqlite3_mprintf("SELECT * FROM %s", tables[t].name);
		sqlite3_stmt *st = prepare(into, info);
		at += sprintf(at, "INSERT %s INTO %s VALUES (", tables[t].replaces ? "OR REPLACE" : "",
		              tables[t].name);
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			at += sprintf(at, i == 0 ? "?" : ", ?");
		}
		strcpy(at, ")");
		sqlite3_finalize(st);
		sqlite3_free(info);
		inserts[t] = prepare(into, sql);
	}
}

static void write_row(sqlite3 *into, const struct row *row)
{
	sqlite3_stmt *st = inserts[row->table];
	for (int i = 0; i < row->columns; i++) {
		sqlite3_bind_value(st, i + 1, row->values[i]);
	}
	if (sqlite3_step(st) != SQLITE_DONE) {
		fail(into, tables[row->table].name);
	}
	sqlite3_reset(st);
}

static sqlite3 *open_into(const char *path)
{
	sqlite3 *into = open_store(path, SQLITE_OPEN_READWRITE);
	char settings[256];
	snprintf(
		settings, sizeof settings,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
		"PRAGMA cache_size = -%d; PRAGMA wal_autocheckpoint = %d",
		CACHE_KB, LOG_PAGES);
	run(into, settings);
	return into;
}

static sqlite3_int64 last_of(sqlite3 *db)
{
	sqlite3_stmt *st = prepare(db, "SELECT coalesce(max(no), 0) FROM entry WHERE provider = 1");
	sqlite3_step(st);
	sqlite3_int64 last = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return last;
}

static size_t write_all(sqlite3 *into, const struct rows *rows, long batch)
{
	sqlite3_stmt *begin = prepare(into, "BEGIN IMMEDIATE"), *commit = prepare(into, "COMMIT");
	size_t written = 0;
	long in_batch = 0;
	for (size_t i = 0; i < rows->count; i++) {
		if (in_batch == 0 &&
		    (sqlite3_step(begin) != SQLITE_DONE || sqlite3_reset(begin) != SQLITE_OK)) {
			fail(into, "begin");
		}
		in_batch = in_batch == 0 ? 1 : in_batch;
		if (rows->items[i] != NULL) {
			write_row(into, rows->items[i]);
			written++;
		} else if (in_batch++ == batch || i + 1 == rows->count) {
			if (sqlite3_step(commit) != SQLITE_DONE || sqlite3_reset(commit) != SQLITE_OK) {
				fail(into, "commit");
			}
			in_batch = 0;
		}
	}
	sqlite3_finalize(begin);
	sqlite3_finalize(commit);
	return written;
}

int main(int argc, char **argv)
{
	struct rows rows = {0};
	if (argc != 5 || atol(argv[3]) < 1 || atol(argv[4]) < 1) {
		fputs("usage: anchor_rows FROM INTO COUNT BATCH\n", stderr);
		return 2;
	}
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3 *into = open_into(argv[2]);
	long count = read_rows(argv[1], last_of(into), atol(argv[3]), &rows);
	if (count == 0) {
		fputs("anchor_rows: nothing to write: INTO holds what FROM holds\n", stderr);
		return 1;
	}
	prepare_inserts(into);
	double start = seconds_of(CLOCK_MONOTONIC), processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
	size_t written = write_all(into, &rows, atol(argv[4]));
	double seconds = seconds_of(CLOCK_MONOTONIC) - start;
	processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - processor;
	printf("{\"entries\":%ld,\"rows\":%zu,\"seconds\":%.4f,\"rate\":%.1f,\"cpu_us\":%.2f}\n", count,
	       written, seconds, (double)count / seconds, processor / (double)count * 1e6);
	return 0;
}
