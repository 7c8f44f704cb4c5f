/*
 * A textarea that says how many letters or words are left. Without the script it says how many
 * there may be.
 */
#ifndef HEARTH_UI_CHARACTER_COUNT_H
#define HEARTH_UI_CHARACTER_COUNT_H

#include "ui/label.h"

/* A message for one kind of number: {"one", "You have %{count} character left"}, {"other", "…"}. */
struct ui_plural {
	const char *rule, *message;
};
struct ui_plurals {
	const struct ui_plural *items;
	size_t count;
};

struct ui_character_count {
	const char *name;
	const char *id; /* the name unless given */
	struct ui_label label;
	const struct ui_hint *hint;           /* NULL: none */
	const struct ui_error_message *error; /* NULL: nothing was wrong */
	const char *value;
	const char *rows;       /* "5" unless given */
	const char *maxlength;  /* how many there may be, of what count_type says */
	const char *maxwords;   /* the older way of saying count_type = "words" */
	const char *count_type; /* "words", "characters", "length" */
	const char *threshold;  /* per cent of the limit from which the message shows */
	enum ui_flag spellcheck;
	const char *count_message_classes;
	struct ui_form_group group;
	const char *classes;
	struct ui_attributes attributes;
	/* Other words than the usual ones; %{count} stands for the number. */
	const char *textarea_description_text;
	struct ui_plurals characters_under_limit_text, characters_over_limit_text;
	struct ui_plurals words_under_limit_text, words_over_limit_text;
	const char *characters_at_limit_text, *words_at_limit_text;
};

void ui_character_count(struct buf *b, const struct ui_character_count *o);

#endif
