/* Whose an instance is: the post, who holds it, who stands in, who answers for it. */
#include "duties/owner.h"

#include <string.h>

#include "base/ctx.h"
#include "duties/posts.h"
#include "ledger/people.h"

struct finding {
	struct ctx *c;
	const struct owners *o;
	const struct posts *p;
	const struct instance *i;
	const struct record *carrier;
	const struct duty *duty;
	enum owned_why why; /* what kept the first from it */
	record_no *people;
	size_t count, room;
};

/* ---- the post ---- */

/* "chase", "fortnight-2" of a rung that repeats, each perhaps with the run: "chase/2". */
static bool is_rung(const struct rung *rung, const char *round)
{
	const char *name = symbol_word(rung->name);
	size_t length = strlen(name);
	if (strncmp(round, name, length) != 0) {
		return false;
	}
	round += length;
	if (rung->repeats && *round == '-') {
		round += 1 + strspn(round + 1, "0123456789");
	}
	return *round == '\0' || *round == '/';
}

static enum role rung_post(const struct definitions *d, const struct duty *duty, const char *round)
{
	for (const struct clock *k = duty->due; k != NULL; k = k->otherwise) {
		const struct ladder *l = k->kind == CLOCK_LADDER ? definitions_ladder(d, k->ladder) : NULL;
		for (size_t i = 0; l != NULL && i < l->rung_count; i++) {
			if (is_rung(&l->rungs[i], round)) {
				return l->rungs[i].owner;
			}
		}
	}
	return ROLE_NONE;
}

enum role instance_post(const struct definitions *d, const struct instance *i)
{
	const struct duty *duty = d == NULL ? NULL : definitions_duty(d, i->duty);
	enum role rung = duty == NULL ? ROLE_NONE : rung_post(d, duty, i->round);
	return rung != ROLE_NONE || duty == NULL ? rung : duty->owner;
}

/* ---- people ---- */

static bool has(const record_no *list, size_t count, record_no person)
{
	bool ret = false;
	for (size_t i = 0; i < count; i++) {
		ret = ret || list[i] == person;
	}
	return ret;
}

static void take(struct finding *f, record_no person)
{
	if (person == 0 || has(f->people, f->count, person)) {
		return;
	}
	if (f->count == f->room) {
		size_t room = f->room * 2 + 4;
		f->people = arena_grow(f->c->arena, f->people, f->count, room, sizeof *f->people);
		f->room = room;
	}
	f->people[f->count++] = person;
}

/* What is found so far becomes a list of its own. */
static size_t put_by(struct finding *f, const record_no **ret)
{
	size_t count = f->count;
	*ret = f->people;
	f->people = NULL;
	f->count = f->room = 0;
	return count;
}

static const struct record *record_of(const struct finding *f, record_no no)
{
	const struct record_source *s = &f->o->source.records;
	return no == 0 ? NULL : s->by_no(f->c, s->self, no);
}

static bool works_here(const struct finding *f, record_no person)
{
	const struct record *r = record_of(f, person);
	return r != NULL && record_stands_at(r, f->o->at);
}

/* A notification of an allegation is about whom the allegation is about. */
static bool names_what_concerns(const struct finding *f, record_no person)
{
	for (size_t i = 0; i < f->carrier->link_count; i++) {
		const struct record *r = record_of(f, f->carrier->links[i]);
		if (r != NULL && r->withdrawn.s > f->o->at.s && record_concerns(r, person, f->o->at)) {
			return true;
		}
	}
	return false;
}

/* Whether the carrier is about the person, or they would judge themselves. */
static bool is_about(const struct finding *f, enum role post, record_no person)
{
	bool own = post == ROLE_STAFF_MEMBER || post == ROLE_AUTHOR || post == ROLE_FIELD;
	return (!own && f->i->subject == person) || record_concerns(f->carrier, person, f->o->at) ||
	       names_what_concerns(f, person);
}

/* Leaves those who may. */
static void pass_over(struct finding *f, enum role post)
{
	size_t kept = 0;
	for (size_t i = 0; i < f->count; i++) {
		if (!is_about(f, post, f->people[i])) {
			f->people[kept++] = f->people[i];
		}
	}
	f->why = kept < f->count ? OWNED_WHY_CONCERNED : f->why;
	f->count = kept;
}

/* ---- who holds the post ---- */

static bool counts_as(enum role has, enum role post)
{
	return has == post ||
	       (post == ROLE_CARE_STAFF && (has == ROLE_KEY_WORKER || has == ROLE_NIGHT_STAFF));
}

static void take_holders(struct finding *f, enum role post)
{
	for (size_t i = 0; i < f->p->count; i++) {
		const struct held *h = &f->p->held[i];
		if (h->stands && counts_as(h->role, post)) {
			take(f, h->person);
		}
	}
}

/* The person a field of the carrier names, or the subject, or who wrote it. */
static record_no named(const struct finding *f, enum role post)
{
	const struct fact *fact;
	switch ((int)post) {
	case ROLE_AUTHOR:
		return f->carrier->author;
	case ROLE_STAFF_MEMBER:
		return f->i->subject;
	case ROLE_FIELD:
		fact = record_fact(f->carrier, f->duty->owner_field, f->o->at);
		return fact != NULL && fact->value.kind == VALUE_LINK ? fact->value.link : 0;
	default:
		return 0;
	}
}

static void take_post(struct finding *f, enum role post)
{
	if (post == ROLE_SHIFT_LEADER && f->p->leading_count > 0) {
		for (size_t i = 0; i < f->p->leading_count; i++) {
			take(f, f->p->leading[i]);
		}
		return;
	}
	take(f, named(f, post));
	if (f->count == 0) {
		take_holders(f, post);
	}
}

/* The post whose holder runs the home day by day: what an absence is about. */
static enum role running(const struct finding *f)
{
	for (size_t i = 0; i < f->p->count; i++) {
		if (f->p->held[i].stands && f->p->held[i].role == ROLE_REGISTERED_MANAGER) {
			return ROLE_REGISTERED_MANAGER;
		}
	}
	return ROLE_PERSON_IN_CHARGE;
}

static bool is_away(const struct finding *f, enum role post)
{
	return f->p->away && post == running(f);
}

/* Who is here and whom it is not about. */
static void keep_present(struct finding *f, enum role post)
{
	size_t kept = 0;
	f->why = f->count == 0 ? OWNED_WHY_VACANT : OWNED_WHY_HELD;
	for (size_t i = 0; i < f->count; i++) {
		if (works_here(f, f->people[i])) {
			f->people[kept++] = f->people[i];
		}
	}
	f->why = kept < f->count ? OWNED_WHY_LEFT : f->why;
	f->count = kept;
	pass_over(f, post);
	if (f->count > 0 && is_away(f, post)) {
		f->why = f->why == OWNED_WHY_CONCERNED ? f->why : OWNED_WHY_AWAY;
		f->count = 0;
	}
}

/* ---- stand-ins ---- */

static bool take_if_may(struct finding *f, enum role post, record_no person)
{
	if (person != 0 && works_here(f, person) && !is_about(f, post, person)) {
		take(f, person);
	}
	return f->count > 0;
}

/* In the order that a record of the post gives; the first that is here. */
static bool take_stand_in_of(struct finding *f, enum role post, const struct held *h)
{
	const struct fact *fact =
		h->post == NULL ? NULL : record_fact(h->post, symbol_find("stand_ins"), f->o->at);
	for (uint32_t n = 0; fact != NULL && fact->value.kind == VALUE_LIST && n < fact->value.count;
	     n++) {
		if (take_if_may(f, post, fact->value.items[n].link)) {
			return true;
		}
	}
	return false;
}

/* Of those who hold the post; where nobody does, of whoever held it last. */
static bool take_stand_in(struct finding *f, enum role post)
{
	const struct held *last = NULL;
	bool held = false;
	for (size_t i = 0; i < f->p->count; i++) {
		const struct held *h = &f->p->held[i];
		if (h->role != post) {
			continue;
		}
		held = held || h->stands;
		last = last == NULL ? h : last;
		if (h->stands && take_stand_in_of(f, post, h)) {
			return true;
		}
	}
	return !held && last != NULL && take_stand_in_of(f, post, last);
}

static void stand_in(struct finding *f, enum role post)
{
	if (is_away(f, post) && take_if_may(f, post, f->p->away_stand_in)) {
		return;
	}
	if (!take_stand_in(f, post) && post == ROLE_REGISTERED_MANAGER &&
	    !is_away(f, ROLE_PERSON_IN_CHARGE)) {
		enum owned_why why = f->why;
		take_holders(f, ROLE_PERSON_IN_CHARGE);
		pass_over(f, post);
		f->why = why;
	}
}

/* ---- the chain ---- */

static enum owned_as find(struct finding *f, enum role post)
{
	take_post(f, post);
	keep_present(f, post);
	if (f->count > 0) {
		f->why = OWNED_WHY_HELD; /* another of several who hold it is still there */
		return OWNED_BY_HOLDER;
	}
	if (f->why != OWNED_WHY_CONCERNED) {
		stand_in(f, post);
	}
	return f->count > 0 ? OWNED_BY_STAND_IN : OWNED_BY_NOBODY;
}

static bool is_above(enum role post)
{
	return post == ROLE_RESPONSIBLE_INDIVIDUAL || post == ROLE_PROVIDER ||
	       post == ROLE_INDEPENDENT_PERSON;
}

static void find_senior(struct finding *f, struct owner *ret)
{
	static const enum role up[] = {ROLE_RESPONSIBLE_INDIVIDUAL, ROLE_PROVIDER, ROLE_NONE};
	if (!is_above(ret->post) && ret->post != ROLE_REGISTERED_MANAGER) {
		ret->held = ROLE_REGISTERED_MANAGER;
		find(f, ROLE_REGISTERED_MANAGER);
	}
	for (size_t i = 0; f->count == 0 && i < sizeof up / sizeof up[0]; i++) {
		ret->held = up[i];
		take_holders(f, up[i]);
		pass_over(f, up[i]);
	}
	ret->as = f->count > 0 ? OWNED_BY_SENIOR : OWNED_BY_NOBODY;
}

static bool find_owner(struct finding *f, struct owner *ret)
{
	take_post(f, ret->post);
	ret->first_count = put_by(f, &ret->first);
	ret->held = ret->post;
	ret->as = find(f, ret->post);
	ret->why = f->why;
	if (ret->as == OWNED_BY_NOBODY) {
		find_senior(f, ret);
	}
	ret->count = put_by(f, &ret->people);
	return f->c->error == ERROR_NONE;
}

bool owner_of(struct ctx *c, struct owners *o, const struct instance *i, struct owner *ret)
{
	const struct record_source *s = &o->source.records;
	const struct definitions *d = s->definitions(s->self, i->version);
	struct finding f = {.c = c, .o = o, .i = i, .duty = definitions_duty(d, i->duty)};
	*ret = (struct owner){.post = instance_post(d, i), .why = OWNED_WHY_VACANT};
	ret->field = ret->post == ROLE_FIELD ? f.duty->owner_field : 0;
	if (!posts_of_home(c, o, i->home, &f.p)) {
		return false;
	}
	f.carrier = s->by_no(c, s->self, i->record);
	return f.carrier == NULL || f.duty == NULL ? c->error == ERROR_NONE : find_owner(&f, ret);
}

bool owner_is(const struct owner *o, record_no person)
{
	return has(o->people, o->count, person);
}

/* ---- sources ---- */

static struct owners *owners_new(struct ctx *c, struct post_source source, struct instant at)
{
	struct owners *o = ARENA_ARRAY(c->arena, 1, struct owners);
	*o = (struct owners){.source = source, .at = at};
	return o;
}

struct owners *owners_in_world(struct ctx *c, struct world *w, struct instant at)
{
	return owners_new(c, posts_in_world(w), at);
}

struct owners *owners_stored(struct ctx *c, struct stored *s, struct instant at)
{
	return owners_new(c, posts_stored(s), at);
}
