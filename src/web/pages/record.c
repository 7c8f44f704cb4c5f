/* A record: what happened, what is done and what comes next, its clocks, what it said before. */
#include "ledger/people.h"
#include "ui/ui.h"
#include "web/answer.h"
#include "web/clocks.h"
#include "web/missing.h"
#include "web/told.h"
#include "web/writing.h"

/* ---- what was just saved ---- */

static const struct step *just_saved(const struct page *p, const struct record *r)
{
	const char *name = query_value(p->request, "saved");
	return name == NULL ? NULL : type_step(r->kind, symbol_find(name));
}

static void put_missing(struct page *p, const struct record *r, const struct step *step)
{
	const symbol *missing = NULL;
	size_t count = record_step_missing(p->c->arena, r, step, INSTANT_NEVER, &missing);
	for (size_t i = 0; i < count; i++) {
		const struct field *f = type_field(r->kind, missing[i]);
		put(p->b, i == 0 ? HTML("<br>Still missing: ") : HTML(", "));
		put(p->b, f == NULL ? symbol_word(missing[i]) : answer_question(p->c->arena, f));
	}
	put(p->b, count == 0 ? HTML("") : HTML("."));
}

static void put_saved(struct page *p, const struct record *r)
{
	const struct step *step = just_saved(p, r);
	const char *other = query_value(p->request, "did");
	if (missing_put_undo(p, r)) {
		return;
	}
	if (step == NULL && other == NULL) {
		return;
	}
	put(p->b, HTML("<div class=\"saved\" role=\"status\"><p><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M5 12.5l4.5 4.5L19 7.5\"/></svg><span><strong>"));
	put(p->b, step != NULL && step->signs ? "Signed." : "Saved.");
	put(p->b, HTML("</strong>"));
	if (step != NULL) {
		put_missing(p, r, step);
	}
	put(p->b, HTML("</span></p></div>\n"));
}

/* ---- head ---- */

/* A child has a page of their own. */
static void put_about(const struct told *t)
{
	struct page *p = t->p;
	const struct record *subject = t->r->subject == 0 || t->r->subject == t->r->no ? NULL : page_record(p, t->r->subject);
	if (subject != NULL && text_is(symbol_word(subject->type), "child")) {
		put(p->b, HTML(". About <a href=\"/child/"));
		put(p->b, subject->ref);
		put(p->b, HTML("\">"));
		put(p->b, page_name(p, subject->no));
		put(p->b, HTML("</a>"));
	}
}

static void put_head(const struct told *t)
{
	struct page *p = t->p;
	const struct record *r = t->r;
	struct when happened = record_happened(r, INSTANT_NEVER);
	put(p->b, HTML("<div class=\"head\"><div><h1 class=\"h1\">"));
	put(p->b, told_heading(p, r));
	put(p->b, HTML("</h1>\n<p class=\"head__sub\">"));
	put(p->b, words_day(p->c->arena, when_start(happened)));
	if (happened.kind == WHEN_INSTANT) {
		put(p->b, HTML(", <span class=\"num\">"));
		put(p->b, words_time(p->c->arena, happened.at));
		put(p->b, HTML("</span>"));
	}
	put_about(t);
	put(p->b, HTML(". Written by "));
	put(p->b, told_author(p, &t->entries[0]));
	put(p->b, HTML(", "));
	put(p->b, words_when(p->c->arena, r->written, p->c->now));
	put(p->b, HTML(".</p></div></div>\n"));
}

static void put_warnings(const struct told *t, const struct record *now)
{
	struct buf *b = t->p->b;
	if (t->at.s != INSTANT_NEVER.s) {
		put(b, HTML("<div class=\"draft-notice\"><p><strong>This is how it stood on "));
		put(b, t->at);
		put(b, HTML(".</strong> <a href=\""));
		put(b, writing_record_href(t->p, now->ref));
		put(b, HTML("\">See it as it stands now</a></p></div>\n"));
	}
	if (t->r->withdrawn.s != INSTANT_NEVER.s) {
		put(b, HTML("<div class=\"draft-notice\"><p><strong>This record was withdrawn, "));
		put(b, words_when(t->p->c->arena, t->r->withdrawn, t->p->c->now));
		put(b, HTML(".</strong> It counts for nothing, and stays readable.</p></div>\n"));
	}
	if (t->r->imported) {
		put(b, HTML("<p class=\"soft mb\">Imported from before Hearth, not checked.</p>\n"));
	}
}

/* ---- steps that are open ---- */

/* Begun, and something it needs is not there yet. */
static bool is_unfinished(const struct told *t, const struct step *step)
{
	const symbol *missing = NULL;
	bool begun = false;
	for (size_t i = 0; i < step->asked_count; i++) {
		begun = begun || told_entry_of(t, step->asked[i].field->name) != NULL;
	}
	return begun && record_step_missing(t->p->c->arena, t->r, step, INSTANT_NEVER, &missing) > 0;
}

static void put_step(const struct told *t, const struct step *step)
{
	struct page *p = t->p;
	bool may = writing_may(p, t->r, 0, step), shut = step_shuts_out(t->r, step, p->reader.person, INSTANT_NEVER);
	put(p->b, HTML("<li class=\"step step--open\"><span class=\"step__dot\" aria-hidden=\"true\"></span><p class=\"step__what\">"));
	put(p->b, step->title);
	put(p->b, HTML("</p><p class=\"step__why\">"));
	if (is_unfinished(t, step)) {
		put(p->b, HTML("<b>Not finished.</b>"));
		put_missing(p, t->r, step);
		put(p->b, HTML(" "));
	}
	put(p->b, step->signs ? "Signed by: " : "By: ");
	put(p->b, role_set_words(p->c->arena, step->by));
	put(p->b, shut ? HTML(". You wrote this or took part in it: somebody else should do this") : HTML(""));
	put(p->b, HTML(".</p>"));
	if (may) {
		put(p->b, HTML("<div class=\"step__act\"><a class=\"govuk-button govuk-button--secondary btn-small\" role=\"button\" draggable=\"false\" href=\""));
		put(p->b, writing_record_href(p, t->r->ref));
		put(p->b, HTML("/step/"));
		put(p->b, symbol_word(step->name));
		put(p->b, step->signs ? HTML("\">Read and sign<span class=\"vh\">: ") : HTML("\">Write<span class=\"vh\">: "));
		put(p->b, step->title);
		put(p->b, HTML("</span></a></div>"));
	}
	put(p->b, HTML("</li>\n"));
}

static bool is_open(const struct told *t, const struct step *step)
{
	return step->repeats || record_step(t->r, step->name, INSTANT_NEVER) == NULL;
}

static void put_steps(const struct told *t)
{
	const struct record_type *type = t->r->kind;
	bool begun = false;
	if (t->at.s != INSTANT_NEVER.s || t->r->withdrawn.s != INSTANT_NEVER.s) {
		return;
	}
	for (size_t i = 0; i < type->step_count; i++) {
		if (is_open(t, &type->steps[i])) {
			put(t->p->b, begun ? HTML("") : HTML("<section class=\"section\" aria-labelledby=\"next\"><h2 class=\"h2 mb\" id=\"next\">What can be added</h2>\n<div class=\"card\"><ol>\n"));
			begun = true;
			put_step(t, &type->steps[i]);
		}
	}
	put(t->p->b, begun ? HTML("</ol></div></section>\n") : HTML(""));
}

/* ---- what else is about it ---- */

static bool put_others(const struct told *t, const char *heading, bool named_by_it)
{
	struct page *p = t->p;
	const struct listed *list = NULL;
	size_t count = 0;
	bool begun = false;
	if (!records_linked(p->c, p->db, t->r->no, named_by_it, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count && i < 100; i++) {
		const char *type = symbol_word(list[i].type);
		bool person = text_is(type, "staff") || text_is(type, "home") || text_is(type, "child");
		if (person || list[i].withdrawn.s != INSTANT_NEVER.s || !page_sees(p, &list[i])) {
			continue;
		}
		put(p->b, begun ? HTML("") : HTML("<section class=\"card card--pad\"><h2 class=\"h3\">"));
		put(p->b, begun ? "" : heading);
		put(p->b, begun ? HTML("") : HTML("</h2>\n<ul class=\"plain\">\n"));
		begun = true;
		put(p->b, HTML("<li><a href=\"/record/"));
		put(p->b, list[i].ref);
		put(p->b, HTML("\">"));
		put(p->b, answer_record(p, list[i].no));
		put(p->b, HTML("</a></li>\n"));
	}
	put(p->b, begun ? HTML("</ul></section>\n") : HTML(""));
	return p->c->error == ERROR_NONE;
}

static void put_changes(const struct told *t)
{
	struct page *p = t->p;
	if (t->at.s != INSTANT_NEVER.s || t->r->withdrawn.s != INSTANT_NEVER.s || !writing_may_change(p, t->r)) {
		return;
	}
	const char *href = writing_record_href(p, t->r->ref);
	put(p->b, HTML("<section class=\"card card--pad\"><h2 class=\"h3\">Something wrong in it?</h2>\n<p><a href=\""));
	put(p->b, href);
	put(p->b, HTML("/correct\">Correct an answer</a></p>\n<p><a href=\""));
	put(p->b, href);
	put(p->b, HTML("/withdraw\">Withdraw the whole record</a></p>\n<p class=\"soft\">What it said before always stays readable.</p></section>\n"));
}

/* ---- the page ---- */

static bool put_page(const struct told *t, const struct record *now)
{
	struct page *p = t->p;
	bool stands = t->at.s == INSTANT_NEVER.s;
	put_saved(p, now);
	put_head(t);
	put_warnings(t, now);
	put(p->b, HTML("<div class=\"cols\"><div class=\"stack\">\n<section aria-labelledby=\"what\"><h2 class=\"h2 mb\" id=\"what\">What happened</h2>\n<div class=\"card card--pad\">\n"));
	told_put_answers(t);
	put(p->b, HTML("</div></section>\n"));
	if (stands && !clocks_put(p, now)) {
		return false;
	}
	put_steps(t);
	put(p->b, HTML("<section aria-labelledby=\"tl\"><h2 class=\"h2 mb\" id=\"tl\">Who wrote what, when</h2>\n"));
	told_put_timeline(t);
	put(p->b, HTML("</section>\n</div>\n<div class=\"stack\">\n"));
	bool ok = put_others(t, "It is about", true) && put_others(t, "Written about it", false);
	put_changes(t);
	put(p->b, HTML("</div></div>\n"));
	return ok;
}

static bool moment_asked(struct page *p, struct instant *ret)
{
	const char *at = query_value(p->request, "at");
	*ret = INSTANT_NEVER;
	return at == NULL || *at == '\0' || instant_parse(p->c, at, ret);
}

static bool show(struct page *p)
{
	const struct record *r = NULL;
	struct instant at;
	struct told told;
	if (!page_at_record(p, p->request->part[0], &r) || !moment_asked(p, &at)) {
		return false;
	}
	if (r->kind == NULL) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "This kind of record is not known any more.");
	}
	if (!told_of(p, r, at, &told)) {
		return false;
	}
	if (at.s == INSTANT_NEVER.s && missing_is_open(told.r) && !text_is(query_value(p->request, "view"), "all")) {
		struct asking nothing = {.p = p};
		ask_begin(&nothing, p, r->kind, r, NULL);
		return missing_show(p, &told, &nothing);
	}
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = arena_printf(p->c->arena, "/home/%s", p->home->ref);
	p->frame.back = "Today";
	page_begin(p, told_heading(p, told.r));
	bool ok = put_page(&told, r);
	page_end(p);
	return ok;
}

bool page_record_show(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, show);
}
