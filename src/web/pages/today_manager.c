/* Today for whoever answers for the home: what came in, what is theirs by the law's clock, what waits for others. */
#include "web/pages/today_manager.h"

#include "ui/ui.h"

enum { MOST_ROWS = 20, MOST_NEWS = 5, AHEAD_DAYS = 14 };

static const struct {
	const char *id, *title;
} kinds[KIND__COUNT] = {[KIND_BREACH] = {"breach", "Breach: past the law’s date"},
                        [KIND_SIGN] = {"sign", "Signatures, by the law’s clock"},
                        [KIND_DECIDE] = {"decide", "Decisions"},
                        [KIND_TODAY] = {"today", "Today"},
                        [KIND_WAIT] = {"wait", "Waiting for someone else"},
                        [KIND_OWN] = {"own", "Past your own targets"},
                        [KIND_WEEK] = {"week", "This week"}};

/* ---- which rows, and where ---- */

/* What a shift does for itself is no row of the manager's until it is late. */
static bool is_seen(struct today *t, const struct todo *row)
{
	bool late = row->state == STATE_OVERDUE,
		 law = row->group == TODO_BREACH || row->group == TODO_WAITING;
	bool may_sign = page_has_role(t->p, ROLE_AUTHORISED_PERSON) && todo_signs(row);
	if (may_sign || todo_is_mine(t->p, row)) {
		return row->group != TODO_NOT_KNOWN;
	}
	return page_has_role(t->p, ROLE_REGISTERED_MANAGER) || page_has_role(t->p, ROLE_DEPUTY)
	           ? late || law
	           : law;
}

static enum kind kind_of(const struct todo *row)
{
	switch (row->group) {
	case TODO_BREACH:
		return KIND_BREACH;
	case TODO_WAITING:
		return KIND_WAIT;
	case TODO_PAST:
		return todo_decides(row) ? KIND_DECIDE : KIND_OWN;
	case TODO_TODAY:
	case TODO_WEEK:
		return todo_signs(row)            ? KIND_SIGN
		       : todo_decides(row)        ? KIND_DECIDE
		       : row->group == TODO_TODAY ? KIND_TODAY
		                                  : KIND_WEEK;
	case TODO_LATER:
	case TODO_NOT_KNOWN:
	case TODO__COUNT:
		break;
	}
	return KIND__COUNT;
}

/* What others owe is a matter once it is late, or within the week. */
static bool is_near(const struct today *t, const struct todo *row)
{
	return !instant_is_none(row->i->due) && row->i->due.s - t->p->c->now.s < 7 * 86400;
}

static void sort_rows(struct today *t, struct sorted *s)
{
	struct arena *a = t->p->c->arena;
	for (int k = 0; k < KIND__COUNT; k++) {
		s->rows[k] = ARENA_ARRAY(a, t->todos.count + 1, struct todo *);
	}
	for (size_t i = 0; i < t->todos.count; i++) {
		struct todo *row = &t->todos.items[i];
		enum kind kind = is_seen(t, row) && !today_is_alerted(t, row) && is_near(t, row)
		                     ? kind_of(row)
		                     : KIND__COUNT;
		if (kind != KIND__COUNT) {
			s->rows[kind][s->count[kind]++] = row;
			s->total++;
		}
		s->not_known += row->group == TODO_NOT_KNOWN && row->state == STATE_NOT_KNOWN;
		s->waiting_late += kind == KIND_WAIT && row->state == STATE_OVERDUE;
	}
}

/* Due on each of the fourteen days, before rows are folded. */
static void count_days(struct today *t, struct sorted *s)
{
	int32_t today = instant_day(t->p->c->now).day;
	for (size_t i = 0; i < t->todos.count; i++) {
		const struct todo *row = &t->todos.items[i];
		int32_t day = instant_is_none(row->i->due) ? -1 : instant_day(row->i->due).day - today;
		bool counts = row->state != STATE_OVERDUE && row->group != TODO_NOT_KNOWN &&
		              row->group != TODO_WAITING;
		if (counts && day >= 0 && day < AHEAD_DAYS && todo_is_mine(t->p, row)) {
			s->days[day]++;
		}
	}
}

/* ---- the four sums ---- */

static const char *first_due(struct today *t, const struct sorted *s)
{
	struct todo *row = s->count[KIND_SIGN] == 0 ? NULL : s->rows[KIND_SIGN][0];
	if (row == NULL) {
		return "nothing waits for a signature";
	}
	todo_say(t->p, row, t->todos.now);
	return arena_printf(t->p->c->arena, "first %s", row->when);
}

static const char *first_breach(struct today *t, const struct sorted *s)
{
	struct todo *row = s->count[KIND_BREACH] == 0 ? NULL : s->rows[KIND_BREACH][0];
	if (row == NULL) {
		return "nothing is past the law’s date";
	}
	todo_say(t->p, row, t->todos.now);
	return *row->subject == '\0' ? row->tag
	                             : arena_printf(t->p->c->arena, "%s, %s", row->subject, row->tag);
}

static void put_sums(struct today *t, const struct sorted *s)
{
	size_t late_decisions = 0;
	for (size_t i = 0; i < s->count[KIND_DECIDE]; i++) {
		late_decisions += s->rows[KIND_DECIDE][i]->state == STATE_OVERDUE;
	}
	struct arena *a = t->p->c->arena;
	const struct today_sums sums = {
		.breaches = s->count[KIND_BREACH],
		.breach = first_breach(t, s),
		.to_sign = s->count[KIND_SIGN],
		.sign = first_due(t, s),
		.past = s->count[KIND_OWN] + late_decisions,
		.decisions = late_decisions == 0 ? "your own standards"
	                                     : arena_printf(a, "%zu of them decisions", late_decisions),
		.waiting = s->count[KIND_WAIT],
		.late = s->waiting_late == 0 ? "none of them late"
	                                 : arena_printf(a, "%zu of them late", s->waiting_late),
	};
	today_sums_put(t->p->b, &sums);
}

/* ---- the list ---- */

/*
 * What must be known first takes its rows first, but nothing takes all: each kind that has any shows one or two.
 */
static void share_rows(struct sorted *s, size_t room)
{
	for (int k = 0; k < KIND__COUNT; k++) {
		size_t least = s->count[k] < 2 ? s->count[k] : 2;
		s->shown[k] = least < room ? least : room;
		room -= s->shown[k];
	}
	for (int k = 0; k < KIND__COUNT; k++) {
		size_t more = s->count[k] - s->shown[k] < room ? s->count[k] - s->shown[k] : room;
		s->shown[k] += s->shown[k] > 0 ? more : 0;
		room -= s->shown[k] > 0 ? more : 0;
	}
}

static void put_list(struct today *t, struct sorted *s)
{
	struct buf *b = t->p->b;
	size_t shown = 0;
	put(b,
	    HTML(
			"<section aria-labelledby=\"todo\">\n<div class=\"section__head\"><h2 class=\"h2\" id=\"todo\">To do</h2><p><a href=\"/home/"));
	put(b, t->p->home->ref);
	put(b, HTML("/to-do\">All to do, with the rules</a></p></div>\n<div class=\"card\">\n"));
	for (int k = 0; k < KIND__COUNT; k++) {
		today_rows(t, kinds[k].id, kinds[k].title, s->rows[k], s->shown[k]);
		shown += s->shown[k];
	}
	if (s->total == 0) {
		put(b, HTML("<p class=\"duty\">Nothing is waiting for you this week.</p>\n"));
	} else if (shown < s->total) {
		put(b, HTML("<p class=\"duty\"><a href=\"/home/"));
		put(b, t->p->home->ref);
		put(b, HTML("/to-do\">"));
		put(b, s->total - shown);
		put(b, HTML(" more, in all to do</a></p>\n"));
	}
	if (s->not_known > 0) {
		put(b, HTML("<p class=\"duty\"><a href=\"/home/"));
		put(b, t->p->home->ref);
		put(b, HTML("/to-do?group=tell-us\">Tell us: "));
		put(b, s->not_known);
		put(b, s->not_known == 1 ? HTML(" date that nobody has told yet</a></p>\n")
		                         : HTML(" dates that nobody has told yet</a></p>\n"));
	}
	put(b, HTML("</div></section>\n"));
}

/* ---- who signs this weekend ---- */

static void put_weekend(struct today *t)
{
	struct page *p = t->p;
	struct arena *a = p->c->arena;
	struct date today = instant_day(p->c->now), monday = date_add_days(today, -date_weekday(today));
	const struct fact *who = record_fact(p->home, symbol_of("weekend_signer"), INSTANT_NEVER);
	const struct fact *settled =
		record_fact(p->home, symbol_of("weekend_settled_at"), INSTANT_NEVER);
	bool named = who != NULL && who->value.kind == VALUE_LINK && settled != NULL &&
	             settled->value.kind == VALUE_INSTANT &&
	             instant_day(settled->value.instant).day >= monday.day;
	struct date saturday = date_add_days(monday, 5), sunday = date_add_days(monday, 6);
	const struct today_weekend w = {
		.days = arena_printf(a, "%s and %s", words_short_day(a, instant_day_start(saturday)),
	                         words_short_day(a, instant_day_start(sunday))),
		.who = named ? page_full_name(p, who->value.link) : NULL,
		.last = who != NULL && who->value.kind == VALUE_LINK && !named
	                ? page_full_name(p, who->value.link)
	                : NULL,
		.href = arena_printf(a, "/record/%s/step/weekend", p->home->ref),
	};
	today_weekend_put(p->b, &w);
}

/* ---- the handover ---- */

const char *today_answered(struct arena *a, const struct handed_over *h, int answer)
{
	struct buf b = {.arena = a};
	for (size_t i = 0; i < HANDED_QUESTIONS; i++) {
		if ((int)h->answers[i].answer == answer) {
			buf_printf(&b, "%s%s", b.length > 0 ? ", " : "", h->answers[i].asked);
		}
	}
	if (b.length > 0) {
		b.text[0] = (char)(b.text[0] - ('a' - 'A'));
	}
	return buf_text(&b);
}

/* ---- the page ---- */

static bool read(struct today *t, struct sorted *s)
{
	struct page *p = t->p;
	s->since = news_since(p);
	if (!today_read(t, true) || !news_read(p, s->since, MOST_NEWS, &s->news, &s->news_count) ||
	    !todos_read(p, (struct instant){p->c->now.s + AHEAD_DAYS * 86400}, &t->todos)) {
		return false;
	}
	count_days(t, s);
	todos_fold(&t->todos);
	sort_rows(t, s);
	return true;
}

bool today_manager(struct today *t)
{
	struct page *p = t->p;
	struct sorted s = {.total = 0};
	if (!read(t, &s)) {
		return false;
	}
	share_rows(&s, MOST_ROWS - s.news_count - (today_missing(t) < 3 ? today_missing(t) : 3));
	page_begin(p, "Today");
	today_head(t);
	today_alerts(t);
	put_sums(t, &s);
	put(p->b, HTML("<div class=\"cols\">\n<div class=\"stack\">\n"));
	today_news_put(p->b, &(struct today_news){p, &s});
	put_list(t, &s);
	put(p->b, HTML("</div>\n<div class=\"stack\">\n"));
	today_where(t);
	put_weekend(t);
	today_answers_put(p->b, t);
	today_moment(t);
	today_people(t, "On today");
	today_days_put(p->b, &(struct today_news){p, &s});
	put(p->b, HTML("</div>\n</div>\n"));
	page_end(p);
	return p->c->error == ERROR_NONE;
}
