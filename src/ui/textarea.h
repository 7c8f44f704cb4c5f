/* Several lines of text: what happened, in the words of whoever was there. */
#ifndef HEARTH_UI_TEXTAREA_H
#define HEARTH_UI_TEXTAREA_H

#include "ui/label.h"

struct ui_textarea {
	const char *name;
	const char *id; /* the name unless given */
	struct ui_label label;
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	const char *value;
	const char *rows; /* "5" unless given */
	const char *autocomplete;
	enum ui_flag spellcheck;
	bool disabled;
	const char *described_by; /* ids of what else describes it */
	struct ui_form_group group;
	const char *classes;
	struct ui_attributes attributes;
};

void ui_textarea(struct buf *b, const struct ui_textarea *o);

#endif
