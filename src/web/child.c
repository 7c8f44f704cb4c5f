/* A child, from their records. */
#include "web/child.h"

#include <string.h>

#include "web/law_words.h"
#include "web/value_words.h"

enum { SHORT_SAID = 600, PEOPLE_MOST = 60, PAPERS_MOST = 60 };

/* ---- who they are ---- */

const char *face_of(struct page *p, const struct record *child, bool large)
{
	return arena_printf(p->c->arena, "face face--%c%s", "abcd"[child->no % 4],
	                    large ? " face--lg" : "");
}

const char *legal_words(struct page *p, const struct record *child)
{
	static const struct {
		const char *word, *says;
	} provisions[] = {{"s17", "child in need (section 17)"},
	                  {"s20", "accommodated by agreement (section 20)"},
	                  {"s21", "accommodated after police protection or on remand (section 21)"},
	                  {"s25", "secure accommodation (section 25)"},
	                  {"s31", "care order (section 31)"},
	                  {"s38", "interim care order (section 38)"},
	                  {"s44", "emergency protection order (section 44)"},
	                  {"s46", "police protection (section 46)"},
	                  {"none", "no legal provision"}};
	const char *words = field_words(p, child, "statutory_provision");
	for (size_t i = 0; i < sizeof provisions / sizeof provisions[0]; i++) {
		if (text_is(words, provisions[i].word)) {
			return provisions[i].says;
		}
	}
	return words;
}

static const char *letter_of(struct arena *a, const char *name)
{
	size_t length = *name != '\0';
	while ((name[length] & 0xc0) == 0x80) {
		length++;
	}
	return upper_first(a, arena_copy_n(a, name, length));
}

static int age_of(const struct page *p, const struct record *child)
{
	const struct fact *dob = record_fact(child, symbol_of("dob"), INSTANT_NEVER);
	return dob == NULL || dob->value.kind != VALUE_DATE
	           ? -1
	           : date_years_between(dob->value.date, instant_day(p->c->now));
}

static bool newest(struct page *p, record_no subject, const char *type, const struct listed **ret)
{
	const struct listing l = {.subject = subject, .type = symbol_of(type), .most = 8};
	const struct listed *rows = NULL;
	size_t count = 0;
	*ret = NULL;
	if (!page_list(p, &l, &rows, &count)) {
		return false;
	}
	*ret = count > 0 ? &rows[0] : NULL;
	return true;
}

static const char *stay_words(struct page *p, const struct child *k)
{
	struct arena *a = p->c->arena;
	const struct listed *s = k->stay;
	if (s == NULL || instant_is_none(s->force_from)) {
		return "";
	}
	const char *from = date_words(a, instant_day(s->force_from));
	if (s->force_from.s > p->c->now.s) {
		return arena_printf(a, "comes to live here on %s", from);
	}
	return k->lives_here ? arena_printf(a, "lives here since %s", from)
	                     : arena_printf(a, "lived here from %s to %s", from,
	                                    date_words(a, instant_day(s->force_to)));
}

static bool read_stay(struct page *p, struct child *k)
{
	if (!newest(p, k->record->no, "placement", &k->stay)) {
		return false;
	}
	const struct listed *s = k->stay;
	k->lives_here = s != NULL && s->force_from.s <= p->c->now.s &&
	                (instant_is_none(s->force_to) || s->force_to.s > p->c->now.s);
	k->since = stay_words(p, k);
	return true;
}

/* No record names a key worker: who last did key work is what is known. */
static bool read_key_work(struct page *p, struct child *k)
{
	const struct listed *row = NULL;
	if (!newest(p, k->record->no, "key-work", &row)) {
		return false;
	}
	k->key_work = row == NULL ? ""
	                          : arena_printf(p->c->arena, "%s, %s", page_full_name(p, row->author),
	                                         words_short_day(p->c->arena, row->happened));
	return true;
}

bool child_read(struct page *p, const struct record *record, struct child *ret)
{
	*ret = (struct child){.p = p,
	                      .record = record,
	                      .name = page_name(p, record->no),
	                      .full_name = page_full_name(p, record->no)};
	ret->href = arena_printf(p->c->arena, "/child/%s", record->ref);
	ret->letter = letter_of(p->c->arena, ret->name);
	ret->face = face_of(p, record, true);
	ret->age = age_of(p, record);
	ret->status = legal_words(p, record);
	ret->needs = field_words(p, record, "special_diet_health_needs");
	return read_stay(p, ret) && read_key_work(p, ret);
}

/* ---- what helps, what worries ---- */

static const struct {
	const char *type, *field, *label;
	bool worry;
} sayings[] = {
	{"behaviour-plan", "childs_views", "What helps, in the child’s words", false},
	{"behaviour-plan", "de_escalation", "What calms", false},
	{"risk-assessment", "strategies", "What staff do, and what helps", false},
	{"child", "communication_needs", "How to talk together", false},
	{"starting-point", "childs_own_view", "How it was on coming here, in the child’s words", false},
	{"risk-assessment", "hazards", "Risks", true},
	{"risk-assessment", "level", "How serious, taken together", true},
	{"behaviour-plan", "triggers", "What tends to come before", true},
	{"behaviour-plan", "agreed_techniques", "Holds: what is agreed, and what never", true},
	{"missing-profile", "health", "Health, if missing", true},
	{"missing-profile", "locations", "Where to look, if missing", true},
	{"exploitation-screen", "evidence", "Exploitation: what shows it", true},
};
enum { SAYINGS = sizeof sayings / sizeof sayings[0] };

static void fill_said(struct child *k, size_t i, const struct record *r)
{
	struct page *p = k->p;
	struct said_list *list = sayings[i].worry ? &k->worries : &k->helps;
	struct said *s = &list->items[list->count++];
	const struct fact *f =
		r == NULL ? NULL : record_fact(r, symbol_of(sayings[i].field), INSTANT_NEVER);
	*s = (struct said){.label = sayings[i].label, .words = "", .author = "", .day = ""};
	if (f != NULL && f->value.kind != VALUE_NONE) {
		s->words = first_words(p->c->arena, upper_first(p->c->arena, value_words(p, &f->value)),
		                       SHORT_SAID);
		s->author = page_full_name(p, f->author);
		s->day = date_words(p->c->arena, instant_day(f->written));
		s->href = arena_printf(p->c->arena, "/record/%s", r->ref);
	}
}

/* The newest record of the kind that says something in the field, since a review may say nothing new. */
static bool saying_record(struct child *k, size_t i, const struct record **ret)
{
	struct page *p = k->p;
	*ret = text_is(sayings[i].type, "child") ? k->record : NULL;
	if (*ret != NULL) {
		return true;
	}
	const struct listing l = {
		.subject = k->record->no, .type = symbol_of(sayings[i].type), .most = 4};
	const struct listed *rows = NULL;
	size_t count = 0;
	if (!page_list(p, &l, &rows, &count)) {
		return false;
	}
	for (size_t n = 0; n < count && *ret == NULL; n++) {
		const struct record *r = p->records.by_no(p->c, p->records.self, rows[n].no);
		*ret = r != NULL && *field_words(p, r, sayings[i].field) != '\0' ? r : NULL;
	}
	return p->c->error == ERROR_NONE;
}

static bool read_sayings(struct child *k)
{
	k->helps.items = ARENA_ARRAY(k->p->c->arena, SAYINGS, struct said);
	k->worries.items = ARENA_ARRAY(k->p->c->arena, SAYINGS, struct said);
	for (size_t i = 0; i < SAYINGS; i++) {
		const struct record *r = NULL;
		if (!saying_record(k, i, &r)) {
			return false;
		}
		fill_said(k, i, r);
	}
	return true;
}

/* ---- who is around, what holds ---- */

static bool holds_now(const struct page *p, const struct listed *r)
{
	return !instant_is_none(r->force_from) && r->force_from.s <= p->c->now.s &&
	       (instant_is_none(r->force_to) || r->force_to.s > p->c->now.s);
}

/* Whom one asks for first. */
static int rank_of(const char *role)
{
	static const char *const first[] = {"social worker", "placing authority", "reviewing officer (IRO)", "parent",
	                                    "carer",         "advocate",          "gp"};
	for (int i = 0; i < (int)(sizeof first / sizeof first[0]); i++) {
		if (text_is(role, first[i])) {
			return i;
		}
	}
	return 100;
}

static void add_person(struct child *k, const struct listed *row)
{
	struct page *p = k->p;
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	if (r == NULL) {
		return;
	}
	const char *role = field_words(p, r, "role"), *mobile = field_words(p, r, "mobile"),
			   *name = field_words(p, r, "name");
	struct around a = {.role = role,
	                   .name = *name == '\0' ? field_words(p, r, "none_reason") : name,
	                   .organisation = field_words(p, r, "organisation"),
	                   .phone = *mobile != '\0' ? mobile : field_words(p, r, "phone"),
	                   .href = arena_printf(p->c->arena, "/record/%s", row->ref)};
	size_t at = k->people_count++;
	for (; at > 0 && rank_of(k->people[at - 1].role) > rank_of(role); at--) {
		k->people[at] = k->people[at - 1];
	}
	k->people[at] = a;
}

static bool read_people(struct child *k)
{
	const struct listing l = {
		.subject = k->record->no, .type = symbol_of("contact-person"), .most = PEOPLE_MOST * 2};
	const struct listed *rows = NULL;
	size_t count = 0;
	k->people = ARENA_ARRAY(k->p->c->arena, PEOPLE_MOST, struct around);
	if (!page_list(k->p, &l, &rows, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && k->people_count < PEOPLE_MOST; i++) {
		if (holds_now(k->p, &rows[i])) {
			add_person(k, &rows[i]);
		}
	}
	return k->p->c->error == ERROR_NONE;
}

/* Types of papers that hold for a time. */
static const char *const paper_types[] = {"plan",
                                          "behaviour-plan",
                                          "risk-assessment",
                                          "missing-profile",
                                          "delegated-authority",
                                          "dol-authority",
                                          "contact-arrangement",
                                          "contact-restriction",
                                          "surveillance-consent",
                                          "privacy-limit",
                                          "move-on-plan",
                                          "exploitation-screen",
                                          "medicine",
                                          "education"};

/* One of each kind where a newer one takes the place of the older. */
static bool is_replaced(const struct child *k, const char *title)
{
	for (size_t i = 0; i < k->paper_count; i++) {
		if (text_is(k->papers[i].title, title)) {
			return true;
		}
	}
	return false;
}

static void add_paper(struct child *k, const struct listed *row)
{
	struct page *p = k->p;
	const struct record *r = p->records.by_no(p->c, p->records.self, row->no);
	if (r == NULL) {
		return;
	}
	static const char *const names[] = {"kind", "name", "with_whom", "provider", "holder"};
	const char *what = "";
	for (size_t i = 0; i < sizeof names / sizeof names[0] && *what == '\0'; i++) {
		what = field_words(p, r, names[i]);
	}
	const char *title = *what == '\0' ? r->kind->title
	                                  : arena_printf(p->c->arena, "%s: %s", r->kind->title,
	                                                 first_words(p->c->arena, what, 60));
	if (r->kind->replaced && is_replaced(k, title)) {
		return;
	}
	const struct fact *review = record_fact(r, symbol_of("review_due"), INSTANT_NEVER);
	review = review == NULL ? record_fact(r, symbol_of("next_due"), INSTANT_NEVER) : review;
	bool dated = review != NULL && review->value.kind == VALUE_DATE;
	k->papers[k->paper_count++] = (struct in_force){
		.title = title,
		.since = date_words(p->c->arena, instant_day(row->force_from)),
		.until = dated ? date_words(p->c->arena, review->value.date) : "",
		.href = arena_printf(p->c->arena, "/record/%s", row->ref),
		.over_soon = dated && review->value.date.day < instant_day(p->c->now).day};
}

static bool read_papers(struct child *k)
{
	k->papers = ARENA_ARRAY(k->p->c->arena, PAPERS_MOST, struct in_force);
	for (size_t t = 0; t < sizeof paper_types / sizeof paper_types[0]; t++) {
		const struct listing l = {
			.subject = k->record->no, .type = symbol_of(paper_types[t]), .most = 20};
		const struct listed *rows = NULL;
		size_t count = 0;
		if (!page_list(k->p, &l, &rows, &count)) {
			return false;
		}
		const struct record_type *type = definitions_type(k->p->law, l.type);
		bool one = type != NULL && type->replaced && type->same_count == 0; /* the newest takes the place of all before */
		size_t before = k->paper_count;
		for (size_t i = 0; i < count && k->paper_count < PAPERS_MOST && !(one && k->paper_count > before); i++) {
			if (holds_now(k->p, &rows[i])) {
				add_paper(k, &rows[i]);
			}
		}
	}
	return k->p->c->error == ERROR_NONE;
}

bool child_read_more(struct child *k)
{
	return read_sayings(k) && read_people(k) && read_papers(k);
}
