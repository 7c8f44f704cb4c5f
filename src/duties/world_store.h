/* The store as the source of the live world, and lists of instances as rows. */
#ifndef HEARTH_WORLD_STORE_H
#define HEARTH_WORLD_STORE_H

#include "duties/world.h"
#include "ledger/listed.h"

struct db;

/* The connection it reads with: set for each piece of work on the writer thread. */
struct store_source {
	struct db *db;
	struct record_source records; /* the world's own view, to decode entries */
};
struct world_source store_world_source(struct store_source *s);

/* Open instances of a home, by due. Memory of the ctx. */
bool instances_open_in(struct ctx *c, struct db *db, record_no home, const struct instance **ret, size_t *ret_count);
/* Open instances about a person (or a home), by due. */
bool instances_open_about(struct ctx *c, struct db *db, record_no subject, const struct instance **ret, size_t *ret_count);
/* Instances of a home that ended at that moment or later, however they ended; newest ending first. */
bool instances_ended_in(struct ctx *c, struct db *db, record_no home, struct instant since, const struct instance **ret,
                        size_t *ret_count);
/* Every instance that a record carries, ended ones too. */
bool instances_of_record(struct ctx *c, struct db *db, record_no record, const struct instance **ret, size_t *ret_count);
/* An open instance with the narrow row of the record that carries it. */
struct open_duty {
	struct instance i;
	struct listed carrier;
};
/* Those of a home that are due by then (INSTANT_NEVER: all, also those without a date), by due. Memory of the ctx. */
bool duties_open_in(struct ctx *c, struct db *db, record_no home, struct instant until, const struct open_duty **ret,
                    size_t *ret_count);
/* Every instance, in no order. Memory of the ctx. */
bool instances_all(struct ctx *c, struct db *db, const struct instance **ret, size_t *ret_count);

#endif
