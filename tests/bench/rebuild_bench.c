/*
 * How long it takes to make all duties again from the entries.
 *
 *   rebuild_bench DATA scan             reads and decodes every entry as Hearth does, and keeps nothing
 *   rebuild_bench DATA homes            each home in turn: its entries put into a fresh world, every duty walked to now
 *   rebuild_bench DATA whole            all homes in one world, as `hearth verify` does
 *   rebuild_bench DATA home REF TIMES   one home, TIMES over
 *   rebuild_bench DATA live FILE        saves the entry lines of FILE into DATA one by one, as a server does
 *   rebuild_bench DATA steps            every entry stepped as it came, in memory; what each tenth of them took
 *
 * One line of JSON tells entries, instances, seconds of processor time and the most memory this process ever held.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/ctx.h"
#include "base/text.h"
#include "duties/duties.h"
#include "duties/hearth.h"
#include "duties/world_store.h"
#include "ledger/rows.h"
#include "store/store.h"

enum { MOST_TIMES = 1000 };

struct result {
	long entries, instances, homes;
	double seconds, least, middle; /* least and middle: of one home */
};

/* Processor time: nothing here waits for a disk, and what else runs on the machine does not count. */
static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int64_t one_number(struct ctx *c, struct db *db, const char *sql)
{
	bool row = false;
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return 0;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	return statement_step(c, st, &row) && row ? column_int(st, 0) : 0;
}

static bool count_entries(struct ctx *c, struct hearth *h, struct result *ret)
{
	static const char sql[] = "SELECT count(*) FROM entry WHERE provider = $1 AND kind <> 7";
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	ret->entries = one_number(c, db, sql);
	store_read_end(hearth_store(h), db);
	return c->error == ERROR_NONE;
}

/* ---- scan ---- */

static bool count_entry(struct ctx *c, void *arg, const struct entry *e)
{
	struct result *r = arg;
	(void)c;
	r->entries += e->kind != ENTRY_PUBLISH;
	return true;
}

static const struct definitions *definitions_of(void *self, uint32_t version)
{
	return hearth_generation(self, version);
}

/* Of the record that an entry goes on with, its reference and definitions are all that decoding needs: a shell does. */
struct shells {
	struct hearth *h;
	struct record shell;
};

static const struct record *shell_of(struct ctx *c, void *self, record_no no)
{
	struct shells *s = self;
	(void)c;
	s->shell =
		(struct record){.no = no, .ref = "", .definitions = definitions_of(s->h, UINT32_MAX)};
	return &s->shell;
}

static const struct definitions *shell_definitions(void *self, uint32_t version)
{
	return definitions_of(((struct shells *)self)->h, version);
}

static bool no_number(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	(void)c, (void)self, (void)ref;
	*ret = 0;
	return true;
}

static bool scan(struct ctx *c, struct hearth *h, struct result *ret)
{
	struct shells shells = {.h = h};
	const struct record_source source = {
		.self = &shells, .by_no = shell_of, .definitions = shell_definitions, .no_of = no_number};
	const struct scan all = {.bodies = true};
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	bool ok = ledger_scan(c, db, &source, &all, false, count_entry, ret);
	store_read_end(hearth_store(h), db);
	return ok;
}

/* ---- rebuilds ---- */

static long count_instances(struct ctx *c, const struct world *w)
{
	const struct instance_filter all = {0};
	const struct instance **list = NULL;
	size_t count = 0;
	world_instances(c, w, &all, &list, &count);
	return (long)count;
}

static bool rebuild(struct ctx *c, struct hearth *h, const char *home, struct result *ret)
{
	const struct replay replay = {.at = c->now, .as_received = true, .home = home};
	struct arena_mark mark = arena_mark(c->arena);
	struct world *w = NULL;
	if (!hearth_replay(c, h, &replay, &w)) {
		return false;
	}
	ret->instances += count_instances(c, w);
	ret->homes++;
	world_free(w);
	arena_reset(c->arena, mark);
	return true;
}

static bool read_homes(struct ctx *c, struct hearth *h, const char ***ret, size_t *ret_count)
{
	static const char sql[] =
		"SELECT ref FROM record WHERE provider = $1 AND type = 'home' AND no = home ORDER BY no";
	const char **homes = ARENA_ARRAY(c->arena, 10000, const char *);
	struct db *db = NULL;
	bool row = true;
	*ret_count = 0;
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
	}
	while (st != NULL && *ret_count < 10000 && statement_step(c, st, &row) && row) {
		homes[(*ret_count)++] = arena_copy(c->arena, column_text(st, 0));
	}
	store_read_end(hearth_store(h), db);
	*ret = homes;
	return c->error == ERROR_NONE;
}

static bool rebuild_homes(struct ctx *c, struct hearth *h, struct result *ret)
{
	const char **homes = NULL;
	size_t count = 0;
	if (!read_homes(c, h, &homes, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!rebuild(c, h, homes[i], ret)) {
			return false;
		}
	}
	return true;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static bool rebuild_again(struct ctx *c, struct hearth *h, const char *home, int times,
                          struct result *ret)
{
	double took[MOST_TIMES];
	for (int i = 0; i < times; i++) {
		double start = now();
		if (!rebuild(c, h, home, ret)) {
			return false;
		}
		took[i] = now() - start;
	}
	qsort(took, (size_t)times, sizeof *took, compare);
	ret->least = took[0];
	ret->middle = took[times / 2];
	ret->instances /= times;
	return true;
}

/* ---- steps ---- */

struct stepping {
	struct store_source stored;
	struct world *world;
	struct ctx *passing; /* of one step */
	long count, all;
	double start;
};

static bool stored_no(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	struct world_source s = store_world_source(&((struct stepping *)self)->stored);
	return s.no_of(c, s.self, ref, ret);
}

static const struct record *stepped_by_no(struct ctx *c, void *self, record_no no)
{
	return world_record(c, ((struct stepping *)self)->world, no);
}

static const struct definitions *stepped_definitions(void *self, uint32_t version)
{
	struct record_source s = world_records(((struct stepping *)self)->world);
	return s.definitions(s.self, version);
}

static bool step(struct ctx *c, void *arg, const struct entry *e)
{
	struct stepping *s = arg;
	struct entry live = *e;
	struct duty_changes changes;
	arena_clear(s->passing->arena);
	(void)c;
	live.received = live.written; /* as it would have come, had it not been imported */
	live.imported = false;
	if (!duties_wake(s->passing, s->world, live.received, &changes) ||
	    !world_put_entry(s->passing, s->world, &live, NULL) ||
	    !duties_step(s->passing, s->world, &live, &changes)) {
		return ctx_fail(c, s->passing->error, "%s", s->passing->message);
	}
	if (++s->count % (s->all / 10 + 1) == 0 || s->count == s->all) {
		double at = now();
		fprintf(stderr, "%7ld steps %9.3f s\n", s->count, at - s->start);
		s->start = at;
	}
	return true;
}

static bool steps(struct ctx *c, struct hearth *h, struct result *ret)
{
	CTX(passing);
	const struct definitions *d = hearth_generation(h, 0);
	const struct instant first = INSTANT_NONE;
	const struct generations g = {&d, &first, 1};
	struct stepping s = {
		.world = world_new(&g, NULL), .passing = &passing, .all = ret->entries, .start = now()};
	const struct record_source source = {
		.self = &s, .by_no = stepped_by_no, .definitions = stepped_definitions, .no_of = stored_no};
	const struct scan all = {.bodies = true};
	struct db *db = NULL;
	if (!store_read_begin(c, hearth_store(h), &db)) {
		return false;
	}
	s.stored.db = db;
	bool ok = ledger_scan(c, db, &source, &all, false, step, &s);
	ret->instances = count_instances(c, s.world);
	store_read_end(hearth_store(h), db);
	world_free(s.world);
	return ok;
}

/* ---- live ---- */

static bool live(struct ctx *c, struct hearth *h, const char *path, struct result *ret)
{
	FILE *in = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t length = 0;
	bool ok = in != NULL || ctx_fail(c, ERROR_NOT_FOUND, "there is no file \"%s\"", path);
	while (ok && (length = getline(&line, &room, in)) > 0) {
		CTX(own);
		struct saved saved;
		double start = now();
		ok = entry_save(&own, h, line, (size_t)length, &saved) || ctx_fail(c, own.error, "%s", own.message);
		double took = now() - start;
		fprintf(stderr, "%9.3f ms  %.90s\n", took * 1e3, line);
		ret->entries++;
	}
	free(line);
	if (in != NULL) {
		fclose(in);
	}
	return ok;
}

/* ---- the command line ---- */

static bool measure(struct ctx *c, struct hearth *h, int argc, char **argv, struct result *ret)
{
	const char *what = argv[2];
	int times = argc == 5 ? atoi(argv[4]) : 1;
	if (text_is(what, "scan") && argc == 3) {
		return scan(c, h, ret);
	}
	if (text_is(what, "live") && argc == 4) {
		return live(c, h, argv[3], ret);
	}
	if (!count_entries(c, h, ret)) {
		return false;
	}
	if (text_is(what, "homes") && argc == 3) {
		return rebuild_homes(c, h, ret);
	}
	if (text_is(what, "steps") && argc == 3) {
		return steps(c, h, ret);
	}
	if (text_is(what, "whole") && argc == 3) {
		return rebuild(c, h, NULL, ret);
	}
	if (text_is(what, "home") && argc == 5 && times >= 1 && times <= MOST_TIMES) {
		return rebuild_again(c, h, argv[3], times, ret);
	}
	return ctx_fail(c, ERROR_USAGE,
	                "rebuild_bench DATA scan | homes | whole | steps | live FILE | home REF TIMES");
}

int main(int argc, char **argv)
{
	CTX(c);
	struct hearth *h = NULL;
	struct result r = {0};
	struct rusage used;
	if (argc < 3) {
		fputs("usage: rebuild_bench DATA scan | homes | whole | steps | live FILE | home REF TIMES\n", stderr);
		return 2;
	}
	enum hearth_mode mode = text_is(argv[2], "live") ? HEARTH_WRITE : HEARTH_READ;
	if (!hearth_open(&c, argv[1], mode, &h)) {
		fprintf(stderr, "rebuild_bench: %s\n", c.message);
		return 3;
	}
	double start = now();
	bool ok = measure(&c, h, argc, argv, &r);
	r.seconds = now() - start;
	hearth_close(h);
	if (!ok) {
		fprintf(stderr, "rebuild_bench: %s\n", c.message);
		return 1;
	}
	getrusage(RUSAGE_SELF, &used);
	printf(
		"{\"entries\":%ld,\"instances\":%ld,\"homes\":%ld,\"seconds\":%.4f,\"rate\":%.1f,\"least_ms\":%.3f,\"middle_ms\":%.3f,"
		"\"most_kb\":%ld}\n",
		r.entries, r.instances, r.homes, r.seconds, (double)r.entries / r.seconds, r.least * 1e3,
		r.middle * 1e3, used.ru_maxrss);
	return 0;
}
