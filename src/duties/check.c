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

/* ---- what a correction changed ---- */

struct corrections {
	bool now;   /* something of the carrier was corrected at this moment */
	bool later; /* … or will be */
};

static struct corrections find_corrections(struct walk *x)
{
	struct corrections found = {.now = false};
	for (size_t i = 0; i < x->r->r.fact_count; i++) {
		for (const struct former *f = x->r->r.facts[i].former; f != NULL; f = f->before) {
			found.now = found.now || f->until.s == x->t.s;
			found.later = found.later || f->until.s > x->t.s;
			ask_next(&x->a, f->until);
		}
	}
	return found;
}

static bool fails(struct walk *x)
{
	return walk_if(x).yes && !walk_done(x).yes;
}

/* Until it was corrected it stood as it was first written: what failed then did so until the correction. */
static bool failed_then(struct walk *x, const struct corrections *corrections)
{
	if (!corrections->later) {
		return false;
	}
	x->a.as_was = true;
	bool failed = fails(x);
	x->a.as_was = false;
	return failed;
}

/* While nothing is open only the carrier's own entries matter, whatever else was read. */
static bool fails_now(struct walk *x, const struct corrections *corrections)
{
	struct asking before = x->a;
	bool fail = fails(x) || failed_then(x, corrections);
	before.failed = x->a.failed;
	if (!fail) {
		x->k->asked = x->a.foreign ? x->t : x->k->asked;
		x->a = before;
	}
	return fail;
}

static bool may_open(const struct walk *x)
{
	return (instant_is_none(x->live_from) || x->t.s >= x->live_from.s) && walk_in_law(x, x->t);
}

/* What was wrong when it was saved is always late; what a correction put right is wrong no longer, nor was it. */
static void ask_ended(struct walk *x, struct row *row, const struct corrections *corrections)
{
	struct verdict done = walk_done(x);
	bool applies = done.yes || walk_if(x).yes;
	bool open = (applies && !done.yes) || failed_then(x, corrections);
	if (open) {
		return;
	}
	if (done.yes && !corrections->now) {
		round_done(x, row, &done, x->t);
	} else {
		round_supersede(x, row);
	}
}

void walk_check(struct walk *x)
{
	struct row *row = round_find(x, NULL);
	bool written = is_written_now(x);
	if (row != NULL && (row->i.ending == ENDING_DONE || row->i.ending == ENDING_NOT_REQUIRED)) {
		return;
	}
	struct corrections corrections = find_corrections(x);
	if (row == NULL || row->i.ending == ENDING_SUPERSEDED) {
		struct instant next = x->a.next;
		walk_standing(x, false);
		x->a.next = next;
		if (!x->opens || !(written || corrections.now) || !may_open(x) || !fails_now(x, &corrections)) {
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
	if (!round_not_required(x, row)) {
		ask_ended(x, row, &corrections);
	}
}
