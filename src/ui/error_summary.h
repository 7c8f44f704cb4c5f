/* What was wrong with a form, at the top of the page, each line a link to its field. */
#ifndef HEARTH_UI_ERROR_SUMMARY_H
#define HEARTH_UI_ERROR_SUMMARY_H

#include "ui/parts.h"

struct ui_error_link {
	const char *href; /* "#id" of the field; words alone without it */
	const char *text;
	struct safe_html html;
	struct ui_attributes attributes;
};
struct ui_error_list {
	const struct ui_error_link *items;
	size_t count;
};

struct ui_error_summary {
	const char *title_text; /* "There is a problem" */
	struct safe_html title_html;
	const char *description_text;
	struct safe_html description_html;
	struct ui_error_list list;
	enum ui_flag disable_auto_focus; /* the script moves the focus here unless UI_YES */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_error_summary(struct buf *b, const struct ui_error_summary *o);

#endif
