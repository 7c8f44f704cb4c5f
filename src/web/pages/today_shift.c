/* Today for whoever is with the children: what they can do, or must know, before their shift ends. */
#include "web/today.h"

enum {
	MOST_ROWS = 7, /* all told, with the alerts and what is folded (practice, rule 3) */
	HANDING_OVER =
		3600, /* what is due so long after the shift belongs to it: the handover itself */
	SOON = 3600,
	OWN_TARGET_DAYS = 7 /* a target missed longer ago is no matter of this shift */
};

struct plan {
	struct todo *now[MOST_ROWS], *later[MOST_ROWS];
	size_t now_count, later_count, hidden, hidden_late;
};

/* The end of the reader's own shift; else when the next hands over; else the day's. */
static struct instant until_of(const struct today *t)
{
	struct instant until = t->shifts.mine_until;
	if (!instant_is_none(until)) {
		return until;
	}
	for (size_t i = 0; i < t->shifts.count; i++) {
		struct instant end = t->shifts.items[i].to;
		bool ends = t->shifts.items[i].now && !t->shifts.items[i].on_call && !instant_is_none(end);
		until = ends && (instant_is_none(until) || end.s < until.s) ? end : until;
	}
	return instant_is_none(until) ? instant_day_end(instant_day(t->p->c->now)) : until;
}

/* Another's shift is theirs to hand over and to write down. */
static bool is_for_this_shift(struct today *t, const struct todo *row)
{
	bool others = todo_is(row, "shift") && row->carrier.subject != t->p->reader.person;
	bool waits = row->group == TODO_WAITING || row->group == TODO_NOT_KNOWN;
	bool long_past =
		row->group == TODO_PAST && t->p->c->now.s - row->i->due.s > OWN_TARGET_DAYS * 86400;
	return !others && !waits && !long_past && !today_is_alerted(t, row) && todo_is_mine(t->p, row);
}

static bool is_pressing(const struct today *t, const struct todo *row)
{
	return row->group == TODO_BREACH || todo_is(row, "medicine-dose") ||
	       row->i->due.s - t->p->c->now.s <= SOON;
}

static void keep(struct todo **list, size_t *count, struct todo *row)
{
	list[(*count)++] = row;
}

static struct plan plan_of(struct today *t)
{
	struct plan plan = {.now_count = 0};
	size_t room = MOST_ROWS - (today_missing(t) < MOST_ROWS - 1 ? today_missing(t) : MOST_ROWS - 1);
	for (int pressing = 1; pressing >= 0; pressing--) {
		for (size_t i = 0; i < t->todos.count; i++) {
			struct todo *row = &t->todos.items[i];
			if (!is_for_this_shift(t, row) || is_pressing(t, row) != (pressing == 1)) {
				continue;
			}
			if (plan.now_count + plan.later_count >= room) {
				plan.hidden++;
				plan.hidden_late += row->group == TODO_BREACH;
			} else if (pressing == 1) {
				keep(plan.now, &plan.now_count, row);
			} else {
				keep(plan.later, &plan.later_count, row);
			}
		}
	}
	return plan;
}

/* While a child is missing what can wait is one line. */
static void put_folded(struct today *t, const struct plan *plan, const char *until)
{
	struct buf *b = t->p->b;
	put(b, HTML("<details class=\"fold\"><summary><span><b>"));
	put(b, plan->later_count);
	put(b, plan->later_count == 1 ? HTML(" other thing before ") : HTML(" other things before "));
	put(b, until);
	put(b, HTML("</b> can wait while a child is missing</span>"));
	put(b, icon(ICON_DOWN));
	put(b, HTML("</summary>\n<ul>\n"));
	for (size_t i = 0; i < plan->later_count; i++) {
		todo_say(t->p, plan->later[i], t->todos.now);
		todo_put(b, plan->later[i], 0);
	}
	put(b, HTML("</ul></details>\n"));
}

static void put_hidden(struct today *t, const struct plan *plan)
{
	struct buf *b = t->p->b;
	if (plan->hidden == 0) {
		return;
	}
	put(b, HTML("<p class=\"duty\"><a href=\"/home/"));
	put(b, t->p->home->ref);
	put(b, HTML("/to-do?owner=shift-leader\">"));
	put(b, plan->hidden);
	put(b, HTML(" more"));
	if (plan->hidden_late > 0) {
		put(b, HTML(", "));
		put(b, plan->hidden_late);
		put(b, HTML(" of them late"));
	}
	put(b, HTML("</a></p>\n"));
}

static void put_to_do(struct today *t, struct plan *plan, const char *until)
{
	struct buf *b = t->p->b;
	put(b,
	    HTML(
			"<section aria-labelledby=\"todo\">\n<div class=\"section__head\"><h2 class=\"h2\" id=\"todo\">To do before "));
	put(b, until);
	put(b, HTML("</h2><p><a href=\"/home/"));
	put(b, t->p->home->ref);
	put(b, HTML("/to-do\">All to do, with the rules</a></p></div>\n<div class=\"card\">\n"));
	if (plan->now_count + plan->later_count == 0) {
		put(b, HTML("<p class=\"duty\">Nothing else is due before then.</p>\n"));
	}
	today_rows(t, "now", "Can’t wait", plan->now, plan->now_count);
	if (plan->later_count > 0 && today_missing(t) > 0) {
		put_folded(t, plan, until);
	} else {
		today_rows(t, "later", arena_printf(b->arena, "Before %s", until), plan->later,
		           plan->later_count);
	}
	put_hidden(t, plan);
	put(b, HTML("</div></section>\n"));
}

static bool read(struct today *t, struct instant *until)
{
	struct page *p = t->p;
	if (!today_read(t, false)) {
		return false;
	}
	*until = until_of(t);
	if (!todos_read(p, (struct instant){until->s + HANDING_OVER}, &t->todos)) {
		return false;
	}
	todos_fold(&t->todos);
	return true;
}

static const char *on_title(const struct today *t)
{
	int64_t hour = (t->p->c->now.s + instant_london_offset(t->p->c->now)) % 86400 / 3600;
	return hour >= 22 || hour < 7 ? "On tonight" : "On now";
}

bool today_shift(struct today *t)
{
	struct page *p = t->p;
	struct instant until = INSTANT_NONE;
	if (!read(t, &until)) {
		return false;
	}
	bool whole_day = until.s == instant_day_end(instant_day(p->c->now)).s;
	const char *time = whole_day ? "midnight" : words_time(p->c->arena, until);
	if (!instant_is_none(t->shifts.mine_until)) {
		p->frame.post = arena_printf(p->c->arena, "on shift until %s", time);
	}
	struct plan plan = plan_of(t);
	today_thumb(t);
	page_begin(p, "Today");
	today_head(t);
	today_alerts(t);
	today_tiles(t);
	today_children(t);
	put(p->b, HTML("<div class=\"cols\">\n<div class=\"stack\">\n"));
	put_to_do(t, &plan, time);
	today_handover(t);
	put(p->b, HTML("</div>\n<div class=\"stack\">\n"));
	today_people(t, on_title(t));
	today_moment(t);
	put(p->b, HTML("</div>\n</div>\n"));
	page_end(p);
	return p->c->error == ERROR_NONE;
}
