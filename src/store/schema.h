/*
 * The shape of the tables: the steps schema/NNN-*.sql, built into the program, and how a store is brought from one to
 * the next. Step N makes schema N from schema N-1, in one transaction that also writes the number down.
 */
#ifndef HEARTH_STORE_SCHEMA_H
#define HEARTH_STORE_SCHEMA_H

#include <stdbool.h>

#include "base/embedded.h"

struct ctx;
struct db;

extern const struct embedded_set embedded_schema; /* the folder schema/ */

/* The schema a connection finds; 0 where there are no tables. */
bool schema_of(struct ctx *c, struct db *db, int *ret);
/* Refuses one that is newer than this program, and, unless `older` will do, one that must be migrated first. */
bool schema_check(struct ctx *c, const char *directory, int found, bool older);
/* Takes step `number` of the set. Inside a transaction that writes. */
bool schema_step(struct ctx *c, struct db *db, const struct embedded_set *steps, int number);
/* The tables of the file of who read what. */
const char *schema_of_reads(void);

#endif
