/* Who may do what: roles of a person at an instant, and the persons a step shuts out. */
#include "base/ctx.h"
#include "base/text.h"
#include "ledger/entry.h"
#include "ledger/people.h"

#define BIT(r) ((role_set)1u << (r))

/* Roles that bring another with them. Whoever runs the home for now has a deputy's rights, not a manager's. */
static const struct {
	enum role has, also;
} implied[] = {
	{ROLE_KEY_WORKER, ROLE_CARE_STAFF},
	{ROLE_NIGHT_STAFF, ROLE_CARE_STAFF},
	{ROLE_PERSON_IN_CHARGE, ROLE_DEPUTY},
};

static role_set with_implied(role_set roles)
{
	for (size_t i = 0; i < sizeof implied / sizeof implied[0]; i++) {
		if ((roles & BIT(implied[i].has)) != 0) {
			roles |= BIT(implied[i].also);
		}
	}
	return roles;
}

static struct when fact_when(const struct record *r, const char *field, struct instant known)
{
	const struct fact *f = record_fact(r, symbol_of(field), known);
	if (f == NULL) {
		return when_at(INSTANT_NONE);
	}
	return f->value.kind == VALUE_DATE      ? when_on(f->value.date)
	       : f->value.kind == VALUE_INSTANT ? when_at(f->value.instant)
	                                        : when_at(INSTANT_NONE);
}

/* In force by its own `in force` fields at an instant (what replaces it does not matter for a person). */
bool record_stands_at(const struct record *r, struct instant at)
{
	struct when from = {WHEN_NONE, {{0}}}, to = {WHEN_NONE, {{0}}};
	if (r->withdrawn.s <= at.s) {
		return false;
	}
	if (r->kind->force_from != 0) {
		from = fact_when(r, symbol_word(r->kind->force_from), INSTANT_NEVER);
	}
	if (r->kind->force_to != 0) {
		to = fact_when(r, symbol_word(r->kind->force_to), INSTANT_NEVER);
	}
	struct instant begins = when_start(from), ends = when_end(to);
	return (instant_is_none(begins) || begins.s <= at.s) && (instant_is_none(ends) || at.s <= ends.s);
}

/* registered-person.role says "manager" where definitions say "registered manager". */
static enum role post_role(const char *word)
{
	return text_is(word, "manager") ? ROLE_REGISTERED_MANAGER : role_find(word);
}

static role_set role_field(const struct record *r, struct instant at, bool post)
{
	const struct fact *f = record_fact(r, symbol_of("role"), at);
	role_set roles = 0;
	if (f != NULL && f->value.kind == VALUE_WORD) {
		enum role role = post ? post_role(symbol_word(f->value.word)) : role_find(symbol_word(f->value.word));
		roles = role == ROLE_NONE ? 0 : BIT(role);
	}
	return roles;
}

static bool is_type(const struct record *r, const char *type)
{
	return text_is(symbol_word(r->type), type);
}

/* A post at one home does not count in another; one without a home counts everywhere. */
static bool post_counts(const struct record *post, record_no home, struct instant at)
{
	bool here = home == 0 || post->home == 0 || post->home == home || post->subject != post->home;
	return here && record_stands_at(post, at);
}

bool person_roles(struct ctx *c, const struct record_source *s, record_no person, record_no home, struct instant at,
                  role_set *ret)
{
	const struct record *r = s->by_no(c, s->self, person);
	const struct record *const *posts = NULL;
	size_t count = 0;
	role_set roles = 0;
	if (r == NULL || !s->posts_of(c, s->self, person, &posts, &count)) {
		return ctx_fail(c, ERROR_INVALID, "the person writing has no record");
	}
	if (is_type(r, "staff") && record_stands_at(r, at)) {
		roles |= role_field(r, at, false);
	}
	if (is_type(r, "registered-person") && post_counts(r, home, at)) {
		roles |= role_field(r, at, true);
	}
	if (is_type(r, "independent-person") && record_stands_at(r, at)) {
		roles |= BIT(ROLE_INDEPENDENT_PERSON);
	}
	for (size_t i = 0; i < count; i++) {
		bool holds = field_names_person(posts[i], symbol_of("staff"), person, at); /* and not as a stand-in */
		roles |= holds && post_counts(posts[i], home, at) ? role_field(posts[i], at, true) : 0;
	}
	*ret = with_implied(roles);
	return true;
}

role_set roles_towards(role_set roles, record_no person, const struct record *r)
{
	roles |= r->author == person ? BIT(ROLE_AUTHOR) : 0;
	roles |= r->subject == person ? BIT(ROLE_STAFF_MEMBER) | BIT(ROLE_CHILD) : 0;
	return roles;
}

static bool names_person(const struct value *v, record_no person)
{
	if (v->kind == VALUE_LINK) {
		return v->link == person;
	}
	for (uint32_t i = 0; v->kind == VALUE_LIST && i < v->count; i++) {
		if (names_person(&v->items[i], person)) {
			return true;
		}
	}
	return false;
}

bool field_names_person(const struct record *r, symbol field, record_no person, struct instant known)
{
	const struct fact *f = record_fact(r, field, known);
	return f != NULL && names_person(&f->value, person);
}

bool step_shuts_out(const struct record *r, const struct step *step, record_no person, struct instant known)
{
	if ((step->not_roles & BIT(ROLE_AUTHOR)) != 0 && r->author == person) {
		return true;
	}
	for (size_t i = 0; i < step->not_field_count; i++) {
		if (field_names_person(r, step->not_fields[i], person, known)) {
			return true;
		}
	}
	return false;
}

bool record_concerns(const struct record *r, record_no person, struct instant known)
{
	for (size_t i = 0; i < r->kind->field_count; i++) {
		const struct field *f = &r->kind->fields[i];
		if (f->concerns && field_names_person(r, f->name, person, known)) {
			return true;
		}
	}
	return false;
}

const char *role_set_words(struct arena *a, role_set roles)
{
	struct buf out = {.arena = a};
	for (int r = ROLE_NONE + 1; r < ROLE_FIELD; r++) {
		if ((roles & BIT(r)) != 0) {
			buf_printf(&out, "%s%s", out.length == 0 ? "" : ", ", role_word((enum role)r));
		}
	}
	return buf_text(&out);
}
