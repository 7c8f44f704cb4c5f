/*
 * The world as the engine sees it: records, who is linked to whom, which records match which watch, and the cases
 * (a duty on its carrying record) with their instances. It lives in memory and is filled on demand from a source:
 * the store for the running program, nothing for a replay (a home as it stood at T, a rebuild, an example), where all
 * entries are put in by hand. One engine, so a live step and a rebuild cannot differ in meaning.
 *
 * Order of work for a live entry (duties/duties.h): duties_wake() up to its received_at, world_put_entry() before its
 * rows are in the store, duties_step(), then the rows of both change lists are written in the same transaction.
 *
 * Not thread-safe: the writer thread owns the live one; a replay makes its own. After any failure (a failing store) the
 * world may hold half an entry: world_drop() it.
 */
#ifndef HEARTH_WORLD_H
#define HEARTH_WORLD_H

#include "duties/instance.h"
#include "ledger/entry.h"
#include "ledger/record.h"

struct ctx;
struct world;
struct watched;
struct case_key;

/* What a scope is, where that is known: then only one way needs be looked. */
enum scope_kind { SCOPE_OF_ANY, SCOPE_OF_PERSON, SCOPE_OF_HOME };

/* Where a world gets what it does not hold yet. Each call may fail with the store's reason. */
struct world_source {
	void *self;
	/* The entries of one record in the order of the chain, decoded; the world folds them. */
	bool (*entries_of)(struct ctx *c, void *self, record_no no, const struct entry **ret, size_t *ret_count);
	bool (*no_of)(struct ctx *c, void *self, const char *ref, record_no *ret); /* 0: none */
	/* Rows kept for a watch in a scope (a subject or a home) with happened <= to and until >= from. */
	bool (*watched)(struct ctx *c, void *self, symbol watch, record_no scope, struct instant from, struct instant to,
	                const struct watched **ret, size_t *ret_count);
	/* Registered persons that name this one. */
	bool (*posts_of)(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count);
	/* Records that name this one (by a link field or links). */
	bool (*linked_to)(struct ctx *c, void *self, record_no no, const record_no **ret, size_t *ret_count);
	/*
	 * Instances of a duty on a record (rows of duties standing on it too, whose `on` is the duty); and the carriers of
	 * its live cases in a scope (a subject or a home; 0: everywhere), together with carriers of any instance of it whose own
	 * subject is the scope (an item of `each`). One may be named twice.
	 */
	bool (*instances)(struct ctx *c, void *self, symbol duty, record_no record, const struct instance **ret, size_t *ret_count);
	bool (*live_cases)(struct ctx *c, void *self, symbol duty, record_no scope, enum scope_kind kind, const record_no **ret,
	                   size_t *ret_count);
	/*
	 * All carriers of a type in a scope (a subject or a home; 0: everywhere) that happened within a range: for corrections
	 * and late-written entries.
	 */
	bool (*carriers)(struct ctx *c, void *self, symbol type, record_no scope, struct instant from, struct instant to,
	                 const record_no **ret, size_t *ret_count);
};

/*
 * The scope of what belongs to the provider and to no home (its own record, staff and posts without a home): every home's
 * lookups see it too. In rows of watches and cases it stands where a home's number would.
 */
#define SCOPE_PROVIDER ((record_no)UINT32_MAX)

/*
 * A row of a watch: this record matches the watch's own part, now or at some time. Watches are those lookups of the
 * definitions that look neither `about this` nor `in force`, by their key ("fire-event where kind is drill"), and one
 * "TYPE in force" for each type whose force is asked for; its `happened` is where the force begins.
 */
struct watched {
	record_no record;
	record_no scope;         /* one row for its subject, one for its home */
	struct instant happened; /* the earliest that it was ever said to happen: for `before`, and boxes */
	struct instant true_at;  /* when the own part became true, by the times and steps it names; INSTANT_NONE: it names none */
	struct instant since;    /* known to match from (written_at) */
	struct instant until;    /* nothing of it reaches beyond: no evidence, no force (INSTANT_NEVER: no end is known) */
	bool mixed;              /* it changed while it matched: test it as it stood */
};

/* The definitions by version: [n] is the n-th publication, [0] serves records written before the first. */
struct generations {
	const struct definitions *const *items;
	const struct instant *published; /* [0] is not read */
	size_t count;
};

/* `g` must outlive the world, or be replaced with world_publish(). source NULL: a replay. */
struct world *world_new(const struct generations *g, const struct world_source *source);
void world_free(struct world *w); /* NULL is fine */
void world_drop(struct world *w); /* forgets everything it holds (after a rollback, or when it has grown large) */
size_t world_bytes(const struct world *w);
/* A further generation: call before world_put_entry() of the entry that publishes it. */
void world_publish(struct world *w, const struct generations *g);

/* The view entry_check() asks. */
struct record_source world_records(struct world *w);
/* A record by its number; NULL where there is none, or (c->error set) where the source failed. */
const struct record *world_record(struct ctx *c, struct world *w, record_no no);
/* Every record of a replay, by number. Not for a world with a source. */
const struct record *world_next_record(const struct world *w, record_no after);

/* ---- entries ---- */

/* A row that came, changed or went. */
struct watched_change {
	symbol watch; /* its key */
	struct watched row;
	bool gone;  /* (watch, scope, record) has no row any more */
	bool moved; /* its row had another `happened` */
};

/* What an entry changed of the record and what is kept around it: the rows a store writes. Memory of the ctx. */
struct world_change {
	const struct record *record;
	const struct watched_change *rows;
	size_t row_count;
	const record_no *links; /* all records it names, by link fields and `links`; grows only */
	size_t link_count;
};

/*
 * Folds a checked entry and moves links and watches. In a world with a source the record is read first where the world
 * does not hold it, so the entry must not be in the store yet (or carry its `no`). ret may be NULL.
 */
bool world_put_entry(struct ctx *c, struct world *w, const struct entry *e, struct world_change *ret);

#endif
