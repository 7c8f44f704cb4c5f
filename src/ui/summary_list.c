/* Summary lists and their cards. */
#include "ui/summary_list.h"

/*
 * Read out but not seen: what is changed, and on which card, so that ten links "Change" can be
 * told apart by ear.
 */
static void put_hidden(struct buf *b, const struct ui_action *action,
                       const struct ui_card_title *card)
{
	put(b, HTML("<span class=\"govuk-visually-hidden\">"));
	if (ui_given(action->visually_hidden_text)) {
		put(b, HTML(" "));
		put(b, action->visually_hidden_text);
	}
	if (card != NULL) {
		put(b, HTML(" ("));
		ui_put_whole(b, card->html, card->text);
		put(b, HTML(")"));
	}
	put(b, HTML("</span>"));
}

static void put_action(struct buf *b, const struct ui_action *action,
                       const struct ui_card_title *card)
{
	put(b, HTML("<a class=\"govuk-link"));
	ui_put_classes(b, action->classes);
	put(b, HTML("\""));
	ui_put_attribute(b, "href", action->href);
	ui_put_attributes(b, action->attributes);
	put(b, HTML(">"));
	ui_put_whole(b, action->html, action->text);
	if (ui_given(action->visually_hidden_text) || card != NULL) {
		put_hidden(b, action, card);
	}
	put(b, HTML("</a>\n"));
}

static void put_listed(struct buf *b, const struct ui_action_list *list, struct safe_html item,
                       const struct ui_card_title *card)
{
	for (size_t i = 0; i < list->count; i++) {
		put(b, item);
		put_action(b, &list->items[i], card);
		put(b, HTML("</li>\n"));
	}
}

static void put_row_actions(struct buf *b, const struct ui_actions *actions,
                            const struct ui_card_title *card)
{
	put(b, HTML("<dd class=\"govuk-summary-list__actions"));
	ui_put_classes(b, actions->classes);
	put(b, HTML("\">\n"));
	if (actions->items.count == 1) {
		put_action(b, &actions->items.items[0], card);
	} else {
		put(b, HTML("<ul class=\"govuk-summary-list__actions-list\">\n"));
		put_listed(b, &actions->items,
		           HTML("<li class=\"govuk-summary-list__actions-list-item\">\n"), card);
		put(b, HTML("</ul>\n"));
	}
	put(b, HTML("</dd>\n"));
}

static void put_cell(struct buf *b, const struct ui_summary_cell *cell, struct safe_html begin,
                     struct safe_html end)
{
	put(b, begin);
	ui_put_classes(b, cell->classes);
	put(b, HTML("\">\n"));
	ui_put_content(b, cell->html, cell->text);
	put(b, end);
}

static void put_row(struct buf *b, const struct ui_summary_row *row, bool any_actions,
                    const struct ui_card_title *card)
{
	put(b, HTML("<div class=\"govuk-summary-list__row"));
	/* an empty list of actions keeps its column; no list at all gives it up */
	if (any_actions && row->actions.items.items == NULL) {
		put(b, HTML(" govuk-summary-list__row--no-actions"));
	}
	ui_put_classes(b, row->classes);
	put(b, HTML("\">\n"));
	put_cell(b, &row->key, HTML("<dt class=\"govuk-summary-list__key"), HTML("\n</dt>\n"));
	put_cell(b, &row->value, HTML("<dd class=\"govuk-summary-list__value"), HTML("\n</dd>\n"));
	if (row->actions.items.count > 0) {
		put_row_actions(b, &row->actions, card);
	}
	put(b, HTML("</div>\n"));
}

static void put_list(struct buf *b, const struct ui_summary_list *o)
{
	const struct ui_card_title *title = o->card == NULL ? NULL : o->card->title;
	bool any_actions = false;
	for (size_t i = 0; i < o->rows.count; i++) {
		any_actions = any_actions || o->rows.items[i].actions.items.count > 0;
	}
	put(b, HTML("<dl class=\"govuk-summary-list"));
	ui_put_classes(b, o->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, o->attributes);
	put(b, HTML(">\n"));
	for (size_t i = 0; i < o->rows.count; i++) {
		if (!o->rows.items[i].left_out) {
			put_row(b, &o->rows.items[i], any_actions, title);
		}
	}
	put(b, HTML("</dl>"));
}

static void put_card_title(struct buf *b, const struct ui_card_title *title)
{
	int level = title->heading_level == 0 ? 2 : title->heading_level;
	put(b, HTML("<h"));
	put(b, level);
	put(b, HTML(" class=\"govuk-summary-card__title"));
	ui_put_classes(b, title->classes);
	put(b, HTML("\">\n"));
	ui_put_content(b, title->html, title->text);
	put(b, HTML("\n</h"));
	put(b, level);
	put(b, HTML(">\n"));
}

static void put_card_actions(struct buf *b, const struct ui_summary_card *card)
{
	const struct ui_action_list *list = &card->actions.items;
	bool one = list->count == 1;
	put(b, one ? HTML("<div class=\"govuk-summary-card__actions")
	           : HTML("<ul class=\"govuk-summary-card__actions"));
	ui_put_classes(b, card->actions.classes);
	put(b, HTML("\">\n"));
	if (one) {
		put_action(b, &list->items[0], card->title);
	} else {
		put_listed(b, list, HTML("<li class=\"govuk-summary-card__action\">\n"), card->title);
	}
	put(b, one ? HTML("</div>\n") : HTML("</ul>\n"));
}

static void put_card_begin(struct buf *b, const struct ui_summary_card *card)
{
	put(b, HTML("<div class=\"govuk-summary-card"));
	ui_put_classes(b, card->classes);
	put(b, HTML("\""));
	ui_put_attributes(b, card->attributes);
	put(b, HTML(">\n<div class=\"govuk-summary-card__title-wrapper\">\n"));
	if (card->title != NULL) {
		put_card_title(b, card->title);
	}
	if (card->actions.items.count > 0) {
		put_card_actions(b, card);
	}
	put(b, HTML("</div>\n<div class=\"govuk-summary-card__content\">\n"));
}

void ui_summary_list(struct buf *b, const struct ui_summary_list *o)
{
	if (o->card == NULL) {
		put_list(b, o);
		return;
	}
	put_card_begin(b, o->card);
	put_list(b, o);
	put(b, HTML("\n</div>\n</div>"));
}
