/* What the forms share that change what a record counts for. */
#include "web/change_form.h"

#include <string.h>

#include "ui/ui.h"
#include "web/answer.h"
#include "web/step_form.h"

bool change_begin(struct page *p, struct change_form *f)
{
	f->p = p;
	if (!page_at_record(p, p->request->part[0], &f->r)) {
		return false;
	}
	if (f->r->kind == NULL || f->r->withdrawn.s <= p->c->now.s) {
		return ctx_fail(p->c, ERROR_NOT_FOUND, "This record was withdrawn: nothing in it can be changed any more.");
	}
	if (!step_form_draft(p, p->request->target, &f->draft)) {
		return false;
	}
	f->back = writing_record_href(p, f->r->ref);
	ask_begin(&f->a, p, f->r->kind, f->r, &f->draft);
	return true;
}

/* Why the record is changed; under another name where the record itself has a field of that name. */
static const char *reason_name(const struct change_form *f)
{
	bool taken = f->r->kind != NULL && type_field(f->r->kind, symbol_of("reason")) != NULL;
	return taken ? "change-reason" : "reason";
}

bool change_is_ready(struct change_form *f)
{
	const char *reason = ask_answer(&f->a, reason_name(f));
	if (f->p->request->method != METHOD_POST || writing_is_behind(f->p, f->r)) {
		return false;
	}
	if (reason == NULL || strspn(reason, " \t\r\n") == strlen(reason)) {
		ask_wrong(&f->a, reason_name(f), reason_name(f), "Say why");
	}
	return f->a.error_count == 0;
}

json_t *change_line(struct change_form *f, const char *entry)
{
	return writing_line(f->p, entry, writing_id(f->p, &f->a), f->r->ref);
}

bool change_save(struct change_form *f, json_t *line)
{
	struct page *p = f->p;
	struct saved saved;
	json_object_set_new(line, "reason", json_string(ask_answer(&f->a, reason_name(f))));
	if (!writing_save(&f->a, line, &saved)) {
		return p->c->error == ERROR_NONE && change_show(f);
	}
	draft_saved(p->c, p->site, p->request, p->reply);
	return reply_redirect(p->reply, arena_printf(p->c->arena, "%s?did=change", f->back));
}

static void put_reason(struct change_form *f)
{
	const char *wrong = ask_error_of(&f->a, reason_name(f)), *typed = ask_answer(&f->a, reason_name(f));
	ui_textarea(f->p->b, &(struct ui_textarea){.name = reason_name(f),
	                                           .label = {.text = f->reason_ask},
	                                           .hint = f->reason_hint == NULL ? NULL : &(struct ui_hint){.text = f->reason_hint},
	                                           .error = wrong == NULL ? NULL : &(struct ui_error_message){.text = wrong},
	                                           .rows = "3",
	                                           .value = typed == NULL ? "" : typed});
}

static void put_top(struct change_form *f, const struct draft_form *df)
{
	struct page *p = f->p;
	put(p->b, HTML("<div class=\"narrow form\">\n"));
	ask_put_errors(&f->a);
	if (p->request->method == METHOD_POST && writing_is_behind(p, f->r)) {
		put(p->b, HTML("<div class=\"draft-notice\"><h2 class=\"h3\">Somebody has written in this record since you opened it</h2>\n<p>Nothing of yours is saved "
		               "yet. <a href=\""));
		put(p->b, f->back);
		put(p->b, HTML("\">Read the record as it is now</a>, or save again below.</p></div>\n"));
	}
	put(p->b, HTML("<p class=\"soft\">"));
	put(p->b, told_heading(p, f->r));
	put(p->b, HTML("</p>\n<h1 class=\"h1 mb\">"));
	put(p->b, f->heading);
	put(p->b, HTML("</h1>\n"));
	draft_put_notice(p->b, p->request, df);
	put(p->b, f->before);
}

bool change_show(struct change_form *f)
{
	struct page *p = f->p;
	bool post = p->request->method == METHOD_POST, behind = post && writing_is_behind(p, f->r);
	struct draft_form df = {.action = p->request->target, .address = p->request->target, .version = writing_version(p, f->r), .draft = post ? NULL : &f->draft};
	df.title = arena_printf(p->c->arena, "%s: %s", f->heading, told_heading(p, f->r));
	p->reply->status = behind ? 409 : f->a.error_count > 0 ? 422 : 200;
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = f->back;
	p->frame.back = "The record";
	page_begin(p, f->a.error_count > 0 ? arena_printf(p->c->arena, "Error: %s", f->heading) : f->heading);
	put_top(f, &df);
	draft_form_begin(p->b, p->request, &df);
	writing_put_hidden(p->b, "entry", writing_id(p, &f->a));
	writing_put_hidden(p->b, "seen", writing_version(p, f->r));
	put(p->b, f->fields);
	put_reason(f);
	put(p->b, HTML("<div class=\"btn-row section\">\n"));
	ui_button(p->b, &(struct ui_button){.text = f->button, .classes = f->warning ? "govuk-button--warning" : NULL, .prevent_double_click = UI_YES});
	draft_put_later(p->b);
	put(p->b, HTML("</div>\n</form>\n</div>\n"));
	page_end(p);
	return true;
}

bool change_refused(struct change_form *f, const char *who)
{
	struct page *p = f->p;
	p->reply->status = 403;
	p->frame.tab = TAB_RECORDS;
	p->frame.back_href = f->back;
	p->frame.back = "The record";
	page_begin(p, "This is not yours to do");
	put(p->b, HTML("<div class=\"narrow\"><h1 class=\"h1 mb\">This is not yours to do</h1>\n<p>It takes: <strong>"));
	put(p->b, who);
	put(p->b, HTML("</strong>.</p></div>\n"));
	page_end(p);
	return true;
}
