/* Tags. */
#include "ui/tag.h"

void ui_tag(struct buf *b, const struct ui_tag *o)
{
	put(b, HTML("<strong class=\"govuk-tag"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	ui_put_content(b, o->html, o->text);
	put(b, HTML("\n</strong>"));
}
