/*
 * Rows of watches: made when a record is written, by testing the watch's own part on the record alone, at each moment at
 * which the record was written.
 */
#include <stdlib.h>
#include <string.h>

#include "duties/evaluate.h"

struct moments {
	struct instant *items;
	size_t count, room;
};

static int compare_instants(const void *a, const void *b)
{
	int64_t left = ((const struct instant *)a)->s, right = ((const struct instant *)b)->s;
	return (left > right) - (left < right);
}

static void add_moment(struct arena *a, struct moments *m, struct instant i)
{
	if (m->count == 0 || m->items[m->count - 1].s != i.s) {
		*(struct instant *)PUSH(a, m->items, m->count, m->room) = i;
	}
}

/* When the record was written on, each moment once, in order. */
static void find_moments(struct world *w, const struct rec *r, struct moments *m)
{
	size_t kept = 0;
	add_moment(w->scratch, m, r->r.written);
	for (size_t i = 0; i < r->r.fact_count; i++) {
		add_moment(w->scratch, m, instant_later(r->r.facts[i].written, r->r.written));
	}
	for (size_t i = 0; i < r->r.step_count; i++) {
		add_moment(w->scratch, m, instant_later(r->r.steps[i].written, r->r.written));
	}
	qsort(m->items, m->count, sizeof *m->items, compare_instants);
	for (size_t i = 0; i < m->count; i++) {
		if (kept == 0 || m->items[kept - 1].s != m->items[i].s) {
			m->items[kept++] = m->items[i];
		}
	}
	m->count = kept;
}

/* The latest time that stands in the record: no evidence of it lies later. */
static struct instant reach_of(const struct rec *r)
{
	struct instant reach = r->r.changed;
	for (size_t i = 0; i < r->r.fact_count; i++) {
		struct when w = value_when(&r->r.facts[i].value);
		if (w.kind != WHEN_NONE) {
			reach = instant_later(reach, when_end(w));
		}
	}
	return reach;
}

static bool own_row(struct asking *a, struct rec *r, const struct kept_watch *watch, const struct moments *m, struct watched *row)
{
	struct verdict before = {.yes = false};
	struct instant happened_before = INSTANT_NONE;
	bool found = false;
	*row = (struct watched){.record = r->r.no, .since = INSTANT_NEVER, .happened = INSTANT_NEVER, .until = reach_of(r)};
	for (size_t i = 0; i < m->count; i++) {
		a->known = m->items[i];
		struct instant happened = when_start(ask_happened(a, r));
		struct verdict v = ask(a, r, watch->own);
		row->happened = instant_earlier(row->happened, happened);
		if (v.yes && !found) {
			row->since = m->items[i];
			row->true_at = v.firm ? v.since : INSTANT_NONE;
			/* What lies ahead of its own writing is not so yet. */
			row->mixed = happened.s > m->items[i].s || (v.firm && v.since.s > m->items[i].s);
			found = true;
		} else if (found) {
			row->mixed = row->mixed || !v.yes || v.firm != before.firm || (v.firm && v.since.s != before.since.s) ||
			             happened.s != happened_before.s;
		}
		happened_before = happened;
		before = v;
	}
	/* What was said of its happening before it matched is no more than a place to look from. */
	row->mixed = row->mixed || watch->recurring || row->happened.s != happened_before.s;
	return found;
}

/* Where its force begins, at the earliest that was ever said, and how far it reaches. */
static bool force_row(struct rec *r, struct watched *row)
{
	struct instant ends = INSTANT_NEVER, said = INSTANT_NONE;
	int froms = 0, tos = 0;
	*row = (struct watched){.record = r->r.no, .since = r->r.written, .happened = INSTANT_NEVER, .mixed = true,
	                        .true_at = INSTANT_NONE};
	for (size_t i = 0; i < r->r.fact_count; i++) {
		const struct fact *f = &r->r.facts[i];
		struct when w = value_when(&f->value);
		bool later = f->written.s != r->r.written.s || f->first != NULL;
		if (f->field == r->r.kind->force_from) {
			row->happened = w.kind == WHEN_NONE ? row->happened : instant_earlier(row->happened, when_start(w));
			froms += later ? 2 : 1; /* taken away is said too */
		}
		if (f->field == r->r.kind->force_to) {
			ends = w.kind == WHEN_NONE ? INSTANT_NEVER : w.kind == WHEN_DATE ? (struct instant){when_end(w).s + 1} : w.at;
			said = instant_later(said, f->written);
			tos += later ? 2 : 1;
		}
	}
	/* Said once and with the opening: then the row tells all there is. */
	row->mixed = froms != 1 || tos > 1;
	/* While its end was not known it was in force without end. */
	row->until = ends.s == INSTANT_NEVER.s || !row->mixed ? ends : instant_later((struct instant){ends.s + 1}, said);
	return row->happened.s != INSTANT_NEVER.s;
}

/* An end that was given and moved nearer reached further before. */
static struct instant furthest_end(const struct rec *r, struct instant until)
{
	for (size_t i = 0; i < r->r.fact_count; i++) {
		struct when w = value_when(&r->r.facts[i].value);
		if (r->r.facts[i].field == r->r.kind->force_to && w.kind != WHEN_NONE) {
			until = instant_later(until, (struct instant){when_end(w).s + 1});
		}
	}
	return until;
}

static void widen(struct watched *row, const struct value *v)
{
	struct when w = value_when(v);
	if (w.kind != WHEN_NONE) {
		row->happened = instant_earlier(row->happened, when_start(w));
		row->until = instant_later(row->until, when_end(w));
	}
}

/* All times that stand in it or stood there before they were corrected. */
static bool times_row(const struct rec *r, struct watched *row)
{
	*row = (struct watched){.record = r->r.no, .since = r->r.written, .happened = INSTANT_NEVER, .until = INSTANT_NONE,
	                        .true_at = INSTANT_NONE};
	for (size_t i = 0; i < r->r.fact_count; i++) {
		const struct fact *f = &r->r.facts[i];
		widen(row, &f->value);
		if (f->first != NULL) {
			widen(row, f->first);
		}
		for (const struct former *o = f->former; o != NULL; o = o->before) {
			widen(row, &o->value);
		}
	}
	return row->happened.s != INSTANT_NEVER.s;
}

static bool make_row(struct ctx *c, struct world *w, struct rec *r, uint32_t index, const struct moments *m, struct watched *row)
{
	const struct kept_watch *watch = &w->plan->watches[index];
	if (watch->times) {
		return times_row(r, row);
	}
	if (r->r.withdrawn.s != INSTANT_NEVER.s) {
		return false;
	}
	if (watch->force) {
		if (!r->r.kind->in_force || !force_row(r, row)) {
			return false;
		}
		row->until = row->mixed ? furthest_end(r, row->until) : row->until;
		return true;
	}
	struct asking a = {
		.c = c,
		.w = w,
		.d = r->r.definitions,
		.carrier = r,
		.home = r->r.home,
		.subject = r->r.subject,
		.at = {INT64_MAX - 1},
		.until = INSTANT_NEVER,
		.next = INSTANT_NEVER,
	};
	return own_row(&a, r, watch, m, row);
}

static struct held_row *held_row(struct rec *r, uint32_t watch)
{
	for (size_t i = 0; i < r->row_count; i++) {
		if (r->rows[i].watch == watch) {
			return &r->rows[i];
		}
	}
	return NULL;
}

const struct watched *watch_row_of(const struct rec *r, uint32_t watch)
{
	for (size_t i = 0; i < r->row_count; i++) {
		if (r->rows[i].watch == watch) {
			return &r->rows[i].row;
		}
	}
	return NULL;
}

static bool same_row(const struct watched *a, const struct watched *b)
{
	return a->happened.s == b->happened.s && a->true_at.s == b->true_at.s && a->since.s == b->since.s &&
	       a->until.s == b->until.s && a->mixed == b->mixed;
}

/* ---- one watch ---- */

static void note_change(struct ctx *c, const struct world *w, uint32_t watch, const struct watched *before,
                        const struct watched *row, bool gone, struct watched_changes *changes)
{
	bool moved = before != NULL && before->happened.s != row->happened.s;
	if (changes != NULL) {
		*(struct watched_change *)PUSH(c->arena, changes->items, changes->count, changes->room) =
			(struct watched_change){w->plan->watches[watch].key, *row, gone, moved};
	}
}

static void add_scope(struct world *w, struct numbers *scopes, record_no no)
{
	for (size_t i = 0; i < scopes->count; i++) {
		if (scopes->items[i] == no) {
			return;
		}
	}
	if (no != 0) {
		*(record_no *)PUSH(w->scratch, scopes->items, scopes->count, scopes->room) = no;
	}
}

static void add_named(struct world *w, struct numbers *scopes, const struct value *v)
{
	if (v->kind == VALUE_LINK) {
		add_scope(w, scopes, v->link);
	}
	for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count; i++) {
		add_named(w, scopes, &v->items[i]);
	}
}

/* A row for the record's subject and one for its home; or for each record that a field ever named. */
static struct numbers scopes_of(struct world *w, const struct rec *r, uint32_t watch)
{
	struct numbers scopes = {0};
	symbol by = w->plan->watches[watch].by;
	for (size_t i = 0; by != 0 && i < r->r.fact_count; i++) {
		const struct fact *f = &r->r.facts[i];
		if (f->field == by) {
			add_named(w, &scopes, &f->value);
		}
		if (f->field == by && f->first != NULL) { /* first dues are asked with the first values */
			add_named(w, &scopes, f->first);
		}
	}
	if (by == 0) {
		add_scope(w, &scopes, home_scope(&r->r));
		add_scope(w, &scopes, r->r.subject);
	}
	return scopes;
}

static void move_rows(struct ctx *c, struct world *w, const struct rec *r, uint32_t watch, const struct watched *before,
                      const struct watched *after, struct watched_changes *changes)
{
	struct numbers scopes = scopes_of(w, r, watch);
	for (size_t i = 0; i < scopes.count; i++) {
		struct watched row = after != NULL ? *after : *before;
		row.scope = scopes.items[i];
		if (before != NULL) {
			list_take(w, watch, &row);
		}
		if (after != NULL) {
			list_put(c, w, watch, &row);
		}
		note_change(c, w, watch, before, &row, after == NULL, changes);
	}
}

static void forget_row(struct rec *r, struct held_row *row)
{
	*row = r->rows[r->row_count - 1];
	r->row_count--;
}

static void make_one(struct ctx *c, struct world *w, struct rec *r, uint32_t watch, const struct moments *m, bool lists,
                     struct watched_changes *changes)
{
	struct watched row = {.until = INSTANT_NEVER};
	struct held_row *held = held_row(r, watch);
	bool there = make_row(c, w, r, watch, m, &row);
	if (there && held != NULL && same_row(&held->row, &row)) {
		/* Which record replaces which depends on more than the row, and whom a field names may be new. */
		bool by = w->plan->watches[watch].by != 0;
		if (lists && (by || (w->plan->watches[watch].force && r->r.kind->replaced))) {
			move_rows(c, w, r, watch, &held->row, &row, by ? changes : NULL);
		}
		return;
	}
	struct watched before = held == NULL ? (struct watched){0} : held->row;
	if (lists && (there || held != NULL)) {
		move_rows(c, w, r, watch, held == NULL ? NULL : &before, there ? &row : NULL, changes);
	}
	if (there && held == NULL) {
		*(struct held_row *)PUSH(w->arena, r->rows, r->row_count, r->row_room) = (struct held_row){watch, row};
	} else if (there) {
		held->row = row;
	} else if (held != NULL) {
		forget_row(r, held);
	}
}

static void make_all(struct ctx *c, struct world *w, struct rec *r, bool lists, struct watched_changes *changes)
{
	const struct type_plan *t = plan_type(w->plan, r->r.type);
	struct arena_mark mark = arena_mark(w->scratch);
	struct moments m = {0};
	r->stale = false;
	if (t == NULL || t->watch_count == 0) {
		return;
	}
	find_moments(w, r, &m);
	for (size_t i = 0; i < t->watch_count; i++) {
		/* A watch that a publication just brought has no rows yet: watch_made_new() makes and writes them. */
		if (t->watches[i] < w->watches_made) {
			make_one(c, w, r, t->watches[i], &m, lists, changes);
		}
	}
	arena_reset(w->scratch, mark);
}

void watch_record(struct ctx *c, struct world *w, struct rec *r, struct watched_changes *changes)
{
	make_all(c, w, r, true, changes);
}

void watch_hold(struct ctx *c, struct world *w, struct rec *r)
{
	make_all(c, w, r, false, NULL);
}

static bool make_for_all(struct ctx *c, struct world *w, uint32_t watch, struct watched_changes *changes)
{
	const record_no *list = NULL;
	size_t count = 0;
	if (!rec_carriers(c, w, w->plan->watches[watch].type, 0, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		struct arena_mark mark = arena_mark(w->scratch);
		struct rec *r = rec_find(c, w, list[i]);
		struct moments m = {0};
		if (r != NULL && !r->stale) {
			find_moments(w, r, &m);
			make_one(c, w, r, watch, &m, true, changes);
		}
		arena_reset(w->scratch, mark);
	}
	return c->error == ERROR_NONE;
}

bool watch_made_new(struct ctx *c, struct world *w, struct watched_changes *changes)
{
	bool ok = true;
	while (ok && w->watches_made < w->plan->watch_count) {
		ok = make_for_all(c, w, (uint32_t)w->watches_made, changes);
		w->watches_made++;
	}
	return ok;
}
