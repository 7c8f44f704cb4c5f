/*
 * The law as data: one frozen generation of definitions, built from YAML texts, checked (L1 to L12 of the definition
 * language), then never changed. Everything here is lent: it lives until definitions_free().
 *
 * Life cycle: definitions_load() with all files → one generation and no problems, or NULL and every problem of the run.
 * The engine (duties/) reads these structures and nothing else; no YAML is looked at after loading.
 */
#ifndef HEARTH_DEFINITIONS_H
#define HEARTH_DEFINITIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/symbol.h"
#include "definitions/expression.h"
#include "definitions/problems.h"
#include "definitions/value.h"

struct ctx;
struct arena;
struct form; /* definitions/form.h */

/* Who may do a step, whose a duty is. Words as in the files; see role_word(). */
enum role {
	ROLE_NONE,
	ROLE_CARE_STAFF,
	ROLE_SHIFT_LEADER,
	ROLE_DEPUTY,
	ROLE_KEY_WORKER,
	ROLE_NIGHT_STAFF,
	ROLE_ADMINISTRATOR,
	ROLE_HUMAN_RESOURCES,
	ROLE_REGISTERED_MANAGER,
	ROLE_RESPONSIBLE_INDIVIDUAL,
	ROLE_PROVIDER,
	ROLE_AUTHORISED_PERSON,
	ROLE_PERSON_IN_CHARGE,
	ROLE_INDEPENDENT_PERSON,
	ROLE_AUTHOR,       /* who opened the record */
	ROLE_STAFF_MEMBER, /* the member of staff the record is about */
	ROLE_CHILD,        /* the child the record is about */
	ROLE_FIELD,        /* owner only: whoever a link field names */
	ROLE__COUNT
};
typedef uint32_t role_set;             /* bit (1u << role) */
const char *role_word(enum role role); /* "registered manager" */
enum role role_find(
	const char *word); /* ROLE_NONE where there is none; takes blanks or hyphens between words */

enum subject_kind {
	SUBJECT_CHILD = 1,
	SUBJECT_STAFF = 2,
	SUBJECT_HOME = 4
}; /* also used as a set */

enum field_type {
	FIELD_TEXT,
	FIELD_YES_NO,
	FIELD_CHOICE,
	FIELD_NUMBER,
	FIELD_DATE,
	FIELD_INSTANT,
	FIELD_DURATION,
	FIELD_LINK,
	FIELD_PARTY,
	FIELD_PROVISION,
	FIELD_FILE,
	FIELD_TABLE,
	FIELD__COUNT
};
const char *field_type_word(enum field_type type); /* "yes-no" */

struct field {
	symbol name;
	const char *ask, *hint, *law; /* NULL where not given */
	enum field_type type;
	const symbol *of; /* choices (a list is spelled out here), or parties */
	size_t of_count;
	const symbol *to; /* record types of a link; empty: any */
	size_t to_count;
	const struct field *columns; /* of a table */
	size_t column_count;
	bool many, future, or_reason, concerns;
	bool needed; /* of a column: every row has it (a step says so of a field, struct asked) */
	bool
		read; /* some condition, clock, form or `in force` reads its value: the engine keeps more than its presence */
	bool has_least, has_most;
	int64_t least, most; /* numbers, in hundredths */
	size_t longest;      /* characters of text */
	struct position at;
};

/* A field as a step asks it. */
struct asked {
	const struct field *field;
	bool required, or_reason;
	const struct node *required_if; /* NULL: `required` alone decides */
	const char *default_text;       /* proposed on the form, never stored by itself; NULL */
	struct position at;
};

struct step {
	symbol name;
	const char *title;
	role_set by;
	role_set not_roles;       /* ROLE_AUTHOR */
	const symbol *not_fields; /* link fields whose persons may not */
	size_t not_field_count;
	bool signs, repeats;
	const struct asked *asked;
	size_t asked_count;
	struct position at;
};

enum keep { KEEP_DEFAULT, KEEP_CASE_RECORD, KEEP_SCHEDULE_4 };

struct record_type {
	symbol name;
	const char *title, *about, *law;
	unsigned subjects; /* set of enum subject_kind */
	symbol happened;   /* a field's name; the symbol of written_at */
	/* in force */
	bool in_force;     /* the type is in force from … */
	symbol force_from; /* field */
	symbol force_to;   /* field, 0: none */
	bool replaced;     /* a newer record replaces it … */
	const symbol
		*same; /* … that agrees in these fields (none: any newer one of the same subject) */
	size_t same_count;
	enum keep keep;
	symbol form;
	const struct field *fields; /* in the order in which steps first name them */
	size_t field_count;
	const struct step *steps; /* the first opens the record */
	size_t step_count;
	const char *file;
	struct position at;
};

enum force {
	FORCE_LAW,
	FORCE_GUIDE,
	FORCE_OTHER_GUIDANCE,
	FORCE_OFSTED,
	FORCE_OTHER_BODY,
	FORCE_PROTOCOL,
	FORCE_OWN_STANDARD,
	FORCE__COUNT
};
const char *force_word(enum force force); /* "own-standard" */

enum shape { SHAPE_EVENT, SHAPE_PERIOD, SHAPE_ON_FILE, SHAPE_CHECK, SHAPE_LADDER, SHAPE__COUNT };
const char *shape_word(enum shape shape); /* "on-file" */

enum area { AREA_EXPERIENCES = 1, AREA_PROTECTED = 2, AREA_LEADERS = 4 };

/* One key of an example with its text as written (a nested mapping or list has items). */
struct example_item {
	const char *key;  /* "started_at", "step sign-off", "home registered_on", "" in a list */
	const char *text; /* NULL for a mapping or list */
	const struct example_item *items;
	size_t item_count;
	bool is_list;
	struct position key_at, at;
};

struct duty {
	symbol name;
	const char *title;
	const symbol *starts; /* record types that carry it; empty with starts_every or starts_duty */
	size_t starts_count;
	bool starts_every, starts_duty;
	const struct each *each;      /* NULL: one instance */
	const struct node *condition; /* `if`; NULL: always */
	const struct clock *due;
	enum shape shape;
	const struct node *done; /* for starts: duty and all others; never NULL */
	bool has_warn;
	struct amount warn;
	bool refuses;
	enum role owner;
	symbol owner_field;  /* with ROLE_FIELD */
	const char *owed_by; /* NULL */
	enum force force;
	const char *source, *provision, *words; /* provision, words: NULL where not given */
	struct date from, until;                /* until DATE_NONE: open */
	bool commencement_unknown; /* passed, but it begins on a day still to be appointed: `from` is the day it was passed */
	unsigned areas;
	bool target; /* the number of some branch of `due` is the home's own (`aim for`) */
	const struct example_item *examples; /* each item is one example (a mapping) */
	size_t example_count;
	const char *due_text, *if_text, *done_text; /* as written */
	const char *file;
	struct position at;
};

struct rung {
	symbol name;
	bool repeats; /* `every` instead of `after` */
	struct quantity
		span; /* after the ladder's start, or after the rung before; a setting `LADDER/RUNG` may replace it */
	int32_t times;                        /* of a repeating rung; 0: without end */
	const struct node *done;              /* NULL with tell */
	const struct node *condition;         /* `if`; NULL */
	const char *tell, *to, *say, *letter; /* NULL where not given */
	struct position letter_at;
	enum role owner;                      /* ROLE_NONE: the duty's */
	struct position at;
};

struct ladder {
	symbol name;
	const char *title, *law;
	const struct rung *rungs;
	size_t rung_count;
	struct position at;
};

/* A letter that a rung names: plain text with places for facts in braces, like {home}. */
struct letter {
	const char *name; /* "letters/formal.txt" */
	const char *text;
	uint16_t file;
};

/* A named number or amount of settings.yaml. Each `aim for` is one too, named by its duty (value from the duty). */
struct setting {
	symbol name;
	const char *title;
	bool is_amount;
	struct amount amount;
	int64_t number; /* in hundredths */
};

struct word_list {
	symbol name;
	const symbol *words;
	size_t word_count;
	const struct each *items; /* for a list used by `each`, which may hold lookups; else NULL */
};

struct term {
	symbol name;
	struct date from, to;
	struct date half_from, half_to; /* the half-term inside it; DATE_NONE: none is said */
};

/*
 * A lookup's own part, tested on a record when it is written. The same words over the same type are one watch in every
 * generation (their text is the key), so rows that a store keeps for it survive a publication.
 */
struct watch {
	symbol key; /* symbol of "TYPE where OWN TEXT" (normalised) */
	symbol type;
	const struct node *own; /* NULL: every record of the type */
};

struct definitions {
	const struct record_type *types;
	size_t type_count;
	const struct duty *duties; /* in the order of files, then of the file */
	size_t duty_count;
	const struct ladder *ladders;
	size_t ladder_count;
	const struct letter *letters;
	size_t letter_count;
	const struct setting *settings;
	size_t setting_count;
	const struct word_list *lists;
	size_t list_count;
	const struct form *const *forms;
	size_t form_count;
	const struct watch *watches; /* rows.watch is an index here */
	size_t watch_count;
	struct holidays holidays; /* of bank-holidays.yaml */
	const struct term *terms; /* sorted */
	size_t term_count;
	const char *digest; /* hex of the texts' hash: two generations with equal digests are equal */
	struct arena *arena;
	const struct symbol_index *index; /* private: by name */
};

/* One definition text, by its name below the folder: "child/measure.yaml". */
struct definition_file {
	const char *name;
	const char *text;
	size_t length;
};

/* The digest that a generation of these files has, without building it. */
const char *definitions_digest(struct arena *arena, const struct definition_file *files, size_t count);

/*
 * Builds and checks a generation. Every problem of the run goes to `problems` (sorted by problems_sort()). Returns
 * false with ERROR_INVALID where there is an error among them; warnings alone do not fail. Examples are not run here
 * (duties/examples.h does). The caller frees *ret with definitions_free().
 */
bool definitions_load(struct ctx *c, const struct definition_file *files, size_t count,
                      struct problems *problems, const struct definitions **ret);
void definitions_free(const struct definitions *d);
/* Reads all *.yaml below a folder, and the *.txt of letters/, sorted by name; bounds of limits.h. Memory of the ctx. */
bool definitions_read_folder(struct ctx *c, const char *folder, const struct definition_file **ret,
                             size_t *ret_count);
/* The texts built into the program. */
const struct definition_file *definitions_builtin(size_t *ret_count);

/* Each NULL where there is none. */
const struct record_type *definitions_type(const struct definitions *d, symbol name);
const struct duty *definitions_duty(const struct definitions *d, symbol name);
const struct ladder *definitions_ladder(const struct definitions *d, symbol name);
const struct letter *definitions_letter(const struct definitions *d, const char *name);
const struct setting *definitions_setting(const struct definitions *d, symbol name);
const struct word_list *definitions_list(const struct definitions *d, symbol name);
const struct form *definitions_form(const struct definitions *d, symbol name);
const struct field *type_field(const struct record_type *type, symbol name);
/*
 * The record type that carries an example: the first of the duty's `starts` that has all fields and steps it names.
 * NULL for `starts: duty` (the duty carries it) and `every record` (any may).
 */
const struct record_type *example_carrier(const struct definitions *d, const struct duty *duty,
                                          const struct example_item *example);
const struct step *type_step(const struct record_type *type, symbol name);

#endif
