/* Which cases an entry touches: those of its record, and those that read records of its type, found by their relation. */
#include "duties/touch.h"

/* ---- notes ---- */

static void add_mark(struct world *w, symbol duty, record_no scope, bool alone)
{
	uint64_t key = map_pair(duty, scope) * 2 + alone + 1;
	if (map_get(&w->marks, key) == NULL) {
		map_put(&w->marks, key, w);
		*(struct mark *)PUSH(w->arena, w->mark_list, w->mark_count, w->mark_room) = (struct mark){duty, scope, alone};
	}
}

void touch_case(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no record)
{
	if (t->marks) {
		add_mark(w, duty, record, true);
		return;
	}
	uint64_t key = map_pair(duty, record);
	t->seen.arena = c->arena;
	if (map_get(&t->seen, key) == NULL) {
		map_put(&t->seen, key, w);
		*(struct case_key *)PUSH(c->arena, t->items, t->count, t->room) = (struct case_key){duty, record};
	}
}

static bool touch_carriers(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope)
{
	const struct starts *s = map_get(&w->plan->duty_starts, duty);
	for (size_t i = 0; s != NULL && i < s->count; i++) {
		const record_no *list = NULL;
		size_t count = 0;
		if (!rec_carriers(c, w, s->types[i], scope, &list, &count)) {
			return false;
		}
		for (size_t k = 0; k < count; k++) {
			touch_case(c, w, t, duty, list[k]);
		}
	}
	return true;
}

bool touch_scope(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope)
{
	if (t->marks) {
		add_mark(w, duty, scope, false);
		return true;
	}
	if (t->late && !touch_carriers(c, w, t, duty, scope)) {
		return false;
	}
	const struct kases *list = cases_live(c, w, duty, scope);
	for (size_t i = 0; list != NULL && i < list->count; i++) {
		touch_case(c, w, t, duty, list->items[i]->key.record);
	}
	return list != NULL;
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
		ok = touch_scope(c, w, t, of->duty, r->r.home) &&
		     (r->r.home == 0 || touch_scope(c, w, t, of->duty, SCOPE_PROVIDER));
	}
	bool by_subject = (of->relations & RELATION_SUBJECT) != 0 || goes_through_persons(w, of->duty);
	if (ok && by_subject && r->r.subject != 0 && !home_too) {
		ok = touch_scope(c, w, t, of->duty, r->r.subject);
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
	if (r->r.type == w->plan->words.home && gives(e, w->plan->words.live_from)) {
		t->late = t->anew = true;
		ok = touch_all_duties(c, w, t, r->r.no);
	}
	for (size_t i = 0; ok && plan != NULL && i < plan->interest_count; i++) {
		ok = touch_interest(c, w, t, &plan->interests[i], r);
	}
	return ok;
}
