/* Check: what must hold after every entry of a record. Passing leaves no instance. */
#include "duties/walk.h"

/* Whether the carrier was written at this moment; when it is next goes among the moments. */
static bool is_written_now(struct walk *x)
{
	const struct record *r = &x->r->r;
	bool now = r->written.s == x->t.s;
	for (size_t i = 0; i < r->fact_count; i++) {
		now = now || r->facts[i].written.s == x->t.s;
		ask_next(&x->a, r->facts[i].written);
	}
	for (size_t i = 0; i < r->step_count; i++) {
		now = now || r->steps[i].written.s == x->t.s;
		ask_next(&x->a, r->steps[i].written);
	}
	for (size_t i = 0; i < x->r->said_count; i++) {
		now = now || x->r->said[i].written.s == x->t.s;
		ask_next(&x->a, x->r->said[i].written);
	}
	return now;
}

/* While nothing is open only the carrier's own entries matter, whatever else was read. */
static bool fails_now(struct walk *x)
{
	struct asking before = x->a;
	bool fails = walk_if(x).yes && !walk_done(x).yes;
	before.failed = x->a.failed;
	if (!fails) {
		x->k->asked = x->a.foreign ? x->t : x->k->asked;
		x->a = before;
	}
	return fails;
}

static bool may_open(const struct walk *x)
{
	return (instant_is_none(x->live_from) || x->t.s >= x->live_from.s) && walk_in_law(x, x->t);
}

void walk_check(struct walk *x)
{
	struct row *row = round_find(x, NULL);
	bool written = is_written_now(x);
	if (row != NULL && (row->i.ending == ENDING_DONE || row->i.ending == ENDING_NOT_REQUIRED)) {
		return;
	}
	if (row == NULL || row->i.ending == ENDING_SUPERSEDED) {
		struct instant next = x->a.next;
		walk_standing(x, false);
		x->a.next = next;
		if (!x->opens || !written || !may_open(x) || !fails_now(x)) {
			return;
		}
		if (row != NULL) {
			round_resume(x, row);
		} else {
			row = round_start(x, "", x->t);
			round_first_due(x, row, x->t);
		}
	}
	round_set_due(x, row, row->i.started, row->i.started, due_branch(x)->target);
	if (round_not_required(x, row)) {
		return;
	}
	struct verdict done = walk_done(x);
	if (done.yes) {
		round_done(x, row, &done, x->t); /* what was wrong when it was saved is always late */
	} else if (!walk_if(x).yes) {
		round_supersede(x, row);
	}
}
