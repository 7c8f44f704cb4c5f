/* Duties as rows of a list. */
#include "web/todo.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "duties/world_store.h"
#include "web/todo_row.h"

static const char *const titles[TODO__COUNT] = {
	[TODO_BREACH] = "Past the law’s date", [TODO_TODAY] = "Due today",
	[TODO_PAST] = "Past your own targets", [TODO_WAITING] = "Waiting for someone else",
	[TODO_WEEK] = "Next 7 days",           [TODO_LATER] = "Later",
	[TODO_NOT_KNOWN] = "Tell us: not known yet"};

static const char *const rules[FORCE__COUNT] = {
	[FORCE_LAW] = "Must",
	[FORCE_GUIDE] = "Should",
	[FORCE_OTHER_GUIDANCE] = "Should",
	[FORCE_OFSTED] = "Ofsted expects",
	[FORCE_OTHER_BODY] = "Owed to you",
	[FORCE_PROTOCOL] = "Local protocol",
	[FORCE_OWN_STANDARD] = "Your own standard"};

const char *todo_group_title(enum todo_group group)
{
	return titles[group];
}

const char *todo_rule(const struct duty *d)
{
	return rules[d->force];
}

/* ---- where it stands ---- */

static enum todo_group group_of(const struct todo *t, struct instant now)
{
	bool late = t->state == STATE_OVERDUE;
	if (t->state == STATE_NOT_KNOWN) {
		return TODO_NOT_KNOWN;
	}
	if (t->duty->owed_by != NULL) {
		return TODO_WAITING;
	}
	if (late) {
		return t->i->target || t->duty->force == FORCE_OWN_STANDARD ? TODO_PAST : TODO_BREACH;
	}
	if (instant_is_none(t->i->due)) {
		return TODO_LATER;
	}
	int32_t days = instant_day(t->i->due).day - instant_day(now).day;
	return days <= 0 ? TODO_TODAY : days <= 7 ? TODO_WEEK : TODO_LATER;
}

/* ---- in words ---- */

static const char *lowered(struct arena *a, const char *title)
{
	char *words = arena_copy(a, title);
	if (isupper((unsigned char)words[0]) && islower((unsigned char)words[1])) {
		words[0] = (char)tolower((unsigned char)words[0]);
	}
	return words;
}

static const char *about_words(struct arena *a, const struct todo *t, const struct definitions *law)
{
	const struct record_type *type = definitions_type(law, t->carrier.type);
	bool itself = t->carrier.no == t->carrier.subject || t->carrier.no == t->carrier.home;
	if (itself || type == NULL) {
		return "";
	}
	return arena_printf(a, "%s, %s", type->title, words_short_day(a, t->carrier.happened));
}

static void put_clock_words(struct arena *a, struct todo *t, struct instant now)
{
	struct instant due = t->i->due;
	bool theirs = t->group == TODO_WAITING;
	if (t->state == STATE_NOT_KNOWN) {
		t->tag = "When was it last done?", t->tag_class = "tag tag--calm", t->when = "";
		return;
	}
	if (instant_is_none(due)) {
		t->tag = "No date yet", t->tag_class = "tag tag--calm", t->when = "";
		return;
	}
	const char *span = words_span(a, due.s > now.s ? due.s - now.s : now.s - due.s);
	const char *day = words_when(a, due, now);
	if (t->state == STATE_OVERDUE) {
		bool own = t->group == TODO_PAST;
		t->tag = theirs ? "Their clock ended" : arena_printf(a, own ? "%s past your target" : "%s late", span);
		t->tag_class = theirs ? "tag tag--theirs" : own ? "tag tag--target" : "tag tag--late";
		t->when = arena_printf(a, theirs ? "%s" : own ? "was %s" : "was due %s", day);
		return;
	}
	t->tag = arena_printf(a, theirs ? "Their clock: %s left" : "In %s", span);
	t->tag_class = theirs ? "tag tag--theirs" : due.s - now.s < 86400 ? "tag tag--soon" : "tag tag--calm";
	t->when = arena_printf(a, theirs ? "ends %s" : "by %s", day);
}

static bool is_person(struct page *p, record_no no)
{
	const struct record *r = no == 0 ? NULL : p->records.by_no(p->c, p->records.self, no);
	return r != NULL && r->no != r->home;
}

static void put_words(struct page *p, struct todo *t, struct instant now)
{
	struct arena *a = p->c->arena;
	t->subject = is_person(p, t->i->subject) ? page_name(p, t->i->subject) : "";
	t->what = *t->subject == '\0' ? t->duty->title : arena_printf(a, "%s: %s", t->subject, lowered(a, t->duty->title));
	t->about = about_words(a, t, p->law);
	t->rule = todo_rule(t->duty);
	t->owner = role_word(t->duty->owner);
	t->href = arena_printf(a, "/record/%s#%s", t->carrier.ref, symbol_word(t->i->duty));
	put_clock_words(a, t, now);
}

/* ---- lists ---- */

static int by_group_and_due(const void *a, const void *b)
{
	const struct todo *x = a, *y = b;
	if (x->group != y->group) {
		return x->group < y->group ? -1 : 1;
	}
	return instance_compare(x->i, y->i);
}

static bool add(struct page *p, struct todos *all, const struct instance *i, struct instant now)
{
	struct todo t = {.i = i, .state = instance_state(i, now)};
	bool found = false;
	t.duty = definitions_duty(hearth_generation(p->site->hearth, i->version), i->duty);
	if (t.duty == NULL || !record_listed(p->c, p->db, i->record, &t.carrier, &found) || !found || !page_sees(p, &t.carrier)) {
		return p->c->error == ERROR_NONE;
	}
	t.group = group_of(&t, now);
	put_words(p, &t, now);
	all->items[all->count++] = t;
	return p->c->error == ERROR_NONE;
}

bool todos_of(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret)
{
	*ret = (struct todos){.items = ARENA_ARRAY(p->c->arena, count + 1, struct todo)};
	for (size_t i = 0; i < count; i++) {
		if (!add(p, ret, &list[i], now)) {
			return false;
		}
	}
	qsort(ret->items, ret->count, sizeof *ret->items, by_group_and_due);
	return true;
}

bool todos_open(struct page *p, struct todos *ret)
{
	const struct instance *list = NULL;
	size_t count = 0;
	return instances_open_in(p->c, p->db, p->home->no, &list, &count) && todos_of(p, list, count, p->c->now, ret);
}

void todo_put(struct buf *b, const struct todo *t, size_t more)
{
	const struct todo_row row = {t, more};
	todo_row_put(b, &row);
}
