/* Steps: an entry, a moment, the end of an import. Each runs the cases it touches and hands back what changed. */
#include "duties/touch.h"

static bool run_all(struct ctx *c, struct world *w, const struct touched *t, struct instant moment)
{
	for (size_t i = 0; i < t->count; i++) {
		if (!case_run(c, w, t->items[i], moment, t->anew)) {
			return false;
		}
	}
	return true;
}

static void move_now(struct world *w, struct instant moment)
{
	if (moment.s > w->now.s) {
		cases_second_passed(w);
		w->now = moment;
	}
}

bool duties_step(struct ctx *c, struct world *w, const struct entry *e, struct duty_changes *ret)
{
	struct touched t = {0};
	/* What was written before now is late even where it came at once: a wake may have run meanwhile. */
	if (!touch_entry(c, w, e, &t)) {
		return false;
	}
	move_now(w, instant_later(e->written, e->received));
	if (!run_all(c, w, &t, e->written)) {
		return false;
	}
	return changes_take(c, w, ret);
}

bool duties_wake_case(struct ctx *c, struct world *w, struct case_key key, struct instant upto, struct duty_changes *ret)
{
	move_now(w, upto);
	struct kase *k = case_get(c, w, key);
	/* Read from the store a case does not know its own wake: it is walked on from where it last changed. */
	struct instant from = k == NULL || k->wake.s != INSTANT_NEVER.s ? INSTANT_NEVER : case_resumes(k);
	if (k == NULL || !case_run(c, w, key, from, false)) {
		return c->error == ERROR_NONE;
	}
	return changes_take(c, w, ret);
}

bool duties_wake(struct ctx *c, struct world *w, struct instant upto, struct duty_changes *ret)
{
	move_now(w, upto);
	while (w->heap_count > 0 && w->heap[0]->wake.s <= upto.s) {
		struct kase *k = w->heap[0];
		if (!case_run(c, w, k->key, INSTANT_NEVER, false)) {
			return false;
		}
	}
	return changes_take(c, w, ret);
}

/* ---- imports ---- */

bool duties_defer(struct ctx *c, struct world *w, const struct entry *e)
{
	struct touched t = {.marks = true};
	return touch_entry(c, w, e, &t);
}

static bool expand(struct ctx *c, struct world *w, struct touched *t)
{
	for (size_t i = 0; i < w->mark_count; i++) {
		const struct mark *m = &w->mark_list[i];
		if (m->alone) {
			touch_case(c, w, t, m->duty, m->scope);
		} else if (m->timed ? !touch_span(c, w, t, m) : !touch_scope(c, w, t, m->duty, m->scope)) {
			return false;
		}
	}
	return true;
}

static void make_stale_rows(struct ctx *c, struct world *w)
{
	w->deferred = false;
	for (size_t i = 0; i < w->all.count; i++) {
		struct rec *r = rec_find(c, w, w->all.items[i]);
		if (r != NULL && r->stale) {
			watch_record(c, w, r, NULL);
		}
	}
}

void world_ready(struct ctx *c, struct world *w, struct instant now)
{
	move_now(w, now);
	make_stale_rows(c, w);
}

bool duties_settle(struct ctx *c, struct world *w, struct instant now, struct duty_changes *ret)
{
	struct touched t = {.late = true, .anew = true};
	world_ready(c, w, now);
	if (!expand(c, w, &t) || !run_all(c, w, &t, now)) {
		return false;
	}
	w->mark_count = 0;
	w->marks = (struct map){.arena = w->arena};
	return changes_take(c, w, ret);
}

/* ---- a replay ---- */

static bool walk_record(struct ctx *c, struct world *w, const struct record *r)
{
	const struct type_plan *plan = plan_type(w->plan, r->type);
	bool ok = true;
	for (size_t i = 0; ok && plan != NULL && i < plan->carry_count; i++) {
		ok = case_run(c, w, (struct case_key){plan->carries[i], r->no}, r->written, true);
	}
	for (size_t i = 0; ok && i < w->plan->every_count; i++) {
		const struct every *every = &w->plan->every[i];
		ok = !plan_may_carry(every, r) || case_run(c, w, (struct case_key){every->duty, r->no}, r->written, true);
	}
	return ok;
}

bool duties_rebuild(struct ctx *c, struct world *w, record_no home, struct instant now)
{
	world_ready(c, w, now);
	w->rebuilding = true;
	for (size_t i = 0; i < w->all.count; i++) {
		const struct record *r = world_record(c, w, w->all.items[i]);
		if (r != NULL && (home == 0 || r->home == 0 || r->home == home) && r->written.s <= now.s && !walk_record(c, w, r)) {
			return false;
		}
	}
	w->rebuilding = false;
	return true;
}
