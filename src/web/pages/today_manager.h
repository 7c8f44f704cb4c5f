/* What the manager's Today sorts, and what its templates are filled with. Private to today_manager.c and its templates. */
#ifndef HEARTH_TODAY_MANAGER_H
#define HEARTH_TODAY_MANAGER_H

#include "web/today.h"

/* In the order of the page. */
enum kind {
	KIND_BREACH,
	KIND_SIGN,
	KIND_DECIDE,
	KIND_TODAY,
	KIND_WAIT,
	KIND_OWN,
	KIND_WEEK,
	KIND__COUNT
};

struct sorted {
	struct todo **rows[KIND__COUNT];
	size_t count[KIND__COUNT], shown[KIND__COUNT];
	size_t total, not_known, waiting_late;
	size_t days[14];
	struct instant since; /* of the news */
	const struct news *news;
	size_t news_count;
};

struct today_sums {
	size_t breaches, to_sign, past, waiting;
	const char *breach, *sign, *decisions, *late;
};
void today_sums_put(struct buf *b, const struct today_sums *s);

struct today_news {
	struct page *p;
	const struct sorted *sorted;
};
void today_news_put(struct buf *b, const struct today_news *n);
void today_days_put(struct buf *b, const struct today_news *n);

struct today_weekend {
	const char *days, *href;
	const char *who;  /* NULL: nobody yet */
	const char *last; /* who signed the weekend before; NULL */
};
void today_weekend_put(struct buf *b, const struct today_weekend *w);
/* The night's handover: what it was asked, one by one. */
void today_answers_put(struct buf *b, const struct today *t);
const char *today_answered(struct arena *a, const struct handed_over *h,
                           int answer); /* "Holds, searches"; "" */

#endif
