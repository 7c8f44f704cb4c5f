/* Who holds which post in a home at a moment: registered persons, staff by their role, the shift that is on, absences. */
#include "duties/posts.h"

#include <stdlib.h>

#include "base/ctx.h"
#include "base/text.h"
#include "ledger/people.h"

struct loading {
	struct ctx *c;
	struct posts *p;
	struct instant at;
};

/* ---- fields ---- */

static const struct value *value_of(const struct record *r, const char *field, struct instant at)
{
	static const struct value none = {VALUE_NONE, 0, {.text = NULL}};
	const struct fact *f = record_fact(r, symbol_find(field), at);
	return f == NULL ? &none : &f->value;
}

static record_no linked(const struct record *r, const char *field, struct instant at)
{
	const struct value *v = value_of(r, field, at);
	return v->kind == VALUE_LINK ? v->link : 0;
}

static const char *word(const struct record *r, const char *field, struct instant at)
{
	const struct value *v = value_of(r, field, at);
	return v->kind == VALUE_WORD ? symbol_word(v->word) : "";
}

static struct instant begins(const struct record *r, struct instant at)
{
	const struct fact *f = record_fact(r, r->kind->force_from, at);
	return f == NULL                     ? INSTANT_NONE
	       : f->value.kind == VALUE_DATE ? instant_day_start(f->value.date)
	                                     : f->value.instant;
}

/* ---- what each type says ---- */

static void hold(struct loading *l, struct held held)
{
	struct posts *p = l->p;
	if (p->count == p->room) {
		size_t room = p->room * 2 + 16;
		p->held = arena_grow(l->c->arena, p->held, p->count, room, sizeof *p->held);
		p->room = room;
	}
	p->held[p->count++] = held;
}

/* A post at one home does not count in another; one about a member of staff, or without a home, counts everywhere. */
static void note_post(struct loading *l, const struct record *r)
{
	const char *role = word(r, "role", l->at);
	record_no staff = linked(r, "staff", l->at);
	bool here = r->home == 0 || r->home == l->p->home || r->subject != r->home;
	struct held held = {
		.role = text_is(role, "manager") ? ROLE_REGISTERED_MANAGER : role_find(role),
		.person = staff != 0 ? staff : r->no,
		.post = r,
		.from = begins(r, l->at),
		.stands = record_stands_at(r, l->at),
	};
	bool begun = !instant_is_none(held.from) && held.from.s <= l->at.s;
	if (here && begun && r->withdrawn.s > l->at.s &&
	    (held.role != ROLE_NONE || text_is(role, "director"))) {
		hold(l, held);
	}
}

static void note_staff(struct loading *l, const struct record *r)
{
	enum role role = role_find(word(r, "role", l->at));
	if (role != ROLE_NONE && record_stands_at(r, l->at)) {
		hold(l, (struct held){.role = role, .person = r->no, .stands = true});
	}
}

static void note_independent(struct loading *l, const struct record *r)
{
	if (record_stands_at(r, l->at)) {
		hold(l, (struct held){.role = ROLE_INDEPENDENT_PERSON, .person = r->no, .stands = true});
	}
}

static void note_absence(struct loading *l, const struct record *r)
{
	bool begun = !instant_is_none(begins(r, l->at));
	if (begun && record_stands_at(r, l->at)) {
		record_no stand_in = linked(r, "stand_in_staff", l->at);
		l->p->away = true;
		l->p->away_stand_in = stand_in != 0 ? stand_in : l->p->away_stand_in;
	}
}

static void note_shift(struct loading *l, const struct record *r)
{
	struct posts *p = l->p;
	record_no who = linked(r, "staff", l->at);
	const struct value *in_charge = value_of(r, "person_in_charge", l->at);
	if (who == 0 || !record_stands_at(r, l->at) || in_charge->kind != VALUE_YES_NO ||
	    !in_charge->yes) {
		return;
	}
	if (p->leading_count == p->leading_room) {
		size_t room = p->leading_room * 2 + 4;
		p->leading =
			arena_grow(l->c->arena, p->leading, p->leading_count, room, sizeof *p->leading);
		p->leading_room = room;
	}
	p->leading[p->leading_count++] = who;
}

/* ---- one home ---- */

/* Registered persons before staff; the newest before the older. */
static int compare_held(const void *a, const void *b)
{
	const struct held *x = a, *y = b;
	int order = (x->post == NULL) - (y->post == NULL);
	order = order != 0 ? order : (x->from.s < y->from.s) - (x->from.s > y->from.s);
	record_no left = x->post == NULL ? y->person : x->post->no,
			  right = y->post == NULL ? x->person : y->post->no;
	return order != 0 ? order : (left < right) - (left > right);
}

static bool load(struct ctx *c, struct owners *o, struct posts *p)
{
	static const struct {
		const char *type;
		void (*note)(struct loading *l, const struct record *r);
	} types[] = {{"registered-person", note_post},
	             {"staff", note_staff},
	             {"independent-person", note_independent},
	             {"manager-absence", note_absence},
	             {"shift", note_shift}};
	const struct record_source *s = &o->source.records;
	struct loading l = {c, p, o->at};
	for (size_t t = 0; t < sizeof types / sizeof types[0]; t++) {
		const record_no *list = NULL;
		size_t count = 0;
		if (!o->source.of_type(c, o->source.self, types[t].type, p->home, o->at, &list, &count)) {
			return false;
		}
		for (size_t i = 0; i < count; i++) {
			const struct record *r = s->by_no(c, s->self, list[i]);
			if (r != NULL) {
				types[t].note(&l, r);
			}
		}
	}
	if (p->count > 1) {
		qsort(p->held, p->count, sizeof *p->held, compare_held);
	}
	return c->error == ERROR_NONE;
}

static bool first_home(struct ctx *c, struct owners *o, record_no *ret)
{
	if (!o->first_known && !o->source.first_home(c, o->source.self, &o->first_home)) {
		return false;
	}
	o->first_known = true;
	*ret = o->first_home;
	return true;
}

bool posts_of_home(struct ctx *c, struct owners *o, record_no home, const struct posts **ret)
{
	if (home == 0 && !first_home(c, o, &home)) {
		return false;
	}
	struct posts *p = o->homes;
	while (p != NULL && p->home != home) {
		p = p->next;
	}
	if (p == NULL) {
		p = ARENA_ARRAY(c->arena, 1, struct posts);
		*p = (struct posts){.home = home, .next = o->homes};
		if (!load(c, o, p)) {
			return false;
		}
		o->homes = p;
	}
	*ret = p;
	return true;
}
