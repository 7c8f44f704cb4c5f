/* In force: from a field, to a field, until a newer record of the same kind replaces it (language, section 1). */
#include "duties/force.h"

static struct when fact_when(struct asking *a, const struct rec *r, symbol field)
{
	const struct fact *f = field == 0 ? NULL : ask_fact(a, r, field);
	const struct value *v = f == NULL ? NULL : a->first && f->first != NULL ? f->first : &f->value;
	return v == NULL ? when_at(INSTANT_NONE) : value_when(v);
}

/* An instant is where it ends; a date is in force to its last second. */
static struct instant ends_at(struct when to)
{
	switch (to.kind) {
	case WHEN_INSTANT:
		return to.at;
	case WHEN_DATE:
		return (struct instant){instant_day_end(to.day).s + 1};
	case WHEN_NONE:
		break;
	}
	return INSTANT_NEVER;
}

/* Its own words, without what replaces it. */
static struct force_span own_span(struct asking *a, const struct rec *r)
{
	struct force_span f = {.end = INSTANT_NEVER, .from = INSTANT_NONE};
	if (r->r.written.s > a->known.s) {
		ask_next(a, r->r.written);
		return f;
	}
	if (!r->r.kind->in_force) {
		f.from = when_start(ask_happened(a, r));
	} else {
		f.from = when_start(fact_when(a, r, r->r.kind->force_from));
		f.end = ends_at(fact_when(a, r, r->r.kind->force_to));
	}
	f.there = !instant_is_none(f.from);
	return f;
}

static size_t place_of(const struct list *l, record_no record)
{
	for (size_t i = l->count; i > 0; i--) {
		if (l->rows[i - 1].record == record) {
			return i - 1;
		}
	}
	return SIZE_MAX;
}

/* From when to when, where it stands and is known to begin. */
static struct force_span standing_span(struct asking *a, const struct list *l, size_t i)
{
	const struct rec *r = rec_find(a->c, a->w, l->rows[i].record);
	if (r == NULL || r->r.withdrawn.s != INSTANT_NEVER.s) {
		return (struct force_span){.there = false};
	}
	return own_span(a, r);
}

/* The earliest coming after its own, of those of its kind: where some were said to begin at more than one time. */
static struct instant replaced_among(struct asking *a, const struct list *l, size_t i, struct instant from)
{
	struct instant earliest = INSTANT_NEVER;
	for (uint32_t k = l->head[i]; k != UINT32_MAX; k = l->next[k]) {
		struct force_span f = k == i ? (struct force_span){.there = false} : standing_span(a, l, k);
		bool after = f.from.s > from.s || (f.from.s == from.s && l->rows[k].record > l->rows[i].record);
		if (f.there && after) {
			earliest = instant_earlier(earliest, f.from);
		}
	}
	return earliest;
}

/* The coming of the first successor that is known. */
static struct instant replaced_at(struct asking *a, const struct list *l, size_t i, struct instant from)
{
	if (l->moved[l->head[i]]) {
		return replaced_among(a, l, i, from);
	}
	while (l->next[i] != UINT32_MAX) {
		i = l->next[i];
		struct force_span f = standing_span(a, l, i);
		if (f.there) {
			return f.from;
		}
	}
	return INSTANT_NEVER;
}

/* A row of a force list, and where it stands in it. */
static struct force_span span_of(struct asking *a, const struct list *l, size_t i, const struct rec *r)
{
	struct force_span f = own_span(a, r);
	if (f.there && l != NULL && l->next != NULL) {
		f.end = instant_earlier(f.end, replaced_at(a, l, i, f.from));
	}
	return f;
}

struct force_span ask_force(struct asking *a, struct rec *r)
{
	uint32_t watch = r->r.kind->in_force && r->r.kind->replaced ? plan_force(a->w->plan, r->r.type) : UINT32_MAX;
	struct list *l = NULL;
	size_t place = SIZE_MAX;
	if (watch != UINT32_MAX) {
		l = list_of(a->c, a->w, watch, r->r.subject == r->r.no ? home_scope(&r->r) : r->r.subject, INSTANT_NONE);
		place = l == NULL ? SIZE_MAX : place_of(l, r->r.no);
	}
	return span_of(a, place == SIZE_MAX ? NULL : l, place, r);
}

struct instant force_last(struct instant end)
{
	struct instant last = {end.s - 1};
	return instant_day_end(instant_day(last)).s == last.s ? last : end;
}

enum standing force_standing(struct asking *a, const struct force_span *f, struct instant moment)
{
	if (!f->there || f->from.s > moment.s) {
		if (f->there) {
			ask_until(a, f->from);
		}
		return STANDING_BEFORE;
	}
	ask_until(a, f->end);
	return moment.s < f->end.s ? STANDING_IN : STANDING_OVER;
}

/* ---- what is in force ---- */

static void wait_for(struct asking *a, struct instant moment)
{
	if (!a->fixed) {
		ask_until(a, moment);
	}
}

void force_each(struct asking *a, struct list *l, struct instant from, struct instant to,
                bool (*each)(struct asking *a, void *arg, struct rec *r, const struct force_span *f), void *arg)
{
	struct instant least = instant_earlier(from, a->known);
	size_t n = list_upto(l, to);
	if (n < l->count) {
		wait_for(a, l->rows[n].happened);
	}
	for (size_t i = n; i > 0 && l->reach[i - 1].s >= least.s; i--) {
		const struct watched *row = &l->rows[i - 1];
		if (l->own[i - 1].s < least.s) {
			continue;
		}
		if (row->since.s > a->known.s) {
			ask_next(a, row->since);
			continue;
		}
		bool plain = !row->mixed && l->next == NULL;
		if (plain && row->until.s <= from.s) {
			continue; /* over; nothing else is to be known of it */
		}
		struct rec *r = rec_find(a->c, a->w, row->record);
		if (r == NULL || r->r.withdrawn.s != INSTANT_NEVER.s) {
			continue;
		}
		struct force_span f = plain ? (struct force_span){true, row->happened, row->until} : span_of(a, l, i - 1, r);
		bool inside = f.there && f.from.s <= to.s && f.end.s > from.s;
		if (!inside) {
			if (f.there) {
				wait_for(a, f.from);
			}
			continue;
		}
		wait_for(a, f.end);
		if (!each(a, arg, r, &f)) {
			return;
		}
	}
}

struct search {
	record_no home;
	struct rec *found;
	size_t count;
};

static bool count_one(struct asking *a, void *arg, struct rec *r, const struct force_span *f)
{
	struct search *s = arg;
	(void)a;
	(void)f;
	if (s->home == 0 || r->r.home == s->home) {
		s->found = s->found == NULL ? r : s->found;
		s->count++;
	}
	return true;
}

struct rec *ask_in_force(struct asking *a, symbol type, record_no scope, record_no home, size_t *ret_count)
{
	uint32_t watch = plan_force(a->w->plan, type);
	struct search s = {.home = home};
	const record_no scopes[] = {scope, scope == a->home ? SCOPE_PROVIDER : 0};
	for (size_t i = 0; watch != UINT32_MAX && i < 2; i++) {
		struct list *l = scopes[i] == 0 ? NULL : list_of(a->c, a->w, watch, scopes[i], instant_earlier(a->at, a->known));
		if (l != NULL && l->count > 0) {
			force_each(a, l, a->at, a->at, count_one, &s);
		}
	}
	a->failed = a->failed || a->c->error != ERROR_NONE;
	if (ret_count != NULL) {
		*ret_count = s.count;
	}
	return s.found;
}

struct rec *ask_placement(struct asking *a, record_no child, record_no home)
{
	symbol type = a->w->plan->words.placement;
	struct rec *found = ask_in_force(a, type, child, home, NULL);
	uint32_t watch = plan_force(a->w->plan, type);
	struct list *l = found != NULL || watch == UINT32_MAX || child == 0 ? NULL : list_of(a->c, a->w, watch, child, INSTANT_NONE);
	for (size_t i = l == NULL ? 0 : l->count; found == NULL && i > 0; i--) {
		struct rec *r = rec_find(a->c, a->w, l->rows[i - 1].record);
		if (r != NULL && r->r.home == home && r->r.written.s <= a->known.s && r->r.withdrawn.s == INSTANT_NEVER.s) {
			found = own_span(a, r).there ? r : NULL;
		}
	}
	return found;
}
