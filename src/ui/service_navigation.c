/* Service navigation. */
#include "ui/service_navigation.h"

static void put_name(struct buf *b, const struct ui_service_navigation *o)
{
	if (!ui_given(o->service_name)) {
		return;
	}
	put(b, HTML("<span class=\"govuk-service-navigation__service-name\">\n"));
	if (ui_given(o->service_url)) {
		put(b, HTML("<a"));
		ui_put_attribute(b, "href", o->service_url);
		put(b, HTML(" class=\"govuk-service-navigation__link\">\n"));
		put(b, o->service_name);
		put(b, HTML("\n</a>\n"));
	} else {
		put(b, HTML("<span class=\"govuk-service-navigation__text\">"));
		put(b, o->service_name);
		put(b, HTML("</span>\n"));
	}
	put(b, HTML("</span>\n"));
}

static void put_item_tag(struct buf *b, const struct ui_navigation_item *item, bool here)
{
	if (ui_given(item->href)) {
		put(b, HTML("<a class=\"govuk-service-navigation__link\""));
		ui_put_attribute(b, "href", item->href);
	} else {
		put(b, HTML("<span class=\"govuk-service-navigation__text\""));
	}
	if (here) {
		ui_put_attribute(b, "aria-current", item->current ? "page" : "true");
	}
	if (ui_given(item->href)) {
		ui_put_attributes(b, item->attributes);
	}
	put(b, HTML(">\n"));
}

static void put_item(struct buf *b, const struct ui_navigation_item *item)
{
	bool here = item->active || item->current;
	put(b, HTML("<li class=\"govuk-service-navigation__item"));
	put(b, here ? HTML(" govuk-service-navigation__item--active\">\n") : HTML("\">\n"));
	if (ui_given(item->href) || ui_has_content(item->html, item->text)) {
		put_item_tag(b, item, here);
		/* where one is stands in a strong element, for those who see other colours or none */
		put(b,
		    here ? HTML("<strong class=\"govuk-service-navigation__active-fallback\">") : HTML(""));
		ui_put_whole(b, item->html, item->text);
		put(b, here ? HTML("</strong>\n") : HTML("\n"));
		put(b, ui_given(item->href) ? HTML("</a>\n") : HTML("</span>\n"));
	}
	put(b, HTML("</li>\n"));
}

static void put_button(struct buf *b, const struct ui_service_navigation *o, const char *words,
                       const char *id)
{
	put(b, HTML("<button type=\"button\" class=\"govuk-service-navigation__toggle "
	            "govuk-js-service-navigation-toggle\""));
	ui_put_attribute(b, "aria-controls", id);
	if (!text_is(o->menu_button_label, words)) {
		ui_put_attribute_given(b, "aria-label", o->menu_button_label);
	}
	put(b, HTML(" hidden aria-hidden=\"true\">\n"));
	put(b, words);
	put(b, HTML("\n</button>\n"));
}

static size_t count_items(const struct ui_service_navigation *o)
{
	size_t count = 0;
	for (size_t i = 0; i < o->navigation.count; i++) {
		count += !o->navigation.items[i].left_out;
	}
	return count;
}

static void put_items(struct buf *b, const struct ui_service_navigation *o, const char *id)
{
	put(b, HTML("<ul class=\"govuk-service-navigation__list\""));
	ui_put_attribute(b, "id", id);
	put(b, HTML(">\n"));
	put(b, o->slots.navigation_start);
	put(b, HTML("\n"));
	for (size_t i = 0; i < o->navigation.count; i++) {
		if (!o->navigation.items[i].left_out) {
			put_item(b, &o->navigation.items[i]);
		}
	}
	put(b, o->slots.navigation_end);
	put(b, HTML("\n</ul>\n"));
}

static void put_navigation(struct buf *b, const struct ui_service_navigation *o)
{
	const char *words = ui_or(o->menu_button_text, "Menu"),
			   *id = ui_or(o->navigation_id, "navigation");
	size_t count = count_items(o);
	if (count == 0 && !ui_given(o->slots.navigation_start.text) &&
	    !ui_given(o->slots.navigation_end.text)) {
		return;
	}
	put(b, HTML("<nav"));
	ui_put_attribute(b, "aria-label", ui_or(o->navigation_label, words));
	put(b, HTML(" class=\"govuk-service-navigation__wrapper"));
	ui_put_classes(b, o->navigation_classes);
	put(b, HTML("\">\n"));
	if (o->collapse_on_mobile == UI_YES || (o->collapse_on_mobile == UI_UNSET && count > 1)) {
		put_button(b, o, words, id);
	}
	put_items(b, o, id);
	put(b, HTML("</nav>\n"));
}

void ui_service_navigation(struct buf *b, const struct ui_service_navigation *o)
{
	bool region =
		ui_given(o->service_name) || ui_given(o->slots.start.text) || ui_given(o->slots.end.text);
	put(b, region ? HTML("<section") : HTML("<div"));
	if (region) { /* without a name the navigation inside is landmark enough */
		ui_put_attribute(b, "aria-label",
		                 o->aria_label == NULL ? "Service information" : o->aria_label);
	}
	put(b, HTML(" class=\"govuk-service-navigation"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\" data-module=\"govuk-service-navigation\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n<div class=\"govuk-width-container"));
	put(b, o->slots.end_inline ? HTML(" govuk-service-navigation__inlining-container\">\n")
	                           : HTML("\">\n"));
	put(b, o->slots.start);
	put(b, HTML("<div class=\"govuk-service-navigation__container\">\n"));
	put_name(b, o);
	put_navigation(b, o);
	put(b, HTML("</div>\n"));
	put(b, o->slots.end);
	put(b, region ? HTML("</div>\n</section>") : HTML("</div>\n</div>"));
}
