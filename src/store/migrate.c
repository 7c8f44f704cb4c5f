/*
 * Bringing a store to this program's schema: a backup first, then one step after the other, each in a transaction of its
 * own. A step that fails leaves the store at the step before it, and the backup beside it.
 */
#include "store/opened.h"
#include "store/schema.h"

#include "base/ctx.h"
#include "base/log.h"
#include "store/place.h"

struct stepping {
	const struct embedded_set *steps;
	int number;
};

static bool take_step(struct ctx *c, struct db *db, void *arg)
{
	const struct stepping *s = arg;
	return schema_step(c, db, s->steps, s->number);
}

static bool back_up(struct ctx *c, struct store *s, int found)
{
	const char *name = arena_printf(c->arena, "before-schema-%d.backup", found + 1);
	const char *file = place_file(c, s->directory, name);
	if (!store_backup(c, s, file, place_file(c, s->directory, PLACE_KEY))) {
		return ctx_within(c, "nothing was migrated, for want of a backup: ");
	}
	log_line(LOG_LEVEL_INFO, NULL, "migrating from schema %d; a backup is in %s", found, name);
	return true;
}

static bool take_steps(struct ctx *c, struct store *s, const struct embedded_set *steps, int found,
                       int target)
{
	for (int n = found + 1; n <= target; n++) {
		struct stepping stepping = {steps, n};
		struct work work = {.apply = take_step, .arg = &stepping};
		if (!store_write(c, s, &work)) {
			return false;
		}
	}
	return true;
}

bool store_migrate_by(struct ctx *c, const char *directory, const struct embedded_set *steps,
                      int target)
{
	int found;
	struct store *s;
	if (!store_open_older(c, directory, STORE_WRITE, &s)) {
		return false;
	}
	bool migrated =
		store_schema(c, directory, &found) &&
		(found >= target || (back_up(c, s, found) && take_steps(c, s, steps, found, target)));
	store_close(s);
	return migrated;
}

bool store_migrate(struct ctx *c, const char *directory)
{
	return store_migrate_by(c, directory, &embedded_schema, STORE_SCHEMA);
}
