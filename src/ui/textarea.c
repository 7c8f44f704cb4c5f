/* Textareas. */
#include "ui/textarea.h"

#include "ui/field.h"

static void put_element(struct buf *b, const struct ui_textarea *o, const char *id)
{
	put(b, HTML("<textarea class=\"govuk-textarea"));
	put(b, o->error == NULL ? HTML("") : HTML(" govuk-textarea--error"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attribute(b, "id", id);
	ui_put_attribute(b, "name", o->name);
	ui_put_attribute(b, "rows", ui_or(o->rows, "5"));
	ui_put_attribute_flag(b, "spellcheck", o->spellcheck);
	put(b, o->disabled ? HTML(" disabled") : HTML(""));
	ui_put_attribute_given(b, "aria-describedby",
	                       ui_describe(b, id, o->described_by, o->hint, o->error));
	ui_put_attribute_given(b, "autocomplete", o->autocomplete);
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">"));
	put(b, o->value);
	put(b, HTML("</textarea>\n"));
}

void ui_textarea(struct buf *b, const struct ui_textarea *o)
{
	const char *id = ui_or(o->id, o->name);
	ui_group_begin(b, &o->group, o->error != NULL);
	ui_put_label(b, &o->label, id);
	ui_put_hint_and_error(b, id, o->hint, o->error);
	ui_put_insert(b, &o->group.before);
	put_element(b, o, id);
	ui_put_insert(b, &o->group.after);
	ui_group_end(b);
}
