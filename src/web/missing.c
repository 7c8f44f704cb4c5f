/* An open missing episode, gathered for its page. */
#include "web/missing.h"

#include <stdlib.h>
#include <string.h>

#include "ledger/line.h"
#include "web/missing_gathered.h"

enum { UNDO_SECONDS = 3600 };

const struct fact *missing_fact(const struct record *r, const char *field)
{
	const struct fact *f = r == NULL ? NULL : record_fact(r, symbol_of(field), INSTANT_NEVER);
	return f != NULL && value_is_filled(&f->value) ? f : NULL;
}

static bool says_yes(const struct record *r, const char *field)
{
	const struct fact *f = missing_fact(r, field);
	return f != NULL && f->value.kind == VALUE_YES_NO && f->value.yes;
}

static struct instant moment_in(const struct record *r, const char *field)
{
	const struct fact *f = missing_fact(r, field);
	return f != NULL && f->value.kind == VALUE_INSTANT ? f->value.instant : INSTANT_NONE;
}

bool missing_is_open(const struct record *r)
{
	bool missing = text_is(symbol_word(r->type), "missing-episode") && r->withdrawn.s == INSTANT_NEVER.s;
	return missing && missing_fact(r, "ended_at") == NULL && missing_fact(r, "started_at") != NULL;
}

void gathered_dot(struct gathered *g, struct instant at, enum dot_kind kind, bool about, const char *words)
{
	struct arena *a = g->v->p->c->arena;
	if (g->dot_count < DOTS_MOST && !instant_is_none(at)) {
		const char *time = words_time(a, at);
		g->dots[g->dot_count++] = (struct line_dot){at, kind, about ? arena_printf(a, "about %s", time) : time, words};
	}
}

static int earliest_first(const void *a, const void *b)
{
	const struct line_dot *x = a, *y = b;
	return x->at.s == y->at.s ? 0 : x->at.s < y->at.s ? -1 : 1;
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
		const char *words = f == NULL ? NULL : missing_told_words(f);
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
	const struct fact *dob = missing_fact(child, "dob");
	bool known = dob != NULL && dob->value.kind == VALUE_DATE;
	return known ? arena_printf(p->c->arena, "Age %d.", date_years_between(dob->value.date, instant_day(p->c->now))) : "";
}

static bool may_report(struct page *p, const struct record *r)
{
	const struct step *update = type_step(r->kind, symbol_of("update"));
	return update != NULL && writing_may(p, r, 0, update);
}

/* What is known without looking further. */
static void begin_view(struct page *p, struct told *t, struct missing_view *v)
{
	struct arena *m = p->c->arena;
	const struct record *child = page_record(p, t->r->subject);
	*v = (struct missing_view){.told = t,
	                           .p = p,
	                           .ref = t->r->ref,
	                           .action = arena_printf(m, "/record/%s/missing", t->r->ref),
	                           .entry = writing_id(p, NULL),
	                           .name = page_name(p, t->r->subject),
	                           .face = arena_printf(m, "%s face--lg", face_class(p, t->r->subject)),
	                           .age = age_line(p, child),
	                           .say = pronouns_of(child),
	                           .started = moment_in(t->r, "started_at"),
	                           .about = says_yes(t->r, "started_about"),
	                           .may = may_report(p, t->r),
	                           .now = words_time(m, p->c->now),
	                           .police_ref = told_says(t, "police_ref"),
	                           .helps = "",
	                           .helps_when = ""};
	v->letter = face_letter(m, v->name);
	v->since = words_when(m, v->started, p->c->now);
	say_how_long(v);
}

static bool is_nobody_told(const struct gathered *g)
{
	static const char *const told[] = {"police_reported_at", "placing_notified_at", "parents_notified_at"};
	bool nobody = !g->answered;
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		nobody = nobody && missing_fact(g->v->told->r, told[i]) == NULL;
	}
	return nobody;
}

bool missing_view_of(struct page *p, struct told *t, struct asking *a, struct missing_view *ret)
{
	static const int ago[] = {0, 10};
	struct arena *m = p->c->arena;
	struct gathered g = {.v = ret,
	                     .happened = ARENA_ARRAY(m, HAPPENED_MOST, struct happening),
	                     .done = ARENA_ARRAY(m, DONE_MOST + 1, struct fact_line),
	                     .dots = ARENA_ARRAY(m, DOTS_MOST, struct line_dot)};
	begin_view(p, t, ret);
	moments_of(a, "ended_at", ago, 2, &ret->back);
	ret->error = ask_error_of(a, "ended_at");
	gathered_dot(&g, ret->started, DOT_DONE, ret->about, "Left");
	gather_happened(&g);
	if (!gather_clocks(&g) || !gather_police(&g) || !missing_on_call(p, &ret->call)) {
		return false;
	}
	gather_later(&g);
	ret->nobody_told = is_nobody_told(&g);
	gather_saved(ret);
	qsort(g.dots, g.dot_count, sizeof *g.dots, earliest_first);
	ret->line = line_drawn(m, g.dots, g.dot_count, p->c->now, ret->now);
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
