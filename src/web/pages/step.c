/* A step of a record that is open; where the step signs, everything that is signed stands above the question. */
#include <string.h>

#include "ledger/line.h"
#include "ledger/people.h"
#include "ui/ui.h"
#include "web/answer.h"
#include "web/step_form.h"
#include "web/told.h"

/* ---- what signing means ---- */

static bool has_step(const struct node *node, symbol step)
{
	bool has = node->kind == NODE_STEP && node->name == step;
	for (size_t i = 0; i < node->child_count; i++) {
		has = has || has_step(node->children[i], step);
	}
	return has;
}

/* The law that asks for this signature. */
static const char *law_of(const struct page *p, const struct record_type *type, const struct step *step)
{
	for (size_t i = 0; i < p->law->duty_count; i++) {
		const struct duty *d = &p->law->duties[i];
		for (size_t k = 0; k < d->starts_count; k++) {
			if (d->starts[k] == type->name && d->done != NULL && has_step(d->done, step->name)) {
				return d->source;
			}
		}
	}
	return type->law;
}

static struct safe_html signing_before(struct step_form *f)
{
	struct page *p = f->a->p;
	struct buf made = {.arena = p->c->arena}, *page = p->b;
	struct told told;
	const char *law = law_of(p, f->a->type, f->step);
	p->b = &made;
	put(&made, HTML("<h2 class=\"h2 mb\">What you are signing</h2>\n<div class=\"card card--pad signing\">\n"));
	if (told_of(p, f->a->record, INSTANT_NEVER, &told)) {
		told_put_answers(&told);
	}
	put(&made, HTML("</div>\n<p class=\"section\">Your name and the time will stand under these words. If one of them is corrected later, your signature no longer "
	                "counts, and Hearth asks for it again."));
	if (law != NULL) {
		put(&made, HTML(" <span class=\"why\">The law: "));
		put(&made, law);
		put(&made, HTML(".</span>"));
	}
	put(&made, HTML("</p>\n"));
	p->b = page;
	return html_made(&made);
}

static struct safe_html signing_after(struct step_form *f)
{
	static const struct ui_choice yes[] = {{.value = "yes", .text = "I have read all of it. As far as I know it is true and complete."}};
	struct buf made = {.arena = f->a->p->c->arena};
	const char *wrong = ask_error_of(f->a, "confirm");
	ui_checkboxes(&made, &(struct ui_checkboxes){.name = "confirm",
	                                             .fieldset = &(struct ui_fieldset){.legend = {.text = "Do you sign this?"}},
	                                             .error = wrong == NULL ? NULL : &(struct ui_error_message){.text = wrong},
	                                             .items = {yes, 1}});
	return html_made(&made);
}

/* ---- who should not ---- */

static struct safe_html waive_question(struct step_form *f)
{
	struct buf made = {.arena = f->a->p->c->arena};
	const char *wrong = ask_error_of(f->a, "waive-reason"), *typed = ask_answer(f->a, "waive-reason");
	ui_textarea(&made, &(struct ui_textarea){.name = "waive-reason",
	                                         .label = {.text = "You wrote this or took part in it. Why is it you all the same?"},
	                                         .hint = &(struct ui_hint){.text = "Somebody else should do this. Where nobody else can, your reason stands beside it for everybody to read."},
	                                         .error = wrong == NULL ? NULL : &(struct ui_error_message){.text = wrong},
	                                         .rows = "3",
	                                         .value = typed == NULL ? "" : typed});
	return html_made(&made);
}

static struct safe_html joined(struct arena *a, struct safe_html one, struct safe_html two)
{
	struct buf made = {.arena = a};
	put(&made, one);
	put(&made, two);
	return html_made(&made);
}

/* ---- saving ---- */

static bool is_blank(const char *text)
{
	return text == NULL || strspn(text, " \t\r\n") == strlen(text);
}

static void check_own(struct asking *a, const struct step *step, bool shut_out)
{
	if (step->signs && !ask_has_answer(a, "confirm", "yes")) {
		ask_wrong(a, "confirm", "confirm", "Tick that you have read it, if you sign it");
	}
	if (shut_out && is_blank(ask_answer(a, "waive-reason"))) {
		ask_wrong(a, "waive-reason", "waive-reason", "Say why it is you, or leave it to somebody else");
	}
}

static json_t *line_of(struct asking *a, const struct step *step, bool shut_out, json_t *fields)
{
	struct page *p = a->p;
	json_t *line = writing_line(p, "step", writing_id(p, a), a->record->ref), *links = writing_links(p, a);
	json_object_set_new(line, "step", json_string(symbol_word(step->name)));
	json_object_set_new(line, "fields", fields);
	if (json_array_size(links) > 0) {
		json_object_set(line, "links", links);
	}
	json_decref(links);
	if (shut_out) {
		json_object_set_new(line, "waive", json_string(symbol_word(step->name)));
		json_object_set_new(line, "reason", json_string(ask_answer(a, "waive-reason")));
	}
	return line;
}

static bool save(struct asking *a, const struct step *step, bool shut_out, bool *ret_saved)
{
	struct page *p = a->p;
	struct saved saved;
	json_t *fields = NULL;
	ask_read_step(a, step, &fields);
	if (json_object_size(fields) == 0 && step->asked_count > 0 && !step->signs && a->error_count == 0) {
		ask_wrong(a, NULL, NULL, "Nothing is written yet: answer at least one question");
	}
	check_own(a, step, shut_out);
	if (a->error_count > 0) {
		json_decref(fields);
		return true;
	}
	if (!writing_save(a, line_of(a, step, shut_out, fields), &saved)) {
		return p->c->error == ERROR_NONE;
	}
	draft_saved(p->c, p->site, p->request, p->reply);
	*ret_saved = true;
	return reply_redirect(p->reply, arena_printf(p->c->arena, "/record/%s?saved=%s", a->record->ref, symbol_word(step->name)));
}

/* ---- the page ---- */

/* Done, with nothing left that could still be answered: what is written can only be corrected. */
static bool is_full(const struct record *r, const struct step *step)
{
	bool full = record_step(r, step->name, INSTANT_NEVER) != NULL && !step->repeats;
	for (size_t i = 0; full && !step->signs && i < step->asked_count; i++) {
		const struct fact *f = record_fact(r, step->asked[i].field->name, INSTANT_NEVER);
		full = f != NULL && value_is_answered(&f->value);
	}
	return full;
}

static bool done_already(struct page *p, const struct record *r, const struct step *step)
{
	const struct done *done = record_step(r, step->name, INSTANT_NEVER);
	p->frame.back_href = writing_record_href(p, r->ref);
	p->frame.back = "The record";
	page_begin(p, step->title);
	put(p->b, HTML("<div class=\"narrow\"><h1 class=\"h1 mb\">"));
	put(p->b, step->title);
	put(p->b, HTML("</h1>\n<p>This was done by <strong>"));
	put(p->b, page_full_name(p, done->author));
	put(p->b, HTML("</strong>, "));
	put(p->b, words_when(p->c->arena, done->written, p->c->now));
	put(p->b, HTML(".</p>\n<p class=\"section\">If something in it is wrong, <a href=\""));
	put(p->b, writing_record_href(p, r->ref));
	put(p->b, HTML("/correct\">correct it</a>: what it said before stays readable.</p></div>\n"));
	page_end(p);
	return true;
}

static bool repeats_a_save(struct page *p, const struct record *r)
{
	const char *id = form_value(p->request, "entry");
	for (uint32_t i = 0; id != NULL && i < r->entries; i++) {
		if (text_is(uuid_text(p->c->arena, r->ids[i].bytes), id)) {
			return true;
		}
	}
	return false;
}

static bool write_in(struct page *p, const struct record *r, const struct step *step)
{
	const char *address = p->request->target;
	bool post = p->request->method == METHOD_POST, saved = false, again = post && repeats_a_save(p, r);
	bool shut_out = step_shuts_out(r, step, p->reader.person, INSTANT_NEVER);
	struct asking a = {.record = r};
	struct draft draft;
	if (!writing_may(p, r, 0, step)) {
		return writing_refused(p, r->kind, step, writing_record_href(p, r->ref));
	}
	if (again) {
		return reply_redirect(p->reply, arena_printf(p->c->arena, "/record/%s?saved=%s", r->ref, symbol_word(step->name)));
	}
	if (is_full(r, step)) {
		return done_already(p, r, step);
	}
	if (!step_form_draft(p, address, &draft)) {
		return false;
	}
	ask_begin(&a, p, r->kind, r, &draft);
	if (post && !step_form_adds_row(p) && !writing_is_behind(p, r) && (!save(&a, step, shut_out, &saved) || saved)) {
		return saved;
	}
	const char *who = r->subject == p->home->no ? "" : page_name(p, r->subject);
	struct step_form f = {.a = &a,
	                      .step = step,
	                      .draft = post ? NULL : &draft,
	                      .heading = step->title,
	                      .sub = arena_printf(p->c->arena, "%s%s%s", r->kind->title, *who == '\0' ? "" : ": ", who),
	                      .address = address,
	                      .back = writing_record_href(p, r->ref),
	                      .button = step->signs ? "Sign" : "Save"};
	f.before = step->signs ? signing_before(&f) : f.before;
	f.after = step->signs ? signing_after(&f) : f.after;
	f.after = shut_out ? joined(p->c->arena, waive_question(&f), f.after) : f.after;
	return step_form_show(&f);
}

static bool write_step(struct page *p)
{
	const struct record *r = NULL;
	if (!page_at_record(p, p->request->part[0], &r)) {
		return false;
	}
	const struct step *step = r->kind == NULL ? NULL : type_step(r->kind, symbol_find(p->request->part[1]));
	if (step == NULL || r->withdrawn.s <= p->c->now.s) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, step == NULL ? "This record has no such step." : "This record was withdrawn: nothing can be added to it.");
	}
	return write_in(p, r, step);
}

bool page_step(struct ctx *c, struct site *site, const struct request *request, struct reply *reply)
{
	return page_run(c, site, request, reply, write_step);
}
