/* The shape of the tables, and how a store is brought from one to the next. */
#include "store/schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/ctx.h"
#include "store/engine.h"
#include "store/store.h"

bool schema_of(struct ctx *c, struct db *db, int *ret)
{
	static const char sql[] = "SELECT value FROM meta WHERE key = 'schema'";
	bool there = false, row = false;
	if (!db_has_table(c, db, "meta", &there)) {
		return false;
	}
	if (!there) {
		*ret = 0;
		return true;
	}
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL || !statement_step(c, st, &row)) {
		return false;
	}
	int found = row ? atoi(column_text(st, 0)) : 0;
	if (!statement_run(c, st)) {
		return false;
	}
	*ret = found;
	return true;
}

bool schema_check(struct ctx *c, const char *directory, int found, bool older)
{
	if (found > STORE_SCHEMA) {
		return ctx_fail(
			c, ERROR_INVALID,
			"the store in \"%s\" was made by a newer program (schema %d; this one knows %d): use that program",
			directory, found, STORE_SCHEMA);
	}
	if (found == 0) {
		return ctx_fail(c, ERROR_INVALID,
		                "\"%s/hearth.db\" is no store, or it is damaged: restore a backup",
		                directory);
	}
	if (found < STORE_SCHEMA && !older) {
		return ctx_fail(
			c, ERROR_INVALID,
			"the store in \"%s\" is older than this program (schema %d, needed %d): run hearth migrate",
			directory, found, STORE_SCHEMA);
	}
	return true;
}

/* The step's file: its name begins with the number in three digits. */
static const struct embedded_file *find_step(struct ctx *c, const struct embedded_set *steps,
                                             int number)
{
	const char *prefix = arena_printf(c->arena, "%03d-", number);
	for (size_t i = 0; i < steps->count; i++) {
		if (strncmp(steps->files[i].name, prefix, strlen(prefix)) == 0) {
			return &steps->files[i];
		}
	}
	return NULL;
}

static bool note_number(struct ctx *c, struct db *db, int number)
{
	static const char sql[] = "INSERT INTO meta (key, value) VALUES ('schema', $1)"
							  " ON CONFLICT (key) DO UPDATE SET value = excluded.value";
	struct statement *st = db_sql(c, db, sql);
	if (st == NULL) {
		return false;
	}
	bind_text(st, 1, arena_printf(c->arena, "%d", number));
	return statement_run(c, st);
}

bool schema_step(struct ctx *c, struct db *db, const struct embedded_set *steps, int number)
{
	const struct embedded_file *step = find_step(c, steps, number);
	assert(step != NULL); /* a program without one of its own steps */
	if (!db_script(c, db, step->bytes) || !note_number(c, db, number)) {
		return ctx_within(c, "schema step \"%s\": ", step->name);
	}
	return true;
}

const char *schema_of_reads(void)
{
	const struct embedded_file *file = embedded_find(&embedded_schema, "reads-001.sql");
	assert(file != NULL);
	return file->bytes;
}
