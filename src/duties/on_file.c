/* On file: something must be there at all times. Each gap is a round. */
#include "duties/walk.h"

enum { HOPS = 8 };

/* How things stand at a moment, with what is known now. */
struct view {
	bool in, applies;
	struct verdict condition, done;
};

static struct view look(struct walk *x, struct instant at)
{
	struct instant was = x->a.at;
	struct view v = {.in = false};
	x->a.at = at;
	x->a.ends = true;
	v.in = force_standing(&x->a, &x->force, at) == STANDING_IN;
	v.condition = v.in ? walk_if(x) : (struct verdict){.since = INSTANT_NONE};
	v.applies = v.in && v.condition.yes;
	v.done = v.applies ? walk_done(x) : (struct verdict){.since = INSTANT_NONE};
	x->a.ends = false;
	x->a.at = was;
	return v;
}

/* The last evidence ended, or it came to apply, or the carrier came into force: the latest of these. */
static struct instant gap_start(struct walk *x, const struct view *v)
{
	struct instant started = x->force.from;
	if (v->done.firm && !instant_is_none(v->done.since)) {
		started = instant_later(started, v->done.since);
	}
	if (!instant_is_none(v->condition.since)) {
		started = instant_later(started, v->condition.since);
	}
	return walk_law_from(x, started);
}

static void set_due(struct walk *x, struct row *row)
{
	struct timing t = due_from(x, row->i.started);
	if (row->i.unknown) { /* a month to tell what is there: a home's first week shows no false overdue */
		struct instant month = when_end(clock_add(when_at(row->i.started), (struct amount){1, UNIT_MONTH}, false, NULL));
		t.due = instant_later(t.due, month);
	}
	round_set_due(x, row, row->i.started, t.due, t.target);
	if (instant_is_none(row->i.due_first)) {
		round_first_due(x, row, t.due);
	}
}

static void open(struct walk *x, struct instant started, bool unknown)
{
	const char *round = round_of(x, started);
	struct row *row = round_find(x, round);
	if (!walk_in_law(x, started) || (row != NULL && row->i.ending != ENDING_SUPERSEDED)) {
		return;
	}
	if (row != NULL) {
		round_resume(x, row);
	} else {
		row = round_start(x, round, started);
		row->i.unknown = unknown;
	}
	set_due(x, row);
	round_not_required(x, row);
}

/* Nobody has said what is on file since before the home started (practice, rule 4). */
static bool is_unknown(const struct walk *x, const struct view *v, struct instant started)
{
	bool ended = v->done.firm && !instant_is_none(v->done.since);
	return !instant_is_none(x->live_from) && started.s < x->live_from.s && !ended;
}

/* Evidence whose end is known opens the next gap early, as due soon. */
static void open_early(struct walk *x)
{
	struct instant at = x->t;
	for (int i = 0; i < HOPS; i++) {
		struct instant until = x->a.until;
		x->a.until = INSTANT_NEVER;
		look(x, at);
		struct instant end = x->a.until;
		x->a.until = until;
		if (end.s == INSTANT_NEVER.s) {
			return;
		}
		struct instant opens = when_start(ask_add(&x->a, when_at(end), x->def->warn, true));
		if (opens.s > x->t.s) {
			ask_until(&x->a, opens);
			return;
		}
		struct view v = look(x, end);
		x->a.until = until;
		if (v.applies && !v.done.yes) {
			open(x, force_last(end), false);
			ask_until(&x->a, end);
			return;
		}
		at = end;
	}
}

/* Evidence that is there at the first moment of the gap leaves none. */
static struct instant done_at(const struct walk *x, const struct row *row, const struct verdict *v)
{
	if (instant_is_none(v->since)) {
		return x->t;
	}
	return v->since.s == row->i.started.s + 1 ? row->i.started : v->since;
}

static void ask_open(struct walk *x, struct row *row)
{
	struct instant begins = {row->i.started.s + 1};
	struct view v = look(x, instant_later(x->t, begins));
	ask_until(&x->a, begins);
	set_due(x, row);
	if (v.done.yes && row->i.unknown) {
		round_supersede(x, row); /* it was never known to be missing */
	} else if (v.done.yes) {
		round_done(x, row, &v.done, done_at(x, row, &v.done));
	} else if (!round_not_required(x, row) && !v.applies) {
		round_supersede(x, row);
	}
}

void walk_on_file(struct walk *x)
{
	struct row *row = round_open(x);
	if (row != NULL && row->i.version != x->version) {
		return; /* it runs on under the definition it opened under */
	}
	walk_standing(x, true);
	if (row != NULL) {
		ask_open(x, row);
	}
	if (!x->opens || x->standing != STANDING_IN || round_open(x) != NULL) {
		return;
	}
	struct view v = look(x, x->t);
	if (v.applies && !v.done.yes) {
		struct instant started = gap_start(x, &v);
		bool unknown = is_unknown(x, &v, started);
		open(x, unknown ? x->live_from : started, unknown);
	} else if (v.applies && x->def->has_warn) {
		open_early(x);
	}
}
