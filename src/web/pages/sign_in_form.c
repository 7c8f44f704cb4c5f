/* The parts that the sign-in page and the locked screen share, as GOV.UK shows fields and what is wrong with them. */
#include "web/pages/sign_in.h"

static void put_wrong(struct buf *b, const char *field, const char *words)
{
	if (words == NULL || *words == '\0') {
		return;
	}
	put(b, HTML("<li><a href=\"#"));
	put(b, field);
	put(b, HTML("\">"));
	put(b, words);
	put(b, HTML("</a></li>\n"));
}

static void put_summary(struct buf *b, const struct sign_in_form *f)
{
	put(b,
	    HTML(
			"<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\">\n"
			"<h2 class=\"govuk-error-summary__title\">There is a problem</h2>\n"
			"<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">\n"));
	put_wrong(b, "password", f->wrong);
	put_wrong(b, "name", f->name_wrong);
	put_wrong(b, "password", f->password_wrong);
	put(b, HTML("</ul></div>\n</div></div>\n"));
}

void sign_in_begin(struct buf *b, const struct request *request, const struct sign_in_form *f,
                   const char *title)
{
	bool wrong = f->name_wrong != NULL || f->password_wrong != NULL ||
	             (f->wrong != NULL && *f->wrong != '\0');
	frame_begin(b, request, wrong ? arena_printf(b->arena, "Error: %s", title) : title);
	if (wrong) {
		put_summary(b, f);
	}
	put(b, HTML("<h1 class=\"govuk-heading-l\">"));
	put(b, title);
	put(b, HTML("</h1>\n"));
}

void sign_in_field(struct buf *b, const char *name, const char *label, const char *autocomplete,
                   const char *value, const char *wrong)
{
	bool secret = text_is(name, "password");
	put(b, wrong == NULL ? HTML("<div class=\"govuk-form-group\">\n")
	                     : HTML("<div class=\"govuk-form-group govuk-form-group--error\">\n"));
	put(b, HTML("<label class=\"govuk-label\" for=\""));
	put(b, name);
	put(b, HTML("\">"));
	put(b, label);
	put(b, HTML("</label>\n"));
	if (wrong != NULL) {
		put(b, HTML("<p id=\""));
		put(b, name);
		put(b,
		    HTML(
				"-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> "));
		put(b, wrong);
		put(b, HTML("</p>\n"));
	}
	put(b, HTML("<input class=\"govuk-input govuk-input--width-20\" id=\""));
	put(b, name);
	put(b, HTML("\" name=\""));
	put(b, name);
	put(b, secret ? HTML("\" type=\"password\"")
	              : HTML("\" type=\"text\" spellcheck=\"false\" autocapitalize=\"none\""));
	put(b, HTML(" autocomplete=\""));
	put(b, autocomplete);
	if (wrong != NULL) {
		put(b, HTML("\" aria-describedby=\""));
		put(b, name);
		put(b, HTML("-error"));
	}
	put(b, HTML("\" value=\""));
	put(b, value);
	put(b, HTML("\">\n</div>\n"));
}
