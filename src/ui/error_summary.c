/* Error summaries. */
#include "ui/error_summary.h"

static void put_line(struct buf *b, const struct ui_error_link *item)
{
	put(b, HTML("<li>\n"));
	if (ui_given(item->href)) {
		put(b, HTML("<a"));
		ui_put_attribute(b, "href", item->href);
		ui_put_attributes(b, item->attributes);
		put(b, HTML(">"));
	}
	ui_put_content(b, item->html, item->text);
	put(b, ui_given(item->href) ? HTML("</a>\n</li>\n") : HTML("\n</li>\n"));
}

static void put_body(struct buf *b, const struct ui_error_summary *o)
{
	if (ui_has_content(o->description_html, o->description_text)) {
		put(b, HTML("<p>\n"));
		ui_put_content(b, o->description_html, o->description_text);
		put(b, HTML("\n</p>\n"));
	}
	if (o->list.count > 0) {
		put(b, HTML("<ul class=\"govuk-list govuk-error-summary__list\">\n"));
		for (size_t i = 0; i < o->list.count; i++) {
			put_line(b, &o->list.items[i]);
		}
		put(b, HTML("</ul>\n"));
	}
}

void ui_error_summary(struct buf *b, const struct ui_error_summary *o)
{
	put(b, HTML("<div class=\"govuk-error-summary"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attribute_flag(b, "data-disable-auto-focus", o->disable_auto_focus);
	ui_put_attributes(b, o->attributes);
	/* the role stands on an element of its own, or a screen reader may read half of it while the focus moves */
	put(b, HTML(" data-module=\"govuk-error-summary\">\n<div role=\"alert\">\n"
	            "<h2 class=\"govuk-error-summary__title\">\n"));
	ui_put_content(b, o->title_html, o->title_text);
	put(b, HTML("\n</h2>\n<div class=\"govuk-error-summary__body\">\n"));
	put_body(b, o);
	put(b, HTML("</div>\n</div>\n</div>"));
}
