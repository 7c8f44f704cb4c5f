/*
 * What the definitions make of entries, worked out once for all generations: which duties a record of a type carries,
 * which duties read records of that type and how their cases are found from one of them (definition language 3.5), and
 * which watches are kept.
 */
#ifndef HEARTH_DUTIES_PLAN_H
#define HEARTH_DUTIES_PLAN_H

#include "duties/map.h"
#include "duties/world.h"

/* How the cases of a duty are found from a record they read: a set of these. */
enum relation {
	RELATION_LINKED = 1,  /* the carrier names it, or it names the carrier */
	RELATION_SUBJECT = 2, /* carriers about the same child or member of staff, or about it */
	RELATION_HOME = 4,    /* carriers of the same home */
	RELATION_BEYOND = 8,  /* carriers that name a record that names it */
	RELATION_EVERYWHERE = 16
};

/* What all the reads of a type by a duty have in common: then fewer of its cases need be asked. */
enum reads {
	READ_AT_OWN_TIME = 1, /* "in force on" a time that stands in the carrier: only carriers with a time in the record's span */
	READ_WHILE_OPEN = 2,  /* by what an event does once it applies: only cases with an instance that runs or waits to open */
	READ_OF_EACH = 4,     /* "where staff is each": of these only those of somebody the record names */
};

struct interest {
	symbol duty;
	unsigned relations;
	unsigned reads;
};

struct type_plan {
	symbol type;
	symbol *carries; /* duties that a record of the type carries, in some generation */
	size_t carry_count, carry_room;
	struct interest *interests;
	size_t interest_count, interest_room;
	uint32_t *watches; /* of world_watch, kept for records of the type */
	size_t watch_count, watch_room;
};

/* A watch that the engine keeps, the same for all generations. */
struct kept_watch {
	symbol key, type;
	const struct node *own;
	bool force;     /* "TYPE in force" */
	bool times;     /* "times of TYPE": from the earliest to the latest time that stands in a record, even a withdrawn one */
	symbol by;      /* kept for the record that this link field names, not for subject and home; 0 */
	bool recurring; /* one record can give evidence again and again: a step that repeats, or a time asked in one */
};

/* A lookup that is asked by the record a link field names. */
struct keyed_rows {
	uint32_t watch;
	const struct operand *operand; /* each, this, or a path */
};

/* A lookup "in force on" a time of the carrier itself, and whose interest it is. */
struct own_time {
	symbol type, duty;
};

/* A duty in one generation. */
struct duty_plan {
	const struct duty *duty;
	bool applies;               /* its clock counts from "when it applies" */
	struct instant law_from, law_until; /* the days from which to which it is law, as moments */
	const struct duty **upon;   /* duties that may stand on it */
	size_t upon_count, upon_room;
};

struct generation {
	const struct definitions *definitions;
	struct instant published; /* INSTANT_NONE for the first */
	struct map duties;        /* symbol → struct duty_plan */
	const uint32_t *watches;  /* by rows.watch: index of plan.watches; UINT32_MAX where none is kept */
	struct map keyed;         /* struct rows → struct keyed_rows: those with "FIELD is each", "is this" in their rest */
	struct map at_own_time;   /* struct rows → struct own_time */
};

/* Words the engine itself knows. */
struct words {
	symbol child, staff, home, provider, placement, duty, registered_person, manager_absence;
	symbol id, type, subject, author, happened_at, known_at, written_at, signed_at, links, corrections, kept_as, keep_until,
		destroyed_at;
	symbol age, resident, children, dob, died_on, live_from;
	symbol title, force, state, started, due, done_at, recipient, provision, area, owner, record;
	symbol case_record, schedule_4, default_;
	symbol bank_holiday, bank_holiday_removed, term;
};

struct plan {
	struct arena *arena;
	struct generation *generations;
	size_t generation_count;
	struct map types; /* symbol → struct type_plan */
	struct map forces; /* type → index of its "in force" watch + 1 */
	struct map times;  /* … of its "times" watch */
	struct map duty_starts; /* duty → struct starts: types that carry it, in some generation */
	struct kept_watch *watches;
	size_t watch_count, watch_room;
	struct every {
		symbol duty;
		symbol needs; /* its `if` wants this field filled, which only an entry can give; 0 */
	} *every; /* duties that every record carries */
	size_t every_count, every_room;
	const unsigned char *builtin; /* by symbol: a built-in field; up to builtin_end */
	symbol builtin_end;
	struct words words;
	uint32_t *current; /* while it is made: the watches of the generation at hand */
	struct map *keyed, *at_own_time;
};

struct starts {
	symbol *types;
	size_t count, room;
	bool every, each;
};

struct plan *plan_new(const struct generations *g);
/* Takes in further generations; what is there keeps its place. False where others are gone: then a new plan is needed. */
bool plan_extend(struct plan *p, const struct generations *g);
void plan_free(struct plan *p);

/* Whether a record may carry a duty of every record at all, with the fields it has. */
bool plan_may_carry(const struct every *every, const struct record *r);
/* The generation in force for what is written at a moment. */
uint32_t plan_generation(const struct plan *p, struct instant moment);
const struct duty_plan *plan_duty(const struct plan *p, uint32_t generation, symbol duty);
const struct type_plan *plan_type(const struct plan *p, symbol type); /* NULL: nobody reads it and it carries nothing */
/* The watch "TYPE in force"; UINT32_MAX: nobody asks. */
uint32_t plan_force(const struct plan *p, symbol type);
uint32_t plan_times(const struct plan *p, symbol type); /* "times of TYPE"; UINT32_MAX */
/* Whether no more is to be touched for a lookup than carriers with a time in the span of what changed. */
bool plan_at_own_time(const struct plan *p, uint32_t generation, const struct rows *rows);

#endif
