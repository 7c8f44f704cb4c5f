/*
 * One of many that need not all be seen at once. Fewer than about eight choices are better radios.
 */
#ifndef HEARTH_UI_SELECT_H
#define HEARTH_UI_SELECT_H

#include "ui/label.h"

struct ui_option {
	const char *value; /* the text unless given; "" is a value */
	const char *text;
	enum ui_flag selected; /* UI_NO: not even when the select's value is this one */
	bool disabled;
	struct ui_attributes attributes;
	bool left_out; /* a gap in the list */
};
struct ui_options {
	const struct ui_option *items;
	size_t count;
};

struct ui_select {
	const char *name;
	const char *id; /* the name unless given */
	struct ui_label label;
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	struct ui_options items;
	const char *value; /* the option that is selected */
	bool disabled;
	const char *described_by; /* ids of what else describes it */
	struct ui_form_group group;
	const char *classes;
	struct ui_attributes attributes;
};

void ui_select(struct buf *b, const struct ui_select *o);

#endif
