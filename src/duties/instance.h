/*
 * A duty instance: what the law requires of whom by when, because of one record. A row holds what happened, never a
 * state: pending, due-soon, overdue and not-known are the moment asked about compared with it (instance_state()).
 */
#ifndef HEARTH_INSTANCE_H
#define HEARTH_INSTANCE_H

#include "base/instant.h"
#include "definitions/definitions.h"
#include "definitions/value.h"

/* Why an instance no longer runs. */
enum ending { ENDING_OPEN, ENDING_DONE, ENDING_NOT_REQUIRED, ENDING_SUPERSEDED };

enum state {
	STATE_PENDING,
	STATE_DUE_SOON,
	STATE_OVERDUE,
	STATE_DONE,
	STATE_DONE_LATE,
	STATE_NOT_KNOWN,
	STATE_NOT_APPLICABLE,
	STATE_SUPERSEDED,
	STATE__COUNT
};
const char *state_word(enum state state); /* "due-soon" */

/*
 * Identity: (duty, on, record, recipient, round). `on` is the duty that a duty on a duty stands on (0 otherwise);
 * recipient is an item of `each` ("hmci", a record's reference, "" for none); round is the interval's `started`, the box
 * ("2025-03", "2025-03-29", "2025-W13", "2025", a term's name), the gap's start or the rung ("fortnight-2"); "" for none.
 */
struct instance {
	symbol duty, on;
	record_no record;
	const char *recipient, *round;
	record_no home;      /* the home that wrote the carrier */
	record_no subject;   /* the person or home it is about (an item of each that is a person goes before) */
	struct instant started;
	struct instant due, due_first; /* INSTANT_NONE: none yet */
	struct instant warn;           /* from here on due soon */
	struct instant opened;         /* the moment it opened: when what opened it was written, or time alone did */
	enum ending ending;
	struct instant done_at;        /* when it was done, by its evidence */
	struct instant ended;          /* the moment the ending was known */
	record_no done_by;             /* author of the evidence; 0 */
	record_no evidence;            /* the record that ended it; 0: the carrier or none */
	const char *reason;            /* of a signed "not required"; NULL */
	bool imported;                 /* already due when its import came */
	bool unknown;                  /* live_from: nobody has told the last date yet; not-known until due */
	bool target;                   /* the number is the home's own */
	uint32_t version;              /* publication it is evaluated under */
};

/* The state at a moment, as it follows from the row. */
enum state instance_state(const struct instance *i, struct instant now);
/* Seconds between due and done (or, superseded while overdue, ended); 0 or less: in time. */
int64_t instance_late(const struct instance *i);
/* Orders by identity; and the order of cli.md: due (none last), duty, record (in the order they were opened), recipient, round. */
int instance_compare_identity(const struct instance *a, const struct instance *b);
int instance_compare(const struct instance *a, const struct instance *b);

#endif
