/*
 * The one way in. An entry and the duties it moves are one transaction; this file is the only caller of ledger_append().
 *
 * On the writer thread, for each entry: run what time alone owed up to its arrival, check it against the live world, append
 * it, fold it, step the duties, write the rows of both.
 */
#include <string.h>

#include "base/ctx.h"
#include "base/json.h"
#include "base/limits.h"
#include "duties/changes.h"
#include "duties/duties.h"
#include "duties/saving.h"
#include "ledger/rows.h"

bool save_check(struct ctx *c, struct saving *s)
{
	bool repeated = false;
	if (!find_repeat(c, s, &repeated) || repeated) {
		return c->error == ERROR_NONE;
	}
	return entry_check(c, &s->h->records, &s->writer, s->line, &s->entry);
}

static bool write_steps(struct ctx *c, struct saving *s)
{
	struct duty_changes changes = {0};
	if (s->deferred) {
		return duties_defer(c, s->h->world, &s->entry);
	}
	if (!duties_step(c, s->h->world, &s->entry, &changes)) {
		return false;
	}
	const struct taken taken = save_taken(s);
	size_t which = 0;
	if (save_refused(c, s->h, &changes, &taken, 1, &which)) {
		return false;
	}
	return changes_write_duties(c, s->h->db, &changes) && moment_write(c, s->h->db, s->entry.received);
}

static bool publish(struct ctx *c, struct saving *s)
{
	if (s->entry.kind != ENTRY_PUBLISH) {
		return true;
	}
	if (!published_add(c, s->h->published, json_object_get(s->entry.body, "files"), s->entry.received)) {
		return false;
	}
	world_publish(s->h->world, published_generations(s->h->published));
	return true;
}

bool save_append(struct ctx *c, struct saving *s)
{
	struct hearth *h = s->h;
	struct world_change change = {0};
	if (!ledger_append(c, h->db, &h->records, s->line, &s->entry) || !publish(c, s) ||
	    !world_put_entry(c, h->world, &s->entry, &change) || !changes_write_world(c, h->db, &change) || !write_steps(c, s)) {
		return false;
	}
	h->next_no += s->entry.kind == ENTRY_OPEN;
	h->received = instant_is_none(h->received) ? s->entry.received : instant_later(h->received, s->entry.received);
	s->saved = (struct saved){.no = s->entry.no, .record = s->entry.record, .received = s->entry.received};
	memcpy(s->saved.id, s->entry.id, sizeof s->entry.id);
	return true;
}

struct instant save_moment(const struct hearth *h, struct instant now)
{
	return instant_is_none(h->received) ? now : instant_later(h->received, now);
}

static bool check_one(struct ctx *c, struct db *db, void *arg)
{
	struct saving *s = arg;
	if (!opened_begin(c, s->h, db)) {
		return false;
	}
	s->writer.received = save_moment(s->h, c->now);
	return save_check(c, s);
}

static bool apply_one(struct ctx *c, struct db *db, void *arg)
{
	struct saving *s = arg;
	bool more = true;
	if (s->saved.repeated) {
		return true;
	}
	if (!opened_begin(c, s->h, db)) {
		return false;
	}
	while (more) {
		if (!wakes_run(c, s->h, s->writer.received, LIMIT_WAKES_A_COMMIT, &more)) {
			return false;
		}
	}
	return save_append(c, s);
}

bool entry_save(struct ctx *c, struct hearth *h, const char *line, size_t length, struct saved *ret)
{
	struct saving s = {.h = h};
	if (!entry_read(c, line, length, &s.line)) {
		return false;
	}
	const struct work work = {.check = check_one, .apply = apply_one, .arg = &s};
	if (!store_write(c, h->store, &work)) {
		return false;
	}
	*ret = s.saved;
	return true;
}
