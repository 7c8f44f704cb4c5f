/* Which cases an entry touches: those of its record, and those that read records of its type, found by their relation. */
#include "duties/touch.h"

#include <string.h>

/* ---- notes ---- */

static void add_mark(struct world *w, const struct mark *m)
{
	uint64_t key = map_pair(m->duty, m->scope) * 4 + (m->timed ? 2u : 0u) + m->alone + 1;
	size_t at = (size_t)(uintptr_t)map_get(&w->marks, key);
	if (at == 0) {
		*(struct mark *)PUSH(w->arena, w->mark_list, w->mark_count, w->mark_room) = *m;
		map_put(&w->marks, key, (void *)(uintptr_t)w->mark_count);
		return;
	}
	struct mark *have = &w->mark_list[at - 1];
	have->from = instant_earlier(have->from, m->from);
	have->to = instant_later(have->to, m->to);
}

void touch_case(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no record)
{
	if (t->marks) {
		add_mark(w, &(struct mark){.duty = duty, .scope = record, .alone = true});
		return;
	}
	uint64_t key = map_pair(duty, record);
	t->seen.arena = c->arena;
	if (map_get(&t->seen, key) == NULL) {
		map_put(&t->seen, key, w);
		*(struct case_key *)PUSH(c->arena, t->items, t->count, t->room) = (struct case_key){duty, record};
	}
}

static const struct numbers *carriers_of(struct ctx *c, struct world *w, struct touched *t, symbol type, record_no scope)
{
	uint64_t key = map_pair(type, scope);
	struct numbers *list = map_get(&t->carriers, key);
	const record_no *found = NULL;
	if (list == NULL) {
		list = ARENA_NEW(c->arena, struct numbers);
		if (!rec_carriers(c, w, type, scope, &found, &list->count)) {
			return NULL;
		}
		list->items = arena_grow(c->arena, found, list->count, list->count + 1, sizeof *found);
		t->carriers.arena = c->arena;
		map_put(&t->carriers, key, list);
	}
	return list;
}

static bool touch_carriers(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope)
{
	const struct starts *s = map_get(&w->plan->duty_starts, duty);
	for (size_t i = 0; s != NULL && i < s->count; i++) {
		const struct numbers *list = carriers_of(c, w, t, s->types[i], scope);
		if (list == NULL) {
			return false;
		}
		for (size_t k = 0; k < list->count; k++) {
			touch_case(c, w, t, duty, list->items[k]);
		}
	}
	return true;
}

/* What is known of how a record is read, where less than all live cases need be asked. */
struct reach {
	unsigned reads; /* enum reads */
	const struct rec *r;
	record_no person; /* only what runs for this child or member of staff reads it; 0 */
};

static bool runs_for_person(const struct kase *k, record_no person)
{
	for (size_t i = 0; i < k->open_count; i++) {
		if (k->open[i]->i.subject == person) {
			return true;
		}
	}
	return false;
}

static bool runs_for_named(struct ctx *c, struct world *w, const struct kase *k, const struct rec *r)
{
	for (size_t i = 0; k->open_count > 0 && i < r->r.link_count; i++) {
		const struct rec *named = rec_find(c, w, r->r.links[i]);
		for (size_t n = 0; named != NULL && n < k->open_count; n++) {
			if (strcmp(k->open[n]->i.recipient, named->r.ref) == 0) {
				return true;
			}
		}
	}
	return false;
}

/*
 * What an event does once it applies is nothing to a case where none runs and none is about to. What ended within this
 * second may not have, and of a case just read from the store it is not known.
 */
static bool may_care(struct ctx *c, struct world *w, const struct kase *k, const struct reach *of)
{
	bool unsure = k->waits || instant_is_none(k->moment) || k->moment.s >= w->now.s;
	if ((of->reads & READ_WHILE_OPEN) == 0 || unsure) {
		return true;
	}
	if (of->person != 0) {
		return runs_for_person(k, of->person);
	}
	return (of->reads & READ_OF_EACH) == 0 ? k->open_count > 0 : runs_for_named(c, w, k, of->r);
}

static bool touch_cases(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope, const struct reach *of)
{
	if (t->marks) {
		add_mark(w, &(struct mark){.duty = duty, .scope = scope});
		return true;
	}
	if (t->late && !touch_carriers(c, w, t, duty, scope)) {
		return false;
	}
	const struct kases *list = cases_live(c, w, duty, scope);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		if (may_care(c, w, list->items[i], of)) {
			touch_case(c, w, t, duty, list->items[i]->key.record);
		}
	}
	return list != NULL;
}

bool touch_scope(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope)
{
	return touch_cases(c, w, t, duty, scope, &(struct reach){0});
}

static bool touch_span_of_scope(struct ctx *c, struct world *w, struct touched *t, const struct mark *m)
{
	const struct starts *s = map_get(&w->plan->duty_starts, m->duty);
	for (size_t i = 0; s != NULL && i < s->count; i++) {
		uint32_t watch = plan_times(w->plan, s->types[i]);
		struct list *list = watch == UINT32_MAX ? NULL : list_of(c, w, watch, m->scope, m->from);
		if (c->error != ERROR_NONE) {
			return false;
		}
		size_t n = list == NULL ? 0 : list_upto(list, m->to);
		for (size_t k = n == 0 ? 0 : list_reaching(list, m->from); k < n; k++) {
			if (list->rows[k].until.s >= m->from.s) {
				touch_case(c, w, t, m->duty, list->rows[k].record);
			}
		}
	}
	return true;
}

bool touch_span(struct ctx *c, struct world *w, struct touched *t, const struct mark *m)
{
	const record_no *homes = NULL;
	size_t count = 0;
	struct mark of_home = *m;
	if (t->marks) {
		add_mark(w, m);
		return true;
	}
	if (m->scope != 0) {
		return touch_span_of_scope(c, w, t, m);
	}
	bool ok = rec_carriers(c, w, w->plan->words.home, 0, &homes, &count);
	for (size_t i = 0; ok && i < count; i++) {
		of_home.scope = homes[i];
		ok = touch_span_of_scope(c, w, t, &of_home);
	}
	of_home.scope = SCOPE_PROVIDER;
	return ok && touch_span_of_scope(c, w, t, &of_home);
}

/* ---- relations ---- */

static bool carries(const struct world *w, symbol duty, symbol type)
{
	const struct starts *s = map_get(&w->plan->duty_starts, duty);
	for (size_t i = 0; s != NULL && i < s->count; i++) {
		if (s->types[i] == type) {
			return true;
		}
	}
	return s != NULL && s->every;
}

static bool touch_record(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no no)
{
	const struct rec *r = rec_find(c, w, no);
	if (r != NULL && carries(w, duty, r->r.type)) {
		touch_case(c, w, t, duty, no);
	}
	return c->error == ERROR_NONE;
}

static bool touch_linked(struct ctx *c, struct world *w, struct touched *t, symbol duty, struct rec *r)
{
	if (!rec_links_in(c, w, r)) {
		return false;
	}
	for (size_t i = 0; i < r->in_count; i++) {
		touch_record(c, w, t, duty, r->in[i]);
	}
	for (size_t i = 0; i < r->r.link_count; i++) {
		touch_record(c, w, t, duty, r->r.links[i]);
	}
	return c->error == ERROR_NONE;
}

static bool touch_beyond(struct ctx *c, struct world *w, struct touched *t, symbol duty, struct rec *r)
{
	bool ok = rec_links_in(c, w, r);
	for (size_t i = 0; ok && i < r->in_count; i++) {
		struct rec *near = rec_find(c, w, r->in[i]);
		ok = near == NULL ? c->error == ERROR_NONE : touch_linked(c, w, t, duty, near);
	}
	return ok;
}

static bool goes_through_persons(const struct world *w, symbol duty)
{
	const struct starts *s = map_get(&w->plan->duty_starts, duty);
	return s != NULL && s->each;
}

static bool touch_readers(struct ctx *c, struct world *w, struct touched *t, const struct interest *of, const struct rec *r,
                          record_no scope, record_no person)
{
	if ((of->reads & READ_AT_OWN_TIME) != 0) {
		const struct mark span = {of->duty, scope, false, true, r->force_from, r->force_to};
		return r->force_from.s == INSTANT_NEVER.s || touch_span(c, w, t, &span);
	}
	return touch_cases(c, w, t, of->duty, scope, &(struct reach){of->reads, r, person});
}

static bool touch_interest(struct ctx *c, struct world *w, struct touched *t, const struct interest *of, struct rec *r)
{
	bool ok = true;
	bool home_too = r->r.subject == r->r.home;
	if ((of->relations & RELATION_LINKED) != 0) {
		ok = touch_linked(c, w, t, of->duty, r);
	}
	if (ok && (of->relations & RELATION_BEYOND) != 0) {
		ok = touch_beyond(c, w, t, of->duty, r);
	}
	bool by_home = (of->relations & RELATION_HOME) != 0 || (home_too && (of->relations & RELATION_SUBJECT) != 0);
	if (ok && by_home) { /* what belongs to the provider is seen from every home, and sees each */
		ok = touch_readers(c, w, t, of, r, r->r.home, 0) &&
		     (r->r.home == 0 || touch_readers(c, w, t, of, r, SCOPE_PROVIDER, 0));
	}
	bool by_subject = (of->relations & RELATION_SUBJECT) != 0;
	if (ok && (by_subject || goes_through_persons(w, of->duty)) && r->r.subject != 0 && !home_too) {
		ok = touch_readers(c, w, t, of, r, r->r.subject, by_subject ? 0 : r->r.subject);
	}
	return ok;
}

/* ---- what is read by every duty ---- */

static bool touch_all_duties(struct ctx *c, struct world *w, struct touched *t, record_no scope)
{
	const struct map *duties = &w->plan->duty_starts;
	for (size_t i = 0; i < duties->room; i++) {
		if (duties->slots[i].key != 0 && !touch_scope(c, w, t, (symbol)duties->slots[i].key, scope)) {
			return false;
		}
	}
	return true;
}

/* Settings, holidays and terms hold for whoever they were set on, and all beneath. */
static bool touch_set(struct ctx *c, struct world *w, struct touched *t, const struct rec *r)
{
	bool provider = r->r.type == w->plan->words.provider;
	return touch_all_duties(c, w, t, provider ? 0 : r->r.no);
}

static bool gives(const struct entry *e, symbol field)
{
	for (size_t i = 0; i < e->field_count; i++) {
		if (e->fields[i].name == field) {
			return true;
		}
	}
	return false;
}

/* Fields that say which records replace one another have no history of their own: given again, the past is asked anew. */
static bool regroups(const struct entry *e, const struct record_type *kind)
{
	for (size_t i = 0; e->kind != ENTRY_OPEN && kind->in_force && i < kind->same_count; i++) {
		if (gives(e, kind->same[i])) {
			return true;
		}
	}
	return false;
}

static bool touch_own(struct ctx *c, struct world *w, struct touched *t, const struct rec *r, const struct type_plan *plan)
{
	for (size_t i = 0; plan != NULL && i < plan->carry_count; i++) {
		touch_case(c, w, t, plan->carries[i], r->r.no);
	}
	for (size_t i = 0; i < w->plan->every_count; i++) {
		if (plan_may_carry(&w->plan->every[i], &r->r)) {
			touch_case(c, w, t, w->plan->every[i].duty, r->r.no);
		}
	}
	return true;
}

bool touch_entry(struct ctx *c, struct world *w, const struct entry *e, struct touched *t)
{
	struct rec *r = rec_find(c, w, e->record);
	const struct type_plan *plan = r == NULL ? NULL : plan_type(w->plan, r->r.type);
	if (r == NULL) {
		return c->error == ERROR_NONE;
	}
	t->anew = e->kind == ENTRY_CORRECT || e->kind == ENTRY_WITHDRAW || regroups(e, r->r.kind) || e->imported ||
	          e->written.s < e->received.s || e->written.s < w->now.s;
	t->late = t->anew;
	bool ok = cases_list_dropped(c, w);
	touch_own(c, w, t, r, plan);
	if (e->kind == ENTRY_SET) {
		return touch_set(c, w, t, r);
	}
	if (e->kind == ENTRY_PUBLISH) {
		t->late = true;
		return touch_all_duties(c, w, t, 0);
	}
	bool live_from = gives(e, w->plan->words.live_from) || e->kind == ENTRY_WITHDRAW;
	if (r->r.type == w->plan->words.home && live_from) {
		t->late = t->anew = true;
		ok = touch_all_duties(c, w, t, r->r.no);
	}
	for (size_t i = 0; ok && plan != NULL && i < plan->interest_count; i++) {
		ok = touch_interest(c, w, t, &plan->interests[i], r);
	}
	return ok;
}
