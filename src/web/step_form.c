/* A step as a page with a form. */
#include "web/step_form.h"

#include "ui/ui.h"
#include "web/told.h"

bool step_form_draft(struct page *p, const char *address, struct draft *ret)
{
	*ret = (struct draft){.number = 0};
	if (p->request->method == METHOD_POST) {
		return true;
	}
	page_close(p);
	return draft_load(p->c, p->site, p->request->session, address, ret) && page_reopen(p);
}

bool step_form_adds_row(const struct page *p)
{
	return form_value(p->request, "add-row") != NULL;
}

/* What was written in the record since the form was opened, at a form that would be saved over it. */
static void put_behind(struct step_form *f)
{
	struct buf *b = f->a->p->b;
	put(b, HTML("<div class=\"draft-notice\" role=\"region\" aria-labelledby=\"behind\">\n<h2 class=\"h3\" id=\"behind\">Somebody has written in this record since you "
	            "opened it</h2>\n<p>Nothing of yours is saved yet. What the record says now stands at each question; what you typed is in the boxes. Change what should "
	            "change, then save: both are kept.</p>\n<p><a href=\""));
	put(b, f->back);
	put(b, HTML("\">Leave it as the record has it</a></p>\n</div>\n"));
}

static void put_says(struct step_form *f, const struct question_asked *q)
{
	struct page *p = f->a->p;
	struct told told;
	bool table = q->field->type == FIELD_TABLE && told_of(p, f->a->record, INSTANT_NEVER, &told);
	put(p->b, HTML("<p class=\"says\">The record says now: <span class=\"words\">"));
	put(p->b, table ? told_says(&told, q->name) : q->says);
	put(p->b, HTML("</span></p>\n"));
}

static void put_questions(struct step_form *f)
{
	struct asking *a = f->a;
	bool behind = writing_is_behind(a->p, a->record);
	for (size_t i = 0; i < f->step->asked_count; i++) {
		const struct question_asked q = ask_of_step(a, f->step, &f->step->asked[i]);
		ask_put(a, &q);
		if (q.says != NULL && (behind || f->step->repeats || q.field->type == FIELD_TABLE)) {
			put_says(f, &q);
		}
	}
}

static void put_form(struct step_form *f, const struct draft_form *df)
{
	struct asking *a = f->a;
	struct page *p = a->p;
	draft_form_begin(p->b, p->request, df);
	writing_put_hidden(p->b, "entry", writing_id(p, a));
	writing_put_hidden(p->b, "seen", a->typed && p->request->method != METHOD_POST && ask_answer(a, "seen") != NULL ? ask_answer(a, "seen") : writing_version(p, a->record));
	for (size_t i = 0; i < a->answer_count; i++) {
		if (text_is(a->answers[i].name, "about")) {
			writing_put_hidden(p->b, "about", a->answers[i].value);
		}
	}
	put(p->b, f->before);
	put_questions(f);
	put(p->b, f->after);
	put(p->b, HTML("<div class=\"btn-row section\">\n"));
	ui_button(p->b, &(struct ui_button){.text = f->button, .prevent_double_click = UI_YES});
	draft_put_later(p->b);
	put(p->b, HTML("</div>\n"));
	put(p->b, f->step->signs ? HTML("") : HTML("<p class=\"soft section\">You can save with gaps: what is still missing is named, and can be added later.</p>\n"));
	put(p->b, HTML("</form>\n"));
}

bool step_form_show(struct step_form *f)
{
	struct asking *a = f->a;
	struct page *p = a->p;
	struct draft_form df = {.action = f->address, .address = f->address, .version = writing_version(p, a->record), .draft = f->draft};
	df.title = *f->sub == '\0' ? f->heading : arena_printf(p->c->arena, "%s: %s", f->heading, f->sub);
	bool behind = writing_is_behind(p, a->record);
	p->reply->status = behind ? 409 : a->error_count > 0 ? 422 : p->reply->status;
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = f->back;
	p->frame.back = "Back";
	page_begin(p, a->error_count > 0 ? arena_printf(p->c->arena, "Error: %s", f->heading) : f->heading);
	put(p->b, HTML("<div class=\"narrow form\">\n"));
	ask_put_errors(a);
	if (behind) {
		put_behind(f);
	}
	if (*f->sub != '\0') {
		put(p->b, HTML("<p class=\"soft\">"));
		put(p->b, f->sub);
		put(p->b, HTML("</p>\n"));
	}
	put(p->b, HTML("<h1 class=\"h1 mb\">"));
	put(p->b, f->heading);
	put(p->b, HTML("</h1>\n"));
	draft_put_notice(p->b, p->request, &df);
	put_form(f, &df);
	put(p->b, HTML("</div>\n"));
	page_end(p);
	return true;
}
