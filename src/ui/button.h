/* A button, or with `href` a link that looks like one. */
#ifndef HEARTH_UI_BUTTON_H
#define HEARTH_UI_BUTTON_H

#include "ui/parts.h"

struct ui_button {
	const char *text;
	struct safe_html html;
	const char *href; /* a link instead of a button */
	const char *type; /* "submit" unless given */
	const char *name, *value;
	const char *id, *classes;
	struct ui_attributes attributes;
	bool disabled;
	bool is_start_button;
	enum ui_flag prevent_double_click; /* the script swallows a second click within a second */
};

void ui_button(struct buf *b, const struct ui_button *o);

#endif
