/* Which cases an entry touches (language 3.5). Private to the steps. */
#ifndef HEARTH_DUTIES_TOUCH_H
#define HEARTH_DUTIES_TOUCH_H

#include "duties/inside.h"

struct touched {
	struct map seen;
	struct map carriers; /* type and scope → struct numbers: many duties ask for the same */
	struct case_key *items;
	size_t count, room;
	bool late;  /* all carriers, not only live cases: the past may come out otherwise */
	bool anew;  /* … and does, whatever the moment */
	bool marks; /* deferred: noted as marks of the world instead */
};

bool touch_entry(struct ctx *c, struct world *w, const struct entry *e, struct touched *t);
/* All carriers of a duty in a scope (0: everywhere), or its live cases. */
bool touch_scope(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no scope);
/* Carriers in a scope (0: everywhere) with a time of their own in the span. */
bool touch_span(struct ctx *c, struct world *w, struct touched *t, const struct mark *m);
void touch_case(struct ctx *c, struct world *w, struct touched *t, symbol duty, record_no record);

#endif
