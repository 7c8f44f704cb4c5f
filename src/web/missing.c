/* An open missing episode, gathered for its page. */
#include "web/missing.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/line.h"
#include "ledger/people.h"
#include "web/answer.h"
#include "web/missing_line.h"

enum { UNDO_SECONDS = 3600, ACTS_MOST = 40, DONE_MOST = 40, HAPPENED_MOST = 300, DOTS_MOST = 24, FACTS_MOST = 16 };

static const struct fact *fact_of(const struct record *r, const char *field)
{
	const struct fact *f = r == NULL ? NULL : record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && value_is_filled(&f->value) ? f : NULL;
}

static bool says_yes(const struct record *r, const char *field)
{
	const struct fact *f = fact_of(r, field);
	return f != NULL && f->value.kind == VALUE_YES_NO && f->value.yes;
}

static struct instant moment_in(const struct record *r, const char *field)
{
	const struct fact *f = fact_of(r, field);
	return f != NULL && f->value.kind == VALUE_INSTANT ? f->value.instant : INSTANT_NONE;
}

bool missing_is_open(const struct record *r)
{
	bool missing = text_is(symbol_word(r->type), "missing-episode") && r->withdrawn.s == INSTANT_NEVER.s;
	return missing && fact_of(r, "ended_at") == NULL && fact_of(r, "started_at") != NULL;
}

/* ---- what has happened ---- */

struct gathered {
	struct missing_view *v;
	struct happening *happened;
	struct fact_line *done;
	struct line_dot *dots;
	size_t dot_count;
	bool answered;
};

static void add_dot(struct gathered *g, struct instant at, enum dot_kind kind, bool about, const char *words)
{
	struct arena *a = g->v->p->c->arena;
	if (g->dot_count < DOTS_MOST && !instant_is_none(at)) {
		const char *time = words_time(a, at);
		g->dots[g->dot_count++] = (struct line_dot){at, kind, about ? arena_printf(a, "about %s", time) : time, words};
	}
}

static void add_happening(struct gathered *g, const struct entry *e, struct instant at, bool about, const char *what)
{
	struct page *p = g->v->p;
	struct arena *a = p->c->arena;
	const char *who = told_author(p, e);
	at = instant_is_none(at) ? e->written : at;
	bool later = e->written.s - at.s > 300;
	if (g->v->happened_count < HAPPENED_MOST && *what != '\0') {
		g->happened[g->v->happened_count++] = (struct happening){
			.at = at,
			.about = about,
			.when = words_when(a, at, p->c->now),
			.who = later ? arena_printf(a, "%s, written %s", who, words_when(a, e->written, p->c->now)) : who,
			.what = what};
	}
}

static struct instant moment_of_cell(struct page *p, const json_t *row)
{
	struct instant at = INSTANT_NONE;
	const char *text = json_text(row, "at");
	if (text == NULL || !instant_parse(p->c, text, &at)) {
		ctx_clear_error(p->c);
		return INSTANT_NONE;
	}
	return at;
}

static void add_updates(struct gathered *g, const struct entry *e, const json_t *rows)
{
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		const char *what = json_text(row, "what");
		struct instant at = moment_of_cell(g->v->p, row);
		add_happening(g, e, at, false, what == NULL ? "" : what);
	}
}

static void add_calls(struct gathered *g, const struct entry *e, const json_t *rows)
{
	struct arena *a = g->v->p->c->arena;
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		const char *who = json_text(row, "who");
		bool answered = json_is_true(json_object_get(row, "answered"));
		struct instant at = moment_of_cell(g->v->p, row);
		who = who == NULL ? "The manager on call" : who;
		add_happening(g, e, at, false, arena_printf(a, answered ? "Rang %s, who answered." : "Rang %s. No answer.", who));
		if (answered && !g->answered) {
			add_dot(g, at, DOT_DONE, false, arena_copy_n(a, who, strcspn(who, " ")));
			g->done[g->v->done_count++] = (struct fact_line){.label = "Told the manager on call",
			                                                 .says = arena_printf(a, "%s, %s. %s answered.", words_when(a, at, g->v->p->c->now), told_author(g->v->p, e), who)};
		}
		g->answered = g->answered || answered;
	}
}

/* What a moment in a field means, said as what happened. */
static const char *told_words(const struct field *f)
{
	static const struct {
		const char *field, *words;
	} told[] = {{"police_reported_at", "Police told."},
	            {"pack_sent_at", "Profile sent to the police."},
	            {"photo_sent_at", "Photograph sent."},
	            {"placing_notified_at", "Placing authority told."},
	            {"parents_notified_at", "Parents told."},
	            {"ended_at", "Back."},
	            {"police_cancelled_at", "Police told that the child is back."},
	            {"placing_return_told_at", "Placing authority told that the child is back."}};
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		if (text_is(symbol_word(f->name), told[i].field)) {
			return told[i].words;
		}
	}
	return NULL;
}

static void add_moments(struct gathered *g, const struct entry *e, struct buf *what, struct instant *ret_at)
{
	for (size_t i = 0; i < e->field_count; i++) {
		const struct field *f = type_field(g->v->told->r->kind, e->fields[i].name);
		const char *words = f == NULL || e->fields[i].value.kind != VALUE_INSTANT ? NULL : told_words(f);
		if (words != NULL) {
			*ret_at = instant_is_none(*ret_at) ? e->fields[i].value.instant : *ret_at;
			buf_printf(what, "%s%s", what->length == 0 ? "" : " ", words);
		}
	}
}

/* What a step says besides tables: who was told, then the words in it. */
static void add_step(struct gathered *g, const struct entry *e)
{
	struct page *p = g->v->p;
	struct buf what = {.arena = p->c->arena};
	struct instant at = INSTANT_NONE;
	bool corrects = e->kind == ENTRY_CORRECT;
	buf_put(&what, corrects ? "Corrected." : "");
	add_moments(g, e, &what, &at);
	for (size_t i = 0; i < e->field_count; i++) {
		const struct field *f = type_field(g->v->told->r->kind, e->fields[i].name);
		bool said = f == NULL || f->type == FIELD_TABLE || f->type == FIELD_YES_NO || (f->type == FIELD_INSTANT && told_words(f) != NULL);
		if (!said) {
			bool plain = f->type == FIELD_TEXT && !f->many && !corrects;
			const char *words = answer_text(p, f, &e->fields[i].value, NULL);
			buf_printf(&what, "%s%s%s%s", what.length == 0 ? "" : " ", plain ? "" : answer_question(p->c->arena, f), plain ? "" : ": ", words);
			buf_put(&what, *words != '\0' && strchr(".!?”\"", words[strlen(words) - 1]) == NULL ? "." : "");
		}
	}
	add_happening(g, e, corrects ? INSTANT_NONE : at, false, buf_text(&what));
}

static void add_opening(struct gathered *g, const struct entry *e)
{
	const char *before = told_says(g->v->told, "circumstances"), *seen = told_says(g->v->told, "last_seen");
	const char *what = arena_printf(g->v->p->c->arena, "%s%s%s", before, *before != '\0' && *seen != '\0' ? " " : "", seen);
	add_happening(g, e, g->v->started, g->v->about, *what == '\0' ? "Last seen." : what);
}

static int newest_first(const void *a, const void *b)
{
	const struct happening *x = a, *y = b;
	return x->at.s == y->at.s ? 0 : x->at.s > y->at.s ? -1 : 1;
}

static void gather_happened(struct gathered *g)
{
	const struct told *t = g->v->told;
	for (size_t i = 0; i < t->count; i++) {
		const struct entry *e = &t->entries[i];
		const json_t *fields = json_object_get(e->body, "fields");
		bool writes = e->kind == ENTRY_OPEN || e->kind == ENTRY_STEP || e->kind == ENTRY_CORRECT;
		if (told_is_withdrawn(t, i) || !writes) {
			continue;
		}
		add_updates(g, e, json_object_get(fields, "updates"));
		add_calls(g, e, json_object_get(fields, "on_call_calls"));
		if (e->kind == ENTRY_OPEN) {
			add_opening(g, e);
		} else {
			add_step(g, e);
		}
	}
	qsort(g->happened, g->v->happened_count, sizeof *g->happened, newest_first);
	g->v->happened = g->happened;
}

/* ---- what has to happen ---- */

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
	const char *words = f != NULL && f->type == FIELD_INSTANT ? told_words(f) : NULL;
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
			const struct fact *role = fact_of(r, "role");
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
			add_dot(g, t->i->due, t->state == STATE_OVERDUE ? DOT_PAST : DOT_TODO, false, dot);
		}
	} else if (t->i->ending == ENDING_DONE && g->v->done_count < DONE_MOST) {
		g->done[g->v->done_count++] = (struct fact_line){.label = t->duty->title, .says = clock_ended_words(p, t)};
		if (dot != NULL) {
			add_dot(g, t->i->done_at, DOT_DONE, false, dot);
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

static bool gather_clocks(struct gathered *g)
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

static int earliest_first(const void *a, const void *b)
{
	const struct line_dot *x = a, *y = b;
	return x->at.s == y->at.s ? 0 : x->at.s < y->at.s ? -1 : 1;
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

static void gather_later(struct gathered *g)
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

/* ---- what to tell the police ---- */

static const struct {
	const char *label;
	const char *fields[4];
} police_facts[] = {
	{"Health", {"health", "medication"}},
	{"Looks like", {"height", "build", "hair", "features"}},
	{"Phone", {"phone_number", "phone_make"}},
	{"Might be at", {"locations"}},
	{"Found before", {"places_found"}},
	{"Before", {"previous_episodes"}},
	{"Worried about", {"associates"}},
	{"Orders", {"care_order"}},
	{"Social worker", {"social_worker"}},
};

static const char *joined_facts(const struct told *profile, const char *const *fields)
{
	struct buf all = {.arena = profile->p->c->arena};
	for (size_t i = 0; i < 4 && fields[i] != NULL; i++) {
		const char *words = told_says(profile, fields[i]);
		if (*words != '\0' && !text_starts(words, "Not answered")) {
			buf_printf(&all, "%s%s", all.length == 0 ? "" : ", ", words);
		}
	}
	return buf_text(&all);
}

static bool newest(struct page *p, record_no subject, const char *type, const struct record **ret)
{
	const struct listing l = {.subject = subject, .type = symbol_of(type), .most = 1};
	const struct listed *list = NULL;
	size_t count = 0;
	*ret = NULL;
	if (!page_list(p, &l, &list, &count)) {
		return false;
	}
	*ret = count == 0 ? NULL : page_record(p, list[0].no);
	return *ret == NULL || (*ret)->kind == NULL || access_open(p->c, hearth_store(p->site->hearth), &p->reader, *ret);
}

static bool gather_police(struct gathered *g)
{
	struct page *p = g->v->p;
	struct missing_view *v = g->v;
	struct fact_line *list = ARENA_ARRAY(p->c->arena, FACTS_MOST, struct fact_line);
	const struct record *profile = NULL;
	struct told told;
	const char *wearing = told_says(v->told, "last_seen");
	if (*wearing != '\0') {
		list[v->police_count++] = (struct fact_line){.label = "Last seen, wearing", .says = wearing};
	}
	v->police = list;
	if (!newest(p, v->told->r->subject, "missing-profile", &profile) || profile == NULL || !told_of(p, profile, INSTANT_NEVER, &told)) {
		return p->c->error == ERROR_NONE;
	}
	v->profile_href = writing_record_href(p, profile->ref);
	v->profile_when = words_short_day(p->c->arena, when_start(record_happened(profile, INSTANT_NEVER)));
	for (size_t i = 0; i < sizeof police_facts / sizeof police_facts[0]; i++) {
		const char *says = joined_facts(&told, police_facts[i].fields);
		if (*says != '\0') {
			list[v->police_count++] = (struct fact_line){.label = police_facts[i].label, .says = says};
		}
	}
	v->helps = told_says(&told, "habits");
	v->helps_when = arena_printf(p->c->arena, "From the missing profile, %s", v->profile_when);
	return true;
}

/* ---- what was just saved ---- */

static const char *saved_words(struct missing_view *v, const struct entry *e)
{
	struct arena *a = v->p->c->arena;
	const json_t *fields = json_object_get(e->body, "fields");
	const char *what = json_text(json_array_get(json_object_get(fields, "updates"), 0), "what");
	const json_t *call = json_array_get(json_object_get(fields, "on_call_calls"), 0);
	if (v->nobody_told && e->kind == ENTRY_OPEN) {
		return "Nobody told yet";
	}
	if (what != NULL) {
		return what;
	}
	if (call != NULL) {
		return json_is_true(json_object_get(call, "answered")) ? "They answered" : "No answer";
	}
	for (size_t i = 0; i < e->field_count; i++) {
		const struct field *f = type_field(v->told->r->kind, e->fields[i].name);
		const char *words = f == NULL ? NULL : told_words(f);
		if (words != NULL) {
			return arena_printf(a, "%s Tell whoever else must know.", words);
		}
	}
	return "It can be undone";
}

static void gather_saved(struct missing_view *v)
{
	struct page *p = v->p;
	const char *did = query_value(p->request, "did"), *saved = query_value(p->request, "saved");
	for (size_t i = 0; i < v->told->count; i++) {
		const struct entry *e = &v->told->entries[i];
		bool this = did != NULL ? text_is(uuid_text(p->c->arena, e->id), did) : saved != NULL && i == 0 && v->told->count == 1;
		bool mine = e->author_kind == AUTHOR_PERSON && e->by == p->request->session->person && p->c->now.s - e->received.s < UNDO_SECONDS;
		if (this && mine && !told_is_withdrawn(v->told, i)) {
			v->undo_id = uuid_text(p->c->arena, e->id);
			v->saved_at = words_time(p->c->arena, e->received);
			v->saved_words = saved_words(v, e);
		}
	}
}

bool missing_put_undo(struct page *p, const struct record *r)
{
	struct told told;
	if (!text_is(symbol_word(r->type), "missing-episode") || r->withdrawn.s != INSTANT_NEVER.s || !told_of(p, r, INSTANT_NEVER, &told)) {
		return false;
	}
	struct missing_view v = {.told = &told, .p = p, .ref = r->ref, .action = arena_printf(p->c->arena, "/record/%s/missing", r->ref)};
	gather_saved(&v);
	if (v.undo_id != NULL) {
		missing_saved_put(p->b, &v);
	}
	return v.undo_id != NULL;
}

/* ---- all of it ---- */

static void say_how_long(struct missing_view *v)
{
	struct arena *a = v->p->c->arena;
	int64_t seconds = v->p->c->now.s - v->started.s;
	v->span_words = words_span(a, seconds < 0 ? 0 : seconds);
	const char *last = strrchr(v->span_words, ' ');
	v->span_number = arena_copy_n(a, v->span_words, (size_t)(last - v->span_words));
	v->span_unit = last + 1;
}

static const char *age_line(struct page *p, const struct record *child)
{
	const struct fact *dob = fact_of(child, "dob");
	bool known = dob != NULL && dob->value.kind == VALUE_DATE;
	return known ? arena_printf(p->c->arena, "Age %d.", date_years_between(dob->value.date, instant_day(p->c->now))) : "";
}

static bool may_report(struct page *p, const struct record *r)
{
	const struct step *update = type_step(r->kind, symbol_of("update"));
	return update != NULL && writing_may(p, r, 0, update);
}

bool missing_view_of(struct page *p, struct told *t, struct asking *a, struct missing_view *ret)
{
	static const int ago[] = {0, 10};
	struct arena *m = p->c->arena;
	const struct record *child = page_record(p, t->r->subject);
	*ret = (struct missing_view){.told = t, .p = p, .ref = t->r->ref, .name = page_name(p, t->r->subject), .say = pronouns_of(child), .helps = "", .helps_when = ""};
	struct missing_view *v = ret;
	struct gathered g = {.v = v,
	                     .happened = ARENA_ARRAY(m, HAPPENED_MOST, struct happening),
	                     .done = ARENA_ARRAY(m, DONE_MOST + 1, struct fact_line),
	                     .dots = ARENA_ARRAY(m, DOTS_MOST, struct line_dot)};
	v->action = arena_printf(m, "/record/%s/missing", t->r->ref);
	v->entry = writing_id(p, NULL);
	v->letter = face_letter(m, v->name);
	v->face = arena_printf(m, "%s face--lg", face_class(p, t->r->subject));
	v->age = age_line(p, child);
	v->started = moment_in(t->r, "started_at");
	v->about = says_yes(t->r, "started_about");
	v->since = words_when(m, v->started, p->c->now);
	v->now = words_time(m, p->c->now);
	v->may = may_report(p, t->r);
	v->police_ref = told_says(t, "police_ref");
	say_how_long(v);
	moments_of(a, "ended_at", ago, 2, &v->back);
	v->error = ask_error_of(a, "ended_at");
	add_dot(&g, v->started, DOT_DONE, v->about, "Left");
	gather_happened(&g);
	if (!gather_clocks(&g) || !gather_police(&g) || !missing_on_call(p, &v->call)) {
		return false;
	}
	gather_later(&g);
	v->nobody_told = !g.answered && fact_of(t->r, "police_reported_at") == NULL && fact_of(t->r, "placing_notified_at") == NULL && fact_of(t->r, "parents_notified_at") == NULL;
	gather_saved(v);
	qsort(g.dots, g.dot_count, sizeof *g.dots, earliest_first);
	v->line = line_drawn(m, g.dots, g.dot_count, p->c->now, v->now);
	return p->c->error == ERROR_NONE;
}

bool missing_show(struct page *p, struct told *t, struct asking *a)
{
	struct missing_view v;
	if (!missing_view_of(p, t, a, &v)) {
		return false;
	}
	bool wrong = a->error_count > 0;
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s", p->home->ref);
	p->frame.back = "Today";
	p->reply->status = wrong ? 422 : 200;
	bool ring = v.nobody_told && *v.call.first != '\0';
	page_begin(p, arena_printf(p->c->arena, "%s%s is missing%s%s", wrong ? "Error: " : "", v.name, ring ? ": now ring " : "", ring ? v.call.first : ""));
	ask_put_errors(a);
	put(p->b, v.nobody_told ? HTML("<div class=\"narrow\">\n") : HTML(""));
	missing_saved_put(p->b, &v);
	put(p->b, v.nobody_told ? HTML("</div>\n<div class=\"section\"></div>\n") : HTML(""));
	missing_head_put(p->b, &v);
	put(p->b, HTML("<div class=\"cols\">\n<div class=\"stack\">\n"));
	missing_now_put(p->b, &v);
	put(p->b, HTML("</div>\n<div class=\"stack\">\n"));
	missing_side_put(p->b, &v);
	put(p->b, HTML("</div>\n</div>\n"));
	page_end(p);
	return true;
}
