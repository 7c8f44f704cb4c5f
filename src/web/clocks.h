/* The clocks of one record: what the law asks because of it, by when, and how each ended. */
#ifndef HEARTH_CLOCKS_H
#define HEARTH_CLOCKS_H

#include "web/todo.h"

/* Every instance the record carries, open ones first. */
bool clocks_of(struct page *p, const struct record *r, struct todos *ret);
/* The same as a section of the page; nothing where it carries none. */
bool clocks_put(struct page *p, const struct record *r);
/* "signed 1 h 20 min in time", "2 days late": how an ended one ended. */
const char *clock_ended_words(struct page *p, const struct todo *t);

/* What the reader can do about it: a page's address and a button's words; false where nothing, or not by them. */
bool clock_act(struct page *p, const struct record *r, const struct todo *t, const char **ret_href, const char **ret_label);

#endif
