/* Correcting one answer of a record, and withdrawing it or one of its entries. What stood before stays readable. */
#include <string.h>

#include "ledger/line.h"
#include "ledger/people.h"
#include "ui/ui.h"
#include "web/answer.h"
#include "web/change_form.h"

static const char *those_who_may(struct page *p, const struct record *r)
{
	role_set wanted = 0;
	for (size_t i = 0; i < r->kind->step_count; i++) {
		wanted |= r->kind->steps[i].by;
	}
	return arena_printf(p->c->arena, "whoever wrote it, or %s", role_set_words(p->c->arena, wanted));
}

/* ---- which answer ---- */

static void put_choice(struct told *t, const struct field *f)
{
	struct page *p = t->p;
	put(p->b, HTML("<li class=\"step step--open\"><span class=\"step__dot\" aria-hidden=\"true\"></span><p class=\"step__what\">"));
	put(p->b, answer_question(p->c->arena, f));
	put(p->b, HTML("</p><p class=\"step__why words\">"));
	put(p->b, told_says(t, symbol_word(f->name)));
	put(p->b, HTML("</p>"));
	if (f->type != FIELD_TABLE && f->type != FIELD_FILE) {
		put(p->b, HTML("<div class=\"step__act\"><a class=\"govuk-button govuk-button--secondary btn-small\" role=\"button\" draggable=\"false\" href=\""));
		put(p->b, writing_record_href(p, t->r->ref));
		put(p->b, HTML("/correct?field="));
		put(p->b, symbol_word(f->name));
		put(p->b, HTML("\">Correct<span class=\"vh\">: "));
		put(p->b, answer_question(p->c->arena, f));
		put(p->b, HTML("</span></a></div>"));
	}
	put(p->b, HTML("</li>\n"));
}

static bool choose(struct change_form *f)
{
	struct page *p = f->p;
	struct told told;
	if (!told_of(p, f->r, INSTANT_NEVER, &told)) {
		return false;
	}
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = f->back;
	p->frame.back = "The record";
	page_begin(p, "Which answer is wrong?");
	put(p->b, HTML("<div class=\"narrow\"><p class=\"soft\">"));
	put(p->b, told_heading(p, f->r));
	put(p->b, HTML("</p>\n<h1 class=\"h1 mb\">Which answer is wrong?</h1>\n<div class=\"card\"><ol>\n"));
	for (size_t i = 0; i < f->r->kind->field_count; i++) {
		if (told_entry_of(&told, f->r->kind->fields[i].name) != NULL) {
			put_choice(&told, &f->r->kind->fields[i]);
		}
	}
	put(p->b, HTML("</ol></div>\n<p class=\"soft section\">Rows of a list are put right by taking back the entry that added them, on the record’s page, and writing them again.</p></div>\n"));
	page_end(p);
	return true;
}

/* ---- correcting it ---- */

static struct question_asked question_of(const struct record *r, const struct field *f)
{
	struct question_asked q = {.field = f, .name = symbol_word(f->name), .required = true};
	const struct fact *fact = record_fact(r, f->name, INSTANT_NEVER);
	for (size_t i = 0; i < r->kind->step_count; i++) {
		for (size_t k = 0; k < r->kind->steps[i].asked_count; k++) {
			const struct asked *asked = &r->kind->steps[i].asked[k];
			q.or_reason = q.or_reason || (asked->field == f && asked->or_reason);
		}
	}
	q.was = fact == NULL ? NULL : &fact->value;
	return q;
}

static const char *signer_of(struct page *p, const struct record *r)
{
	for (size_t i = 0; i < r->step_count; i++) {
		const struct step *step = type_step(r->kind, r->steps[i].step);
		if (step != NULL && step->signs && !r->steps[i].broken) {
			return page_full_name(p, r->steps[i].author);
		}
	}
	return NULL;
}

static struct safe_html correct_before(struct change_form *f, const struct field *field)
{
	struct buf b = {.arena = f->p->c->arena};
	struct told told;
	const char *signer = signer_of(f->p, f->r);
	put(&b, HTML("<p>It says now: <strong class=\"words\">"));
	put(&b, told_of(f->p, f->r, INSTANT_NEVER, &told) ? told_says(&told, symbol_word(field->name)) : "");
	put(&b, HTML("</strong></p>\n<p class=\"soft mb\">What it says now stays readable, struck through, with your name, the time and your reason.</p>\n"));
	if (signer != NULL) {
		put(&b, HTML("<p class=\"mb\"><strong>This record is signed by "));
		put(&b, signer);
		put(&b, HTML(".</strong> A correction of what was signed breaks the signature; Hearth asks for it again.</p>\n"));
	}
	return html_made(&b);
}

static struct safe_html correct_fields(struct change_form *f, const struct question_asked *q)
{
	static const struct ui_choice away[] = {{.value = "yes", .text = "Take this answer away: there should be none"}};
	struct buf b = {.arena = f->p->c->arena}, *page = f->p->b;
	f->p->b = &b;
	ask_put(&f->a, q);
	f->p->b = page;
	ui_checkboxes(&b, &(struct ui_checkboxes){.name = "away",
	                                          .fieldset = &(struct ui_fieldset){.legend = {.text = "Or (optional)"}},
	                                          .items = {away, 1},
	                                          .classes = "govuk-checkboxes--small"});
	return html_made(&b);
}

static bool is_same(struct change_form *f, const struct question_asked *q, const json_t *value)
{
	AUTO_JSON was = q->was == NULL ? NULL : answer_json(f->p, q->was);
	return was != NULL && json_equal(was, value);
}

static bool correct_field(struct change_form *f, const struct field *field)
{
	const struct question_asked q = question_of(f->r, field);
	bool away = ask_has_answer(&f->a, "away", "yes"), post = f->p->request->method == METHOD_POST;
	json_t *value = !post ? NULL : away ? json_null() : ask_read(&f->a, &q);
	if (post && value == NULL && f->a.error_count == 0) {
		ask_wrong(&f->a, q.name, q.name, arena_printf(f->p->c->arena, "%s: give the right answer, or take it away", answer_question(f->p->c->arena, field)));
	} else if (post && value != NULL && is_same(f, &q, value)) {
		ask_wrong(&f->a, q.name, q.name, "This is what it says already");
	}
	f->heading = arena_printf(f->p->c->arena, "Correct: %s", answer_question(f->p->c->arena, field));
	f->button = "Save the correction";
	f->reason_ask = "Why is it corrected?";
	if (change_is_ready(f)) {
		json_t *line = change_line(f, "correct"), *fields = json_object();
		json_object_set_new(fields, q.name, value);
		json_object_set_new(line, "fields", fields);
		f->before = correct_before(f, field);
		f->fields = correct_fields(f, &q);
		return change_save(f, line);
	}
	json_decref(value);
	f->before = correct_before(f, field);
	f->fields = correct_fields(f, &q);
	return change_show(f);
}

static bool correct(struct page *p)
{
	struct change_form f = {.p = p};
	const char *name = query_value(p->request, "field");
	if (!change_begin(p, &f)) {
		return false;
	}
	if (!writing_may_change(p, f.r)) {
		return change_refused(&f, those_who_may(p, f.r));
	}
	if (name == NULL) {
		return choose(&f);
	}
	const struct field *field = type_field(f.r->kind, symbol_find(name));
	if (field == NULL || field->type == FIELD_TABLE || field->type == FIELD_FILE) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "This record has no such answer to correct.");
	}
	return correct_field(&f, field);
}

bool page_correct(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, correct);
}

/* ---- withdrawing ---- */

static bool has_entry(const struct record *r, struct arena *a, const char *id)
{
	for (uint32_t i = 1; i < r->entries; i++) {
		if (text_is(uuid_text(a, r->ids[i].bytes), id) && !r->ids[i].correction) {
			return true;
		}
	}
	return false;
}

static void say_what_it_means(struct change_form *f, const char *entry)
{
	f->heading = entry == NULL ? "Withdraw the whole record" : "Take back one entry";
	f->before = entry == NULL ? HTML("<p class=\"mb\">It then counts for nothing: its clocks end, and it leaves lists and counts. It stays readable, with your name and reason. "
	                                 "Do this only where the record should never have been: entered twice, or with the wrong child.</p>\n")
	                          : HTML("<p class=\"mb\">What the entry said and did counts no longer. It stays readable in the record, struck through, with your name and reason.</p>\n");
	f->button = entry == NULL ? "Withdraw the record" : "Take it back";
	f->reason_ask = "Why?";
	f->warning = true;
}

static bool withdraw(struct page *p)
{
	struct change_form f = {.p = p};
	const char *entry = query_value(p->request, "entry");
	if (!change_begin(p, &f)) {
		return false;
	}
	if (!writing_may_change(p, f.r)) {
		return change_refused(&f, those_who_may(p, f.r));
	}
	if (entry != NULL && !has_entry(f.r, p->c->arena, entry)) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "This record has no such entry that could be taken back.");
	}
	say_what_it_means(&f, entry);
	if (!change_is_ready(&f)) {
		return change_show(&f);
	}
	json_t *line = change_line(&f, "withdraw");
	if (entry != NULL) {
		json_object_set_new(line, "withdraws", json_string(entry));
	}
	return change_save(&f, line);
}

bool page_withdraw(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, withdraw);
}
