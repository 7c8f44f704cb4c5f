/*
 * What every component shares: the words of options, attributes, lists.
 *
 * A component is one struct and one function: ui_button(b, &(struct ui_button){.text = "Save"}). A
 * field left out of the braces is an option that was not given. A text of NULL was not given, ""
 * was given as nothing; both usually show nothing, and where they differ the field says so. HTML
 * beats text where both are given. Nothing is kept of what a component is lent.
 *
 * Markup and class names are those of GOV.UK Frontend (README.md), so that its style sheet and
 * script fit.
 */
#ifndef HEARTH_UI_PARTS_H
#define HEARTH_UI_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/html.h"

/* Where "not given" means something else than no. */
enum ui_flag { UI_UNSET, UI_YES, UI_NO };

/*
 * Items and how many, for a field of a list type:
 *     .items = UI_LIST(struct ui_choice, {.value = "yes", .text = "Yes"}, {.value = "no", .text = "No"})
 * or, when they were gathered in a loop, .items = {rows, count}. (In a static struct only outside
 * of functions: that is C.)
 */
#define UI_LIST(type, ...)                                                                         \
	{                                                                                              \
		(const type[]){__VA_ARGS__}, sizeof((const type[]){__VA_ARGS__}) / sizeof(type)            \
	}

/* Further attributes of the component's element, in this order. A NULL value is written as "". */
struct ui_attribute {
	const char *name, *value;
};
struct ui_attributes {
	const struct ui_attribute *items;
	size_t count;
};

/* A text or HTML that stands before or after the field itself. */
struct ui_insert {
	const char *text;
	struct safe_html html;
};

/* The element around a question with its label, hint and error. */
struct ui_form_group {
	const char *classes;
	struct ui_attributes attributes;
	struct ui_insert before, after;
};

/* ---- for the components themselves ---- */

bool ui_given(const char *text); /* neither NULL nor "" */
bool ui_has_content(struct safe_html html, const char *text);
/* The HTML without blanks around it, or the text escaped. */
void ui_put_content(struct buf *b, struct safe_html html, const char *text);
/* The same with the blanks around the HTML kept. */
void ui_put_whole(struct buf *b, struct safe_html html, const char *text);
void ui_put_trimmed(struct buf *b, struct safe_html html);
/* A blank and the classes, if there are any. */
void ui_put_classes(struct buf *b, const char *classes);
/* ` name="value"`: always; only if the value is there, even ""; only if it is there and not "". */
void ui_put_attribute(struct buf *b, const char *name, const char *value);
void ui_put_attribute_present(struct buf *b, const char *name, const char *value);
void ui_put_attribute_given(struct buf *b, const char *name, const char *value);
/* ` name="true"` or ` name="false"`; nothing for UI_UNSET. */
void ui_put_attribute_flag(struct buf *b, const char *name, enum ui_flag flag);
void ui_put_attributes(struct buf *b, struct ui_attributes attributes);
/* The text, or what stands for it where it was not given or is "". */
const char *ui_or(const char *text, const char *otherwise);
/*
 * Words (ids, classes) and one more behind a blank; the one alone where there are none yet, the
 * words where there is none.
 */
const char *ui_join(struct buf *b, const char *words, const char *one_more);

#endif
