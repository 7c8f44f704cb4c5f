/* Cases: a duty on its carrying record, with its instances; where they are found, and what changed of them. */
#include <stdlib.h>
#include <string.h>

#include "duties/inside.h"

static uint64_t key_of(struct case_key key)
{
	return map_pair(key.duty, key.record);
}

struct kase *case_held(const struct world *w, struct case_key key)
{
	return map_get(&w->cases, key_of(key));
}

/* ---- lists of cases ---- */

static struct kases *live_list(struct world *w, symbol duty, record_no scope)
{
	struct kases *list = map_get(&w->live, map_pair(duty, scope));
	if (list == NULL) {
		list = ARENA_NEW(w->arena, struct kases);
		map_put(&w->live, map_pair(duty, scope), list);
	}
	return list;
}

static void enlist(struct world *w, struct kases *list, struct kase *k)
{
	*(struct kase **)PUSH(w->arena, list->items, list->count, list->room) = k;
}

/* An instance about somebody else than its carrier is about (an item of `each`) is found by that person too, for good. */
static void enlist_person(struct world *w, struct kase *k, record_no person)
{
	const struct rec *carrier = map_get(&w->records, k->key.record);
	if (person == 0 || (carrier != NULL && (person == carrier->r.subject || person == carrier->r.home))) {
		return;
	}
	struct kases *list = live_list(w, k->key.duty, person);
	for (size_t i = list->count; i > 0; i--) {
		if (list->items[i - 1] == k) {
			return;
		}
	}
	enlist(w, list, k);
}

/* ---- rows ---- */

static struct row *new_row(struct world *w, struct kase *k, const struct instance *i)
{
	struct row *row = ARENA_NEW(w->arena, struct row);
	row->i = *i;
	*(struct row **)PUSH(w->arena, k->rows, k->count, k->room) = row;
	enlist_person(w, k, i->subject);
	if (i->on != 0) {
		*(struct row **)PUSH(w->arena, k->upon, k->upon_count, k->upon_room) = row;
	}
	if (i->ending == ENDING_OPEN) {
		*(struct row **)PUSH(w->arena, k->open, k->open_count, k->open_room) = row;
	}
	return row;
}

static bool is_open(const struct kase *k, const struct row *row)
{
	for (size_t i = 0; i < k->open_count; i++) {
		if (k->open[i] == row) {
			return true;
		}
	}
	return false;
}

void case_close(struct world *w, struct kase *k, struct row *row)
{
	size_t kept = 0;
	*(struct row **)PUSH(w->arena, k->moved, k->moved_count, k->moved_room) = row;
	for (size_t i = 0; i < k->open_count; i++) {
		if (k->open[i] != row) {
			k->open[kept++] = k->open[i];
		}
	}
	k->open_count = kept;
}

void case_reopen(struct world *w, struct kase *k, struct row *row)
{
	if (!is_open(k, row)) {
		*(struct row **)PUSH(w->arena, k->open, k->open_count, k->open_room) = row;
	}
}

/* ---- one case ---- */

static const char *keep_text(struct world *w, const char *text)
{
	return text == NULL ? NULL : arena_copy(w->arena, text);
}

static bool read_rows(struct ctx *c, struct world *w, struct kase *k)
{
	const struct instance *list = NULL;
	size_t count = 0;
	if (!w->source.instances(c, w->source.self, k->key.duty, k->key.record, &list, &count)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		struct instance held = list[i];
		held.recipient = keep_text(w, list[i].recipient);
		held.round = keep_text(w, list[i].round);
		held.reason = keep_text(w, list[i].reason);
		new_row(w, k, &held);
	}
	return true;
}

static int compare_opened(const void *a, const void *b)
{
	const struct row *left = *(struct row *const *)a, *right = *(struct row *const *)b;
	if (left->i.opened.s != right->i.opened.s) {
		return left->i.opened.s < right->i.opened.s ? -1 : 1;
	}
	if (left->i.started.s != right->i.started.s) {
		return left->i.started.s < right->i.started.s ? -1 : 1;
	}
	return instance_compare_identity(&left->i, &right->i);
}

/* What it was before this second is not in its rows: then it is walked anew. */
static bool ran_before(const struct world *w, struct case_key key)
{
	for (size_t i = 0; i < w->ran_count; i++) {
		if (w->ran[i].duty == key.duty && w->ran[i].record == key.record) {
			return true;
		}
	}
	return false;
}

struct kase *case_get(struct ctx *c, struct world *w, struct case_key key)
{
	struct kase *k = case_held(w, key);
	if (k != NULL) {
		return k;
	}
	k = w->spare != NULL ? w->spare : ARENA_NEW(w->arena, struct kase);
	w->spare = NULL;
	k->key = key;
	k->wake = INSTANT_NEVER;
	k->moment = k->asked = INSTANT_NONE;
	k->again = ran_before(w, key);
	k->told = !w->has_source || key.record == w->opened;
	k->told_live = false;
	k->told_wake = INSTANT_NEVER;
	k->waits = false;
	if (w->has_source && !read_rows(c, w, k)) {
		return NULL;
	}
	if (k->count > 1) {
		qsort(k->rows, k->count, sizeof *k->rows, compare_opened);
	}
	map_put(&w->cases, key_of(key), k);
	*(struct kase **)PUSH(w->arena, w->held, w->held_count, w->held_room) = k;
	return k;
}

void case_forget_empty(struct world *w, struct kase *k)
{
	if (k->count > 0 || k->listed || k->noted || k->heap_at != 0 || w->held[w->held_count - 1] != k) {
		return;
	}
	map_put(&w->cases, key_of(k->key), NULL);
	w->held_count--;
	w->spare = k;
}

/* ---- live lists ---- */

static void delist(struct kases *list, const struct kase *k)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i] != k) {
			list->items[kept++] = list->items[i];
		}
	}
	list->count = kept;
}

void case_list(struct world *w, struct kase *k, const struct record *carrier, bool listed)
{
	const record_no scopes[] = {home_scope(carrier), carrier->subject == carrier->home ? 0 : carrier->subject, 0};
	if (k->listed == listed) {
		return;
	}
	k->listed = listed;
	for (size_t i = 0; i < 3; i++) {
		if (scopes[i] == 0 && i < 2) {
			continue; /* 0 is everywhere, once */
		}
		struct kases *list = live_list(w, k->key.duty, scopes[i]);
		if (listed) {
			enlist(w, list, k);
		} else {
			delist(list, k);
		}
	}
}

void cases_second_passed(struct world *w)
{
	for (size_t i = 0; i < w->recent_count; i++) {
		struct kase *k = w->recent[i];
		const struct rec *carrier = map_get(&w->records, k->key.record);
		if (!k->live && k->listed && carrier != NULL) {
			case_list(w, k, &carrier->r, false);
		}
	}
	w->recent_count = w->dropped_count = w->ran_count = 0;
}

bool cases_list_dropped(struct ctx *c, struct world *w)
{
	for (size_t i = 0; i < w->dropped_count; i++) {
		const struct record *carrier = world_record(c, w, w->dropped[i].record);
		struct kase *k = carrier == NULL ? NULL : case_get(c, w, w->dropped[i]);
		if (k != NULL && !k->listed) {
			case_list(w, k, carrier, true);
			*(struct kase **)PUSH(w->arena, w->recent, w->recent_count, w->recent_room) = k;
		}
	}
	w->dropped_count = 0;
	return c->error == ERROR_NONE;
}

static enum scope_kind kind_of(struct ctx *c, struct world *w, record_no scope)
{
	const struct words *words = &w->plan->words;
	const struct record *r = scope == SCOPE_PROVIDER ? NULL : world_record(c, w, scope);
	if (scope == SCOPE_PROVIDER || (r != NULL && r->type == words->home)) {
		return SCOPE_OF_HOME;
	}
	return r != NULL && (r->type == words->child || r->type == words->staff) ? SCOPE_OF_PERSON : SCOPE_OF_ANY;
}

const struct kases *cases_live(struct ctx *c, struct world *w, symbol duty, record_no scope)
{
	struct kases *list = live_list(w, duty, scope);
	const record_no *carriers = NULL;
	size_t count = 0;
	if (!w->has_source || list->complete) {
		return list;
	}
	if (!w->source.live_cases(c, w->source.self, duty, scope, kind_of(c, w, scope), &carriers, &count)) {
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		struct case_key key = {duty, carriers[i]};
		struct kase *k = case_held(w, key);
		const struct record *carrier = k != NULL ? NULL : world_record(c, w, carriers[i]);
		if (k == NULL && carrier != NULL && (k = case_get(c, w, key)) != NULL) {
			k->live = true;
			case_list(w, k, carrier, true);
		}
		if (c->error != ERROR_NONE) {
			return NULL;
		}
	}
	list = live_list(w, duty, scope);
	list->complete = true;
	return list;
}

/* ---- wakes: a heap by moment, then key ---- */

static bool wakes_before(const struct kase *a, const struct kase *b)
{
	if (a->wake.s != b->wake.s) {
		return a->wake.s < b->wake.s;
	}
	return key_of(a->key) < key_of(b->key);
}

static void place(struct world *w, uint32_t at, struct kase *k)
{
	w->heap[at - 1] = k;
	k->heap_at = at;
}

static void sift_up(struct world *w, struct kase *k)
{
	uint32_t at = k->heap_at;
	for (; at > 1 && wakes_before(k, w->heap[at / 2 - 1]); at /= 2) {
		place(w, at, w->heap[at / 2 - 1]);
	}
	place(w, at, k);
}

static void sift_down(struct world *w, struct kase *k)
{
	uint32_t at = k->heap_at;
	for (;;) {
		uint32_t child = at * 2;
		if (child + 1 <= w->heap_count && wakes_before(w->heap[child], w->heap[child - 1])) {
			child++;
		}
		if (child > w->heap_count || !wakes_before(w->heap[child - 1], k)) {
			break;
		}
		place(w, at, w->heap[child - 1]);
		at = child;
	}
	place(w, at, k);
}

static void leave_heap(struct world *w, struct kase *k)
{
	struct kase *last = w->heap[w->heap_count - 1];
	uint32_t at = k->heap_at;
	w->heap_count--;
	k->heap_at = 0;
	if (last != k) {
		place(w, at, last);
		sift_up(w, last);
		sift_down(w, last);
	}
}

void case_set_wake(struct world *w, struct kase *k, struct instant wake)
{
	if (k->wake.s == wake.s && (k->heap_at != 0) == (wake.s != INSTANT_NEVER.s)) {
		return;
	}
	k->wake = wake;
	if (wake.s == INSTANT_NEVER.s) {
		if (k->heap_at != 0) {
			leave_heap(w, k);
		}
		return;
	}
	if (k->heap_at == 0) {
		*(struct kase **)PUSH(w->arena, w->heap, w->heap_count, w->heap_room) = k;
		k->heap_at = (uint32_t)w->heap_count;
	}
	sift_up(w, k);
	sift_down(w, k);
}

/* ---- what changed ---- */

static void note_case(struct world *w, struct kase *k)
{
	if (!k->noted) {
		k->noted = true;
		*(struct kase **)PUSH(w->arena, w->changed, w->changed_count, w->changed_room) = k;
	}
}

void case_note(struct world *w, struct kase *k, struct row *row)
{
	row->upon_run = 0;
	if (w->rebuilding || row->noted) {
		return;
	}
	row->noted = true;
	note_case(w, k);
	*(struct note *)PUSH(w->arena, w->notes, w->note_count, w->note_room) = (struct note){k, row, row->i, true};
}

void case_note_moved(struct world *w, struct kase *k)
{
	if (!w->rebuilding) {
		note_case(w, k);
	}
}

struct row *case_add(struct world *w, struct kase *k, const struct instance *i)
{
	struct row *row = new_row(w, k, i);
	if (!w->rebuilding) {
		row->noted = true;
		note_case(w, k);
		*(struct note *)PUSH(w->arena, w->notes, w->note_count, w->note_room) = (struct note){k, row, *i, false};
	}
	return row;
}

void case_clear(struct world *w, struct kase *k)
{
	for (size_t i = 0; i < k->count; i++) {
		case_note(w, k, k->rows[i]);
		k->rows[i]->i.record = 0; /* a row that went */
	}
	k->count = k->open_count = k->upon_count = 0;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_instance(const struct instance *a, const struct instance *b)
{
	return instance_compare_identity(a, b) == 0 && a->home == b->home && a->subject == b->subject &&
	       a->started.s == b->started.s && a->due.s == b->due.s && a->due_first.s == b->due_first.s && a->warn.s == b->warn.s &&
	       a->opened.s == b->opened.s && a->ending == b->ending && a->done_at.s == b->done_at.s && a->ended.s == b->ended.s &&
	       a->done_by == b->done_by && a->evidence == b->evidence && same_text(a->reason, b->reason) &&
	       a->imported == b->imported && a->unknown == b->unknown && a->target == b->target && a->version == b->version;
}

struct taking {
	struct instance_change *items;
	size_t count;
};

static int compare_changes(const void *a, const void *b)
{
	const struct instance_change *left = a, *right = b;
	int order = instance_compare_identity(&left->row, &right->row);
	return order != 0 ? order : (int)right->gone - (int)left->gone;
}

/* A row that went and came again the same way is no change; came again otherwise, it is one row that changed. */
static size_t join(struct instance_change *items, size_t count)
{
	size_t kept = 0;
	if (count > 1) {
		qsort(items, count, sizeof *items, compare_changes);
	}
	for (size_t i = 0; i < count; i++) {
		bool pair = i + 1 < count && items[i].gone && !items[i + 1].gone &&
		            instance_compare_identity(&items[i].row, &items[i + 1].row) == 0;
		if (pair && same_instance(&items[i].row, &items[i + 1].row)) {
			i++;
		} else if (!pair) {
			items[kept++] = items[i];
		}
	}
	return kept;
}

static size_t take_rows(struct ctx *c, struct world *w, struct instance_change **ret)
{
	struct instance_change *items = ARENA_ARRAY(c->arena, w->note_count * 2 + 1, struct instance_change);
	size_t count = 0;
	for (size_t i = 0; i < w->note_count; i++) {
		const struct note *n = &w->notes[i];
		bool there = n->row->i.record != 0;
		n->row->noted = false;
		if (n->existed) {
			items[count++] = (struct instance_change){n->before, true};
		}
		if (there) {
			items[count++] = (struct instance_change){n->row->i, false};
		}
	}
	*ret = items;
	return join(items, count);
}

static struct case_change change_of(struct ctx *c, struct world *w, const struct kase *k)
{
	const struct record *r = world_record(c, w, k->key.record);
	return (struct case_change){k->key, r == NULL ? 0 : r->subject, r == NULL ? 0 : home_scope(r), k->live, k->wake};
}

static bool is_told(const struct kase *k)
{
	return k->told && k->told_live == k->live && k->told_wake.s == k->wake.s;
}

bool changes_take(struct ctx *c, struct world *w, struct duty_changes *ret)
{
	struct instance_change *items = NULL;
	size_t count = take_rows(c, w, &items);
	struct case_change *cases = ARENA_ARRAY(c->arena, w->changed_count + 1, struct case_change);
	size_t case_count = 0;
	for (size_t i = 0; i < w->changed_count; i++) {
		struct kase *k = w->changed[i];
		k->noted = false;
		if (!is_told(k)) {
			cases[case_count++] = change_of(c, w, k);
		}
		k->told = true;
		k->told_live = k->live;
		k->told_wake = k->wake;
	}
	if (ret != NULL) {
		*ret = (struct duty_changes){items, count, cases, case_count};
	}
	w->note_count = w->changed_count = 0;
	return c->error == ERROR_NONE;
}

/* ---- reading ---- */

static int compare_pointers(const void *a, const void *b)
{
	return instance_compare_identity(*(const struct instance *const *)a, *(const struct instance *const *)b);
}

static bool is_wanted(const struct instance_filter *f, const struct instance *i)
{
	return (f->home == 0 || f->home == i->home) && (f->subject == 0 || f->subject == i->subject) &&
	       (f->record == 0 || f->record == i->record) && (f->duty == 0 || f->duty == i->duty);
}

void world_instances(struct ctx *c, const struct world *w, const struct instance_filter *f, const struct instance ***ret,
                     size_t *ret_count)
{
	size_t all = 0, count = 0;
	for (size_t i = 0; i < w->held_count; i++) {
		all += w->held[i]->count;
	}
	const struct instance **list = ARENA_ARRAY(c->arena, all + 1, const struct instance *);
	for (size_t i = 0; i < w->held_count; i++) {
		for (size_t k = 0; k < w->held[i]->count; k++) {
			if (is_wanted(f, &w->held[i]->rows[k]->i)) {
				list[count++] = &w->held[i]->rows[k]->i;
			}
		}
	}
	qsort(list, count, sizeof *list, compare_pointers);
	*ret = list;
	*ret_count = count;
}
