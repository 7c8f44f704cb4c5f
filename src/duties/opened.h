/* The inside of an opened data directory, shared by the files that make it up. Private to duties/. */
#ifndef HEARTH_OPENED_H
#define HEARTH_OPENED_H

#include "duties/hearth.h"
#include "duties/published.h"
#include "duties/world_store.h"

struct hearth {
	struct store *store;
	char *directory;
	struct published *published;
	/* the live world: the writer thread's, with what it needs to read more */
	struct world *world;
	struct store_source source;
	struct record_source records; /* the world's view, with this store's numbers and publications */
	struct db *db;                /* the writer's connection, during a piece of work */
	struct instant received;      /* of the last entry: time never runs backwards in a ledger */
	record_no next_no;            /* 0: ask the store */
	uint32_t durable_version;     /* publications that are surely in the store */
};

/* Points the live world at a connection and asks the store for what it counts itself. Call first in every piece of work. */
bool opened_begin(struct ctx *c, struct hearth *h, struct db *db);

/* A world over one connection for reading (exports, verifying), with its source. */
struct reading {
	struct store_source source;
	struct world *world;
	struct record_source records;
};
void reading_begin(struct reading *r, struct hearth *h, struct db *db);
void reading_end(struct reading *r);

/* The moment up to which duties have been walked: the last entry's or wake's. */
bool moment_read(struct ctx *c, struct db *db, struct instant *ret);
bool moment_write(struct ctx *c, struct db *db, struct instant moment);

/* Runs wakes up to a moment, at most `most` cases; *ret_more: there are others. */
bool wakes_run(struct ctx *c, struct hearth *h, struct instant upto, size_t most, bool *ret_more);

#endif
