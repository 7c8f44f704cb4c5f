/* What has to happen in an open episode, whom to ring for it, what is done, and what begins when the child is back. */
#include <stdlib.h>
#include <string.h>

#include "web/missing_gathered.h"

/* Short words below a dot. */
static const char *dot_words(const struct duty *d)
{
	static const struct {
		const char *duty, *words;
	} dots[] = {{"missing-police-report", "Police"},  {"missing-police-pack", "Profile"},    {"missing-placing-told", "Council"},
	            {"missing-parents-told", "Parents"}, {"missing-search-recorded", "Searched"}};
	for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
		if (text_is(symbol_word(d->name), dots[i].duty)) {
			return dots[i].words;
		}
	}
	return NULL;
}

/* The field that one tap can fill in with "now": the duty ends when it alone is filled in. */
static const char *told_field(const struct record *r, const struct node *done)
{
	const struct node *node = done->kind == NODE_ANY && done->child_count > 0 ? done->children[0] : done;
	const struct field *f = node->kind == NODE_FILLED && node->path.root == ROOT_RECORD && node->path.count == 1 ? type_field(r->kind, node->path.names[0]) : NULL;
	const char *words = f != NULL && f->type == FIELD_INSTANT ? missing_told_words(f) : NULL;
	return words != NULL && strstr(words, " told") != NULL ? symbol_word(f->name) : NULL;
}

/* Rounds of one duty are one row: the next. */
static bool has_act(const struct missing_view *v, const struct missing_act *acts, symbol duty)
{
	for (size_t i = 0; i < v->act_count; i++) {
		if (acts[i].todo->i->duty == duty) {
			return true;
		}
	}
	return false;
}

enum { CONTACTS_MOST = 200 };

/* Whom to ring for a duty: the police on 101, others as the child's contacts have them. */
static void find_number(struct gathered *g, struct missing_act *act)
{
	static const struct {
		const char *duty, *role, *first, *second;
	} rung[] = {{"missing-placing-told", "placing-authority", "phone", "mobile"}, {"missing-parents-told", "parent", "mobile", "phone"}};
	struct page *p = g->v->p;
	const struct listing l = {.subject = g->v->told->r->subject, .type = symbol_of("contact-person"), .most = CONTACTS_MOST};
	const struct listed *list = NULL;
	const char *duty = symbol_word(act->todo->i->duty);
	size_t count = 0;
	if (text_is(duty, "missing-police-report")) {
		act->who = "The police", act->phone = "101";
	}
	for (size_t k = 0; k < sizeof rung / sizeof rung[0]; k++) {
		bool is = text_is(duty, rung[k].duty) && page_list(p, &l, &list, &count);
		for (size_t i = 0; is && i < count && act->phone == NULL; i++) {
			const struct record *r = instant_is_none(list[i].force_to) ? page_record(p, list[i].no) : NULL;
			const struct fact *role = missing_fact(r, "role");
			if (role != NULL && role->value.kind == VALUE_WORD && text_is(symbol_word(role->value.word), rung[k].role)) {
				const char *phone = record_text(r, rung[k].first);
				act->phone = phone == NULL ? record_text(r, rung[k].second) : phone;
				act->who = page_full_name(p, r->no);
			}
		}
	}
	act->tel = act->phone == NULL ? NULL : tel_href(p->c->arena, act->phone);
}

static struct missing_act act_of(struct gathered *g, const struct todo *t)
{
	struct page *p = g->v->p;
	struct missing_act act = {.todo = t, .tag_words = t->tag, .target = t->group == TODO_PAST};
	act.field = g->v->may ? told_field(g->v->told->r, t->duty->done) : NULL;
	if (act.field != NULL) {
		act.label = "Told them now";
	} else if (text_is(symbol_word(t->i->duty), "missing-search-recorded")) {
		act.href = "#update";
		act.label = "Write it down";
	} else if (!clock_act(p, g->v->told->r, t, &act.href, &act.label)) {
		act.href = NULL;
	} else if (text_is(symbol_word(t->i->duty), "missing-police-report")) {
		act.label = "Record call";
	}
	find_number(g, &act);
	if (t->state != STATE_OVERDUE && !instant_is_none(t->i->due)) {
		act.tag_words = arena_printf(p->c->arena, "by %s", words_when(p->c->arena, t->i->due, p->c->now));
	}
	return act;
}

static void add_clock(struct gathered *g, struct missing_act *acts, const struct todo *t)
{
	struct page *p = g->v->p;
	bool open = t->i->ending == ENDING_OPEN;
	const char *dot = dot_words(t->duty);
	if (open && text_is(symbol_word(t->i->duty), "missing-reg40-decision")) {
		bool late = t->state == STATE_OVERDUE;
		g->v->decides_by = arena_printf(p->c->arena, late ? "and should have by %s" : "by %s", words_when(p->c->arena, t->i->due, p->c->now));
		const char *label = NULL;
		clock_act(p, g->v->told->r, t, &g->v->decide_href, &label);
	} else if (open && t->duty->owed_by == NULL && g->v->act_count < ACTS_MOST && !has_act(g->v, acts, t->i->duty)) {
		acts[g->v->act_count++] = act_of(g, t);
		if (dot != NULL) {
			gathered_dot(g, t->i->due, t->state == STATE_OVERDUE ? DOT_PAST : DOT_TODO, false, dot);
		}
	} else if (t->i->ending == ENDING_DONE && g->v->done_count < DONE_MOST) {
		g->done[g->v->done_count++] = (struct fact_line){.label = t->duty->title, .says = clock_ended_words(p, t)};
		if (dot != NULL) {
			gathered_dot(g, t->i->done_at, DOT_DONE, false, dot);
		}
	}
}

static int soonest_first(const void *a, const void *b)
{
	const struct missing_act *x = a, *y = b;
	int64_t due[2] = {x->todo->i->due.s, y->todo->i->due.s};
	for (int i = 0; i < 2; i++) {
		due[i] = due[i] == INT64_MIN ? INT64_MAX : due[i];
	}
	return due[0] == due[1] ? 0 : due[0] < due[1] ? -1 : 1;
}

bool gather_clocks(struct gathered *g)
{
	struct todos *all = ARENA_NEW(g->v->p->c->arena, struct todos);
	struct missing_act *acts = ARENA_ARRAY(g->v->p->c->arena, ACTS_MOST, struct missing_act);
	if (!clocks_of(g->v->p, g->v->told->r, all)) {
		return false;
	}
	for (size_t i = 0; i < all->count; i++) {
		add_clock(g, acts, &all->items[i]);
	}
	qsort(acts, g->v->act_count, sizeof *acts, soonest_first);
	g->v->acts = acts;
	g->v->done = g->done;
	return true;
}

/* ---- when the child is back ---- */

/* A number of the home's own may stand in the place of the definition's. */
static const char *within(struct page *p, const struct duty *d)
{
	struct amount amount = d->due->amount.amount;
	for (size_t i = 0; i < p->home->setting_count; i++) {
		const struct setting_fact *s = &p->home->settings[i];
		amount = s->setting == d->name && s->value.kind == VALUE_AMOUNT ? s->value.amount : amount;
	}
	return amount_words(p->c->arena, amount);
}

void gather_later(struct gathered *g)
{
	struct page *p = g->v->p;
	struct fact_line *list = ARENA_ARRAY(p->c->arena, FACTS_MOST, struct fact_line);
	for (size_t i = 0; i < p->law->duty_count && g->v->later_count < FACTS_MOST; i++) {
		const struct duty *d = &p->law->duties[i];
		const struct clock *c = d->due;
		bool carried = d->starts_count == 1 && d->starts[0] == g->v->told->r->type && c != NULL && c->kind == CLOCK_AFTER && c->has_amount;
		bool from_return = carried && c->time != NULL && c->time->kind == TIME_PATH && c->time->path.count == 1 && text_is(symbol_word(c->time->path.names[0]), "ended_at");
		if (!from_return || d->condition != NULL || !c->amount.is_amount) {
			continue;
		}
		const char *who = d->owed_by == NULL ? todo_rule(d) : arena_printf(p->c->arena, "Owed by the %s", d->owed_by);
		list[g->v->later_count++] =
			(struct fact_line){.label = d->title,
		                       .says = arena_printf(p->c->arena, "%s. %s %s.", d->source, c->target ? "Your target: within" : "Within", within(p, d)),
		                       .rule = who};
	}
	g->v->later = list;
}
