/* Which records a duty reads, and how its cases are found from one of them. Private to the plan. */
#ifndef HEARTH_DUTIES_INTERESTS_H
#define HEARTH_DUTIES_INTERESTS_H

#include "duties/plan.h"

/* Whether a duty on duties may ever stand on this one, as far as its `if` says what never changes. */
bool interests_may_stand(const struct duty *second, const struct duty *first);

/*
 * Notes everything `d` reads, for the cases of `base`: the duty itself, or the one it stands on.
 */
void interests_of_duty(struct plan *p, const struct definitions *definitions, const struct duty *d, const struct duty *base);
/* Posts and stays, which owners and derived names ask for. */
void interests_of_posts(struct plan *p, const struct definitions *definitions);
/* What checklists ask to be in force, also where no duty does. */
void interests_of_checklists(struct plan *p, const struct definitions *definitions);

struct type_plan *plan_make_type(struct plan *p, symbol type);

#endif
