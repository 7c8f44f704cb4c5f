/*
 * A day that somebody knows by heart, in three boxes. Never a date picker.
 *
 * Three items stand there unless `items` are given: `day`, `month` and `year`, each with its usual
 * name and width. Give `.year = &ui_date_item_left_out` to ask for day and month only. An error
 * shows at the items whose `error` is UI_YES; when no item has one and `error` of the whole is
 * given, at all but those with UI_NO.
 */
#ifndef HEARTH_UI_DATE_INPUT_H
#define HEARTH_UI_DATE_INPUT_H

#include "ui/fieldset.h"
#include "ui/label.h"

struct ui_date_item {
	const char *name;  /* "day", "month", "year" unless given; items in a list must have one */
	const char *label; /* the name with a capital letter unless given */
	const char *value; /* NULL: that of `values` */
	const char *id;    /* ID-NAME unless given */
	enum ui_flag error;
	const char *inputmode; /* "numeric" unless given */
	const char *autocomplete, *pattern;
	const char *classes;
	struct ui_attributes attributes;
	bool left_out;
};
extern const struct ui_date_item ui_date_item_left_out;

struct ui_date_items {
	const struct ui_date_item *items;
	size_t count;
};

/* What was typed, by the name of the field ("dob-day"). */
struct ui_date_value {
	const char *name, *value;
};
struct ui_date_values {
	const struct ui_date_value *items;
	size_t count;
};

struct ui_date_input {
	const char *id;
	const char *name_prefix;              /* "dob" for dob-day, dob-month, dob-year */
	const struct ui_fieldset *fieldset;   /* NULL: none; its html and role are not looked at */
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	const struct ui_date_item *day, *month, *year; /* NULL: the usual one */
	struct ui_date_items items;                    /* instead of the three */
	struct ui_date_values values;
	struct ui_form_group group; /* before and after stand inside the items' box */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_date_input(struct buf *b, const struct ui_date_input *o);

#endif
