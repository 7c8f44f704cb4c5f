/* Records by number and reference, links both ways, and what an entry changes of them. */
#include <string.h>

#include "duties/evaluate.h"

struct ref_entry {
	const char *ref;
	record_no no;
	struct ref_entry *next; /* of the same hash */
};

static uint64_t hash(const char *text)
{
	uint64_t h = 14695981039346656037u;
	for (; *text != '\0'; text++) {
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	}
	return h | 1;
}

static void add_ref(struct world *w, const struct record *r)
{
	uint64_t key = hash(r->ref);
	struct ref_entry *e = ARENA_NEW(w->arena, struct ref_entry);
	*e = (struct ref_entry){r->ref, r->no, map_get(&w->refs, key)};
	map_put(&w->refs, key, e);
}

bool rec_no_of(struct ctx *c, struct world *w, const char *ref, record_no *ret)
{
	for (const struct ref_entry *e = map_get(&w->refs, hash(ref)); e != NULL; e = e->next) {
		if (strcmp(e->ref, ref) == 0) {
			*ret = e->no;
			return true;
		}
	}
	*ret = 0;
	return !w->has_source || w->source.no_of(c, w->source.self, ref, ret);
}

/* ---- of a type in a scope ---- */

static void add_kind(struct world *w, symbol type, record_no scope, record_no no)
{
	uint64_t key = map_pair(type, scope);
	struct numbers *list = map_get(&w->kinds, key);
	if (list == NULL) {
		list = ARENA_NEW(w->arena, struct numbers);
		map_put(&w->kinds, key, list);
	}
	*(record_no *)PUSH(w->arena, list->items, list->count, list->room) = no;
}

/* A replay finds carriers here; a live world asks its source. */
static void add_kinds(struct world *w, const struct record *r)
{
	add_kind(w, r->type, 0, r->no);
	add_kind(w, r->type, home_scope(r), r->no);
	if (r->subject != 0 && r->subject != r->home) {
		add_kind(w, r->type, r->subject, r->no);
	}
	*(record_no *)PUSH(w->arena, w->all.items, w->all.count, w->all.room) = r->no;
}

/* Only these types may belong to no home. */
static bool provider_carriers(struct ctx *c, struct world *w, symbol type, const record_no **ret, size_t *ret_count)
{
	const struct words *words = &w->plan->words;
	const record_no *all = NULL;
	record_no *list;
	size_t count = 0, kept = 0;
	bool may = type == words->provider || type == words->staff || type == words->registered_person;
	if (may && !rec_carriers(c, w, type, 0, &all, &count)) {
		return false;
	}
	list = ARENA_ARRAY(c->arena, count + 1, record_no);
	for (size_t i = 0; i < count; i++) {
		const struct record *r = world_record(c, w, all[i]);
		if (r != NULL && r->home == 0) {
			list[kept++] = r->no;
		}
	}
	*ret = list;
	*ret_count = kept;
	return c->error == ERROR_NONE;
}

bool rec_carriers(struct ctx *c, struct world *w, symbol type, record_no scope, const record_no **ret, size_t *ret_count)
{
	if (w->has_source && scope == SCOPE_PROVIDER) {
		return provider_carriers(c, w, type, ret, ret_count);
	}
	if (w->has_source) {
		struct instant first = {INT64_MIN + 1};
		return w->source.carriers(c, w->source.self, type, scope, first, INSTANT_NEVER, ret, ret_count);
	}
	const struct numbers *list = map_get(&w->kinds, map_pair(type, scope));
	*ret = list == NULL ? NULL : list->items;
	*ret_count = list == NULL ? 0 : list->count;
	return true;
}

const struct numbers *rec_providers(struct ctx *c, struct world *w)
{
	if (w->has_source && !w->providers_known) {
		const record_no *list = NULL;
		size_t count = 0;
		if (!rec_carriers(c, w, w->plan->words.provider, 0, &list, &count)) {
			return NULL;
		}
		w->providers = (struct numbers){arena_grow(w->arena, list, count, count + 4, sizeof *list), count, count + 4};
		w->providers_known = true;
	}
	return &w->providers;
}

/* ---- one record ---- */

static struct rec *held(const struct world *w, record_no no)
{
	if (!w->has_source) {
		return no < w->direct_count ? w->direct[no] : NULL;
	}
	return map_get(&w->records, no);
}

static void put_directly(struct world *w, record_no no, struct rec *r)
{
	if (no >= w->direct_count) {
		size_t more = (size_t)no * 2 + 64;
		w->direct = arena_grow(w->arena, w->direct, w->direct_count, more, sizeof *w->direct);
		w->direct_count = more;
	}
	w->direct[no] = r;
}

static struct rec *add_rec(struct world *w, record_no no)
{
	struct rec *r = ARENA_NEW(w->arena, struct rec);
	map_put(&w->records, no, r);
	if (!w->has_source) {
		put_directly(w, no, r);
	}
	w->last_no = no > w->last_no ? no : w->last_no;
	return r;
}

static void forget_said(struct rec *r, int64_t entry)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->said_count; i++) {
		if (r->said[i].entry != entry) {
			r->said[kept++] = r->said[i];
		}
	}
	r->said_count = kept;
}

/* Whoever asks what was in force at a moment outside of this span never read the record, and never will have. */
static void widen_force(struct rec *r, const struct entry *e)
{
	const struct record_type *kind = r->r.kind;
	if (e->kind == ENTRY_OPEN) {
		r->force_from = INSTANT_NEVER;
		r->force_to = INSTANT_NONE;
	}
	for (size_t i = 0; i < e->field_count; i++) {
		struct when w = value_when(&e->fields[i].value);
		if (w.kind != WHEN_NONE && e->fields[i].name == kind->force_from) {
			r->force_from = instant_earlier(r->force_from, when_start(w));
		} else if (w.kind != WHEN_NONE && e->fields[i].name == kind->force_to) {
			r->force_to = instant_later(r->force_to, when_end(w));
		}
	}
	const struct fact *to = kind->force_to == 0 ? NULL : record_fact(&r->r, kind->force_to, INSTANT_NEVER);
	if (kind->replaced || to == NULL || value_when(&to->value).kind == WHEN_NONE) {
		r->force_to = INSTANT_NEVER; /* no end, or one that another record gives it */
	}
}

static void fold(struct world *w, struct rec *r, const struct entry *e)
{
	uint32_t index = e->kind == ENTRY_OPEN ? 0 : r->r.entries;
	record_fold(w->arena, &r->r, e, false);
	if (r->r.kind->in_force) {
		widen_force(r, e);
	}
	for (size_t i = 0; i < e->link_count; i++) {
		*(struct said_link *)PUSH(w->arena, r->said, r->said_count, r->said_room) =
			(struct said_link){e->links[i], index, e->written};
	}
	if (e->kind == ENTRY_WITHDRAW && e->withdraws >= 0) {
		forget_said(r, e->withdraws);
	}
}

static struct rec *load(struct ctx *c, struct world *w, record_no no)
{
	const struct entry *entries = NULL;
	size_t count = 0;
	if (!w->has_source || !w->source.entries_of(c, w->source.self, no, &entries, &count) || count == 0) {
		return NULL;
	}
	if (w->putting != 0 && entries[0].no >= w->putting) {
		return NULL;
	}
	struct rec *r = add_rec(w, no);
	for (size_t i = 0; i < count && (w->putting == 0 || entries[i].no < w->putting); i++) {
		fold(w, r, &entries[i]);
	}
	add_ref(w, &r->r);
	watch_hold(c, w, r);
	return r;
}

struct rec *rec_find(struct ctx *c, struct world *w, record_no no)
{
	struct rec *r = no == 0 ? NULL : held(w, no);
	return r != NULL || no == 0 ? r : load(c, w, no);
}

const struct record *world_record(struct ctx *c, struct world *w, record_no no)
{
	const struct rec *r = rec_find(c, w, no);
	return r == NULL ? NULL : &r->r;
}

const struct record *world_next_record(const struct world *w, record_no after)
{
	for (size_t i = 0; i < w->all.count; i++) { /* numbers are given in the order of opening */
		size_t at = after < w->all.count && w->all.items[after] == after + 1 ? after : i;
		if (w->all.items[at] > after) {
			return &held(w, w->all.items[at])->r;
		}
	}
	return NULL;
}

/* ---- links ---- */

static void add_in(struct world *w, struct rec *r, record_no from)
{
	for (size_t i = r->in_count; i > 0; i--) {
		if (r->in[i - 1] == from) {
			return;
		}
	}
	*(record_no *)PUSH(w->arena, r->in, r->in_count, r->in_room) = from;
}

bool rec_links_in(struct ctx *c, struct world *w, struct rec *r)
{
	const record_no *list = NULL;
	size_t count = 0;
	if (!w->has_source || r->in_known) {
		return true;
	}
	if (!w->source.linked_to(c, w->source.self, r->r.no, &list, &count)) {
		return false;
	}
	const size_t newer = r->in_count; /* the source may know these too */
	for (size_t i = 0; i < count; i++) {
		bool there = false;
		for (size_t k = 0; !there && k < newer; k++) {
			there = r->in[k] == list[i];
		}
		if (!there) {
			*(record_no *)PUSH(w->arena, r->in, r->in_count, r->in_room) = list[i];
		}
	}
	r->in_known = true;
	return true;
}

static void add_post(struct world *w, struct rec *r, record_no post)
{
	for (size_t i = 0; i < r->posts.count; i++) {
		if (r->posts.items[i] == post) {
			return;
		}
	}
	*(record_no *)PUSH(w->arena, r->posts.items, r->posts.count, r->posts.room) = post;
}

const struct numbers *rec_posts(struct ctx *c, struct world *w, struct rec *r)
{
	const record_no *list = NULL;
	size_t count = 0;
	if (w->has_source && !r->posts_known) {
		if (!w->source.posts_of(c, w->source.self, r->r.no, &list, &count)) {
			return NULL;
		}
		for (size_t i = 0; i < count; i++) {
			add_post(w, r, list[i]);
		}
		r->posts_known = true;
	}
	return &r->posts;
}

/* Links that the entry added, from the number of links before it. */
static bool put_links(struct ctx *c, struct world *w, struct rec *r, size_t before)
{
	for (size_t i = before; i < r->r.link_count; i++) {
		struct rec *to = rec_find(c, w, r->r.links[i]);
		if (to == NULL) {
			if (c->error != ERROR_NONE) {
				return false;
			}
			continue;
		}
		if (r->r.type == w->plan->words.registered_person) {
			add_post(w, to, r->r.no);
		}
		/* Numbers grow, so a record just opened is not there yet. */
		if (r->r.entries == 1) {
			*(record_no *)PUSH(w->arena, to->in, to->in_count, to->in_room) = r->r.no;
		} else {
			add_in(w, to, r->r.no);
		}
	}
	return true;
}

/* ---- entries ---- */

static struct rec *open_rec(struct ctx *c, struct world *w, const struct entry *e)
{
	struct rec *r = add_rec(w, e->record);
	fold(w, r, e);
	r->in_known = r->posts_known = true;
	add_ref(w, &r->r);
	if (!w->has_source) {
		add_kinds(w, &r->r);
	}
	if (e->type == w->plan->words.provider && rec_providers(c, w) != NULL) {
		*(record_no *)PUSH(w->arena, w->providers.items, w->providers.count, w->providers.room) = e->record;
	}
	return r;
}

static struct rec *put(struct ctx *c, struct world *w, const struct entry *e)
{
	struct rec *r;
	if (e->kind == ENTRY_OPEN) {
		return open_rec(c, w, e);
	}
	r = rec_find(c, w, e->record);
	if (r != NULL) {
		fold(w, r, e);
	} else if (c->error == ERROR_NONE) {
		ctx_fail(c, ERROR_NOT_FOUND, "record \"%s\" is not there", e->ref == NULL ? "" : e->ref);
	}
	return r;
}

static bool put_entry(struct ctx *c, struct world *w, const struct entry *e, struct world_change *ret)
{
	const struct rec *before = e->kind == ENTRY_OPEN ? NULL : rec_find(c, w, e->record);
	size_t links = before == NULL ? 0 : before->r.link_count;
	struct rec *r = put(c, w, e);
	if (r == NULL || !put_links(c, w, r, links)) {
		return false;
	}
	if (e->kind == ENTRY_SET) {
		w->calendar_made = false;
	}
	struct watched_changes changes = {0};
	if (!watch_made_new(c, w, ret == NULL ? NULL : &changes)) {
		return false;
	}
	if (w->deferred) {
		r->stale = true;
	} else {
		watch_record(c, w, r, ret == NULL ? NULL : &changes);
	}
	if (ret != NULL) {
		*ret = (struct world_change){&r->r, changes.items, changes.count, r->r.links, r->r.link_count};
	}
	return c->error == ERROR_NONE;
}

bool world_put_entry(struct ctx *c, struct world *w, const struct entry *e, struct world_change *ret)
{
	w->putting = e->no;
	w->opened = e->kind == ENTRY_OPEN ? e->record : 0;
	bool ok = put_entry(c, w, e, ret);
	w->putting = 0;
	return ok;
}
