/* Who or what a link or a party can be: records by their names, never a reference typed by hand. */
#include <string.h>

#include "web/answer.h"
#include "web/ask.h"

enum { OFFERED_MOST = 200, OFFERED_OF_A_TYPE = 60 };

struct offers {
	struct asking *a;
	struct choice_offered *list;
	size_t count;
};

static bool stands(const struct listed *r, struct instant now)
{
	return instant_is_none(r->force_to) || r->force_to.s >= now.s || r->force_from.s == INSTANT_NONE.s;
}

/* Each once; somebody who is staff and holds a post as well, by their first. */
static void add(struct offers *o, const char *value, const char *text, bool person)
{
	for (size_t i = 0; i < o->count; i++) {
		if (text_is(o->list[i].value, value) || (person && text_is(o->list[i].text, text))) {
			return;
		}
	}
	if (o->count < OFFERED_MOST) {
		o->list[o->count++] = (struct choice_offered){value, text};
	}
}

static bool is_about_people(symbol type)
{
	return text_is(symbol_word(type), "staff") || text_is(symbol_word(type), "registered-person");
}

/* Records of a type: of the child the form is about, or of the home where nothing of that kind is anybody's. */
static bool add_type(struct offers *o, symbol type)
{
	struct page *p = o->a->p;
	const struct record_type *kind = definitions_type(p->law, type);
	bool child = o->a->subject != 0 && o->a->subject != o->a->home && kind != NULL && (kind->subjects & SUBJECT_CHILD) != 0;
	struct listing l = {.type = type, .most = OFFERED_OF_A_TYPE};
	if (child && !text_is(symbol_word(type), "child")) {
		l.subject = o->a->subject;
	} else {
		l.home = o->a->home;
	}
	const struct listed *rows = NULL;
	size_t count = 0;
	/* Naming a colleague is no reading of their file, which few may open. */
	bool people = is_about_people(type);
	if (!(people ? records_listed(p->c, p->db, &l, &rows, &count) : page_list(p, &l, &rows, &count))) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!people || stands(&rows[i], p->c->now)) {
			add(o, rows[i].ref, answer_record(p, rows[i].no), people);
		}
	}
	return true;
}

/* A link to anything: what was last written about the child, or at the home. */
static bool add_latest(struct offers *o)
{
	struct page *p = o->a->p;
	const struct listing l = {.home = o->a->subject == 0 ? o->a->home : 0, .subject = o->a->subject, .most = OFFERED_OF_A_TYPE};
	const struct listed *rows = NULL;
	size_t count = 0;
	if (!page_list(p, &l, &rows, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		add(o, rows[i].ref, answer_record(p, rows[i].no), false);
	}
	return true;
}

/* What the address proposed may lie outside the list, and can be chosen all the same. */
static void add_proposed(struct offers *o, const struct field *f)
{
	struct page *p = o->a->p;
	const char *value = ask_answer(o->a, symbol_word(f->name));
	const struct record *r = value == NULL || *value == '\0' ? NULL : p->records.by_ref(p->c, p->records.self, value);
	if (r != NULL && page_record(p, r->no) != NULL) {
		add(o, r->ref, answer_record(p, r->no), false);
	}
}

bool ask_choices(struct asking *a, const struct field *f, const struct choice_offered **ret, size_t *ret_count)
{
	struct offers o = {.a = a, .list = ARENA_ARRAY(a->p->c->arena, OFFERED_MOST, struct choice_offered)};
	for (size_t i = 0; i < f->of_count; i++) {
		add(&o, symbol_word(f->of[i]), answer_word(a->p->c->arena, symbol_word(f->of[i]), true), false);
	}
	if (f->type == FIELD_PARTY && !add_type(&o, symbol_of("contact-person"))) {
		return false;
	}
	for (size_t i = 0; f->type == FIELD_LINK && i < f->to_count; i++) {
		if (!add_type(&o, f->to[i])) {
			return false;
		}
	}
	if (f->type == FIELD_LINK && f->to_count == 0 && !add_latest(&o)) {
		return false;
	}
	if (f->type == FIELD_LINK) {
		add_proposed(&o, f);
	}
	*ret = o.list;
	*ret_count = o.count;
	return true;
}
