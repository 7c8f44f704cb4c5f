/* The world: made, dropped, measured; and the view of its records that entry_check() asks. */
#include <string.h>

#include "duties/inside.h"

void *world_push(struct arena *arena, void **list, size_t *count, size_t *room, size_t size)
{
	if (*count == *room) {
		size_t more = *room == 0 ? 4 : *room * 2;
		*list = arena_grow(arena, *list, *count, more, size);
		*room = more;
	}
	*count += 1;
	return (char *)*list + (*count - 1) * size;
}

/* Everything but the plan, the source and the present moment is as at the beginning. */
static void begin(struct world *w)
{
	struct world fresh = {
		.plan = w->plan,
		.source = w->source,
		.has_source = w->has_source,
		.self = w->self,
		.arena = w->arena,
		.scratch = w->scratch,
		.now = w->now,
		.watches_made = w->plan->watch_count,
	};
	struct map *maps[] = {&fresh.records, &fresh.lists, &fresh.cases, &fresh.live, &fresh.kinds, &fresh.refs, &fresh.marks};
	for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
		maps[i]->arena = w->arena;
	}
	*w = fresh;
}

struct world *world_new(const struct generations *g, const struct world_source *source)
{
	struct arena *self = arena_new();
	struct world *w = ARENA_NEW(self, struct world);
	w->self = self;
	w->plan = plan_new(g);
	w->arena = arena_new();
	w->scratch = arena_new();
	w->now = INSTANT_NONE;
	if (source != NULL) {
		w->source = *source;
		w->has_source = true;
	}
	begin(w);
	return w;
}

void world_free(struct world *w)
{
	if (w != NULL) {
		arena_free(w->arena);
		arena_free(w->scratch);
		plan_free(w->plan);
		arena_free(w->self);
	}
}

void world_drop(struct world *w)
{
	struct arena *kept = w->scratch; /* for the cases of this very second */
	size_t count = 0;
	arena_clear(kept);
	struct case_key *keys = ARENA_ARRAY(kept, w->recent_count + w->dropped_count + 1, struct case_key);
	for (size_t i = 0; i < w->recent_count; i++) {
		keys[count++] = w->recent[i]->key;
	}
	for (size_t i = 0; i < w->dropped_count; i++) {
		keys[count++] = w->dropped[i];
	}
	size_t ran_count = 0;
	struct case_key *ran = ARENA_ARRAY(kept, w->held_count + w->ran_count + 1, struct case_key);
	for (size_t i = 0; i < w->held_count; i++) {
		if (w->held[i]->moment.s == w->now.s) {
			ran[ran_count++] = w->held[i]->key;
		}
	}
	for (size_t i = 0; i < w->ran_count; i++) {
		ran[ran_count++] = w->ran[i];
	}
	arena_clear(w->arena);
	begin(w);
	w->dropped = arena_grow(w->arena, keys, count, count + 1, sizeof *keys);
	w->dropped_count = count;
	w->ran = arena_grow(w->arena, ran, ran_count, ran_count + 1, sizeof *ran);
	w->ran_count = ran_count;
	arena_clear(kept);
}

void world_publish(struct world *w, const struct generations *g)
{
	if (plan_extend(w->plan, g)) {
		return;
	}
	plan_free(w->plan); /* a publication was taken back */
	w->plan = plan_new(g);
	world_drop(w);
}

size_t world_bytes(const struct world *w)
{
	return arena_bytes(w->arena) + arena_bytes(w->scratch) + arena_bytes(w->plan->arena);
}

void world_defer(struct world *w)
{
	w->deferred = true;
}

/* ---- the view of entry_check() ---- */

static const struct record *view_by_no(struct ctx *c, void *self, record_no no)
{
	return world_record(c, self, no);
}

static bool view_no_of(struct ctx *c, void *self, const char *ref, record_no *ret)
{
	return rec_no_of(c, self, ref, ret);
}

static const struct record *view_by_ref(struct ctx *c, void *self, const char *ref)
{
	record_no no = 0;
	return rec_no_of(c, self, ref, &no) && no != 0 ? world_record(c, self, no) : NULL;
}

static const struct definitions *view_definitions(void *self, uint32_t version)
{
	const struct world *w = self;
	return version < w->plan->generation_count ? w->plan->generations[version].definitions : NULL;
}

static uint32_t view_version(void *self)
{
	const struct world *w = self;
	return (uint32_t)w->plan->generation_count - 1;
}

static bool view_has_staff(struct ctx *c, void *self, bool *ret)
{
	struct world *w = self;
	const record_no *list = NULL;
	size_t count = 0;
	if (!rec_carriers(c, w, w->plan->words.staff, 0, &list, &count)) {
		return false;
	}
	*ret = count > 0;
	return true;
}

static bool view_posts_of(struct ctx *c, void *self, record_no person, const struct record *const **ret, size_t *ret_count)
{
	struct world *w = self;
	struct rec *r = rec_find(c, w, person);
	const struct numbers *list = r == NULL ? NULL : rec_posts(c, w, r);
	*ret_count = 0;
	if (list == NULL) {
		return c->error == ERROR_NONE;
	}
	const struct record **posts = ARENA_ARRAY(c->arena, list->count + 1, const struct record *);
	for (size_t i = 0; i < list->count; i++) {
		const struct rec *post = rec_find(c, w, list->items[i]);
		if (post != NULL) {
			posts[(*ret_count)++] = &post->r;
		}
	}
	*ret = posts;
	return c->error == ERROR_NONE;
}

static record_no view_next_no(void *self)
{
	const struct world *w = self;
	return w->last_no + 1;
}

struct record_source world_records(struct world *w)
{
	return (struct record_source){
		.self = w,
		.by_ref = view_by_ref,
		.by_no = view_by_no,
		.no_of = view_no_of,
		.definitions = view_definitions,
		.version = view_version,
		.has_staff = view_has_staff,
		.posts_of = view_posts_of,
		.next_no = view_next_no,
	};
}
