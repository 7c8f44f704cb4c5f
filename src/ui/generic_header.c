/* The header. */
#include "ui/generic_header.h"

void ui_generic_header(struct buf *b, const struct ui_generic_header *o)
{
	put(b, HTML("<div class=\"govuk-generic-header"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n<div class=\"govuk-generic-header__container"));
	ui_put_classes(b, ui_or(o->container_classes, "govuk-width-container"));
	put(b, HTML("\">\n<div class=\"govuk-generic-header__logo\">\n<a"));
	ui_put_attribute(b, "href", ui_or(o->url, "/"));
	put(b, HTML(" class=\"govuk-generic-header__homepage-link\">\n"));
	ui_put_whole(b, o->logo_html, o->logo_text);
	put(b, HTML("\n</a>\n</div>\n</div>\n</div>"));
}
