/* Walking what is in force within a stretch of time. Private to lookups. */
#ifndef HEARTH_DUTIES_FORCE_H
#define HEARTH_DUTIES_FORCE_H

#include "duties/evaluate.h"

/* Calls `each` for the records of the list that are in force within [from, to], newest first, until it says no. */
void force_each(struct asking *a, struct list *l, struct instant from, struct instant to,
                bool (*each)(struct asking *a, void *arg, struct rec *r, const struct force_span *f), void *arg);

#endif
