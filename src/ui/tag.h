/*
 * A word in a coloured box that says how something stands. The word says it; the colour only
 * helps.
 */
#ifndef HEARTH_UI_TAG_H
#define HEARTH_UI_TAG_H

#include "ui/parts.h"

struct ui_tag {
	const char *text;
	struct safe_html html;
	const char *classes;
	struct ui_attributes attributes;
};

void ui_tag(struct buf *b, const struct ui_tag *o);

#endif
