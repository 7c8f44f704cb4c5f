/* Details. */
#include "ui/details.h"

void ui_details_begin(struct buf *b, const struct ui_details *o)
{
	put(b, HTML("<details"));
	ui_put_attribute_given(b, "id", o->id);
	put(b, HTML(" class=\"govuk-details"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, o->open ? HTML(" open>\n") : HTML(">\n"));
	put(b,
	    HTML(
			"<summary class=\"govuk-details__summary\">\n<span class=\"govuk-details__summary-text\">\n"));
	ui_put_content(b, o->summary_html, o->summary_text);
	put(b, HTML("\n</span>\n</summary>\n<div class=\"govuk-details__text\">\n"));
}

void ui_details_end(struct buf *b)
{
	put(b, HTML("\n</div>\n</details>"));
}

void ui_details(struct buf *b, const struct ui_details *o)
{
	ui_details_begin(b, o);
	ui_put_whole(b, o->html, o->text);
	ui_details_end(b);
}
