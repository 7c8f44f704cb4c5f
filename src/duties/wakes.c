/* What time alone owes: wakes, run in their order, a bounded number a commit. */
#include "base/limits.h"
#include "duties/changes.h"
#include "duties/opened.h"
#include "ledger/rows.h"

static const char select_wakes[] =
	"SELECT duty, record FROM duty_case WHERE provider = $1 AND wake <= $2 ORDER BY wake, record, duty LIMIT $3";

static bool gather_wakes(struct ctx *c, struct db *db, struct instant upto, size_t most, struct case_key *keys, size_t *ret_count)
{
	bool row = true;
	struct statement *st = db_sql(c, db, select_wakes);
	*ret_count = 0;
	if (st == NULL) {
		return false;
	}
	bind_int(st, 1, LEDGER_PROVIDER);
	bind_int(st, 2, upto.s);
	bind_int(st, 3, (int64_t)most);
	while (*ret_count < most && statement_step(c, st, &row) && row) {
		keys[(*ret_count)++] = (struct case_key){symbol_of(column_text(st, 0)), (record_no)column_int(st, 1)};
	}
	return c->error == ERROR_NONE;
}

bool wakes_run(struct ctx *c, struct hearth *h, struct instant upto, size_t most, bool *ret_more)
{
	struct case_key *keys = ARENA_ARRAY(c->arena, most, struct case_key);
	size_t count = 0;
	if (!gather_wakes(c, h->db, upto, most, keys, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		struct duty_changes changes = {0};
		if (!duties_wake_case(c, h->world, keys[i], upto, &changes) || !changes_write_duties(c, h->db, &changes)) {
			return false;
		}
	}
	*ret_more = count == most;
	return count == 0 || moment_write(c, h->db, upto);
}

struct ticking {
	struct hearth *h;
	struct instant upto;
	bool more;
};

static bool apply_tick(struct ctx *c, struct db *db, void *arg)
{
	struct ticking *t = arg;
	if (!opened_begin(c, t->h, db)) {
		return false;
	}
	return wakes_run(c, t->h, t->upto, LIMIT_WAKES_A_COMMIT, &t->more);
}

bool hearth_tick(struct ctx *c, struct hearth *h, struct instant *ret_next)
{
	struct ticking t = {.h = h, .upto = c->now, .more = true};
	const struct work work = {.apply = apply_tick, .arg = &t};
	if (!hearth_oldest_wake(c, h, ret_next)) {
		return false;
	}
	while (ret_next->s <= c->now.s && t.more) {
		if (!store_write(c, h->store, &work)) {
			return false;
		}
	}
	return hearth_oldest_wake(c, h, ret_next);
}
