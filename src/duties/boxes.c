/* Boxes: "at least once in each calendar month". Each box is a round for itself, and a missed one stays overdue. */
#include <string.h>

#include "duties/box.h"
#include "duties/walk.h"

struct boxing {
	const struct clock *clock;
	const struct calendar *calendar;
	struct instant present; /* start of the box that holds this moment, or comes next */
};

static struct instant box_start(const struct box_span *b)
{
	return instant_day_start(b->from);
}

static struct instant box_end(const struct box_span *b)
{
	return instant_day_end(b->to);
}

static struct boxing boxing_of(struct walk *x)
{
	struct instant next;
	struct boxing b = {due_branch(x), calendar_at(x->a.c, x->a.w, x->a.known, &next), INSTANT_NONE};
	struct box_span present;
	if (box_at(b.clock->box, b.calendar, instant_day(x->t), &present)) {
		b.present = box_start(&present);
	}
	if (b.clock->box == BOX_SCHOOL_WEEK || b.clock->box == BOX_SCHOOL_TERM) {
		ask_next(&x->a, next);
	}
	return b;
}

/* ---- which boxes ---- */

static const struct instance *last_of_item(const struct walk *x)
{
	struct row *row = round_find(x, NULL);
	return row == NULL ? NULL : &row->i;
}

/* The first day that a box may hold: in force, applying, law, and not before the home started. */
static struct date first_day(struct walk *x, const struct boxing *b, const struct verdict *applies)
{
	struct instant from = x->force.from;
	if (!instant_is_none(applies->since) && applies->since.s > from.s) {
		from = applies->since;
	}
	from = walk_law_from(x, from);
	struct date day = instant_day(from);
	struct box_span span;
	if (!instant_is_none(x->live_from) && box_at(b->clock->box, b->calendar, day, &span) && box_start(&span).s < x->live_from.s) {
		/* What began before the home started is history. */
		day = instant_day(x->live_from);
		if (box_at(b->clock->box, b->calendar, day, &span) && box_start(&span).s < x->live_from.s) {
			day = date_add_days(span.to, 1);
		}
	}
	return day;
}

static void set_due(struct walk *x, struct row *row, const struct box_span *span)
{
	struct timing t = due_box(x, box_start(span), box_end(span));
	round_set_due(x, row, box_start(span), t.due, t.target);
	if (instant_is_none(row->i.due_first)) {
		round_first_due(x, row, t.due);
	}
}

/* A box that has gone by is asked whether the duty applied in it. */
static bool applied(struct walk *x, const struct box_span *span)
{
	struct asking now = x->a;
	bool yes = true;
	if (box_end(span).s < x->t.s) {
		x->a.at = box_end(span);
		yes = walk_if(x).yes;
		now.next = x->a.next;
		now.failed = x->a.failed;
		x->a = now;
	}
	return yes;
}

static void open_box(struct walk *x, const struct boxing *b, const struct box_span *span)
{
	const char *round = box_round(x->a.w->arena, b->clock->box, span);
	struct row *row = round_find(x, round);
	if (row != NULL && row->i.ending != ENDING_SUPERSEDED) {
		return;
	}
	if (!walk_in_law(x, box_start(span)) || !applied(x, span)) {
		return;
	}
	if (row != NULL) {
		round_resume(x, row);
	} else {
		row = round_start(x, round, box_start(span));
	}
	set_due(x, row, span);
}

/* Boxes open in turn: those from the last one that is there (or from the first that may be) to the present one. */
static void open_boxes(struct walk *x, const struct boxing *b, const struct verdict *applies)
{
	struct date day = first_day(x, b, applies);
	const struct instance *last = last_of_item(x);
	struct box_span span;
	if (last != NULL && instant_day(last->started).day > day.day) {
		day = instant_day(last->started);
	}
	while (box_at(b->clock->box, b->calendar, day, &span)) {
		if (box_start(&span).s > x->t.s) {
			ask_until(&x->a, box_start(&span));
			return;
		}
		if (box_start(&span).s < x->force.end.s) {
			open_box(x, b, &span);
		}
		day = date_add_days(span.to, 1);
	}
}

/* ---- what is open ---- */

/* Whether it is known without looking for it that its box has gone by: days of schools move. */
static bool has_gone_by(const struct boxing *b, const struct row *row)
{
	bool fixed = b->clock->box != BOX_SCHOOL_WEEK && b->clock->box != BOX_SCHOOL_TERM;
	return fixed && row->i.started.s < b->present.s;
}

/* A box that has gone by is asked again only when something was written: time alone changes nothing of it. */
static void ask_open(struct walk *x, struct row *row, const struct boxing *b, bool runs)
{
	struct box_span span;
	if (!x->news && runs && row->i.opened.s != x->t.s && has_gone_by(b, row)) {
		return;
	}
	if (!box_at(b->clock->box, b->calendar, instant_day(row->i.started), &span)) {
		return;
	}
	if (!x->news && runs && row->i.opened.s != x->t.s && box_end(&span).s < x->t.s) {
		return;
	}
	set_due(x, row, &span);
	struct verdict v = walk_evidence(x, WINDOW_BOX, box_start(&span), box_end(&span));
	if (v.yes && !instant_is_none(v.since)) {
		round_done(x, row, &v, v.since);
	} else if (!round_not_required(x, row) && !runs) {
		round_supersede(x, row);
	}
}

void walk_box(struct walk *x)
{
	bool any = round_open(x) != NULL;
	walk_standing(x, true);
	if (!any && (!x->opens || x->standing != STANDING_IN)) {
		return;
	}
	struct boxing b = boxing_of(x);
	struct verdict applies = x->standing == STANDING_IN ? walk_if(x) : (struct verdict){.since = INSTANT_NONE};
	if (applies.yes && x->opens) {
		open_boxes(x, &b, &applies);
	}
	struct arena_mark mark = arena_mark(x->a.w->scratch);
	struct row **open = arena_grow(x->a.w->scratch, x->k->open, x->k->open_count, x->k->open_count + 1, sizeof *open);
	size_t count = x->k->open_count;
	for (size_t i = 0; i < count; i++) {
		bool mine = open[i]->i.duty == x->def->name && open[i]->i.version == x->version && strcmp(open[i]->i.recipient, x->item->text) == 0;
		if (mine) {
			ask_open(x, open[i], &b, applies.yes);
		}
	}
	arena_reset(x->a.w->scratch, mark);
}
