/*
 * Records as lists show them: the narrow rows of a store, without a word of what they say. Opening one of them is
 * access_open(); a list asks for each row whether it exists for whoever reads (web/page.h does both).
 */
#ifndef HEARTH_LISTED_H
#define HEARTH_LISTED_H

#include "base/instant.h"
#include "definitions/definitions.h"
#include "definitions/value.h"

struct ctx;
struct db;

struct listed {
	record_no no, home, subject,
		author; /* author 0: the program, or somebody known by name alone */
	const char *ref;
	symbol type;
	struct instant happened; /* of a date: its first second */
	bool happened_is_date;
	struct instant written, changed;
	struct instant withdrawn; /* INSTANT_NEVER: it stands */
	struct instant force_from,
		force_to; /* INSTANT_NONE: not in force for a time, or no such end yet */
};

/* Which records; zeros mean every one. Newest happening first. A home or a subject must be given. */
struct listing {
	record_no home, subject;
	symbol type;
	struct instant from,
		before; /* happened >= from; happened < before. Zeros ({0}) mean no bound */
	record_no
		before_no; /* those that happened at `before` too, with lower numbers: where a list goes on */
	record_no author; /* theirs alone; looked for among all others, so give bounds too */
	size_t most;      /* at most so many */
	bool withdrawn;   /* those too */
};

/* Memory of the ctx. */
bool records_listed(struct ctx *c, struct db *db, const struct listing *l,
                    const struct listed **ret, size_t *ret_count);
/* One, by number or by reference; *ret_found false where there is none. */
bool record_listed(struct ctx *c, struct db *db, record_no no, struct listed *ret, bool *ret_found);
bool record_listed_ref(struct ctx *c, struct db *db, const char *ref, struct listed *ret,
                       bool *ret_found);
/* Records that name this one, or that it names, newest first. */
bool records_linked(struct ctx *c, struct db *db, record_no no, bool named_by_it,
                    const struct listed **ret, size_t *ret_count);

#endif
