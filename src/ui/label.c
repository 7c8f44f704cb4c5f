/* The words around a field. */
#include "ui/label.h"

void ui_label(struct buf *b, const struct ui_label *o)
{
	if (!ui_has_content(o->html, o->text)) {
		return;
	}
	put(b, o->is_page_heading ? HTML("<h1 class=\"govuk-label-wrapper\">\n") : HTML(""));
	put(b, HTML("<label class=\"govuk-label"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	ui_put_attribute_given(b, "for", o->for_id);
	put(b, HTML(">\n"));
	ui_put_content(b, o->html, o->text);
	put(b, o->is_page_heading ? HTML("\n</label>\n</h1>") : HTML("\n</label>"));
}

void ui_hint(struct buf *b, const struct ui_hint *o)
{
	put(b, HTML("<div"));
	ui_put_attribute_given(b, "id", o->id);
	put(b, HTML(" class=\"govuk-hint"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	ui_put_content(b, o->html, o->text);
	put(b, HTML("\n</div>"));
}

void ui_error_message(struct buf *b, const struct ui_error_message *o)
{
	const char *hidden = o->visually_hidden_text == NULL ? "Error" : o->visually_hidden_text;
	put(b, HTML("<p"));
	ui_put_attribute_given(b, "id", o->id);
	put(b, HTML(" class=\"govuk-error-message"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	if (*hidden != '\0') {
		put(b, HTML("<span class=\"govuk-visually-hidden\">"));
		put(b, hidden);
		put(b, HTML(":</span> "));
	}
	ui_put_content(b, o->html, o->text);
	put(b, HTML("\n</p>"));
}
