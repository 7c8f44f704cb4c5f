/*
 * Whose an instance is. An owner is a post, not a person: whoever holds it now, else the stand-in, else the responsible
 * individual, else the provider and the directors (definition language 3.3, practice 5 and 6).
 *
 * Somebody whom the carrier concerns (a `concerns` field names them, in it or in a record that it names), or who would judge
 * themselves (the manager's own supervision), is passed over together with their stand-ins.
 *
 * Nothing of this is kept in rows: it follows from who holds which post at the moment asked about, so an appointment, an
 * absence or an allegation moves what is open at once, and "as it stood" gives whose it was then.
 *
 *     struct owners *owners = owners_stored(c, &stored, c->now);      once a page
 *     owner_of(c, owners, instance, &owner)                           for each instance; a home's posts are read once
 *     if (owner_is(&owner, reader.person)) …
 */
#ifndef HEARTH_OWNER_H
#define HEARTH_OWNER_H

#include "duties/world.h"

struct stored;

enum owned_as {
	OWNED_BY_NOBODY,
	OWNED_BY_HOLDER,
	OWNED_BY_STAND_IN, /* for the holder, or of an empty post */
	OWNED_BY_SENIOR /* whoever answers for the post: registered manager, responsible individual, provider, director */
};

/* Why it is not whoever the duty says. */
enum owned_why {
	OWNED_WHY_HELD,   /* it is */
	OWNED_WHY_VACANT, /* nobody holds the post, or no field names anybody */
	OWNED_WHY_LEFT,   /* whom the record names no longer works here */
	OWNED_WHY_AWAY,
	OWNED_WHY_CONCERNED /* it is about them: never to be shown to them */
};

/* People are staff records; where a post names none, the registered-person or independent-person record itself. */
struct owner {
	enum role post; /* the duty's; a rung may have its own. ROLE_FIELD: whoever `field` names */
	symbol field;
	enum owned_as as;
	enum owned_why why;
	enum role held; /* the post in which it is theirs; ROLE_NONE with a senior: a director */
	const record_no *
		people; /* whose it is now; more than one where several hold the post; none with OWNED_BY_NOBODY */
	size_t count;
	const record_no
		*first; /* whose it would be: holders that are away, concerned or (named) gone among them */
	size_t first_count;
};

/* Who holds which post at a moment, found once for each home that is asked about. Memory of the ctx. */
struct owners;
/* In a world in memory (a replay: as it stood then), or in a snapshot of the store: no longer than these. */
struct owners *owners_in_world(struct ctx *c, struct world *w, struct instant at);
struct owners *owners_stored(struct ctx *c, struct stored *s, struct instant at);

/* Fails only where the store does. An instance of nobody's is OWNED_BY_NOBODY, not a failure. */
bool owner_of(struct ctx *c, struct owners *o, const struct instance *i, struct owner *ret);
bool owner_is(const struct owner *o, record_no person);

/*
 * In words: "Marie Ames", "Tom Bell, standing in for Marie Ames, who is away", "Rita Ray, responsible individual: nobody holds
 * the post of registered manager", "nobody holds the post of registered manager". `name` gives a person's; memory of the ctx.
 */
const char *owner_words(struct ctx *c, const struct owner *o,
                        const char *(*name)(struct ctx *c, void *self, record_no person),
                        void *self);
/* Why it is theirs, without names: "" where it is the holder's. */
const char *owner_because(struct ctx *c, const struct owner *o);

/* The post that an instance belongs to: its rung's, else its duty's. d: the generation it is evaluated under. */
enum role instance_post(const struct definitions *d, const struct instance *i);

#endif
