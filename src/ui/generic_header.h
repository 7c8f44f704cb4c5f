/* The bar at the top of every page with the service's name, which leads to its first page. */
#ifndef HEARTH_UI_GENERIC_HEADER_H
#define HEARTH_UI_GENERIC_HEADER_H

#include "ui/parts.h"

struct ui_generic_header {
	const char *logo_text;
	struct safe_html logo_html;
	const char *url;               /* "/" unless given */
	const char *container_classes; /* "govuk-width-container" unless given */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_generic_header(struct buf *b, const struct ui_generic_header *o);

#endif
