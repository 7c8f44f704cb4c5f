/* What has happened so far in an open episode, newest first: every entry as it is told to people. */
#include <stdlib.h>
#include <string.h>

#include "web/answer.h"
#include "web/missing_gathered.h"

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
			gathered_dot(g, at, DOT_DONE, false, arena_copy_n(a, who, strcspn(who, " ")));
			g->done[g->v->done_count++] = (struct fact_line){.label = "Told the manager on call",
			                                                 .says = arena_printf(a, "%s, %s. %s answered.", words_when(a, at, g->v->p->c->now), told_author(g->v->p, e), who)};
		}
		g->answered = g->answered || answered;
	}
}

/* What a moment in a field means, said as what happened. */
const char *missing_told_words(const struct field *f)
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
		const char *words = f == NULL || e->fields[i].value.kind != VALUE_INSTANT ? NULL : missing_told_words(f);
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
		bool said = f == NULL || f->type == FIELD_TABLE || f->type == FIELD_YES_NO || (f->type == FIELD_INSTANT && missing_told_words(f) != NULL);
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

void gather_happened(struct gathered *g)
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
