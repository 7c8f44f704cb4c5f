/* One instance: opened, moved, ended. */
#include <string.h>

#include "duties/walk.h"

static symbol duty_of(const struct walk *x)
{
	return x->def->name;
}

static symbol on_of(const struct walk *x)
{
	return x->base == NULL ? 0 : x->base->duty;
}

static const char *recipient_of(const struct walk *x)
{
	return x->base != NULL && x->item->text[0] == '\0' ? x->base->recipient : x->item->text;
}

static bool is_of_item(const struct walk *x, const struct instance *i)
{
	return i->duty == duty_of(x) && i->on == on_of(x) && strcmp(i->recipient, recipient_of(x)) == 0 &&
	       (x->base == NULL || strcmp(i->round, x->base->round) == 0);
}

struct row *round_find(const struct walk *x, const char *round)
{
	for (size_t n = x->k->count; n > 0; n--) {
		struct row *row = x->k->rows[n - 1];
		if (is_of_item(x, &row->i) && (round == NULL || strcmp(row->i.round, round) == 0)) {
			return row;
		}
	}
	return NULL;
}

struct row *round_open(const struct walk *x)
{
	for (size_t n = x->k->open_count; n > 0; n--) {
		if (is_of_item(x, &x->k->open[n - 1]->i)) {
			return x->k->open[n - 1];
		}
	}
	return NULL;
}

const char *round_of(struct walk *x, struct instant started)
{
	const char *iso = instant_iso(x->a.w->arena, started);
	return iso == NULL ? "" : iso;
}

struct row *round_start(struct walk *x, const char *round, struct instant started)
{
	const struct instance i = {
		.duty = duty_of(x),
		.on = on_of(x),
		.record = x->r->r.no,
		.recipient = arena_copy(x->a.w->arena, recipient_of(x)),
		.round = x->base != NULL ? x->base->round : round,
		.home = x->r->r.home,
		.subject = x->person,
		.started = started,
		.due = INSTANT_NONE,
		.due_first = INSTANT_NONE,
		.warn = INSTANT_NONE,
		.opened = x->t,
		.done_at = INSTANT_NONE,
		.ended = INSTANT_NONE,
		.version = x->version,
	};
	return case_add(x->a.w, x->k, &i);
}

void round_resume(struct walk *x, struct row *row)
{
	case_note(x->a.w, x->k, row);
	row->i.ending = ENDING_OPEN;
	row->i.ended = INSTANT_NONE;
	row->i.version = x->version;
	case_reopen(x->a.w, x->k, row);
}

static void end(struct walk *x, struct row *row, enum ending ending)
{
	case_note(x->a.w, x->k, row);
	row->i.ending = ending;
	row->i.ended = x->t;
	case_close(x->a.w, x->k, row);
}

struct instant round_done_at(const struct walk *x, const struct row *row, const struct verdict *v)
{
	if (!instant_is_none(v->since)) {
		return v->since;
	}
	if (row->i.opened.s != x->t.s) {
		return x->t;
	}
	/* It was so all along: "there is no …" is done from the start. */
	return instant_is_none(row->i.due) ? row->i.started : instant_earlier(row->i.started, row->i.due);
}

void round_done(struct walk *x, struct row *row, const struct verdict *v, struct instant done_at)
{
	end(x, row, ENDING_DONE);
	row->i.done_at = done_at;
	row->i.done_by = v->author;
	row->i.evidence = v->evidence;
}

void round_supersede(struct walk *x, struct row *row)
{
	end(x, row, ENDING_SUPERSEDED);
}

/* ---- acts ---- */

static bool text_fits(const char *said, const char *have)
{
	return said == NULL || strcmp(said, have) == 0;
}

/* An act that names no round means the one that was open when it was written. */
static const struct act *find_act(struct walk *x, const struct instance *i, bool moves)
{
	const struct record *r = &x->r->r;
	const struct act *found = NULL;
	for (size_t n = 0; n < r->act_count; n++) {
		const struct act *act = &r->acts[n];
		if (act->duty != i->duty || act->moves != moves || !text_fits(act->recipient, i->recipient) ||
		    !text_fits(act->round, i->round)) {
			continue;
		}
		ask_next(&x->a, act->written);
		bool in_time = act->written.s <= x->t.s && (act->round != NULL || i->round[0] == '\0' || act->written.s > i->opened.s);
		if (in_time && (found == NULL || act->written.s >= found->written.s)) {
			found = act;
		}
	}
	return found;
}

bool round_not_required(struct walk *x, struct row *row)
{
	const struct act *act = find_act(x, &row->i, false);
	if (act == NULL) {
		return false;
	}
	end(x, row, ENDING_NOT_REQUIRED);
	row->i.done_by = act->author;
	row->i.reason = act->reason;
	return true;
}

/* ---- due ---- */

void round_set_due(struct walk *x, struct row *row, struct instant started, struct instant due, bool target)
{
	const struct act *moved = find_act(x, &row->i, true);
	const struct record *r = &x->r->r;
	struct instance i = row->i;
	i.started = started;
	i.due = moved == NULL ? due : moved->due;
	i.target = target;
	i.warn = due_warn(x, started, i.due);
	if (x->def->shape == SHAPE_ON_FILE && i.opened.s < started.s) { /* opened before the gap, to say it is coming */
		i.warn = instant_earlier(i.warn, i.opened);
	}
	i.imported = r->imported && !instant_is_none(i.due) && i.due.s < r->received.s;
	bool same = i.started.s == row->i.started.s && i.due.s == row->i.due.s && i.target == row->i.target &&
	            i.warn.s == row->i.warn.s && i.imported == row->i.imported;
	if (!same) {
		case_note(x->a.w, x->k, row);
		row->i = i;
	}
}

void round_first_due(struct walk *x, struct row *row, struct instant due)
{
	case_note(x->a.w, x->k, row);
	row->i.due_first = due;
}
