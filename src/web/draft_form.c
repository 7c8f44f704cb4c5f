/* What a form shows of its draft, and what it carries so that one is kept. */
#include "web/draft.h"

#include "ui/html.h"
bool draft_is_behind(const struct draft_form *f)
{
	const char *version = f->version == NULL ? "" : f->version;
	return f->draft != NULL && f->draft->number != 0 && !text_is(f->draft->version, version);
}

static void put_hidden(struct buf *b, const char *name, const char *value)
{
	put(b, HTML("<input type=\"hidden\" name=\""));
	put(b, name);
	put(b, HTML("\" value=\""));
	put(b, value == NULL ? "" : value);
	put(b, HTML("\">\n"));
}

void draft_put_notice(struct buf *b, const struct request *request, const struct draft_form *f)
{
	if (f->draft == NULL || f->draft->number == 0) {
		return;
	}
	put(b,
	    HTML(
			"<div class=\"draft-notice\" role=\"region\" aria-label=\"What you wrote before\">\n<p><strong>We kept what you wrote at "));
	put(b, f->draft->since);
	put(b, HTML(".</strong> It is below, and not saved yet.</p>\n"));
	if (draft_is_behind(f)) {
		put(b,
		    HTML(
				"<p class=\"draft-notice__behind\">Somebody has written in this record since then. Read it before you save: "
				"both are kept, theirs in the record, yours below.</p>\n"));
	}
	put(b, HTML("<form method=\"post\" action=\"/draft\" novalidate>\n"));
	put_hidden(b, "token", request->session == NULL ? "" : request->session->form_token);
	put_hidden(b, "draft", f->address);
	put(b,
	    HTML(
			"<button class=\"govuk-button govuk-button--secondary\" name=\"draft-do\" value=\"drop\">Start again</button>\n"
			"</form>\n</div>\n"));
}

/* What came with the form on a POST, what was loaded otherwise. */
static const char *carried(const struct request *request, const char *name, const char *loaded)
{
	const char *value = request->method == METHOD_POST ? form_value(request, name) : NULL;
	return value == NULL ? loaded : value;
}

void draft_form_begin(struct buf *b, const struct request *request, const struct draft_form *f)
{
	const struct draft none = {.number = 0}, *d = f->draft == NULL ? &none : f->draft;
	put(b, HTML("<form method=\"post\" action=\""));
	put(b, f->action);
	put(b, HTML("\" novalidate data-draft>\n"));
	put_hidden(b, "token", request->session == NULL ? "" : request->session->form_token);
	put_hidden(b, "draft", f->address);
	put_hidden(b, "draft-name", carried(request, "draft-name", d->name));
	put_hidden(
		b, "draft-number",
		carried(request, "draft-number", arena_printf(b->arena, "%lld", (long long)d->number)));
	put_hidden(b, "draft-title", f->title);
	/* A draft that is filled in still belongs to the record as it was: until it is saved, the notice goes on saying so. */
	put_hidden(b, "draft-version",
	           carried(request, "draft-version", d->number != 0 ? d->version : f->version));
}

void draft_put_later(struct buf *b)
{
	put(b,
	    HTML(
			"<button class=\"govuk-button govuk-button--secondary\" name=\"draft-do\" value=\"later\" formaction=\"/draft\" "
			"formnovalidate>Save and finish later</button>\n"));
}
