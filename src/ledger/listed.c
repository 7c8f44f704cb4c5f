/* Narrow rows of records, for lists. */
#include "ledger/listed.h"

#include "base/ctx.h"
#include "ledger/rows.h"
#include "store/store.h"

#define LISTED                                                                                                          \
	"SELECT no, home, subject, author, ref, type, happened, happened_is_date, written, changed, withdrawn, force_from," \
	" force_to FROM record "
#define RANGE  " AND happened >= $3 AND happened <= $4 AND (happened < $4 OR no < $8)"
#define STANDS " AND (withdrawn IS NULL OR $5 = 1) AND ($9 = 0 OR author = $9)"
#define NEWEST " ORDER BY happened DESC, no DESC LIMIT $6"

/*
 * Of one type in a home: as pairs, since an engine that sees the type by itself walks the whole home by its key instead of
 * the type by its index.
 */
#define RANGE_OF_TYPE                                                                                                   \
	" AND (type, happened) >= ($7, $3) AND (type, happened) <= ($7, $4) AND (happened < $4 OR no < $8)"
#define NEWEST_OF_TYPE " ORDER BY type DESC, happened DESC, no DESC LIMIT $6"

/* By what is given: home and type, home, subject and type, subject. */
static const char *const select_lists[2][2] = {
	{LISTED "WHERE provider = $1 AND home = $2" RANGE STANDS NEWEST,
     LISTED "WHERE provider = $1 AND home = $2" RANGE_OF_TYPE STANDS NEWEST_OF_TYPE},
	{LISTED "WHERE provider = $1 AND subject = $2" RANGE STANDS NEWEST,
     LISTED "WHERE provider = $1 AND subject = $2 AND type = $7" RANGE STANDS NEWEST},
};
static const char select_no[] = LISTED "WHERE provider = $1 AND no = $2";
static const char select_ref[] = LISTED "WHERE provider = $1 AND ref = $2";
static const char select_naming[] = LISTED
	"WHERE provider = $1 AND withdrawn IS NULL AND no IN"
	" (SELECT from_record FROM link WHERE provider = $1 AND to_record = $2) ORDER BY happened DESC, no DESC";
static const char select_named[] = LISTED
	"WHERE provider = $1 AND withdrawn IS NULL AND no IN"
	" (SELECT to_record FROM link WHERE provider = $1 AND from_record = $2) ORDER BY happened DESC, no DESC";

static struct instant column_moment(struct statement *st, int i, struct instant otherwise)
{
	return column_is_null(st, i) ? otherwise : (struct instant){column_int(st, i)};
}

static struct listed column_listed(struct ctx *c, struct statement *st)
{
	return (struct listed){
		.no = (record_no)column_int(st, 0),
		.home = (record_no)column_int(st, 1),
		.subject = (record_no)column_int(st, 2),
		.author = column_is_null(st, 3) ? 0 : (record_no)column_int(st, 3),
		.ref = arena_copy(c->arena, column_text(st, 4)),
		.type = symbol_of(column_text(st, 5)),
		.happened = {column_int(st, 6)},
		.happened_is_date = column_int(st, 7) != 0,
		.written = {column_int(st, 8)},
		.changed = {column_int(st, 9)},
		.withdrawn = column_moment(st, 10, INSTANT_NEVER),
		.force_from = column_moment(st, 11, INSTANT_NONE),
		.force_to = column_moment(st, 12, INSTANT_NONE),
	};
}

static bool gather(struct ctx *c, struct statement *st, const struct listed **ret,
                   size_t *ret_count)
{
	struct listed *list = NULL;
	size_t count = 0, room = 0;
	bool row = true;
	while (statement_step(c, st, &row) && row) {
		if (count == room) {
			room = room == 0 ? 16 : room * 2;
			list = arena_grow(c->arena, list, count, room, sizeof *list);
		}
		list[count++] = column_listed(c, st);
	}
	*ret = list;
	*ret_count = count;
	return c->error == ERROR_NONE;
}

bool records_listed(struct ctx *c, struct db *db, const struct listing *l,
                    const struct listed **ret, size_t *ret_count)
{
	struct statement *st = db_sql(c, db, select_lists[l->subject != 0][l->type != 0]);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, l->subject != 0 ? l->subject : l->home);
	bind_int(st, 3, l->from.s == 0 ? INT64_MIN : l->from.s);
	bind_int(st, 4, l->before.s == 0 ? INT64_MAX : l->before.s);
	bind_int(st, 5, l->withdrawn);
	bind_int(st, 9, l->author);
	bind_int(st, 8, l->before.s == 0 ? INT64_MAX : l->before_no);
	bind_int(st, 6, l->most == 0 ? -1 : (int64_t)l->most);
	if (l->type != 0) {
		bind_text(st, 7, symbol_word(l->type));
	}
	return gather(c, st, ret, ret_count);
}

static bool one(struct ctx *c, struct statement *st, struct listed *ret, bool *ret_found)
{
	*ret_found = false;
	if (!statement_step(c, st, ret_found)) {
		return false;
	}
	if (*ret_found) {
		*ret = column_listed(c, st);
	}
	return true;
}

bool record_listed(struct ctx *c, struct db *db, record_no no, struct listed *ret, bool *ret_found)
{
	struct statement *st = db_sql(c, db, select_no);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, no);
	return one(c, st, ret, ret_found);
}

bool record_listed_ref(struct ctx *c, struct db *db, const char *ref, struct listed *ret,
                       bool *ret_found)
{
	struct statement *st = db_sql(c, db, select_ref);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_text(st, 2, ref);
	return one(c, st, ret, ret_found);
}

bool records_linked(struct ctx *c, struct db *db, record_no no, bool named_by_it,
                    const struct listed **ret, size_t *ret_count)
{
	struct statement *st = db_sql(c, db, named_by_it ? select_named : select_naming);
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, no);
	return gather(c, st, ret, ret_count);
}
