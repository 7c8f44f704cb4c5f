/* The links at the top of a page: back to where one came from, and past the navigation. */
#ifndef HEARTH_UI_LINK_H
#define HEARTH_UI_LINK_H

#include "ui/parts.h"

struct ui_back_link {
	const char *text; /* "Back" unless given */
	struct safe_html html;
	const char *href; /* "#" unless given */
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_skip_link {
	const char *text;
	struct safe_html html;
	const char *href; /* "#content" unless given */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_back_link(struct buf *b, const struct ui_back_link *o);
void ui_skip_link(struct buf *b, const struct ui_skip_link *o);

#endif
