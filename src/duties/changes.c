/* The engine's changes as rows. */
#include "duties/changes.h"

#include "base/ctx.h"
#include "ledger/rows.h"
#include "store/store.h"

/* What may change of a record after its opening; rows and indexes that say the same stay as they are. */
static const char update_record[] =
	"UPDATE record SET happened = $8, happened_is_date = $9, changed = $11, withdrawn = $12, force_from = $13,"
	" force_to = $14, entries = $15 WHERE provider = $1 AND no = $2";
static const char insert_record[] =
	"INSERT INTO record (provider, no, ref, type, home, subject, author, happened, happened_is_date, written, changed,"
	" withdrawn, force_from, force_to, entries) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
static const char insert_link[] =
	"INSERT INTO link (provider, from_record, to_record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
static const char select_key[] = "SELECT watch FROM watch_key WHERE provider = $1 AND key = $2";
static const char insert_key[] =
	"INSERT INTO watch_key (provider, watch, key) SELECT $1, coalesce(max(watch), 0) + 1, $2 FROM watch_key WHERE provider = $1";
static const char delete_watched[] =
	"DELETE FROM watched WHERE provider = $1 AND record = $4 AND watch = $2 AND scope = $3";
static const char insert_watched[] =
	"INSERT INTO watched (provider, watch, scope, happened, record, true_at, since, until, mixed)"
	" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (provider, watch, scope, happened, record)"
	" DO UPDATE SET true_at = excluded.true_at, since = excluded.since, until = excluded.until, mixed = excluded.mixed";
static const char delete_case[] = "DELETE FROM duty_case WHERE provider = $1 AND record = $2 AND duty = $3";
static const char upsert_case[] =
	"INSERT INTO duty_case (provider, duty, record, subject, home, live, wake) VALUES ($1, $2, $3, $4, $5, $6, $7)"
	" ON CONFLICT (provider, record, duty) DO UPDATE SET subject = excluded.subject, home = excluded.home,"
	" live = excluded.live, wake = excluded.wake";
static const char delete_instance[] =
	"DELETE FROM instance WHERE provider = $1 AND record = $2 AND duty = $3 AND on_duty = $4 AND recipient = $5 AND round = $6";
static const char insert_instance[] =
	"INSERT INTO instance (provider, record, duty, on_duty, recipient, round, home, subject, started, due, due_first, warn,"
	" opened, ending, done_at, ended, done_by, evidence, reason, imported, unknown, target, version)"
	" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)"
	" ON CONFLICT (provider, record, duty, on_duty, recipient, round) DO UPDATE SET home = excluded.home,"
	" subject = excluded.subject, started = excluded.started, due = excluded.due, due_first = excluded.due_first,"
	" warn = excluded.warn, opened = excluded.opened, ending = excluded.ending, done_at = excluded.done_at,"
	" ended = excluded.ended, done_by = excluded.done_by, evidence = excluded.evidence, reason = excluded.reason,"
	" imported = excluded.imported, unknown = excluded.unknown, target = excluded.target, version = excluded.version";

static struct statement *prepare(struct ctx *c, struct db *db, const char *sql)
{
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
	}
	return st;
}

static void bind_instant(struct statement *st, int n, struct instant i)
{
	if (i.s == INSTANT_NEVER.s || instant_is_none(i)) {
		bind_null(st, n);
	} else {
		bind_int(st, n, i.s);
	}
}

/* ---- records ---- */

static struct instant force_field(const struct record *r, symbol field, bool end)
{
	const struct fact *f = field == 0 ? NULL : record_fact(r, field, INSTANT_NEVER);
	if (f == NULL || (f->value.kind != VALUE_DATE && f->value.kind != VALUE_INSTANT)) {
		return INSTANT_NONE;
	}
	struct when w = f->value.kind == VALUE_DATE ? when_on(f->value.date) : when_at(f->value.instant);
	return end ? when_end(w) : when_start(w);
}

static bool write_record(struct ctx *c, struct db *db, const struct record *r)
{
	struct when happened = record_happened(r, INSTANT_NEVER);
	bool opened = r->entries == 1;
	struct statement *st = prepare(c, db, opened ? insert_record : update_record);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, r->no);
	if (opened) {
		bind_text(st, 3, r->ref);
		bind_text(st, 4, symbol_word(r->type));
		bind_int(st, 5, r->home);
		bind_int(st, 6, r->subject);
		bind_int(st, 7, r->author);
		bind_int(st, 10, r->written.s);
	}
	bind_int(st, 8, when_start(happened).s);
	bind_int(st, 9, happened.kind == WHEN_DATE);
	bind_int(st, 11, r->changed.s);
	bind_instant(st, 12, r->withdrawn);
	bind_instant(st, 13, force_field(r, r->kind->force_from, false));
	bind_instant(st, 14, force_field(r, r->kind->force_to, true));
	bind_int(st, 15, r->entries);
	return statement_run(c, st);
}

static bool write_links(struct ctx *c, struct db *db, record_no from, const record_no *links, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct statement *st = prepare(c, db, insert_link);
		if (st == NULL) {
			return false;
		}
		bind_int(st, 2, from);
		bind_int(st, 3, links[i]);
		if (!statement_run(c, st)) {
			return false;
		}
	}
	return true;
}

/* ---- watches ---- */

static bool find_key(struct ctx *c, struct db *db, symbol key, int64_t *ret)
{
	bool row = false;
	struct statement *st = prepare(c, db, select_key);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, symbol_word(key));
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? column_int(st, 0) : 0;
	return true;
}

static bool key_number(struct ctx *c, struct db *db, symbol key, int64_t *ret)
{
	if (!find_key(c, db, key, ret) || *ret != 0) {
		return c->error == ERROR_NONE;
	}
	struct statement *st = prepare(c, db, insert_key);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, symbol_word(key));
	return statement_run(c, st) && find_key(c, db, key, ret);
}

static bool remove_watched(struct ctx *c, struct db *db, int64_t key, const struct watched *w)
{
	struct statement *st = prepare(c, db, delete_watched);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, key);
	bind_int(st, 3, w->scope);
	bind_int(st, 4, w->record);
	return statement_run(c, st);
}

static bool write_watched(struct ctx *c, struct db *db, const struct watched_change *change)
{
	const struct watched *w = &change->row;
	int64_t key = 0;
	if (!key_number(c, db, change->watch, &key) || ((change->gone || change->moved) && !remove_watched(c, db, key, w))) {
		return false;
	}
	struct statement *st = change->gone ? NULL : prepare(c, db, insert_watched);
	if (st == NULL) {
		return change->gone;
	}
	bind_int(st, 2, key);
	bind_int(st, 3, w->scope);
	bind_int(st, 4, w->happened.s);
	bind_int(st, 5, w->record);
	bind_instant(st, 6, w->true_at);
	bind_int(st, 7, w->since.s);
	bind_int(st, 8, w->until.s);
	bind_int(st, 9, w->mixed);
	return statement_run(c, st);
}

bool changes_write_world(struct ctx *c, struct db *db, const struct world_change *change)
{
	if (!write_record(c, db, change->record) ||
	    !write_links(c, db, change->record->no, change->links, change->link_count)) {
		return false;
	}
	for (size_t i = 0; i < change->row_count; i++) {
		if (!write_watched(c, db, &change->rows[i])) {
			return false;
		}
	}
	return true;
}

/* ---- cases and instances ---- */

static bool write_case(struct ctx *c, struct db *db, const struct case_change *k)
{
	bool kept = k->live || k->wake.s != INSTANT_NEVER.s;
	struct statement *st = prepare(c, db, kept ? upsert_case : delete_case);
	if (st == NULL) {
		return false;
	}
	if (!kept) {
		bind_int(st, 2, k->key.record);
		bind_text(st, 3, symbol_word(k->key.duty));
		return statement_run(c, st);
	}
	bind_text(st, 2, symbol_word(k->key.duty));
	bind_int(st, 3, k->key.record);
	bind_int(st, 4, k->subject);
	bind_int(st, 5, k->home);
	bind_int(st, 6, k->live);
	bind_instant(st, 7, k->wake);
	return statement_run(c, st);
}

static void bind_identity(struct statement *st, const struct instance *i)
{
	bind_int(st, 2, i->record);
	bind_text(st, 3, symbol_word(i->duty));
	bind_text(st, 4, symbol_word(i->on));
	bind_text(st, 5, i->recipient == NULL ? "" : i->recipient);
	bind_text(st, 6, i->round == NULL ? "" : i->round);
}

static bool insert_row(struct ctx *c, struct db *db, const struct instance *i)
{
	struct statement *st = prepare(c, db, insert_instance);
	if (st == NULL) {
		return false;
	}
	bind_identity(st, i);
	bind_int(st, 7, i->home);
	bind_int(st, 8, i->subject);
	bind_instant(st, 9, i->started);
	bind_instant(st, 10, i->due);
	bind_instant(st, 11, i->due_first);
	bind_instant(st, 12, i->warn);
	bind_instant(st, 13, i->opened);
	bind_int(st, 14, i->ending);
	bind_instant(st, 15, i->done_at);
	bind_instant(st, 16, i->ended);
	bind_int(st, 17, i->done_by);
	bind_int(st, 18, i->evidence);
	bind_text(st, 19, i->reason);
	bind_int(st, 20, i->imported);
	bind_int(st, 21, i->unknown);
	bind_int(st, 22, i->target);
	bind_int(st, 23, i->version);
	return statement_run(c, st);
}

static bool write_instance(struct ctx *c, struct db *db, const struct instance_change *change)
{
	struct statement *st = change->gone ? prepare(c, db, delete_instance) : NULL;
	if (!change->gone) {
		return insert_row(c, db, &change->row);
	}
	if (st == NULL) {
		return false;
	}
	bind_identity(st, &change->row);
	return statement_run(c, st);
}

bool changes_write_duties(struct ctx *c, struct db *db, const struct duty_changes *changes)
{
	for (size_t i = 0; i < changes->instance_count; i++) {
		if (!write_instance(c, db, &changes->instances[i])) {
			return false;
		}
	}
	for (size_t i = 0; i < changes->case_count; i++) {
		if (!write_case(c, db, &changes->cases[i])) {
			return false;
		}
	}
	return true;
}
