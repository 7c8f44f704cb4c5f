/* A store in memory: keeps the rows that the engine hands out, and gives them back to a world that is filled on demand. */
#ifndef HEARTH_TESTS_MIRROR_H
#define HEARTH_TESTS_MIRROR_H

#include "base/ctx.h"
#include "duties/duties.h"

struct mirror {
	struct ctx *c;
	struct entry *entries;
	size_t entry_count, entry_room;
	struct watched_change *rows;
	size_t row_count, row_room;
	struct { record_no from, to; } *links;
	size_t link_count, link_room;
	struct instance *instances;
	size_t instance_count, instance_room;
	struct case_change *cases;
	size_t case_count, case_room;
	struct record_row { record_no no, home, subject; symbol type; struct instant happened; } *records;
	size_t record_count, record_room;
};

void mirror_init(struct mirror *m, struct ctx *c);
struct world_source mirror_source(struct mirror *m);
void mirror_add_entry(struct mirror *m, const struct entry *e);
void mirror_add_world(struct mirror *m, const struct world_change *change);
void mirror_add_duties(struct mirror *m, const struct duty_changes *changes);
/* Runs all wakes up to then, as the clock thread does: those that are due, oldest first. */
bool mirror_wake(struct ctx *c, struct mirror *m, struct world *w, struct instant upto);
void mirror_instances(struct mirror *m, const struct instance ***ret, size_t *ret_count);

#endif
