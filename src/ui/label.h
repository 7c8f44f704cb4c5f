/* The words around a field: its label, a hint, what was wrong with the answer. */
#ifndef HEARTH_UI_LABEL_H
#define HEARTH_UI_LABEL_H

#include "ui/parts.h"

/* Puts nothing without text or HTML. */
struct ui_label {
	const char *text;
	struct safe_html html;
	const char *for_id; /* the field; fields with a label of their own fill this in */
	bool is_page_heading;
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_hint {
	const char *text;
	struct safe_html html;
	const char *id; /* fields with a hint of their own fill this in */
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_error_message {
	const char *text;
	struct safe_html html;
	const char *id;                   /* fields with an error of their own fill this in */
	const char *visually_hidden_text; /* "Error" unless given; "" for none */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_label(struct buf *b, const struct ui_label *o);
void ui_hint(struct buf *b, const struct ui_hint *o);
void ui_error_message(struct buf *b, const struct ui_error_message *o);

#endif
