/*
 * Questions with a few answers to choose from: radios take one, checkboxes any number.
 *
 * Ids are id_prefix (the name unless given) for the first item, so that the error summary can point
 * there, then PREFIX-2, PREFIX-3 …; items left out are counted. Conditional parts are hidden by the
 * script alone, and radios that have them fail a check of accessibility: ask on the next page
 * instead.
 */
#ifndef HEARTH_UI_CHOICES_H
#define HEARTH_UI_CHOICES_H

#include "ui/fieldset.h"
#include "ui/label.h"

/* Further classes and attributes of an item's label. */
struct ui_choice_label {
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_choice {
	const char *value;
	const char *text;
	struct safe_html html;
	const char *id;   /* instead of the counted one */
	const char *name; /* checkboxes: instead of theirs */
	struct ui_choice_label label;
	struct ui_hint hint;  /* shown with text or HTML; its id is filled in */
	enum ui_flag checked; /* UI_NO: not even when the value is among those chosen */
	bool disabled;
	const char *behaviour;        /* checkboxes: "exclusive" takes the ticks from all others */
	struct safe_html conditional; /* shown while this one is chosen */
	struct ui_attributes attributes;
	const char *divider; /* these words ("or") stand here instead of an item */
	bool left_out;       /* nothing stands here */
};
struct ui_choice_list {
	const struct ui_choice *items;
	size_t count;
};

struct ui_radios {
	const char *name;
	const char *id_prefix;                /* the name unless given */
	const struct ui_fieldset *fieldset;   /* NULL: none; its html and role are not looked at */
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	struct ui_choice_list items;
	const char *value;          /* the item that is chosen */
	struct ui_form_group group; /* before and after stand inside the items' box */
	const char *classes;
	struct ui_attributes attributes;
};

struct ui_texts {
	const char *const *items;
	size_t count;
};

struct ui_checkboxes {
	const char *name;
	const char *id_prefix;                /* the name unless given */
	const struct ui_fieldset *fieldset;   /* NULL: none; its html and role are not looked at */
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	struct ui_choice_list items;
	struct ui_texts values;     /* the items that are ticked */
	const char *described_by;   /* ids; a fieldset's own take their place */
	struct ui_form_group group; /* before and after stand inside the items' box */
	const char *classes;
	struct ui_attributes attributes;
};

void ui_radios(struct buf *b, const struct ui_radios *o);
void ui_checkboxes(struct buf *b, const struct ui_checkboxes *o);

#endif
