/* One line of text: a name, a number, a telephone number. */
#ifndef HEARTH_UI_INPUT_H
#define HEARTH_UI_INPUT_H

#include "ui/label.h"

/* What stands in the box before or behind the field: "£", "kg". Shown only with text or HTML. */
struct ui_affix {
	const char *text;
	struct safe_html html;
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_input_wrapper {
	const char *classes;
	struct ui_attributes attributes;
};

/*
 * autocomplete, autocapitalize, pattern, inputmode and value are written even as "", left out only
 * as NULL.
 */
struct ui_input {
	const char *name;
	const char *id; /* the name unless given */
	struct ui_label label;
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	const char *value;
	const char *type; /* "text" unless given */
	const char *inputmode, *autocomplete, *autocapitalize, *pattern;
	enum ui_flag spellcheck;
	bool disabled;
	const char *described_by; /* ids of what else describes it */
	struct ui_affix prefix, suffix;
	struct ui_input_wrapper wrapper;
	struct ui_form_group group;
	const char *classes;
	struct ui_attributes attributes;
};

void ui_input(struct buf *b, const struct ui_input *o);

#endif
