/* Where posts are looked up: in a world in memory, or in the rows of a store. */
#include "base/ctx.h"
#include "base/text.h"
#include "duties/inside.h"
#include "duties/posts.h"
#include "ledger/rows.h"
#include "ledger/stored.h"
#include "store/store.h"

struct found {
	struct ctx *c;
	record_no *items;
	size_t count, room;
};

static void add(struct found *f, record_no no)
{
	if (f->count == f->room) {
		size_t room = f->room * 2 + 16;
		f->items = arena_grow(f->c->arena, f->items, f->count, room, sizeof *f->items);
		f->room = room;
	}
	f->items[f->count++] = no;
}

/* ---- a world ---- */

static bool add_carriers(struct world *w, struct found *f, symbol type, record_no scope)
{
	const record_no *list = NULL;
	size_t count = 0;
	if (!rec_carriers(f->c, w, type, scope, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		add(f, list[i]);
	}
	return true;
}

/* Shifts are many: only those that are on. */
static bool add_in_force(struct world *w, struct found *f, symbol type, record_no home,
                         struct instant at)
{
	uint32_t watch = plan_force(w->plan, type);
	struct list *l = watch == UINT32_MAX ? NULL : list_of(f->c, w, watch, home, at);
	for (size_t i = l == NULL ? 0 : list_reaching(l, at); l != NULL && i < list_upto(l, at); i++) {
		if (l->rows[i].until.s >= at.s) {
			add(f, l->rows[i].record);
		}
	}
	return f->c->error == ERROR_NONE;
}

static bool world_of_type(struct ctx *c, void *self, const char *type, record_no home,
                          struct instant at, const record_no **ret, size_t *ret_count)
{
	struct world *w = self;
	struct found f = {.c = c};
	symbol name = symbol_find(type);
	bool ok;
	if (text_is(type, "shift")) {
		ok = home == 0 || add_in_force(w, &f, name, home, at);
	} else if (text_is(type, "registered-person")) {
		ok = add_carriers(w, &f, name, 0);
	} else {
		ok = (home == 0 || add_carriers(w, &f, name, home)) &&
		     add_carriers(w, &f, name, SCOPE_PROVIDER);
	}
	*ret = f.items;
	*ret_count = f.count;
	return ok;
}

static bool world_first_home(struct ctx *c, void *self, record_no *ret)
{
	struct world *w = self;
	const record_no *homes = NULL;
	size_t count = 0;
	bool ok = rec_carriers(c, w, w->plan->words.home, 0, &homes, &count);
	*ret = 0;
	for (size_t i = 0; i < count; i++) {
		*ret = *ret == 0 || homes[i] < *ret ? homes[i] : *ret;
	}
	return ok;
}

struct post_source posts_in_world(struct world *w)
{
	return (struct post_source){world_records(w), w, world_of_type, world_first_home};
}

/* ---- a store ---- */

/* What is in force then, or nearly. The pluses keep the engine from walking all rows there are for the sake of order. */
static const char select_in_force[] =
	"SELECT w.record FROM watch_key k CROSS JOIN watched w ON w.provider = k.provider AND w.watch = k.watch"
	" WHERE k.provider = $1 AND k.key = $2 AND w.scope IN ($3, $4) AND w.until >= $5 AND +w.happened <= $5"
	" ORDER BY +w.record";
/* Of every home, also those that have ended: a few a home. */
static const char select_posts[] =
	"SELECT r.no FROM watch_key k CROSS JOIN watched w ON w.provider = k.provider AND w.watch = k.watch"
	" CROSS JOIN record r ON r.provider = w.provider AND r.no = w.record"
	" WHERE k.provider = $1 AND k.key = $2 AND (r.home IN (0, $3) OR r.subject <> r.home) ORDER BY +r.no";
/* Every home has a chain of its own. */
static const char select_first_home[] =
	"SELECT min(chain) FROM chain WHERE provider = $1 AND chain > 0";

static struct statement *prepare(struct ctx *c, struct db *db, const char *sql)
{
	struct statement *st = db_sql(c, db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
	}
	return st;
}

static bool add_rows(struct statement *st, struct found *f)
{
	bool row = true;
	while (statement_step(f->c, st, &row) && row) {
		record_no no = (record_no)column_int(st, 0);
		if (f->count == 0 || f->items[f->count - 1] != no) { /* one row for its subject, one for its home */
			add(f, no);
		}
	}
	return f->c->error == ERROR_NONE;
}

static bool stored_of_type(struct ctx *c, void *self, const char *type, record_no home,
                           struct instant at, const record_no **ret, size_t *ret_count)
{
	struct stored *s = self;
	struct found f = {.c = c};
	bool posts = text_is(type, "registered-person");
	struct statement *st = prepare(c, s->db, posts ? select_posts : select_in_force);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, arena_printf(c->arena, "%s in force", type));
	bind_int(st, 3, home);
	if (!posts) {
		bind_int(st, 4, SCOPE_PROVIDER);
		bind_int(st, 5, at.s);
	}
	bool ok = add_rows(st, &f);
	*ret = f.items;
	*ret_count = f.count;
	return ok;
}

static bool stored_first_home(struct ctx *c, void *self, record_no *ret)
{
	bool row = false;
	struct statement *st = prepare(c, ((struct stored *)self)->db, select_first_home);
	if (st == NULL || !statement_step(c, st, &row)) {
		return false;
	}
	*ret = row && !column_is_null(st, 0) ? (record_no)column_int(st, 0) : 0;
	return c->error == ERROR_NONE;
}

struct post_source posts_stored(struct stored *s)
{
	return (struct post_source){stored_records(s), s, stored_of_type, stored_first_home};
}
