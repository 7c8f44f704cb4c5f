/* From day to day: every house lives, and what was written that day is handed on. */
#include "cli/demo/demo.h"

#include <string.h>

#include "cli/demo/inside.h"
#include "duties/hearth.h"

struct demo_plan demo_plan_of(uint64_t seed, struct instant end)
{
	return (struct demo_plan){.seed = seed, .homes = 2, .years = 1, .end = end};
}

static void arrivals(struct house *h)
{
	for (int i = 0; i < h->stay_count; i++) {
		struct child *k = &h->stays[i];
		struct date asked = k->emergency ? k->came : date_add_days(k->came, -7);
		if (asked.day == h->today.day && k->came.day > h->begin.day) {
			child_arrives(h, k);
		}
		if (k->arrived && !k->gone && !date_is_none(k->left) && k->left.day == h->today.day) {
			child_leaves(h, k);
		}
	}
}

static void children_live(struct house *h)
{
	for (int i = 0; i < h->stay_count; i++) {
		struct child *k = &h->stays[i];
		if (k->arrived && !k->gone && k->came.day <= h->today.day && h->today.day > h->begin.day) {
			child_day(h, k);
			if (k->came.day < h->today.day) {
				child_chores(h, k);
			}
		}
	}
}

static void house_day(struct house *h)
{
	if (h->today.day == h->begin.day) {
		house_opens(h);
	} else if (date_is_none(h->live) && h->today.day <= h->rota_from.day) {
		house_is_new(h);
	}
	staff_day(h);
	arrivals(h);
	if (h->today.day >= h->rota_from.day) {
		story_day(h);
		events_day(h);
		children_live(h);
		last_night(h);
		rota_day(h);
	}
	home_chores(h);
}

/* Even-numbered houses are there already and keep their records with Hearth from the second day on; odd ones open. */
static void house_begins(struct demo *d, uint32_t index)
{
	struct house *h = &d->houses[index];
	h->demo = d;
	h->index = index;
	h->seed = d->plan.seed * 1000003u + index;
	h->random = random_of(h->seed, 1);
	h->live = index % 2 == 0 ? date_add_days(d->first, 1) : DATE_NONE;
	h->begin = index % 2 == 0 ? d->first : date_add_days(d->first, (int)(index / 2 % 40));
	h->opened = index % 2 == 0 ? date_add_days(d->first, -2200 - (int)(index % 7) * 90)
	                           : next_working(h, date_add_days(h->begin, 16));
	h->today = h->begin;
	h->absent_from = h->absent_to = DATE_NONE;
	h->cash = 120;
	house_people(h);
	struct date first = d->last;
	for (int i = 0; i < h->stay_count; i++) {
		first = h->stays[i].came.day < first.day ? h->stays[i].came : first;
	}
	h->rota_from =
		first.day <= h->begin.day ? date_add_days(h->begin, 1) : date_add_days(first, -3);
}

static bool plan_is_possible(struct ctx *c, const struct demo_plan *p)
{
	return (p->homes >= 1 && p->homes <= 1000 && p->years >= 1 && p->years <= 20 &&
	        p->children >= 0 && p->children <= 8) ||
	       ctx_fail(
			   c, ERROR_INVALID,
			   "a demo has 1 to 1,000 homes, 1 to 20 years and at most 8 children in each home");
}

static bool live(struct ctx *c, struct demo *d,
                 bool (*emit)(struct ctx *c, void *arg, const char *line), void *arg)
{
	for (struct date day = d->first; day.day <= d->last.day; day = date_add_days(day, 1)) {
		for (int i = 0; i < d->plan.homes; i++) {
			d->houses[i].today = day;
			if (day.day >= d->houses[i].begin.day) {
				house_day(&d->houses[i]);
			}
			arena_clear(d->scratch);
		}
		if (!outbox_emit(c, d->outbox, day, emit, arg)) {
			return false;
		}
	}
	return true;
}

/* Holidays and terms are those built in, whatever a data directory says. */
static const char no_directory[] = "/nonexistent";

bool demo_lines(struct ctx *c, const struct demo_plan *plan,
                bool (*emit)(struct ctx *c, void *arg, const char *line), void *arg)
{
	struct demo d = {.c = c, .plan = *plan};
	if (!plan_is_possible(c, plan) || !hearth_definitions(c, no_directory, &d.definitions)) {
		return false;
	}
	d.last = instant_day(plan->end);
	d.first = date_add_days(date_add_months(d.last, -12 * plan->years), 9);
	d.outbox = outbox_new(c, d.first, plan->end);
	d.scratch = arena_new();
	d.houses = ARENA_ARRAY(c->arena, (size_t)plan->homes, struct house);
	for (int i = 0; i < plan->homes; i++) {
		house_begins(&d, (uint32_t)i);
	}
	bool ok = live(c, &d, emit, arg);
	arena_free(d.scratch);
	return ok;
}
