/* Event: something happened, something must follow by a time counted from it. */
#include "duties/walk.h"

/* What an event opens for: not what was due before the carrier came into force, nor what began before the home started. */
static bool may_open(const struct walk *x, const struct timing *t)
{
	bool before_force = t->forward && x->r->r.kind->in_force && x->force.there && t->due.s < x->force.from.s && x->base == NULL;
	bool history = !instant_is_none(x->live_from) && t->started.s < x->live_from.s;
	return !before_force && !history && walk_in_law(x, t->started);
}

static struct row *open(struct walk *x, const struct timing *t)
{
	struct row *row = round_start(x, "", t->started);
	struct asking now = x->a;
	x->a.first = true;
	struct timing first = due_event(x, NULL);
	now.until = x->a.until;
	now.next = x->a.next;
	x->a = now;
	round_first_due(x, row, first.there ? first.due : t->due);
	return row;
}

/* What is done stays so, unless the walk comes out otherwise from its beginning: nothing it read matters any more. */
static void forget_reads(struct walk *x, const struct asking *before)
{
	x->a.until = before->until;
	x->a.next = before->next;
	x->a.foreign = before->foreign;
}

void walk_event(struct walk *x)
{
	const struct asking before = x->a;
	struct row *row = round_find(x, NULL);
	if (row == NULL && !x->opens) {
		return;
	}
	if (row != NULL && (row->i.ending == ENDING_DONE || row->i.ending == ENDING_NOT_REQUIRED)) {
		return;
	}
	walk_standing(x, false);
	struct verdict applies = walk_if(x);
	struct timing t = {0};
	bool runs = row != NULL && row->i.ending == ENDING_OPEN;
	if (applies.yes || runs) {
		t = due_event(x, row);
	}
	bool wanted = applies.yes && t.there && (runs || may_open(x, &t));
	if (!runs && !wanted) {
		x->a.foreign = x->a.foreign || t.there; /* another number or holiday may let it open */
		x->k->waits = x->k->waits || applies.yes;
		return;
	}
	if (row == NULL) {
		row = open(x, &t);
	} else if (!runs) {
		round_resume(x, row);
	}
	if (t.there) {
		round_set_due(x, row, t.started, t.due, t.target);
	}
	if (round_not_required(x, row)) {
		forget_reads(x, &before);
		return;
	}
	struct verdict done = walk_done(x);
	if (done.yes) {
		round_done(x, row, &done, round_done_at(x, row, &done));
		forget_reads(x, &before);
	} else if (!wanted) {
		round_supersede(x, row);
	}
}
