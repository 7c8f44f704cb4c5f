/* Period: "at least once every 6 months". One open round, however late; one piece of evidence ends one round. */
#include "duties/walk.h"

/* Where the next round begins after one that was signed as not required: no earlier than it would have been due. */
static struct instant after_not_required(const struct walk *x)
{
	struct instant last = INSTANT_NONE;
	for (size_t i = 0; i < x->k->count; i++) {
		const struct instance *row = &x->k->rows[i]->i;
		if (row->ending == ENDING_NOT_REQUIRED && round_find(x, row->round) == x->k->rows[i]) {
			last = instant_later(last, instant_later(row->due, row->ended));
		}
	}
	return last;
}

struct beginning {
	bool there, unknown;
	struct instant started;
};

static struct beginning find_beginning(struct walk *x)
{
	struct verdict newest = walk_evidence(x, WINDOW_LATEST, INSTANT_NONE, INSTANT_NEVER);
	struct instant after = after_not_required(x);
	if (newest.yes && !instant_is_none(newest.since)) {
		after = instant_later(newest.since, after);
	}
	if (!instant_is_none(after)) {
		return (struct beginning){.there = true, .started = after};
	}
	/* Nobody has told the last date of what was owed before the home started (practice, rule 4). */
	if (!instant_is_none(x->live_from) && x->force.there && x->force.from.s < x->live_from.s) {
		return (struct beginning){.there = true, .unknown = true, .started = x->live_from};
	}
	struct timing t = due_period_first(x);
	return (struct beginning){.there = t.there, .started = t.there ? walk_law_from(x, t.started) : t.started};
}

/* A first round counts from the time its clock names, and no evidence lies there. */
static bool is_first(struct walk *x, const struct row *row)
{
	struct timing t = due_period_first(x);
	if (row->i.unknown || !t.there || walk_law_from(x, t.started).s != row->i.started.s) {
		return false;
	}
	struct instant before = {row->i.started.s - 1};
	struct verdict v = walk_evidence(x, WINDOW_AFTER, before, INSTANT_NEVER);
	return !v.yes || v.since.s != row->i.started.s;
}

static void set_due(struct walk *x, struct row *row)
{
	struct timing t = is_first(x, row) ? due_first_from(x, row->i.started) : due_from(x, row->i.started);
	round_set_due(x, row, row->i.started, t.due, t.target);
	if (instant_is_none(row->i.due_first)) {
		round_first_due(x, row, t.due);
	}
}

static struct row *open(struct walk *x, struct instant started, bool unknown)
{
	const char *round = round_of(x, started);
	struct row *row = round_find(x, round);
	if (!walk_in_law(x, started) || (row != NULL && row->i.ending != ENDING_SUPERSEDED)) {
		return NULL;
	}
	if (row != NULL) {
		round_resume(x, row);
	} else {
		row = round_start(x, round, started);
	}
	row->i.unknown = unknown; /* what was not known may turn out to have been done on that very day */
	set_due(x, row);
	return row;
}

/* The evidence that ends this round: later than where it began. What was not known is ended by any, and was no round. */
static struct verdict ending_evidence(struct walk *x, const struct row *row)
{
	if (row->i.unknown) {
		return walk_evidence(x, WINDOW_LATEST, INSTANT_NONE, INSTANT_NEVER);
	}
	return walk_evidence(x, WINDOW_AFTER, row->i.started, INSTANT_NEVER);
}

/* Ends the round if it can be; *ret_next is where the next begins. */
static bool end(struct walk *x, struct row *row, struct instant *ret_next)
{
	struct verdict v = ending_evidence(x, row);
	if (v.yes && !instant_is_none(v.since)) {
		*ret_next = v.since;
		if (row->i.unknown) {
			round_supersede(x, row);
		} else {
			round_done(x, row, &v, v.since);
		}
		return true;
	}
	if (round_not_required(x, row)) {
		*ret_next = instant_later(row->i.due, row->i.ended);
		return true;
	}
	return false;
}

void walk_period(struct walk *x)
{
	struct row *row = round_open(x);
	if (row != NULL && row->i.version != x->version) {
		return; /* it runs on under the definition it opened under */
	}
	walk_standing(x, true);
	if (row == NULL && (!x->opens || x->standing != STANDING_IN)) {
		return;
	}
	bool applies = x->standing == STANDING_IN && walk_if(x).yes;
	if (row == NULL && applies) {
		struct beginning b = find_beginning(x);
		row = b.there ? open(x, b.started, b.unknown) : NULL;
	} else if (row != NULL) {
		set_due(x, row);
	}
	struct instant next;
	while (row != NULL && end(x, row, &next)) {
		row = applies && x->opens ? open(x, next, false) : NULL;
	}
	if (row != NULL && !applies) {
		round_supersede(x, row);
	}
}
