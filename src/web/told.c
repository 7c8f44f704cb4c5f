/* A record's entries and answers in words. */
#include "web/told.h"

#include <string.h>

#include "base/json.h"
#include "ledger/line.h"
#include "ledger/people.h"
#include "ledger/rows.h"
#include "ui/ui.h"
#include "web/answer.h"
#include "web/writing.h"

/* ---- reading ---- */

struct gathering {
	struct told *t;
	struct entry *list;
	size_t count, room;
	struct record *fold;
};

static bool keep(struct ctx *c, void *arg, const struct entry *e)
{
	struct gathering *g = arg;
	struct instant known = e->imported ? e->written : e->received;
	if (known.s > g->t->at.s) {
		return true;
	}
	if (g->count == g->room) {
		g->room = g->room == 0 ? 8 : g->room * 2;
		g->list = arena_grow(c->arena, g->list, g->count, g->room, sizeof *g->list);
	}
	g->list[g->count++] = *e;
	record_fold(c->arena, g->fold, e, true);
	return true;
}

bool told_of(struct page *p, const struct record *record, struct instant at, struct told *ret)
{
	*ret = (struct told){.p = p, .r = record, .at = at};
	struct gathering g = {.t = ret, .fold = ARENA_NEW(p->c->arena, struct record)};
	const struct scan scan = {.record = record->no, .bodies = true};
	if (!ledger_scan(p->c, p->db, &p->records, &scan, true, keep, &g)) {
		return false;
	}
	if (g.count == 0) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "This record was not there yet at that moment.");
	}
	ret->entries = g.list;
	ret->count = g.count;
	ret->r = g.fold;
	return true;
}

bool told_is_withdrawn(const struct told *t, size_t index)
{
	for (size_t i = index + 1; i < t->count; i++) {
		if (t->entries[i].kind == ENTRY_WITHDRAW && t->entries[i].withdraws == (int64_t)index) {
			return true;
		}
	}
	return false;
}

static const struct entry_field *field_in(const struct entry *e, symbol name)
{
	for (size_t i = 0; i < e->field_count; i++) {
		if (e->fields[i].name == name) {
			return &e->fields[i];
		}
	}
	return NULL;
}

const struct entry *told_entry_of(const struct told *t, symbol field)
{
	for (size_t i = t->count; i-- > 0;) {
		if (field_in(&t->entries[i], field) != NULL && !told_is_withdrawn(t, i)) {
			return &t->entries[i];
		}
	}
	return NULL;
}

static const char *words_in(const struct told *t, const struct entry *e, const struct field *f)
{
	const struct entry_field *given = field_in(e, f->name);
	const json_t *cells = json_object_get(json_object_get(e->body, "fields"), symbol_word(f->name));
	return given == NULL ? "" : answer_text(t->p, f, &given->value, cells);
}

static bool holds_line(struct buf *all, const char *line, size_t length)
{
	const char *from = buf_text(all);
	while (*from != '\0') {
		size_t here = strcspn(from, "\n");
		if (here == length && strncmp(from, line, length) == 0) {
			return true;
		}
		from += here + (from[here] != '\0');
	}
	return false;
}

/* Rows that were written again as they were, with a record that is looked at anew, are said once. */
static void add_lines(struct buf *all, const char *lines)
{
	while (*lines != '\0') {
		size_t length = strcspn(lines, "\n");
		if (!holds_line(all, lines, length)) {
			buf_put(all, all->length == 0 ? "" : "\n");
			buf_put_n(all, lines, length);
		}
		lines += length + (lines[length] != '\0');
	}
}

/* Tables add up: the rows of every entry, from the last correction on. */
static const char *table_words(const struct told *t, const struct field *f)
{
	struct buf all = {.arena = t->p->c->arena};
	for (size_t i = 0; i < t->count; i++) {
		const struct entry *e = &t->entries[i];
		if (field_in(e, f->name) == NULL || told_is_withdrawn(t, i)) {
			continue;
		}
		if (e->kind == ENTRY_CORRECT) {
			all = (struct buf){.arena = t->p->c->arena};
		}
		add_lines(&all, words_in(t, e, f));
	}
	return buf_text(&all);
}

static const char *field_words(const struct told *t, const struct field *f)
{
	const struct fact *fact = record_fact(t->r, f->name, INSTANT_NEVER);
	if (fact == NULL || !value_is_answered(&fact->value)) {
		return "";
	}
	return f->type == FIELD_TABLE ? table_words(t, f) : answer_text(t->p, f, &fact->value, NULL);
}

const char *told_says(const struct told *t, const char *field)
{
	const struct field *f = type_field(t->r->kind, symbol_of(field));
	return f == NULL ? "" : field_words(t, f);
}

/* ---- who and what ---- */

const char *told_author(struct page *p, const struct entry *e)
{
	return e->author_kind == AUTHOR_PERSON ? page_full_name(p, e->by) : e->author_kind == AUTHOR_NAME ? e->by_name : "Hearth";
}

/* Words that people use, where a definition's title is the law's. */
static const struct {
	const char *type, *field, *value, *words, *between;
} headings[] = {
	{"measure", "kind", "restraint", "Hold", " with "},
	{"measure", "kind", "discipline", "Consequence", " for "},
	{"measure", "kind", "liberty-restriction", "A door or way kept closed", ": "},
	{"search", NULL, NULL, "Search", ": "},
	{"daily-log", NULL, NULL, "Daily note", ": "},
};

static bool fits(const struct record *r, size_t i)
{
	if (!text_is(symbol_word(r->type), headings[i].type)) {
		return false;
	}
	const struct fact *f = headings[i].field == NULL ? NULL : record_fact(r, symbol_of(headings[i].field), INSTANT_NEVER);
	return headings[i].field == NULL || (f != NULL && f->value.kind == VALUE_WORD && text_is(symbol_word(f->value.word), headings[i].value));
}

const char *told_heading(struct page *p, const struct record *r)
{
	struct arena *a = p->c->arena;
	const char *words = r->kind->title, *between = ": ";
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
		if (fits(r, i)) {
			words = headings[i].words;
			between = headings[i].between;
			break;
		}
	}
	if (text_is(symbol_word(r->type), "missing-episode")) {
		const struct fact *back = record_fact(r, symbol_of("ended_at"), INSTANT_NEVER);
		return arena_printf(a, back != NULL && value_is_filled(&back->value) ? "%s was missing" : "%s is missing", page_name(p, r->subject));
	}
	bool itself = r->subject == 0 || r->subject == r->no || r->subject == r->home;
	return itself ? words : arena_printf(a, "%s%s%s", words, between, page_name(p, r->subject));
}

/* ---- answers ---- */

/* Earlier words of a field: what a correction put others in the place of, and what a later step said anew. */
static void put_before(const struct told *t, const struct field *f, struct buf *b)
{
	const struct entry *before = NULL;
	for (size_t i = 0; i < t->count && f->type != FIELD_TABLE; i++) {
		const struct entry *e = &t->entries[i];
		if (field_in(e, f->name) == NULL || told_is_withdrawn(t, i)) {
			continue;
		}
		if (before != NULL && *words_in(t, before, f) != '\0') {
			put(b, HTML("<p class=\"before\">It said before: <del>"));
			put(b, words_in(t, before, f));
			put(b, HTML("</del>. "));
			put(b, e->kind == ENTRY_CORRECT ? "Corrected by " : "Written anew by ");
			put(b, told_author(t->p, e));
			put(b, HTML(", "));
			put(b, words_when(t->p->c->arena, e->written, t->p->c->now));
			if (e->kind == ENTRY_CORRECT && e->reason != NULL) {
				put(b, HTML(": "));
				put(b, e->reason);
			}
			put(b, HTML("</p>"));
		}
		before = e;
	}
}

static struct safe_html answer_html(const struct told *t, const struct field *f)
{
	struct buf made = {.arena = t->p->c->arena};
	const char *now = field_words(t, f);
	put(&made, HTML("<div class=\"words\">"));
	put(&made, *now == '\0' ? "Taken away" : now);
	put(&made, HTML("</div>"));
	put_before(t, f, &made);
	return html_made(&made);
}

static bool asked_before(const struct record_type *type, size_t step, symbol field)
{
	for (size_t i = 0; i < step; i++) {
		for (size_t k = 0; k < type->steps[i].asked_count; k++) {
			if (type->steps[i].asked[k].field->name == field) {
				return true;
			}
		}
	}
	return false;
}

static void put_done(const struct told *t, const struct step *step)
{
	struct buf *b = t->p->b;
	const struct done *done = record_step(t->r, step->name, INSTANT_NEVER);
	if (done == NULL) {
		return;
	}
	put(b, HTML("<p class=\"soft\">"));
	put(b, step->signs ? "Signed by " : "By ");
	const char *who = page_full_name(t->p, done->author);
	put(b, *who == '\0' ? told_author(t->p, &t->entries[done->entry < t->count ? done->entry : 0]) : who);
	put(b, HTML(", "));
	put(b, words_when(t->p->c->arena, done->written, t->p->c->now));
	put(b, HTML("</p>\n"));
}

static size_t answers_of(const struct told *t, size_t index, struct ui_summary_row *rows)
{
	const struct step *step = &t->r->kind->steps[index];
	size_t count = 0;
	for (size_t i = 0; i < step->asked_count; i++) {
		const struct field *f = step->asked[i].field;
		if (!asked_before(t->r->kind, index, f->name) && told_entry_of(t, f->name) != NULL) {
			rows[count++] = (struct ui_summary_row){.key = {.text = f->ask == NULL ? answer_word(t->p->c->arena, symbol_word(f->name), true) : f->ask},
			                                        .value = {.html = answer_html(t, f)}};
		}
	}
	return count;
}

void told_put_answers(const struct told *t)
{
	const struct record_type *type = t->r->kind;
	for (size_t i = 0; i < type->step_count; i++) {
		struct ui_summary_row *rows = ARENA_ARRAY(t->p->c->arena, type->steps[i].asked_count + 1, struct ui_summary_row);
		size_t count = answers_of(t, i, rows);
		if (count == 0 && record_step(t->r, type->steps[i].name, INSTANT_NEVER) == NULL) {
			continue;
		}
		put(t->p->b, HTML("<section class=\"answers\"><h3 class=\"h3\">"));
		put(t->p->b, type->steps[i].title);
		put(t->p->b, HTML("</h3>\n"));
		put_done(t, &type->steps[i]);
		if (count > 0) {
			ui_summary_list(t->p->b, &(struct ui_summary_list){.rows = {rows, count}});
		}
		put(t->p->b, HTML("</section>\n"));
	}
}

/* ---- the timeline ---- */

static const char *what_of(const struct told *t, const struct entry *e)
{
	struct arena *a = t->p->c->arena;
	const struct duty *duty = e->duty == 0 ? NULL : definitions_duty(t->p->law, e->duty);
	const char *about = duty == NULL ? symbol_word(e->duty) : duty->title;
	const struct step *step = type_step(t->r->kind, e->step);
	switch (e->kind) {
	case ENTRY_OPEN:
	case ENTRY_STEP:
		return step == NULL ? "" : step->title;
	case ENTRY_CORRECT:
		return "Corrected";
	case ENTRY_WITHDRAW:
		return e->withdraws < 0 ? "Withdrew the record" : "Took back one entry";
	case ENTRY_NOT_REQUIRED:
		return arena_printf(a, "Said that this is not required: %s", about);
	case ENTRY_MOVE_DUE:
		return arena_printf(a, "Moved the date of “%s” to %s", about, words_when(a, e->due, t->p->c->now));
	case ENTRY_SET:
		return arena_printf(a, "Set %s", answer_word(a, symbol_word(e->setting), false));
	case ENTRY_PUBLISH:
	case ENTRY__COUNT:
		break;
	}
	return "";
}

static void put_marks(const struct told *t, const struct entry *e)
{
	struct buf *b = t->p->b;
	struct arena *a = t->p->c->arena;
	if (!instant_is_none(e->happened) && e->written.s - e->happened.s > 300) {
		put(b, HTML(", written "));
		put(b, words_when(a, e->written, t->p->c->now));
	}
	if (e->imported) {
		put(b, ", imported, not checked");
	} else if (e->received.s - e->written.s > 300) {
		put(b, HTML(", arrived "));
		put(b, words_when(a, e->received, t->p->c->now));
	}
}

static void put_fields(const struct told *t, const struct entry *e)
{
	struct buf *b = t->p->b;
	for (size_t i = 0; i < e->field_count; i++) {
		const struct field *f = type_field(t->r->kind, e->fields[i].name);
		const char *words = f == NULL ? "" : words_in(t, e, f);
		if (f != NULL && e->kind == ENTRY_CORRECT) {
			put(b, HTML("<p class=\"words\">"));
			put(b, answer_question(t->p->c->arena, f));
			put(b, HTML(": "));
			put(b, *words == '\0' ? "taken away" : words);
			put(b, HTML("</p>"));
		}
	}
}

static void put_take_back(const struct told *t, size_t index)
{
	const struct entry *e = &t->entries[index];
	bool can = index > 0 && e->kind == ENTRY_STEP && !told_is_withdrawn(t, index);
	if (!can || t->at.s != INSTANT_NEVER.s || t->r->withdrawn.s != INSTANT_NEVER.s || !writing_may_change(t->p, t->r)) {
		return;
	}
	put(t->p->b, HTML("<p><a href=\""));
	put(t->p->b, writing_record_href(t->p, t->r->ref));
	put(t->p->b, HTML("/withdraw?entry="));
	put(t->p->b, uuid_text(t->p->c->arena, e->id));
	put(t->p->b, HTML("\">Take back this entry<span class=\"vh\"> of "));
	put(t->p->b, words_when(t->p->c->arena, e->written, t->p->c->now));
	put(t->p->b, HTML("</span></a></p>"));
}

static void put_entry(const struct told *t, size_t index)
{
	struct buf *b = t->p->b;
	const struct entry *e = &t->entries[index];
	struct instant when = instant_is_none(e->happened) ? e->written : e->happened;
	put(b, HTML("<li class=\"tl__item\"><p class=\"tl__when\"><time datetime=\""));
	put(b, instant_iso(t->p->c->arena, when));
	put(b, HTML("\">"));
	put(b, words_when(t->p->c->arena, when, t->p->c->now));
	put(b, HTML("</time> <span class=\"tl__who\">"));
	put(b, told_author(t->p, e));
	put_marks(t, e);
	put(b, HTML("</span></p>"));
	put(b, told_is_withdrawn(t, index) ? HTML("<p><del>") : HTML("<p>"));
	put(b, what_of(t, e));
	put(b, told_is_withdrawn(t, index) ? HTML("</del> (taken back)</p>") : HTML("</p>"));
	put_fields(t, e);
	if (e->reason != NULL) {
		put(b, HTML("<p class=\"soft words\">Because: "));
		put(b, e->reason);
		put(b, HTML("</p>"));
	}
	put_take_back(t, index);
	put(b, HTML("</li>\n"));
}

void told_put_timeline(const struct told *t)
{
	put(t->p->b, HTML("<ol class=\"tl\">\n"));
	for (size_t i = t->count; i-- > 0;) {
		put_entry(t, i);
	}
	put(t->p->b, HTML("</ol>\n"));
}
