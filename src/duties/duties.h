/*
 * The engine: entries in, changed duty instances out.
 *
 * Meaning (definition language, section 3): the instances of a case are a replay of what was known when. Every function
 * here ends in the same walk (walk.h): a step is its last moment, a correction or a late-written entry walks the case anew,
 * a rebuild walks every case.
 *
 * Moments are whole seconds: all that was written within a second is known at its end. So neither the order of entries
 * within a second nor the order of records matters.
 */
#ifndef HEARTH_DUTIES_H
#define HEARTH_DUTIES_H

#include "duties/world.h"

/* A duty on its carrying record. */
struct case_key {
	symbol duty;
	record_no record;
};

/* A case as a store keeps it: found again by subject and home while it is live, and by its wake. */
struct case_change {
	struct case_key key;
	record_no subject, home; /* of the carrier; SCOPE_PROVIDER: it has no home */
	bool live;               /* something other than its own record may still change it */
	struct instant wake;     /* time alone changes it then; INSTANT_NEVER: never */
};

struct instance_change {
	struct instance row;
	bool gone;
};

/* Everything a step changed. Memory of the ctx; texts of rows are the world's or the ctx's. */
struct duty_changes {
	const struct instance_change *instances;
	size_t instance_count;
	const struct case_change *cases;
	size_t case_count;
};

/* The entry that was just put in the world. */
bool duties_step(struct ctx *c, struct world *w, const struct entry *e, struct duty_changes *ret);

/* One case that time alone changes: everything up to `upto`. For the clock thread of a store, which knows the wakes. */
bool duties_wake_case(struct ctx *c, struct world *w, struct case_key key, struct instant upto, struct duty_changes *ret);
/* All cases the world holds that time alone changes up to then, in their order. */
bool duties_wake(struct ctx *c, struct world *w, struct instant upto, struct duty_changes *ret);

/*
 * Imports: duties_defer() instead of duties_step() notes what an entry touches; duties_settle() then walks each case
 * once, up to `now`.
 */
bool duties_defer(struct ctx *c, struct world *w, const struct entry *e);
bool duties_settle(struct ctx *c, struct world *w, struct instant now, struct duty_changes *ret);

/*
 * A replay: world_defer() once, world_put_entry() for every entry in the order of the chain, then duties_rebuild()
 * walks every case up to `now`. home 0: all homes; else only carriers of that home (and of none).
 */
void world_defer(struct world *w);
bool duties_rebuild(struct ctx *c, struct world *w, record_no home, struct instant now);

/* Which instances: zeros mean every one. */
struct instance_filter {
	record_no home, subject, record;
	symbol duty;
};
/* Instances the world holds, ordered by instance_compare_identity(); memory of the ctx. Complete after a rebuild. */
void world_instances(struct ctx *c, const struct world *w, const struct instance_filter *f, const struct instance ***ret,
                     size_t *ret_count);

#endif
