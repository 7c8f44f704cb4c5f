/* What publishing changed definitions would do to the open duties of a directory. */
#include <stdio.h>

#include "base/json.h"
#include "duties/duties.h"
#include "duties/opened.h"
#include "duties/stood.h"
#include "ledger/rows.h"

struct comparing {
	struct ctx *c;
	bool json;
	json_t *list;
	const struct world *world; /* to name records */
	size_t changed;
};

static const char *due_text(struct ctx *c, const struct instance *i)
{
	return i == NULL || instant_is_none(i->due) ? NULL : instant_iso(c->arena, i->due);
}

/* `was`: what moves, as it is now; NULL. */
static void say(struct comparing *k, const char *what, const struct instance *i, const struct instance *was)
{
	struct ctx *c = k->c;
	const struct record *r = world_record(c, (struct world *)(uintptr_t)k->world, i->record);
	const struct record *home = world_record(c, (struct world *)(uintptr_t)k->world, i->home);
	const char *ref = r == NULL ? "" : r->ref, *at = home == NULL ? "" : home->ref;
	const char *due = due_text(c, i), *before = due_text(c, was);
	k->changed++;
	if (k->json) {
		json_array_append_new(k->list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:s?}", "change", what, "duty",
		                                         symbol_word(i->duty), "home", at, "record", ref, "recipient",
		                                         i->recipient == NULL ? "" : i->recipient, "round",
		                                         i->round == NULL ? "" : i->round, "due", due, "was", before));
	} else {
		printf("%-6s %s: %s of %s%s%s, due %s%s%s\n", what, at, symbol_word(i->duty), ref, *i->recipient == '\0' ? "" : " to ",
		       i->recipient, due == NULL ? "never" : due, before == NULL ? "" : ", was ", before == NULL ? "" : before);
	}
}

static bool is_open(const struct instance *i)
{
	return i->ending == ENDING_OPEN;
}

/* Both lists are in the order of identity: what is open on one side alone opens or ends, on both with another due moves. */
static void compare_open(struct comparing *k, const struct instance *const *now, size_t now_count, const struct instance *const *then,
                         size_t then_count)
{
	size_t i = 0, j = 0;
	while (i < now_count || j < then_count) {
		int order = i == now_count ? 1 : j == then_count ? -1 : instance_compare_identity(now[i], then[j]);
		const struct instance *a = order <= 0 ? now[i++] : NULL, *b = order >= 0 ? then[j++] : NULL;
		bool open_now = a != NULL && is_open(a), open_then = b != NULL && is_open(b);
		if (open_now && !open_then) {
			say(k, "end", a, NULL);
		} else if (!open_now && open_then) {
			say(k, "open", b, NULL);
		} else if (open_now && a->due.s != b->due.s) {
			say(k, "move", b, a);
		}
	}
}

static bool dry_run_in(struct ctx *c, struct hearth *h, struct db *db, const struct definitions *d, bool json)
{
	const struct replay everything = {.at = INSTANT_NONE};
	const struct instance_filter all = {0};
	const struct generations *published = published_generations(h->published);
	const struct definitions **only = ARENA_ARRAY(c->arena, published->count, const struct definitions *);
	for (size_t i = 0; i < published->count; i++) {
		only[i] = d;
	}
	const struct generations as_proposed = {.items = only, .published = published->published, .count = published->count};
	struct world *now = NULL, *then = NULL;
	const struct instance **a = NULL, **b = NULL;
	size_t a_count = 0, b_count = 0;
	if (!replay_in(c, h, db, published, &everything, c->now, &now)) {
		return false;
	}
	bool ok = replay_in(c, h, db, &as_proposed, &everything, c->now, &then);
	if (ok) {
		struct comparing k = {.c = c, .json = json, .list = json_array(), .world = now};
		world_instances(c, now, &all, &a, &a_count);
		world_instances(c, then, &all, &b, &b_count);
		compare_open(&k, a, a_count, b, b_count);
		if (json) {
			puts(json_line(c->arena, k.list));
		} else {
			printf("%zu open %s would change\n", k.changed, k.changed == 1 ? "duty" : "duties");
		}
		json_decref(k.list);
	}
	world_free(now);
	world_free(then);
	return ok;
}

bool hearth_dry_run(struct ctx *c, const char *directory, const struct definitions *d, bool json)
{
	struct hearth *h = NULL;
	struct db *db = NULL;
	if (!hearth_open(c, directory, HEARTH_READ, &h)) {
		return false;
	}
	bool ok = store_read_begin(c, h->store, &db);
	if (ok) {
		ok = dry_run_in(c, h, db, d, json);
		store_read_end(h->store, db);
	}
	hearth_close(h);
	return ok;
}
