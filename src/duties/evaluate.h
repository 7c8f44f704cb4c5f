/*
 * Asking a condition, a time or a clock, with two times: what was known then, and the moment "in force", "has passed" and
 * birthdays are compared with.
 *
 * An asking gathers two moments beside its answer: `until`, when time alone could change it, and `next`, when a fact that
 * it read, or would have read, is written. Asked again before both, everything is answered the same.
 */
#ifndef HEARTH_DUTIES_EVALUATE_H
#define HEARTH_DUTIES_EVALUATE_H

#include "duties/inside.h"

/* Which evidence counts: rounds look for what came after one moment, boxes for what happened inside them. */
enum window {
	WINDOW_NONE,
	WINDOW_AFTER,  /* the earliest after `from` */
	WINDOW_LATEST, /* the newest there is */
	WINDOW_BOX     /* from … to */
};

struct asking {
	struct ctx *c;
	struct world *w;
	const struct definitions *d;
	uint32_t generation;
	const struct duty *duty;
	struct rec *carrier;
	const struct instance *on; /* what a duty on a duty stands on: then it is `this` */
	record_no home, subject;   /* of the instance */
	const struct value *each;  /* NULL: none */
	struct instant known, at;
	bool first; /* the values before any correction */
	bool as_was; /* … of what was not corrected yet at the moment asked about */
	bool ahead; /* what lies ahead counts, filled or looked up: which branch of a clock holds, what comes next */
	bool fixed; /* "in force on" a moment that does not move: time alone changes nothing */
	bool ends;  /* since when something is not so matters too: look for where it ended */
	enum window window;
	struct instant from, to;
	const record_no *used; /* evidence that has done its part already */
	size_t used_count;
	struct instant applies; /* "when it applies" */
	struct instant period_from, period_to; /* forms */
	/* gathered */
	struct instant until, next;
	bool foreign; /* something else than the carrier was read */
	bool failed;  /* the source failed: see c */
};

/* The answer to a condition. `since` belongs to either answer: from when it is so, or not so; INSTANT_NONE: always. */
struct verdict {
	bool yes, firm;
	struct instant since;
	record_no evidence; /* another record that made it true */
	record_no author;   /* of what made it true */
};

/* Time alone changes the answer then (if it is still to come). */
static inline void ask_until(struct asking *a, struct instant moment)
{
	if (moment.s > a->at.s && moment.s < a->until.s) {
		a->until = moment;
	}
}
static inline void ask_next(struct asking *a, struct instant written)
{
	if (written.s > a->known.s && written.s < a->next.s) {
		a->next = written;
	}
}

/* `hand` is the record whose bare names are meant; NULL: the instance a duty on duties stands on. NULL node: yes. */
struct verdict ask(struct asking *a, struct rec *hand, const struct node *n);

/* ---- paths (path.c) ---- */

struct reading {
	struct value value;        /* VALUE_NONE: nothing there */
	struct instant happened;   /* of the entry that gave it; INSTANT_NONE: none did */
	record_no author;
	struct instant since;      /* derived values: from when; INSTANT_NONE */
};
void ask_path(struct asking *a, struct rec *hand, const struct path *p, struct reading *ret);
/* A field of one record. */
void ask_field(struct asking *a, struct rec *r, symbol name, struct reading *ret);
/* The fact that holds, or NULL. */
const struct fact *ask_fact(struct asking *a, const struct rec *r, symbol field);
struct when value_when(const struct value *v);
/* When a record happened: its type's own field, else when it was written. */
struct when ask_happened(struct asking *a, const struct rec *r);

/* ---- times and quantities (time.c) ---- */

struct when ask_time(struct asking *a, struct rec *hand, const struct time *t);
struct amount ask_amount(struct asking *a, const struct quantity *q, bool target);
int64_t ask_number(struct asking *a, const struct quantity *q); /* in hundredths */
const struct holidays *ask_holidays(struct asking *a, struct amount m);
struct when ask_add(struct asking *a, struct when from, struct amount m, bool back);
/* The home's first day with Hearth; INSTANT_NONE. */
struct instant ask_live_from(struct asking *a);

/* ---- lookups (lookup.c) and force (force.c) ---- */

struct verdict ask_lookup(struct asking *a, struct rec *hand, const struct node *n);
struct verdict ask_half(struct asking *a, struct rec *hand, const struct node *n);
struct when ask_latest(struct asking *a, struct rec *hand, const struct time *t);
/* Records that match; memory of the scratch. */
size_t ask_rows(struct asking *a, struct rec *hand, const struct rows *rows, record_no **ret);

enum standing { STANDING_BEFORE, STANDING_IN, STANDING_OVER };
struct force_span {
	bool there;          /* it has begun, or will */
	struct instant from; /* in force from here … */
	struct instant end;  /* … to before here; INSTANT_NEVER */
};
/* From when to when a record is in force, as known; a type without `in force` from its happening on, for ever. */
struct force_span ask_force(struct asking *a, struct rec *r);
/* What ends with a day was in force to its last second; what ends at an instant ends there. */
struct instant force_last(struct instant end);
enum standing force_standing(struct asking *a, const struct force_span *f, struct instant moment);
/* The newest record of a type in force in a scope at a->at; NULL. */
struct rec *ask_in_force(struct asking *a, symbol type, record_no scope, record_no home, size_t *ret_count);
/* The stay of a child in a home: the one in force, else the latest. */
struct rec *ask_placement(struct asking *a, record_no child, record_no home);

/* ---- checklists (checklist.c) ---- */

struct question;

/* How a question stands: not wanted of this subject, on file (or excused: "not answered, because"), or missing. */
struct question_stand {
	bool applies, excused, missing;
	struct instant
		since; /* missing since then, where `ends` was asked for; INSTANT_NONE: ever since */
};
struct question_stand ask_question(struct asking *a, const struct question *q);
/* Whether every question is settled; where `ends` is asked for, since when one is not. */
struct verdict ask_form(struct asking *a, struct rec *hand, symbol form);

/* Whether two values are each other. */
bool value_is(const struct value *a, const struct value *b);

#endif
