/* Boxes of the calendar: "at least once each calendar month" (language 2.4). */
#ifndef HEARTH_DUTIES_BOX_H
#define HEARTH_DUTIES_BOX_H

#include "definitions/expression.h"
#include "duties/inside.h"

struct box_span {
	struct date from, to; /* first and last day */
	symbol term;          /* a school term's name; 0 */
};

/* The box that holds the day, or the first one after it. False: no more are known (terms run out). */
bool box_at(enum box kind, const struct calendar *calendar, struct date day, struct box_span *ret);
/* "2025-03-29", "2025-W13", "2025-03", "2025", a term's name. Memory of the arena. */
const char *box_round(struct arena *arena, enum box kind, const struct box_span *b);

#endif
