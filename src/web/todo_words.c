/* Duties in words: what to do, about what, why, by when. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "web/todo.h"

/* ---- what it is about ---- */

/* What people call a record of a type, where its title is a heading and not a word. */
static const struct {
	const char *type, *noun;
} nouns[] = {
	{"missing-episode", "being away"},
	{"medicine-dose", "dose"},
	{"plan-review", "review"},
	{"professionals-meeting", "meeting asked for"},
	{"reg44-visit", "independent person’s visit"},
	{"reg45-review", "review of the quality of care"},
	{"return-interview", "return interview"},
	{"action", "action agreed"},
	{"ofsted-letter", "letter from Ofsted"},
	{"cp-enquiry", "child protection enquiry"},
	{"health-event", "health event"},
	{"premises-issue", "repair"},
	{"data-complaint", "complaint about data"},
	{"employment-step", "step of employment"},
	{"daily-log", "daily note"},
	{"registered-person", "appointment"},
	{"independent-person", "appointment"},
};

static const char *lowered(struct arena *a, const char *title)
{
	char *words = arena_copy(a, title);
	bool name =
		isupper((unsigned char)words[0]) && !islower((unsigned char)words[1]) && words[1] != ' ';
	if (!name) {
		words[0] = (char)tolower((unsigned char)words[0]);
	}
	return words;
}

/* A hold, or something else that was done about behaviour. */
static const char *measure_noun(struct page *p, record_no no)
{
	const struct record *r = p->records.by_no(p->c, p->records.self, no);
	const struct fact *kind = r == NULL ? NULL : record_fact(r, symbol_of("kind"), INSTANT_NEVER);
	bool discipline = kind != NULL && kind->value.kind == VALUE_WORD &&
	                  text_is(symbol_word(kind->value.word), "discipline");
	return discipline ? "consequence" : "hold";
}

static const char *noun_of(struct page *p, const struct todo *t)
{
	if (todo_is(t, "measure")) {
		return measure_noun(p, t->carrier.no);
	}
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
		if (todo_is(t, nouns[i].type)) {
			return nouns[i].noun;
		}
	}
	return t->type == NULL ? "record" : lowered(p->c->arena, t->type->title);
}

/* The person, the stay and the home themselves: the row says who, and that is enough. */
static bool is_standing(const struct todo *t)
{
	return t->carrier.no == t->carrier.subject || t->carrier.no == t->carrier.home ||
	       todo_is(t, "placement") || todo_is(t, "staff");
}

static const char *item_words(struct arena *a, const struct instance *i)
{
	char *words = arena_copy(a, i->recipient);
	for (char *s = words; *s != '\0'; s++) {
		*s = *s == '-' ? ' ' : *s;
	}
	return words;
}

static const char *about_words(struct page *p, const struct todo *t, struct instant now)
{
	struct arena *a = p->c->arena;
	if (is_standing(t)) {
		return symbol_find(t->i->recipient) != 0 ? item_words(a, t->i) : "";
	}
	if (todo_is(t, "shift")) {
		return arena_printf(a, "the shift from %s", words_when(a, t->carrier.happened, now));
	}
	return arena_printf(a, "the %s %s", noun_of(p, t), words_on(a, t->carrier.happened, now));
}

/* ---- the law ---- */

/* "reg 35(3)(b)" as "regulation 35(3)(b)", "Sch 3 para 14" as "Schedule 3, paragraph 14"; the first of several. */
static const char *law_words(struct arena *a, const struct duty *d)
{
	if (d->force == FORCE_OWN_STANDARD) {
		return "";
	}
	const char *text = d->provision != NULL ? d->provision : d->source;
	const char *from = strstr(text, "Regulations 2015, ");
	text = from == NULL ? text : from + strlen("Regulations 2015, ");
	const char *first = arena_copy_n(a, text, strcspn(text, d->provision != NULL ? ",;" : ";"));
	int schedule = 0, paragraph = 0;
	if (text_starts(first, "reg ")) {
		return arena_printf(a, "regulation %s", first + 4);
	}
	if (sscanf(first, "Sch %d para %d", &schedule, &paragraph) == 2) {
		return arena_printf(a, "Schedule %d, paragraph %d", schedule, paragraph);
	}
	return first;
}

/* ---- the clock ---- */

/* A clock of days ends with the day, and what holds at all times begins with one: nobody is told of 23:59 and 00:00. */
static bool ends_with_day(struct instant due)
{
	return instant_day_end(instant_day(due)).s == due.s ||
	       instant_day_start(instant_day(due)).s == due.s;
}

static const char *days_words(struct arena *a, int32_t days)
{
	return days == 1    ? "1 day"
	       : days <= 60 ? arena_printf(a, "%d days", (int)days)
	                    : arena_printf(a, "%d months", (int)(days / 30));
}

static const char *apart_words(struct arena *a, struct instant due, struct instant now)
{
	int32_t days = instant_day(due).day - instant_day(now).day;
	days = days < 0 ? -days : days;
	int64_t seconds = due.s > now.s ? due.s - now.s : now.s - due.s;
	bool by_days = ends_with_day(due) || seconds >= 48 * 3600;
	return by_days && days > 0 ? days_words(a, days) : words_span(a, seconds);
}

/* The day alone of a clock of days, with the year where it is another. */
static const char *date_alone(struct arena *a, struct instant due, struct instant now)
{
	int year, this_year, month, day;
	date_split(instant_day(due), &year, &month, &day);
	date_split(instant_day(now), &this_year, &month, &day);
	const char *words = words_short_day(a, due);
	return year == this_year ? words : arena_printf(a, "%s %d", words, year);
}

static const char *day_words(struct arena *a, struct instant due, struct instant now)
{
	bool today = instant_day(due).day == instant_day(now).day;
	if (ends_with_day(due)) {
		return today ? "the end of today" : date_alone(a, due, now);
	}
	const char *when = words_when(a, due, now);
	return today ? arena_printf(a, "%s today", when) : when;
}

static void late_words(struct arena *a, struct todo *t, struct instant now)
{
	const char *span = apart_words(a, t->i->due, now), *day = day_words(a, t->i->due, now);
	if (t->group == TODO_WAITING) {
		t->tag = "Their clock ended", t->tag_class = "tag tag--theirs", t->when = day;
	} else if (t->group == TODO_PAST) {
		bool own = t->i->target || t->duty->force == FORCE_OWN_STANDARD;
		t->tag = arena_printf(a, own ? "%s past your target" : "%s past its date", span),
		t->tag_class = "tag tag--target", t->when = arena_printf(a, "was %s", day);
	} else {
		t->tag = arena_printf(a, "%s late", span), t->tag_class = "tag tag--late",
		t->when = arena_printf(a, "was due %s", day);
	}
}

/* Clocks of hours run: "9 h 40 min left"; a plan is "In 2 days". */
static const char *left_words(struct arena *a, const struct todo *t, struct instant now)
{
	int32_t days = instant_day(t->i->due).day - instant_day(now).day;
	if (ends_with_day(t->i->due) && days <= 1) {
		return days <= 0 ? "Today" : "Tomorrow";
	}
	bool runs = t->duty->force == FORCE_LAW && !t->i->target && !ends_with_day(t->i->due);
	return arena_printf(a, runs ? "%s left" : "In %s", apart_words(a, t->i->due, now));
}

static void ahead_words(struct arena *a, struct todo *t, struct instant now)
{
	const char *day = day_words(a, t->i->due, now);
	if (t->group == TODO_WAITING) {
		t->tag = arena_printf(a, "Their clock: %s left", apart_words(a, t->i->due, now));
		t->tag_class = "tag tag--theirs", t->when = arena_printf(a, "ends %s", day);
		return;
	}
	t->tag = left_words(a, t, now);
	t->tag_class = t->i->due.s - now.s < 86400 ? "tag tag--soon" : "tag tag--calm";
	t->when = arena_printf(a, "by %s", day);
}

static void clock_words(struct arena *a, struct todo *t, struct instant now)
{
	t->when = "";
	t->tag_class = "tag tag--calm";
	if (t->state == STATE_NOT_KNOWN) {
		t->tag = "When was it last done?";
	} else if (instant_is_none(t->i->due)) {
		t->tag = "No date yet";
	} else if (t->state == STATE_OVERDUE) {
		late_words(a, t, now);
	} else {
		ahead_words(a, t, now);
	}
}

/* ---- what to do ---- */

static const char *rounds_word(const struct duty *d)
{
	static const char *const words[] = {
		[BOX_DAY] = "days",   [BOX_WEEK] = "weeks",        [BOX_MONTH] = "months",
		[BOX_YEAR] = "years", [BOX_SCHOOL_WEEK] = "weeks", [BOX_SCHOOL_TERM] = "terms"};
	return words[d->due->box];
}

static const char *owes_words(struct arena *a, const struct duty *d)
{
	bool name = isupper((unsigned char)d->owed_by[0]);
	bool several = strstr(d->owed_by, " and ") != NULL;
	return arena_printf(a, "%s%s %s this", name ? "" : "The ", d->owed_by, several ? "owe" : "owes");
}

static bool is_person(struct page *p, const struct todo *t)
{
	return t->i->subject != 0 && t->i->subject != t->i->home && t->i->subject != p->home->no;
}

/* A dose is called by what it is, and its clock is when it is to be taken. */
static void dose_words(struct page *p, struct todo *t, struct instant now)
{
	struct arena *a = p->c->arena;
	const struct record *dose = p->records.by_no(p->c, p->records.self, t->carrier.no);
	const struct fact *link =
		dose == NULL ? NULL : record_fact(dose, symbol_of("medicine"), INSTANT_NEVER);
	const struct fact *due =
		dose == NULL ? NULL : record_fact(dose, symbol_of("due_at"), INSTANT_NEVER);
	const struct record *medicine = link == NULL || link->value.kind != VALUE_LINK
	                                    ? NULL
	                                    : p->records.by_no(p->c, p->records.self, link->value.link);
	const char *name = medicine == NULL ? NULL : record_text(medicine, "name");
	const char *how = medicine == NULL ? NULL : record_text(medicine, "dose_instructions");
	if (name != NULL) {
		t->what = arena_printf(a, "%s: %s", t->subject, name);
		t->about = "write it down as it is taken";
		t->note = how == NULL ? "" : how;
	}
	if (due != NULL && due->value.kind == VALUE_INSTANT && due->value.instant.s > now.s) {
		int64_t left = due->value.instant.s - now.s;
		t->tag = arena_printf(a, "In %s", words_span(a, left));
		t->tag_class = left < 3600 ? "tag tag--soon" : "tag tag--calm";
		t->when = arena_printf(a, "at %s", words_when(a, due->value.instant, now));
	}
}

void todo_say(struct page *p, struct todo *t, struct instant now)
{
	struct arena *a = p->c->arena;
	t->subject = is_person(p, t) ? page_name(p, t->i->subject) : "";
	bool own =
		t->i->subject == p->reader.person; /* nobody is told to do something by their own name */
	t->what = own || *t->subject == '\0'
	              ? t->duty->title
	              : arena_printf(a, "%s: %s", t->subject, lowered(a, t->duty->title));
	if (t->missed > 1) {
		t->what = arena_printf(a, "%s: %zu %s missed", t->what, t->missed, rounds_word(t->duty));
	}
	t->about = about_words(p, t, now);
	t->rule = t->group == TODO_WAITING ? owes_words(a, t->duty) : todo_rule(t->duty);
	t->law = law_words(a, t->duty);
	t->note = t->group == TODO_WAITING && t->state == STATE_OVERDUE ? "Yours: challenge them." : "";
	t->owner = role_word(t->post);
	t->href = arena_printf(a, "/record/%s#%s", t->carrier.ref, symbol_word(t->i->duty));
	clock_words(a, t, now);
	if (todo_is(t, "medicine-dose")) {
		dose_words(p, t, now);
	}
}
