/* The links at the top of a page. */
#include "ui/link.h"

void ui_back_link(struct buf *b, const struct ui_back_link *o)
{
	put(b, HTML("<a"));
	ui_put_attribute(b, "href", ui_or(o->href, "#"));
	put(b, HTML(" class=\"govuk-back-link"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">"));
	ui_put_whole(b, o->html, ui_or(o->text, "Back"));
	put(b, HTML("</a>"));
}

void ui_skip_link(struct buf *b, const struct ui_skip_link *o)
{
	put(b, HTML("<a"));
	ui_put_attribute(b, "href", ui_or(o->href, "#content"));
	put(b, HTML(" class=\"govuk-skip-link"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(" data-module=\"govuk-skip-link\">"));
	ui_put_whole(b, o->html, o->text);
	put(b, HTML("</a>"));
}
