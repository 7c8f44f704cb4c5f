/* The live world's source: what it does not hold yet, from the store. The SQL of record, link, watched, duty_case and
 * instance for the engine stands here; what it writes stands in changes.c. */
#include "duties/world_store.h"

#include "base/ctx.h"
#include "ledger/rows.h"
#include "store/store.h"

static const char select_by_ref[] = "SELECT no FROM record WHERE provider = $1 AND ref = $2";
/* By its end, since most of what is asked about is recent: the plus keeps the engine from walking a long history instead. */
static const char select_watched[] =
	"SELECT w.record, w.happened, w.true_at, w.since, w.until, w.mixed FROM watch_key k JOIN watched w"
	" ON w.provider = k.provider AND w.watch = k.watch WHERE k.provider = $1 AND k.key = $2 AND w.scope = $3"
	" AND w.until >= $4 AND +w.happened <= $5";
static const char select_linked[] = "SELECT from_record FROM link WHERE provider = $1 AND to_record = $2 ORDER BY from_record";
#define INSTANCE                                                                                                       \
	"SELECT record, duty, on_duty, recipient, round, home, subject, started, due, due_first, warn, opened, ending,"      \
	" done_at, ended, done_by, evidence, reason, imported, unknown, target, version FROM instance "
static const char select_instances[] =
	INSTANCE "WHERE provider = $1 AND record = $2 AND (duty = $3 OR on_duty = $3) ORDER BY duty, on_duty, recipient, round";
static const char select_all_instances[] = INSTANCE "WHERE provider = $1";
static const char select_open_home[] = INSTANCE "WHERE provider = $1 AND home = $2 AND ending = 0 ORDER BY due";
static const char select_ended_home[] =
	INSTANCE "WHERE provider = $1 AND home = $2 AND ended >= $3 AND ending > 0 ORDER BY ended DESC";
/* A range of one: with a plain "=" the engine walks every instance of the provider instead of its index. */
static const char select_open_subject[] =
	INSTANCE "WHERE provider = $1 AND subject BETWEEN $2 AND $2 AND ending = 0 ORDER BY due";
static const char select_of_record[] = INSTANCE "WHERE provider = $1 AND record = $2 ORDER BY due";
#define OPEN_DUTY                                                                                                      \
	"SELECT i.record, i.duty, i.on_duty, i.recipient, i.round, i.home, i.subject, i.started, i.due, i.due_first, i.warn,"  \
	" i.opened, i.ending, i.done_at, i.ended, i.done_by, i.evidence, i.reason, i.imported, i.unknown, i.target,"          \
	" i.version, r.home, r.subject, r.author, r.ref, r.type, r.happened, r.happened_is_date, r.written, r.changed,"       \
	" r.withdrawn, r.force_from, r.force_to FROM instance i JOIN record r ON r.provider = i.provider AND r.no = i.record" \
	" WHERE i.provider = $1 AND i.home = $2 AND i.ending = 0"
static const char select_open_duties[] = OPEN_DUTY " ORDER BY i.due";
static const char select_open_duties_until[] = OPEN_DUTY " AND i.due <= $3 ORDER BY i.due";
/* Ranges of one, and an order that no index gives, for the same reason. */
static const char select_live_subject[] =
	"SELECT record FROM duty_case WHERE provider = $1 AND duty = $2 AND subject BETWEEN $3 AND $3 AND live = 1"
	" UNION ALL SELECT record FROM instance WHERE provider = $1 AND subject BETWEEN $3 AND $3 AND duty = $2 AND ending = 0";
static const char select_live_home[] =
	"SELECT record FROM duty_case WHERE provider = $1 AND duty = $2 AND home BETWEEN $3 AND $3 AND live = 1 ORDER BY +record";
static const char select_live_all[] =
	"SELECT record FROM duty_case WHERE provider = $1 AND duty BETWEEN $2 AND $2 AND live = 1 ORDER BY +record";
static const char select_posts_of[] =
	"SELECT r.no FROM record r WHERE r.provider = $1 AND r.type = 'registered-person' AND EXISTS"
	" (SELECT 1 FROM link l WHERE l.provider = $1 AND l.from_record = r.no AND l.to_record = $2) ORDER BY r.no";
/* Every home has a chain of its own, and the provider the chain 0: so each is looked up by its home. */
static const char select_carriers_all[] =
	"SELECT r.no FROM chain c CROSS JOIN record r ON r.provider = c.provider AND r.home = c.chain"
	" WHERE c.provider = $1 AND r.type = $2 AND r.happened >= $3 AND r.happened <= $4 ORDER BY r.happened, r.no";
static const char select_carriers_subject[] =
	"SELECT no FROM record WHERE provider = $1 AND subject = $2 AND type = $3 AND happened >= $4 AND happened <= $5"
	" ORDER BY happened, no";
/* Those of the home that are not about it: what is about the home itself has been found by its subject. */
static const char select_carriers_home[] =
	"SELECT no FROM record WHERE provider = $1 AND home = $2 AND type = $3 AND happened >= $4 AND happened <= $5"
	" AND (subject IS NULL OR subject <> $2) ORDER BY happened, no";

static struct instant column_instant(struct statement *st, int n, struct instant none)
{
	return column_is_null(st, n) ? none : (struct instant){column_int(st, n)};
}

static struct statement *prepare(struct ctx *c, struct store_source *s, const char *sql)
{
	struct statement *st = db_sql(c, s->db, sql);
	if (st != NULL) {
		bind_int(st, 1, LEDGER_PROVIDER);
	}
	return st;
}

/* ---- numbers ---- */

/* Gathers numbers of the first column into an array of the ctx. */
static bool gather(struct ctx *c, struct statement *st, record_no **list, size_t *count, size_t *room)
{
	bool row = true;
	while (statement_step(c, st, &row) && row) {
		if (*count == *room) {
			*room = *room == 0 ? 8 : *room * 2;
			*list = arena_grow(c->arena, *list, *count, *room, sizeof **list);
		}
		(*list)[(*count)++] = (record_no)column_int(st, 0);
	}
	return c->error == ERROR_NONE;
}

static bool source_no_of(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	bool row = false;
	struct statement *st = prepare(c, self, select_by_ref);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, ref);
	if (!statement_step(c, st, &row)) {
		return false;
	}
	*ret = row ? (record_no)column_int(st, 0) : 0;
	return true;
}

static bool source_linked_to(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count)
{
	record_no *list = NULL;
	size_t room = 0;
	struct statement *st = prepare(c, self, select_linked);
	*ret_count = 0;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, no);
	bool ok = gather(c, st, &list, ret_count, &room);
	*ret = list;
	return ok;
}

static bool source_posts_of(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count)
{
	record_no *list = NULL;
	size_t room = 0;
	struct statement *st = prepare(c, self, select_posts_of);
	*ret_count = 0;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, no);
	bool ok = gather(c, st, &list, ret_count, &room);
	*ret = list;
	return ok;
}

static bool numbers_of_both(struct ctx *c, struct store_source *s, const char *by_subject, const char *by_home, symbol name,
                            record_no scope, const struct instant range[2], const record_no **ret, size_t *ret_count)
{
	const char *const sql[] = {by_subject, by_home};
	record_no *list = NULL;
	size_t room = 0;
	*ret_count = 0;
	for (int i = 0; i < 2; i++) {
		struct statement *st = sql[i] == NULL ? NULL : prepare(c, s, sql[i]);
		if (sql[i] == NULL) {
			continue;
		}
		if (st == NULL) {
			return false;
		}
		if (range == NULL) {
			bind_text(st, 2, symbol_word(name));
			bind_int(st, 3, scope);
		} else {
			bind_int(st, 2, scope);
			bind_text(st, 3, symbol_word(name));
			bind_int(st, 4, range[0].s);
			bind_int(st, 5, range[1].s);
		}
		if (!gather(c, st, &list, ret_count, &room)) {
			return false;
		}
	}
	*ret = list;
	return true;
}

static bool numbers_everywhere(struct ctx *c, struct statement *st, const record_no **ret, size_t *ret_count)
{
	record_no *list = NULL;
	size_t room = 0;
	*ret_count = 0;
	bool ok = gather(c, st, &list, ret_count, &room);
	*ret = list;
	return ok;
}

static bool source_live_cases(struct ctx *c, void *self, symbol duty, record_no scope, enum scope_kind kind,
                              const record_no **ret, size_t *ret_count)
{
	if (scope != 0) {
		const char *by_subject = kind == SCOPE_OF_HOME ? NULL : select_live_subject;
		const char *by_home = kind == SCOPE_OF_PERSON ? NULL : select_live_home;
		return numbers_of_both(c, self, by_subject, by_home, duty, scope, NULL, ret, ret_count);
	}
	struct statement *st = prepare(c, self, select_live_all);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, symbol_word(duty));
	return numbers_everywhere(c, st, ret, ret_count);
}

static bool source_carriers(struct ctx *c, void *self, symbol type, record_no scope, struct instant from,
                            struct instant to, const record_no **ret, size_t *ret_count)
{
	const struct instant range[2] = {from, to};
	if (scope != 0) {
		return numbers_of_both(c, self, select_carriers_subject, select_carriers_home, type, scope, range, ret, ret_count);
	}
	struct statement *st = prepare(c, self, select_carriers_all);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, symbol_word(type));
	bind_int(st, 3, from.s);
	bind_int(st, 4, to.s);
	return numbers_everywhere(c, st, ret, ret_count);
}

/* ---- entries ---- */

struct gathered {
	struct entry *list;
	size_t count, room;
};

static bool gather_entry(struct ctx *c, void *arg, const struct entry *e)
{
	struct gathered *g = arg;
	if (g->count == g->room) {
		g->room = g->room == 0 ? 8 : g->room * 2;
		g->list = arena_grow(c->arena, g->list, g->count, g->room, sizeof *g->list);
	}
	g->list[g->count++] = *e;
	return true;
}

static bool source_entries_of(struct ctx *c, void *self, record_no no, const struct entry **ret, size_t *ret_count)
{
	struct store_source *s = self;
	struct gathered g = {0};
	struct scan scan = {.record = no, .bodies = true, .texts_aside = true};
	if (!ledger_scan(c, s->db, &s->records, &scan, true, gather_entry, &g)) {
		return false;
	}
	*ret = g.list;
	*ret_count = g.count;
	return true;
}

/* ---- watches ---- */

static bool source_watched(struct ctx *c, void *self, symbol watch, record_no scope, struct instant from,
                           struct instant to, const struct watched **ret, size_t *ret_count)
{
	struct watched *list = NULL;
	size_t room = 0, count = 0;
	bool row = true;
	struct statement *st = prepare(c, self, select_watched);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 2, symbol_word(watch));
	bind_int(st, 3, scope);
	bind_int(st, 4, from.s);
	bind_int(st, 5, to.s);
	while (statement_step(c, st, &row) && row) {
		if (count == room) {
			room = room == 0 ? 8 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = (struct watched){
			.record = (record_no)column_int(st, 0),
			.scope = scope,
			.happened = {column_int(st, 1)},
			.true_at = column_instant(st, 2, INSTANT_NONE),
			.since = {column_int(st, 3)},
			.until = {column_int(st, 4)},
			.mixed = column_int(st, 5) != 0,
		};
	}
	*ret = list;
	*ret_count = count;
	return c->error == ERROR_NONE;
}

/* ---- instances ---- */

static struct instance column_instance(struct ctx *c, struct statement *st)
{
	return (struct instance){
		.record = (record_no)column_int(st, 0),
		.duty = symbol_of(column_text(st, 1)),
		.on = *column_text(st, 2) == '\0' ? 0 : symbol_of(column_text(st, 2)),
		.recipient = arena_copy(c->arena, column_text(st, 3)),
		.round = arena_copy(c->arena, column_text(st, 4)),
		.home = (record_no)column_int(st, 5),
		.subject = (record_no)column_int(st, 6),
		.started = column_instant(st, 7, INSTANT_NONE),
		.due = column_instant(st, 8, INSTANT_NONE),
		.due_first = column_instant(st, 9, INSTANT_NONE),
		.warn = column_instant(st, 10, INSTANT_NONE),
		.opened = column_instant(st, 11, INSTANT_NONE),
		.ending = (enum ending)column_int(st, 12),
		.done_at = column_instant(st, 13, INSTANT_NONE),
		.ended = column_instant(st, 14, INSTANT_NONE),
		.done_by = (record_no)column_int(st, 15),
		.evidence = (record_no)column_int(st, 16),
		.reason = column_is_null(st, 17) ? NULL : arena_copy(c->arena, column_text(st, 17)),
		.imported = column_int(st, 18) != 0,
		.unknown = column_int(st, 19) != 0,
		.target = column_int(st, 20) != 0,
		.version = (uint32_t)column_int(st, 21),
	};
}

static bool gather_instances(struct ctx *c, struct statement *st, const struct instance **ret, size_t *ret_count)
{
	struct instance *list = NULL;
	size_t room = 0, count = 0;
	bool row = true;
	while (statement_step(c, st, &row) && row) {
		if (count == room) {
			room = room == 0 ? 8 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = column_instance(c, st);
	}
	*ret = list;
	*ret_count = count;
	return c->error == ERROR_NONE;
}

static bool source_instances(struct ctx *c, void *self, symbol duty, record_no record, const struct instance **ret,
                             size_t *ret_count)
{
	struct statement *st = prepare(c, self, select_instances);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, record);
	bind_text(st, 3, symbol_word(duty));
	return gather_instances(c, st, ret, ret_count);
}

bool instances_all(struct ctx *c, struct db *db, const struct instance **ret, size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct statement *st = prepare(c, &s, select_all_instances);
	return st != NULL && gather_instances(c, st, ret, ret_count);
}

bool instances_open_in(struct ctx *c, struct db *db, record_no home, const struct instance **ret, size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct statement *st = prepare(c, &s, select_open_home);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, home);
	return gather_instances(c, st, ret, ret_count);
}

bool instances_open_about(struct ctx *c, struct db *db, record_no subject, const struct instance **ret, size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct statement *st = prepare(c, &s, select_open_subject);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, subject);
	return gather_instances(c, st, ret, ret_count);
}

bool instances_ended_in(struct ctx *c, struct db *db, record_no home, struct instant since, const struct instance **ret,
                        size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct statement *st = prepare(c, &s, select_ended_home);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, home);
	bind_int(st, 3, since.s);
	return gather_instances(c, st, ret, ret_count);
}

bool instances_of_record(struct ctx *c, struct db *db, record_no record, const struct instance **ret, size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct statement *st = prepare(c, &s, select_of_record);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, record);
	return gather_instances(c, st, ret, ret_count);
}

static struct listed column_carrier(struct ctx *c, struct statement *st)
{
	return (struct listed){
		.no = (record_no)column_int(st, 0),
		.home = (record_no)column_int(st, 22),
		.subject = (record_no)column_int(st, 23),
		.author = column_is_null(st, 24) ? 0 : (record_no)column_int(st, 24),
		.ref = arena_copy(c->arena, column_text(st, 25)),
		.type = symbol_of(column_text(st, 26)),
		.happened = {column_int(st, 27)},
		.happened_is_date = column_int(st, 28) != 0,
		.written = {column_int(st, 29)},
		.changed = {column_int(st, 30)},
		.withdrawn = column_instant(st, 31, INSTANT_NEVER),
		.force_from = column_instant(st, 32, INSTANT_NONE),
		.force_to = column_instant(st, 33, INSTANT_NONE),
	};
}

bool duties_open_in(struct ctx *c, struct db *db, record_no home, struct instant until, const struct open_duty **ret,
                    size_t *ret_count)
{
	struct store_source s = {.db = db};
	struct open_duty *list = NULL;
	size_t room = 0, count = 0;
	bool row = true, all = until.s == INSTANT_NEVER.s;
	struct statement *st = prepare(c, &s, all ? select_open_duties : select_open_duties_until);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 2, home);
	if (!all) {
		bind_int(st, 3, until.s);
	}
	while (statement_step(c, st, &row) && row) {
		if (count == room) {
			room = room == 0 ? 32 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = (struct open_duty){column_instance(c, st), column_carrier(c, st)};
	}
	*ret = list;
	*ret_count = count;
	return c->error == ERROR_NONE;
}

struct world_source store_world_source(struct store_source *s)
{
	return (struct world_source){
		.self = s,
		.entries_of = source_entries_of,
		.no_of = source_no_of,
		.watched = source_watched,
		.linked_to = source_linked_to,
		.posts_of = source_posts_of,
		.instances = source_instances,
		.live_cases = source_live_cases,
		.carriers = source_carriers,
	};
}
