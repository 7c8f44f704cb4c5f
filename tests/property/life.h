/*
 * A made-up life of a provider: entries over the real definitions, from a seed. Values fit their types and nothing else is
 * promised: what people would never write is written too, because the engine must come out the same whatever it is told.
 */
#ifndef HEARTH_TESTS_LIFE_H
#define HEARTH_TESTS_LIFE_H

#include "base/ctx.h"
#include "duties/duties.h"

struct life {
	struct ctx *c;
	uint64_t seed;
	const struct definitions *definitions; /* under which the next entry is written */
	uint32_t version;
	struct entry *entries;
	size_t count, room;
	struct instant now;
	unsigned rota; /* how many of a hundred entries are of a rota */
	record_no records;
	/* what is there */
	const struct record_type **types; /* by record, from 1 */
	record_no *homes, *subjects;
	uint32_t *sizes; /* entries of each record */
	size_t type_room, home_room, subject_room, size_room;
};

uint64_t life_random(struct life *l, uint64_t below);
void life_begin(struct life *l, struct ctx *c, uint64_t seed, const struct definitions *d);
/* The next entry, among l->entries. `open` are instances that acts may be about. */
const struct entry *life_next(struct life *l, const struct instance *const *open, size_t open_count);
/* An entry that publishes; the caller gives the moment its definitions. */
const struct entry *life_publish(struct life *l, const struct definitions *d);

#endif
