/*
 * Today: what a shift, or a manager's day, opens on. Shared by its pages: what they read, and the parts they are made of.
 * Practice, rule 3: only what somebody can do, or must know, before their shift ends; the rest is a link away, counted.
 */
#ifndef HEARTH_TODAY_H
#define HEARTH_TODAY_H

#include "web/handed_over.h"
#include "web/icon.h"
#include "web/on_shift.h"
#include "web/todo.h"
#include "web/whereabouts.h"

struct today {
	struct page *p;
	const struct whereabouts *children;
	size_t child_count;
	struct on_shifts shifts;
	struct handed_over handover;
	struct good_moment moment;
	struct todos todos; /* folded to one row a record; said only where they are shown */
};

/* ---- who sees what: each is a whole page ---- */
bool today_shift(struct today *t);   /* care staff */
bool today_manager(struct today *t); /* who answers for the home */
bool today_calm(struct today *t);    /* everybody else: what is theirs */

/* ---- parts ---- */

/* The children, who is on, what was handed over: in the order of the page. */
bool today_read(struct today *t, bool whole_day);
void today_head(struct today *t);
/* One for each child who is missing: how long, the next step, who was told and who was not. */
void today_alerts(struct today *t);
size_t today_missing(const struct today *t);
/* Whether the row is shown by an alert already. */
bool today_is_alerted(const struct today *t, const struct todo *row);
void today_tiles(struct today *t);
void today_children(struct today *t);
void today_where(struct today *t);
void today_people(struct today *t, const char *title);
void today_handover(struct today *t);
void today_moment(struct today *t);
/* The two likeliest buttons, under the thumb on a phone. */
void today_thumb(struct today *t);

/* Rows under a heading: said and put. id NULL: none. */
void today_rows(struct today *t, const char *id, const char *title, struct todo **rows,
                size_t count);

/* ---- what came in since ---- */
struct news {
	const char *when, *who, *words, *href, *link;
};
struct instant news_since(struct page *p);
bool news_read(struct page *p, struct instant since, size_t most, const struct news **ret,
               size_t *ret_count);

#endif
