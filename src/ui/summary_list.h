/*
 * Questions and their answers, one below the other, each with what can be done about it: "check
 * your answers".
 */
#ifndef HEARTH_UI_SUMMARY_LIST_H
#define HEARTH_UI_SUMMARY_LIST_H

#include "ui/parts.h"

struct ui_action {
	const char *href;
	const char *text;
	struct safe_html html;
	const char *visually_hidden_text; /* "Change" of what */
	const char *classes;
	struct ui_attributes attributes;
};
struct ui_action_list {
	const struct ui_action *items;
	size_t count;
};

struct ui_actions {
	struct ui_action_list items;
	const char *classes;
};

struct ui_summary_cell {
	const char *text;
	struct safe_html html;
	const char *classes;
};

struct ui_summary_row {
	struct ui_summary_cell key, value;
	struct ui_actions actions;
	const char *classes;
	bool left_out;
};
struct ui_summary_rows {
	const struct ui_summary_row *items;
	size_t count;
};

struct ui_card_title {
	const char *text;
	struct safe_html html;
	int heading_level; /* 2 unless given */
	const char *classes;
};

/* A frame around the list, for several of a kind on one page. */
struct ui_summary_card {
	const struct ui_card_title *title; /* NULL: none */
	struct ui_actions actions;
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_summary_list {
	struct ui_summary_rows rows;
	const struct ui_summary_card *card; /* NULL: none */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_summary_list(struct buf *b, const struct ui_summary_list *o);

#endif
