/* The parts of Today. */
#include "web/today_parts.h"

#include <string.h>

#include "ui/ui.h"

bool today_read(struct today *t, bool whole_day)
{
	struct page *p = t->p;
	return whereabouts_all(p, &t->children, &t->child_count) &&
	       on_shift_read(p, whole_day, &t->shifts) && handed_over_read(p, &t->handover) &&
	       good_moment_read(p, &t->moment);
}

void today_head(struct today *t)
{
	struct page *p = t->p;
	struct arena *a = p->c->arena;
	put(p->b, HTML("<div class=\"head\"><div>\n<h1 class=\"h1\">Today at "));
	put(p->b, p->home_name);
	put(p->b, HTML("</h1>\n<p class=\"head__sub\">"));
	put(p->b, words_day(a, p->c->now));
	put(p->b, HTML(", <span class=\"num\">"));
	put(p->b, words_time(a, p->c->now));
	put(p->b, HTML("</span></p>\n</div></div>\n"));
}

/* ---- a child is missing ---- */

size_t today_missing(const struct today *t)
{
	size_t count = 0;
	for (size_t i = 0; i < t->child_count; i++) {
		count += t->children[i].episode != NULL;
	}
	return count;
}

bool today_is_alerted(const struct today *t, const struct todo *row)
{
	for (size_t i = 0; i < t->child_count; i++) {
		if (t->children[i].episode != NULL && t->children[i].episode->no == row->carrier.no) {
			return true;
		}
	}
	return false;
}

static struct todo *row_of(const struct today *t, record_no record)
{
	for (size_t i = 0; i < t->todos.count; i++) {
		if (t->todos.items[i].carrier.no == record && t->todos.items[i].group != TODO_WAITING) {
			return &t->todos.items[i];
		}
	}
	return NULL;
}

static void name_told(const struct today *t, const struct record *episode,
                      struct today_alert *alert)
{
	static const struct {
		const char *field, *instead, *who;
	} tellings[] = {{"police_reported_at", NULL, "police"},
	                {"placing_notified_at", NULL, "the placing authority"},
	                {"parents_notified_at", "parents_not_told_reason", "parents"}};
	struct arena *a = t->p->c->arena;
	struct buf told = {.arena = a}, rest = {.arena = a};
	for (size_t i = 0; i < sizeof tellings / sizeof tellings[0]; i++) {
		const struct fact *f = record_fact(episode, symbol_of(tellings[i].field), INSTANT_NEVER);
		if (f != NULL && f->value.kind == VALUE_INSTANT) {
			buf_printf(&told, "%s%s %s", told.length > 0 ? ", " : "", tellings[i].who,
			           words_clock(a, f->value.instant, t->p->c->now));
		} else if (tellings[i].instead == NULL ||
		           record_text(episode, tellings[i].instead) == NULL) {
			buf_printf(&rest, "%s%s", rest.length > 0 ? ", " : "", tellings[i].who);
		}
	}
	const char *number = record_text(episode, "police_ref");
	alert->told = told.length == 0 ? ""
	              : number == NULL ? buf_text(&told)
	                               : arena_printf(a, "%s (%s)", buf_text(&told), number);
	alert->not_told = buf_text(&rest);
}

static const char *lowered(struct arena *a, const char *title)
{
	char *words = arena_copy(a, title);
	words[0] = (char)(words[0] >= 'A' && words[0] <= 'Z' ? words[0] + ('a' - 'A') : words[0]);
	return words;
}

static void put_alert(struct today *t, const struct whereabouts *w)
{
	struct arena *a = t->p->c->arena;
	const struct fact *from = record_fact(w->episode, symbol_of("started_at"), INSTANT_NEVER);
	struct instant since = from != NULL && from->value.kind == VALUE_INSTANT ? from->value.instant
	                                                                         : w->episode->written;
	struct today_alert alert = {.name = w->name,
	                            .href = arena_printf(a, "/record/%s", w->episode->ref)};
	struct todo *row = row_of(t, w->episode->no);
	alert.clock = words_span(a, t->p->c->now.s - since.s);
	alert.since = words_clock(a, since, t->p->c->now);
	alert.since_iso = instant_iso(a, since);
	if (row != NULL) {
		todo_say(t->p, row, t->todos.now);
		alert.next = lowered(a, row->duty->title);
		alert.more = row->more;
		alert.tag = row->tag;
		alert.tag_class = row->tag_class;
	}
	name_told(t, w->episode, &alert);
	today_alert_put(t->p->b, &alert);
}

void today_alerts(struct today *t)
{
	for (size_t i = 0; i < t->child_count; i++) {
		if (t->children[i].episode != NULL) {
			put_alert(t, &t->children[i]);
		}
	}
}

/* ---- the rest ---- */

void today_tiles(struct today *t)
{
	today_tiles_put(t->p->b, t);
}

void today_children(struct today *t)
{
	today_children_put(t->p->b, t);
}

void today_where(struct today *t)
{
	today_where_put(t->p->b, t);
}

void today_people(struct today *t, const char *title)
{
	const char *phone = t->shifts.phone;
	struct buf dial = {.arena = t->p->c->arena};
	for (const char *s = phone == NULL ? "" : phone; *s != '\0'; s++) {
		if ((*s >= '0' && *s <= '9') || *s == '+') {
			buf_char(&dial, *s);
		}
	}
	const struct today_people people = {t, title, dial.length > 0 ? buf_text(&dial) : NULL};
	today_people_put(t->p->b, &people);
}

void today_handover(struct today *t)
{
	if (t->handover.found) {
		today_handover_put(t->p->b, t);
	}
}

void today_moment(struct today *t)
{
	struct buf *b = t->p->b;
	if (!t->moment.found) {
		return;
	}
	put(b,
	    HTML(
			"<section class=\"card card--pad good\" aria-labelledby=\"good\"><h2 class=\"h3\" id=\"good\">A good moment</h2>\n<p>"));
	put(b, t->moment.words);
	put(b, HTML("</p>\n<p class=\"soft\">"));
	put(b, t->moment.who);
	put(b, HTML("</p></section>\n"));
}

void today_thumb(struct today *t)
{
	struct buf b = {.arena = t->p->c->arena};
	const char *missing = arena_printf(b.arena, "/home/%s/missing", t->p->home->ref);
	ui_button(&b, &(struct ui_button){.text = "Record", .href = "#record"});
	ui_button(&b, &(struct ui_button){.text = "Child missing",
	                                  .href = missing,
	                                  .classes = "govuk-button--secondary"});
	t->p->frame.thumb = html_made(&b);
}

void today_rows(struct today *t, const char *id, const char *title, struct todo **rows,
                size_t count)
{
	struct buf *b = t->p->b;
	if (count == 0) {
		return;
	}
	put(b, HTML("<h3 class=\"duties__h\" id=\""));
	put(b, id);
	put(b, HTML("\">"));
	put(b, title);
	put(b, HTML(" <span class=\"count\">"));
	put(b, count);
	put(b, HTML("</span></h3>\n<ul>\n"));
	for (size_t i = 0; i < count; i++) {
		todo_say(t->p, rows[i], t->todos.now);
		todo_put(b, rows[i], 0);
	}
	put(b, HTML("</ul>\n"));
}
