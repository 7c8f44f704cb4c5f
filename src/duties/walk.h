/*
 * The walk of a case: at each moment at which something it reads changed, it is asked what is done, what opens, what no
 * longer runs (language, section 3). walk.c finds the moments; each shape has a file that knows one of its own.
 *
 * A moment changes a case only where an answer changed, so one moment too many changes nothing.
 */
#ifndef HEARTH_DUTIES_WALK_H
#define HEARTH_DUTIES_WALK_H

#include "duties/evaluate.h"
#include "duties/items.h"

struct walk {
	struct asking a;
	struct kase *k;
	struct rec *r; /* the carrier */
	struct instant t;
	bool news;              /* something was written at this moment; else time alone made it */
	struct instant told_next;
	const struct duty *def; /* as this version has it */
	const struct duty_plan *plan;
	uint32_t version;
	bool opens;             /* new instances open under this version */
	const struct instance *base; /* what a duty on duties stands on; NULL */
	const struct item *item;
	record_no person;       /* subject of the item's instance */
	/* walk_standing() fills these */
	struct force_span force;
	enum standing standing;
	struct instant live_from; /* INSTANT_NONE: nothing of it applies */
};

/* ---- rounds.c: one instance ---- */

struct row *round_find(const struct walk *x, const char *round);
/* The open instance of the item; NULL. */
struct row *round_open(const struct walk *x);
struct row *round_start(struct walk *x, const char *round, struct instant started);
void round_resume(struct walk *x, struct row *row); /* open again as before */
void round_done(struct walk *x, struct row *row, const struct verdict *v, struct instant done_at);
void round_supersede(struct walk *x, struct row *row);
/* Acts that apply at this moment: a signed "not required" ends it (true). */
bool round_not_required(struct walk *x, struct row *row);
void round_set_due(struct walk *x, struct row *row, struct instant started, struct instant due, bool target);
void round_first_due(struct walk *x, struct row *row, struct instant due);
/* When it was done, where the answer has no instant of its own. */
struct instant round_done_at(const struct walk *x, const struct row *row, const struct verdict *v);
const char *round_of(struct walk *x, struct instant started); /* the instant as ISO */

/* ---- due.c: clocks ---- */

struct timing {
	bool there; /* the time it counts from is filled */
	struct instant started, due;
	bool target, forward;
};
const struct clock *due_branch(struct walk *x);
struct timing due_event(struct walk *x, const struct row *row);
struct timing due_period_first(struct walk *x);
struct timing due_first_from(struct walk *x, struct instant started); /* the first amount after it */
struct timing due_from(struct walk *x, struct instant started);       /* one amount after it */
struct timing due_box(struct walk *x, struct instant started, struct instant end);
struct instant due_warn(struct walk *x, struct instant started, struct instant due);

/* ---- walk.c ---- */

/* From when to when the carrier is in force, and when its home started; waits: time alone may change the case with it. */
void walk_standing(struct walk *x, bool waits);
struct verdict walk_if(struct walk *x);
struct verdict walk_done(struct walk *x);
/* With evidence of a window only. */
struct verdict walk_evidence(struct walk *x, enum window window, struct instant from, struct instant to);
/* Whether an instance that starts then may open: the duty is law on that day. */
bool walk_in_law(const struct walk *x, struct instant started);
/* The first moment from which the duty is law; never after `started` where it was law all along. */
struct instant walk_law_from(const struct walk *x, struct instant started);

/* An example's instance: only what stands on the case is asked, from a moment on. */
bool case_run_upon(struct ctx *c, struct world *w, struct kase *k, struct instant from);

/* ---- shapes: one item at one moment ---- */

void walk_event(struct walk *x);
void walk_period(struct walk *x);
void walk_box(struct walk *x);
void walk_on_file(struct walk *x);
void walk_check(struct walk *x);
void walk_ladder(struct walk *x);

#endif
