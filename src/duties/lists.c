/*
 * Lists of watch rows: every question of the kind "is there one since …" or "in force on …" is answered by one of them.
 *
 * A list is sorted by happening. `reach` says how far the rows up to a place reach in time, so that a search from the
 * end stops as soon as nothing before can matter.
 */
#include <stdlib.h>
#include <string.h>

#include "duties/inside.h"

static int compare_rows(const void *a, const void *b)
{
	const struct watched *left = a, *right = b;
	if (left->happened.s != right->happened.s) {
		return left->happened.s < right->happened.s ? -1 : 1;
	}
	return (left->record > right->record) - (left->record < right->record);
}

size_t list_upto(const struct list *l, struct instant moment)
{
	size_t low = 0, high = l->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (l->rows[middle].happened.s <= moment.s) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

size_t list_reaching(const struct list *l, struct instant moment)
{
	size_t low = 0, high = l->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (l->reach[middle].s < moment.s) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* ---- which row ends which ---- */

static bool same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind) {
		return false;
	}
	switch (a->kind) {
	case VALUE_WORD:
		return a->word == b->word;
	case VALUE_LINK:
		return a->link == b->link;
	case VALUE_YES_NO:
		return a->yes == b->yes;
	case VALUE_NUMBER:
		return a->number == b->number;
	case VALUE_DATE:
		return a->date.day == b->date.day;
	case VALUE_INSTANT:
		return a->instant.s == b->instant.s;
	case VALUE_TEXT:
	case VALUE_PROVISION:
		return a->text != NULL && b->text != NULL && strcmp(a->text, b->text) == 0;
	case VALUE_NONE:
		return true;
	case VALUE_LIST:
		for (uint32_t i = 0; i < a->count && a->count == b->count; i++) {
			if (!same_value(&a->items[i], &b->items[i])) {
				return false;
			}
		}
		return a->count == b->count;
	case VALUE_AMOUNT:
	case VALUE_FILE:
	case VALUE_TABLE:
	case VALUE_BECAUSE:
	case VALUE__COUNT:
		break;
	}
	return false;
}

/* Of the same subject, and agreeing in the fields that `same` names: the newer one replaces the older. */
static bool same_kind(const struct record *a, const struct record *b)
{
	static const struct value none = {VALUE_NONE, 0, {.text = NULL}};
	bool own = a->subject == a->no && b->subject == b->no; /* versions of the provider */
	if (a->subject != b->subject && !own) {
		return false;
	}
	for (size_t i = 0; i < a->kind->same_count; i++) {
		const struct fact *x = record_fact(a, a->kind->same[i], INSTANT_NEVER);
		const struct fact *y = record_fact(b, a->kind->same[i], INSTANT_NEVER);
		if (!same_value(x == NULL ? &none : &x->value, y == NULL ? &none : &y->value)) {
			return false;
		}
	}
	return true;
}

static uint32_t next_of_kind(struct ctx *c, struct world *w, const struct list *l, size_t i)
{
	const struct rec *r = rec_find(c, w, l->rows[i].record);
	for (size_t k = i + 1; r != NULL && k < l->count; k++) {
		const struct rec *newer = rec_find(c, w, l->rows[k].record);
		if (newer != NULL && same_kind(&r->r, &newer->r)) {
			return (uint32_t)k;
		}
	}
	return UINT32_MAX;
}

/* Whether it was ever said to begin at another time: then who follows whom depends on what was known when (force.c). */
static bool has_moved(const struct record *r)
{
	size_t said = 0;
	for (size_t i = 0; i < r->fact_count; i++) {
		said += r->facts[i].field == r->kind->force_from;
	}
	return said > 1;
}

/* The kinds, by following `next` from the first of each. */
static void find_kinds(struct ctx *c, struct world *w, struct list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		l->head[i] = (uint32_t)i;
		l->moved[i] = false;
	}
	for (size_t i = 0; i < l->count; i++) {
		const struct rec *r = rec_find(c, w, l->rows[i].record);
		l->moved[l->head[i]] = l->moved[l->head[i]] || (r != NULL && has_moved(&r->r));
		if (l->next[i] != UINT32_MAX) {
			l->head[l->next[i]] = l->head[i];
		}
	}
}

/* The latest that a record's force was ever said to begin. */
static struct instant last_coming(const struct record *r)
{
	struct instant last = INSTANT_NONE;
	for (size_t i = 0; i < r->fact_count; i++) {
		const struct fact *f = &r->facts[i];
		if (f->field == r->kind->force_from && f->value.kind == VALUE_DATE) {
			last = instant_later(last, instant_day_start(f->value.date));
		} else if (f->field == r->kind->force_from && f->value.kind == VALUE_INSTANT) {
			last = instant_later(last, f->value.instant);
		}
	}
	return last;
}

/* The first of its kind that was never said to begin before the last that was ever said of row i. */
static uint32_t surely_after(struct ctx *c, struct world *w, const struct list *l, size_t i)
{
	const struct rec *r = rec_find(c, w, l->rows[i].record);
	struct instant last = r == NULL ? INSTANT_NEVER : last_coming(&r->r);
	uint32_t k = l->next[i];
	while (k != UINT32_MAX && l->rows[k].happened.s <= last.s) {
		k = l->next[k];
	}
	return k;
}

/* How far row i reaches: replaced, no further than its successor's coming, or than when that is known. */
static struct instant own_reach(struct ctx *c, struct world *w, const struct list *l, size_t i)
{
	uint32_t next = l->next == NULL ? UINT32_MAX : l->next[i];
	if (next != UINT32_MAX && l->moved[l->head[i]]) {
		next = surely_after(c, w, l, i);
	}
	const struct rec *newer = next == UINT32_MAX ? NULL : rec_find(c, w, l->rows[next].record);
	if (newer == NULL) {
		return l->rows[i].until;
	}
	return instant_earlier(l->rows[i].until, instant_later(newer->r.changed, last_coming(&newer->r)));
}

static void find_reach(struct ctx *c, struct world *w, struct list *l, size_t from)
{
	for (size_t i = from; i < l->count; i++) {
		l->own[i] = own_reach(c, w, l, i);
		l->reach[i] = i == 0 ? l->own[i] : instant_later(l->reach[i - 1], l->own[i]);
	}
}

/* Whether records of a watch's type replace one another; as the newest definitions say. */
static bool replaces(const struct world *w, const struct list *l)
{
	const struct kept_watch *watch = &w->plan->watches[l->watch];
	const struct definitions *newest = w->plan->generations[w->plan->generation_count - 1].definitions;
	const struct record_type *kind = watch->force ? definitions_type(newest, watch->type) : NULL;
	return kind != NULL && kind->replaced;
}

/* ---- keeping order ---- */

static void make_room(struct world *w, struct list *l)
{
	if (l->count > l->tidy_room) {
		l->tidy_room = l->room;
		l->reach = ARENA_ARRAY(w->arena, l->room, struct instant);
		l->own = ARENA_ARRAY(w->arena, l->room, struct instant);
		bool kinds = replaces(w, l);
		l->next = kinds ? ARENA_ARRAY(w->arena, l->room, uint32_t) : NULL;
		l->head = kinds ? ARENA_ARRAY(w->arena, l->room, uint32_t) : NULL;
		l->moved = kinds ? ARENA_ARRAY(w->arena, l->room, bool) : NULL;
	}
}

static void tidy(struct ctx *c, struct world *w, struct list *l)
{
	bool sorted = true;
	make_room(w, l);
	for (size_t i = 1; i < l->count; i++) {
		sorted = sorted && compare_rows(&l->rows[i - 1], &l->rows[i]) < 0;
	}
	if (!sorted) {
		qsort(l->rows, l->count, sizeof *l->rows, compare_rows);
	}
	for (size_t i = 0; l->next != NULL && i < l->count; i++) {
		l->next[i] = next_of_kind(c, w, l, i);
	}
	if (l->next != NULL) {
		find_kinds(c, w, l);
	}
	find_reach(c, w, l, 0);
	l->tidy = true;
}

/* The newest row goes behind the last one, as it mostly does: nothing moves but the reach of what it replaces. */
static bool append_tidily(struct ctx *c, struct world *w, struct list *l)
{
	size_t n = l->count - 1, from = n;
	const struct watched *row = &l->rows[n];
	if (!l->tidy || n == 0 || l->count > l->tidy_room || compare_rows(&l->rows[n - 1], row) > 0) {
		return false;
	}
	const struct rec *newer = l->next == NULL ? NULL : rec_find(c, w, row->record);
	if (l->next != NULL) {
		l->next[n] = UINT32_MAX;
		l->head[n] = (uint32_t)n;
		l->moved[n] = false;
	}
	if (newer != NULL && has_moved(&newer->r)) {
		return false;
	}
	for (size_t k = n; newer != NULL && k > 0 && from == n; k--) {
		const struct rec *older = rec_find(c, w, l->rows[k - 1].record);
		if (l->next[k - 1] == UINT32_MAX && older != NULL && same_kind(&older->r, &newer->r)) {
			l->next[k - 1] = (uint32_t)n;
			l->head[n] = l->head[k - 1];
			from = k - 1;
		}
	}
	find_reach(c, w, l, from);
	return true;
}

static void add(struct ctx *c, struct world *w, struct list *l, const struct watched *row)
{
	*(struct watched *)PUSH(w->arena, l->rows, l->count, l->room) = *row;
	l->tidy = append_tidily(c, w, l);
}

static struct list *held(const struct world *w, uint32_t watch, record_no scope)
{
	return map_get(&w->lists, map_pair(watch + 1, scope));
}

static struct list *make(struct world *w, uint32_t watch, record_no scope)
{
	struct list *l = ARENA_NEW(w->arena, struct list);
	l->watch = watch;
	l->scope = scope;
	l->from = w->has_source ? INSTANT_NEVER : INSTANT_NONE;
	map_put(&w->lists, map_pair(watch + 1, scope), l);
	return l;
}

/* In a live world the list may not have been read yet: it then holds what is newer than the source. */
void list_put(struct ctx *c, struct world *w, uint32_t watch, const struct watched *row)
{
	struct list *l = held(w, watch, row->scope);
	add(c, w, l == NULL ? make(w, watch, row->scope) : l, row);
}

void list_take(struct world *w, uint32_t watch, const struct watched *row)
{
	struct list *l = held(w, watch, row->scope);
	for (size_t i = l == NULL ? 0 : l->count; i > 0; i--) {
		if (l->rows[i - 1].record == row->record) {
			memmove(&l->rows[i - 1], &l->rows[i], (l->count - i) * sizeof *l->rows);
			l->count--;
			l->tidy = false;
			return;
		}
	}
}

/* ---- filling ---- */

static bool is_held(const struct list *l, record_no record)
{
	for (size_t i = 0; i < l->count; i++) {
		if (l->rows[i].record == record) {
			return true;
		}
	}
	return false;
}

/* Rows that the source knows and the list does not hold: those that reach to `from` or beyond. */
static bool fill(struct ctx *c, struct world *w, struct list *l, struct instant from)
{
	const struct watched *rows = NULL;
	size_t count = 0;
	symbol key = w->plan->watches[l->watch].key;
	if (!w->source.watched(c, w->source.self, key, l->scope, from, INSTANT_NEVER, &rows, &count)) {
		return false;
	}
	bool empty = l->count == 0;
	for (size_t i = 0; i < count; i++) {
		/* Of a record that the world holds it knows better. */
		const struct rec *r = map_get(&w->records, rows[i].record);
		const struct watched *own = r == NULL ? NULL : watch_row_of(r, l->watch);
		if ((r == NULL || own != NULL) && (empty || !is_held(l, rows[i].record))) {
			struct watched row = own == NULL ? rows[i] : *own;
			row.scope = l->scope;
			add(c, w, l, &row);
		}
	}
	l->tidy = false;
	l->from = from;
	return true;
}

struct list *list_of(struct ctx *c, struct world *w, uint32_t watch, record_no scope, struct instant from)
{
	struct list *l = held(w, watch, scope);
	if (l == NULL) {
		l = make(w, watch, scope);
	}
	/* What replaces another may itself have ended long ago. */
	from = w->has_source && l->from.s != INSTANT_NONE.s && replaces(w, l) ? INSTANT_NONE : from;
	if (l->from.s > from.s && !fill(c, w, l, from)) {
		return NULL;
	}
	if (!l->tidy) {
		tidy(c, w, l);
	}
	return l;
}
