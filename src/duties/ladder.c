/*
 * Ladder: rungs with times of their own, climbed until what was asked for has happened. A rung that only tells is climbed
 * by the program when it is due.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duties/walk.h"

enum { RUNGS_MOST = 2000 };

struct climb {
	const struct ladder *ladder;
	struct when start;
	bool target;
	long run;         /* a ladder that is climbed again is its second run */
	record_no *used;  /* evidence that climbed a rung already */
	size_t used_count, used_room;
	struct instant last_climbed;
};

/* One rung, or one turn of a rung that repeats. */
struct place {
	const struct rung *rung;
	size_t index;
	int32_t turn; /* from 1; 0: it does not repeat */
	struct instant due;
};

static struct rec *hand(const struct walk *x)
{
	return x->base == NULL ? x->r : NULL;
}

/* ---- runs ---- */

static long run_of(const struct instance *i)
{
	const char *slash = strchr(i->round, '/');
	return slash == NULL ? 1 : strtol(slash + 1, NULL, 10);
}

static bool is_mine(const struct walk *x, const struct instance *i)
{
	return i->duty == x->def->name && i->on == 0 && strcmp(i->recipient, x->item->text) == 0;
}

/* The run that goes on, or a new one: where the ladder starts anew, after the last run ended. */
static long find_run(const struct walk *x, struct instant start)
{
	long run = 0;
	bool open = false, same = false;
	struct instant ended = INSTANT_NONE;
	for (size_t i = 0; i < x->k->count; i++) {
		const struct instance *row = &x->k->rows[i]->i;
		if (!is_mine(x, row)) {
			continue;
		}
		if (run_of(row) > run) {
			run = run_of(row);
			open = same = false;
			ended = INSTANT_NONE;
		}
		if (run_of(row) == run) {
			same = same || row->started.s == start.s;
			open = open || row->ending == ENDING_OPEN;
			ended = instant_later(ended, row->ended);
		}
	}
	if (run == 0) {
		return 1;
	}
	return !open && !same && start.s > ended.s ? run + 1 : run;
}

static const char *round_name(struct walk *x, const struct climb *c, const struct place *p)
{
	struct arena *arena = x->a.w->arena;
	const char *rung = symbol_word(p->rung->name);
	const char *name = p->turn == 0 ? rung : arena_printf(arena, "%s-%d", rung, p->turn);
	return c->run == 1 ? name : arena_printf(arena, "%s/%ld", name, c->run);
}

/* ---- rungs ---- */

/* The rung's number, which a setting LADDER/RUNG may replace. */
static struct amount rung_amount(struct walk *x, const struct climb *c, const struct rung *rung)
{
	char name[140];
	struct quantity q = rung->span;
	snprintf(name, sizeof name, "%s/%s", symbol_word(c->ladder->name), symbol_word(rung->name));
	if (q.setting == 0) {
		q.setting = symbol_find(name);
	}
	return ask_amount(&x->a, &q, false);
}

static bool next_place(struct walk *x, const struct climb *c, struct place *p)
{
	if (p->turn > 0 && (p->rung->times == 0 || p->turn < p->rung->times)) {
		p->turn++;
	} else if (p->rung != NULL && p->index + 1 >= c->ladder->rung_count) {
		return false;
	} else {
		p->index += p->rung != NULL;
		p->rung = &c->ladder->rungs[p->index];
		p->turn = p->rung->repeats ? 1 : 0;
	}
	struct when from = p->rung->repeats && !instant_is_none(p->due) ? when_at(p->due) : c->start;
	p->due = when_end(ask_add(&x->a, from, rung_amount(x, c, p->rung), false));
	return true;
}

/* When the rung would have been due by the first value of every fact. */
static struct instant first_due(struct walk *x, const struct climb *c, const struct place *p)
{
	struct asking now = x->a;
	x->a.first = true;
	struct timing t = due_event(x, NULL);
	now.until = x->a.until;
	now.next = x->a.next;
	x->a = now;
	if (!t.there || t.started.s == when_start(c->start).s) {
		return p->due;
	}
	struct climb then = {.ladder = c->ladder, .start = when_at(t.started)};
	struct place at = {.due = INSTANT_NONE};
	while ((at.rung != p->rung || at.turn != p->turn) && next_place(x, &then, &at)) {
	}
	return at.due;
}

static struct row *open_rung(struct walk *x, const struct climb *c, const struct place *p, struct row *row)
{
	if (row == NULL) {
		row = round_start(x, round_name(x, c, p), when_start(c->start));
		round_first_due(x, row, first_due(x, c, p));
	} else {
		round_resume(x, row);
	}
	return row;
}

static struct verdict ask_rung(struct walk *x, const struct climb *c, const struct rung *rung)
{
	struct asking *a = &x->a;
	struct verdict v;
	a->used = c->used;
	a->used_count = c->used_count;
	/* A step that was done for the rung before does not count again. */
	bool step = rung->done->kind == NODE_STEP && !instant_is_none(c->last_climbed);
	a->window = step ? WINDOW_AFTER : WINDOW_NONE;
	a->from = c->last_climbed;
	v = ask(a, hand(x), rung->done);
	a->window = WINDOW_NONE;
	a->used = NULL;
	a->used_count = 0;
	return v;
}

static void climb_rung(struct walk *x, const struct climb *c, const struct place *p, struct row *row)
{
	round_set_due(x, row, when_start(c->start), p->due, c->target);
	if (round_not_required(x, row)) {
		return;
	}
	if (p->rung->done == NULL) {
		if (x->t.s >= row->i.due.s) {
			struct verdict told = {.yes = true, .since = row->i.due};
			round_done(x, row, &told, row->i.due);
		} else {
			ask_until(&x->a, row->i.due);
		}
		return;
	}
	struct verdict v = ask_rung(x, c, p->rung);
	if (v.yes) {
		round_done(x, row, &v, round_done_at(x, row, &v));
	}
}

static void note_climbed(struct walk *x, struct climb *c, const struct instance *i)
{
	if (i->ending != ENDING_DONE) {
		return;
	}
	if (i->evidence != 0) {
		*(record_no *)PUSH(x->a.w->scratch, c->used, c->used_count, c->used_room) = i->evidence;
	} else {
		c->last_climbed = instant_later(c->last_climbed, i->done_at);
	}
}

/* The next rung opens when the one before is climbed or its due has passed. */
static bool is_behind(struct walk *x, const struct row *row)
{
	if (row->i.ending != ENDING_OPEN) {
		return true;
	}
	ask_until(&x->a, (struct instant){row->i.due.s + 1});
	return x->t.s > row->i.due.s;
}

static void climb(struct walk *x, struct climb *c)
{
	struct place p = {.due = INSTANT_NONE};
	for (int i = 0; i < RUNGS_MOST && next_place(x, c, &p); i++) {
		if (p.rung->condition != NULL && !ask(&x->a, hand(x), p.rung->condition).yes) {
			continue;
		}
		struct row *row = round_find(x, round_name(x, c, &p));
		if (row == NULL || row->i.ending == ENDING_SUPERSEDED) {
			if (!x->opens && row == NULL) {
				return;
			}
			row = open_rung(x, c, &p, row);
		}
		if (row->i.ending == ENDING_OPEN) {
			climb_rung(x, c, &p, row);
		}
		note_climbed(x, c, &row->i);
		if (!is_behind(x, row)) {
			return;
		}
	}
}

static void supersede_all(struct walk *x)
{
	struct row *row;
	while ((row = round_open(x)) != NULL) {
		round_supersede(x, row);
	}
}

void walk_ladder(struct walk *x)
{
	struct row *any = round_find(x, NULL);
	if (any == NULL && !x->opens) {
		return;
	}
	walk_standing(x, false);
	struct verdict applies = walk_if(x), done = walk_done(x);
	if (!applies.yes || done.yes) {
		supersede_all(x);
		return;
	}
	const struct clock *clock = due_branch(x);
	struct timing t = due_event(x, round_open(x));
	struct climb c = {.ladder = definitions_ladder(x->a.d, clock->ladder), .target = clock->target, .last_climbed = INSTANT_NONE};
	bool history = !instant_is_none(x->live_from) && t.started.s < x->live_from.s && any == NULL;
	if (!t.there || c.ladder == NULL || c.ladder->rung_count == 0 || history || !walk_in_law(x, t.started)) {
		supersede_all(x);
		return;
	}
	c.start = when_at(t.started);
	c.run = find_run(x, t.started);
	climb(x, &c);
}
