/*
 * What the world is made of: private to duties/. Records with their links, lists of watch rows, cases with their
 * instances, and where each is found.
 *
 * Memory: everything but the plan lies in one arena, which world_drop() clears. `scratch` lives for one call.
 */
#ifndef HEARTH_DUTIES_INSIDE_H
#define HEARTH_DUTIES_INSIDE_H

#include "base/ctx.h"
#include "duties/duties.h"
#include "duties/map.h"
#include "duties/plan.h"

/* A record named by `links` of an entry (link fields are facts and need no note). */
struct said_link {
	record_no to;
	uint32_t entry;
	struct instant written;
};

/* The row a record has in the lists of one watch. */
struct held_row {
	uint32_t watch;
	struct watched row;
};

struct numbers {
	record_no *items;
	size_t count, room;
};

struct rec {
	struct record r;
	record_no *in; /* records that name this one; grows only */
	size_t in_count, in_room;
	bool in_known; /* the source was asked: before, `in` holds only what is newer */
	struct numbers posts; /* registered persons among them, likewise */
	bool posts_known;
	struct said_link *said;
	size_t said_count, said_room;
	struct held_row *rows;
	size_t row_count, row_room;
	bool stale; /* deferred: rows not made yet */
	struct instant force_from, force_to; /* from the earliest to the latest that was ever said of its force, corrected or not */
	/* A home's first day with Hearth is asked for at every turn: its one fact, while there is but one. */
	uint32_t live_entries;        /* of how many entries that holds */
	uint32_t live_count, live_at; /* how many say it, and where the last stands */
};

/* Rows of a watch in a scope, by happened, then record. */
struct list {
	uint32_t watch;
	record_no scope;
	struct watched *rows;
	size_t count, room;
	struct instant *own;    /* how far each row reaches: its until, or what replaced it */
	struct instant *reach;  /* [i]: the greatest of rows 0 … i */
	uint32_t *next;         /* types whose records replace one another: the row that ends this one; UINT32_MAX: none */
	uint32_t *head;         /* … the first row of its kind: where following `next` begins */
	bool *moved;            /* … by head: some row of the kind was said to begin at more than one time */
	size_t tidy_room;
	bool tidy;           /* sorted; reach and next are up to date */
	struct instant from; /* every row with until >= from is here */
};

/* An instance as a case holds it. */
struct row {
	struct instance i;
	bool noted; /* its former state is in world.notes */
	struct row *base; /* of a duty on a duty: what it stands on, once it was looked for */
	/* What was gathered when the duties that stand on it were asked last, in this run: until then they say the same. */
	uint64_t upon_run; /* 0: never, or it changed since */
	struct instant upon_until, upon_next;
	bool upon_foreign;
};

/* A duty on its carrying record, with the instances of all duties that stand on it. */
struct kase {
	struct case_key key;
	struct row **rows; /* in the order of opening */
	size_t count, room;
	struct row **open;
	size_t open_count, open_room;
	struct row **upon; /* those of duties on duties */
	size_t upon_count, upon_room;
	struct row **moved; /* ended at the moment that is walked */
	size_t moved_count, moved_room;
	struct instant wake;
	uint32_t heap_at; /* place in world.heap, from 1; 0: none */
	bool live, listed; /* listed: stands in the live lists, for good or until this second is over */
	struct instant asked; /* a check that passed asked other records then */
	bool waits;           /* an event applies and does not open yet, as its clock says */
	bool told;            /* a store was told of it, or never heard of it: then as these two say */
	bool told_live;
	struct instant told_wake;
	bool noted;
	struct instant moment; /* of the last run */
	bool again;            /* it ran within this second, before the world forgot it */
};

struct kases {
	struct kase **items;
	size_t count, room;
	bool complete; /* the source was asked */
};

/* What an instance was before the running step. */
struct note {
	struct kase *k;
	struct row *row;
	struct instance before;
	bool existed;
};

/* What a deferred entry touches: a case, or all carriers of a duty in a scope. */
struct mark {
	symbol duty;
	record_no scope; /* a record where `alone` */
	bool alone;
	bool timed; /* only carriers with a time in the span */
	struct instant from, to;
};

/* Days that are no working days, and terms, from a moment on. */
struct calendar {
	struct instant from;
	struct holidays holidays;
	const struct term *terms;
	size_t term_count;
};

struct world {
	struct arena *self; /* holds this struct alone */
	struct plan *plan;
	size_t watches_made; /* of plan->watches: rows of records are made; a publication may bring more */
	struct world_source source;
	bool has_source;
	struct arena *arena, *scratch;
	struct map records, lists, cases, live, kinds; /* see world.c */
	struct map refs;                              /* hash of a reference → struct ref_entry */
	struct numbers all;                           /* records of a replay, in the order of opening */
	struct rec **direct;                          /* … and by number */
	size_t direct_count;
	record_no last_no;
	struct numbers providers;
	bool providers_known;
	struct kase **heap;
	size_t heap_count, heap_room;
	struct kase **held; /* every case */
	size_t held_count, held_room;
	struct kase *spare; /* one that was forgotten */
	struct note *notes;
	size_t note_count, note_room;
	struct kase **changed;
	size_t changed_count, changed_room;
	struct map marks;
	struct mark *mark_list;
	size_t mark_count, mark_room;
	struct kase **recent; /* listed although they live no longer: this second may bring more */
	size_t recent_count, recent_room;
	struct case_key *dropped; /* those that world_drop() forgot within this second */
	size_t dropped_count;
	struct case_key *ran; /* … of these, all that ran within it */
	size_t ran_count;
	struct calendar *calendars; /* newest last; made again when a holiday or term is set */
	size_t calendar_count;
	bool calendar_made;
	bool deferred, rebuilding;
	record_no opened; /* by the entry that was put last: no store knows anything of its cases; 0 */
	uint64_t runs;   /* walks so far */
	int64_t putting; /* number of the entry that is put: the source may hold it already; 0: it has none */
	struct instant now;
};

static inline record_no home_scope(const struct record *r)
{
	return r->home == 0 ? SCOPE_PROVIDER : r->home;
}

/* ---- growing arrays of the world's arena ---- */

void *world_push(struct arena *arena, void **list, size_t *count, size_t *room, size_t size);
#define PUSH(arena, list, count, room) world_push((arena), (void **)&(list), &(count), &(room), sizeof *(list))

/* ---- records.c ---- */

/* The record, read from the source if need be. NULL: none (or c->error). */
struct rec *rec_find(struct ctx *c, struct world *w, record_no no);
bool rec_no_of(struct ctx *c, struct world *w, const char *ref, record_no *ret); /* 0: none */
/* Records that name it: r->in. */
bool rec_links_in(struct ctx *c, struct world *w, struct rec *r);
/* Posts that name the person. NULL: the source failed. */
const struct numbers *rec_posts(struct ctx *c, struct world *w, struct rec *r);
/* Carriers of a type in a scope, whatever they happened; 0: everywhere. Memory of the ctx. */
bool rec_carriers(struct ctx *c, struct world *w, symbol type, record_no scope, const record_no **ret, size_t *ret_count);
/* Records of the type provider. NULL: the source failed. */
const struct numbers *rec_providers(struct ctx *c, struct world *w);

/* ---- lists.c ---- */

/* The list of a watch in a scope, complete for rows with until >= from, tidied. NULL: the source failed. */
struct list *list_of(struct ctx *c, struct world *w, uint32_t watch, record_no scope, struct instant from);
/* Rows [0, n) have happened <= moment. */
size_t list_upto(const struct list *l, struct instant moment);
/* The first place up to which anything reaches to the moment. */
size_t list_reaching(const struct list *l, struct instant moment);

/* Takes a row out of, or puts it into, the lists the world holds. */
void list_put(struct ctx *c, struct world *w, uint32_t watch, const struct watched *row);
void list_take(struct world *w, uint32_t watch, const struct watched *row);

/* ---- watch.c ---- */

/* Makes the rows of a record anew; changes go to the lists and, where `changes` is not NULL, there. */
struct watched_changes {
	struct watched_change *items;
	size_t count, room;
};
void watch_record(struct ctx *c, struct world *w, struct rec *r, struct watched_changes *changes);
/* Rows of watches that a publication brought, for all records there are. */
bool watch_made_new(struct ctx *c, struct world *w, struct watched_changes *changes);
/* Makes the rows of a record just read from the source; its lists hold them already, or will. */
void watch_hold(struct ctx *c, struct world *w, struct rec *r);
/* The row a record has for a watch, or NULL. */
const struct watched *watch_row_of(const struct rec *r, uint32_t watch);

/* ---- cases.c ---- */

/* The case, its rows read from the source; NULL: the source failed. */
struct kase *case_get(struct ctx *c, struct world *w, struct case_key key);
struct kase *case_held(const struct world *w, struct case_key key);
/* Cases of a duty that are live in a scope. */
const struct kases *cases_live(struct ctx *c, struct world *w, symbol duty, record_no scope);
void case_set_wake(struct world *w, struct kase *k, struct instant wake);
/* Whether it is found by its scopes: while it lives, and until the second in which it changed is over. */
void case_list(struct world *w, struct kase *k, const struct record *carrier, bool listed);
void cases_second_passed(struct world *w);
bool cases_list_dropped(struct ctx *c, struct world *w);
void case_clear(struct world *w, struct kase *k); /* before it is walked anew */
struct row *case_add(struct world *w, struct kase *k, const struct instance *i);
void case_note(struct world *w, struct kase *k, struct row *row); /* before a row changes */
void case_note_moved(struct world *w, struct kase *k);           /* its wake or its being live changed */
void case_close(struct world *w, struct kase *k, struct row *row); /* it no longer runs */
/* A case without instances that nothing will touch need not be held. */
void case_forget_empty(struct world *w, struct kase *k);
void case_reopen(struct world *w, struct kase *k, struct row *row);
bool changes_take(struct ctx *c, struct world *w, struct duty_changes *ret);

/* Walks the case from where it stands (or anew) to w->now, with what was written at `t` among the news. */
bool case_run(struct ctx *c, struct world *w, struct case_key key, struct instant t, bool anew);

/* The moment after its last change. */
struct instant case_resumes(const struct kase *k);

/* ---- step.c ---- */

/* A replay's entries are all there: watches are made, the present moment is set. */
void world_ready(struct ctx *c, struct world *w, struct instant now);

/* ---- calendar.c ---- */

/* Holidays and terms as known then; *ret_next: the next moment at which others are known. */
const struct calendar *calendar_at(struct ctx *c, struct world *w, struct instant known, struct instant *ret_next);

#endif
