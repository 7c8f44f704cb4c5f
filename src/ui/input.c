/* Inputs. */
#include "ui/input.h"

#include "ui/field.h"

static void put_element(struct buf *b, const struct ui_input *o, const char *id)
{
	put(b, HTML("<input class=\"govuk-input"));
	ui_put_classes(b, o->classes);
	put(b, o->error == NULL ? HTML("\"") : HTML(" govuk-input--error\""));
	ui_put_attribute(b, "id", id);
	ui_put_attribute(b, "name", o->name);
	ui_put_attribute(b, "type", ui_or(o->type, "text"));
	ui_put_attribute_flag(b, "spellcheck", o->spellcheck);
	ui_put_attribute_present(b, "value", o->value);
	put(b, o->disabled ? HTML(" disabled") : HTML(""));
	ui_put_attribute_given(b, "aria-describedby",
	                       ui_describe(b, id, o->described_by, o->hint, o->error));
	ui_put_attribute_present(b, "autocomplete", o->autocomplete);
	ui_put_attribute_present(b, "autocapitalize", o->autocapitalize);
	ui_put_attribute_present(b, "pattern", o->pattern);
	ui_put_attribute_present(b, "inputmode", o->inputmode);
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
}

static bool affix_shown(const struct ui_affix *affix)
{
	return ui_has_content(affix->html, affix->text);
}

static void put_affix(struct buf *b, const struct ui_affix *affix, struct safe_html tag)
{
	if (!affix_shown(affix)) {
		return;
	}
	put(b, tag);
	ui_put_classes(b, affix->classes);
	put(b, HTML("\" aria-hidden=\"true\""));
	ui_put_attributes(b, affix->attributes);
	put(b, HTML(">"));
	ui_put_content(b, affix->html, affix->text);
	put(b, HTML("</div>\n"));
}

static void put_wrapped(struct buf *b, const struct ui_input *o, const char *id)
{
	put(b, HTML("<div class=\"govuk-input__wrapper"));
	ui_put_classes(b, o->wrapper.classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->wrapper.attributes);
	put(b, HTML(">\n"));
	ui_put_insert(b, &o->group.before);
	put_affix(b, &o->prefix, HTML("<div class=\"govuk-input__prefix"));
	put_element(b, o, id);
	put_affix(b, &o->suffix, HTML("<div class=\"govuk-input__suffix"));
	ui_put_insert(b, &o->group.after);
	put(b, HTML("</div>\n"));
}

static bool needs_wrapper(const struct ui_input *o)
{
	const struct ui_insert *before = &o->group.before, *after = &o->group.after;
	return affix_shown(&o->prefix) || affix_shown(&o->suffix) ||
	       ui_has_content(before->html, before->text) || ui_has_content(after->html, after->text);
}

void ui_input(struct buf *b, const struct ui_input *o)
{
	const char *id = ui_or(o->id, o->name);
	ui_group_begin(b, &o->group, o->error != NULL);
	ui_put_label(b, &o->label, id);
	ui_put_hint_and_error(b, id, o->hint, o->error);
	if (needs_wrapper(o)) {
		put_wrapped(b, o, id);
	} else {
		put_element(b, o, id);
	}
	ui_group_end(b);
}
