/* What the files that gather an open missing episode hand on to each other. Private to the pages of a missing child. */
#ifndef HEARTH_MISSING_GATHERED_H
#define HEARTH_MISSING_GATHERED_H

#include "web/missing.h"
#include "web/missing_line.h"

enum { ACTS_MOST = 40, DONE_MOST = 40, HAPPENED_MOST = 300, DOTS_MOST = 24, FACTS_MOST = 16 };

/* A view on its way: what it lends stands here until it is full. */
struct gathered {
	struct missing_view *v;
	struct happening *happened;
	struct fact_line *done;
	struct line_dot *dots;
	size_t dot_count;
	bool answered;
};

/* A field that is filled in, or NULL (also for no record). */
const struct fact *missing_fact(const struct record *r, const char *field);
/* A dot of the line; nothing where there is no time. */
void gathered_dot(struct gathered *g, struct instant at, enum dot_kind kind, bool about, const char *words);
/* "Police told." for police_reported_at; NULL where a field says no such thing. */
const char *missing_told_words(const struct field *f);

void gather_happened(struct gathered *g); /* missing_happened.c: the timeline, and who answered */
bool gather_clocks(struct gathered *g);   /* missing_clocks.c: what has to happen, what is done */
void gather_later(struct gathered *g);    /* missing_clocks.c: what begins when the child is back */
bool gather_police(struct gathered *g);   /* missing_police.c: from the newest profile */

#endif
