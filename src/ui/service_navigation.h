/* The words people think in, across the top of every page: Today, Children, Home, Staff. */
#ifndef HEARTH_UI_SERVICE_NAVIGATION_H
#define HEARTH_UI_SERVICE_NAVIGATION_H

#include "ui/parts.h"

struct ui_navigation_item {
	const char *text;
	struct safe_html html;
	const char *href; /* words alone without it */
	bool current;     /* this very page */
	bool active;      /* a page below it */
	struct ui_attributes attributes;
	bool left_out;
};
struct ui_navigation_list {
	const struct ui_navigation_item *items;
	size_t count;
};

/* HTML of the program's own at the four ends. */
struct ui_navigation_slots {
	struct safe_html start, end, navigation_start, navigation_end;
	bool end_inline; /* the end stands beside the navigation where there is room */
};

struct ui_service_navigation {
	const char *service_name;
	const char *service_url; /* the name is a link */
	struct ui_navigation_list navigation;
	const char *aria_label;       /* "Service information" unless given */
	const char *navigation_label; /* menu_button_text unless given */
	const char *navigation_id;    /* "navigation" unless given */
	const char *navigation_classes;
	const char *menu_button_text;    /* "Menu" unless given */
	const char *menu_button_label;   /* for screen readers, where it should say more */
	enum ui_flag collapse_on_mobile; /* behind the button; unless given with two items and more */
	struct ui_navigation_slots slots;
	const char *classes;
	struct ui_attributes attributes;
};

void ui_service_navigation(struct buf *b, const struct ui_service_navigation *o);

#endif
