/* Clocks: from when an instance counts, and when it is due (language 2.4). */
#include "duties/walk.h"

enum { WARN_MOST = 14 * 86400 };

static struct rec *hand(const struct walk *x)
{
	return x->base == NULL ? x->r : NULL;
}

const struct clock *due_branch(struct walk *x)
{
	const struct clock *clock = x->def->due;
	x->a.ahead = true;
	while (clock->condition != NULL && clock->otherwise != NULL && !ask(&x->a, hand(x), clock->condition).yes) {
		clock = clock->otherwise;
	}
	x->a.ahead = false;
	return clock;
}

static struct timing timed(const struct clock *clock, struct when base, struct when due, bool forward)
{
	return (struct timing){
		.there = base.kind != WHEN_NONE,
		.started = when_start(base),
		.due = when_end(due),
		.target = clock->target,
		.forward = forward,
	};
}

/* "When it applies" stays where it was while it goes on applying. */
static struct when base_time(struct walk *x, const struct clock *clock, const struct row *row)
{
	struct when base = ask_time(&x->a, hand(x), clock->time);
	bool runs = row != NULL && row->i.ending == ENDING_OPEN && clock->time->kind == TIME_APPLIES;
	if (runs && base.kind == WHEN_INSTANT) {
		base.at = instant_earlier(base.at, row->i.started);
	}
	return base;
}

struct timing due_event(struct walk *x, const struct row *row)
{
	const struct clock *clock = due_branch(x);
	struct when base = base_time(x, clock, row);
	struct amount m = {0, UNIT_HOUR};
	if (clock->kind == CLOCK_AFTER || clock->kind == CLOCK_AHEAD) {
		m = ask_amount(&x->a, &clock->amount, clock->target);
	}
	switch (clock->kind) {
	case CLOCK_AFTER:
	case CLOCK_LADDER:
		return timed(clock, base, ask_add(&x->a, base, m, false), true);
	case CLOCK_AHEAD:
		return timed(clock, base, ask_add(&x->a, base, m, true), false);
	case CLOCK_MONTH_AFTER:
		return timed(clock, base, base.kind == WHEN_NONE ? base : when_at(clock_month_after(base)), true);
	case CLOCK_BEFORE:
	case CLOCK_AT_ALL_TIMES:
	case CLOCK_ON_SAVE:
	case CLOCK_BOX:
	case CLOCK_PERIOD:
		break;
	}
	return timed(clock, base, base, false);
}

static struct timing first_amount(struct walk *x, const struct clock *clock, struct when base)
{
	struct amount m = clock->has_first ? ask_amount(&x->a, &clock->first, false) : ask_amount(&x->a, &clock->amount, clock->target);
	return timed(clock, base, ask_add(&x->a, base, m, false), true);
}

struct timing due_period_first(struct walk *x)
{
	const struct clock *clock = due_branch(x);
	return first_amount(x, clock, ask_time(&x->a, hand(x), clock->time));
}

struct timing due_first_from(struct walk *x, struct instant started)
{
	return first_amount(x, due_branch(x), when_at(started));
}

struct timing due_from(struct walk *x, struct instant started)
{
	const struct clock *clock = due_branch(x);
	struct when base = when_at(started);
	if (!clock->has_amount) {
		return timed(clock, base, base, true);
	}
	struct amount m = ask_amount(&x->a, &clock->amount, clock->target);
	return timed(clock, base, ask_add(&x->a, base, m, false), true);
}

struct timing due_box(struct walk *x, struct instant started, struct instant end)
{
	const struct clock *clock = due_branch(x);
	struct when due = when_at(end);
	if (clock->has_amount) {
		due = ask_add(&x->a, due, ask_amount(&x->a, &clock->amount, clock->target), false);
	}
	return timed(clock, when_at(started), due, true);
}

/* Due soon: as the duty says, else in the last quarter of the time, at most 14 days. */
struct instant due_warn(struct walk *x, struct instant started, struct instant due)
{
	if (instant_is_none(due)) {
		return INSTANT_NONE;
	}
	if (x->def->has_warn) {
		return when_start(ask_add(&x->a, when_at(due), x->def->warn, true));
	}
	int64_t quarter = instant_is_none(started) || started.s > due.s ? 0 : (due.s - started.s) / 4;
	return (struct instant){due.s - (quarter < WARN_MOST ? quarter : WARN_MOST)};
}
