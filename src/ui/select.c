/* Selects. */
#include "ui/select.h"

#include "ui/field.h"

static bool is_selected(const struct ui_option *item, const char *value)
{
	const char *own = item->value != NULL ? item->value : item->text;
	return item->selected == UI_YES ||
	       (item->selected != UI_NO && ui_given(value) && text_is(own, value));
}

static void put_option(struct buf *b, const struct ui_option *item, const char *value)
{
	put(b, HTML("<option"));
	ui_put_attribute_present(b, "value", item->value);
	put(b, is_selected(item, value) ? HTML(" selected") : HTML(""));
	put(b, item->disabled ? HTML(" disabled") : HTML(""));
	ui_put_attributes(b, item->attributes);
	put(b, HTML(">"));
	put(b, item->text);
	put(b, HTML("</option>\n"));
}

static void put_element(struct buf *b, const struct ui_select *o, const char *id)
{
	put(b, HTML("<select class=\"govuk-select"));
	ui_put_classes(b, o->classes);
	put(b, o->error == NULL ? HTML("\"") : HTML(" govuk-select--error\""));
	ui_put_attribute(b, "id", id);
	ui_put_attribute(b, "name", o->name);
	put(b, o->disabled ? HTML(" disabled") : HTML(""));
	ui_put_attribute_given(b, "aria-describedby",
	                       ui_describe(b, id, o->described_by, o->hint, o->error));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	for (size_t i = 0; i < o->items.count; i++) {
		if (!o->items.items[i].left_out) {
			put_option(b, &o->items.items[i], o->value);
		}
	}
	put(b, HTML("</select>\n"));
}

void ui_select(struct buf *b, const struct ui_select *o)
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
