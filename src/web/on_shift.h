/* Who is on, until when, and whom to ring: from the rota and the home's record. */
#ifndef HEARTH_ON_SHIFT_H
#define HEARTH_ON_SHIFT_H

#include "web/page.h"

struct on_shift {
	record_no staff;
	const char *name;
	const char *line; /* "In charge, until 08:00", "You", "From 14:30" */
	struct instant from, to;
	bool me, on_call, in_charge, now;
};

struct on_shifts {
	struct on_shift *items;
	size_t count;
	struct instant mine_until; /* INSTANT_NONE: the reader is not on shift now */
	const char *on_call,
		*phone; /* who may be rung, by post or name, and the number; phone NULL: none is written */
};

/* Those on now; with `later` also those who come on next, before the day ends. */
bool on_shift_read(struct page *p, bool later, struct on_shifts *ret);

#endif
