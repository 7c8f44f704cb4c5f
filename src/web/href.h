/*
 * Addresses with what they ask for: lists link to themselves with one thing more, one thing fewer, or the next part. Values
 * are escaped; the address goes out through put(), which escapes it once more as HTML.
 */
#ifndef HEARTH_HREF_H
#define HEARTH_HREF_H

#include "web/web.h"

struct href {
	struct buf text;
	bool asks; /* something is asked for already */
};

struct href href_to(struct arena *a, const char *path);
void href_ask(struct href *h, const char *name, const char *value); /* NULL and "" are left out */
const char *href_text(struct href *h);

/* The page's own address with this asked instead (NULL: no longer); where the list begins again at its first part. */
const char *href_with(struct arena *a, const struct request *request, const char *name,
                      const char *value);

/* What a list was narrowed to, each as a link that takes it away. */
struct chosen {
	const char *name;  /* "child" */
	const char *label; /* "Child" */
	const char *words; /* "Jayden" */
};
void chosen_put(struct buf *b, const struct request *request, const struct chosen *list,
                size_t count);

/* "Earlier" and "Later", or "Next 100": links between the parts of a list. NULL: there is none. */
void parts_put(struct buf *b, const char *back_href, const char *back, const char *on_href,
               const char *on);

#endif
