/*
 * What input, textarea, select, radios, checkboxes and date input have in common: the group around
 * one question with its label, hint and error, and the ids by which the field is described.
 * Components use this; pages do not.
 */
#ifndef HEARTH_UI_FIELD_H
#define HEARTH_UI_FIELD_H

#include "ui/fieldset.h"
#include "ui/label.h"

/* `<div class="govuk-form-group …">` */
void ui_group_begin(struct buf *b, const struct ui_form_group *group, bool wrong);
void ui_group_end(struct buf *b);

/* PREFIX-PART, an id; nothing stands for a prefix of NULL. */
const char *ui_part_id(struct buf *b, const char *prefix, const char *part);

/* The label for the field of that id, and a line feed. */
void ui_put_label(struct buf *b, const struct ui_label *label, const char *id);

/* Hint and error (NULL: none) under the ids PREFIX-hint and PREFIX-error, each with a line feed. */
void ui_put_hint_and_error(struct buf *b, const char *prefix, const struct ui_hint *hint,
                           const struct ui_error_message *error);

/*
 * The ids that describe the field: those before, the hint's, the error's. NULL or "" where there
 * are none.
 */
const char *ui_describe(struct buf *b, const char *prefix, const char *before,
                        const struct ui_hint *hint, const struct ui_error_message *error);

/* What stands before or after the field, with a line feed. */
void ui_put_insert(struct buf *b, const struct ui_insert *insert);

#endif
