/* Radios and checkboxes: one markup under two names. */
#include "ui/choices.h"

#include "ui/field.h"

/* The words in which the two differ. */
struct kind {
	const char *type, *label, *hint;
	struct safe_html divider, item, conditional, conditional_hidden, box, module;
};

static const struct kind radios = {
	.type = "radio",
	.label = "govuk-radios__label",
	.hint = "govuk-radios__hint",
	.divider = {"<div class=\"govuk-radios__divider\">"},
	.item = {"<div class=\"govuk-radios__item\">\n<input class=\"govuk-radios__input\""},
	.conditional = {"<div class=\"govuk-radios__conditional\""},
	.conditional_hidden =
		{"<div class=\"govuk-radios__conditional govuk-radios__conditional--hidden\""},
	.box = {"<div class=\"govuk-radios"},
	.module = {" data-module=\"govuk-radios\">\n"},
};

static const struct kind checkboxes = {
	.type = "checkbox",
	.label = "govuk-checkboxes__label",
	.hint = "govuk-checkboxes__hint",
	.divider = {"<div class=\"govuk-checkboxes__divider\">"},
	.item = {"<div class=\"govuk-checkboxes__item\">\n<input class=\"govuk-checkboxes__input\""},
	.conditional = {"<div class=\"govuk-checkboxes__conditional\""},
	.conditional_hidden =
		{"<div class=\"govuk-checkboxes__conditional govuk-checkboxes__conditional--hidden\""},
	.box = {"<div class=\"govuk-checkboxes"},
	.module = {" data-module=\"govuk-checkboxes\">\n"},
};

/* One item as it is to be put. */
struct shown {
	const struct kind *kind;
	const struct ui_choice *item;
	const char *id, *name;
	const char *described_by, *hint_id; /* NULL or "": none */
	bool checked;
};

static const char *conditional_id(struct buf *b, const struct shown *s)
{
	return ui_part_id(b, "conditional", s->id == NULL ? "" : s->id);
}

static void put_input(struct buf *b, const struct shown *s)
{
	const struct ui_choice *item = s->item;
	put(b, s->kind->item);
	ui_put_attribute(b, "id", s->id);
	ui_put_attribute(b, "name", s->name);
	ui_put_attribute(b, "type", s->kind->type);
	ui_put_attribute(b, "value", item->value);
	put(b, s->checked ? HTML(" checked") : HTML(""));
	put(b, item->disabled ? HTML(" disabled") : HTML(""));
	if (ui_given(item->conditional.text)) {
		ui_put_attribute(b, "data-aria-controls", conditional_id(b, s));
	}
	if (s->kind == &checkboxes) {
		ui_put_attribute_given(b, "data-behaviour", item->behaviour);
	}
	ui_put_attribute_given(b, "aria-describedby", ui_join(b, s->described_by, s->hint_id));
	ui_put_attributes(b, item->attributes);
	put(b, HTML(">\n"));
}

static void put_words(struct buf *b, const struct shown *s)
{
	const struct ui_choice *item = s->item;
	struct ui_label label = {
		.text = item->text, .html = item->html, .attributes = item->label.attributes};
	label.classes = ui_join(b, s->kind->label, item->label.classes);
	ui_put_label(b, &label, s->id);
	if (s->hint_id != NULL) {
		struct ui_hint hint = item->hint;
		hint.id = s->hint_id;
		hint.classes = ui_join(b, s->kind->hint, item->hint.classes);
		ui_hint(b, &hint);
		put(b, HTML("\n"));
	}
}

static void put_item(struct buf *b, const struct shown *s)
{
	put_input(b, s);
	put_words(b, s);
	put(b, HTML("</div>\n"));
	if (ui_given(s->item->conditional.text)) {
		put(b, s->checked ? s->kind->conditional : s->kind->conditional_hidden);
		ui_put_attribute(b, "id", conditional_id(b, s));
		put(b, HTML(">\n"));
		ui_put_trimmed(b, s->item->conditional);
		put(b, HTML("\n</div>\n"));
	}
}

static void put_divider(struct buf *b, const struct kind *kind, const char *words)
{
	put(b, kind->divider);
	put(b, words);
	put(b, HTML("</div>\n"));
}

static const char *item_id(struct buf *b, const char *prefix, const struct ui_choice *item,
                           size_t index)
{
	if (ui_given(item->id)) {
		return item->id;
	}
	return index == 0 ? prefix
	                  : arena_printf(b->arena, "%s-%zu", prefix == NULL ? "" : prefix, index + 1);
}

static bool is_checked(const struct ui_choice *item, struct ui_texts values)
{
	bool among = false;
	for (size_t i = 0; i < values.count; i++) {
		among = among || (item->value != NULL && text_is(values.items[i], item->value));
	}
	return item->checked == UI_YES || (item->checked != UI_NO && among);
}

/* What is asked; radios are asked as checkboxes of which at most one is ticked. */
struct asked {
	const struct kind *kind;
	const struct ui_checkboxes *o;
	const char *prefix, *described_by;
};

static void put_choice(struct buf *b, const struct asked *a, size_t index)
{
	const struct ui_choice *item = &a->o->items.items[index];
	struct shown s = {.kind = a->kind, .item = item, .name = a->o->name};
	if (item->left_out) {
		return;
	}
	if (ui_given(item->divider)) {
		put_divider(b, a->kind, item->divider);
		return;
	}
	s.id = item_id(b, a->prefix, item, index);
	s.checked = is_checked(item, a->o->values);
	if (ui_has_content(item->hint.html, item->hint.text)) {
		s.hint_id = ui_part_id(b, s.id, "item-hint");
	}
	if (a->kind == &checkboxes) {
		s.name = ui_or(item->name, a->o->name);
		/* without a fieldset there is no element around them that could be described: each one is */
		s.described_by = a->o->fieldset == NULL ? a->described_by : NULL;
	}
	put_item(b, &s);
}

static void put_box(struct buf *b, const struct asked *a)
{
	put(b, a->kind->box);
	ui_put_classes(b, a->o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, a->o->attributes);
	put(b, a->kind->module);
	ui_put_insert(b, &a->o->group.before);
	for (size_t i = 0; i < a->o->items.count; i++) {
		put_choice(b, a, i);
	}
	ui_put_insert(b, &a->o->group.after);
	put(b, HTML("</div>\n"));
}

static void put_choices(struct buf *b, const struct kind *kind, const struct ui_checkboxes *o)
{
	struct asked a = {kind, o, ui_or(o->id_prefix, o->name), o->described_by};
	struct ui_fieldset fieldset = {0};
	if (o->fieldset != NULL) {
		fieldset = *o->fieldset;
		a.described_by = ui_or(fieldset.described_by, a.described_by);
	}
	a.described_by = ui_describe(b, a.prefix, a.described_by, o->hint, o->error);
	ui_group_begin(b, &o->group, o->error != NULL);
	if (o->fieldset != NULL) {
		fieldset.role = NULL;
		fieldset.described_by = a.described_by;
		ui_fieldset_begin(b, &fieldset);
	}
	ui_put_hint_and_error(b, a.prefix, o->hint, o->error);
	put_box(b, &a);
	if (o->fieldset != NULL) {
		ui_fieldset_end(b);
	}
	ui_group_end(b);
}

void ui_radios(struct buf *b, const struct ui_radios *o)
{
	put_choices(b, &radios,
	            &(struct ui_checkboxes){
					.name = o->name,
					.id_prefix = o->id_prefix,
					.fieldset = o->fieldset,
					.hint = o->hint,
					.error = o->error,
					.items = o->items,
					.values = {&o->value, ui_given(o->value) ? 1 : 0},
					.group = o->group,
					.classes = o->classes,
					.attributes = o->attributes,
				});
}

void ui_checkboxes(struct buf *b, const struct ui_checkboxes *o)
{
	put_choices(b, &checkboxes, o);
}
