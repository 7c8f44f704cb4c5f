/* As it stood: a home or the provider replayed in memory. And the export, which reads the ledger in slices. */

#include "base/json.h"
#include "duties/duties.h"
#include "duties/opened.h"
#include "duties/stood.h"
#include "ledger/rows.h"

/* ---- replaying ---- */

struct replaying {
	struct hearth *h;
	struct world *world;
	struct db *db;
	const struct replay *replay;
};

/* In a replay a link may name a record that is not part of it: its number still comes from the store. */
static bool no_of_stored(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	struct store_source s = {.db = ((struct replaying *)self)->db};
	struct world_source stored = store_world_source(&s);
	return stored.no_of(c, stored.self, ref, ret);
}

static const struct record *replayed_by_ref(struct ctx *c, void *self, const char *ref)
{
	struct record_source s = world_records(((struct replaying *)self)->world);
	return s.by_ref(c, s.self, ref);
}

static const struct record *replayed_by_no(struct ctx *c, void *self, record_no no)
{
	return world_record(c, ((struct replaying *)self)->world, no);
}

static const struct definitions *replayed_definitions(void *self, uint32_t version)
{
	struct record_source s = world_records(((struct replaying *)self)->world);
	return s.definitions(s.self, version);
}

static bool is_known(const struct replay *r, const struct entry *e)
{
	struct instant when = e->imported && !r->as_received ? e->written : e->received;
	return instant_is_none(r->at) || when.s <= r->at.s;
}

static bool put(struct ctx *c, void *arg, const struct entry *e)
{
	struct replaying *r = arg;
	return !is_known(r->replay, e) || world_put_entry(c, r->world, e, NULL);
}

static const char select_home[] = "SELECT no FROM record WHERE provider = $1 AND ref = $2 AND type = 'home'";

static bool find_home(struct ctx *c, struct db *db, const char *ref, record_no *ret)
{
	bool row = false;
	struct statement *st = ref == NULL ? NULL : db_sql(c, db, select_home);
	*ret = 0;
	if (ref == NULL || st == NULL) {
		return ref == NULL;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_text(st, 2, ref);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? (record_no)column_int(st, 0) : 0;
	return row || ctx_fail(c, ERROR_NOT_FOUND, "there is no home \"%s\"", text_shown(c->arena, ref, 64));
}

/* Fills the world with what a replay takes; links and references resolve through the store. */
static bool fill(struct ctx *c, struct replaying *r, record_no home)
{
	const struct record_source source = {.self = r,
	                                     .by_ref = replayed_by_ref,
	                                     .by_no = replayed_by_no,
	                                     .no_of = no_of_stored,
	                                     .definitions = replayed_definitions};
	const struct scan scan = {.bodies = true, .around = home, .known = true};
	world_defer(r->world);
	return ledger_scan(c, r->db, &source, &scan, false, put, r);
}

bool replay_in(struct ctx *c, struct hearth *h, struct db *db, const struct generations *g,
               const struct replay *replay, struct instant now, struct world **ret)
{
	record_no home = 0;
	struct replaying r = {.h = h, .db = db, .replay = replay};
	if (!find_home(c, db, replay->home, &home)) {
		return false;
	}
	r.world = world_new(g, NULL);
	if (!fill(c, &r, home) || !duties_rebuild(c, r.world, home, now)) {
		world_free(r.world);
		return false;
	}
	*ret = r.world;
	return true;
}

bool hearth_replay(struct ctx *c, struct hearth *h, const struct replay *replay, struct world **ret)
{
	struct db *db = NULL;
	if (!store_read_begin(c, h->store, &db)) {
		return false;
	}
	bool ok = replay_in(c, h, db, published_generations(h->published), replay, replay->at, ret);
	store_read_end(h->store, db);
	return ok;
}

/* ---- exporting ---- */

struct exporting {
	struct reading reading;
	bool (*line)(struct ctx *c, void *arg, const char *line);
	void *arg;
	int64_t last;
};

static bool export_entry(struct ctx *c, void *arg, const struct entry *e)
{
	struct exporting *x = arg;
	AUTO_JSON o = entry_json(c, &x->reading.records, e, true);
	x->last = e->no;
	return x->line(c, x->arg, json_line(c->arena, o));
}

enum { EXPORT_SLICE = 2000 };

/* One slice within one snapshot, so that a long export never holds the log of commits back. */
static bool export_slice(struct ctx *c, struct hearth *h, struct exporting *x, bool *ret_more)
{
	struct db *db = NULL;
	int64_t before = x->last;
	if (!store_read_begin(c, h->store, &db)) {
		return false;
	}
	reading_begin(&x->reading, h, db);
	const struct scan scan = {.after = x->last, .limit = EXPORT_SLICE, .bodies = true};
	bool ok = ledger_scan(c, db, &x->reading.records, &scan, false, export_entry, x);
	reading_end(&x->reading);
	store_read_end(h->store, db);
	*ret_more = x->last > before;
	return ok;
}

bool hearth_export(struct ctx *c, struct hearth *h, bool (*line)(struct ctx *c, void *arg, const char *line), void *arg)
{
	struct exporting x = {.line = line, .arg = arg};
	bool more = true;
	while (more) {
		if (!export_slice(c, h, &x, &more)) {
			return false;
		}
	}
	return true;
}
