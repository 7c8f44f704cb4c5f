/* The walk of a case: its moments, one after another. */
#include "duties/walk.h"

#include <string.h>

static struct rec *hand(const struct walk *x)
{
	return x->base == NULL ? x->r : NULL;
}

/* ---- what shapes ask ---- */

void walk_standing(struct walk *x, bool waits)
{
	struct instant until = x->a.until;
	x->live_from = x->r->r.carried_over ? INSTANT_NONE : ask_live_from(&x->a);
	x->force = ask_force(&x->a, x->r);
	x->standing = force_standing(&x->a, &x->force, x->t);
	if (!waits) {
		x->a.until = until;
	}
}

struct verdict walk_if(struct walk *x)
{
	bool ends = x->a.ends;
	x->a.ends = ends || x->plan->applies;
	struct verdict v = ask(&x->a, hand(x), x->def->condition);
	x->a.ends = ends;
	if (v.yes) {
		/* What always applied applies since the carrier came. */
		bool known = !instant_is_none(v.since);
		x->a.applies = known ? v.since : x->force.there ? x->force.from : x->r->r.written;
	}
	return v;
}

struct verdict walk_done(struct walk *x)
{
	return ask(&x->a, hand(x), x->def->done);
}

struct verdict walk_evidence(struct walk *x, enum window window, struct instant from, struct instant to)
{
	x->a.window = window;
	x->a.from = from;
	x->a.to = to;
	struct verdict v = walk_done(x);
	x->a.window = WINDOW_NONE;
	bool soft_outside = v.yes && (window == WINDOW_AFTER || (window == WINDOW_BOX && !v.firm)) &&
	                    (v.since.s <= from.s || v.since.s > to.s);
	v.yes = v.yes && !soft_outside;
	return v;
}

bool walk_in_law(const struct walk *x, struct instant started)
{
	return started.s >= x->plan->law_from.s && started.s <= x->plan->law_until.s;
}

struct instant walk_law_from(const struct walk *x, struct instant started)
{
	return instant_later(started, x->plan->law_from);
}

/* ---- one definition ---- */

static void walk_item(struct walk *x)
{
	static void (*const shapes[SHAPE__COUNT])(struct walk *) = {
		[SHAPE_EVENT] = walk_event, [SHAPE_PERIOD] = walk_period, [SHAPE_ON_FILE] = walk_on_file,
		[SHAPE_CHECK] = walk_check, [SHAPE_LADDER] = walk_ladder};
	struct walk of_item = *x;
	of_item.a.each = x->item->value.kind == VALUE_NONE ? NULL : &x->item->value;
	of_item.person = x->item->person != 0 ? x->item->person : x->base != NULL ? x->base->subject : x->r->r.subject;
	of_item.a.subject = of_item.person;
	if (x->def->shape == SHAPE_PERIOD && x->def->due->kind == CLOCK_BOX) {
		walk_box(&of_item);
	} else {
		shapes[x->def->shape](&of_item);
	}
	x->a.until = of_item.a.until;
	x->a.next = of_item.a.next;
	x->a.foreign = of_item.a.foreign;
	x->a.failed = of_item.a.failed;
}

static bool is_of_duty(const struct walk *x, const struct instance *i)
{
	return i->duty == x->k->key.duty && i->on == 0;
}

/* A list that is followed: who left it is no longer asked. */
static void leave(struct walk *x, const struct item *items, size_t count)
{
	for (size_t n = x->k->open_count; n > 0; n--) {
		struct row *row = x->k->open[n - 1];
		bool there = !is_of_duty(x, &row->i) || row->i.version != x->version;
		for (size_t i = 0; !there && i < count; i++) {
			there = strcmp(items[i].text, row->i.recipient) == 0;
		}
		if (!there) {
			round_supersede(x, row);
		}
	}
}

/* The list is taken when the first instance opens, unless the carrier is in force for a time: then it is followed. */
static size_t find_items(struct walk *x, struct item **ret)
{
	struct instant opened = INSTANT_NEVER;
	for (size_t i = 0; x->def->each != NULL && !x->r->r.kind->in_force && i < x->k->count; i++) {
		if (is_of_duty(x, &x->k->rows[i]->i)) {
			opened = instant_earlier(opened, x->k->rows[i]->i.opened);
		}
	}
	if (opened.s >= x->t.s) {
		return ask_items(&x->a, x->def, ret);
	}
	struct asking then = x->a;
	then.known = then.at = opened;
	size_t count = ask_items(&then, x->def, ret);
	x->a.failed = x->a.failed || then.failed;
	return count;
}

static void walk_definition(struct walk *x, uint32_t version, bool opens)
{
	struct item *items = NULL;
	x->version = version;
	x->opens = opens;
	x->plan = plan_duty(x->a.w->plan, version, x->k->key.duty);
	x->def = x->plan->duty;
	x->a.duty = x->def;
	x->a.generation = version;
	x->a.d = x->a.w->plan->generations[version].definitions;
	size_t count = find_items(x, &items);
	for (size_t i = 0; i < count; i++) {
		x->item = &items[i];
		walk_item(x);
	}
	if (x->def->each != NULL && x->r->r.kind->in_force) {
		leave(x, items, count);
	}
}

/* ---- versions ---- */

static bool recurs(const struct duty_plan *p)
{
	return p->duty->shape == SHAPE_PERIOD || p->duty->shape == SHAPE_ON_FILE;
}

/* What happens once follows the definition its carrier was written under; what comes again, the one in force. */
static const struct duty_plan *opening_plan(struct walk *x, uint32_t *ret_version)
{
	const struct plan *p = x->a.w->plan;
	uint32_t now = plan_generation(p, x->t), then = plan_generation(p, x->r->r.written);
	const struct duty_plan *present = plan_duty(p, now, x->k->key.duty);
	if (present != NULL && recurs(present)) {
		*ret_version = now;
		return present;
	}
	const struct duty_plan *past = plan_duty(p, then, x->k->key.duty);
	*ret_version = then;
	return past == NULL || (recurs(past) && now != then) ? NULL : past;
}

static void walk_versions(struct walk *x)
{
	uint32_t opening = UINT32_MAX;
	const struct duty_plan *p = opening_plan(x, &opening);
	for (uint32_t v = 0; v < x->a.w->plan->generation_count; v++) {
		bool open = false;
		for (size_t i = 0; !open && i < x->k->open_count; i++) {
			open = is_of_duty(x, &x->k->open[i]->i) && x->k->open[i]->i.version == v;
		}
		if (open && v != opening) {
			walk_definition(x, v, false);
		}
	}
	if (p != NULL && !p->duty->starts_duty) {
		walk_definition(x, opening, true);
	}
	for (size_t v = 1; v < x->a.w->plan->generation_count; v++) {
		ask_next(&x->a, x->a.w->plan->generations[v].published);
	}
}

/* ---- duties on duties ---- */

static struct row *upon_of(const struct walk *x, symbol second, const struct instance *first)
{
	for (size_t i = 0; i < x->k->upon_count; i++) {
		const struct instance *row = &x->k->upon[i]->i;
		if (row->duty == second && row->on == first->duty && strcmp(row->round, first->round) == 0 &&
		    strcmp(row->recipient, first->recipient) == 0) {
			return x->k->upon[i];
		}
	}
	return NULL;
}

static void walk_second(struct walk *x, const struct instance *first, const struct duty *second)
{
	static const struct item alone = {.text = ""};
	const struct row *row = upon_of(x, second->name, first);
	bool ended = first->ending != ENDING_OPEN && first->ended.s < x->t.s;
	if (ended && (row == NULL || row->i.ending != ENDING_OPEN)) {
		return; /* what it stood on can change no more */
	}
	const struct plan *p = x->a.w->plan;
	x->version = row != NULL ? row->i.version : plan_generation(p, first->opened);
	x->plan = plan_duty(p, x->version, second->name);
	if (x->plan == NULL || x->plan->duty->shape != SHAPE_EVENT) {
		return;
	}
	x->def = x->plan->duty;
	x->a.duty = x->def;
	x->a.generation = x->version;
	x->a.d = p->generations[x->version].definitions;
	x->a.on = x->base = first;
	x->opens = true;
	x->item = &alone;
	walk_item(x);
	x->a.on = x->base = NULL;
}

static void ask_seconds(struct walk *x, const struct instance first, const struct duty_plan *p)
{
	for (size_t n = 0; n < p->upon_count; n++) {
		walk_second(x, &first, p->upon[n]);
	}
}

/*
 * A missed box stays open for years, and each of its days is a moment: what stands on it is asked again only where the
 * last answers told of a moment that has come, or where it changed.
 */
static void walk_seconds(struct walk *x, struct row *row)
{
	const struct duty_plan *p = row->i.on != 0 ? NULL : plan_duty(x->a.w->plan, row->i.version, row->i.duty);
	const struct asking outer = x->a;
	if (p == NULL || p->upon_count == 0) {
		return;
	}
	if (row->upon_run != x->a.w->runs || x->t.s >= row->upon_until.s || x->t.s >= row->upon_next.s) {
		bool settled = row->i.ending == ENDING_OPEN || row->i.ended.s < x->t.s;
		x->a.until = x->a.next = INSTANT_NEVER;
		x->a.foreign = false;
		ask_seconds(x, row->i, p);
		row->upon_run = settled ? x->a.w->runs : 0;
		row->upon_until = x->a.until;
		row->upon_next = x->a.next;
		row->upon_foreign = x->a.foreign;
	}
	x->a.until = instant_earlier(outer.until, row->upon_until);
	x->a.next = instant_earlier(outer.next, row->upon_next);
	x->a.foreign = outer.foreign || row->upon_foreign;
}

static struct row *base_of(const struct kase *k, struct row *second)
{
	for (size_t i = k->count; second->base == NULL && i > 0; i--) {
		const struct instance *row = &k->rows[i - 1]->i;
		if (row->on == 0 && row->duty == second->i.on && strcmp(row->recipient, second->i.recipient) == 0 &&
		    strcmp(row->round, second->i.round) == 0) {
			second->base = k->rows[i - 1];
		}
	}
	return second->base;
}

/*
 * Duties that stand on instances of this case are asked after them, at the same moment: on those that run, on those that
 * just ended, and where such a duty itself still runs.
 */
static void walk_upon(struct walk *x)
{
	struct kase *k = x->k;
	size_t open = k->open_count, moved = k->moved_count;
	if (open + moved == 0) {
		return;
	}
	struct row **rows = arena_grow(x->a.w->scratch, k->open, open, open + moved, sizeof *rows);
	for (size_t i = 0; i < moved; i++) {
		rows[open + i] = k->moved[i];
	}
	for (size_t i = 0; i < open + moved; i++) {
		if (rows[i]->i.on == 0) {
			walk_seconds(x, rows[i]);
			continue;
		}
		struct row *base = base_of(k, rows[i]);
		if (base != NULL && base->i.ending != ENDING_OPEN && base->i.ended.s < x->t.s) {
			walk_seconds(x, base);
		}
	}
}

/* ---- one moment ---- */

static void supersede_all(struct walk *x)
{
	for (size_t i = 0; i < x->k->count; i++) {
		struct row *row = x->k->rows[i];
		if (row->i.ending != ENDING_SUPERSEDED) {
			case_note(x->a.w, x->k, row);
			row->i.ending = ENDING_SUPERSEDED;
			row->i.ended = x->t;
			row->i.done_at = INSTANT_NONE;
			row->i.done_by = row->i.evidence = 0;
			row->i.reason = NULL;
		}
	}
	x->k->open_count = 0;
}

static void walk_moment(struct walk *x)
{
	const struct record *r = &x->r->r;
	x->a.known = x->a.at = x->t;
	x->a.until = INSTANT_NEVER;
	x->a.next = x->news ? INSTANT_NEVER : x->told_next;
	x->a.foreign = false;
	if (r->withdrawn.s <= x->t.s) {
		supersede_all(x);
		return;
	}
	ask_next(&x->a, r->withdrawn);
	x->a.d = r->definitions;
	x->a.applies = r->written;
	x->live_from = INSTANT_NONE;
	x->force = (struct force_span){.from = INSTANT_NONE, .end = INSTANT_NEVER};
	x->k->moved_count = 0;
	x->k->waits = false;
	walk_versions(x);
	walk_upon(x);
}

static struct instant changed_last(const struct kase *k)
{
	struct instant last = INSTANT_NONE;
	for (size_t i = 0; i < k->count; i++) {
		last = instant_later(last, instant_later(k->rows[i]->i.opened, k->rows[i]->i.ended));
	}
	return last;
}

struct instant case_resumes(const struct kase *k)
{
	struct instant last = changed_last(k);
	return (struct instant){last.s + !instant_is_none(last)};
}

/* The moments, from one on. Where time alone made one, what was to be written next is still to be. */
static bool walk_on(struct walk *x, struct instant from, void (*moment)(struct walk *x))
{
	struct world *w = x->a.w;
	struct arena_mark mark = arena_mark(w->scratch);
	for (x->t = from;;) {
		moment(x);
		arena_reset(w->scratch, mark);
		struct instant next = instant_earlier(x->a.until, x->a.next);
		if (x->a.failed || x->a.c->error != ERROR_NONE || next.s > w->now.s) {
			break;
		}
		x->news = next.s == x->a.next.s;
		x->told_next = x->a.next;
		x->t = next;
	}
	return x->a.c->error == ERROR_NONE;
}

/* What a case is once it stands: live while something else than its own record may change it. */
static void settle(struct walk *x, bool fresh)
{
	struct world *w = x->a.w;
	struct kase *k = x->k;
	bool live = k->open_count > 0 || x->a.foreign;
	bool unsure = fresh && w->has_source && k->key.record != w->opened; /* the store may hold what it was */
	if (live != k->live || x->a.until.s != k->wake.s || unsure) {
		case_note_moved(w, k);
	}
	k->live = live;
	k->moment = x->t;
	/* What came out within this second may come out otherwise when the second is over. */
	bool recent = !live && !w->rebuilding && (changed_last(k).s == w->now.s || k->asked.s == w->now.s);
	case_list(w, k, &x->r->r, live || recent);
	if (recent) {
		*(struct kase **)PUSH(w->arena, w->recent, w->recent_count, w->recent_room) = k;
	}
	case_set_wake(w, k, x->a.until);
}

static bool begin(struct ctx *c, struct world *w, struct kase *k, struct walk *x)
{
	w->runs++;
	*x = (struct walk){.a = {.c = c, .w = w}, .k = k, .told_next = INSTANT_NEVER, .news = true};
	x->r = k == NULL ? NULL : rec_find(c, w, k->key.record);
	if (x->r == NULL) {
		return false;
	}
	x->a.carrier = x->r;
	x->a.home = x->r->r.home;
	x->a.subject = x->r->r.subject;
	return true;
}

bool case_run(struct ctx *c, struct world *w, struct case_key key, struct instant t, bool anew)
{
	struct kase *k = case_get(c, w, key);
	struct walk x;
	if (!begin(c, w, k, &x)) {
		return c->error == ERROR_NONE;
	}
	bool fresh = instant_is_none(k->moment);
	struct instant from = instant_earlier(t, k->wake);
	x.news = from.s == t.s;
	/* What was asked at this second or later is asked from the beginning: all of a second is known at once. */
	if (anew || k->again || from.s <= k->moment.s || from.s <= changed_last(k).s) {
		k->again = false;
		case_clear(w, k);
		from = x.r->r.written;
		x.news = true;
	}
	from = instant_later(from, x.r->r.written);
	if (from.s == INSTANT_NEVER.s) {
		return true; /* nothing to wake for */
	}
	if (!walk_on(&x, from, walk_moment)) {
		return false;
	}
	settle(&x, fresh);
	case_forget_empty(w, k);
	return true;
}

static void upon_moment(struct walk *x)
{
	x->a.known = x->a.at = x->t;
	x->a.until = x->a.next = INSTANT_NEVER;
	x->a.applies = x->t;
	x->k->moved_count = 0;
	walk_upon(x);
}

bool case_run_upon(struct ctx *c, struct world *w, struct kase *k, struct instant from)
{
	struct walk x;
	return !begin(c, w, k, &x) ? c->error == ERROR_NONE : walk_on(&x, from, upon_moment);
}
