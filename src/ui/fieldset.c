/* Fieldsets. */
#include "ui/fieldset.h"

static void put_legend(struct buf *b, const struct ui_legend *o)
{
	if (!ui_has_content(o->html, o->text)) {
		return;
	}
	put(b, HTML("<legend class=\"govuk-fieldset__legend"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\">\n"));
	put(b, o->is_page_heading ? HTML("<h1 class=\"govuk-fieldset__heading\">\n") : HTML(""));
	ui_put_content(b, o->html, o->text);
	put(b, o->is_page_heading ? HTML("\n</h1>\n</legend>\n") : HTML("\n</legend>\n"));
}

void ui_fieldset_begin(struct buf *b, const struct ui_fieldset *o)
{
	put(b, HTML("<fieldset class=\"govuk-fieldset"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attribute_given(b, "role", o->role);
	ui_put_attribute_given(b, "aria-describedby", o->described_by);
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	put_legend(b, &o->legend);
}

void ui_fieldset_end(struct buf *b)
{
	put(b, HTML("\n</fieldset>"));
}

void ui_fieldset(struct buf *b, const struct ui_fieldset *o)
{
	ui_fieldset_begin(b, o);
	put(b, o->html);
	ui_fieldset_end(b);
}
