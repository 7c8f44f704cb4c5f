/* The little world of an example. Private to the examples. */
#ifndef HEARTH_EXAMPLE_WORLD_H
#define HEARTH_EXAMPLE_WORLD_H

#include "duties/inside.h"

/* A record as it is gathered: facts with the moment each is written. */
struct draft_fact {
	symbol field, step;     /* step: the one it is written with; 0: whichever */
	struct value value;
	struct instant written; /* INSTANT_NONE: with the opening */
};

struct draft {
	const struct record_type *type;
	const char *ref;
	record_no no, home, subject;
	struct instant opened; /* INSTANT_NONE: as its facts say */
	struct draft_fact *facts;
	size_t fact_count, fact_room;
	record_no *links;
	size_t link_count, link_room;
	bool long_ago; /* opened before everything else */
	struct draft *next;
};

struct little {
	struct ctx *c;
	const struct definitions *d;
	const struct duty *duty;
	struct world *w;
	struct generations generations;
	struct instant published;
	struct draft *drafts, *last;
	record_no count;
	struct draft *provider, *home, *child, *staff, *carrier, *stay;
	const char *each; /* the example's own, to whom staff records belong */
	struct instant latest; /* of all times given */
};

void little_begin(struct little *l, struct ctx *c, const struct definitions *d, const struct duty *duty);
struct draft *little_draft(struct little *l, const char *type, const char *ref);
struct draft *little_find(struct little *l, const char *ref);
/* The carrier's subject as its type wants it; the home where it may be about the home. */
void little_place(struct little *l, struct draft *d, const struct draft *like);
/* Facts of a mapping that are the record's; `skip` keys are passed over. */
void little_facts(struct little *l, struct draft *d, const struct example_item *map);
void little_fact(struct little *l, struct draft *d, symbol field, struct value v, struct instant written);
struct value little_value(struct little *l, const struct field *f, const struct example_item *item);
bool little_when(struct little *l, const char *text, struct when *ret);
/* Evidence that makes `done` true at a moment: for "last done". */
void little_evidence(struct little *l, const struct node *done, struct when at);
/* A condition of the record's own fields is brought about, long ago. */
void little_satisfy(struct little *l, struct draft *d, const struct node *n);
/* Writes all drafts into a world. */
bool little_fill(struct little *l);

#endif
