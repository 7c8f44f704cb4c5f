/*
 * The options of every component as tables: what an option is called in GOV.UK Frontend, where it
 * lies in our struct, what kind of thing it is. By these the tests read fixtures (JSON) into the
 * structs that pages fill with designated initialisers.
 */
#ifndef HEARTH_TESTS_UI_SHAPES_H
#define HEARTH_TESTS_UI_SHAPES_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "base/ctx.h"
#include "ui/html.h"

enum kind {
	OPTION_TEXT,       /* const char *; numbers and words are taken as text */
	OPTION_HTML,       /* struct safe_html */
	OPTION_BOOL,       /* bool */
	OPTION_FLAG,       /* enum ui_flag: false is not the same as not given */
	OPTION_INT,        /* int */
	OPTION_OBJECT,     /* const struct *: NULL is not the same as {} */
	OPTION_INSIDE,     /* a struct within the struct */
	OPTION_LIST,       /* {items, count}; falsy items become gaps */
	OPTION_ATTRIBUTES, /* {items, count} of name and value, in the order given */
	OPTION_TEXTS,      /* {items, count} of const char * */
	OPTION_DATE_ITEM,  /* as OPTION_OBJECT; false leaves it out */
	OPTION_SLOT, /* struct ui_navigation_slots: HTML, or an object with HTML and where it stands */
};

struct shape;

/* One option; a table of them ends with a NULL name. */
struct option {
	const char *name;
	size_t offset;
	enum kind kind;
	const struct shape *child;
};

struct shape {
	size_t size;
	long left_out; /* offset of the bool that makes an item a gap; -1 where there is none */
	const struct option *options;
};

struct component {
	const char *name; /* as its folder is called */
	const struct shape *shape;
	void (*render)(struct buf *b, const void *options);
};

extern const struct component components[];
extern const size_t component_count;

/*
 * Reads options into a struct of that shape (zeroed, memory of c). An option that the table does
 * not know is a failure.
 */
bool shape_read(struct ctx *c, const struct shape *shape, const json_t *options, void *ret);

#endif
