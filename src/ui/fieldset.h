/* Fields that belong together under one question, the legend. */
#ifndef HEARTH_UI_FIELDSET_H
#define HEARTH_UI_FIELDSET_H

#include "ui/parts.h"

struct ui_legend {
	const char *text;
	struct safe_html html;
	const char *classes;
	bool is_page_heading;
};

struct ui_fieldset {
	struct ui_legend legend;
	struct safe_html html;    /* the fields; with ui_fieldset_begin() not looked at */
	const char *described_by; /* ids */
	const char *role, *classes;
	struct ui_attributes attributes;
};

void ui_fieldset(struct buf *b, const struct ui_fieldset *o);
/* The same around whatever is put between the two calls. */
void ui_fieldset_begin(struct buf *b, const struct ui_fieldset *o);
void ui_fieldset_end(struct buf *b);

#endif
