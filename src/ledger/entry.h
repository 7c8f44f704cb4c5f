/*
 * An entry: one signed act of writing. Entries are only ever added; everything else is rebuilt from them.
 *
 * Way in: a line of JSON (cli.md) → entry_read() (shape: known keys, right kinds) → entry_check() (against the records:
 * names, values, roles, references) → ledger_append() (rows, chain, one transaction). duties/save.h is the only caller.
 * Way out: ledger_scan() decodes stored entries again; record_fold() adds them up.
 */
#ifndef HEARTH_ENTRY_H
#define HEARTH_ENTRY_H

#include "base/json.h"

#include "base/instant.h"
#include "definitions/definitions.h"
#include "ledger/record.h"

struct ctx;

enum entry_kind {
	ENTRY_OPEN,
	ENTRY_STEP,
	ENTRY_CORRECT,
	ENTRY_WITHDRAW,
	ENTRY_NOT_REQUIRED,
	ENTRY_MOVE_DUE,
	ENTRY_SET,     /* a setting on provider, home, child or staff; `bank-holiday` and `term` on the provider's record */
	ENTRY_PUBLISH, /* definitions, in the provider's chain */
	ENTRY__COUNT
};
const char *entry_kind_word(enum entry_kind kind); /* "not-required" */

/* Who wrote it: a person's record, the program, or in imports somebody known by name alone. */
enum author_kind { AUTHOR_PERSON, AUTHOR_SYSTEM, AUTHOR_NAME };

/* A field of the entry, its value checked and typed. */
struct entry_field {
	symbol name;
	struct value value;
};

struct entry {
	uint8_t id[16];     /* UUIDv7, or the writer's */
	enum entry_kind kind;
	int64_t no;         /* order of all entries of the provider, from 1; the store gives it */
	record_no chain;    /* the home whose chain it stands in; 0: the provider's */
	int64_t seq;        /* its place in that chain, from 1 */
	record_no record;
	const char *ref;    /* the record's reference */
	symbol type;
	record_no home, subject;
	symbol step;        /* STEP; OPEN: the first step */
	enum author_kind author_kind;
	record_no by;
	const char *by_name; /* AUTHOR_NAME */
	struct instant happened, known; /* INSTANT_NONE: not given */
	struct instant written, received;
	bool imported, carried_over;
	uint32_t version;   /* publication it was written under; 0: before the first */
	const struct definitions *definitions;
	const struct entry_field *fields;
	size_t field_count;
	const record_no *links;
	size_t link_count;
	/* corrections: which signed steps it breaks is decided at the fold; withdrawals of one entry name it */
	int64_t withdraws;  /* index of the entry within the record; -1: the whole record */
	/* acts on a duty */
	symbol duty;
	const char *recipient, *round; /* NULL */
	struct instant due;
	/* set */
	symbol setting;
	struct value setting_value;
	const char *reason; /* NULL */
	symbol waive;       /* step whose `not` is waived with the reason; 0 */
	json_t *body;       /* every free word: {"fields":…,"reason":…,…}; borrowed from the ctx */
	uint8_t salt[16], digest[32], hash[32]; /* docs/ledger-format.md */
};

/* How entry_check() finds records: the engine's world, or rows of a store. */
struct record_source {
	void *self;
	/* NULL where there is none; ctx failures only for a failing store. */
	const struct record *(*by_ref)(struct ctx *c, void *self, const char *ref);
	const struct record *(*by_no)(struct ctx *c, void *self, record_no no);
	/* The number behind a reference, without reading the record; 0: none. */
	bool (*no_of)(struct ctx *c, void *self, const char *ref, record_no *ret);
	/* The generation in force for new records, and the one with this publication number. */
	const struct definitions *(*definitions)(void *self, uint32_t version);
	uint32_t (*version)(void *self);
	bool (*has_staff)(struct ctx *c, void *self, bool *ret);
	/* registered-person records that name this person, into an arena array. */
	bool (*posts_of)(struct ctx *c, void *self, record_no person, const struct record *const **ret, size_t *ret_count);
	record_no (*next_no)(void *self); /* the number the next new record gets */
};

/* Who is writing, as the caller knows it. */
struct writer {
	bool importing;      /* written_at may be given and marks the entry imported; by may be {"name":…} */
	bool lived;          /* … and marks nothing: made-up years, as if this server had taken each entry when it was written */
	bool system_may_open; /* import into a store without staff */
	bool repeating;       /* only to compare with what was taken once: who may is not asked again */
	struct instant received; /* this server's moment for the entry, never before the chain's last */
};

/* The shape of a line. Fails naming the key. Memory of the ctx. */
struct entry_line; /* ledger/line.h: private to ledger/ and its fuzz target */
bool entry_read(struct ctx *c, const char *line, size_t length, const struct entry_line **ret);
bool entry_read_json(struct ctx *c, const json_t *object, const struct entry_line **ret);

/* Against the records: fails with "field \"started_at\": …", the first reason. *ret lacks no, chain place and hashes. */
bool entry_check(struct ctx *c, const struct record_source *s, const struct writer *w, const struct entry_line *line,
                 struct entry *ret);

/* Roles a person has at an instant: staff.role, and registered-person records in force that name them. */
/*
 * … for a record of `home` (0: of the provider): a post held in another home does not count. A deputy, key worker or
 * night worker is care staff too; whoever holds a post at the home as person in charge counts as deputy.
 */
bool person_roles(struct ctx *c, const struct record_source *s, record_no person, record_no home, struct instant at,
                  role_set *ret);

/* A field's value from JSON, checked: type, bounds, choices, links of the named types (message without the field's name). */
bool value_read(struct ctx *c, const struct record_source *s, const struct field *field, bool or_reason, const json_t *json,
                struct instant written, struct value *ret);

/* "Regulation 35 (3)(b)" as "reg 35(3)(b)". */
const char *provision_normal(struct arena *a, const char *text);

/*
 * The entry as a line of cli.md, keys in its order; `exported` adds id, received_at, seq, salt and hash. Instants in
 * UTC. A new reference.
 */
json_t *entry_json(struct ctx *c, const struct record_source *s, const struct entry *e, bool exported);

#endif
