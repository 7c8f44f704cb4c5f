/* Chains, records and duties held against the entries: the first difference is named. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "duties/duties.h"
#include "duties/opened.h"
#include "duties/stood.h"
#include "ledger/rows.h"

static int by_identity(const void *a, const void *b)
{
	return instance_compare_identity(a, b);
}

static bool same_text(const char *a, const char *b)
{
	return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static const char *difference(const struct instance *a, const struct instance *b)
{
	const struct {
		const char *name;
		int64_t stored, replayed;
	} pairs[] = {
		{"started", a->started.s, b->started.s}, {"due", a->due.s, b->due.s},
		{"due_first", a->due_first.s, b->due_first.s}, {"warn", a->warn.s, b->warn.s},
		{"opened", a->opened.s, b->opened.s},    {"ending", a->ending, b->ending},
		{"done_at", a->done_at.s, b->done_at.s}, {"ended", a->ended.s, b->ended.s},
		{"done_by", a->done_by, b->done_by},     {"evidence", a->evidence, b->evidence},
		{"home", a->home, b->home},              {"subject", a->subject, b->subject},
		{"imported", a->imported, b->imported},  {"unknown", a->unknown, b->unknown},
		{"target", a->target, b->target},        {"version", a->version, b->version},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		if (pairs[i].stored != pairs[i].replayed) {
			return pairs[i].name;
		}
	}
	return same_text(a->reason, b->reason) ? NULL : "reason";
}

static const char *instance_words(struct ctx *c, const struct instance *i)
{
	return arena_printf(c->arena, "duty %s of record %u (recipient \"%s\", round \"%s\")", symbol_word(i->duty), i->record,
	                    i->recipient == NULL ? "" : i->recipient, i->round == NULL ? "" : i->round);
}

static bool compare_instances(struct ctx *c, struct instance *stored, size_t count, const struct instance *const *replayed,
                              size_t replayed_count)
{
	qsort(stored, count, sizeof *stored, by_identity);
	for (size_t i = 0; i < count || i < replayed_count; i++) {
		int order = i >= count ? 1 : i >= replayed_count ? -1 : instance_compare_identity(&stored[i], replayed[i]);
		if (order < 0) {
			return ctx_fail(c, ERROR_INVALID, "%s is in the store, and the entries do not give it", instance_words(c, &stored[i]));
		}
		if (order > 0) {
			return ctx_fail(c, ERROR_INVALID, "%s follows from the entries and is not in the store", instance_words(c, replayed[i]));
		}
		const char *what = difference(&stored[i], replayed[i]);
		if (what != NULL) {
			return ctx_fail(c, ERROR_INVALID, "%s: %s in the store is not what the entries give", instance_words(c, &stored[i]), what);
		}
	}
	return true;
}

static const char select_records[] =
	"SELECT no, ref, type, home, subject, happened, entries FROM record WHERE provider = $1 ORDER BY no";

static bool compare_record(struct ctx *c, struct statement *st, const struct record *r)
{
	record_no no = (record_no)column_int(st, 0);
	if (r == NULL || r->no != no) {
		return ctx_fail(c, ERROR_INVALID, "record %u (\"%s\") is in the store, and the entries do not give it", no, column_text(st, 1));
	}
	bool same = same_text(column_text(st, 1), r->ref) && same_text(column_text(st, 2), symbol_word(r->type)) &&
	            column_int(st, 3) == r->home && column_int(st, 4) == r->subject &&
	            column_int(st, 5) == when_start(record_happened(r, INSTANT_NEVER)).s && column_int(st, 6) == r->entries;
	return same || ctx_fail(c, ERROR_INVALID, "record \"%s\" in the store is not what its entries give", r->ref);
}

static bool compare_records(struct ctx *c, struct db *db, const struct world *w, int64_t *ret)
{
	bool row = true;
	record_no last = 0;
	struct statement *st = db_sql(c, db, select_records);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	for (*ret = 0; statement_step(c, st, &row) && row; ++*ret) {
		const struct record *r = world_next_record(w, last);
		if (!compare_record(c, st, r)) {
			return false;
		}
		last = r->no;
	}
	return c->error == ERROR_NONE;
}

static bool verify_duties(struct ctx *c, struct hearth *h, struct db *db, struct verified *ret)
{
	struct instant moment;
	struct world *w = NULL;
	const struct instance *stored = NULL;
	const struct instance **replayed = NULL;
	size_t count = 0, replayed_count = 0;
	const struct replay everything = {.at = INSTANT_NONE};
	const struct instance_filter all = {0};
	if (!moment_read(c, db, &moment)) {
		return false;
	}
	if (instant_is_none(moment)) {
		return true; /* nothing was ever written */
	}
	if (!replay_in(c, h, db, published_generations(h->published), &everything, moment, &w)) {
		return false;
	}
	world_instances(c, w, &all, &replayed, &replayed_count);
	bool ok = compare_records(c, db, w, &ret->records) && instances_all(c, db, &stored, &count) &&
	          compare_instances(c, (struct instance *)(uintptr_t)stored, count, replayed, replayed_count);
	ret->instances = (int64_t)count;
	world_free(w);
	return ok;
}

bool hearth_verify(struct ctx *c, struct hearth *h, struct verified *ret)
{
	struct db *db = NULL;
	struct reading reading;
	*ret = (struct verified){0};
	if (!store_read_begin(c, h->store, &db)) {
		return false;
	}
	reading_begin(&reading, h, db);
	bool ok = ledger_verify(c, db, &reading.records, &ret->entries);
	reading_end(&reading);
	ok = ok && verify_duties(c, h, db, ret);
	store_read_end(h->store, db);
	return ok;
}
