/* A summary that opens to show more, without a script. */
#ifndef HEARTH_UI_DETAILS_H
#define HEARTH_UI_DETAILS_H

#include "ui/parts.h"

struct ui_details {
	const char *summary_text;
	struct safe_html summary_html;
	const char *text;
	struct safe_html html;
	const char *id, *classes;
	struct ui_attributes attributes;
	bool open;
};

void ui_details(struct buf *b, const struct ui_details *o);
/* The same around whatever is put between the two calls; text and html are not looked at. */
void ui_details_begin(struct buf *b, const struct ui_details *o);
void ui_details_end(struct buf *b);

#endif
