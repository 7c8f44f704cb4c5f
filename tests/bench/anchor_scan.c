/*
 * What any rebuild must do at the least: reads every body of a store in order and decodes it with jansson.
 *
 *   anchor_scan STORE
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include <jansson.h>
#include <sqlite3.h>

/* Processor time: nothing here waits for a disk, and what else runs on the machine does not count. */
static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void fail(sqlite3 *db, const char *what)
{
	fprintf(stderr, "anchor_scan: %s: %s\n", what, sqlite3_errmsg(db));
	exit(3);
}

/* Bodies of publications hold whole files of definitions: no rebuild decodes those again, and they are left out here. */
static const char bodies[] =
	"SELECT b.body FROM entry e JOIN body b ON b.provider = e.provider AND b.no = e.no"
	" WHERE e.provider = 1 AND e.kind <> 7 ORDER BY e.no";

int main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	long count = 0;
	size_t bytes = 0, fields = 0;
	int code;
	if (argc != 2) {
		fputs("usage: anchor_scan STORE\n", stderr);
		return 2;
	}
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) !=
	        SQLITE_OK ||
	    sqlite3_prepare_v2(db, bodies, -1, &st, NULL) != SQLITE_OK) {
		fail(db, argv[1]);
	}
	double start = now();
	while ((code = sqlite3_step(st)) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(st, 0);
		json_error_t error;
		json_t *body = text == NULL ? NULL : json_loads(text, JSON_REJECT_DUPLICATES, &error);
		if (text != NULL && body == NULL) {
			fprintf(stderr, "anchor_scan: a body is no JSON: %s\n", error.text);
			return 1;
		}
		fields += json_object_size(json_object_get(body, "fields"));
		bytes += (size_t)sqlite3_column_bytes(st, 0);
		json_decref(body);
		count++;
	}
	if (code != SQLITE_DONE) {
		fail(db, "reading");
	}
	double seconds = now() - start;
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	printf(
		"{\"entries\":%ld,\"bytes\":%zu,\"fields\":%zu,\"seconds\":%.4f,\"rate\":%.1f,\"most_kb\":%ld}\n",
		count, bytes, fields, seconds, (double)count / seconds, used.ru_maxrss);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}
