/* What the templates of Today are filled with. Private to today_parts.c and its templates. */
#ifndef HEARTH_TODAY_PARTS_H
#define HEARTH_TODAY_PARTS_H

#include "web/today.h"

struct today_alert {
	const char *clock, *since, *since_iso;
	const char *name, *href;
	const char *next; /* "give the police the profile"; NULL: nothing is open */
	size_t more;
	const char *tag, *tag_class;
	const char *told, *not_told; /* "" where there is none */
};
void today_alert_put(struct buf *b, const struct today_alert *a);
void today_tiles_put(struct buf *b, const struct today *t);
void today_children_put(struct buf *b, const struct today *t);
void today_where_put(struct buf *b, const struct today *t);
void today_handover_put(struct buf *b, const struct today *t);

struct today_people {
	const struct today *today;
	const char *title;
	const char *dial; /* the number as a telephone takes it; NULL: none */
};
void today_people_put(struct buf *b, const struct today_people *p);

#endif
