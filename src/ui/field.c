/* What all fields have in common. */
#include "ui/field.h"

void ui_group_begin(struct buf *b, const struct ui_form_group *group, bool wrong)
{
	put(b, HTML("<div class=\"govuk-form-group"));
	put(b, wrong ? HTML(" govuk-form-group--error") : HTML(""));
	ui_put_classes(b, group->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, group->attributes);
	put(b, HTML(">\n"));
}

void ui_group_end(struct buf *b)
{
	put(b, HTML("</div>"));
}

const char *ui_part_id(struct buf *b, const char *prefix, const char *part)
{
	return arena_printf(b->arena, "%s-%s", prefix == NULL ? "" : prefix, part);
}

void ui_put_label(struct buf *b, const struct ui_label *label, const char *id)
{
	struct ui_label shown = *label;
	shown.for_id = id;
	ui_label(b, &shown);
	put(b, HTML("\n"));
}

void ui_put_hint_and_error(struct buf *b, const char *prefix, const struct ui_hint *hint,
                           const struct ui_error_message *error)
{
	if (hint != NULL) {
		struct ui_hint shown = *hint;
		shown.id = ui_part_id(b, prefix, "hint");
		ui_hint(b, &shown);
		put(b, HTML("\n"));
	}
	if (error != NULL) {
		struct ui_error_message shown = *error;
		shown.id = ui_part_id(b, prefix, "error");
		ui_error_message(b, &shown);
		put(b, HTML("\n"));
	}
}

const char *ui_describe(struct buf *b, const char *prefix, const char *before,
                        const struct ui_hint *hint, const struct ui_error_message *error)
{
	const char *ids = before;
	if (hint != NULL) {
		ids = ui_join(b, ids, ui_part_id(b, prefix, "hint"));
	}
	if (error != NULL) {
		ids = ui_join(b, ids, ui_part_id(b, prefix, "error"));
	}
	return ids;
}

void ui_put_insert(struct buf *b, const struct ui_insert *insert)
{
	if (ui_has_content(insert->html, insert->text)) {
		ui_put_content(b, insert->html, insert->text);
		put(b, HTML("\n"));
	}
}
