/*
 * Where each child is, and what to know about them now, from the newest records: never a guess. What no record says is said
 * to be not known.
 */
#ifndef HEARTH_WHEREABOUTS_H
#define HEARTH_WHEREABOUTS_H

#include "web/icon.h"
#include "web/page.h"

enum whereabout {
	WHERE_MISSING,
	WHERE_FAMILY,
	WHERE_SCHOOL,
	WHERE_ASLEEP,
	WHERE_IN,
	WHERE_NOT_SAID
};

struct whereabouts {
	const struct record *child;
	enum whereabout where;
	const char *name, *initial, *age, *href;
	const char *face; /* a class: the colour that goes with the child */
	const char *tag, *tag_class;
	enum icon icon;
	const char *line;             /* "Checked 01:51. Asleep."; "" */
	const char *helps;            /* what helps, from their plan or profile; "" */
	const struct record *episode; /* while missing */
};

/* Of the children who live at the page's home now, by name. Notes that they were read. */
bool whereabouts_all(struct page *p, const struct whereabouts **ret, size_t *ret_count);
/* "3 children live here. 1 in, 1 with family, 1 missing." */
const char *whereabouts_words(struct arena *a, const struct whereabouts *list, size_t count);
/* The first sentences of a text, as many as fit into so many characters. */
const char *words_first(struct arena *a, const char *text, size_t most);

#endif
