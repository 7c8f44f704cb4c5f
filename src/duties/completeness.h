/*
 * How complete a file is: a child's case record (Schedule 3), the home's other records (Schedule 4, regulation 38), the file
 * of a member of staff (Schedule 2 and Schedule 4 paragraph 2). Item by item, in the schedule's order: what is on file and
 * since when, what is missing since when, whose it is to supply, and since when that body is being asked for it.
 *
 * Worked out from the forms with `checklist: yes` (definitions/forms/), the same that the duty "form schedule-3 is complete"
 * reads, so that a page and the duty cannot disagree. Nothing is stored.
 */
#ifndef HEARTH_COMPLETENESS_H
#define HEARTH_COMPLETENESS_H

#include "definitions/form.h"
#include "duties/world.h"

struct hearth;

enum filed_state {
	FILED, /* on file: `records` say where */
	FILED_NOTHING_YET, /* nothing of the kind has happened, so there is nothing to file: no accident, no complaint */
	FILED_NOT_APPLICABLE, /* not wanted of this subject, or "not answered, because" (the reason stands in `records[0]`) */
	FILED_NOT_KNOWN, /* the home has just begun with Hearth and nobody has told yet: ask, do not blame */
	FILED_MISSING,
	FILED__COUNT
};
const char *
filed_word(enum filed_state
               state); /* "on-file", "nothing-yet", "not-applicable", "not-known", "missing" */

/* A record that is named beside an item. `ref` is memory of the ctx. */
struct filed {
	record_no no;
	const char *ref;
	symbol type;
	struct when when; /* when it happened; of a field of the child's own record: when it was told */
};

struct filed_item {
	const struct form *form;
	const struct section *section;
	const struct question *question; /* no, ask, law, supplied_by, note */
	enum filed_state state;
	const struct filed *records; /* newest first, at most LIMIT_FILED of record_total */
	size_t record_count, record_total;
	const struct filed
		*lacking; /* records that are themselves not complete: a restraint not written up */
	size_t lacking_count, lacking_total;
	struct instant missing_since; /* INSTANT_NONE unless missing or not known */
	struct instant chased_since;  /* first asked for in this gap; INSTANT_NONE: nobody has asked */
	struct filed chased; /* the newest contact, request or challenge that asks for it; no 0: none */
};

/* A schedule counted as the law counts it: paragraph 19 is settled when 19a, 19b and 19c are. */
struct filed_form {
	const struct form *form;
	size_t matters, settled;
};

struct checklist {
	record_no subject, home;
	const char *subject_ref,
		*home_ref;       /* memory of the ctx; home_ref NULL: staff of the provider alone */
	symbol subject_type; /* child, staff, home */
	struct instant at;
	const struct filed_item *items;
	size_t item_count;
	size_t counts[FILED__COUNT]; /* of items */
	const struct filed_form *forms;
	size_t form_count;
};

/*
 * The file of a child, a member of staff or a home (its record's number) as known at `at`, in any world: a replay's, or one
 * that reads a store. Memory of the ctx; forms and questions are the generation's. Fails with ERROR_INVALID for a record that
 * is none of the three.
 */
bool completeness_of(struct ctx *c, struct world *w, record_no subject, struct instant at,
                     struct checklist *ret);

/* The same for a page: reads what it needs in one snapshot, as of c->now. ERROR_NOT_FOUND where nobody has the reference. */
bool completeness_read(struct ctx *c, struct hearth *h, const char *ref, struct checklist *ret);

#endif
