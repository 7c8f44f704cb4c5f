/*
 * A record: what its entries add up to (the fold). For each field every value it had, with its entry's times and author;
 * which steps were done when; what it is linked to. The engine asks it as it stood at an instant.
 *
 * A correction puts its value in the place of the old one: the fact keeps its times, and `first` the first value ever.
 * A correction of what a signature covered breaks that signature: the step counts as if it had never been done.
 * A withdrawn entry's facts and steps go; a withdrawn opening withdraws the record.
 */
#ifndef HEARTH_RECORD_H
#define HEARTH_RECORD_H

#include "base/instant.h"
#include "definitions/definitions.h"
#include "definitions/value.h"

struct ctx;
struct entry;

/* What stood in a fact until a correction. */
struct former {
	struct value value;
	struct instant until; /* when the correction was written */
	const struct former *before;
};

/* One value a field was given. */
struct fact {
	symbol field;
	uint32_t entry; /* index of its entry within the record, from 0 */
	struct value value;
	const struct value *first; /* the value before the first correction; NULL: never corrected */
	struct instant written, happened, known;
	const struct former *former; /* the newest first; NULL: never corrected */
	record_no author;
};

/* A step that was done (or done again): when its required fields stood answered, or when it was signed. */
struct done {
	symbol step;
	uint32_t entry;
	struct instant written;
	record_no author;
	bool broken; /* signed, and what was signed changed later */
};

/* A value set for this record (home, child, staff, provider): `set` entries. */
struct setting_fact {
	symbol setting;
	struct instant written;
	struct value value; /* AMOUNT, NUMBER, DATE or TEXT */
};

/* An act on a duty of this record: "not required, because", or a due that was moved. */
struct act {
	symbol duty;
	const char *recipient, *round; /* NULL: not said, so every one that fits */
	bool moves;                    /* move-due; else not-required */
	struct instant due;            /* where it moves */
	struct instant written;
	record_no author;
	const char *reason;
	uint32_t entry;
};

/* An entry's identity within its record. */
struct entry_id {
	uint8_t bytes[16];
	bool correction;
};

struct record {
	record_no no;
	const char *ref;
	symbol type;
	const struct definitions *definitions; /* the generation it was written under */
	const struct record_type *kind;
	record_no home, subject; /* 0: none. A home's home is itself; child, staff, home, provider are their own subject */
	record_no author;
	bool authored;            /* by a person, by name or by the program: somebody signed for it */
	struct instant written;   /* of the opening entry */
	struct instant received;  /* of the opening entry */
	struct instant withdrawn; /* INSTANT_NEVER: it stands */
	bool imported, carried_over;
	struct fact *facts; /* in the order of the chain */
	size_t fact_count, fact_room;
	struct done *steps;
	size_t step_count, step_room;
	struct setting_fact *settings;
	size_t setting_count, setting_room;
	struct act *acts;
	size_t act_count, act_room;
	struct entry_id *ids; /* of its entries, in the order of the chain */
	size_t id_room;
	record_no *links; /* records named by a link field or by `links`, each once; grows only */
	size_t link_count, link_room;
	uint32_t entries, corrections; /* entries is also the length of ids */
	struct instant changed; /* greatest written_at among its entries */
};

/*
 * Adds one entry (already checked) to the fold. Memory comes from `arena`, which must live as long as the record.
 * keep_text false keeps only that a text is there, for the engine's memory. Never fails.
 */
void record_fold(struct arena *arena, struct record *r, const struct entry *e, bool keep_text);

/* The newest fact of a field known at `known` (written then or before), or NULL. VALUE_NONE facts count (taken away). */
const struct fact *record_fact(const struct record *r, symbol field, struct instant known);
/* The entry that first did the step, as known then, unbroken; NULL. (A repeated step has more rows in `steps`.) */
const struct done *record_step(const struct record *r, symbol step, struct instant known);
/*
 * A condition over the record's own fields and steps, as known then: what `required` may ask, and the own part of a
 * watch. Tests that need more than the record (lookups, links, the present moment) are false here; definitions_load()
 * lets none stand in these places.
 */
bool record_holds(const struct record *r, const struct node *condition, struct instant known);
/* Whether every required field of the step is answered, as known then. */
bool record_step_complete(const struct record *r, const struct step *step, struct instant known);
/* Names of required fields of the step that are not answered, in the order of the step. Memory of the arena. */
size_t record_step_missing(struct arena *a, const struct record *r, const struct step *step, struct instant known,
                           const symbol **ret);
/* When it happened: the type's `happened` field (a date: as a date), else written. As known then. */
struct when record_happened(const struct record *r, struct instant known);

#endif
