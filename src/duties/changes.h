/* Writing what an entry or a moment changed: the rows of record, link, watched, duty_case and instance. */
#ifndef HEARTH_CHANGES_H
#define HEARTH_CHANGES_H

#include "duties/duties.h"

struct db;

/* Inside a transaction. */
bool changes_write_world(struct ctx *c, struct db *db, const struct world_change *change);
bool changes_write_duties(struct ctx *c, struct db *db, const struct duty_changes *changes);

#endif
