/* What the template of the test shows. */
#ifndef HEARTH_TESTS_UI_TEMPLATES_LIST_H
#define HEARTH_TESTS_UI_TEMPLATES_LIST_H

#include "ui/ui.h"

struct thing {
	const char *name;
	struct date due;
	size_t times;
	enum ui_flag flag;
};

struct thing_list {
	const char *title;
	const struct thing *things;
	size_t count;
	struct instant seen;
	struct safe_html note;
};

void thing_list_put(struct buf *b, const struct thing_list *t);

#endif
