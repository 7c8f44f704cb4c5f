/* Duties as rows of a list: which, in which order, folded to one row a record. */
#include "web/todo.h"

#include <stdlib.h>
#include <string.h>

#include "duties/owner.h"
#include "duties/world_store.h"
#include "ledger/people.h"
#include "web/todo_row.h"

static const char *const titles[TODO__COUNT] = {[TODO_BREACH] = "Past the law’s date",
                                                [TODO_TODAY] = "Due today",
                                                [TODO_PAST] = "Past your own targets",
                                                [TODO_WAITING] = "Waiting for someone else",
                                                [TODO_WEEK] = "Next 7 days",
                                                [TODO_LATER] = "Later",
                                                [TODO_NOT_KNOWN] = "Tell us: not known yet"};

static const char *const rules[FORCE__COUNT] = {[FORCE_LAW] = "Must",
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

/* ---- what it is ---- */

bool todo_is(const struct todo *t, const char *type)
{
	return text_is(symbol_word(t->carrier.type), type);
}

static bool done_by_signing(const struct record_type *type, const struct node *n)
{
	const struct step *step = n->kind == NODE_STEP ? type_step(type, n->name) : NULL;
	bool signs = step != NULL && step->signs;
	for (size_t i = 0; i < n->child_count && !signs; i++) {
		signs = done_by_signing(type, n->children[i]);
	}
	return signs;
}

bool todo_signs(const struct todo *t)
{
	return t->type != NULL && done_by_signing(t->type, t->duty->done);
}

bool todo_decides(const struct todo *t)
{
	return text_starts(t->duty->title, "Decide");
}

/* ---- where it stands ---- */

/* Red is for the law, and for guidance that has the law behind it. */
static bool is_law(const struct duty *d)
{
	return d->force == FORCE_LAW || d->force == FORCE_GUIDE || d->force == FORCE_OTHER_GUIDANCE;
}

static enum todo_group group_of(const struct todo *t, struct instant now)
{
	if (t->state == STATE_NOT_KNOWN) {
		return TODO_NOT_KNOWN;
	}
	if (t->duty->owed_by != NULL) {
		return TODO_WAITING;
	}
	if (t->state == STATE_OVERDUE) {
		return t->i->target || !is_law(t->duty) ? TODO_PAST : TODO_BREACH;
	}
	if (instant_is_none(t->i->due)) {
		return TODO_LATER;
	}
	int32_t days = instant_day(t->i->due).day - instant_day(now).day;
	return days <= 0 ? TODO_TODAY : days <= 7 ? TODO_WEEK : TODO_LATER;
}

/* ---- whose it is ---- */

static const char *field_word(const struct duty *d)
{
	return d->owner == ROLE_FIELD ? symbol_word(d->owner_field) : NULL;
}

/* Whoever is on shift leads it where nobody else does: what a shift leader owes is for all who care for the children. */
static role_set posts_meant(enum role post)
{
	static const role_set on_shift = 1u << ROLE_CARE_STAFF | 1u << ROLE_SHIFT_LEADER |
	                                 1u << ROLE_NIGHT_STAFF | 1u << ROLE_KEY_WORKER;
	return post == ROLE_CARE_STAFF || post == ROLE_SHIFT_LEADER || post == ROLE_NIGHT_STAFF
	           ? on_shift
	           : 1u << post;
}

static bool named_by_field(struct page *p, const struct todo *t)
{
	const struct record *r =
		field_word(t->duty) == NULL ? NULL : p->records.by_no(p->c, p->records.self, t->carrier.no);
	return r != NULL &&
	       field_names_person(r, t->duty->owner_field, p->reader.person, INSTANT_NEVER);
}

static bool owned_by_me(struct page *p, const struct todo *t)
{
	struct owner owner;
	if (p->owners == NULL) {
		p->owners = owners_stored(p->c, &p->stored, p->c->now);
	}
	return owner_of(p->c, p->owners, t->i, &owner) && owner_is(&owner, p->reader.person);
}

static bool may_concern(const struct todo *t)
{
	for (size_t i = 0; t->type != NULL && i < t->type->field_count; i++) {
		if (t->type->fields[i].concerns) {
			return true;
		}
	}
	return t->type == NULL;
}

/*
 * Whether the reader stands in for the post: its holder is away, or it is empty. Asked once a post, of a duty that can be about
 * nobody; what may be about somebody is asked one by one.
 */
static bool stands_in(struct page *p, const struct todo *t)
{
	static const role_set leaders = 1u << ROLE_DEPUTY | 1u << ROLE_PERSON_IN_CHARGE |
	                                1u << ROLE_RESPONSIBLE_INDIVIDUAL | 1u << ROLE_PROVIDER;
	role_set post = 1u << t->post;
	if ((p->reader.roles & leaders) == 0) {
		return false;
	}
	if (may_concern(t) || todo_is(t, "staff")) {
		return owned_by_me(p, t);
	}
	if ((p->stood_asked & post) == 0) {
		p->stood_asked |= post;
		p->stood |= owned_by_me(p, t) ? post : 0;
	}
	return (p->stood & post) != 0;
}

/* What is about the reader is judged by somebody else: a manager's own supervision is not the manager's. */
static bool held(struct page *p, const struct todo *t)
{
	if ((p->reader.roles & posts_meant(t->post)) == 0) {
		return stands_in(p, t);
	}
	bool about_me = t->i->subject == p->reader.person && !todo_is(t, "shift");
	return !about_me || owned_by_me(p, t);
}

bool todo_is_mine(struct page *p, const struct todo *t)
{
	record_no me = p->reader.person;
	switch ((int)t->post) {
	case ROLE_AUTHOR:
		return t->carrier.author == me;
	case ROLE_STAFF_MEMBER:
	case ROLE_CHILD:
		return t->carrier.subject == me;
	case ROLE_FIELD:
		return t->i->subject == me || named_by_field(p, t);
	default:
		return held(p, t);
	}
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

static void add(struct page *p, struct todos *all, const struct instance *i,
                const struct listed *carrier, struct instant now)
{
	const struct definitions *law = hearth_generation(p->site->hearth, i->version);
	struct todo t = {.i = i, .state = instance_state(i, now), .carrier = *carrier};
	t.duty = definitions_duty(law, i->duty);
	bool opened = instant_is_none(i->opened) ||
	              i->opened.s <= now.s; /* a page may be asked for an earlier now */
	if (t.duty != NULL && opened && page_sees(p, carrier)) {
		t.type = definitions_type(law, carrier->type);
		t.post = instance_post(law, i);
		t.group = group_of(&t, now);
		all->items[all->count++] = t;
	}
}

bool todos_rows(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret)
{
	*ret = (struct todos){.items = ARENA_ARRAY(p->c->arena, count + 1, struct todo), .now = now};
	for (size_t i = 0; i < count; i++) {
		struct listed carrier;
		bool found = false;
		if (!record_listed(p->c, p->db, list[i].record, &carrier, &found)) {
			return false;
		}
		if (found) {
			add(p, ret, &list[i], &carrier, now);
		}
	}
	qsort(ret->items, ret->count, sizeof *ret->items, by_group_and_due);
	return p->c->error == ERROR_NONE;
}

bool todos_of(struct page *p, const struct instance *list, size_t count, struct instant now, struct todos *ret)
{
	if (!todos_rows(p, list, count, now, ret)) {
		return false;
	}
	for (size_t i = 0; i < ret->count; i++) {
		todo_say(p, &ret->items[i], now);
	}
	return p->c->error == ERROR_NONE;
}

bool todos_read(struct page *p, struct instant until, struct todos *ret)
{
	const struct open_duty *list = NULL;
	size_t count = 0;
	if (!duties_open_in(p->c, p->db, p->home->no, until, &list, &count)) {
		return false;
	}
	*ret =
		(struct todos){.items = ARENA_ARRAY(p->c->arena, count + 1, struct todo), .now = p->c->now};
	for (size_t i = 0; i < count; i++) {
		add(p, ret, &list[i].i, &list[i].carrier, p->c->now);
	}
	qsort(ret->items, ret->count, sizeof *ret->items, by_group_and_due);
	return p->c->error == ERROR_NONE;
}

/* ---- one record, one row ---- */

/* Rounds of the same duty on the same record: months without a visit. */
static bool same_duty(const struct todo *x, const struct todo *y)
{
	return x->i->duty == y->i->duty && x->i->record == y->i->record &&
	       text_is(x->i->recipient, y->i->recipient);
}

static bool same_row(const struct todo *x, const struct todo *y)
{
	bool apart = (x->group == TODO_WAITING) != (y->group == TODO_WAITING) ||
	             (x->group == TODO_NOT_KNOWN) != (y->group == TODO_NOT_KNOWN);
	bool standing = x->carrier.no == x->carrier.home;
	bool shifts = todo_is(x, "shift") && x->i->duty == y->i->duty;
	bool doses = todo_is(x, "medicine-dose") && x->i->duty == y->i->duty &&
	             x->i->subject == y->i->subject && x->state == STATE_OVERDUE &&
	             y->state == STATE_OVERDUE;
	return !apart &&
	       (shifts || doses || same_duty(x, y) || (x->i->record == y->i->record && !standing));
}

/* While a child is missing what should have been done first is still the next step, whoever set its clock. */
static bool is_sooner(const struct todo *t, const struct todo *first)
{
	return first->group != TODO_BREACH && !instant_is_none(t->i->due) &&
	       (instant_is_none(first->i->due) || t->i->due.s < first->i->due.s);
}

static void stand_behind(struct todo *first, const struct todo *t)
{
	bool round = same_duty(first, t) && first->duty->due->kind == CLOCK_BOX;
	bool late = first->state == STATE_OVERDUE && t->state == STATE_OVERDUE;
	if (round && late) {
		first->missed = (first->missed == 0 ? 1 : first->missed) + 1;
	} else if (!round) {
		first->more++;
	}
	if (todo_is(first, "missing-episode") && is_sooner(t, first)) {
		size_t more = first->more, missed = first->missed;
		*first = *t;
		first->more = more;
		first->missed = missed;
	}
}

void todos_fold(struct todos *all)
{
	size_t kept = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct todo *first = NULL;
		for (size_t k = 0; k < kept && first == NULL; k++) {
			first = same_row(&all->items[k], &all->items[i]) ? &all->items[k] : NULL;
		}
		if (first == NULL) {
			all->items[kept++] = all->items[i];
		} else {
			stand_behind(first, &all->items[i]);
		}
	}
	all->count = kept;
}

void todo_put(struct buf *b, const struct todo *t, size_t more)
{
	const struct todo_row row = {t, t->more + more};
	todo_row_put(b, &row);
}
