/* Buttons, and links that look like them. */
#include "ui/button.h"

static const struct safe_html start_icon = {
	"<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" "
	"viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">\n"
	"<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/>\n</svg>\n"};

static void put_link_tag(struct buf *b, const struct ui_button *o)
{
	put(b, HTML("<a"));
	ui_put_attribute(b, "href", o->href);
	put(b, HTML(" role=\"button\" draggable=\"false\""));
}

static void put_button_tag(struct buf *b, const struct ui_button *o)
{
	put(b, HTML("<button"));
	ui_put_attribute(b, "type", ui_or(o->type, "submit"));
	ui_put_attribute_given(b, "value", o->value);
	ui_put_attribute_given(b, "name", o->name);
	put(b, o->disabled ? HTML(" disabled aria-disabled=\"true\"") : HTML(""));
	ui_put_attribute_flag(b, "data-prevent-double-click", o->prevent_double_click);
}

static void put_common(struct buf *b, const struct ui_button *o)
{
	put(b, HTML(" class=\"govuk-button"));
	ui_put_classes(b, o->classes);
	put(b, o->is_start_button ? HTML(" govuk-button--start\"") : HTML("\""));
	put(b, HTML(" data-module=\"govuk-button\""));
	ui_put_attributes(b, o->attributes);
	ui_put_attribute_given(b, "id", o->id);
	put(b, HTML(">\n"));
}

void ui_button(struct buf *b, const struct ui_button *o)
{
	bool link = ui_given(o->href);
	/* the start button is laid out by flexbox, which would drop the blanks between parts of the HTML */
	bool wrapped = o->is_start_button && ui_given(o->html.text);
	if (link) {
		put_link_tag(b, o);
	} else {
		put_button_tag(b, o);
	}
	put_common(b, o);
	put(b, wrapped ? HTML("<span>") : HTML(""));
	ui_put_content(b, o->html, o->text);
	put(b, wrapped ? HTML("</span>\n") : HTML("\n"));
	put(b, o->is_start_button ? start_icon : HTML(""));
	put(b, link ? HTML("</a>") : HTML("</button>"));
}
