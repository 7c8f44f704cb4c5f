/* Who holds which post in one home at one moment. Private to owners. */
#ifndef HEARTH_DUTIES_POSTS_H
#define HEARTH_DUTIES_POSTS_H

#include "duties/owner.h"

/*
 * Where posts are looked up. `of_type` gives records of registered-person, staff, independent-person, manager-absence or shift
 * that may count in a home at a moment: all that do, and others.
 */
struct post_source {
	struct record_source records;
	void *self;
	bool (*of_type)(struct ctx *c, void *self, const char *type, record_no home, struct instant at,
	                const record_no **ret, size_t *ret_count);
	bool (*first_home)(struct ctx *c, void *self, record_no *ret); /* 0: none */
};
struct post_source posts_in_world(struct world *w);
struct post_source posts_stored(struct stored *s);

struct held {
	enum role role; /* ROLE_NONE: a director */
	record_no person;
	const struct record *post; /* registered-person; NULL: staff */
	struct instant from;
	bool stands; /* in force; a post that has ended still says who stands in */
};

struct posts {
	record_no home;
	struct held *held; /* registered persons, the newest first; then staff */
	size_t count, room;
	record_no *leading; /* in charge of a shift that is on */
	size_t leading_count, leading_room;
	bool away; /* the person in day-to-day charge is */
	record_no away_stand_in;
	struct posts *next; /* of another home */
};

struct owners {
	struct post_source source;
	struct instant at;
	struct posts *homes;
	record_no first_home;
	bool first_known;
};

/* The home's; what belongs to the provider (home 0) is asked with its first home. */
bool posts_of_home(struct ctx *c, struct owners *o, record_no home, const struct posts **ret);

#endif
